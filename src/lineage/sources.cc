// SPDX-License-Identifier: Apache-2.0
#include "lineage/sources.h"

#include <algorithm>
#include <map>
#include <utility>

#include "lineage/outlets.h"

namespace synoptic::lineage {
namespace {

constexpr std::uint32_t kAkin = 3;            // weight of shared names that makes one story
constexpr std::size_t kClustersPerName = 16;  // beyond, a name tells nothing any more

// Whether what is known of two sources with one head can be of one: the one says no more than the
// other.
bool compatible(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::includes(a.begin(), a.end(), b.begin(), b.end()) ||
         std::includes(b.begin(), b.end(), a.begin(), a.end());
}

std::uint32_t weight_of(const Profile& profile) {
  std::uint32_t weight = 0;
  for (const Profile::Name& name : profile.names) weight += name.weight;
  return weight;
}

}  // namespace

SourceIndex Sources::intern(std::string key, std::string_view label, OriginKind kind,
                            std::uint32_t rank) {
  const auto [at, is_new] = by_key_.try_emplace(key, static_cast<SourceIndex>(sources_.size()));
  if (is_new) {
    sources_.push_back(
        {.key = std::move(key), .label = std::string(label), .kind = kind, .first_rank = rank});
  }
  return at->second;
}

SourceIndex Sources::outlet(std::uint32_t rank, std::string_view name, OriginKind kind) {
  std::string key = Outlets::known().key_of(name);
  if (key.empty()) key = std::string(name);
  if (Outlets::known().is_agency(key)) kind = OriginKind::agency;
  const SourceIndex source = intern("outlet:" + key, name, kind, rank);
  if (sources_[source].kind == OriginKind::medium) sources_[source].kind = kind;
  return source;
}

SourceIndex Sources::lone_report(std::uint32_t rank, const Report& report) {
  return intern("report:" + report.id, report.id, OriginKind::unknown, rank);
}

SourceIndex Sources::voice(std::uint32_t rank, const Voice& voice) {
  if (voice.kind != NameKind::person) {
    return intern("voice:" + voice.family, voice.label, OriginKind::statement, rank);
  }
  if (voice.given.empty()) {
    return in_bucket("person:" + voice.family, rank, {}, voice.label, OriginKind::statement);
  }
  const std::string key = "person:" + voice.given + ' ' + voice.family;
  if (const auto known = by_key_.find(key); known != by_key_.end()) return known->second;
  const SourceIndex source =
      in_bucket("person:" + voice.family, rank, {voice.given}, voice.label, OriginKind::statement);
  by_key_.emplace(key, source);
  if (sources_[source].label.size() < voice.label.size()) sources_[source].label = voice.label;
  return source;
}

SourceIndex Sources::described(std::uint32_t rank, const Description& description,
                               std::string label, OriginKind kind) {
  return in_bucket("described:" + description.head, rank, description.about, label, kind);
}

SourceIndex Sources::loop(std::vector<SourceIndex> outlets) {
  std::ranges::sort(outlets, {}, [&](SourceIndex source) { return sources_[source].key; });
  outlets.erase(std::unique(outlets.begin(), outlets.end()), outlets.end());
  if (outlets.size() == 1) return outlets.front();
  std::string key = "loop";
  std::string label;
  for (const SourceIndex outlet : outlets) {
    key += '\n' + sources_[outlet].key;
    label += (label.empty() ? "" : " ⇄ ") + sources_[outlet].label;
  }
  return intern(std::move(key), label, OriginKind::unknown, sources_[outlets[0]].first_rank);
}

void Sources::mark_post(SourceIndex source) {
  NamedSource& named = sources_[source];
  if (named.kind == OriginKind::statement) named.kind = OriginKind::post;
}

std::optional<SourceIndex> Sources::known_outlet(std::string_view name) const {
  const auto known = by_key_.find("outlet:" + Outlets::known().key_of(name));
  return known == by_key_.end() ? std::nullopt : std::optional(known->second);
}

std::optional<std::uint32_t> Sources::cluster_for(const Bucket& bucket, std::uint32_t rank,
                                                  const std::set<std::string>& about) const {
  std::map<std::uint32_t, std::uint32_t> shared;  // cluster => weight of shared names
  for (const Profile::Name& name : profiles_[rank].names) {
    const auto clusters = bucket.by_name.find(name.hash);
    if (clusters == bucket.by_name.end()) continue;
    for (const std::uint32_t cluster : clusters->second) shared[cluster] += name.weight;
  }
  const std::uint32_t needed = std::min(kAkin, std::max(1u, weight_of(profiles_[rank])));
  std::optional<std::uint32_t> best;
  for (const auto& [cluster, weight] : shared) {
    if (weight < needed || !compatible(bucket.clusters[cluster].about, about)) continue;
    if (!best || weight > shared[*best]) best = cluster;
  }
  return best;
}

SourceIndex Sources::in_bucket(std::string head, std::uint32_t rank,
                               const std::set<std::string>& about, std::string_view label,
                               OriginKind kind) {
  Bucket& bucket = buckets_[head];
  std::optional<std::uint32_t> cluster = cluster_for(bucket, rank, about);
  if (!cluster) {
    cluster = static_cast<std::uint32_t>(bucket.clusters.size());
    head += '#' + std::to_string(*cluster);
    bucket.clusters.push_back(
        {.source = intern(std::move(head), label, kind, rank), .about = about});
  }
  bucket.clusters[*cluster].about.insert(about.begin(), about.end());
  for (const Profile::Name& name : profiles_[rank].names) {
    std::vector<std::uint32_t>& clusters = bucket.by_name[name.hash];
    const bool known = std::find(clusters.begin(), clusters.end(), *cluster) != clusters.end();
    if (!known && clusters.size() < kClustersPerName) clusters.push_back(*cluster);
  }
  return bucket.clusters[*cluster].source;
}

}  // namespace synoptic::lineage
