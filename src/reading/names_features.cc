// SPDX-License-Identifier: Apache-2.0
//
// Templates follow what has long served name tagging (Zhang and Johnson 2003; Ratinov and Roth
// 2009: window words, shapes, affixes, gazetteers, word classes, what the rest of the document
// shows of the word), with the output of the rules as one more witness.

#include "reading/names_features.h"

#include <algorithm>
#include <string_view>

#include "synoptic/ids.h"

namespace synoptic::reading {
namespace {

constexpr std::uint32_t kMaxGap = 2;      // tokens without capitals inside a run
constexpr std::uint32_t kMaxTokens = 60;  // of one run; longer ones are cut
constexpr std::uint32_t kLong = 4;        // tokens of a long name
constexpr int kShown = 10;                // points of a kind that is beyond doubt
constexpr int kReach = 2;                 // tokens to either side whose words are looked at

// What the report's other mentions show of a word; the bits of Atoms::document.
namespace seen_as {
constexpr std::uint16_t surname = 1u << 0;
constexpr std::uint16_t given = 1u << 1;
constexpr std::uint16_t honorific = 1u << 2;
constexpr std::uint16_t title = 1u << 3;
constexpr std::uint16_t in_organization = 1u << 4;
constexpr std::uint16_t in_place = 1u << 5;
constexpr std::uint16_t in_other = 1u << 6;
constexpr std::uint16_t lower = 1u << 7;
constexpr std::uint16_t capital = 1u << 8;
constexpr std::uint16_t lone_person = 1u << 9;
constexpr std::uint16_t lone_organization = 1u << 10;
constexpr std::uint16_t lone_place = 1u << 11;
constexpr std::uint16_t lone_other = 1u << 12;
}  // namespace seen_as

// "Xx", "X.X.", "x-X", "XX", "0": letters by case, runs of one class as at most two.
std::uint64_t shape_of(std::string_view word) {
  std::uint64_t shape = 0;
  char before = 0;
  int run = 0;
  for (const char c : word) {
    char code = c;
    if (c >= 'a' && c <= 'z') code = 'x';
    if (c >= 'A' && c <= 'Z') code = 'X';
    if (c >= '0' && c <= '9') code = '0';
    if (static_cast<unsigned char>(c) >= 0x80) code = 'u';
    run = code == before ? run + 1 : 1;
    before = code;
    if (run <= 2) shape = mix_hash(shape, static_cast<std::uint64_t>(code));
  }
  return shape;
}

// The bytes of a short string as a number.
std::uint32_t packed(std::string_view part) {
  std::uint32_t value = 0;
  for (const char c : part) value = (value << 8) | static_cast<unsigned char>(c);
  return value;
}

std::uint32_t suffix_of(std::string_view word, std::size_t size) {
  return packed(word.substr(word.size() - std::min(word.size(), size)));
}

std::uint16_t lone_bit(NameKind kind) {
  switch (kind) {
    case NameKind::person:
      return seen_as::lone_person;
    case NameKind::organization:
      return seen_as::lone_organization;
    case NameKind::place:
      return seen_as::lone_place;
    default:
      return seen_as::lone_other;
  }
}

std::uint16_t inside_bit(NameKind kind) {
  switch (kind) {
    case NameKind::organization:
      return seen_as::in_organization;
    case NameKind::place:
      return seen_as::in_place;
    default:
      return seen_as::in_other;
  }
}

bool is_part(const NameContext& c, const NameDraft& d) {
  return d.span.start != c.text.tokens[d.first].span.start ||
         d.span.end != c.text.tokens[d.last - 1].span.end;
}

}  // namespace

std::vector<NameLabel> labels_of(const NameContext& context, const std::vector<NameDraft>& drafts) {
  std::vector<NameLabel> labels(context.text.tokens.size(), kOutside);
  for (const NameDraft& d : drafts) {
    if (is_part(context, d)) continue;
    for (std::uint32_t t = d.first; t < d.last; ++t)
      labels[t] = t == d.first ? first_of(d.kind) : further_of(d.kind);
  }
  return labels;
}

// Writes features: hashes of a question's number and its answer.
class NameFeatures::Writer {
 public:
  explicit Writer(std::vector<std::uint32_t>& out) : out_(out) {}

  // Asks the next question.
  void operator()(std::uint64_t answer) {
    ++question_;
    write(answer);
  }
  void operator()(std::uint64_t a, std::uint64_t b) { (*this)(pair(a, b)); }
  void operator()(std::uint64_t a, std::uint64_t b, std::uint64_t d) {
    (*this)(pair(pair(a, b), d));
  }
  // Asks the next question, which may have several answers.
  void each_bit(std::uint64_t bits) {
    ++question_;
    for (; bits != 0; bits &= bits - 1) write(bits & (~bits + 1));
  }
  // Goes on with questions of another group, whatever was asked before.
  void begin(std::uint32_t group) { question_ = group * 100; }

 private:
  static std::uint64_t pair(std::uint64_t a, std::uint64_t b) {
    return (a ^ (b + 0x9e3779b97f4a7c15u + (a << 6) + (a >> 2))) * 0xd6e8feb86659fd93u;
  }
  void write(std::uint64_t answer) {
    std::uint64_t x = (answer + question_ * 0x9e3779b97f4a7c15u) * 0xff51afd7ed558ccdu;
    x = (x ^ (x >> 32)) * 0xc4ceb9fe1a85ec53u;
    const auto hash = static_cast<std::uint32_t>(x >> 32);
    out_.push_back(hash == 0 ? 1 : hash);
  }

  std::vector<std::uint32_t>& out_;
  std::uint64_t question_ = 0;
};

NameFeatures::NameFeatures(const NameContext& context, const NameModel& model,
                           const std::vector<NameDraft>& drafts)
    : c_(context), model_(model), rules_(labels_of(context, drafts)) {
  const std::size_t tokens = c_.text.tokens.size();
  rule_codes_.assign(rules_.begin(), rules_.end());
  certain_.resize(tokens);
  for (const NameDraft& d : drafts) {
    const bool part = is_part(c_, d);
    const bool listed = d.known != kNoRow && d.kind == NameKind::organization;
    const bool composed = d.tokens() >= kLong && d.kind != NameKind::person;
    const bool shown = d.score[static_cast<std::size_t>(d.kind)] >= kShown ||
                       (d.thing && d.kind == NameKind::other);
    for (std::uint32_t t = d.first; t < d.last; ++t) {
      certain_[t] = !part && (listed || composed || shown) ? 1 : 0;
      if (part) rule_codes_[t] = static_cast<std::uint8_t>(10 + first_of(d.kind));
      if (d.known != kNoRow) rule_codes_[t] = static_cast<std::uint8_t>(rule_codes_[t] + 32);
      if (d.kind == NameKind::group)
        rule_codes_[t] = static_cast<std::uint8_t>(rule_codes_[t] + 64);
    }
  }
  find_prose();
  find_runs();
  note_document(drafts);
  atoms_.resize(tokens);
  filled_.resize(tokens);
  for (const TokenRun run : runs_) {
    const Sentence& s = c_.text.sentences[c_.text.tokens[run.first].sentence];
    const std::uint32_t first = run.first - std::min<std::uint32_t>(run.first - s.first, kReach);
    const std::uint32_t last = std::min<std::uint32_t>(run.last + kReach, s.last);
    for (std::uint32_t t = first; t < last; ++t) fill_atoms(t);
  }
}

bool NameFeatures::is_core(std::uint32_t token) const {
  const Token& t = c_.text.tokens[token];
  return t.kind == TokenKind::word && t.casing != Casing::none && t.casing != Casing::lower;
}

// A line in capitals is judged by its line case; here it counts as prose when it has words enough.
void NameFeatures::find_prose() {
  constexpr std::uint32_t kLeast = 3;  // small words of a sentence of prose
  constexpr std::uint32_t kShare = 5;  // one token in so many is a small word
  prose_.reserve(c_.text.sentences.size());
  for (std::uint32_t s = 0; s < c_.text.sentences.size(); ++s) {
    const Sentence& sentence = c_.text.sentences[s];
    const bool upper = c_.lines[s] == LineCase::upper;
    std::uint32_t small = 0;
    bool numbers = false;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      const Token& token = c_.text.tokens[t];
      numbers = numbers || token.kind == TokenKind::number;
      if (token.kind != TokenKind::word) continue;
      if (token.casing == Casing::lower || (upper && c_.is(t, cue::common))) ++small;
    }
    const std::uint32_t tokens = sentence.last - sentence.first;
    prose_.push_back(!numbers || (small >= kLeast && small * kShare >= tokens) ? 1 : 0);
  }
}

void NameFeatures::find_runs() {
  for (const Sentence& s : c_.text.sentences) {
    if (s.furniture) continue;
    for (std::uint32_t t = s.first; t < s.last;) {
      if (!is_core(t)) {
        ++t;
        continue;
      }
      std::uint32_t last = t + 1;
      for (std::uint32_t next = last; next < s.last && next - last <= kMaxGap; ++next)
        if (is_core(next) || rules_[next] != kOutside) last = next + 1;
      if (last < s.last && c_.text.tokens[last].kind == TokenKind::number) ++last;
      last = std::min(last, t + kMaxTokens);
      runs_.push_back({t, last});
      t = last;
    }
  }
}

void NameFeatures::note_document(const std::vector<NameDraft>& drafts) {
  for (const auto& [hash, seen] : c_.seen) {
    std::uint16_t bits = 0;
    if (seen.lower > 0) bits |= seen_as::lower;
    if (seen.capital > 0) bits |= seen_as::capital;
    if (bits != 0) document_[hash] = bits;
  }
  for (const NameDraft& d : drafts) {
    if (is_part(c_, d)) continue;
    const std::uint32_t last = d.last - 1;
    if (d.tokens() == 1) document_[c_.text.hashes[last]] |= lone_bit(d.kind);
    if (d.honorific != 0) document_[c_.text.hashes[last]] |= seen_as::honorific;
    if (d.title) document_[c_.text.hashes[last]] |= seen_as::title;
    if (d.tokens() == 1) continue;
    if (d.kind == NameKind::person) {
      document_[c_.text.hashes[d.first]] |= seen_as::given;
      document_[c_.text.hashes[last]] |= seen_as::surname;
      continue;
    }
    for (std::uint32_t t = d.first; t < d.last; ++t)
      if (c_.capital[t] != 0) document_[c_.text.hashes[t]] |= inside_bit(d.kind);
  }
}

void NameFeatures::fill_atoms(std::uint32_t token) {
  if (filled_[token] != 0) return;
  filled_[token] = 1;
  Atoms& a = atoms_[token];
  const std::string_view word = c_.folded(token);
  a.shape = shape_of(c_.written(token));
  a.word = c_.text.tokens[token].kind == TokenKind::number ? a.shape : c_.text.hashes[token];
  a.prefix = packed(word.substr(0, 3));
  a.suffix2 = suffix_of(word, 2);
  a.suffix3 = suffix_of(word, 3);
  a.suffix4 = suffix_of(word, 4);
  a.cues = c_.cues[token];
  const WordClassIds classes = model_.classes_of(c_.text.hashes[token]);
  a.row = classes.row;
  a.fine = classes.fine;
  a.coarse = classes.coarse;
  a.rule = rule_codes_[token];
  const auto seen = document_.find(c_.text.hashes[token]);
  a.document = seen == document_.end() ? std::uint16_t{0} : seen->second;
}

// The atoms of a neighbour; beyond the sentence those of no word.
const NameFeatures::Atoms& NameFeatures::atoms_at(std::uint32_t token, int offset) const {
  static const Atoms before{.word = 1, .shape = 1};
  static const Atoms after{.word = 2, .shape = 2};
  const Sentence& s = c_.text.sentences[c_.text.tokens[token].sentence];
  const std::int64_t at = std::int64_t{token} + offset;
  if (at < std::int64_t{s.first}) return before;
  if (at >= std::int64_t{s.last}) return after;
  return atoms_[static_cast<std::size_t>(at)];
}

void NameFeatures::words_around(std::uint32_t token, Writer& writer) const {
  const Atoms& a = atoms_at(token, 0);
  const Atoms& b1 = atoms_at(token, -1);
  const Atoms& b2 = atoms_at(token, -2);
  const Atoms& n1 = atoms_at(token, 1);
  const Atoms& n2 = atoms_at(token, 2);
  const auto line = static_cast<std::uint64_t>(c_.lines[c_.text.tokens[token].sentence]);
  const bool opening = c_.is_opening(token);
  writer(line);
  writer(a.word);
  writer(a.word, line);
  writer(b1.word);
  writer(n1.word);
  writer(b2.word);
  writer(n2.word);
  writer(b1.word, a.word);
  writer(a.word, n1.word);
  writer(b1.word, n1.word);
  writer(b2.word, b1.word);
  writer(n1.word, n2.word);
  writer(a.shape, line);
  writer(b1.shape, a.shape);
  writer(a.shape, n1.shape);
  writer(b1.shape, a.shape, n1.shape);
  writer(a.shape, opening, line);
  writer(a.prefix);
  writer(a.suffix2);
  writer(a.suffix3);
  writer(a.suffix4);
  writer(n1.suffix3);
  writer(b1.suffix3);
  writer(b1.word, a.shape);
  writer(a.shape, n1.word);
}

void NameFeatures::classes_around(std::uint32_t token, Writer& writer) const {
  const Atoms& a = atoms_at(token, 0);
  const Atoms& b1 = atoms_at(token, -1);
  const Atoms& n1 = atoms_at(token, 1);
  writer(a.row);
  writer(a.fine);
  writer(a.coarse);
  writer(b1.row);
  writer(n1.row);
  writer(b1.fine);
  writer(n1.fine);
  writer(atoms_at(token, -2).coarse);
  writer(atoms_at(token, 2).coarse);
  writer(b1.coarse, a.coarse);
  writer(a.coarse, n1.coarse);
  writer(b1.coarse, n1.coarse);
  writer(a.coarse, a.shape);
}

void NameFeatures::lists_around(std::uint32_t token, Writer& writer) const {
  const Atoms& a = atoms_at(token, 0);
  const Atoms& b1 = atoms_at(token, -1);
  const Atoms& n1 = atoms_at(token, 1);
  writer.each_bit(a.cues);
  writer.each_bit(b1.cues);
  writer.each_bit(n1.cues);
  writer(a.cues);
  writer(b1.cues, a.cues);
  writer(a.cues, n1.cues);
}

void NameFeatures::rules_around(std::uint32_t token, Writer& writer) const {
  const Atoms& a = atoms_at(token, 0);
  const Atoms& b1 = atoms_at(token, -1);
  const Atoms& n1 = atoms_at(token, 1);
  const auto line = static_cast<std::uint64_t>(c_.lines[c_.text.tokens[token].sentence]);
  writer(a.rule);
  writer(b1.rule);
  writer(n1.rule);
  writer(a.rule, line);
  writer(b1.rule, a.rule, n1.rule);
  writer(a.rule, a.shape);
  writer(a.rule, a.word);
  writer(a.rule, b1.word);
  writer(a.rule, n1.word);
  writer(a.rule, a.fine);
  writer(a.rule, a.coarse);
}

// The words at the ends of the capitals around the token, and those beyond them.
void NameFeatures::run_around(std::uint32_t token, Writer& writer) const {
  const Sentence& s = c_.text.sentences[c_.text.tokens[token].sentence];
  std::uint32_t first = token;
  std::uint32_t last = token + 1;
  constexpr std::uint32_t kFar = 8;
  while (first > s.first && token - first < kFar && is_core(first - 1)) --first;
  while (last < s.last && last - token < kFar && is_core(last)) ++last;
  const auto left = static_cast<int>(first) - static_cast<int>(token);
  const auto right = static_cast<int>(last) - static_cast<int>(token);
  const std::uint64_t before = first > s.first ? c_.text.hashes[first - 1] : 1;
  const std::uint64_t after = last < s.last ? c_.text.hashes[last] : 2;
  const std::uint64_t place = std::min(token - first, 3u) * 4 + std::min(last - token, 3u);
  writer(before);
  writer(after);
  writer(before, after);
  writer(c_.text.hashes[last - 1], right == 1);
  writer(c_.text.hashes[first], left == 0);
  writer(place);
  writer(place, atoms_at(token, 0).shape);
}

void NameFeatures::of(std::uint32_t token, std::vector<std::uint32_t>& out) const {
  out.clear();
  Writer writer(out);
  const std::uint32_t groups = model_.header.groups;
  writer.begin(0);
  words_around(token, writer);
  run_around(token, writer);
  writer.begin(1);
  if ((groups & feature_group::classes) != 0) classes_around(token, writer);
  writer.begin(2);
  if ((groups & feature_group::gazetteer) != 0) lists_around(token, writer);
  writer.begin(3);
  if ((groups & feature_group::rules) != 0) rules_around(token, writer);
  writer.begin(4);
  if ((groups & feature_group::document) == 0) return;
  const Atoms& a = atoms_at(token, 0);
  const auto line = static_cast<std::uint64_t>(c_.lines[c_.text.tokens[token].sentence]);
  writer(a.document);
  writer.each_bit(a.document);
  writer(a.document, line);
  writer(a.document, (groups & feature_group::rules) != 0 ? a.rule : 0u);
  writer(atoms_at(token, -1).document);
  writer(atoms_at(token, 1).document);
}

}  // namespace synoptic::reading
