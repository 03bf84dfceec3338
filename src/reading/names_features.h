// reading: what the tagger of names looks at.
// SPDX-License-Identifier: Apache-2.0
//
// A feature is a 32-bit hash of a question and its answer: "the word before is `in`", "the rules
// took this for the first word of a person". Training and use share this code, so they cannot
// disagree. Four groups of features can be left out (feature_group), to learn what each is worth.

#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "reading/names_draft.h"
#include "reading/names_model.h"

namespace synoptic::reading {

// Tokens [first, last) that may hold names, all of one sentence.
struct TokenRun {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// The label of each token by the drafts; partial words stay outside.
[[nodiscard]] std::vector<NameLabel> labels_of(const NameContext& context,
                                               const std::vector<NameDraft>& drafts);

class NameFeatures {
 public:
  // REQUIRES: all arguments outlive this. `drafts` is what the rules found, in text order.
  NameFeatures(const NameContext& context, const NameModel& model,
               const std::vector<NameDraft>& drafts);

  // Words with capitals and what stands between them.
  [[nodiscard]] const std::vector<TokenRun>& runs() const { return runs_; }
  // The label that the rules gave a token.
  [[nodiscard]] NameLabel by_rules(std::uint32_t token) const { return rules_[token]; }
  // Whether a sentence has the small words of prose. Tables, results and datelines have few.
  [[nodiscard]] bool is_prose(std::uint32_t sentence) const { return prose_[sentence] != 0; }
  // Whether the rules are seldom wrong about the token: it is in a listed organisation, in a long
  // name that was put together around a head word, or in a name whose kind something plainly shows
  // ("Mr.", an office before it, "Velmark's foreign minister").
  [[nodiscard]] bool is_certain(std::uint32_t token) const { return certain_[token] != 0; }
  // The features of a token of a run, into `out`, whose former content is dropped; none is 0.
  void of(std::uint32_t token, std::vector<std::uint32_t>& out) const;

 private:
  // What is asked of a token and its neighbours.
  struct Atoms {
    std::uint64_t word = 0;
    std::uint64_t shape = 0;
    std::uint32_t prefix = 0;
    std::uint32_t suffix2 = 0;
    std::uint32_t suffix3 = 0;
    std::uint32_t suffix4 = 0;
    std::uint32_t cues = 0;
    std::uint16_t row = 0;
    std::uint16_t fine = 0;
    std::uint16_t document = 0;
    std::uint8_t coarse = 0;
    std::uint8_t rule = 0;  // label, and more of the draft
  };
  class Writer;

  void find_prose();
  void find_runs();
  void note_document(const std::vector<NameDraft>& drafts);
  void fill_atoms(std::uint32_t token);
  [[nodiscard]] bool is_core(std::uint32_t token) const;
  [[nodiscard]] const Atoms& atoms_at(std::uint32_t token, int offset) const;
  void words_around(std::uint32_t token, Writer& writer) const;
  void classes_around(std::uint32_t token, Writer& writer) const;
  void lists_around(std::uint32_t token, Writer& writer) const;
  void rules_around(std::uint32_t token, Writer& writer) const;
  void run_around(std::uint32_t token, Writer& writer) const;

  const NameContext& c_;
  const NameModel& model_;
  std::vector<TokenRun> runs_;
  std::vector<NameLabel> rules_;
  std::vector<std::uint8_t> rule_codes_;
  std::vector<Atoms> atoms_;
  std::vector<std::uint8_t> certain_;
  std::vector<std::uint8_t> filled_;
  std::vector<std::uint8_t> prose_;
  std::unordered_map<std::uint64_t, std::uint16_t> document_;  // by the hash of the folded word
};

}  // namespace synoptic::reading
