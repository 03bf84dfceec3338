// collation: what office the words of a role name, and when two are one.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collation/names.h"
#include "synoptic/collation.h"

namespace synoptic {

// A word or name that says whose office it is: "Ukraine's", "legal", "of the F.B.I.".
struct OfficeDomain {
  std::string word;  // folded
  std::optional<NameIndex> name;
  bool place = false;
};

// One office of one role.
struct Office {
  std::string head;                    // as the table has it: "governor"
  std::vector<std::string_view> rank;  // "deputy"; sorted
  std::vector<OfficeDomain> domain;
  bool listed = false;  // the table knows the head
};

// How two offices of one person stand to each other.
enum class OfficeMatch : std::uint8_t {
  same,        // "Gov." and "governor of Velmark"; a loose word and what it stands for
  compatible,  // two offices one person can hold
  exclusive,   // nobody holds both: governor and lieutenant governor, mayors of two towns
};
[[nodiscard]] OfficeMatch compare_offices(const Office& a, const Office& b);

// The offices that a role's words name: several for a list ("a former chief of staff and legal
// counsel").
[[nodiscard]] std::vector<Office> read_offices(const AnnotatedReport& report, ReportIndex index,
                                               Span role, const NameTable& names);

// Whether the head is an office that is held and left, so that "former" makes a difference.
[[nodiscard]] bool is_held(const Office& office);

// The party that words name a person a member of: "(D-N.C.)", "a Democrat" => "democrat"; or "".
// Of several before a name the last is its own: "the Republican and Democrat Anna Lind".
[[nodiscard]] std::string_view read_party(const AnnotatedReport& report, Span role,
                                          bool before_name);

// The party that a folded word names, by name, members or adjective; or "".
[[nodiscard]] std::string_view party_of_word(std::string_view folded);

// Whether a head may stand for several offices: "official", "leader".
[[nodiscard]] bool is_loose_head(std::string_view head);

// Whether a folded word is one of a look back: "under", "since", "ago".
[[nodiscard]] bool looks_back(std::string_view folded);

// Whether happenings of a kind win or lose offices.
[[nodiscard]] bool changes_office(std::string_view kind);

}  // namespace synoptic
