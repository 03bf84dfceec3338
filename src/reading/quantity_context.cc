// SPDX-License-Identifier: Apache-2.0
//
// No parser is at hand, so the governing words are found by what stands between: a quantity before
// an auxiliary or a verb is its subject ("20 people | were killed"), else the nearest verb before
// it in its clause governs it ("the toll | rose to | 43"), and the noun before that verb is what
// the quantity is said of. "Of" ties a quantity to a noun on either side ("a fall of 5 percent", "5
// percent of voters").
//
// Counter-example: "the ships that left, 20 of them, sank" has a clause word between: no verb is
// taken from beyond it.
//
// Cost: a quantity looks at kReach pieces on each side.
#include "reading/quantity_context.h"

namespace synoptic::reading {
namespace {

constexpr std::uint32_t kReach = 10;  // pieces looked at on each side
constexpr std::uint32_t kPhrase = 5;  // words of a noun phrase

class ContextFinder {
 public:
  ContextFinder(const QuantityPlace& place, const Pieces& pieces, const Lexicon& lexicon)
      : place_(place),
        all_(pieces.all),
        lexicon_(lexicon),
        sentence_(pieces.all[place.left].sentence) {}

  QuantityContext run() {
    std::uint32_t behind = place_.right;
    if (place_.age && !place_.compound) {
      noun_ = name_before_comma();
    } else if (place_.compound || says_how_dear(behind)) {
      noun_ = phrase_head(behind);
      if (noun_) behind = *noun_ + 1;
    } else if (place_.share && (word_is(behind, "of") || word_is(behind, "in"))) {
      const std::uint32_t after = past_determiners(behind + 1);
      noun_ = phrase_head(after);
      if (noun_) behind = *noun_ + 1;
    } else if (word_is(behind, "of")) {
      if (const auto head = phrase_head(past_determiners(behind + 1))) behind = *head + 1;
    }
    if (!noun_ && !place_.compound) noun_ = noun_of_before();
    verb_ = verb_behind(behind);
    if (!verb_) look_left();
    return {span(noun_), span(verb_)};
  }

 private:
  using Place = std::optional<std::uint32_t>;

  [[nodiscard]] std::optional<Span> span(Place at) const {
    return at ? std::optional(all_[*at].span) : std::nullopt;
  }
  [[nodiscard]] bool inside(std::uint32_t at) const {
    return at < all_.size() && all_[at].sentence == sentence_;
  }
  [[nodiscard]] bool is(std::uint32_t at, WordClass word_class) const {
    return lexicon_.value(all_[at].id, word_class) != nullptr;
  }
  [[nodiscard]] bool word_is(std::uint32_t at, std::string_view word) const {
    return inside(at) && all_[at].word == word;
  }
  [[nodiscard]] bool is_adverb(std::uint32_t at) const {
    const std::string_view word = all_[at].word;
    return (word.size() > 4 && word.ends_with("ly")) || word == "also" || word == "not" ||
           word == "already" || word == "since" || word == "now" || word == "again";
  }
  [[nodiscard]] bool is_auxiliary(std::uint32_t at) const { return is(at, WordClass::auxiliary); }
  [[nodiscard]] bool is_verb(std::uint32_t at) const {
    const Piece& piece = all_[at];
    if (piece.kind != TokenKind::word || piece.casing == Casing::capitalised || piece.number != 0)
      return false;
    if (is(at, WordClass::past) || is(at, WordClass::amountverb)) return true;
    return piece.word.size() > 4 && piece.word.ends_with("ed") && !piece.word.ends_with("eed");
  }
  // A word that can stand in a noun phrase.
  [[nodiscard]] bool is_noun_word(std::uint32_t at) const {
    if (!inside(at)) return false;
    const Piece& piece = all_[at];
    return piece.kind == TokenKind::word && piece.number == 0 && !is(at, WordClass::stopper);
  }

  [[nodiscard]] std::uint32_t past_determiners(std::uint32_t at) const {
    for (int steps = 0; steps < 2 && inside(at) && is(at, WordClass::determiner); ++steps) ++at;
    return at;
  }

  // The last word of the noun phrase that begins at the piece.
  [[nodiscard]] Place phrase_head(std::uint32_t at) const {
    Place head;
    for (std::uint32_t end = at; end < at + kPhrase && is_noun_word(end); ++end) {
      if (is_verb(end) && all_[end].casing == Casing::lower && head) break;
      head = end;
    }
    return head;
  }

  // "a $1.5 million | house": between an article and a noun.
  [[nodiscard]] bool says_how_dear(std::uint32_t behind) const {
    return place_.share && place_.left > 0 && inside(place_.left - 1) &&
           is(place_.left - 1, WordClass::determiner) && is_noun_word(behind) && !is_verb(behind);
  }

  // "Anna Lind, 54,", "Lind (54)".
  [[nodiscard]] Place name_before_comma() const {
    if (place_.left < 2 || !inside(place_.left - 2)) return {};
    const std::string_view mark = all_[place_.left - 1].word;
    if (mark != "," && mark != "(") return {};
    return is_noun_word(place_.left - 2) ? Place(place_.left - 2) : Place();
  }

  // "a fall of 5 percent", "a population of about 3 million".
  [[nodiscard]] Place noun_of_before() const {
    if (place_.left < 2 || !word_is(place_.left - 1, "of")) return {};
    const std::uint32_t noun = place_.left - 2;
    return is_noun_word(noun) && !is_verb(noun) ? Place(noun) : Place();
  }

  // "20 people | have been killed", "20 people | died".
  [[nodiscard]] Place verb_behind(std::uint32_t at) const {
    if (place_.left > 0 && inside(place_.left - 1) && governed_by_preposition()) return {};
    const std::uint32_t limit = at + kReach;
    if (place_.age && word_is(at, ",")) ++at;
    while (at < limit && inside(at) && is_adverb(at)) ++at;
    if (!inside(at)) return {};
    if (!is_auxiliary(at)) return is_verb(at) ? Place(at) : Place();
    const std::uint32_t auxiliary = at;
    while (at < limit && inside(at) && (is_auxiliary(at) || is_adverb(at))) ++at;
    const bool verb = inside(at) && all_[at].kind == TokenKind::word &&
                      (is_verb(at) || !is(at, WordClass::stopper));
    return verb ? at : auxiliary;
  }
  [[nodiscard]] bool governed_by_preposition() const {
    return is(place_.left - 1, WordClass::preposition) || all_[place_.left - 1].word == "to";
  }

  // The nearest verb before the quantity, and the noun before that.
  void look_left() {
    const std::uint32_t floor = place_.left > kReach ? place_.left - kReach : 0;
    for (std::uint32_t at = place_.left; at > floor && inside(at - 1);) {
      --at;
      if (is(at, WordClass::clause) || all_[at].kind == TokenKind::open_quote) return;
      if (!is_verb(at) && !is_auxiliary(at)) continue;
      verb_ = at;
      if (!noun_) noun_ = subject_before(at);
      return;
    }
  }

  [[nodiscard]] Place subject_before(std::uint32_t at) const {
    const std::uint32_t floor = at > kReach ? at - kReach : 0;
    while (at > floor && inside(at - 1) && (is_auxiliary(at - 1) || is_adverb(at - 1))) --at;
    if (at == 0 || !inside(at - 1)) return {};
    const std::uint32_t left = at - 1;
    if (is(left, WordClass::subject) && all_[left].word != "which" && all_[left].word != "who")
      return left;
    return is_noun_word(left) ? Place(left) : Place();
  }

  const QuantityPlace& place_;
  const std::vector<Piece>& all_;
  const Lexicon& lexicon_;
  std::uint32_t sentence_;
  Place noun_;
  Place verb_;
};

}  // namespace

QuantityContext context_of(const QuantityPlace& place, const Pieces& pieces,
                           const Lexicon& lexicon) {
  return ContextFinder(place, pieces, lexicon).run();
}

}  // namespace synoptic::reading
