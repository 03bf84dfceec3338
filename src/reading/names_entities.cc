// SPDX-License-Identifier: Apache-2.0
//
// Which mentions of a report are one entity.
//
// Organisations, places and groups: by the one name that the lists give for all forms, by equal
// words, by an acronym that is made of a longer name's initials ("Federal Election Commission",
// "F.E.C."), by a company's name without its suffix.
//
// People: a full name founds an entity, or joins one with the same surname and a given name that
// can be the same (equal, an initial, a short form, one letter apart). Then each lone surname goes
// to the person who bears it: the one whose sex an honorific allows, the one named most often, the
// one named last. So "Mr. Lind" and "Mrs. Lind" stay apart when a man and a woman of that name are
// there. A lone given name or nickname goes to its only bearer. A lone surname that nobody bears
// but that is one letter from a long surname of somebody is a slip of the pen.

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

#include "reading/names_draft.h"
#include "synoptic/ids.h"

namespace synoptic::reading {
namespace {

constexpr EntityIndex kNone = 0xffffffffu;
constexpr std::size_t kMaxPeople = 2000;  // of one report that are compared by spelling

enum class Sex : std::uint8_t { unknown, man, woman };

struct PersonName {
  std::string_view surname;
  std::uint64_t surname_hash = 0;
  std::string_view given;
  std::uint64_t given_hash = 0;
  std::uint64_t nickname_hash = 0;
  std::uint64_t suffix_hash = 0;
  Sex sex = Sex::unknown;
};

struct Person {
  PersonName name;
  std::uint32_t entity_draft = 0;  // the draft that founded it
  std::uint32_t mentions = 0;
  std::uint32_t last = 0;  // draft that named it last
  bool titled = false;     // an office stood before the name
};

// Somebody without a full name in the report.
struct LonePerson {
  Sex sex = Sex::unknown;
  EntityIndex entity = 0;
};

bool one_letter_apart_at_most(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  return a.size() == b.size() ? a.substr(i + 1) == b.substr(i + 1) : a.substr(i) == b.substr(i + 1);
}

class Linker {
 public:
  Linker(const NameContext& context, const std::vector<NameDraft>& drafts)
      : c_(context), drafts_(drafts), entity_(drafts.size(), kNone) {}

  std::vector<EntityIndex> run() {
    for (std::uint32_t i = 0; i < drafts_.size(); ++i)
      if (drafts_[i].kind != NameKind::person) link_thing(i);
    link_acronyms();
    for (std::uint32_t i = 0; i < drafts_.size(); ++i)
      if (drafts_[i].kind == NameKind::person && is_full(drafts_[i])) link_full_name(i);
    for (std::uint32_t i = 0; i < drafts_.size(); ++i)
      if (drafts_[i].kind == NameKind::person && !is_full(drafts_[i])) link_lone_name(i);
    return by_first_mention();
  }

 private:
  // --- things ---------------------------------------------------------------------------------

  [[nodiscard]] std::uint64_t thing_key(const NameDraft& d) const {
    if (d.known != kNoRow) return c_.lexicon.entries[d.known].canonical;
    std::uint32_t first = d.first;
    std::uint32_t last = d.last;
    while (first + 1 < last && c_.is_mark(first, "the")) ++first;
    if (d.kind == NameKind::organization)
      while (last > first + 1 && c_.is(last - 1, cue::company) && !c_.is(last - 1, cue::usual))
        --last;
    return mix_hash(static_cast<std::uint64_t>(d.kind), key_of(c_.text, first, last));
  }

  void link_thing(std::uint32_t i) {
    const auto [at, is_new] = things_.try_emplace(thing_key(drafts_[i]), next_);
    if (is_new) ++next_;
    entity_[i] = at->second;
  }

  // The initials of the capitalised words: "Federal Election Commission" => "fec".
  [[nodiscard]] std::string initials(const NameDraft& d) const {
    std::string letters;
    for (std::uint32_t t = d.first; t < d.last; ++t)
      if (c_.capital[t] != 0) letters += c_.folded(t).front();
    return letters;
  }

  void link_acronyms() {
    std::unordered_map<std::string, EntityIndex> expanded;
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].kind == NameKind::organization && drafts_[i].tokens() >= 2)
        expanded.try_emplace(initials(drafts_[i]), entity_[i]);
    }
    std::unordered_map<EntityIndex, EntityIndex> same;
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      const NameDraft& d = drafts_[i];
      if (d.kind != NameKind::organization || d.tokens() != 1) continue;
      if (c_.text.tokens[d.first].casing != Casing::upper) continue;
      std::string letters(c_.folded(d.first));
      std::erase(letters, '.');
      if (letters.size() < 2) continue;
      const auto at = expanded.find(letters);
      if (at != expanded.end() && at->second != entity_[i]) same.emplace(entity_[i], at->second);
    }
    for (EntityIndex& e : entity_)
      if (const auto at = same.find(e); at != same.end()) e = at->second;
  }

  // --- people ---------------------------------------------------------------------------------

  [[nodiscard]] bool is_full(const NameDraft& d) const {
    std::uint32_t words = 0;
    for (std::uint32_t t = d.first; t < d.last; ++t)
      if (c_.capital[t] != 0 && !c_.is(t, cue::suffix)) ++words;
    return words >= 2 && !(c_.capital[d.first] == 0);
  }

  [[nodiscard]] static Sex sex_of_honorific(std::uint32_t cues) {
    if ((cues & cue::male_honorific) != 0) return Sex::man;
    return (cues & cue::female_honorific) != 0 ? Sex::woman : Sex::unknown;
  }

  [[nodiscard]] Sex sex_of(const NameDraft& d, std::uint32_t given) const {
    if (d.honorific != 0) return sex_of_honorific(d.honorific);
    const bool man = c_.is(given, cue::man);
    if (man == c_.is(given, cue::woman)) return Sex::unknown;
    return man ? Sex::man : Sex::woman;
  }

  [[nodiscard]] PersonName person_name(const NameDraft& d) const {
    PersonName name;
    std::uint32_t last = d.last - 1;
    while (last > d.first &&
           (c_.is(last, cue::suffix) || c_.text.tokens[last].kind != TokenKind::word)) {
      if (c_.is(last, cue::suffix)) name.suffix_hash = suffix_hash(last);
      --last;
    }
    name.surname = c_.folded(last);
    name.surname_hash = c_.text.hashes[last];
    if (last == d.first) return name;
    name.given = c_.folded(d.first);
    name.given_hash = c_.text.hashes[d.first];
    name.sex = sex_of(d, d.first);
    for (std::uint32_t t = d.first + 1; t + 1 < last; ++t)
      if (c_.text.tokens[t].kind == TokenKind::open_quote)
        name.nickname_hash = c_.text.hashes[t + 1];
    return name;
  }

  [[nodiscard]] std::uint64_t suffix_hash(std::uint32_t token) const {
    std::string_view word = c_.folded(token);
    if (word.ends_with('.')) word.remove_suffix(1);
    return hash_bytes(word);
  }

  [[nodiscard]] bool is_short_form(std::uint64_t a, std::uint64_t b) const {
    const auto& nick = c_.lexicon.nicknames;
    const auto x = nick.find(a);
    const auto y = nick.find(b);
    if (x != nick.end() && (x->second == b || (y != nick.end() && x->second == y->second)))
      return true;
    return y != nick.end() && y->second == a;
  }

  [[nodiscard]] bool given_fit(const PersonName& a, const PersonName& b) const {
    if (a.given_hash == b.given_hash) return true;
    if (a.nickname_hash != 0 && a.nickname_hash == b.given_hash) return true;
    if (b.nickname_hash != 0 && b.nickname_hash == a.given_hash) return true;
    if (is_short_form(a.given_hash, b.given_hash)) return true;
    const bool initial = a.given.size() <= 2 || b.given.size() <= 2;
    if (initial) return a.given.front() == b.given.front();
    return a.given.size() >= 5 && b.given.size() >= 5 && one_letter_apart_at_most(a.given, b.given);
  }

  [[nodiscard]] bool can_be_one(const PersonName& a, const PersonName& b) const {
    if (a.suffix_hash != 0 && b.suffix_hash != 0 && a.suffix_hash != b.suffix_hash) return false;
    if (a.surname_hash != b.surname_hash &&
        !(a.given_hash == b.given_hash && a.surname.size() >= 5 &&
          one_letter_apart_at_most(a.surname, b.surname)))
      return false;
    return given_fit(a, b);
  }

  void link_full_name(std::uint32_t i) {
    const PersonName name = person_name(drafts_[i]);
    for (const std::uint32_t p : bearers(name)) {
      if (!can_be_one(people_[p].name, name)) continue;
      join(i, p);
      if (people_[p].name.nickname_hash == 0) people_[p].name.nickname_hash = name.nickname_hash;
      add_bearer(name.surname_hash, p);
      return;
    }
    const auto p = static_cast<std::uint32_t>(people_.size());
    people_.push_back({.name = name, .entity_draft = i});
    entity_[i] = next_++;
    people_[p].mentions = 1;
    people_[p].titled = drafts_[i].title;
    people_[p].last = i;
    add_bearer(name.surname_hash, p);
    by_given_[name.given_hash].push_back(p);
    if (name.nickname_hash != 0) by_given_[name.nickname_hash].push_back(p);
  }

  void add_bearer(std::uint64_t surname, std::uint32_t person) {
    auto& list = by_surname_[surname];
    if (std::ranges::find(list, person) == list.end()) list.push_back(person);
  }

  // People with this surname, then people with this given name.
  [[nodiscard]] std::vector<std::uint32_t> bearers(const PersonName& name) const {
    std::vector<std::uint32_t> out;
    if (const auto at = by_surname_.find(name.surname_hash); at != by_surname_.end())
      out = at->second;
    if (const auto at = by_given_.find(name.given_hash); at != by_given_.end())
      out.insert(out.end(), at->second.begin(), at->second.end());
    if (out.size() > 50) out.resize(50);
    return out;
  }

  void join(std::uint32_t i, std::uint32_t person) {
    entity_[i] = entity_[people_[person].entity_draft];
    ++people_[person].mentions;
    people_[person].titled = people_[person].titled || drafts_[i].title;
    people_[person].last = i;
  }

  void link_lone_name(std::uint32_t i) {
    const NameDraft& d = drafts_[i];
    const std::uint32_t word = lone_word(d);
    const std::uint64_t hash = c_.text.hashes[word];
    const Sex sex = sex_of_honorific(d.honorific);
    std::optional<std::uint32_t> person = choose(by_surname_, hash, sex, i);
    if (!person && d.honorific == 0) person = choose_given(hash);
    if (const std::string_view folded = c_.folded(word); !person && folded.ends_with('.'))
      person = choose_given(hash_bytes(folded.substr(0, folded.size() - 1)));
    if (!person) person = slip_of(word);
    if (person) return join(i, *person);
    entity_[i] = lone_entity(hash, sex);
  }

  // Who is only ever called by one word: one entity, unless "Mr." and "Mrs." tell two apart.
  EntityIndex lone_entity(std::uint64_t hash, Sex sex) {
    std::vector<LonePerson>& namesakes = lone_[hash];
    for (LonePerson& one : namesakes) {
      if (sex != Sex::unknown && one.sex != Sex::unknown && one.sex != sex) continue;
      if (one.sex == Sex::unknown) one.sex = sex;
      return one.entity;
    }
    namesakes.push_back({sex, next_});
    return next_++;
  }

  [[nodiscard]] std::uint32_t lone_word(const NameDraft& d) const {
    std::uint32_t t = d.last - 1;
    while (t > d.first && (c_.is(t, cue::suffix) || c_.capital[t] == 0)) --t;
    return t;
  }

  using Bearers = std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>;

  [[nodiscard]] std::optional<std::uint32_t> choose(const Bearers& map, std::uint64_t hash, Sex sex,
                                                    std::uint32_t draft) const {
    const auto at = map.find(hash);
    if (at == map.end()) return std::nullopt;
    std::optional<std::uint32_t> best;
    for (const std::uint32_t p : at->second) {
      const Sex own = people_[p].name.sex;
      if (sex != Sex::unknown && own != Sex::unknown && own != sex) continue;
      if (!best || better(people_[p], people_[*best], sex, draft)) best = p;
    }
    return best;
  }

  // Full names decide: the sex that fits for certain, then how often, then how lately.
  [[nodiscard]] bool better(const Person& a, const Person& b, Sex sex, std::uint32_t draft) const {
    if (sex != Sex::unknown && (a.name.sex == sex) != (b.name.sex == sex)) return a.name.sex == sex;
    if (drafts_[draft].title && a.titled != b.titled) return a.titled;
    const bool a_before = a.entity_draft < draft;
    const bool b_before = b.entity_draft < draft;
    if (a_before != b_before) return a_before;
    if (a.mentions != b.mentions) return a.mentions > b.mentions;
    return a.last > b.last;
  }

  [[nodiscard]] std::optional<std::uint32_t> choose_given(std::uint64_t hash) const {
    const auto at = by_given_.find(hash);
    if (at == by_given_.end() || at->second.size() != 1) return std::nullopt;
    return at->second.front();
  }

  [[nodiscard]] std::optional<std::uint32_t> slip_of(std::uint32_t token) const {
    const std::string_view word = c_.folded(token);
    if (word.size() < 5 || people_.size() > kMaxPeople) return std::nullopt;
    for (std::uint32_t p = 0; p < people_.size(); ++p) {
      const std::string_view surname = people_[p].name.surname;
      if (surname.size() >= 5 && surname.front() == word.front() &&
          one_letter_apart_at_most(surname, word))
        return p;
    }
    return std::nullopt;
  }

  // --------------------------------------------------------------------------------------------

  [[nodiscard]] std::vector<EntityIndex> by_first_mention() const {
    std::vector<EntityIndex> renumbered(next_, kNone);
    std::vector<EntityIndex> out(entity_.size());
    EntityIndex count = 0;
    for (std::size_t i = 0; i < entity_.size(); ++i) {
      EntityIndex& e = renumbered[entity_[i]];
      if (e == kNone) e = count++;
      out[i] = e;
    }
    return out;
  }

  const NameContext& c_;
  const std::vector<NameDraft>& drafts_;
  std::vector<EntityIndex> entity_;
  EntityIndex next_ = 0;
  std::unordered_map<std::uint64_t, EntityIndex> things_;
  std::vector<Person> people_;
  Bearers by_surname_;
  Bearers by_given_;
  std::unordered_map<std::uint64_t, std::vector<LonePerson>> lone_;
};

}  // namespace

std::vector<EntityIndex> link_names(const NameContext& context,
                                    const std::vector<NameDraft>& drafts) {
  return Linker(context, drafts).run();
}

}  // namespace synoptic::reading
