// page, private: which language a text is in.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace synoptic {

struct Detected {
  std::string language;             // BCP 47; empty when the text does not tell
  std::vector<std::string> others;  // further languages that a fifth of the text is in
};

// By the letters of the text's first few thousand bytes (Compact Language Detector 2).
//   "Water rose in the lower town of Orra on Monday, the mayor said."  =>  "en"
//   "1 2 3"                                                           =>  ""
[[nodiscard]] Detected detect_language(std::string_view text);

}  // namespace synoptic
