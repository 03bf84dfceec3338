// reading: who speaks where in one report: its cues with their names, and whose each quote is.
// SPDX-License-Identifier: Apache-2.0
//
// What quotes, attributions and credits are read from.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "reading/attributions_cues.h"
#include "reading/attributions_scene.h"
#include "reading/sources.h"

namespace synoptic::reading {

// How a quote came to its source.
enum class VoiceBy : std::uint8_t {
  nobody,      // no source
  cue_after,   // “…,” said Lind
  cue_before,  // Lind said “…”
  colon,       // Lind: “…”, without a verb that speaks
  state,       // Lind was “…”: the words are ascribed to whom they describe
  carried,     // a quote without words around it goes on with the one before
};

// Whose one quote of the scene is.
struct Voice {
  VoiceBy by = VoiceBy::nobody;
  std::uint32_t element = 0;  // the quote among the scene's elements
  std::uint32_t statement = 0;
  std::uint32_t cue = kNothing;  // into Voices::cues
  std::optional<NounPhrase> source;
  std::optional<EntityIndex> entity;
  bool alone = false;      // nothing but quotes in its statement
  bool continued = false;  // goes on with the quote before it
};

struct Voices {
  Voices(const Report& report, const Text& text, const Reading& reading);

  Scene scene;
  std::vector<Cue> cues;
  std::vector<std::optional<EntityIndex>> cue_entities;  // per cue
  std::vector<Voice> quotes;                             // per quote of the scene
};

}  // namespace synoptic::reading
