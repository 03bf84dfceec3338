// Ids that tell records apart, and stay the same whatever order the records come in.
// SPDX-License-Identifier: Apache-2.0
//
// Idea: a clash is settled among the records that clash, by the shortest tail of each one's path
// that no other path of theirs has. "a/x/harbour.txt", "b/x/harbour.txt" and "c/y/harbour.txt"
// become "a/x/harbour", "b/x/harbour" and "y/harbour". "x/harbour.txt" and "x/harbour.html" have
// all tails in common and keep their endings: "harbour.txt", "harbour.html". JSON lines of one file
// share its path and get their line: "reports:12".
//
// Counter-example: somebody's own id may be "y/harbour" already. Whoever still clashes takes the
// whole path with its line, and after that a number in the order of path and line, which cannot
// clash. Cost: one map entry per tail of the clashing paths.

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "intake/files.h"
#include "synoptic/intake.h"

namespace synoptic {
namespace {

using Group = std::vector<Record*>;

// All records under their ids; groups of one are no clash.
std::map<std::string, Group> by_id(std::vector<Record>& records) {
  std::map<std::string, Group> groups;
  for (Record& record : records) groups[record.id].push_back(&record);
  std::erase_if(groups, [](const auto& group) { return group.second.size() < 2; });
  return groups;
}

// "c", "b/c", "a/b/c" of "a/b/c".
std::vector<std::string_view> tails_of(std::string_view path) {
  std::vector<std::string_view> tails;
  for (std::size_t at = path.size(); at > 0; --at) {
    if (path[at - 1] == '/' && at < path.size()) tails.push_back(path.substr(at));
  }
  tails.push_back(path);
  return tails;
}

// Without endings first, then with them.
std::vector<std::string_view> names_of(std::string_view path) {
  std::vector<std::string_view> names = tails_of(without_ending(path));
  if (without_ending(path) == path) return names;
  const std::vector<std::string_view> with_endings = tails_of(path);
  names.insert(names.end(), with_endings.begin(), with_endings.end());
  return names;
}

// The path, with an archive's entry as if it lay in a folder of the archive's name.
std::string place_of(const Record& record) {
  return record.entry.empty() ? record.path : record.path + "/" + record.entry;
}

std::string with_line(std::string name, const Record& record) {
  return record.line == 0 ? name : name + ":" + std::to_string(record.line);
}

void settle_by_tails(const Group& group) {
  std::map<std::string, std::size_t, std::less<>> records_at;
  for (const Record* record : group) ++records_at[place_of(*record)];
  std::map<std::string_view, std::size_t> paths_with;
  for (const auto& [path, count] : records_at) {
    for (const std::string_view name : names_of(path)) ++paths_with[name];
  }
  for (Record* record : group) {
    const std::string place = place_of(*record);
    std::string_view chosen = place;
    for (const std::string_view name : names_of(place)) {
      if (paths_with.at(name) > 1) continue;
      chosen = name;
      break;
    }
    const std::string name(chosen);
    record->id = records_at.at(place) > 1 ? with_line(name, *record) : name;
  }
}

void settle_by_number(const Group& group, std::set<std::string>& taken) {
  Group ordered = group;
  std::ranges::sort(ordered, [](const Record* a, const Record* b) {
    return std::tie(a->path, a->entry, a->line) < std::tie(b->path, b->entry, b->line);
  });
  std::size_t number = 1;
  for (Record* record : ordered) {
    std::string id;
    do {
      id = with_line(place_of(*record), *record) + "#" + std::to_string(number++);
    } while (!taken.insert(id).second);
    record->id = id;
  }
}

}  // namespace

void settle_ids(std::vector<Record>& records) {
  for (const auto& [id, group] : by_id(records)) settle_by_tails(group);
  for (const auto& [id, group] : by_id(records)) {
    for (Record* record : group) record->id = with_line(place_of(*record), *record);
  }
  const auto clashes = by_id(records);
  if (clashes.empty()) return;
  std::set<std::string> taken;
  for (const Record& record : records) taken.insert(record.id);
  for (const auto& [id, group] : clashes) settle_by_number(group, taken);
}

}  // namespace synoptic
