// SPDX-License-Identifier: Apache-2.0
#include "story/weights.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace synoptic::story {
namespace {

constexpr double kBackground = 500;  // N
constexpr std::size_t kFewest = 1024;

}  // namespace

float idf_of(const Term& term, double df, double n) {
  const double p = static_cast<double>(share_of(term));
  const double idf = std::log((n + kBackground + 1) / (df + kBackground * p + 0.5));
  return static_cast<float>(std::max(0.0, idf));
}

float background_idf(const Term& term) {
  static const std::array<float, 256> kIdf = [] {
    std::array<float, 256> idf{};
    for (std::size_t i = 0; i < idf.size(); ++i) {
      idf[i] = idf_of({.rarity = static_cast<std::uint8_t>(i)}, 0, 0);
    }
    return idf;
  }();
  return kIdf[term.rarity];
}

Frequencies::Frequencies() : rows_(kFewest) {}

std::size_t Frequencies::place_of(std::uint32_t hash) const {
  // Multiplied once more, so that hashes that are numbers one after the other spread too. The high
  // half of the product picks the slot, whatever the size of the table.
  const std::uint64_t spread = (hash * 0x9e3779b97f4a7c15u) >> 32u;
  return (spread * rows_.size()) >> 32u;
}

// The table is larger than any cache, and each term lies elsewhere in it: the memory is asked for
// all of them at once, not for one after the other.
void Frequencies::fetch(std::span<const Term> terms) const {
  for (const Term& term : terms) __builtin_prefetch(&rows_[place_of(term.hash)], 1);
}

std::size_t Frequencies::slot_of(std::uint32_t hash) const {
  std::size_t slot = place_of(hash);
  while (rows_[slot].reports != 0 && rows_[slot].hash != hash) {
    slot = slot + 1 == rows_.size() ? 0 : slot + 1;
  }
  return slot;
}

void Frequencies::grow() {
  std::vector<Row> before(rows_.size() + rows_.size() / 2);
  before.swap(rows_);
  for (const Row& row : before) {
    if (row.reports != 0) rows_[slot_of(row.hash)] = row;
  }
}

void Frequencies::add(std::span<const Term> terms) {
  ++reports_;
  fetch(terms);
  for (const Term& term : terms) {
    if (5 * (used_ + 1) > 4 * rows_.size()) grow();
    Row& row = rows_[slot_of(term.hash)];
    if (row.reports == 0) {
      row.hash = term.hash;
      ++used_;
    }
    ++row.reports;
  }
}

void Frequencies::remove(std::span<const Term> terms) {
  assert(reports_ > 0);
  --reports_;
  fetch(terms);
  for (const Term& term : terms) {
    const std::size_t slot = slot_of(term.hash);
    assert(rows_[slot].reports > 0);
    if (--rows_[slot].reports == 0) erase(slot);
  }
}

// Closes the gap, so that every row is found again from its own place (Knuth 1973, 6.4, R).
void Frequencies::erase(std::size_t slot) {
  --used_;
  std::size_t gap = slot;
  std::size_t at = slot;
  while (true) {
    at = at + 1 == rows_.size() ? 0 : at + 1;
    if (rows_[at].reports == 0) return;
    const Row row = rows_[at];
    rows_[at].reports = 0;
    const std::size_t place = slot_of(row.hash);
    rows_[place] = row;
    if (place == gap) gap = at;
  }
}

std::uint32_t Frequencies::of(std::uint32_t hash) const { return rows_[slot_of(hash)].reports; }

Terms weigh(std::span<const Term> terms, const Frequencies& frequencies) {
  Terms out;
  out.reserve(terms.size());
  double square = 0;
  for (const Term& term : terms) {
    const std::uint32_t df = frequencies.of(term.hash);
    const float weight = often_of(term) * idf_of(term, df, frequencies.reports());
    if (weight <= 0) continue;
    square += static_cast<double>(weight) * static_cast<double>(weight);
    if (df > 1) out.push_back({term.hash, weight});
  }
  const auto length = static_cast<float>(std::sqrt(square));
  for (Weighed& one : out) one.weight /= length;
  return out;
}

namespace {

// For vectors of very different length: each term of the short one is looked up in the long one.
double dot_by_search(const Terms& shorter, const Terms& longer) {
  double product = 0;
  auto at = longer.begin();
  for (const Weighed& term : shorter) {
    at = std::lower_bound(at, longer.end(), term.hash,
                          [](const Weighed& x, std::uint32_t hash) { return x.hash < hash; });
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

namespace {

double in_units(std::uint64_t product) {
  return static_cast<double>(product) / (static_cast<double>(kUnit) * static_cast<double>(kUnit));
}

std::uint64_t product_of(std::span<const Term> a, std::span<const Term> b) {
  std::uint64_t product = 0;
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    const std::uint32_t x_hash = x->hash;
    const std::uint32_t y_hash = y->hash;
    if (x_hash == y_hash) product += std::uint64_t{x->weight} * y->weight;
    x += x_hash <= y_hash ? 1 : 0;
    y += y_hash <= x_hash ? 1 : 0;
  }
  return product;
}

}  // namespace

double dot(std::span<const Term> a, std::span<const Term> b) { return in_units(product_of(a, b)); }

Against::Against(std::span<const Term> terms) {
  std::uint8_t used = 0;
  for (const Term& term : terms) {
    std::uint8_t& place = place_[term.hash % kSlots];
    if (place != 0 || used == kMost) {
      others_.push_back(term);
      continue;
    }
    place = ++used;
    terms_[place] = term;
  }
}

double Against::dot(std::span<const Term> other) const {
  std::uint64_t product = 0;
  // Without branches: whether a term is shared is anybody's guess.
  for (const Term& term : other) {
    const Term& own = terms_[place_[term.hash % kSlots]];
    const std::uint32_t weight = own.hash == term.hash ? own.weight : 0u;
    product += std::uint64_t{weight * term.weight};
  }
  if (!others_.empty()) product += product_with_others(other);
  return in_units(product);
}

std::uint64_t Against::product_with_others(std::span<const Term> other) const {
  std::uint64_t product = 0;
  auto at = other.begin();
  for (const Term& own : others_) {
    at = std::lower_bound(at, other.end(), own.hash,
                          [](const Term& x, std::uint32_t hash) { return x.hash < hash; });
    if (at == other.end()) break;
    if (at->hash == own.hash) product += std::uint64_t{own.weight} * at->weight;
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

void trim(Terms& terms, std::size_t most) {
  if (terms.size() <= most) return;
  const auto heavier = [](const Weighed& x, const Weighed& y) {
    return x.weight != y.weight ? x.weight > y.weight : x.hash < y.hash;
  };
  std::nth_element(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(most), terms.end(),
                   heavier);
  terms.resize(most);
  std::sort(terms.begin(), terms.end(),
            [](const Weighed& x, const Weighed& y) { return x.hash < y.hash; });
}

}  // namespace synoptic::story
