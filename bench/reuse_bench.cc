// How many near duplicates are found, how fast, and how does the cost grow?
// SPDX-License-Identifier: Apache-2.0
//
//   reuse_bench pairs FILE [LIMIT]    from text to verified pairs, one thread: seconds and pairs
//   reuse_bench truth FILE [LIMIT]    recall and precision against the exact pairs
//   reuse_bench growth FILE COUNT...  time and memory for that many articles
//
// FILE is a JSON Lines file of articles that intake reads. Each prints a JSON object a line.
//
// `truth` knows the exact pairs by an inverted index with prefix filtering (Chaudhuri, Ganti and
// Kaushik 2006; Xiao et al. 2008): with the shingles of every set in one order, rarest first, two
// sets of similarity t share one of their first |x| - ceil(t |x|) + 1. It shares nothing with the
// search it judges but the words.
//
// `growth` takes real articles as long as there are any, then generated ones: a real article whose
// rarer words are spelled by a letter substitution of its generation's own, so that generations
// share common phrases but no text, and every fifth carries 60 words of another article of its
// generation. Texts are made when they are needed and not kept.
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lineage/duplicates.h"
#include "lineage/fingerprints.h"
#include "lineage/parameters.h"
#include "lineage/passages.h"
#include "lineage/words.h"
#include "synoptic/intake.h"
#include "synoptic/lineage.h"
#include "synoptic/page.h"

namespace synoptic {
namespace {

using namespace lineage;

double processor_seconds() {
  return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

double wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::vector<std::string> read_texts(const char* path, std::size_t limit) {
  std::vector<std::string> texts;
  Intake intake({path});
  while (texts.size() < limit) {
    auto record = intake.next();
    if (!record) break;
    if (!*record) continue;
    Result<Report> report = read_page(**record);
    texts.push_back(report ? std::move(report->text) : std::string());
  }
  return texts;
}

std::vector<std::string_view> views_of(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

// --- pairs -------------------------------------------------------------------------------------

int run_pairs(const std::vector<std::string>& texts) {
  const std::vector<std::string_view> views = views_of(texts);
  const double processor = processor_seconds();
  const double wall = wall_seconds();
  const std::vector<Duplicate> pairs = find_duplicates(views, {.at_least = 0.5});
  const double wall_used = wall_seconds() - wall;
  const double used = processor_seconds() - processor;
  const auto high = std::ranges::count_if(pairs, [](const Duplicate& p) { return p.score >= 0.8; });
  std::printf(
      "{\"articles\": %zu, \"seconds\": %.4f, \"wall\": %.4f, \"pairs\": %zu, \"pairs_0.8\": "
      "%td}\n",
      texts.size(), used, wall_used, pairs.size(), high);
  return 0;
}

// --- truth -------------------------------------------------------------------------------------

using Shingle = std::array<std::uint32_t, 5>;  // the words themselves: nothing is hashed together

// The distinct shingles of every text as numbers, rarest first.
std::vector<std::vector<std::uint32_t>> numbered_sets(const std::vector<std::string>& texts) {
  using Row = std::pair<Shingle, std::uint32_t>;  // and its text
  std::vector<Row> rows;
  for (std::uint32_t t = 0; t < texts.size(); ++t) {
    const Words words = scan_words(texts[t], {}, WordDetail::hashes);
    for (std::uint32_t i = 0; i + 5 <= words.size(); ++i) {
      Row row{{}, t};
      std::copy_n(words.hash.begin() + i, 5, row.first.begin());
      rows.push_back(row);
    }
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order;  // frequency, first row
  for (std::uint32_t i = 0; i < rows.size();) {
    std::uint32_t end = i;
    while (end < rows.size() && rows[end].first == rows[i].first) ++end;
    order.emplace_back(end - i, i);
    i = end;
  }
  std::ranges::sort(order);
  std::vector<std::vector<std::uint32_t>> sets(texts.size());
  for (std::uint32_t number = 0; number < order.size(); ++number) {
    const auto [frequency, first] = order[number];
    for (std::uint32_t i = first; i < first + frequency; ++i)
      sets[rows[i].second].push_back(number);
  }
  return sets;
}

double exact_jaccard(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size() - both.size());
}

std::map<std::pair<std::uint32_t, std::uint32_t>, double> exact_pairs(
    const std::vector<std::vector<std::uint32_t>>& sets, double at_least) {
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> index;
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> pairs;
  for (std::uint32_t b = 0; b < sets.size(); ++b) {
    const double size = static_cast<double>(sets[b].size());
    const auto prefix = sets[b].size() - static_cast<std::size_t>(std::ceil(at_least * size));
    std::set<std::uint32_t> candidates;
    for (std::size_t i = 0; i <= prefix && i < sets[b].size(); ++i) {
      std::vector<std::uint32_t>& before = index[sets[b][i]];
      candidates.insert(before.begin(), before.end());
      before.push_back(b);
    }
    for (const std::uint32_t a : candidates) {
      const double score = exact_jaccard(sets[a], sets[b]);
      if (score >= at_least) pairs.emplace(std::pair(a, b), score);
    }
  }
  return pairs;
}

int run_truth(const std::vector<std::string>& texts) {
  const auto truth = exact_pairs(numbered_sets(texts), 0.5);
  int wrong = 0;
  for (const double at_least : {0.5, 0.8}) {
    const auto found = find_duplicates(views_of(texts), {.at_least = at_least});
    std::size_t wanted = 0;
    for (const auto& [pair, score] : truth) wanted += score >= at_least ? 1u : 0u;
    std::size_t right = 0;
    for (const Duplicate& pair : found) {
      const auto exact = truth.find({pair.a, pair.b});
      if (exact != truth.end() && std::abs(exact->second - pair.score) < 1e-9) ++right;
    }
    if (right != found.size()) wrong = 1;
    std::printf(
        "{\"at_least\": %.1f, \"exact\": %zu, \"found\": %zu, \"recall\": %.4f, \"precision\": "
        "%.4f}\n",
        at_least, wanted, found.size(),
        wanted == 0 ? 1 : static_cast<double>(right) / static_cast<double>(wanted),
        found.empty() ? 1 : static_cast<double>(right) / static_cast<double>(found.size()));
  }
  return wrong;
}

// --- growth ------------------------------------------------------------------------------------

constexpr std::size_t kCommonWords = 40;    // that all generations spell the same
constexpr std::uint32_t kPlanted = 60;      // words
constexpr std::uint32_t kEveryPlanted = 5;  // articles

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Generator {
 public:
  explicit Generator(const std::vector<std::string>& real) : real_(real) {
    std::unordered_map<std::string, std::size_t> counts;
    for (std::size_t i = 0; i < std::min<std::size_t>(real.size(), 3000); ++i) {
      for_each_word(real[i], [&](std::string_view word) { ++counts[lower(word)]; });
    }
    std::vector<std::pair<std::size_t, std::string>> order;
    for (const auto& [word, count] : counts) order.emplace_back(count, word);
    std::ranges::sort(order, std::greater());
    for (std::size_t i = 0; i < std::min(kCommonWords, order.size()); ++i) {
      longest_common_ = std::max(longest_common_, order[i].second.size());
      common_.insert(order[i].second);
    }
  }

  [[nodiscard]] std::string article(std::size_t i) const {
    const std::size_t generation = i / real_.size();
    const std::size_t base = i % real_.size();
    if (generation == 0) return real_[base];
    std::string text = real_[base];
    std::mt19937_64 random(i);
    if (random() % kEveryPlanted == 0) {
      text += "\n\n" + stretch(real_[random() % real_.size()], random());
    }
    return spelled(text, generation);
  }

 private:
  template <typename Visit>
  static void for_each_word(std::string_view text, Visit&& visit) {
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at;
      while (end < text.size() && is_letter(text[end])) ++end;
      if (end > at) visit(text.substr(at, end - at));
      at = end == at ? at + 1 : end;
    }
  }

  static std::string lower(std::string_view word) {
    std::string out(word);
    for (char& c : out) c = static_cast<char>(c | 0x20);
    return out;
  }

  static std::string stretch(std::string_view text, std::uint64_t where) {
    std::vector<std::string_view> words;
    for_each_word(text, [&](std::string_view word) { words.push_back(word); });
    std::string out;
    const std::size_t first = words.size() > kPlanted ? where % (words.size() - kPlanted) : 0;
    for (std::size_t i = first; i < std::min(words.size(), first + kPlanted); ++i) {
      out += std::string(words[i]) + ' ';
    }
    return out;
  }

  [[nodiscard]] std::string spelled(const std::string& text, std::size_t generation) const {
    std::array<char, 26> alphabet;
    std::iota(alphabet.begin(), alphabet.end(), 'a');
    std::mt19937 random(static_cast<unsigned>(generation));
    for (std::size_t i = alphabet.size(); i > 1; --i)
      std::swap(alphabet[i - 1], alphabet[random() % i]);
    std::string out = text;
    std::string folded;
    for_each_word(text, [&](std::string_view word) {
      const auto at = static_cast<std::size_t>(word.data() - text.data());
      folded.assign(word);
      for (char& c : folded) c = static_cast<char>(c | 0x20);
      if (folded.size() <= longest_common_ && common_.contains(folded)) return;
      for (std::size_t i = 0; i < folded.size(); ++i) {
        out[at + i] = alphabet[static_cast<std::size_t>(folded[i] - 'a')];
      }
    });
    return out;
  }

  const std::vector<std::string>& real_;
  std::unordered_set<std::string> common_;
  std::size_t longest_common_ = 0;
};

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

// The least of a few runs: what else goes on in the machine makes one run slower, none faster.
struct Stages {
  double words = 0, duplicates = 0, hits = 0, matches = 0, passages = 0;
  [[nodiscard]] double sharing() const { return hits + matches + passages; }
  [[nodiscard]] double all() const { return words + duplicates + sharing(); }
};

struct Grown {
  Stages seconds;
  std::size_t pairs = 0, kept = 0, places = 0, hits = 0, matches = 0, passages = 0;
  std::size_t fingerprint_bytes = 0, words = 0;
};

// The words of that many articles, and the seconds to cut them; the texts are not kept.
std::vector<Words> cut_words(const Generator& generator, std::size_t count, double& seconds) {
  double generating = 0;
  Report report;
  const double before = processor_seconds();
  std::vector<Words> words = words_of_many(count, 1, [&](std::size_t i) {
    const double started = processor_seconds();
    report.text = generator.article(i);
    generating += processor_seconds() - started;
    return words_of(report, WordDetail::parts);
  });
  seconds = std::min(seconds == 0 ? 1e9 : seconds, processor_seconds() - before - generating);
  return words;
}

template <typename Work>
auto timed(double& seconds, Work&& work) {
  const double before = processor_seconds();
  auto out = work();
  seconds = std::min(seconds == 0 ? 1e9 : seconds, processor_seconds() - before);
  return out;
}

void share(const std::vector<Words>& words, Grown& grown) {
  const auto count = static_cast<std::uint32_t>(words.size());
  const WordsOf words_of_rank = [&](std::uint32_t i) -> const Words& { return words[i]; };
  const PassageOptions options;
  HitOptions hit_options;
  hit_options.window =
      window_for(hit_options.shingle, options.sure_words, options.changed, options.recall);
  grown.pairs = timed(grown.seconds.duplicates, [&] {
                  return duplicates_of(count, words_of_rank, 0.5, 0.998, 1);
                }).size();
  Hits found =
      timed(grown.seconds.hits, [&] { return find_hits(count, words_of_rank, hit_options); });
  grown.kept = found.kept;
  grown.places = found.pairs;
  grown.hits = found.hits.size();
  grown.fingerprint_bytes = found.bytes;
  const auto matches = timed(grown.seconds.matches, [&] {
    return align(words, found.hits, hit_options.shingle, options.min_words);
  });
  grown.matches = matches.size();
  grown.passages =
      timed(grown.seconds.passages, [&] { return group_matches(words, matches); }).size();
}

int run_growth(const std::vector<std::string>& texts, const std::vector<std::uint32_t>& counts) {
  constexpr std::uint32_t kArticlesTried = 200'000;  // in all runs of one count
  const Generator generator(texts);
  for (const std::uint32_t count : counts) {
    Grown grown;
    std::vector<Words> words;
    const std::uint32_t runs = std::clamp(kArticlesTried / count, 1u, 7u);
    for (std::uint32_t run = 0; run < runs; ++run) {
      words = {};
      words = cut_words(generator, count, grown.seconds.words);
      share(words, grown);
    }
    for (const Words& one : words) grown.words += one.size();
    const Stages& seconds = grown.seconds;
    std::printf(
        "{\"articles\": %u, \"seconds\": %.3f, \"words\": %.3f, \"duplicates\": %.3f, "
        "\"passages\": %.3f, \"hits_seconds\": %.3f, \"align_seconds\": %.3f, "
        "\"group_seconds\": %.3f, \"pairs\": %zu, \"kept\": %zu, \"places\": %zu, \"hits\": %zu, "
        "\"matches\": %zu, \"shared\": %zu, \"fingerprint_bytes\": %.0f, \"signature_bytes\": "
        "%zu, \"words_per_article\": %.0f, \"peak_megabytes\": %.0f}\n",
        count, seconds.all(), seconds.words, seconds.duplicates, seconds.sharing(), seconds.hits,
        seconds.matches, seconds.passages, grown.pairs, grown.kept, grown.places, grown.hits,
        grown.matches, grown.passages, static_cast<double>(grown.fingerprint_bytes) / count,
        kSignatureBytes, static_cast<double>(grown.words) / count,
        static_cast<double>(peak_kilobytes()) / 1024);
    std::fflush(stdout);
  }
  return 0;
}

int usage() {
  std::fputs("usage: reuse_bench pairs|truth FILE [LIMIT] | growth FILE COUNT...\n", stderr);
  return 2;
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() < 2) return usage();
  std::vector<std::uint32_t> numbers;
  for (std::size_t i = 2; i < arguments.size(); ++i) {
    numbers.push_back(static_cast<std::uint32_t>(std::stoul(arguments[i])));
  }
  const bool limited = arguments[0] != "growth" && !numbers.empty();
  const auto texts = read_texts(arguments[1].c_str(), limited ? numbers[0] : std::size_t(-1));
  if (texts.empty()) return usage();
  if (arguments[0] == "pairs") return run_pairs(texts);
  if (arguments[0] == "truth") return run_truth(texts);
  if (arguments[0] == "growth") return run_growth(texts, numbers);
  return usage();
}

}  // namespace
}  // namespace synoptic

int main(int argc, char** argv) {
  return synoptic::run(std::vector<std::string>(argv + 1, argv + argc));
}
