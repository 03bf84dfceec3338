// SPDX-License-Identifier: Apache-2.0
#include "story/house.h"

#include <bit>
#include <limits>
#include <optional>
#include <utility>

namespace synoptic::story {
namespace {

constexpr std::size_t kCellsPerReport = 16;
constexpr std::size_t kMostCells = std::size_t{1} << 22u;
constexpr std::uint16_t kFull = std::numeric_limits<std::uint16_t>::max();
constexpr double kLeastLeft = 0.25;

using Ranks = std::vector<std::uint32_t>;

}  // namespace

House::House(std::size_t window)
    : window_(std::max<std::size_t>(1, window)),
      cells_(std::bit_ceil(std::clamp<std::size_t>(window, 1, kMostCells / kCellsPerReport) *
                           kCellsPerReport)) {}

// Cells lie scattered: the memory is asked for all of them at once.
void House::fetch(const Fingerprint& print) const {
  for (const std::uint32_t sentence : print.sentences) {
    __builtin_prefetch(&cells_[sentence % cells_.size()], 1);
  }
}

void House::add(std::uint32_t serial, const Fingerprint& print, const AnnotatedReport& report) {
  fetch(print);
  count(print);
  std::vector<std::uint32_t> wanted;
  for (const std::uint32_t sentence : print.sentences) {
    if (cell(sentence) < kOften) continue;
    const auto kept = kept_.find(sentence);
    if (kept == kept_.end()) {
      wanted.push_back(sentence);
      continue;
    }
    std::vector<std::uint32_t>& latest = kept->second.latest;
    if (latest.size() == kAsked) latest.erase(latest.begin());
    latest.push_back(serial);
  }
  for (Saying& saying : sayings_of(report, wanted)) {
    kept_.try_emplace(saying.sentence, Repeated{std::move(saying.terms), {serial}});
  }
}

void House::count(const Fingerprint& print) {
  for (const std::uint32_t sentence : print.sentences) {
    if (cell(sentence) < kFull) ++cell(sentence);
  }
}

void House::restore(std::uint32_t sentence, Repeated repeated) {
  kept_.insert_or_assign(sentence, std::move(repeated));
}

void House::remove(std::uint32_t serial, const Fingerprint& print) {
  fetch(print);
  for (const std::uint32_t sentence : print.sentences) {
    std::uint16_t& left = cell(sentence);
    if (left < kFull) --left;  // a full cell has lost count
    if (left < kOften) kept_.erase(sentence);
  }
  // What shared its cell with sentences that are still said.
  if (serial % window_ == 0) {
    std::erase_if(kept_, [&](const auto& one) { return one.second.latest.back() <= serial; });
  }
}

const Repeated* House::find(std::uint32_t sentence) const {
  if (cells_[sentence % cells_.size()] < kOften) return nullptr;
  const auto kept = kept_.find(sentence);
  return kept == kept_.end() ? nullptr : &kept->second;
}

std::size_t House::bytes() const {
  constexpr std::size_t kNode = 48;  // of a tree, about
  std::size_t bytes = cells_.size() * sizeof(std::uint16_t);
  for (const auto& [sentence, repeated] : kept_) {
    bytes += kNode + sizeof(repeated) + repeated.terms.capacity() * sizeof(Term) +
             repeated.latest.capacity() * sizeof(std::uint32_t);
  }
  return bytes;
}

std::vector<bool> accounted_for(std::span<const Term> terms,
                                std::span<const Repeated* const> sentences) {
  std::vector<bool> accounted(terms.size(), false);
  for (const Repeated* sentence : sentences) {
    auto said = sentence->terms.begin();
    for (std::size_t t = 0; t < terms.size(); ++t) {
      while (said != sentence->terms.end() && said->hash < terms[t].hash) ++said;
      if (said == sentence->terms.end()) break;
      if (said->hash == terms[t].hash && said->often >= terms[t].often) accounted[t] = true;
    }
  }
  return accounted;
}

bool tells_by_itself(double square_of_rest, double square) {
  return square_of_rest > 0 && square_of_rest >= kLeastLeft * square;
}

namespace {

// Tells the house text of a set of reports.
class HouseReader {
 public:
  HouseReader(std::span<const Fingerprint* const> reports, std::span<const std::uint32_t> order,
              const Frequencies& frequencies, const House& house, double level)
      : reports_(reports), order_(order), frequencies_(frequencies), house_(house), level_(level) {
    gather();
  }

  std::unordered_map<std::uint32_t, std::vector<Term>> read() {
    std::map<std::uint32_t, std::vector<const Repeated*>> said;  // house text by rank
    for (const auto& [sentence, ranks] : ranks_of_) {
      if (!is_house_text(ranks)) continue;
      for (const std::uint32_t rank : ranks) said[rank].push_back(house_.find(sentence));
    }
    std::unordered_map<std::uint32_t, std::vector<Term>> out;
    for (const auto& [rank, sentences] : said) out.emplace(rank, rest_of(rank, sentences));
    return out;
  }

 private:
  // The sentences that are said often, counted exactly.
  void gather() {
    for (std::uint32_t rank = 0; rank < order_.size(); ++rank) {
      for (const std::uint32_t sentence : reports_[order_[rank]]->sentences) {
        if (house_.find(sentence) != nullptr) ranks_of_[sentence].push_back(rank);
      }
    }
    std::erase_if(ranks_of_, [](const auto& one) { return one.second.size() < House::kOften; });
    for (const auto& [sentence, ranks] : ranks_of_) {
      for (const std::uint32_t rank : ranks) repeated_[rank].push_back(house_.find(sentence));
    }
  }

  [[nodiscard]] std::vector<Term> rest_of(std::uint32_t rank,
                                          std::span<const Repeated* const> sentences) const {
    const std::vector<Term>& terms = reports_[order_[rank]]->terms;
    const std::vector<bool> accounted = accounted_for(terms, sentences);
    std::vector<Term> rest;
    for (std::size_t t = 0; t < terms.size(); ++t) {
      if (!accounted[t]) rest.push_back(terms[t]);
    }
    return rest;
  }

  [[nodiscard]] double square_of(std::span<const Term> terms) const {
    double square = 0;
    for (const Term& term : terms) {
      const double weight =
          static_cast<double>(often_of(term)) *
          static_cast<double>(idf_of(term, frequencies_.of(term.hash), frequencies_.reports()));
      square += weight * weight;
    }
    return square;
  }

  // What a report says beside all that its outlet repeats; nothing when that is too little.
  const std::optional<Terms>& own_words(std::uint32_t rank) {
    const auto [at, fresh] = own_words_.try_emplace(rank);
    if (!fresh) return at->second;
    const std::vector<Term> rest = rest_of(rank, repeated_.at(rank));
    if (tells_by_itself(square_of(rest), square_of(reports_[order_[rank]]->terms))) {
      at->second = weigh(rest, frequencies_);
    }
    return at->second;
  }

  // Asks some of the reports that say a sentence, evenly taken, two at a time.
  bool is_house_text(const Ranks& ranks) {
    std::vector<const Terms*> voices;
    const std::size_t asked = std::min(House::kAsked, ranks.size());
    for (std::size_t i = 0; i < asked; ++i) {
      const std::optional<Terms>& words = own_words(ranks[i * ranks.size() / asked]);
      if (words) voices.push_back(&*words);
    }
    if (voices.size() < House::kFewestVoices) return false;
    std::size_t unlike = 0;
    for (std::size_t i = 0; i < voices.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) unlike += dot(*voices[i], *voices[k]) < level_ ? 1u : 0u;
    }
    return 4 * unlike > voices.size() * (voices.size() - 1);
  }

  std::span<const Fingerprint* const> reports_;
  std::span<const std::uint32_t> order_;
  const Frequencies& frequencies_;
  const House& house_;
  double level_;
  std::map<std::uint32_t, Ranks> ranks_of_;                                   // by sentence
  std::unordered_map<std::uint32_t, std::vector<const Repeated*>> repeated_;  // by rank
  std::unordered_map<std::uint32_t, std::optional<Terms>> own_words_;         // by rank
};

}  // namespace

std::unordered_map<std::uint32_t, std::vector<Term>> without_house_text(
    std::span<const Fingerprint* const> reports, std::span<const std::uint32_t> order,
    const Frequencies& frequencies, const House& house, double level) {
  return HouseReader(reports, order, frequencies, house, level).read();
}

}  // namespace synoptic::story
