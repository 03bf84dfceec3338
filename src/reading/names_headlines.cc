// SPDX-License-Identifier: Apache-2.0
//
// In a line in title case or capitals a capital says nothing. Names are found there by what is
// known from elsewhere: the names of the body, surnames of its people, known names, given names
// with a word after them, and, in title case, words that English does not write small.

#include <algorithm>
#include <unordered_map>

#include "reading/names_draft.h"
#include "synoptic/ids.h"

namespace synoptic::reading {
namespace {

constexpr std::uint32_t kMaxWords = 8;

class HeadlineReader {
 public:
  HeadlineReader(const NameContext& context, const std::vector<NameDraft>& body) : c_(context) {
    for (std::size_t i = 0; i < body.size(); ++i) {
      const NameDraft& d = body[i];
      if (d.tokens() > kMaxWords) continue;
      known_.try_emplace(d.key, i);
    }
    for (std::size_t i = 0; i < body.size(); ++i) add_surname(body[i], i);
    body_ = &body;
  }

  std::vector<NameDraft> run() {
    for (std::uint32_t s = 0; s < c_.text.sentences.size(); ++s) {
      const Sentence& sentence = c_.text.sentences[s];
      if (sentence.furniture || c_.lines[s] == LineCase::normal) continue;
      line_ = c_.lines[s];
      end_ = sentence.last;
      for (std::uint32_t t = sentence.first; t < end_;) t = read_at(t);
    }
    return std::move(out_);
  }

 private:
  // A person is called by the surname alone in headlines.
  void add_surname(const NameDraft& d, std::size_t i) {
    if (d.kind != NameKind::person || d.tokens() < 2 || d.tokens() > kMaxWords) return;
    std::uint32_t last = d.last - 1;
    while (last > d.first && c_.is(last, cue::suffix)) --last;
    if (c_.text.tokens[last].kind != TokenKind::word || c_.is(last, cue::usual)) return;
    known_.try_emplace(key_of(c_.text, last, last + 1), i);
  }

  std::uint32_t read_at(std::uint32_t t) {
    if (c_.capital[t] == 0) return t + 1;
    const NameDraft* body = nullptr;
    const std::uint32_t body_tokens = longest_body_name(t, body);
    const PhraseTable::Match known = c_.known_at(t, end_);
    if (body_tokens != 0 && body_tokens >= known.tokens) {
      take(t, body_tokens, *body);
      return t + body_tokens;
    }
    if (known.tokens > 1 || (known.tokens == 1 && !c_.is(t, cue::common))) {
      NameDraft d = draft(t, t + known.tokens);
      d[c_.lexicon.entries[known.row].kind] += 12;
      d.known = known.row;
      out_.push_back(d);
      return t + known.tokens;
    }
    if (c_.is(t, cue::honorific) && t + 1 < end_ && c_.capital[t + 1] != 0) {
      NameDraft d = draft(t + 1, t + 2);
      d.honorific = c_.cues[t];
      out_.push_back(d);
      return t + 2;
    }
    return read_unknown(t);
  }

  std::uint32_t longest_body_name(std::uint32_t t, const NameDraft*& found) const {
    std::uint32_t best = 0;
    std::uint64_t key = key_of(c_.text, t, t);
    for (std::uint32_t n = 1; n <= kMaxWords && t + n <= end_; ++n) {
      key = mix_hash(key, c_.text.hashes[t + n - 1]);
      const auto at = known_.find(key);
      if (at == known_.end()) continue;
      best = n;
      found = &(*body_)[at->second];
    }
    return best;
  }

  // Words that English does not write small, one after the other.
  std::uint32_t read_unknown(std::uint32_t t) {
    std::uint32_t last = t;
    while (last < end_ && last - t < kMaxWords && c_.capital[last] != 0 && is_odd(last)) ++last;
    if (last == t) return t + 1;
    const bool person = last - t >= 2 && c_.is(t, cue::man | cue::woman);
    if (line_ == LineCase::upper && !person) return last;
    out_.push_back(draft(t, last));
    return last;
  }

  [[nodiscard]] bool is_odd(std::uint32_t t) const {
    if (c_.is(t, cue::common | cue::calendar | cue::no_name | cue::honorific | cue::organization |
                     cue::place | cue::other))
      return false;
    if (c_.role_at(t, end_).tokens != 0 || c_.known_at(t, end_).tokens != 0) return false;
    const auto found = c_.seen.find(c_.text.hashes[t]);
    if (found != c_.seen.end() && found->second.lower > 0) return false;
    const std::string_view word = c_.folded(t);
    return word.size() > 1 && word.find('\'') == word.npos &&
           (word.find('-') == word.npos || c_.is(t, cue::given)) && !c_.is_inflected(t);
  }

  [[nodiscard]] NameDraft draft(std::uint32_t first, std::uint32_t last) const {
    NameDraft d{.first = first, .last = last};
    d.span = {c_.text.tokens[first].span.start, c_.text.tokens[last - 1].span.end};
    d.headline = true;
    d.key = key_of(c_.text, first, last);
    return d;
  }

  void take(std::uint32_t t, std::uint32_t tokens, const NameDraft& body) {
    NameDraft d = draft(t, t + tokens);
    d[body.kind] += 20;
    if (tokens == body.tokens()) d.known = body.known;
    out_.push_back(d);
  }

  const NameContext& c_;
  const std::vector<NameDraft>* body_ = nullptr;
  std::unordered_map<std::uint64_t, std::size_t> known_;
  LineCase line_ = LineCase::title;
  std::uint32_t end_ = 0;
  std::vector<NameDraft> out_;
};

}  // namespace

std::vector<NameDraft> draft_headline_names(const NameContext& context,
                                            const std::vector<NameDraft>& body) {
  return HeadlineReader(context, body).run();
}

}  // namespace synoptic::reading
