// SPDX-License-Identifier: Apache-2.0
//
// A mention is a word of happenings.txt in a place where it has that meaning: "a call", "called
// Orme", "to meet". Who took part, where, when and how long is read off the sentence around it:
//
//   "Anna Lind spoke with Oskar Varga in Orra on Tuesday, in a two-hour call."
//    participant          participant    place    time         duration   mention
//
// A place is a participant too where it acts ("Velmark attacked Tessaly"): where no "in" or "near"
// stands before it. Whoever is only cited for the sentence is none: in "the treaty was signed by
// Lind, Varga said" Varga signed nothing. But a speaker who says "I met …" was there.
//
// Counter-example: participants named in the sentence before are not found ("The two met in Orra").

#include "reading/happenings.h"

#include <algorithm>
#include <tuple>

#include "reading/words.h"

namespace synoptic {
namespace {

using namespace reading;  // its private helpers

constexpr std::uint32_t kNameReach = 30;     // pieces from a mention to a participant
constexpr std::uint32_t kSceneReach = 60;    // to its time and place
constexpr std::uint32_t kModalReach = 7;     // pieces before it that colour it
constexpr std::uint32_t kDurationReach = 8;  // pieces to "lasted two hours"
constexpr std::size_t kMaxParticipants = 8;

constexpr std::size_t kMaxGiven = 16;  // stretches of speech that a place is looked up in

// The pieces of one sentence: [first, last).
struct Scene {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

class HappeningReader {
 public:
  HappeningReader(const Pieces& pieces, const Reading& so_far)
      : words_(reading_words()), pieces_(pieces), all_(pieces_.all), so_far_(so_far) {
    note_sources();
  }

  std::vector<HappeningMention> run() {
    for (std::uint32_t at = 0; at < all_.size();) {
      scene_.first = at;
      while (at < all_.size() && all_[at].sentence == all_[scene_.first].sentence) ++at;
      scene_.last = at;
      read_sentence();
    }
    lean_on_neighbours();
    return std::move(out_);
  }

 private:
  void note_sources();
  void read_sentence();
  void set_scene();
  [[nodiscard]] const HappeningSense* sense_at(std::uint32_t at) const;
  [[nodiscard]] bool in_date(std::uint32_t at) const;
  [[nodiscard]] bool form_fits(HappeningForm form, std::uint32_t at) const;
  [[nodiscard]] bool followed_fits(const HappeningSense& sense, std::uint32_t at) const;
  [[nodiscard]] bool is_verb_of_name(std::uint32_t at) const;
  [[nodiscard]] bool name_follows(std::uint32_t at) const;
  template <class Item>
  [[nodiscard]] std::span<const Item> near(const std::vector<Item>& list, std::uint32_t at,
                                           std::uint32_t reach) const;
  void read_mention(std::uint32_t at, const HappeningSense& sense);
  [[nodiscard]] Modality modality_at(std::uint32_t at, HappeningForm form) const;
  [[nodiscard]] Modality modality_behind(std::uint32_t at) const;
  void lean_on_neighbours();
  [[nodiscard]] static bool may_be_one(const HappeningMention& a, const HappeningMention& b);
  void add_participants(HappeningMention& mention, std::uint32_t at) const;
  void add_speaker(HappeningMention& mention, std::uint32_t at) const;
  [[nodiscard]] std::optional<EntityIndex> place_of(std::uint32_t at) const;
  [[nodiscard]] std::optional<std::uint32_t> time_of(std::uint32_t at) const;
  [[nodiscard]] std::optional<std::uint32_t> duration_of(std::uint32_t at) const;

  [[nodiscard]] bool is(std::uint32_t at, WordClass word_class) const {
    return words_.lexicon.value(all_[at].id, word_class) != nullptr;
  }
  // Whether a noun follows the piece.
  [[nodiscard]] bool is_noun_place(std::uint32_t at) const {
    return is(at, WordClass::determiner) || is(at, WordClass::preposition);
  }
  [[nodiscard]] std::uint32_t piece_at(std::uint32_t byte) const;
  [[nodiscard]] bool only_describes(const NameMention& name, std::uint32_t at) const;
  [[nodiscard]] bool is_location(const NameMention& name) const;
  [[nodiscard]] bool is_source(Span name, std::uint32_t byte) const;

  // Who is given the words in a stretch.
  struct Given {
    Span content;
    Source source;
  };

  const ReadingWords& words_;
  const Pieces& pieces_;
  const std::vector<Piece>& all_;
  const Reading& so_far_;
  std::vector<Given> given_;  // sorted by content
  std::size_t next_given_ = 0;
  std::vector<Given> speaking_;  // those that reach into the sentence
  std::vector<Span> credited_;
  Scene scene_;
  std::vector<HappeningMention> out_;
};

void HappeningReader::note_sources() {
  for (const Attribution& one : so_far_.attributions) given_.push_back({one.content, one.source});
  for (const Quote& one : so_far_.quotes)
    if (!one.scare) given_.push_back({one.span, one.source});
  std::ranges::sort(given_, {}, [](const Given& one) {
    return std::tuple(one.content, one.source.entity, one.source.span);
  });
  for (const Credit& credit : so_far_.credits) credited_.push_back(credit.credited);
  std::ranges::sort(credited_);
}

// Of a sorted list, what stands at most so many pieces from the mention, in its sentence.
template <class Item>
std::span<const Item> HappeningReader::near(const std::vector<Item>& list, std::uint32_t at,
                                            std::uint32_t reach) const {
  const std::uint32_t first = at - std::min(at - scene_.first, reach);
  const std::uint32_t last = std::min(scene_.last - 1, at + reach);
  const auto begin = std::ranges::lower_bound(list, all_[first].span.start, {},
                                              [](const Item& item) { return item.span.start; });
  const auto end = std::ranges::lower_bound(begin, list.end(), all_[last].span.end, {},
                                            [](const Item& item) { return item.span.start; });
  return {begin, end};
}

// Keeps the stretches of speech that reach into the sentence.
void HappeningReader::set_scene() {
  const Span span{all_[scene_.first].span.start, all_[scene_.last - 1].span.end};
  std::erase_if(speaking_, [span](const Given& one) { return one.content.end <= span.start; });
  for (; next_given_ < given_.size() && given_[next_given_].content.start < span.end; ++next_given_)
    if (given_[next_given_].content.end > span.start && speaking_.size() < kMaxGiven)
      speaking_.push_back(given_[next_given_]);
}

void HappeningReader::read_sentence() {
  set_scene();
  for (std::uint32_t at = scene_.first; at < scene_.last; ++at) {
    const HappeningSense* sense = sense_at(at);
    if (sense != nullptr) read_mention(at, *sense);
  }
}

// The first sense that fits the place.
const HappeningSense* HappeningReader::sense_at(std::uint32_t at) const {
  if (all_[at].joined) return nullptr;                           // "post-election"
  const auto senses = words_.happenings.senses(all_[at].whole);  // "cease-fire" is one word
  if (senses.empty() || in_date(at) || words_.happenings.in_false_phrase(pieces_, at))
    return nullptr;
  for (const HappeningSense& sense : senses)
    if (form_fits(sense.form, at) && followed_fits(sense, at)) return &sense;
  return nullptr;
}

// "since March": a month.
bool HappeningReader::in_date(std::uint32_t at) const {
  constexpr std::uint32_t kLongestDate = 8;  // pieces
  for (const TimeExpression& time : near(so_far_.times, at, kLongestDate)) {
    const bool date = time.type == TimexType::date || time.type == TimexType::time;
    if (date && time.span.contains(all_[at].span)) return true;
  }
  return false;
}

bool HappeningReader::form_fits(HappeningForm form, std::uint32_t at) const {
  const bool start = at == scene_.first;
  const std::uint32_t before = start ? at : at - 1;
  switch (form) {
    case HappeningForm::noun:
      return start || (!is(before, WordClass::infinitive) && !is(before, WordClass::subject) &&
                       !is_verb_of_name(at));
    case HappeningForm::past:
      return start || !is_noun_place(before);
    case HappeningForm::now:
      return !start && !is_noun_place(before) && !is(before, WordClass::infinitive);
    case HappeningForm::base:
      return !start && (is(before, WordClass::infinitive) || is(before, WordClass::subject));
  }
  return false;
}

// "Velmark strikes", "Orra votes": a plural noun or a verb by its letters, a verb by its subject.
bool HappeningReader::is_verb_of_name(std::uint32_t at) const {
  const auto senses = words_.happenings.senses(all_[at].whole);
  if (std::ranges::none_of(senses, [](const auto& s) { return s.form == HappeningForm::now; }))
    return false;
  const Span before = all_[at - 1].span;
  for (const NameMention& name : near(so_far_.names, at, 8))
    if (name.kind != NameKind::group && name.span.end == before.end) return true;
  return false;
}

bool HappeningReader::followed_fits(const HappeningSense& sense, std::uint32_t at) const {
  if (sense.before_name) return name_follows(at);
  if (sense.followed.empty()) return true;
  for (std::uint32_t next = at + 1; next <= at + 2 && next < scene_.last; ++next)
    if (std::ranges::find(sense.followed, all_[next].id) != sense.followed.end()) return true;
  return false;
}

// "called Orme", "called the mayor, Anna Lind", "called him".
bool HappeningReader::name_follows(std::uint32_t at) const {
  if (at + 1 < scene_.last && is(at + 1, WordClass::preposition)) return false;
  if (at + 1 < scene_.last && is(at + 1, WordClass::object)) return true;
  for (const NameMention& name : near(so_far_.names, at, 3))
    if (name.span.start >= all_[at].span.end) return true;
  return false;
}

void HappeningReader::read_mention(std::uint32_t at, const HappeningSense& sense) {
  HappeningMention mention;
  mention.span = all_[at].span;
  for (std::uint32_t part = at + 1; part < scene_.last && all_[part].joined; ++part)
    mention.span.end = all_[part].span.end;
  mention.kind = sense.kind;
  mention.sentence = all_[at].sentence;
  mention.modality = modality_at(at, sense.form);
  add_participants(mention, at);
  mention.place = place_of(at);
  mention.time = time_of(at);
  mention.duration = duration_of(at);
  out_.push_back(std::move(mention));
}

// Denied beats hypothetical beats planned beats alleged, wherever they stand in the clause.
Modality HappeningReader::modality_at(std::uint32_t at, HappeningForm form) const {
  bool planned = false;
  bool alleged = false;
  bool hypothetical = false;
  for (std::uint32_t back = 1; back <= kModalReach && back <= at - scene_.first; ++back) {
    const std::uint32_t word = at - back;
    if (all_[word].word == "," || is(word, WordClass::clause)) break;
    if (is(word, WordClass::denied)) return Modality::denied;
    const bool in_compound = all_[word + 1].joined;  // "the would-be mayor"
    hypothetical |= !in_compound && is(word, WordClass::hypothetical);
    planned |= is(word, WordClass::planned);
    alleged |= is(word, WordClass::alleged);
  }
  const Modality behind = form == HappeningForm::noun ? modality_behind(at) : Modality::happened;
  if (behind == Modality::denied) return behind;
  if (hypothetical) return Modality::hypothetical;
  if (planned || behind == Modality::planned) return Modality::planned;
  if (alleged) return Modality::alleged;
  if (form == HappeningForm::base) return Modality::planned;
  return Modality::happened;
}

// "The talks were cancelled", "the vote is set for Friday": what an auxiliary behind the noun says.
Modality HappeningReader::modality_behind(std::uint32_t at) const {
  constexpr std::uint32_t kAuxiliaries = 4;
  std::uint32_t word = at + 1;
  while (word < scene_.last && all_[word].joined) ++word;
  bool helped = false;
  for (; word < scene_.last && word <= at + kAuxiliaries; ++word) {
    if (helped && is(word, WordClass::undone)) return Modality::denied;
    if (helped && is(word, WordClass::tocome)) return Modality::planned;
    if (!is(word, WordClass::auxiliary)) break;
    if (all_[word].word == "will" || all_[word].word == "'ll") return Modality::planned;
    helped = true;
  }
  return Modality::happened;
}

std::uint32_t HappeningReader::piece_at(std::uint32_t byte) const {
  const auto begin = all_.begin() + scene_.first;
  const auto end = all_.begin() + scene_.last;
  const auto found = std::upper_bound(
      begin, end, byte, [](std::uint32_t b, const Piece& piece) { return b < piece.span.end; });
  return static_cast<std::uint32_t>(found - all_.begin());
}

// "in Orra", "near the port of Orra": where, not who.
bool HappeningReader::is_location(const NameMention& name) const {
  if (name.kind != NameKind::place) return false;
  const std::uint32_t at = piece_at(name.span.start);
  for (std::uint32_t back = 1; back <= 3 && back <= at - scene_.first; ++back) {
    const std::uint32_t word = at - back;
    if (is(word, WordClass::inplace)) return true;
    if (all_[word].kind != TokenKind::word && all_[word].word != ",") return false;
    const bool goes_on = all_[word].word == "the" || all_[word].word == "of" ||
                         all_[word].casing == Casing::capitalised || all_[word].word == ",";
    if (!goes_on) return false;
  }
  return false;
}

// Whether the name is who says the stretch in which the byte stands.
bool HappeningReader::is_source(Span name, std::uint32_t byte) const {
  if (std::ranges::binary_search(credited_, name)) return true;
  for (const Given& one : speaking_) {
    if (one.content.contains(byte) && one.source.span && one.source.span->overlaps(name))
      return true;
  }
  return false;
}

// "the Velmark president", "Lind's brother": who stands in somebody's description takes no part.
// "Lind's visit" is another thing: the owner of what happens does.
bool HappeningReader::only_describes(const NameMention& name, std::uint32_t at) const {
  for (const Role& role : near(so_far_.roles, at, kNameReach)) {
    const bool inside = role.span.contains(name.span) && role.of != name.entity;
    if (inside) return true;
  }
  const std::uint32_t after = piece_at(name.span.end - 1) + 1;
  if (after >= scene_.last || all_[after].kind != TokenKind::possessive) return false;
  return after > at || at - after > 3;
}

void HappeningReader::add_participants(HappeningMention& mention, std::uint32_t at) const {
  for (const NameMention& name : near(so_far_.names, at, kNameReach)) {
    if (name.kind == NameKind::other || is_location(name)) continue;
    if (is_source(name.span, mention.span.start) || only_describes(name, at)) continue;
    if (std::ranges::find(mention.participants, name.entity) != mention.participants.end())
      continue;
    if (mention.participants.size() < kMaxParticipants) mention.participants.push_back(name.entity);
  }
  add_speaker(mention, at);
}

// "I met him", "he had a call with": the speaker took part.
void HappeningReader::add_speaker(HappeningMention& mention, std::uint32_t at) const {
  bool speaks = false;
  for (std::uint32_t back = 1; back <= kModalReach && back <= at - scene_.first && !speaks; ++back)
    speaks = is(at - back, WordClass::speaker);
  if (!speaks) return;
  for (const Given& one : speaking_) {
    if (!one.content.contains(mention.span.start) || !one.source.entity) continue;
    const EntityIndex who = *one.source.entity;
    if (std::ranges::find(mention.participants, who) == mention.participants.end())
      mention.participants.insert(mention.participants.begin(), who);
    return;
  }
}

// The nearest place behind the mention that something happens in, or else before it.
std::optional<EntityIndex> HappeningReader::place_of(std::uint32_t at) const {
  std::optional<EntityIndex> before;
  for (const NameMention& name : near(so_far_.names, at, kSceneReach)) {
    if (!is_location(name)) continue;
    if (name.span.start > all_[at].span.start) return name.entity;
    before = name.entity;
  }
  return before;
}

// The nearest expression that dates something.
std::optional<std::uint32_t> HappeningReader::time_of(std::uint32_t at) const {
  std::optional<std::uint32_t> best;
  std::uint32_t best_distance = 0;
  const Span span = all_[at].span;
  for (const TimeExpression& time : near(so_far_.times, at, kSceneReach)) {
    const bool dates = (time.type == TimexType::date || time.type == TimexType::time) &&
                       !time.value.ends_with("_REF");
    if (!dates) continue;
    const std::uint32_t distance =
        time.span.start > span.start ? time.span.start - span.start : span.start - time.span.end;
    if (best && distance >= best_distance) continue;
    best = static_cast<std::uint32_t>(&time - so_far_.times.data());
    best_distance = distance;
  }
  return best;
}

// Where a sentence says neither when nor where, a mention of the same kind a sentence or two before
// may have: "They met in Orra on Friday. The meeting lasted an hour."
void HappeningReader::lean_on_neighbours() {
  constexpr std::size_t kMentionsBack = 8;
  constexpr std::uint32_t kSentencesBack = 2;
  for (std::size_t m = 1; m < out_.size(); ++m) {
    HappeningMention& here = out_[m];
    if (here.time && here.place) continue;
    for (std::size_t back = 1; back <= kMentionsBack && back <= m; ++back) {
      const HappeningMention& before = out_[m - back];
      if (here.sentence - before.sentence > kSentencesBack) break;
      if (before.kind != here.kind || before.modality != here.modality) continue;
      if (!may_be_one(before, here)) continue;
      if (!here.time) here.time = before.time;
      if (!here.place) here.place = before.place;
      break;
    }
  }
}

// Not when each has somebody the other has not.
bool HappeningReader::may_be_one(const HappeningMention& a, const HappeningMention& b) {
  if (a.time && b.time && a.time != b.time) return false;
  if (a.place && b.place && a.place != b.place) return false;
  const auto within = [](const HappeningMention& few, const HappeningMention& many) {
    return std::ranges::all_of(few.participants, [&](EntityIndex who) {
      return std::ranges::find(many.participants, who) != many.participants.end();
    });
  };
  return within(a, b) || within(b, a);
}

// "two-hour call", "three days of talks", "the call lasted two hours".
std::optional<std::uint32_t> HappeningReader::duration_of(std::uint32_t at) const {
  for (const Quantity& quantity : near(so_far_.quantities, at, kDurationReach + 2)) {
    if (quantity.kind != QuantityKind::duration) continue;
    const std::uint32_t first = piece_at(quantity.span.start);
    const std::uint32_t last = piece_at(quantity.span.end - 1) + 1;
    if (last <= at) {
      bool joins = at - last <= 3;
      for (std::uint32_t between = last; between < at && joins; ++between)
        joins = all_[between].kind == TokenKind::word &&
                (between == last || !is(between, WordClass::stopper));
      if (joins) return static_cast<std::uint32_t>(&quantity - so_far_.quantities.data());
    } else if (first > at && first - at <= kDurationReach && is(first - 1, WordClass::lasting)) {
      return static_cast<std::uint32_t>(&quantity - so_far_.quantities.data());
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<HappeningMention> find_happenings(const Pieces& pieces, const Reading& so_far) {
  return HappeningReader(pieces, so_far).run();
}

}  // namespace synoptic
