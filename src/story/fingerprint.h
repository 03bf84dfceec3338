// story: a report as it is grouped, small enough to keep a hundred thousand of them.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "story/ordinals.h"
#include "story/term_classes.h"
#include "synoptic/reading.h"

namespace synoptic::story {

// A word or a pair of neighbouring words, by hash.
struct Term {
  std::uint32_t hash = 0;
  std::uint8_t often = 0;    // how much it counts in its report, in sixteenths: see often_of
  std::uint8_t rarity = 0;   // its share of news at large, on a logarithmic scale: see share_of
  std::uint16_t weight = 0;  // in a vector of unit length, in 1/65535, when it was last weighed
};

// A name as a story is told by it.
struct SeenName {
  std::string_view form;
  NameKind kind = NameKind::other;
};

constexpr std::size_t kSketch = 16;

struct Fingerprint {
  std::uint64_t text = 0;   // hash of the report's text
  std::vector<Term> terms;  // at most kKeptTerms, sorted by hash
  std::vector<Numbered> ordinals;
  std::array<std::uint32_t, kSketch> sketch{};  // the smallest shingle hashes, sorted: for copies
  std::vector<std::uint32_t> sentences;  // of a known outlet's report, with it; sorted, each once
  std::optional<float> day;              // of publication, in days since 1970
  std::string shown;                     // fields for telling, see shown_of

  bool operator==(const Fingerprint& other) const;
};

// What a Fingerprint keeps for people. Views into Fingerprint::shown.
struct Shown {
  std::string_view id;
  std::string_view outlet;  // empty when unknown, as all below
  std::string_view title;
  std::string_view published;   // ISO 8601
  std::string_view origin;      // whom the report as a whole is had from, or its outlet
  std::vector<SeenName> names;  // the main ones, the most told of first
};
[[nodiscard]] Shown shown_of(const Fingerprint& report);

// Takes what grouping needs from a report, terms weighed by their classes. Never fails; safe to
// call from many threads.
[[nodiscard]] Fingerprint fingerprint_of(const AnnotatedReport& report,
                                         const TermWeights& weights = learned_weights());

// A sentence as its outlet may say it over and over.
struct Saying {
  std::uint32_t sentence = 0;  // as in Fingerprint::sentences
  std::vector<Term> terms;     // sorted; counted as if it stood in the lead
};

// The sentences of a report that are among `wanted`, which are sorted.
[[nodiscard]] std::vector<Saying> sayings_of(const AnnotatedReport& report,
                                             std::span<const std::uint32_t> wanted);

// (1 + ln tf) times the weight of the term's class (term_classes.h); and the share of news that
// holds a term.
[[nodiscard]] float often_of(const Term& term);
[[nodiscard]] float share_of(const Term& term);

// The words of a token for grouping: lower case, parted at hyphens, full stops and apostrophes
// dropped, commas in numbers too: "U.S.-backed" => "us", "backed".
[[nodiscard]] std::vector<std::string> words_of(std::string_view folded, TokenKind kind);

// The share of shingles two reports have in common, estimated from their sketches (Broder 1997).
[[nodiscard]] double resemblance(const Fingerprint& a, const Fingerprint& b);

}  // namespace synoptic::story
