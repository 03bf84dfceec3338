// Words of strangers that have broken renderings before.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <vector>

namespace synoptic {

inline std::vector<std::string> hostile_words() {
  return {
      "x",
      "港",
      std::string("nul\0inside", 10),
      "\x1b]0;owned\x07\x1b[2J\x1b[31mred",
      "<script>alert(1)</script>",
      "\"><img src=x onerror=alert(1)>",
      "' onmouseover='alert(1)",
      "</style></title><!-- ]]>",
      "&lt;b&gt; &amp; &#x3c;",
      "javascript:alert(1)",
      "http://x.example/\"><script>",
      "\u202egnp.exe\u202c \u2066isolated\u2069 \u200f\u061c",
      "\u009b31m C1",
      "[link](http://x.example) **bold** `code` ~~cut~~ [^1]: note",
      "1. item",
      "# heading\n\n- list\n\n> quote",
      std::string(5000, 'a'),
      std::string(300, ' ') + "far" + std::string(300, '\n') + "away",
      "\n",
      "é\u0301\u0301\u0301 combining",
      "مرحبا بالعالم שלום",
      "港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口"
      "港口港口",
  };
}

}  // namespace synoptic
