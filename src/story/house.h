// story: what an outlet says over and over, in reports that have nothing else in common.
// SPDX-License-Identifier: Apache-2.0
//
// "Sign up for the evening bulletin and read it first" stands under every report of an outlet, and
// where the reports are short it makes them alike. A sentence is house text when kOften reports of
// its outlet or more say it and most of these, taken two at a time, are not alike in the rest of
// their words: what is left when all that the outlet repeats is taken out of them. That rest must
// be there, too. So the updates of one story, which repeat its background, and copies, of which
// nothing is left, say no house text, however many they are.
//
// The words of house text say nothing of what a report is about and weigh nothing in it, unless the
// report says them more often than its house text does. What is repeated word for word is found;
// a line with the name of its author or a date in it is not.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>
#include <vector>

#include "story/fingerprint.h"
#include "story/weights.h"
#include "synoptic/reading.h"

namespace synoptic::story {

// A sentence that an outlet repeats, and the latest reports that said it.
struct Repeated {
  std::vector<Term> terms;
  std::vector<std::uint32_t> latest;  // serials, ascending, House::kAsked at most
};

// What the outlets of a window repeat. How often a sentence is said is counted in cells that
// sentences share, two bytes each and about one a sentence, so it can be found too often, never too
// seldom; the sentences that are said kOften times are kept with their terms.
class House {
 public:
  static constexpr std::uint32_t kOften = 8;
  static constexpr std::size_t kAsked = 8;
  static constexpr std::size_t kFewestVoices = 4;  // of those asked, with something of their own

  explicit House(std::size_t window);

  // Counts the sentences of a report. The terms of one that is now said often are taken from it.
  // REQUIRES: serials grow from call to call.
  void add(std::uint32_t serial, const Fingerprint& print, const AnnotatedReport& report);
  // The same of a saved report: what was kept is put back by restore().
  void count(const Fingerprint& print);
  void restore(std::uint32_t sentence, Repeated repeated);
  // REQUIRES: the report was added, and is the oldest that has not been removed.
  void remove(std::uint32_t serial, const Fingerprint& print);

  // What is kept of a sentence, or null.
  [[nodiscard]] const Repeated* find(std::uint32_t sentence) const;
  [[nodiscard]] const std::map<std::uint32_t, Repeated>& kept() const { return kept_; }
  [[nodiscard]] std::size_t bytes() const;

 private:
  [[nodiscard]] std::uint16_t& cell(std::uint32_t sentence) {
    return cells_[sentence % cells_.size()];
  }
  void fetch(const Fingerprint& print) const;

  std::size_t window_;
  std::vector<std::uint16_t> cells_;
  std::map<std::uint32_t, Repeated> kept_;
};

// Which of the terms the sentences account for: those that they say as often as the report does.
[[nodiscard]] std::vector<bool> accounted_for(std::span<const Term> terms,
                                              std::span<const Repeated* const> sentences);

// Whether so much of a report is left that it tells something by itself, by squares of weights.
[[nodiscard]] bool tells_by_itself(double square_of_rest, double square);

// The terms without house text of the reports that have any, by their place in `order`. A function
// of the set of reports, where `order` is and `house` has counted exactly these.
[[nodiscard]] std::unordered_map<std::uint32_t, std::vector<Term>> without_house_text(
    std::span<const Fingerprint* const> reports, std::span<const std::uint32_t> order,
    const Frequencies& frequencies, const House& house, double level);

}  // namespace synoptic::story
