// Terms: what tells reports apart.
// SPDX-License-Identifier: Apache-2.0
//
// A report is a bag of its words and of its pairs of neighbouring words, since "central bank" says
// more than "central" and "bank". A term counts 1 + ln(tf), where title and lead count twice, times
//
//   idf = ln((n + N + 1) / (df + N * p + 0.5))
//
// with n reports in the batch, df of them holding the term, and a background of N reports of which
// the share p holds it. In a large batch the batch decides; in a batch of five reports of one
// event, where its own df says that every word that matters is common, the background does. The
// pair's p is a part of its rarer word's. Salton and Buckley, "Term-weighting approaches in
// automatic text retrieval", 1988; the background acts as a prior.
//
// Only the first kWords words of a report count: news says first what it is about. Cost: linear in
// the words, and one sort of all terms of the batch.
#include "story/terms.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "story_data.h"
#include "synoptic/ids.h"

namespace synoptic::story {
namespace {

constexpr std::uint32_t kWords = 800;
constexpr std::uint32_t kLead = 60;
constexpr float kLeadWeight = 2;
constexpr double kBackground = 500;     // N
constexpr double kPairShare = 0.5;      // of the share of the rarer word
constexpr double kUnlistedShare = 0.3;  // of the share of the rarest word listed
constexpr std::size_t kEverywhere = 50;

// A term while it is counted.
struct Count {
  std::uint32_t hash = 0;
  float tf = 0;
  float share = 0;
};

std::uint32_t hash_of(std::string_view word) {
  return static_cast<std::uint32_t>(hash_bytes(word));
}

// The words that count, in order; an empty string where a word stands that is everywhere, so that
// no pair is made across it.
std::vector<std::string> words_of_report(const AnnotatedReport& report) {
  std::vector<std::string> words;
  const Text& text = report.text;
  for (const Sentence& sentence : text.sentences) {
    if (sentence.furniture) continue;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      const TokenKind kind = text.tokens[t].kind;
      if (kind != TokenKind::word && kind != TokenKind::number) continue;
      for (std::string& word : words_of(text.fold(t), kind)) words.push_back(std::move(word));
      if (words.size() >= kWords) return words;
    }
  }
  return words;
}

std::vector<Count> count_terms(const AnnotatedReport& report) {
  const Background& background = Background::known();
  std::vector<Count> counts;
  Count before;  // of no share where no pair is to be made
  std::uint32_t place = 0;
  for (const std::string& word : words_of_report(report)) {
    const float tf = place++ < kLead ? kLeadWeight : 1;
    if (background.is_everywhere(word)) {
      before = {};
      continue;
    }
    const Count count{hash_of(word), tf, static_cast<float>(background.share_of(word))};
    counts.push_back(count);
    if (before.share > 0) {
      const auto pair = static_cast<std::uint32_t>(mix_hash(before.hash, count.hash));
      const auto share = static_cast<float>(kPairShare) * std::min(before.share, count.share);
      counts.push_back({pair, tf, share});
    }
    before = count;
  }
  std::sort(counts.begin(), counts.end(),
            [](const Count& x, const Count& y) { return x.hash < y.hash; });
  std::vector<Count> merged;
  for (const Count& count : counts) {
    if (!merged.empty() && merged.back().hash == count.hash) {
      merged.back().tf += count.tf;
    } else {
      merged.push_back(count);
    }
  }
  return merged;
}

// In how many reports each term stands that stands in two or more. Looked up by the upper bits
// first.
class Frequencies {
 public:
  explicit Frequencies(const std::vector<std::vector<Count>>& reports) {
    std::vector<std::uint32_t> all;
    for (const std::vector<Count>& counts : reports) {
      for (const Count& count : counts) all.push_back(count.hash);
    }
    std::sort(all.begin(), all.end());
    for (std::size_t i = 0; i < all.size();) {
      std::size_t end = i;
      while (end < all.size() && all[end] == all[i]) ++end;
      if (end - i > 1) rows_.push_back({all[i], static_cast<std::uint32_t>(end - i)});
      i = end;
    }
    std::size_t row = 0;
    for (std::size_t bucket = 0; bucket < first_.size(); ++bucket) {
      while (row < rows_.size() && (rows_[row].hash >> 16u) < bucket) ++row;
      first_[bucket] = row;
    }
  }

  [[nodiscard]] std::uint32_t of(std::uint32_t hash) const {
    const std::size_t bucket = hash >> 16u;
    for (std::size_t row = first_[bucket]; row < first_[bucket + 1]; ++row) {
      if (rows_[row].hash == hash) return rows_[row].reports;
    }
    return 1;
  }

 private:
  struct Row {
    std::uint32_t hash = 0;
    std::uint32_t reports = 0;
  };
  std::vector<Row> rows_;
  std::vector<std::size_t> first_ = std::vector<std::size_t>((1u << 16u) + 1, 0);
};

Terms weigh_one(const std::vector<Count>& counts, const Frequencies& frequencies,
                double batch_size) {
  Terms terms;
  double square = 0;
  for (const Count& count : counts) {
    const std::uint32_t df = frequencies.of(count.hash);
    const double idf = std::log((batch_size + kBackground + 1) /
                                (df + kBackground * static_cast<double>(count.share) + 0.5));
    if (idf <= 0) continue;
    const double weight = (1 + std::log(static_cast<double>(count.tf))) * idf;
    square += weight * weight;
    if (df > 1) terms.push_back({count.hash, static_cast<float>(weight)});
  }
  const auto length = static_cast<float>(std::sqrt(square));
  for (Term& term : terms) term.weight /= length;
  return terms;
}

}  // namespace

Background::Background() {
  std::string_view source = story_data::background_words;
  double reports = 1;
  double least = 1;
  while (!source.empty()) {
    const auto end = source.find('\n');
    const std::string_view line = source.substr(0, end);
    source.remove_prefix(end == std::string_view::npos ? source.size() : end + 1);
    const auto tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    double count = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), count);
    if (rows_.empty() && reports == 1 && line.starts_with("reports\t")) {
      reports = std::max(1.0, count);
      rows_.reserve(8192);
      continue;
    }
    least = count / reports;
    rows_.emplace(line.substr(0, tab), Row{static_cast<float>(least), rows_.size() < kEverywhere});
  }
  rare_ = static_cast<float>(kUnlistedShare * least);
}

const Background& Background::known() {
  static const Background background;
  return background;
}

double Background::share_of(std::string_view word) const {
  const auto row = rows_.find(word);
  return static_cast<double>(row == rows_.end() ? rare_ : row->second.share);
}

bool Background::is_everywhere(std::string_view word) const {
  const auto row = rows_.find(word);
  return row != rows_.end() && row->second.everywhere;
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

namespace {

// For vectors of very different length: each term of the short one is looked up in the long one.
double dot_by_search(const Terms& shorter, const Terms& longer) {
  double product = 0;
  auto at = longer.begin();
  for (const Term& term : shorter) {
    at = std::lower_bound(at, longer.end(), term.hash,
                          [](const Term& x, std::uint32_t hash) { return x.hash < hash; });
    if (at == longer.end()) break;
    if (at->hash != term.hash) continue;
    product += static_cast<double>(term.weight) * static_cast<double>(at->weight);
  }
  return product;
}

}  // namespace

double dot(const Terms& a, const Terms& b) {
  constexpr std::size_t kMuchLonger = 12;
  if (a.size() > kMuchLonger * b.size()) return dot_by_search(b, a);
  if (b.size() > kMuchLonger * a.size()) return dot_by_search(a, b);
  double product = 0;
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (x->hash == y->hash) {
      product += static_cast<double>(x->weight) * static_cast<double>(y->weight);
    }
    // Without branches: which of the two is behind is anybody's guess.
    const std::uint32_t x_hash = x->hash;
    const std::uint32_t y_hash = y->hash;
    x += x_hash <= y_hash ? 1 : 0;
    y += y_hash <= x_hash ? 1 : 0;
  }
  return product;
}

Terms sum(const Terms& a, const Terms& b) {
  Terms both;
  both.reserve(a.size() + b.size());
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() || y != b.end()) {
    if (y == b.end() || (x != a.end() && x->hash < y->hash)) {
      both.push_back(*x++);
    } else if (x == a.end() || y->hash < x->hash) {
      both.push_back(*y++);
    } else {
      both.push_back({x->hash, x->weight + y->weight});
      ++x;
      ++y;
    }
  }
  return both;
}

std::vector<Terms> weigh(Reports reports) {
  std::vector<std::vector<Count>> counts;
  counts.reserve(reports.size());
  for (const AnnotatedReport* report : reports) counts.push_back(count_terms(*report));
  const Frequencies frequencies(counts);
  std::vector<Terms> terms;
  terms.reserve(reports.size());
  for (std::vector<Count>& count : counts) {
    terms.push_back(weigh_one(count, frequencies, static_cast<double>(reports.size())));
    count = {};
  }
  return terms;
}

}  // namespace synoptic::story
