// SPDX-License-Identifier: Apache-2.0
#include "lineage/voices.h"

#include <algorithm>
#include <unordered_map>

#include "synoptic/ids.h"
#include "synoptic/text.h"

namespace synoptic::lineage {
namespace {

constexpr std::size_t kNamesPerProfile = 64;  // the ones mentioned most

std::string_view words_of_entity(const AnnotatedReport& report, EntityIndex entity) {
  const Entity& e = report.reading.entities[entity];
  if (e.fullest >= report.reading.names.size()) return {};
  return cut(report.report.text, report.reading.names[e.fullest].span);
}

// The words of a name, as they sound, between spaces and hyphens; "the" left out.
std::vector<std::string> sounds_of(std::string_view name) {
  std::vector<std::string> sounds;
  while (!name.empty()) {
    const auto end = name.find_first_of(" -\n\t");
    std::string sound = sound_of(name.substr(0, end));
    if (!sound.empty() && !(sounds.empty() && sound == "the")) sounds.push_back(std::move(sound));
    if (end == std::string_view::npos) break;
    name.remove_prefix(end + 1);
  }
  return sounds;
}

// "Jr.", "III" and the like stand behind the surname.
bool is_generation(const std::string& sound) {
  return sound == "ir" || sound == "sr" || sound == "i" || sound == "iv" || sound == "v";
}

}  // namespace

std::string sound_of(std::string_view word) {
  std::string out;
  for (char c : latin_skeleton(word)) {
    if (c == 'y' || c == 'j') c = 'i';
    if (out.empty() || out.back() != c) out += c;
  }
  return out;
}

Voice voice_of(const AnnotatedReport& report, EntityIndex entity) {
  Voice voice;
  voice.kind = report.reading.entities[entity].kind;
  const std::string_view name = words_of_entity(report, entity);
  voice.label = std::string(name);
  std::vector<std::string> sounds = sounds_of(name);
  if (voice.kind == NameKind::person) {
    while (sounds.size() > 2 && is_generation(sounds.back())) sounds.pop_back();
    if (sounds.size() > 1) voice.given = sounds.front();
    if (!sounds.empty()) voice.family = sounds.back();
    return voice;
  }
  for (const std::string& sound : sounds) voice.family += sound;
  return voice;
}

Profile profile_of(const AnnotatedReport& report) {
  std::vector<EntityIndex> order;
  for (EntityIndex e = 0; e < report.reading.entities.size(); ++e) order.push_back(e);
  if (order.size() > kNamesPerProfile) {
    const auto mentions = [&](EntityIndex e) { return report.reading.entities[e].mentions.size(); };
    std::sort(order.begin(), order.end(), [&](EntityIndex x, EntityIndex y) {
      return mentions(x) != mentions(y) ? mentions(x) > mentions(y) : x < y;
    });
    order.resize(kNamesPerProfile);
  }
  Profile profile;
  for (const EntityIndex e : order) {
    const Voice voice = voice_of(report, e);
    if (voice.family.empty()) continue;
    const bool strong = voice.kind == NameKind::person || voice.kind == NameKind::organization;
    profile.names.push_back({hash_bytes(voice.family), strong ? 2u : 1u});
  }
  std::sort(profile.names.begin(), profile.names.end(), [](const auto& x, const auto& y) {
    return x.hash != y.hash ? x.hash < y.hash : x.weight > y.weight;
  });
  const auto same = [](const auto& x, const auto& y) { return x.hash == y.hash; };
  profile.names.erase(std::unique(profile.names.begin(), profile.names.end(), same),
                      profile.names.end());
  return profile;
}

void drop_common(std::vector<Profile>& profiles) {
  constexpr std::size_t kAlwaysKept = 24;  // reports
  const std::size_t most = std::max(kAlwaysKept, profiles.size() / 100);
  if (profiles.size() <= most) return;
  std::unordered_map<std::uint64_t, std::uint32_t> reports;
  for (const Profile& profile : profiles) {
    for (const Profile::Name& name : profile.names) ++reports[name.hash];
  }
  for (Profile& profile : profiles) {
    std::erase_if(profile.names, [&](const auto& name) { return reports[name.hash] > most; });
  }
}

}  // namespace synoptic::lineage
