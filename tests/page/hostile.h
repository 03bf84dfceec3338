// tests: pages made to cost their reader more than their size.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace synoptic {

// A page is `front`, then `piece` again and again, then `back`. In `piece` "#" is a running number.
struct HostileKind {
  std::string_view name;
  std::string_view front;
  std::string_view piece;
  std::string_view back;
};

inline constexpr std::array<HostileKind, 12> kHostileKinds = {{
    {"nesting", "", "<div>", ""},
    {"formatting", "", "<b><i>x", ""},
    {"attributes", "<p", " a#=b", ">x"},
    {"entities", "<p>", "&amp&notit&#x;&CounterClockwise", ""},
    {"comments", "<p>", "<!--x--!><!-", ""},
    {"cdata", "<svg>", "<![CDATA[x]]><g>", ""},
    {"tables", "", "<table>x<tr><td><table><b>", ""},
    {"nuls", "<p>", std::string_view("x\0", 2), ""},
    {"text", "<p>", "water rose in orra and it ", ""},
    {"attribute", "<p title='", "x&amp;", "'>x"},
    {"scripts", "<script>", "</scrip<!--<script>--", ""},
    {"doctypes", "", "<!DOCTYPE html PUBLIC \"x><!ENTITY ", ""},
}};

inline std::string hostile_page(const HostileKind& kind, std::size_t size) {
  std::string page(kind.front);
  for (std::size_t number = 0; page.size() < size; ++number) {
    for (const char c : kind.piece) {
      if (c == '#') {
        page += std::to_string(number);
      } else {
        page += c;
      }
    }
  }
  return page += kind.back;
}

}  // namespace synoptic
