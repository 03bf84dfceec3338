// A stream of reports: what the words of a report weigh when it comes.
// SPDX-License-Identifier: Apache-2.0
//
// By how many reports of the window have them, and house text (house.h) nothing. What is house text
// is asked of the latest reports that said the same: the first kOften reports of an outlet keep the
// weights that they came with, and settle() judges anew.
#include <cmath>

#include "story/stream_state.h"

namespace synoptic {

using story::Fingerprint;
using story::Repeated;
using story::Term;

namespace {

double square_of(std::span<const float> weights) {
  double square = 0;
  for (const float weight : weights) {
    square += static_cast<double>(weight) * static_cast<double>(weight);
  }
  return square;
}

// Weights in a vector of unit length, into the terms.
void put_weights(std::vector<Term>& terms, std::span<const float> weights) {
  const auto length = static_cast<float>(std::sqrt(std::max(square_of(weights), 1e-12)));
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const float weight = story::kUnit * weights[i] / length;
    terms[i].weight = static_cast<std::uint16_t>(std::lround(weight));
  }
}

void leave_out(const Fingerprint& print, std::span<const Repeated* const> sentences,
               std::vector<float>& weights) {
  const std::vector<bool> accounted = story::accounted_for(print.terms, sentences);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (accounted[i]) weights[i] = 0;
  }
}

}  // namespace

void StoryStream::State::weigh(Fingerprint& print) const {
  std::vector<float> weights;
  weights.reserve(print.terms.size());
  for (const Term& term : print.terms) {
    const float idf = story::idf_of(term, frequencies_.of(term.hash), frequencies_.reports());
    weights.push_back(story::often_of(term) * idf);
  }
  const auto house_text = house_text_of(print, weights);
  if (!house_text.empty()) leave_out(print, house_text, weights);
  put_weights(print.terms, weights);
}

// The sentences of a report that are house text.
std::vector<const Repeated*> StoryStream::State::house_text_of(const Fingerprint& print,
                                                               std::vector<float> weights) const {
  std::vector<const Repeated*> repeated;
  for (const std::uint32_t sentence : print.sentences) {
    if (const Repeated* found = house_.find(sentence)) repeated.push_back(found);
  }
  if (repeated.empty()) return repeated;
  const double square = square_of(weights);
  leave_out(print, repeated, weights);
  if (!story::tells_by_itself(square_of(weights), square)) return {};
  std::vector<Term> rest = print.terms;
  put_weights(rest, weights);
  std::erase_if(repeated, [&](const Repeated* said) { return !is_house_text(*said, rest); });
  return repeated;
}

// Whether the rest of a report is unlike most of the latest reports that said a sentence.
bool StoryStream::State::is_house_text(const Repeated& said, std::span<const Term> rest) const {
  std::size_t asked = 0;
  std::size_t unlike = 0;
  for (const std::uint32_t serial : said.latest) {
    if (serial < oldest_) continue;
    ++asked;
    unlike += story::dot(rest, at(serial).print.terms) < levels_.story ? 1u : 0u;
  }
  return asked >= story::House::kFewestVoices && 2 * unlike > asked;
}

}  // namespace synoptic
