// SPDX-License-Identifier: Apache-2.0
#include "reading/names_tagger.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

namespace synoptic::reading {
namespace {

constexpr float kDropCost = 2;  // of taking back a name whose capital nothing else explains

using Scores = std::array<std::int32_t, kNameLabels>;

// Tags runs one after the other; keeps its memory.
class Tagger {
 public:
  Tagger(const NameContext& context, const NameModel& model, const NameFeatures& features)
      : c_(context), model_(model), features_(features) {
    const ModelHeader& h = model.header;
    if (h.unit > 0) {
      drop_cost_ = static_cast<std::int32_t>(std::lround(kDropCost / h.unit));
      prose_bonus_ = static_cast<std::int32_t>(std::lround(h.rule_bonus / h.unit));
      table_bonus_ = static_cast<std::int32_t>(std::lround(h.table_bonus / h.unit));
      for (std::size_t from = 0; from <= kNameLabels; ++from)
        for (std::size_t to = 0; to < kNameLabels; ++to)
          step_[from][to] = static_cast<std::int32_t>(
              std::lround(static_cast<float>(model.transitions[from][to]) / 256.0F / h.unit));
    }
    // A name has a first word.
    for (std::size_t to = 2; to < kNameLabels; to += 2)
      for (std::size_t from = 0; from <= kNameLabels; ++from)
        if (from != to && from != to + 1) step_[from][to] = kNever;
  }

  void tag(TokenRun run, std::vector<NameLabel>& labels) {
    best_.clear();
    const bool prose = features_.is_prose(c_.text.tokens[run.first].sentence);
    bonus_ = prose ? prose_bonus_ : table_bonus_;
    for (std::uint32_t t = run.first; t < run.last; ++t) {
      Scores here = emission(t);
      Back& back = best_.emplace_back();
      for (std::size_t to = 0; to < kNameLabels; ++to) {
        std::int32_t top = t == run.first ? step_[0][to] : kNever * 2;
        for (std::size_t from = 0; t != run.first && from < kNameLabels; ++from) {
          const std::int32_t score = last_[from] + step_[from + 1][to];
          if (score <= top) continue;
          top = score;
          back[to] = static_cast<NameLabel>(from);
        }
        here[to] += top;
      }
      last_ = here;
    }
    auto label = static_cast<NameLabel>(std::ranges::max_element(last_) - last_.begin());
    for (std::uint32_t t = run.last; t-- > run.first;) {
      labels[t] = label;
      label = best_[t - run.first][label];
    }
  }

 private:
  using Back = std::array<NameLabel, kNameLabels>;
  static constexpr std::int32_t kNever = -(1 << 28);

  // A capital that nothing but a name explains, where the rules found one.
  [[nodiscard]] bool is_plain_name(std::uint32_t token) const {
    return c_.capital[token] != 0 && c_.cues[token] == 0 && !c_.is_opening(token) &&
           features_.by_rules(token) != kOutside &&
           c_.lines[c_.text.tokens[token].sentence] == LineCase::normal;
  }

  Scores emission(std::uint32_t token) {
    Scores scores{};
    features_.of(token, found_);
    for (const std::uint32_t feature : found_) model_.add_to(scores, feature);
    if (is_plain_name(token)) scores[kOutside] -= drop_cost_;
    scores[features_.by_rules(token)] +=
        features_.is_certain(token) ? std::max(bonus_, table_bonus_) : bonus_;
    return scores;
  }

  const NameContext& c_;
  const NameModel& model_;
  const NameFeatures& features_;
  std::array<std::array<std::int32_t, kNameLabels>, kNameLabels + 1> step_{};
  std::int32_t drop_cost_ = 0;
  std::int32_t prose_bonus_ = 0;
  std::int32_t table_bonus_ = 0;
  std::int32_t bonus_ = 0;  // of the run at hand
  std::vector<Back> best_;
  Scores last_{};
  std::vector<std::uint32_t> found_;
};

// What the rules had where the model found a name.
struct Overlap {
  const NameDraft* stays = nullptr;  // the same name, or one that the model has no label for
  const NameDraft* first = nullptr;  // the first that shares a token
};

// Whether the model's name is the draft: the same tokens and kind. A family ("the Linds") and a
// newspaper's article ("The Ledger") are beyond the model, which leaves articles out.
bool is_same(const NameDraft& d, std::uint32_t first, std::uint32_t last, NameKind kind) {
  if (d.last != last) return false;
  if (d.first == first) return first_of(d.kind) == first_of(kind) && d.kind != NameKind::group;
  return d.first + 1 == first && d.kind == kind && kind == NameKind::organization;
}

Overlap overlap_of(const std::vector<NameDraft>& drafts, std::size_t& at, std::uint32_t first,
                   std::uint32_t last, NameKind kind) {
  while (at < drafts.size() && drafts[at].last <= first) ++at;
  Overlap out;
  for (std::size_t i = at; i < drafts.size() && drafts[i].first < last; ++i) {
    const NameDraft& d = drafts[i];
    if (out.first == nullptr) out.first = &d;
    const bool people = d.kind == NameKind::group && d.last == last &&
                        (d.first == first ? kind == NameKind::other : d.known == kNoRow);
    if (people || is_same(d, first, last, kind)) out.stays = &d;
  }
  return out;
}

NameDraft draft_of(const NameContext& c, std::uint32_t first, std::uint32_t last, NameKind kind,
                   const Overlap& overlap) {
  NameDraft d{.first = first, .last = last};
  d.span = {c.text.tokens[first].span.start, c.text.tokens[last - 1].span.end};
  d.kind = kind;
  d.key = key_of(c.text, first, last);
  d.scored = true;
  d.headline = c.lines[c.text.tokens[first].sentence] != LineCase::normal;
  if (overlap.first != nullptr && overlap.first->first == first) {
    d.honorific = overlap.first->honorific;
    d.title = overlap.first->title;
  }
  const PhraseTable::Match known = c.known_at(first, last);
  if (known.tokens == last - first && c.lexicon.entries[known.row].kind == kind)
    d.known = known.row;
  return d;
}

// The word by which a person is called alone: the last that is no suffix.
std::uint32_t surname_of(const NameContext& c, const NameDraft& d) {
  std::uint32_t t = d.last - 1;
  while (t > d.first && (c.is(t, cue::suffix) || c.text.tokens[t].kind != TokenKind::word)) --t;
  return t;
}

// "wrote on Murmur": where something is written on is a platform, which the silver labels, having
// taken many of these for people, do not know.
bool is_platform(const NameContext& c, std::uint32_t first, std::uint32_t last, NameKind kind,
                 const Overlap& overlap) {
  return kind == NameKind::person && last == first + 1 && first > 0 && c.is_mark(first - 1, "on") &&
         overlap.first != nullptr && overlap.first->first == first && overlap.first->last == last &&
         overlap.first->kind == NameKind::organization;
}

// A lone word that is the surname of somebody whose full name the report has is that person, unless
// the lists know it as something else.
void carry_surnames(const NameContext& c, std::vector<NameDraft>& drafts) {
  std::unordered_set<std::uint64_t> surnames;
  for (const NameDraft& d : drafts)
    if (d.kind == NameKind::person && d.tokens() > 1)
      surnames.insert(c.text.hashes[surname_of(c, d)]);
  for (NameDraft& d : drafts) {
    if (d.tokens() != 1 || d.known != kNoRow || d.kind == NameKind::group) continue;
    if (surnames.contains(c.text.hashes[d.first])) d.kind = NameKind::person;
  }
}

// What the report calls a ferry or a film is no person elsewhere in it, though the model, which
// sees a sentence at a time, may know somebody of that name.
void carry_things(const std::vector<NameDraft>& by_rules, std::vector<NameDraft>& drafts) {
  std::unordered_set<std::uint64_t> things;
  for (const NameDraft& d : by_rules)
    if (d.thing && d.kind == NameKind::other) things.insert(d.key);
  for (NameDraft& d : drafts) {
    if (d.known == kNoRow && d.honorific == 0 && !d.title && things.contains(d.key))
      d.kind = NameKind::other;
  }
}

// What the mentions with the same words are mostly taken for, what the rules settled on counting as
// one more. Of places and organisations either may be meant each time ("Orra beat Velmark in
// Orra"), so that there it takes more to outvote the model.
void settle_by_majority(const std::vector<NameDraft>& by_rules, std::vector<NameDraft>& drafts) {
  std::unordered_map<std::uint64_t, std::array<int, 5>> votes;
  for (const NameDraft& d : drafts) ++votes[d.key][static_cast<std::size_t>(d.kind)];
  std::unordered_set<std::uint64_t> voted;
  for (const NameDraft& d : by_rules)
    if (const auto at = votes.find(d.key); at != votes.end() && voted.insert(d.key).second)
      ++at->second[static_cast<std::size_t>(d.kind)];
  for (NameDraft& d : drafts) {
    if (d.known != kNoRow || d.kind == NameKind::group) continue;
    const std::array<int, 5>& vote = votes[d.key];
    const auto most = static_cast<std::size_t>(std::ranges::max_element(vote) - vote.begin());
    const auto kind = static_cast<NameKind>(most);
    const bool either = (kind == NameKind::place && d.kind == NameKind::organization) ||
                        (kind == NameKind::organization && d.kind == NameKind::place);
    const int lead = either ? 3 : 2;
    if (kind != NameKind::group && vote[most] >= lead * vote[static_cast<std::size_t>(d.kind)])
      d.kind = kind;
  }
}

}  // namespace

std::vector<NameLabel> tag_names(const NameContext& context, const NameModel& model,
                                 const std::vector<NameDraft>& drafts) {
  std::vector<NameLabel> labels(context.text.tokens.size(), kOutside);
  const NameFeatures features(context, model, drafts);
  Tagger tagger(context, model, features);
  for (const TokenRun run : features.runs()) tagger.tag(run, labels);
  return labels;
}

std::vector<NameDraft> retag_names(const NameContext& context, const NameModel& model,
                                   const std::vector<NameDraft>& drafts) {
  const std::vector<NameLabel> labels = tag_names(context, model, drafts);
  std::vector<NameDraft> out;
  std::size_t at = 0;
  for (std::uint32_t t = 0; t < labels.size();) {
    if (labels[t] == kOutside) {
      ++t;
      continue;
    }
    const NameKind kind = kind_of(labels[t]);
    std::uint32_t last = t + 1;
    while (last < labels.size() && labels[last] == further_of(kind)) ++last;
    const Overlap overlap = overlap_of(drafts, at, t, last, kind);
    if (is_platform(context, t, last, kind, overlap)) {
      out.push_back(*overlap.first);
    } else {
      out.push_back(overlap.stays != nullptr ? *overlap.stays
                                             : draft_of(context, t, last, kind, overlap));
    }
    t = last;
  }
  // Parts of words, and groups that the model has no label for.
  for (const NameDraft& d : drafts) {
    const bool free = std::all_of(labels.begin() + d.first, labels.begin() + d.last,
                                  [](NameLabel label) { return label == kOutside; });
    const bool part = d.span.start != context.text.tokens[d.first].span.start ||
                      d.span.end != context.text.tokens[d.last - 1].span.end;
    if (free && (part || d.kind == NameKind::group)) out.push_back(d);
  }
  std::ranges::sort(out, {}, [](const NameDraft& d) { return d.span.start; });
  carry_surnames(context, out);
  settle_by_majority(drafts, out);
  carry_things(drafts, out);
  return out;
}

}  // namespace synoptic::reading
