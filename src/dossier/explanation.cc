// Why a claim is what it is, for a terminal and as JSON.
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "dossier/facts.h"
#include "dossier/json.h"
#include "dossier/labels.h"
#include "dossier/terminal.h"
#include "dossier/words.h"

namespace synoptic {
namespace {

std::string two_places(double number) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.2f", number);
  return buffer.data();
}

// "0.71 of 0.65"
std::string scored(double score, double threshold) {
  return two_places(score) + " of " + two_places(threshold);
}

// "A1", "A2", "B1": the answer, and the reading within it.
std::vector<std::string> signs_of(const Claim& claim) {
  std::vector<std::string> signs(claim.readings.size());
  for (std::size_t a = 0; a < claim.answers.size(); ++a) {
    std::size_t number = 0;
    for (const std::uint32_t r : claim.answers[a].readings) {
      if (r >= signs.size()) continue;
      signs[r] = std::string(1, static_cast<char>('A' + std::min<std::size_t>(a, 25)));
      signs[r] += std::to_string(++number);
    }
  }
  return signs;
}

void show_values(TerminalView& view, const Claim& claim, const Explanation& why,
                 const std::vector<std::string>& signs) {
  view.heading("VALUES", counted(claim.readings.size(), "reading"));
  for (std::size_t r = 0; r < claim.readings.size(); ++r) {
    const ClaimReading& reading = claim.readings[r];
    const std::string value = r < why.values.size() ? flat(why.values[r]) : std::string();
    view.paper.cells(2, {{{{signs[r], Ink::strong}}, 4},
                         {{{view.labels[reading.anchor.report], Ink::plain}}, view.label_columns()},
                         {{{value, Ink::strong}}, view.label_columns()},
                         {view.in_context(reading.anchor, reading.sentence), 0}});
  }
}

void show_pairs(TerminalView& view, const Explanation& why, const std::vector<std::string>& signs) {
  if (why.pairs.empty()) return;
  view.heading("COMPARED", counted(why.pairs.size(), "pair"));
  const std::size_t shown = std::min(why.pairs.size(), view.limit(24));
  for (std::size_t i = 0; i < shown; ++i) {
    const ComparedPair& pair = why.pairs[i];
    std::string outcome(pair.relation);
    outcome += " · " + std::string(label_of(pair.reason));
    view.paper.ends(
        2, {{signs[pair.a] + " – " + signs[pair.b] + "  ", Ink::strong}, {outcome, Ink::plain}},
        {"one question: " + scored(pair.score, pair.threshold), Ink::faint});
  }
  view.more(2, why.pairs.size(), shown);
}

void show_lost(TerminalView& view, const Explanation& why) {
  view.heading("ALTERNATIVES THAT LOST", std::to_string(why.lost.size()));
  for (const LostReading& lost : why.lost) {
    std::vector<Run> right = view.in_brief(lost.anchor);
    right.push_back({" · " + std::string(lost.because) + " · " + scored(lost.score, lost.threshold),
                     Ink::faint});
    view.paper.pair(2, {{view.labels[lost.anchor.report], Ink::plain}}, view.label_columns(),
                    right);
  }
}

}  // namespace

std::string to_terminal(const Dossier& dossier, const Claim& claim, const Explanation& why,
                        const TerminalOptions& options) {
  TerminalView view(dossier, options);
  view.paper.ends(0, {{view.quoted(claim.about), Ink::title}}, {flat(claim.id), Ink::faint});
  std::string verdict(name_of(claim.verdict));
  verdict += " · " + std::string(name_of(claim.kind));
  if (claim.reason) verdict += " · " + std::string(label_of(*claim.reason));
  view.paper.paragraph(0, {{std::move(verdict), Ink::strong}});
  view.heading("RULE", std::string(name_of(why.rule)));
  view.paper.paragraph(2, {{std::string(description_of(why.rule)), Ink::plain}});
  const std::vector<std::string> signs = signs_of(claim);
  show_values(view, claim, why, signs);
  show_pairs(view, why, signs);
  show_lost(view, why);
  return view.paper.take();
}

std::string to_json(const Dossier& dossier, const Claim& claim, const Explanation& why) {
  return DossierWriter(dossier).write(claim, why);
}

}  // namespace synoptic
