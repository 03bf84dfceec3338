// What changed between two texts, word by word.
// SPDX-License-Identifier: Apache-2.0
//
// Two versions of an article are mostly the same. Runs of kShingle words that stand once in each
// are anchors; the longest rising chain of them (patience sorting; Cohen 2008) cuts both texts into
// short gaps, each anchor is grown to both sides while the words are the same, and what is left
// between is aligned exactly by the longest common subsequence. A gap too big for that is one
// replacement: bounded work, and never a wrong claim, only a coarse one.
//
//   the ferry carried 40 people , the port said
//   the ferry carried 43 people , the port said on Monday     replace 40 by 43, insert "on Monday"
#include <algorithm>
#include <unordered_map>

#include "lineage/shingles.h"
#include "lineage/words.h"
#include "synoptic/lineage.h"

namespace synoptic {
namespace {

using namespace lineage;

constexpr std::uint32_t kShingle = 3;
constexpr std::size_t kCells = 1u << 20u;  // of one alignment table

struct Pair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

// Shingles that stand once in each text, by their place in the first.
std::vector<Pair> anchors_of(const Words& a, const Words& b) {
  struct Seen {
    std::uint32_t in_a = 0, in_b = 0, at_a = 0, at_b = 0;
  };
  std::unordered_map<std::uint64_t, Seen> seen;
  for_each_shingle(a, kShingle, [&](std::uint64_t hash, std::uint32_t at) {
    Seen& one = seen[hash];
    ++one.in_a;
    one.at_a = at;
  });
  for_each_shingle(b, kShingle, [&](std::uint64_t hash, std::uint32_t at) {
    const auto one = seen.find(hash);
    if (one == seen.end()) return;
    ++one->second.in_b;
    one->second.at_b = at;
  });
  std::vector<Pair> anchors;
  for (const auto& [hash, one] : seen) {
    if (one.in_a == 1 && one.in_b == 1) anchors.push_back({one.at_a, one.at_b});
  }
  std::ranges::sort(anchors, {}, &Pair::a);
  return anchors;
}

// The longest chain that rises in both texts.
std::vector<Pair> rising(const std::vector<Pair>& anchors) {
  constexpr std::size_t kNone = ~std::size_t{0};
  std::vector<std::size_t> ends;  // of the chains of each length, the one that ends lowest
  std::vector<std::size_t> before(anchors.size(), kNone);
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    const auto at = std::ranges::lower_bound(ends, anchors[i].b, {},
                                             [&](std::size_t end) { return anchors[end].b; });
    if (at != ends.begin()) before[i] = *std::prev(at);
    if (at == ends.end()) {
      ends.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<Pair> chain;
  for (std::size_t i = ends.empty() ? kNone : ends.back(); i != kNone; i = before[i]) {
    chain.push_back(anchors[i]);
  }
  std::ranges::reverse(chain);
  return chain;
}

// Which word of the second text each word of the first is, kNone where it is none.
class Alignment {
 public:
  static constexpr std::uint32_t kNone = ~0u;

  Alignment(const Words& a, const Words& b) : a_(a), b_(b), to_(a.size(), kNone) {
    std::uint32_t i = 0;
    std::uint32_t j = 0;
    for (const Pair& anchor : rising(anchors_of(a, b))) {
      if (anchor.a < i || anchor.b < j) continue;  // inside what an anchor before it grew to
      fill(i, anchor.a, j, anchor.b);
      i = anchor.a;
      j = anchor.b;
      while (i < a.size() && j < b.size() && a.hash[i] == b.hash[j]) to_[i++] = j++;
    }
    fill(i, a.size(), j, b.size());
  }

  [[nodiscard]] std::uint32_t operator[](std::uint32_t word) const { return to_[word]; }

 private:
  // Aligns the words [i, i_end) and [j, j_end).
  void fill(std::uint32_t i, std::uint32_t i_end, std::uint32_t j, std::uint32_t j_end) {
    while (i < i_end && j < j_end && a_.hash[i] == b_.hash[j]) to_[i++] = j++;
    while (i < i_end && j < j_end && a_.hash[i_end - 1] == b_.hash[j_end - 1])
      to_[--i_end] = --j_end;
    const std::size_t width = std::size_t{j_end} - j + 1;
    if (i == i_end || j == j_end || (std::size_t{i_end} - i + 1) * width > kCells) return;
    std::vector<std::uint32_t> common((i_end - i + std::size_t{1}) * width, 0);
    for (std::uint32_t x = i_end; x-- > i;) {
      for (std::uint32_t y = j_end; y-- > j;) {
        const std::size_t cell = (x - i) * width + (y - j);
        common[cell] = a_.hash[x] == b_.hash[y] ? common[cell + width + 1] + 1
                                                : std::max(common[cell + width], common[cell + 1]);
      }
    }
    while (i < i_end && j < j_end) {
      const std::size_t cell =
          (width * (common.size() / width - 1 - (i_end - i))) + (width - 1 - (j_end - j));
      if (a_.hash[i] == b_.hash[j]) {
        to_[i++] = j++;
      } else if (common[cell + width] >= common[cell + 1]) {
        ++i;
      } else {
        ++j;
      }
    }
  }

  const Words& a_;
  const Words& b_;
  std::vector<std::uint32_t> to_;
};

Span place(const Words& words, std::uint32_t first, std::uint32_t last, std::size_t text_size) {
  if (first < last) return span_of(words, first, last);
  const auto at =
      first < words.size() ? words.place[first].start : static_cast<std::uint32_t>(text_size);
  return {at, at};
}

std::vector<TextEdit> edits_between(const Words& a, const Words& b, std::size_t size_of_a,
                                    std::size_t size_of_b) {
  const Alignment alignment(a, b);
  std::vector<TextEdit> edits;
  std::uint32_t i = 0;
  std::uint32_t j = 0;
  while (i < a.size() || j < b.size()) {
    std::uint32_t i_end = i;
    while (i_end < a.size() && alignment[i_end] == Alignment::kNone) ++i_end;
    const std::uint32_t j_end = i_end < a.size() ? alignment[i_end] : b.size();
    if (i_end > i || j_end > j) {
      const ChangeKind kind = i_end == i   ? ChangeKind::insert
                              : j_end == j ? ChangeKind::cut
                                           : ChangeKind::replace;
      edits.push_back({kind, place(a, i, i_end, size_of_a), place(b, j, j_end, size_of_b)});
    }
    i = i_end < a.size() ? i_end + 1 : i_end;
    j = i_end < a.size() ? j_end + 1 : j_end;
  }
  return edits;
}

}  // namespace

std::vector<TextEdit> diff_texts(std::string_view before, std::string_view after) {
  return edits_between(scan_words(before, {}, WordDetail::places),
                       scan_words(after, {}, WordDetail::places), before.size(), after.size());
}

std::vector<TextEdit> diff_reports(const Report& before, const Report& after) {
  return edits_between(words_of(before, WordDetail::places), words_of(after, WordDetail::places),
                       before.text.size(), after.text.size());
}

}  // namespace synoptic
