// Texts with labelled names, as the trainer and the scorer of the tagger take them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "reading/names_draft.h"
#include "reading/names_model.h"
#include "synoptic/page.h"
#include "synoptic/reading.h"

namespace synoptic::names_training {

struct LabelledName {
  Span span;  // bytes
  NameKind kind = NameKind::other;
};

// One text of a file of JSON lines {"id", "text", "names": [{"span": [start, end), "kind"}]}, spans
// in code points.
struct LabelledText {
  std::string id;
  Report report;
  Text text;
  std::vector<LabelledName> names;
};

// What a file of labelled texts is to the trainer.
struct Corpus {
  std::string path;
  float weight = 1;
  // Its labels have no `other`: a capitalised word outside all names may still be one.
  bool others_unknown = false;
  // What a run weighs where labels and rules differ, beside one where they agree.
  float doubt = 1;
  // Whether one text in kHeldOut is kept back for choosing.
  bool held_out = false;
};
inline constexpr std::size_t kHeldOut = 5;

// Reads the texts of a file. With `recase` some lines are put into capitals or title case, so that
// the tagger learns from headlines; which lines depends on the text alone. Ends the program with a
// message when the file cannot be read.
[[nodiscard]] std::vector<LabelledText> read_corpus(const std::string& path, bool recase);

// Another tagger calls a surname now a person, now an organization: where the text has somebody's
// full name that ends with it, a lone word is that person.
void mend_surnames(LabelledText& text);

// The label of every token by the names: a token is part of a name that covers half of it.
[[nodiscard]] std::vector<reading::NameLabel> labels_by_names(const LabelledText& text);

// Tallies of exact spans with their kinds, by NameKind.
struct Tally {
  std::array<int, 5> right{};
  std::array<int, 5> found{};
  std::array<int, 5> gold{};
};
void count(const LabelledText& text, const std::vector<NameMention>& found, Tally& tally);
// Of person, organization and place together.
[[nodiscard]] double f1_of_three(const Tally& tally);
void print(const Tally& tally);

}  // namespace synoptic::names_training
