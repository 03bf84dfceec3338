// The state of a stream as bytes: `synoptic.stories/4` (docs/formats/stories.md).
// SPDX-License-Identifier: Apache-2.0
//
// A magic line, the fields below in a fixed order, and a checksum over all of it. Whole numbers are
// 8 bytes, little end first; texts and lists are a count and what they hold. What can be computed
// again (frequencies, postings) is.
#include <array>
#include <bit>
#include <cstring>

#include "story/stream_state.h"
#include "synoptic/ids.h"

namespace synoptic {
namespace {

constexpr std::string_view kMagic = "synoptic.stories/4\n";

class Writer {
 public:
  void number(std::uint64_t value) {
    for (int byte = 0; byte < 8; ++byte) out_ += static_cast<char>((value >> (8 * byte)) & 255u);
  }
  void small(std::uint32_t value) {
    for (int byte = 0; byte < 4; ++byte) out_ += static_cast<char>((value >> (8 * byte)) & 255u);
  }
  void real(float value) { small(std::bit_cast<std::uint32_t>(value)); }
  void text(std::string_view value) {
    number(value.size());
    out_ += value;
  }
  void day(std::optional<float> value) {
    small(value ? 1 : 0);
    real(value.value_or(0));
  }
  std::string out_ = std::string(kMagic);
};

// Reads what a Writer wrote. After the first thing that is not there, everything read is 0 or
// empty and `good` is false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() { return take(8); }
  std::uint32_t small() { return static_cast<std::uint32_t>(take(4)); }
  float real() { return std::bit_cast<float>(small()); }
  std::string text() {
    const std::uint64_t size = count(1);
    std::string out(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return out;
  }
  std::optional<float> day() {
    const bool known = small() != 0;
    const float value = real();
    return known ? std::optional(value) : std::nullopt;
  }
  // How many things of at least `bytes` each follow; 0 when they cannot all be there.
  std::uint64_t count(std::uint64_t bytes) {
    const std::uint64_t size = number();
    if (size > rest_.size() / bytes) good_ = false;
    return good_ ? size : 0;
  }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool at_end() const { return good_ && rest_.empty(); }

 private:
  std::uint64_t take(std::size_t bytes) {
    if (rest_.size() < bytes) good_ = false;
    if (!good_) return 0;
    std::uint64_t value = 0;
    for (std::size_t byte = 0; byte < bytes; ++byte) {
      value |= std::uint64_t{static_cast<unsigned char>(rest_[byte])} << (8 * byte);
    }
    rest_.remove_prefix(bytes);
    return value;
  }

  std::string_view rest_;
  bool good_ = true;
};

void write(Writer& out, const std::vector<story::Term>& terms) {
  out.number(terms.size());
  for (const story::Term& term : terms) {
    out.small(term.hash);
    out.small(term.often | std::uint32_t{term.rarity} << 8u | std::uint32_t{term.weight} << 16u);
  }
}

std::vector<story::Term> read_terms(Reader& in) {
  std::vector<story::Term> terms(in.count(8));
  for (story::Term& term : terms) {
    term.hash = in.small();
    const std::uint32_t packed = in.small();
    term.often = static_cast<std::uint8_t>(packed & 255u);
    term.rarity = static_cast<std::uint8_t>((packed >> 8u) & 255u);
    term.weight = static_cast<std::uint16_t>(packed >> 16u);
  }
  return terms;
}

std::vector<std::uint32_t> read_numbers(Reader& in) {
  std::vector<std::uint32_t> numbers(in.count(4));
  for (std::uint32_t& number : numbers) number = in.small();
  return numbers;
}

void write(Writer& out, const std::vector<std::uint32_t>& numbers) {
  out.number(numbers.size());
  for (const std::uint32_t number : numbers) out.small(number);
}

void write(Writer& out, const story::Fingerprint& print) {
  out.number(print.text);
  write(out, print.terms);
  out.number(print.ordinals.size());
  for (const story::Numbered& one : print.ordinals) {
    out.small(one.noun);
    out.small(static_cast<std::uint32_t>(one.number));
    out.small(one.reports);
  }
  for (const std::uint32_t shingle : print.sketch) out.small(shingle);
  write(out, print.sentences);
  out.day(print.day);
  out.text(print.shown);
}

story::Fingerprint read_print(Reader& in) {
  story::Fingerprint print;
  print.text = in.number();
  print.terms = read_terms(in);
  print.ordinals.resize(in.count(12));
  for (story::Numbered& one : print.ordinals) {
    one.noun = in.small();
    one.number = static_cast<std::int32_t>(in.small());
    one.reports = in.small();
  }
  for (std::uint32_t& shingle : print.sketch) shingle = in.small();
  print.sentences = read_numbers(in);
  print.day = in.day();
  print.shown = in.text();
  return print;
}

}  // namespace

std::string StoryStream::State::save() const {
  Writer out;
  out.number(options_.window);
  out.small(oldest_);
  out.small(next_);
  out.small(next_story_);
  out.number(stories_.size());
  for (const auto& [number, story] : stories_) {
    out.small(number);
    out.text(story.id);
  }
  out.number(redirects_.size());
  for (const Redirect& one : redirects_) {
    out.text(one.from);
    out.text(one.to);
  }
  out.number(house_.kept().size());
  for (const auto& [sentence, repeated] : house_.kept()) {
    out.small(sentence);
    write(out, repeated.terms);
    write(out, repeated.latest);
  }
  out.number(window_.size());
  for (const Resident& report : window_) {
    write(out, report.print);
    out.small(report.story);
    out.number(report.edges.size());
    for (const StreamEdge& edge : report.edges) {
      out.small(edge.serial);
      out.real(edge.cosine);
    }
  }
  out.number(hash_bytes(out.out_));
  return std::move(out.out_);
}

bool StoryStream::State::load(std::string_view bytes) {
  constexpr std::size_t kChecksum = 8;
  if (!bytes.starts_with(kMagic) || bytes.size() < kMagic.size() + kChecksum) return false;
  const std::string_view body = bytes.substr(0, bytes.size() - kChecksum);
  if (Reader(bytes.substr(body.size())).number() != hash_bytes(body)) return false;
  Reader in(body.substr(kMagic.size()));
  in.number();  // the window of the time it was saved; the one asked for now counts
  oldest_ = in.small();
  next_ = in.small();
  next_story_ = in.small();
  for (std::uint64_t left = in.count(12); left > 0 && in.good(); --left) {
    const std::uint32_t number = in.small();
    std::string id = in.text();
    if (number >= next_story_ || !ids_.insert(id).second) return false;
    if (!stories_.emplace(number, OpenStory{std::move(id), {}}).second) return false;
  }
  for (std::uint64_t left = in.count(16); left > 0 && in.good(); --left) {
    std::string from = in.text();
    redirects_.push_back({std::move(from), in.text()});
  }
  for (std::uint64_t left = in.count(20); left > 0 && in.good(); --left) {
    const std::uint32_t sentence = in.small();
    story::Repeated repeated{.terms = read_terms(in), .latest = read_numbers(in)};
    if (repeated.latest.empty() || repeated.latest.back() >= next_) return false;
    house_.restore(sentence, std::move(repeated));
  }
  const std::uint64_t reports = in.count(108);
  if (!in.good() || next_ < oldest_ || next_ - oldest_ != reports) return false;
  for (std::uint32_t serial = oldest_; serial < next_ && in.good(); ++serial) {
    Resident report{.print = read_print(in), .story = in.small(), .to_previous = 0, .edges = {}};
    report.edges.resize(in.count(8));
    for (StreamEdge& edge : report.edges) {
      edge.serial = in.small();
      edge.cosine = in.real();
      if (edge.serial >= serial) return false;
    }
    const std::uint32_t story = report.story;
    if (!stories_.contains(story)) return false;
    frequencies_.add(report.print.terms);
    house_.count(report.print);
    index(serial, report.print);
    window_.push_back(std::move(report));
    join(serial, story);
  }
  if (!in.at_end()) return false;
  for (const auto& [number, story] : stories_) {
    if (story.members.empty()) return false;
  }
  while (window_.size() > options_.window) leave();
  return true;
}

}  // namespace synoptic
