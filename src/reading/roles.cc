// SPDX-License-Identifier: Apache-2.0
//
// What a report says a person is stands in one of these places; the role is the description without
// the name.
//
//   before    "former Harbour Minister Carl Oster"      directly before the name, widened to the
//   left before,   "Velmark's envoy to Orra, Anna Lind,"     a comma between; a mark must close it
//   after,    "Anna Lind, 43, the envoy to Orra,"       up to the next mark
//   party     "Sen. Carl Oster (T-Orra)", "Carl Oster, T-Orra,"
//   predicate "Ms. Lind is a former partner in X", also with a relative clause or "He" between
//
// "envoys Anna Lind and Carl Oster" gives the role to both. "X, who ..." and "X, 45," are no roles.
// What fails: "According to Lind, president of X said ..." is told from an apposition by its verb
// alone. Every scan is bounded by the sentence and by kMaxDescription tokens.

#include "reading/roles.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "reading/roles_grammar.h"

namespace synoptic {
namespace reading {
namespace {

class RoleFinder {
 public:
  explicit RoleFinder(const RoleContext& context) : c_(context) {}

  std::vector<Role> run() {
    for (std::uint32_t m = 0; m < c_.reading.names.size(); ++m) {
      if (c_.reading.names[m].kind != NameKind::person) continue;
      find_before(m);
      find_after(m);
    }
    find_pronoun_predicates();
    std::ranges::sort(roles_, {}, [](const Role& r) { return std::tuple(r.span, r.of, r.head); });
    const auto twins = std::ranges::unique(
        roles_, [](const Role& a, const Role& b) { return a.span == b.span && a.of == b.of; });
    roles_.erase(twins.begin(), twins.end());
    return std::move(roles_);
  }

 private:
  void add(const Description& found, EntityIndex of) {
    if (found.whole.empty()) return;
    roles_.push_back({.span = c_.span_of(found.whole),
                      .of = of,
                      .state = c_.state_of(found.whole),
                      .head = c_.span_of(found.head),
                      .organization = c_.name_in(found.whole, NameKind::organization),
                      .place = c_.name_in(found.whole, NameKind::place)});
  }

  // --- before the name --------------------------------------------------------------------------

  void find_before(std::uint32_t mention) {
    const Stretch name = c_.tokens_of(mention);
    if (name.first == c_.sentence_of(name.first).first) return;
    const EntityIndex of = c_.reading.names[mention].entity;
    const Stretch role = c_.role_before(name.first);
    if (!role.empty()) {
      if (is_infinitive(role)) return;
      const Description found{{c_.widen_left(role), role.last}, role};
      add(found, of);
      if (is_plural(role)) give_to_list(found, name.last);
      return;
    }
    if (c_.is(name.first - 1, ",")) find_before_comma(name, of);
  }

  // "to host Lind", "will lead ...": the word is a verb.
  [[nodiscard]] bool is_infinitive(Stretch role) const {
    if (role.last - role.first != 1 || role.first == c_.sentence_of(role.first).first) return false;
    if (c_.text.tokens[role.first].casing != Casing::lower) return false;
    const std::uint32_t before = role.first - 1;
    return c_.is(before, "to") || c_.is(before, "will") || c_.is(before, "would") ||
           c_.is(before, "not") || c_.is(before, "could") || c_.is(before, "should");
  }

  // Whether another person follows a name: "Lind and Orme", "Lind, Orme".
  [[nodiscard]] bool heads_list(std::uint32_t after, std::uint32_t limit) const {
    const bool joined = c_.is(after, "and") || c_.is(after, ",");
    return joined && after + 1 < limit && c_.in_person(after + 1);
  }

  [[nodiscard]] bool is_plural(Stretch role) const {
    const std::string_view word = c_.text.fold(role.last - 1);
    if (word.ends_with("ss")) return false;  // boss, princess
    return word.ends_with("s") || word.ends_with("s.") || word.ends_with("men") ||
           word.ends_with("women");
  }

  // "A, B and C" after a plural: the role is theirs too.
  void give_to_list(const Description& found, std::uint32_t after) {
    const std::uint32_t end = c_.sentence_of(after - 1).last;
    for (std::uint32_t t = after; t + 1 < end;) {
      const bool comma = c_.is(t, ",");
      std::uint32_t next = t + 1;
      if (comma && c_.is(next, "and")) ++next;
      if (!comma && !c_.is(t, "and")) return;
      if (next >= end || !c_.in_person(next)) return;
      add(found, c_.reading.names[c_.mention(next)].entity);
      if (!comma || next > t + 1) return;
      t = c_.tokens_of(c_.mention(next)).last;
    }
  }

  // "the inspector general, Anna Lind,": what stands before the comma ends in a description.
  void find_before_comma(Stretch name, EntityIndex of) {
    const Sentence& sentence = c_.sentence_of(name.first);
    if (!c_.closes(name.last, sentence.last) && !c_.is(name.last, "and")) return;
    const std::uint32_t comma = name.first - 1;
    if (comma == sentence.first) return;
    const std::optional<Stretch> role = role_up_to(comma, sentence.first);
    if (!role || (is_plural(*role) && !heads_list(name.last, sentence.last))) return;
    const std::uint32_t first = c_.widen_left(*role);
    add({{first, comma}, *role}, of);
  }

  // The last role before the comma that is followed by it or by a complement up to it.
  [[nodiscard]] std::optional<Stretch> role_up_to(std::uint32_t comma, std::uint32_t first) const {
    constexpr std::uint32_t kMaxComplement = 14;
    for (std::uint32_t end = comma; end > first && comma - end < kMaxComplement; --end) {
      const Stretch role = c_.role_before(end);
      if (!role.empty() && !c_.in_person(end - 1) &&
          (end == comma || c_.part(end) == Part::complement))
        return role;
      const std::uint32_t t = end - 1;
      if (c_.text.tokens[t].kind == TokenKind::punctuation) return std::nullopt;
      const Part what = c_.mention(t) == kNoMention ? c_.part(t) : Part::none;
      if (what == Part::end || what == Part::copula) return std::nullopt;
    }
    return std::nullopt;
  }

  // --- after the name ---------------------------------------------------------------------------

  void find_after(std::uint32_t mention) {
    const Stretch name = c_.tokens_of(mention);
    const Sentence& sentence = c_.sentence_of(name.first);
    const EntityIndex of = c_.reading.names[mention].entity;
    std::uint32_t t = name.last;
    if (t >= sentence.last) return;
    if (c_.is(t, "(")) {
      if (const std::uint32_t end = party_bracket_end(t, sentence.last); end != t) {
        add({{t, end}, {t + 1, end - 1}}, of);
        return;
      }
    }
    if (c_.is(t, ",")) {
      find_after_comma(t + 1, sentence.last, of);
      return;
    }
    if (c_.is(t, "as") && t + 1 < sentence.last) {  // "succeeds Lind as harbour minister"
      const auto found = c_.predicate_at(t + 1);
      if (found && c_.is_office(found->head)) add(*found, of);
      return;
    }
    find_predicate(t, sentence.last, of);
  }

  // "(D)", "(D-Orra)": after the bracket; the bracket itself when it holds something else.
  [[nodiscard]] std::uint32_t party_bracket_end(std::uint32_t open, std::uint32_t limit) const {
    if (open + 2 >= limit || !is_party_letter(open + 1)) return open;
    for (std::uint32_t t = open + 2; t < std::min(limit, open + 5); ++t)
      if (c_.is(t, ")")) return t + 1;
    return open;
  }

  // "D", "R-Orra", "D-N.T.": a party's letter alone or before a hyphen.
  [[nodiscard]] bool is_party_letter(std::uint32_t token) const {
    const std::string_view word = cut(c_.report.text, c_.text.tokens[token].span);
    if (word.empty() || word.front() < 'A' || word.front() > 'Z') return false;
    if (word.size() == 1) return true;
    return word[1] == '-' && word.size() > 3 && word[2] >= 'A' && word[2] <= 'Z';
  }

  void find_after_comma(std::uint32_t t, std::uint32_t limit, EntityIndex of) {
    if (t >= limit) return;
    if (is_party_letter(t) && c_.text.tokens[t].span.size() > 3) {
      std::uint32_t end = t + 1;
      if (c_.is(end, ".") && c_.is(end + 1, ",")) ++end;
      add({{t, end}, {t, t + 1}}, of);
      return;
    }
    // "43,": an age is passed over.
    if (c_.text.tokens[t].kind == TokenKind::number && c_.is(t + 1, ",") && t + 2 < limit) t += 2;
    if (c_.is(t, "who") || c_.is(t, "whose") || c_.is(t, "which")) {
      find_predicate_after_clause(t, limit, of);
      return;
    }
    if (find_predicate(t, limit, of)) return;  // "Lind, 41, is a minister"
    if (const auto found = c_.apposition_at(t)) {
      // "Under Lind, Republicans asked": not what she is; "one of his ministers" is.
      if (is_plural(found->head) && !c_.is(found->whole.first, "one")) return;
      add(*found, of);
      find_predicate(found->whole.last + 1, limit, of);
    }
  }

  // "X, who ..., is a former partner".
  void find_predicate_after_clause(std::uint32_t t, std::uint32_t limit, EntityIndex of) {
    constexpr std::uint32_t kMaxClause = 25;
    if (find_predicate(t + 1, limit, of)) return;
    for (std::uint32_t k = t; k < std::min(limit, t + kMaxClause); ++k) {
      if (!c_.is(k, ",")) continue;
      find_predicate(k + 1, limit, of);
      return;
    }
  }

  // "is a ...", "also served as a ...", at the token. Gives whether there was one.
  bool find_predicate(std::uint32_t t, std::uint32_t limit, EntityIndex of) {
    if (t < limit && c_.part(t) == Part::adverb) ++t;
    if (t >= limit) return false;
    const RoleContext::GrammarMatch copula = c_.grammar_at(t, limit);
    if (copula.part != Part::copula) return false;
    t += copula.tokens;
    if (t < limit && c_.part(t) == Part::adverb) ++t;
    if (t >= limit || c_.is(t, "not") || c_.text.tokens[t].kind != TokenKind::word) return false;
    const auto found = c_.predicate_at(t);
    if (found) add(*found, of);
    return found.has_value();
  }

  // "He also was a special assistant": the subject is who the sentence before began with.
  void find_pronoun_predicates() {
    std::optional<EntityIndex> subject;
    std::uint32_t m = 0;
    for (std::uint32_t s = 0; s < c_.text.sentences.size(); ++s) {
      const Sentence& sentence = c_.text.sentences[s];
      if (sentence.furniture || sentence.first == sentence.last) continue;
      while (m < c_.reading.names.size() && c_.tokens_of(m).first < sentence.first) ++m;
      const bool pronoun = c_.is(sentence.first, "he") || c_.is(sentence.first, "she");
      if (pronoun) {
        if (subject) find_predicate(sentence.first + 1, sentence.last, *subject);
        continue;
      }
      std::uint32_t first = m;
      while (first < c_.reading.names.size() && c_.tokens_of(first).first < sentence.last &&
             c_.reading.names[first].kind != NameKind::person)
        ++first;
      if (first < c_.reading.names.size() && c_.tokens_of(first).first < sentence.last)
        subject = c_.reading.names[first].entity;
    }
  }

  const RoleContext& c_;
  std::vector<Role> roles_;
};

}  // namespace
}  // namespace reading

std::vector<Role> find_roles(const Report& report, const Text& text, const Reading& so_far) {
  const reading::RoleContext context(report, text, so_far);
  return reading::RoleFinder(context).run();
}

}  // namespace synoptic
