// Fingerprints: what tells reports apart.
// SPDX-License-Identifier: Apache-2.0
//
// A report is a bag of its words and of its pairs of neighbouring words, since "central bank" says
// more than "central" and "bank". A term counts (1 + ln tf) times the weight of its class
// (term_classes.h), where headline and lead count twice. Only the first kWords words count, since
// news says first what it is about, and of their terms the kKeptTerms that weigh most by what news
// at large says of them. How rare a term is in the window of reports at hand is not known here; see
// weights.h.
//
// The sentences among those words are kept as hashes, each with its outlet, so that what an outlet
// says over and over can be found: see house.h.
//
// Cost: linear in the words; 8 bytes a term.
#include "story/fingerprint.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <tuple>

#include "story/background.h"
#include "story/weights.h"
#include "synoptic/ids.h"

namespace synoptic::story {
namespace {

constexpr std::uint32_t kWords = 400;
constexpr std::uint32_t kLead = 60;
constexpr std::uint32_t kLeadTimes = 2;
constexpr float kLogPairShare = -0.6931F;  // a pair has half of the share of its rarer word
constexpr std::size_t kKeptTerms = 128;
constexpr float kOftenSteps = 16;
constexpr float kRaritySteps = 20;  // a step is a twentieth of a factor of e
constexpr std::size_t kShingle = 5;
constexpr std::size_t kShortestSaying = 5;  // words
constexpr std::size_t kNames = 8;
constexpr std::size_t kLongestField = 200;  // bytes of a field for telling
constexpr char kBetween = '\x1f';           // fields of `shown`

std::uint32_t low(std::uint64_t hash) { return static_cast<std::uint32_t>(hash); }

constexpr std::uint32_t kNoName = 0xffffffffu;

// A word as it is counted.
struct Word {
  std::uint32_t hash = 0;
  TermClass what = TermClass::word;
  bool everywhere = false;       // no pair is made across it
  std::uint32_t name = kNoName;  // that it stands in, of Reading::names
  float log_share = 0;
};

// Of a word in a name, by NameKind.
constexpr std::array<TermClass, static_cast<std::size_t>(NameKind::other) + 1> kClassOfName = {
    TermClass::person, TermClass::organization, TermClass::place, TermClass::word, TermClass::word};

TermClass class_of_pair(const Word& a, const Word& b) {
  if (a.what == TermClass::number || b.what == TermClass::number) return TermClass::number_pair;
  return a.name != kNoName && a.name == b.name ? TermClass::name_pair : TermClass::pair;
}

// The words that count, in order, and where the sentences end that are among them as a whole.
struct Words {
  std::vector<Word> all;
  std::vector<std::size_t> ends;
};

class WordReader {
 public:
  explicit WordReader(const AnnotatedReport& report)
      : text_(report.text), names_(report.reading.names) {
    words_.all.reserve(kWords);
  }

  Words read() {
    for (const Sentence& sentence : text_.sentences) {
      if (sentence.furniture) continue;
      for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
        read_token(t);
        if (words_.all.size() >= kWords) return std::move(words_);
      }
      words_.ends.push_back(words_.all.size());
    }
    return std::move(words_);
  }

 private:
  void read_token(std::uint32_t t) {
    const TokenKind kind = text_.tokens[t].kind;
    if (kind != TokenKind::word && kind != TokenKind::number) return;
    const std::string_view folded = text_.fold(t);
    const std::uint32_t name = name_at(text_.tokens[t].span.start);
    if (std::ranges::none_of(folded, is_inner_mark)) {
      add(low(text_.hashes[t]), folded, name);
      return;
    }
    for (const std::string& word : words_of(folded, kind)) add(low(hash_bytes(word)), word, name);
  }

  static bool is_inner_mark(char c) {
    return c == '-' || c == '/' || c == '\'' || c == '.' || c == ',';
  }

  // Bytes are asked for in text order.
  std::uint32_t name_at(std::uint32_t byte) {
    while (next_name_ < names_.size() && names_[next_name_].span.end <= byte) ++next_name_;
    const bool inside = next_name_ < names_.size() && names_[next_name_].span.start <= byte;
    return inside ? next_name_ : kNoName;
  }

  void add(std::uint32_t hash, std::string_view word, std::uint32_t name) {
    const Background::Word known = background_.find(hash);
    TermClass what = name == kNoName ? TermClass::word
                                     : kClassOfName[static_cast<std::size_t>(names_[name].kind)];
    if (word.front() >= '0' && word.front() <= '9') what = TermClass::number;
    words_.all.push_back({hash, what, known.everywhere, name, known.log_share});
  }

  const Text& text_;
  std::span<const NameMention> names_;
  std::uint32_t next_name_ = 0;
  const Background& background_ = Background::known();
  Words words_;
};

// Terms with how often they stand, by open addressing: the table lives for one report.
class Counter {
 public:
  explicit Counter(const TermWeights& weights) : weights_(weights), slots_(kSlots) {}

  // A term of several classes counts as the weightiest of them.
  void add(std::uint32_t hash, std::uint32_t times, TermClass what, float log_share) {
    std::size_t at = hash % kSlots;
    while (slots_[at].times != 0 && slots_[at].hash != hash) at = (at + 1) % kSlots;
    if (slots_[at].times == 0) {
      slots_[at] = {hash, 0, 0, log_share};
      used_.push_back(static_cast<std::uint16_t>(at));
    }
    slots_[at].times += times;
    slots_[at].weight = std::max(slots_[at].weight, weights_[static_cast<std::size_t>(what)]);
  }

  [[nodiscard]] std::vector<Term> terms() const {
    std::vector<Term> terms;
    terms.reserve(used_.size());
    for (const std::uint16_t at : used_) terms.push_back(to_term(slots_[at]));
    return terms;
  }

 private:
  static constexpr std::size_t kSlots = 2048;  // more than twice the terms of kWords words
  static_assert(kSlots > 2 * kWords * 2);
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t times = 0;
    float weight = 0;  // of its class
    float log_share = 0;
  };

  // 1 + ln tf
  static float damped(std::uint32_t times) {
    static const std::array<float, 64> kDamped = [] {
      std::array<float, 64> damped{};
      for (std::size_t i = 1; i < damped.size(); ++i) {
        damped[i] = 1 + std::log(static_cast<float>(i));
      }
      return damped;
    }();
    return times < kDamped.size() ? kDamped[times] : 1 + std::log(static_cast<float>(times));
  }

  static Term to_term(const Slot& slot) {
    constexpr float kLeast = -16.118F;  // ln 1e-7
    const float often = damped(slot.times) * slot.weight;
    const auto step = [](float x) {
      return static_cast<std::uint8_t>(std::clamp(std::lround(x), 0L, 255L));
    };
    return {.hash = slot.hash,
            .often = step(kOftenSteps * often),
            .rarity = step(-kRaritySteps * std::max(slot.log_share, kLeast))};
  }

  const TermWeights& weights_;
  std::vector<Slot> slots_;
  std::vector<std::uint16_t> used_;
};

// The terms that weigh most by what news at large says, sorted by hash.
std::vector<Term> keep_weightiest(std::vector<Term> terms) {
  struct Weighed {
    float weight = 0;
    Term term;
  };
  std::vector<Weighed> weighed;
  weighed.reserve(terms.size());
  for (const Term& term : terms) {
    const float weight = often_of(term) * background_idf(term);
    if (weight > 0) weighed.push_back({weight, term});
  }
  const auto heavier = [](const Weighed& x, const Weighed& y) {
    return x.weight != y.weight ? x.weight > y.weight : x.term.hash < y.term.hash;
  };
  if (weighed.size() > kKeptTerms) {
    std::nth_element(weighed.begin(), weighed.begin() + kKeptTerms, weighed.end(), heavier);
    weighed.resize(kKeptTerms);
  }
  std::vector<Term> kept;
  kept.reserve(weighed.size());
  for (const Weighed& one : weighed) kept.push_back(one.term);
  std::sort(kept.begin(), kept.end(), [](const Term& x, const Term& y) { return x.hash < y.hash; });
  return kept;
}

// Of words of which the first `lead` are the lead.
Counter count_terms(std::span<const Word> words, std::size_t lead, const TermWeights& weights) {
  Counter counter(weights);
  const Word* before = nullptr;
  std::size_t place = 0;
  for (const Word& word : words) {
    const std::uint32_t times = place++ < lead ? kLeadTimes : 1;
    if (word.everywhere) {
      before = nullptr;
      continue;
    }
    counter.add(word.hash, times, word.what, word.log_share);
    if (before != nullptr) {
      const float log_share = kLogPairShare + std::min(before->log_share, word.log_share);
      counter.add(low(mix_hash(before->hash, word.hash)), times, class_of_pair(*before, word),
                  log_share);
    }
    before = &word;
  }
  return counter;
}

// The sentences that an outlet could say over and over, with their words.
template <class See>
void each_sentence(const Words& words, std::string_view outlet, const See& see) {
  if (outlet.empty()) return;
  const std::uint64_t of_outlet = hash_bytes(outlet);
  std::size_t begin = 0;
  for (const std::size_t end : words.ends) {
    const std::span<const Word> said = std::span(words.all).subspan(begin, end - begin);
    begin = end;
    if (said.size() < kShortestSaying) continue;
    std::uint64_t hash = of_outlet;
    for (const Word& word : said) hash = mix_hash(hash, word.hash);
    see(low(hash), said);
  }
}

std::vector<std::uint32_t> sentences_of(const Words& words, std::string_view outlet) {
  std::vector<std::uint32_t> sentences;
  each_sentence(words, outlet, [&](std::uint32_t hash, auto) { sentences.push_back(hash); });
  std::sort(sentences.begin(), sentences.end());
  sentences.erase(std::unique(sentences.begin(), sentences.end()), sentences.end());
  sentences.shrink_to_fit();
  return sentences;
}

// Leaves the kSketch smallest, or a few more, sorted, each once.
void keep_smallest(std::vector<std::uint32_t>& hashes) {
  constexpr std::ptrdiff_t kEnough = 4 * kSketch;
  const auto part = hashes.begin() + std::min(kEnough, std::ssize(hashes));
  if (part != hashes.end()) std::nth_element(hashes.begin(), part, hashes.end());
  std::sort(hashes.begin(), part);
  const auto end = std::unique(hashes.begin(), part);
  if (part != hashes.end() && end - hashes.begin() < std::ssize(std::array<int, kSketch>{})) {
    std::sort(hashes.begin(), hashes.end());  // a sentence said over and over
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    return;
  }
  hashes.erase(end, hashes.end());
}

std::array<std::uint32_t, kSketch> sketch_of(std::span<const Word> words) {
  // A rolling polynomial over the words: a step costs the same, however long a shingle is.
  constexpr std::uint64_t kBase = 0x9e3779b97f4a7c15u;
  static const std::uint64_t kDrop = [] {
    std::uint64_t power = 1;
    for (std::size_t k = 0; k < kShingle; ++k) power *= kBase;
    return power;
  }();
  std::vector<std::uint32_t> shingles;
  shingles.reserve(words.size());
  std::uint64_t rolling = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    rolling = rolling * kBase + words[i].hash + 1;
    if (i >= kShingle) rolling -= kDrop * (words[i - kShingle].hash + std::uint64_t{1});
    if (i + 1 >= kShingle) shingles.push_back(low(mix_hash(0, rolling)));
  }
  keep_smallest(shingles);
  std::array<std::uint32_t, kSketch> sketch{};
  sketch.fill(0xffffffffu);
  for (std::size_t i = 0; i < std::min(kSketch, shingles.size()); ++i) sketch[i] = shingles[i];
  return sketch;
}

std::optional<float> day_of(const std::optional<Moment>& moment) {
  constexpr double kSecondsPerDay = 86'400;
  if (!moment) return std::nullopt;
  const Instants instants = instants_of(*moment);
  const double middle =
      (static_cast<double>(instants.earliest) + static_cast<double>(instants.latest)) / 2;
  return static_cast<float>(middle / kSecondsPerDay);
}

// The day or month that an address names: "/2031/05/04/", "/2031/05/", "/2031-05-04".
std::optional<Moment> date_in(std::string_view url) {
  const auto digits = [&](std::size_t at, std::size_t count) {
    if (at + count > url.size()) return false;
    const std::string_view part = url.substr(at, count);
    const bool all = std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
    const bool more = at + count < url.size() && url[at + count] >= '0' && url[at + count] <= '9';
    return all && !more;
  };
  for (std::size_t at = url.find('/'); at != std::string_view::npos; at = url.find('/', at + 1)) {
    const std::size_t year = at + 1;
    if (!digits(year, 4) || !digits(year + 5, 2)) continue;
    const char parted = url[year + 4];
    if ((parted != '/' && parted != '-') || url.compare(year, 2, "19") < 0 ||
        url.compare(year, 2, "20") > 0) {
      continue;
    }
    std::string iso = std::string(url.substr(year, 4)) + '-' + std::string(url.substr(year + 5, 2));
    const bool day = digits(year + 8, 2) && url[year + 7] == parted;
    iso += day ? '-' + std::string(url.substr(year + 8, 2)) : "-15";  // the middle of the month
    if (const auto moment = parse_iso(iso)) return moment;
  }
  return std::nullopt;
}

// Of publication; where the report does not say it, of its address.
std::optional<float> published_on(const Report& report) {
  if (const auto day = day_of(report.published_at())) return day;
  return report.url ? day_of(date_in(*report.url)) : std::nullopt;
}

std::string_view clip(std::string_view field) {
  if (field.size() <= kLongestField) return field;
  std::size_t end = kLongestField;
  while (end > 0 && (static_cast<unsigned char>(field[end]) & 0xc0u) == 0x80u) --end;
  return field.substr(0, end);
}

void add_field(std::string& shown, std::string_view field) {
  for (const char c : clip(field)) shown += c == kBetween ? ' ' : c;
  shown += kBetween;
}

std::string_view title_of(const Report& report) {
  if (report.title) return *report.title;
  if (report.headline) return cut(report.text, *report.headline);
  return {};
}

std::string_view origin_of(const AnnotatedReport& report) {
  for (const Credit& credit : report.reading.credits) {
    const bool source = credit.kind == CreditKind::agency || credit.kind == CreditKind::medium;
    if (credit.whole_report && source) return cut(report.report.text, credit.credited);
  }
  return report.report.outlet ? std::string_view(*report.report.outlet) : std::string_view();
}

void add_names(std::string& shown, const AnnotatedReport& report) {
  const Reading& reading = report.reading;
  std::vector<const Entity*> entities;
  for (const Entity& entity : reading.entities) {
    if (entity.kind != NameKind::other) entities.push_back(&entity);
  }
  std::stable_sort(entities.begin(), entities.end(), [](const Entity* a, const Entity* b) {
    return a->mentions.size() > b->mentions.size();
  });
  if (entities.size() > kNames) entities.resize(kNames);
  for (const Entity* entity : entities) {
    const Span span = reading.names[entity->fullest].span;
    shown += static_cast<char>('a' + static_cast<int>(entity->kind));
    add_field(shown, cut(report.report.text, span));
  }
}

}  // namespace

bool Fingerprint::operator==(const Fingerprint& other) const {
  const auto same = [](const Term& x, const Term& y) {
    return x.hash == y.hash && x.often == y.often && x.rarity == y.rarity;
  };
  return text == other.text && shown == other.shown &&
         std::equal(terms.begin(), terms.end(), other.terms.begin(), other.terms.end(), same);
}

Shown shown_of(const Fingerprint& report) {
  std::string_view rest = report.shown;
  const auto next = [&] {
    const auto end = rest.find(kBetween);
    const std::string_view field = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return field;
  };
  Shown shown;
  shown.id = next();
  shown.outlet = next();
  shown.title = next();
  shown.published = next();
  shown.origin = next();
  while (!rest.empty()) {
    const std::string_view name = next();
    if (name.empty()) continue;
    const int kind = std::clamp(name.front() - 'a', 0, static_cast<int>(NameKind::other));
    shown.names.push_back({name.substr(1), static_cast<NameKind>(kind)});
  }
  return shown;
}

Fingerprint fingerprint_of(const AnnotatedReport& report, const TermWeights& weights) {
  const Words words = WordReader(report).read();
  Fingerprint out;
  out.text = hash_bytes(report.report.text);
  out.terms = keep_weightiest(count_terms(words.all, kLead, weights).terms());
  out.ordinals = ordinals_of(report);
  out.sketch = sketch_of(words.all);
  out.sentences = sentences_of(words, report.report.outlet.value_or(""));
  out.day = published_on(report.report);
  // The id is whole whatever its length: it is what the report is known by.
  for (const char c : report.report.id) out.shown += c == kBetween ? ' ' : c;
  out.shown += kBetween;
  add_field(out.shown, report.report.outlet.value_or(""));
  add_field(out.shown, title_of(report.report));
  add_field(out.shown, report.report.published.value_or(""));
  add_field(out.shown, origin_of(report));
  add_names(out.shown, report);
  out.shown.shrink_to_fit();
  return out;
}

std::vector<Saying> sayings_of(const AnnotatedReport& report,
                               std::span<const std::uint32_t> wanted) {
  std::vector<Saying> sayings;
  if (wanted.empty()) return sayings;
  const Words words = WordReader(report).read();
  const auto see = [&](std::uint32_t hash, std::span<const Word> said) {
    if (!std::binary_search(wanted.begin(), wanted.end(), hash)) return;
    Saying saying{.sentence = hash,
                  .terms = count_terms(said, said.size(), learned_weights()).terms()};
    std::sort(saying.terms.begin(), saying.terms.end(),
              [](const Term& x, const Term& y) { return x.hash < y.hash; });
    sayings.push_back(std::move(saying));
  };
  each_sentence(words, report.report.outlet.value_or(""), see);
  return sayings;
}

float often_of(const Term& term) { return static_cast<float>(term.often) / kOftenSteps; }

float share_of(const Term& term) {
  static const std::array<float, 256> kShares = [] {
    std::array<float, 256> shares{};
    for (std::size_t i = 0; i < shares.size(); ++i) {
      shares[i] = std::exp(-static_cast<float>(i) / kRaritySteps);
    }
    return shares;
  }();
  return kShares[term.rarity];
}

std::vector<std::string> words_of(std::string_view folded, TokenKind kind) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : folded) {
    const bool dropped = c == '\'' || c == ',' || (c == '.' && kind == TokenKind::word);
    if (c == '-' || c == '/') {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else if (!dropped) {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

double resemblance(const Fingerprint& a, const Fingerprint& b) {
  // Of the kSketch smallest hashes of the union, how many stand in both.
  std::size_t x = 0;
  std::size_t y = 0;
  std::size_t seen = 0;
  std::size_t common = 0;
  while (seen < kSketch && x < kSketch && y < kSketch) {
    if (a.sketch[x] == 0xffffffffu && b.sketch[y] == 0xffffffffu) break;
    ++seen;
    if (a.sketch[x] == b.sketch[y]) ++common;
    const bool step_x = a.sketch[x] <= b.sketch[y];
    const bool step_y = b.sketch[y] <= a.sketch[x];
    x += step_x ? 1 : 0;
    y += step_y ? 1 : 0;
  }
  return seen == 0 ? 0 : static_cast<double>(common) / static_cast<double>(seen);
}

}  // namespace synoptic::story
