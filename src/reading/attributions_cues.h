// reading: the words that give something to a source, each with its source.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "reading/sources.h"

namespace synoptic::reading {

enum class CueKind : std::uint8_t {
  verb,        // Lind said
  gerund,      // …, saying
  infinitive,  // to say
  passive,     // was described by Lind; the source may be missing
  according,   // according to Lind
  noun,        // Lind's claim that …
};

// One cue. Elements are those of the Scene.
struct Cue {
  std::uint32_t first = 0;  // "has said", the adverbs and auxiliaries before the verb included
  std::uint32_t last = 0;
  std::uint32_t verb = 0;  // the verb itself
  std::uint32_t statement = 0;
  CueKind kind = CueKind::verb;
  bool inverted = false;  // the source stands behind: “…,” said Lind
  bool borrowed = false;  // the source belongs to an earlier verb or opens the statement
  std::uint32_t sections = 0;
  std::optional<NounPhrase> source;
};

// All cues of the scene, in text order.
[[nodiscard]] std::vector<Cue> find_cues(const Scene& scene);

}  // namespace synoptic::reading
