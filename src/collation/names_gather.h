// collation: every entity of every report, ready to be merged.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "collation/names_profile.h"
#include "synoptic/collation.h"

namespace synoptic {

// An entity of one report with its forms.
struct NameEntity {
  ReportIndex report = 0;
  EntityIndex entity = 0;
  std::uint32_t rank = 0;  // of the report, in the order of ids
  NameKind kind = NameKind::other;
  std::vector<NameForm> forms;  // distinct by key, the fullest first
  std::uint32_t mentions = 0;
  std::vector<std::string> offices;  // the heads of the roles it is given, folded

  [[nodiscard]] const NameForm& fullest() const { return forms.front(); }
};

// The reports' places when sorted by id, then by text: the order in which everything is done, so
// that the order of the input decides nothing.
[[nodiscard]] std::vector<std::uint32_t> report_ranks(Reports reports);

// All entities whose mentions have words, sorted by report rank, then entity.
[[nodiscard]] std::vector<NameEntity> gather_entities(Reports reports);

// Which entities are one: a forest over their places in a list. The root of a set is its smallest
// member, so sets do not depend on the order of joining.
class NameSets {
 public:
  explicit NameSets(std::size_t size);
  [[nodiscard]] std::uint32_t root(std::uint32_t at) const;
  void join(std::uint32_t a, std::uint32_t b);
  [[nodiscard]] bool together(std::uint32_t a, std::uint32_t b) const { return root(a) == root(b); }

 private:
  mutable std::vector<std::uint32_t> parent_;
};

}  // namespace synoptic
