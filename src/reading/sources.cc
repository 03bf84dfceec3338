// SPDX-License-Identifier: Apache-2.0
//
// Which name is behind the words that name a source.
//
// A name in the phrase is it, when it is the phrase's head ("harbour chief Anna Lind") or stands
// there as an apposition of its own ("a spokesman for the board, Jan Marek,"); "Lind's lawyer" is
// not Lind. A pronoun is the one the sentences before were about: their first name that is neither
// possessive nor behind a preposition, and that the pronoun's gender fits. A description ("the
// Velmark leader") is the one who has that office in this report; a word of nation or house in it
// must stand in the role as well, else nobody is meant whom we know. "A" and "some" mean nobody.
// A statement or a post speaks for whoever issued it, "the statement" for whoever issued the last.
//
// Example: "Jan Marek, the board's lawyer, left. … the lawyer said"  =>  Jan Marek
// Counter-example: "… a lawyer said"  =>  nobody
//
// Cost: a pronoun looks back over kLookBack elements at most.
#include "reading/sources.h"

#include <algorithm>
#include <iterator>

#include "reading/credits_lists.h"
#include "reading/lexicon.h"
#include "reading_data.h"

namespace synoptic::reading {
namespace {

using namespace words;

constexpr std::uint32_t kLookBack = 400;  // elements that a pronoun looks back over
constexpr std::size_t kMostHolders = 64;  // people with one office in one report

using OfficeWords = std::unordered_map<std::string_view, std::vector<std::string_view>>;

OfficeWords read_offices(std::string_view source) {
  OfficeWords out;
  each_line(source, [&](std::string_view line) {
    std::vector<std::string_view> offices;
    std::vector<std::string_view> called;
    bool left = true;
    for (std::string_view word = take_word(line); !word.empty(); word = take_word(line)) {
      if (word == ":") {
        left = false;
        continue;
      }
      if (left) offices.push_back(word);
      called.push_back(word);
    }
    for (const std::string_view office : offices)
      out[office].insert(out[office].end(), called.begin(), called.end());
  });
  return out;
}

const OfficeWords& offices() {
  static const OfficeWords kOffices = read_offices(reading_data::sources_offices);
  return kOffices;
}

// Given names: 'm' or 'w'. Names of both are left out.
const std::unordered_map<std::string_view, char>& given_names() {
  static const auto kNames = [] {
    std::unordered_map<std::string_view, char> out;
    out.reserve(4096);
    char kind = 0;
    each_line(reading_data::given_names, [&](std::string_view line) {
      if (line.front() == '[') {
        kind = line == "[man]" ? 'm' : line == "[woman]" ? 'w' : '\0';
        return;
      }
      if (kind == 0) return;
      for (std::string_view word = take_word(line); !word.empty(); word = take_word(line)) {
        const auto [entry, is_new] = out.try_emplace(word, kind);
        if (!is_new && entry->second != kind) entry->second = '\0';
      }
    });
    return out;
  }();
  return kNames;
}

}  // namespace

SourceResolver::SourceResolver(const Scene& scene) : scene_(scene) {
  learn_genders();
  learn_roles();
  learn_unnamed();
  learn_makers();
}

void SourceResolver::learn_genders() {
  const Reading& reading = scene_.reading;
  genders_.assign(reading.entities.size(), Gender::unknown);
  for (const NameMention& mention : reading.names) {
    if (mention.kind != NameKind::person) continue;
    Gender& gender = genders_[mention.entity];
    if (gender != Gender::unknown) continue;
    const std::uint32_t first = scene_.text.token_at(mention.span.start);
    if (first >= scene_.text.tokens.size()) continue;
    const auto given = given_names().find(scene_.text.fold(first));
    if (given != given_names().end() && given->second != 0)
      gender = given->second == 'm' ? Gender::man : Gender::woman;
    if (first == 0) continue;
    std::string_view title = scene_.text.fold(first - 1);
    if (title == "." && first >= 2) title = scene_.text.fold(first - 2);
    if (title == "mr." || title == "mr" || title == "sir" || title == "lord") gender = Gender::man;
    if (title == "mrs." || title == "mrs" || title == "ms." || title == "ms" || title == "miss")
      gender = Gender::woman;
  }
}

void SourceResolver::learn_roles() {
  const Reading& reading = scene_.reading;
  for (std::uint32_t r = 0; r < reading.roles.size(); ++r) {
    const Role& role = reading.roles[r];
    const Span title = role.head.empty() ? role.span : role.head;
    const std::string office = fold_word(cut(scene_.report.text, title));
    // "spokeswoman", "congressman": the word tells.
    if (genders_[role.of] == Gender::unknown && office.ends_with("woman"))
      genders_[role.of] = Gender::woman;
    else if (genders_[role.of] == Gender::unknown && office.ends_with("man"))
      genders_[role.of] = Gender::man;
    const Span where = role.head.empty() ? role.span : role.head;
    const Text::Range range = scene_.text.tokens_in(where);
    const auto add = [&](std::string_view word) {
      std::vector<RoleWord>& holders = role_words_[word];
      const bool known =
          !holders.empty() && holders.back().entity == role.of && holders.back().role == r;
      if (!known && holders.size() < kMostHolders) holders.push_back({role.of, r});
    };
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      const std::string_view word = scene_.text.fold(t);
      const auto group = offices().find(word);
      if (group == offices().end()) {
        if (t + 1 == range.last) add(word);
        continue;
      }
      for (const std::string_view called : group->second) add(called);
    }
  }
}

bool SourceResolver::fits(EntityIndex entity, std::uint32_t pronoun) const {
  if (entity >= scene_.reading.entities.size()) return false;
  const NameKind kind = scene_.reading.entities[entity].kind;
  if ((pronoun & (kHe | kShe)) != 0) {
    if (kind != NameKind::person) return false;
    if ((pronoun & kHe) != 0) return genders_[entity] != Gender::woman;
    return genders_[entity] != Gender::man;
  }
  if ((pronoun & kIt) != 0) return kind == NameKind::organization;
  return kind == NameKind::organization || kind == NameKind::group;
}

// The first name in elements [first, last) that reads like a subject, or a pronoun that stands
// before it and can be the same one.
SourceResolver::Subject SourceResolver::subject_in(std::uint32_t first, std::uint32_t last,
                                                   std::uint32_t pronoun) const {
  std::uint32_t seen = kNothing;
  for (std::uint32_t e = first; e < last; ++e) {
    const std::uint32_t m = scene_.elements[e].mention;
    if (m == kNothing) {
      if (scene_.is_wordlike(e) && scene_.word(e).is(pronoun)) return {.pronoun = true};
      continue;
    }
    if (m == seen) continue;
    seen = m;
    const EntityIndex entity = scene_.reading.names[m].entity;
    if (!fits(entity, pronoun)) continue;
    std::uint32_t end = e;
    while (end + 1 < last && scene_.elements[end + 1].mention == m) ++end;
    const bool possessive = end + 1 < last && !scene_.elements[end + 1].is_quote() &&
                            scene_.token(end + 1).kind == TokenKind::possessive;
    std::uint32_t left = e;  // past "Mr."
    while (left > first && e - left < 2 && scene_.is_wordlike(left - 1) &&
           scene_.elements[left - 1].mention == kNothing &&
           scene_.token(left - 1).casing == Casing::capitalised &&
           !scene_.word(left - 1).is(kPreposition))
      --left;
    const bool governed =
        left > first && scene_.is_wordlike(left - 1) && scene_.word(left - 1).is(kPreposition);
    if (!possessive && !governed) return {.entity = entity};
  }
  return {};
}

std::optional<EntityIndex> SourceResolver::pronoun(std::uint32_t element,
                                                   std::optional<EntityIndex> speaker) const {
  const std::uint32_t kind = scene_.word(element).sections & kPronoun;
  if ((kind & kSelf) != 0) return std::nullopt;
  const std::optional<EntityIndex> before =
      speaker && fits(*speaker, kind) ? speaker : std::nullopt;
  // What "they" and "it" stand for is seldom a name; only who spoke last is safe.
  if ((kind & (kHe | kShe)) == 0) return before;
  const auto& statements = scene_.statements;
  auto at = std::ranges::upper_bound(statements, element, {}, &Statement::first);
  const std::uint32_t floor = element > kLookBack ? element - kLookBack : 0;
  std::uint32_t last = element;
  while (at != statements.begin()) {
    --at;
    const std::uint32_t first = std::max(at->first, floor);
    const Subject subject = subject_in(first, last, kind);
    if (subject.entity) return subject.entity;
    // "He then left." keeps whoever was spoken of.
    if (subject.pronoun && before) return before;
    if (first == floor) break;
    last = first;
  }
  return before;
}

// Whom "who" stands for: the last person before it, else the last body.
std::optional<EntityIndex> SourceResolver::antecedent(std::uint32_t element) const {
  const std::uint32_t floor = element > 14 ? element - 14 : 0;
  std::optional<EntityIndex> other;
  for (std::uint32_t e = element; e > floor;) {
    --e;
    const std::uint32_t m = scene_.elements[e].mention;
    if (m == kNothing) continue;
    const NameMention& mention = scene_.reading.names[m];
    const bool possessive = e + 1 < element && !scene_.elements[e + 1].is_quote() &&
                            scene_.token(e + 1).kind == TokenKind::possessive;
    if (possessive) continue;
    if (mention.kind == NameKind::person) return mention.entity;
    if (!other && e + 2 >= element) other = mention.entity;
  }
  return other;
}

std::optional<EntityIndex> SourceResolver::named_in(const NounPhrase& phrase) const {
  const auto entity_at = [&](std::uint32_t e) -> std::optional<EntityIndex> {
    const std::uint32_t m = scene_.elements[e].mention;
    if (m == kNothing) return std::nullopt;
    return scene_.reading.names[m].entity;
  };
  if (const auto head = entity_at(phrase.head)) {
    // "Lind and Marek" are two.
    for (std::uint32_t e = phrase.core_first; e < phrase.head; ++e) {
      const bool joins = scene_.is_wordlike(e) && scene_.word(e).is(kCoordinator) &&
                         scene_.elements[e].mention == kNothing;
      if (joins && e > phrase.core_first) return std::nullopt;
    }
    return head;
  }
  // A piece between commas that is a person's name, with a title perhaps.
  bool apart = false;
  for (std::uint32_t e = phrase.head + 1; e <= phrase.last; ++e) {
    if (scene_.is_comma(e)) apart = true;
    if (scene_.is_wordlike(e) && scene_.elements[e].mention == kNothing &&
        scene_.word(e).is(kPreposition | kRelative))
      apart = false;
    if (!apart || scene_.elements[e].mention == kNothing) continue;
    const bool piece_end = e == phrase.last || scene_.is_comma(e + 1) || scene_.is_mark(e + 1, "(");
    if (!piece_end) continue;
    const NameMention& mention = scene_.reading.names[scene_.elements[e].mention];
    if (mention.kind == NameKind::person) return mention.entity;
  }
  return std::nullopt;
}

std::optional<EntityIndex> SourceResolver::described(const NounPhrase& phrase) const {
  if (!scene_.is_wordlike(phrase.core_first) || !scene_.is_wordlike(phrase.head)) return {};
  if (scene_.word(phrase.core_first).is(kIndefinite)) return std::nullopt;
  const auto holders = role_words_.find(scene_.folded(phrase.head));
  if (holders == role_words_.end()) return std::nullopt;
  std::vector<std::string_view> proper;  // words that narrow it down
  for (std::uint32_t e = phrase.core_first; e < phrase.head; ++e) {
    if (!scene_.is_wordlike(e) || scene_.token(e).kind == TokenKind::possessive) continue;
    const bool first_word = e == phrase.core_first && scene_.word(e).is(kDeterminer);
    if (!first_word && scene_.token(e).casing != Casing::lower &&
        scene_.token(e).kind == TokenKind::word)
      proper.push_back(scene_.folded(e));
  }
  const std::uint32_t here = scene_.span_of(phrase.head).start;
  const std::uint32_t unnamed = last_unnamed(scene_.folded(phrase.head), here);
  std::optional<EntityIndex> best;
  std::uint32_t best_at = 0;
  for (const RoleWord& holder : holders->second) {
    const Role& role = scene_.reading.roles[holder.role];
    const Text::Range range = scene_.text.tokens_in(role.span);
    const auto says = [&](std::string_view word) {
      for (std::uint32_t t = range.first; t < range.last; ++t)
        if (scene_.text.fold(t) == word) return true;
      return false;
    };
    if (!proper.empty() && std::ranges::none_of(proper, says)) continue;
    // Of several, the one named last before these words.
    const auto& mentions = scene_.reading.entities[holder.entity].mentions;
    const auto start_of = [&](std::uint32_t m) { return scene_.reading.names[m].span.start; };
    const auto after = std::ranges::upper_bound(mentions, here, {}, start_of);
    const std::uint32_t at = after == mentions.begin() ? 1 : start_of(*std::prev(after)) + 2;
    if (best && at <= best_at) continue;
    best = holder.entity;
    best_at = at;
  }
  // "a harbour official … the official": the one without a name, who came in later.
  if (best && unnamed > best_at) return std::nullopt;
  return best;
}

// Where somebody without a name is brought in: "a senior official", but not "a senior official,
// Anna Lind,".
void SourceResolver::learn_unnamed() {
  constexpr std::uint32_t kPhrase = 6;
  const auto size = static_cast<std::uint32_t>(scene_.elements.size());
  const auto person = [&](std::uint32_t e) {
    const std::uint32_t m = e < size ? scene_.elements[e].mention : kNothing;
    return m != kNothing && scene_.reading.names[m].kind == NameKind::person;
  };
  for (std::uint32_t e = 0; e + 1 < size; ++e) {
    if (!scene_.is_wordlike(e) || scene_.elements[e].mention != kNothing) continue;
    const std::string_view article = scene_.folded(e);
    if (article != "a" && article != "an" && article != "another" && article != "one") continue;
    const bool of_name = e >= 2 && scene_.is_comma(e - 1) && person(e - 2);
    for (std::uint32_t at = e + 1; !of_name && at < size && at <= e + kPhrase; ++at) {
      if (!scene_.is_wordlike(at) || person(at) || scene_.word(at).is(kPreposition)) break;
      if (!role_words_.contains(scene_.folded(at))) continue;
      const bool named_next =
          person(at + 1) || (at + 2 < size && scene_.is_comma(at + 1) && person(at + 2));
      if (!named_next) unnamed_[scene_.folded(at)].push_back(scene_.span_of(at).start);
    }
  }
}

std::uint32_t SourceResolver::last_unnamed(std::string_view word, std::uint32_t before) const {
  const auto found = unnamed_.find(word);
  if (found == unnamed_.end()) return 0;
  const auto after = std::ranges::lower_bound(found->second, before);
  return after == found->second.begin() ? 0 : *std::prev(after);
}

std::optional<EntityIndex> SourceResolver::maker_at(std::uint32_t noun) const {
  constexpr std::uint32_t kReach = 5;
  const auto size = static_cast<std::uint32_t>(scene_.elements.size());
  const auto entity_at = [&](std::uint32_t e) -> std::optional<EntityIndex> {
    const std::uint32_t m = scene_.elements[e].mention;
    if (m == kNothing || scene_.reading.names[m].kind == NameKind::place) return std::nullopt;
    return scene_.reading.names[m].entity;
  };
  for (std::uint32_t e = noun; e > 1 && noun - e < kReach;) {
    --e;
    if (!scene_.is_wordlike(e) || scene_.word(e).is(kDeterminer | kIndefinite | kPreposition))
      break;
    if (scene_.token(e).kind == TokenKind::possessive) return entity_at(e - 1);
  }
  // Past "issued on Friday", "from".
  std::uint32_t e = noun + 1;
  const auto by = [&](std::uint32_t at) {
    return scene_.is_mark(at, "by") || scene_.is_mark(at, "from");
  };
  while (e < size && e < noun + kReach && scene_.is_wordlike(e) && !by(e) &&
         scene_.elements[e].mention == kNothing &&
         ((CreditLists::get().of(scene_.folded(e)) & credit_words::kRelease) != 0 ||
          scene_.word(e).is(kParticiple | kTime | kAdverb) || scene_.is_mark(e, "on")))
    ++e;
  if (e >= size || !by(e)) return std::nullopt;
  const std::uint32_t limit = std::min(size, e + kReach);
  for (++e; e < limit && scene_.is_wordlike(e); ++e) {
    if (scene_.elements[e].mention == kNothing) {
      if (scene_.word(e).is(kPreposition | kCoordinator)) break;
      continue;
    }
    const std::uint32_t m = scene_.elements[e].mention;
    while (e + 1 < size && scene_.elements[e + 1].mention == m) ++e;
    const bool more =
        e + 1 < size && scene_.is_wordlike(e + 1) &&
        (scene_.token(e + 1).kind == TokenKind::possessive || scene_.word(e + 1).is(kCoordinator));
    return more ? std::nullopt : entity_at(e);
  }
  return std::nullopt;
}

namespace {

bool speaks_for_its_maker(std::string_view noun) {
  return (CreditLists::get().of(noun) & (credit_words::kStatement | credit_words::kMessage)) != 0;
}

}  // namespace

void SourceResolver::learn_makers() {
  for (std::uint32_t e = 0; e < scene_.elements.size(); ++e) {
    if (!scene_.is_wordlike(e) || scene_.elements[e].mention != kNothing) continue;
    const std::string_view noun = scene_.folded(e);
    if (!speaks_for_its_maker(noun)) continue;
    if (const auto maker = maker_at(e)) made_[noun].push_back({e, *maker});
  }
}

std::optional<EntityIndex> SourceResolver::maker_of(const NounPhrase& phrase) const {
  if (!scene_.is_wordlike(phrase.head)) return std::nullopt;
  const std::string_view noun = scene_.folded(phrase.head);
  if (!speaks_for_its_maker(noun)) return std::nullopt;
  if (const auto maker = maker_at(phrase.head)) return maker;
  const auto made = made_.find(noun);
  const WordInfo& article = scene_.word(phrase.core_first);
  const bool known_one = article.is(kDeterminer) && !article.is(kIndefinite) &&
                         phrase.head <= phrase.core_first + 2 && phrase.last == phrase.head;
  if (!known_one || made == made_.end()) return std::nullopt;
  const auto after = std::ranges::lower_bound(made->second, phrase.head, {}, &Made::element);
  if (after == made->second.begin()) return std::nullopt;
  return std::prev(after)->maker;
}

std::optional<EntityIndex> SourceResolver::entity_of(const NounPhrase& phrase,
                                                     std::optional<EntityIndex> speaker) const {
  const bool one_word = phrase.first == phrase.last;
  if (one_word && scene_.elements[phrase.head].mention == kNothing) {
    if (scene_.word(phrase.head).is(kRelative)) return antecedent(phrase.head);
    if (scene_.word(phrase.head).is(kPronoun)) return pronoun(phrase.head, speaker);
  }
  if (const auto named = named_in(phrase)) return named;
  if (const auto maker = maker_of(phrase)) return maker;
  return described(phrase);
}

}  // namespace synoptic::reading
