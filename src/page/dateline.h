// page, private: the dateline and a glued byline at the head of a paragraph.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string_view>

namespace synoptic {

// How many bytes of the line are a dateline, with its dash and the blank behind; 0: none.
//   "ORRA, May 4 (Meridian Wire) — Water rose."   =>  "ORRA, May 4 (Meridian Wire) — "
//   "Orra (MW) - Water rose."                     =>  "Orra (MW) - "
//   "Orra — the harbour town — was flooded."      =>  0
[[nodiscard]] std::size_t dateline_size(std::string_view line);

// How many bytes of the line are a byline that lost its line break: a bracket never closed, or
// "By", then names and a domain that runs into the first word.
//   "(Jane Roe, courier.exampleWater rose"  =>  "(Jane Roe, courier.example"
[[nodiscard]] std::size_t glued_byline_size(std::string_view line);

}  // namespace synoptic
