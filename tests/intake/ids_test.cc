// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "synoptic/intake.h"

namespace synoptic {
namespace {

using testing::ElementsAre;

Record record(std::string path, std::string id, std::uint64_t line = 0) {
  Record made;
  made.path = std::move(path);
  made.id = std::move(id);
  made.line = line;
  return made;
}

std::vector<std::string> settled(std::vector<Record> records) {
  settle_ids(records);
  std::vector<std::string> ids;
  for (const Record& each : records) ids.push_back(each.id);
  return ids;
}

TEST(Ids, ThatDifferStayAsTheyAre) {
  EXPECT_THAT(settled({record("a/x.txt", "x"), record("b/y.txt", "y")}), ElementsAre("x", "y"));
}

TEST(Ids, ThatClashTakeTheShortestTailThatTellsThemApart) {
  EXPECT_THAT(settled({record("monday/harbour.txt", "harbour"),
                       record("tuesday/harbour.txt", "harbour"), record("x.txt", "x")}),
              ElementsAre("monday/harbour", "tuesday/harbour", "x"));
  EXPECT_THAT(settled({record("a/x/harbour.txt", "harbour"), record("b/x/harbour.txt", "harbour"),
                       record("c/y/harbour.txt", "harbour")}),
              ElementsAre("a/x/harbour", "b/x/harbour", "y/harbour"));
}

TEST(Ids, KeepTheEndingWhereNothingElseTellsThemApart) {
  EXPECT_THAT(settled({record("a/harbour.txt", "harbour"), record("a/harbour.html", "harbour")}),
              ElementsAre("harbour.txt", "harbour.html"));
}

TEST(Ids, OfJsonLinesTakeTheLine) {
  EXPECT_THAT(settled({record("in/reports.jsonl", "reports", 1),
                       record("in/reports.jsonl", "reports", 12)}),
              ElementsAre("reports:1", "reports:12"));
  EXPECT_THAT(settled({record("a.jsonl", "orra", 3), record("b.jsonl", "orra", 3)}),
              ElementsAre("a", "b"));
}

TEST(Ids, AreUniqueEvenWhenSomebodyTookTheTailAlready) {
  auto ids =
      settled({record("monday/harbour.txt", "harbour"), record("tuesday/harbour.txt", "harbour"),
               record("x.jsonl", "monday/harbour", 1), record("y.jsonl", "x.jsonl:1", 1),
               record("same.txt", "same"), record("same.txt", "same")});
  std::ranges::sort(ids);
  EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());
}

TEST(Ids, DependOnTheSetNotOnTheOrder) {
  std::vector<Record> records = {record("a/x/h.txt", "h"),  record("b/x/h.txt", "h"),
                                 record("b/h.html", "h"),   record("r.jsonl", "h", 2),
                                 record("r.jsonl", "h", 7), record("q.txt", "q")};
  std::map<std::pair<std::string, std::uint64_t>, std::string> first;
  std::ranges::sort(records, {}, &Record::line);
  for (int round = 0; round < 6; ++round) {
    std::vector<Record> shuffled = records;
    std::ranges::rotate(shuffled, shuffled.begin() + round);
    settle_ids(shuffled);
    for (const Record& each : shuffled) {
      const auto [place, is_new] = first.try_emplace({each.path, each.line}, each.id);
      EXPECT_EQ(place->second, each.id);
    }
  }
}

}  // namespace
}  // namespace synoptic
