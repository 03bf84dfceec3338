// SPDX-License-Identifier: Apache-2.0
//
// Word alignment of quotes. A shorter reading is mostly the base with words left out, so this is
// global alignment for the reading and local for the base (free ends), with affine gaps (Gotoh
// 1982): one long cut is likelier than many small ones. Without them "the" of a reading would find
// any "the" of the base.
//
//   base     We agreed   on the next steps and formats for talks
//   reading  We settled  on the next steps             for talks
//            same replace same              cut         same
//
// Counter-example: words that change places are not followed; "A and B" against "B and A" is a
// replacement on both sides of "and". Cost: one cell of three numbers per pair of words, after
// equal ends are taken off; above kMostCells the middle counts as one replacement.
#include "collation/quotes_align.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace synoptic {
namespace {

constexpr std::size_t kMostCells = 1U << 20;
constexpr int kMatch = 4;
constexpr int kMismatch = -3;
constexpr int kOpen = -3;
constexpr int kExtend = -1;
constexpr int kNever = -(1 << 28);

// The three states of a cell: the last column pairs two words, skips one of the base, or has one
// of the reading alone.
enum : std::uint8_t { kPair = 0, kCut = 1, kInsert = 2, kStates = 3 };
using Scores = std::array<int, kStates>;
using Origins = std::array<std::uint8_t, kStates>;  // the state before, per state

struct Table {
  std::size_t width = 0;  // words of the reading + 1
  std::vector<Scores> scores;
  std::vector<Origins> origins;

  Table(std::size_t rows, std::size_t columns)
      : width(columns), scores(rows * columns, {kNever, kNever, kNever}), origins(rows * columns) {}
  [[nodiscard]] std::size_t at(std::size_t i, std::size_t j) const { return i * width + j; }
};

struct Best {
  int score = kNever;
  std::uint8_t state = kPair;
};

// The best way to come from a cell into a state that costs `open` from elsewhere and `extend` from
// itself.
Best step_from(const Scores& from, std::uint8_t into, int open, int extend) {
  Best best;
  for (std::uint8_t state = kPair; state < kStates; ++state) {
    const int score = from[state] + (state == into ? extend : open);
    if (score > best.score) best = {score, state};
  }
  return best;
}

Table fill(std::span<const std::uint32_t> base, std::span<const std::uint32_t> words) {
  Table table(base.size() + 1, words.size() + 1);
  table.scores[0][kPair] = 0;
  for (std::size_t i = 0; i <= base.size(); ++i) {
    for (std::size_t j = 0; j <= words.size(); ++j) {
      Scores& scores = table.scores[table.at(i, j)];
      Origins& origins = table.origins[table.at(i, j)];
      if (i > 0 && j > 0) {
        const int pair = base[i - 1] == words[j - 1] ? kMatch : kMismatch;
        const Best best = step_from(table.scores[table.at(i - 1, j - 1)], kStates, pair, pair);
        scores[kPair] = best.score;
        origins[kPair] = best.state;
      }
      if (i > 0) {
        const bool free = j == 0 || j == words.size();
        const Best best = step_from(table.scores[table.at(i - 1, j)], kCut,
                                    free ? 0 : kOpen + kExtend, free ? 0 : kExtend);
        scores[kCut] = best.score;
        origins[kCut] = best.state;
      }
      if (j > 0) {
        const Best best =
            step_from(table.scores[table.at(i, j - 1)], kInsert, kOpen + kExtend, kExtend);
        scores[kInsert] = best.score;
        origins[kInsert] = best.state;
      }
    }
  }
  return table;
}

// Puts a column in front of the runs found so far (they are collected from the end).
void put(std::vector<AlignedRun>& runs, AlignedRun column) {
  if (!runs.empty() && runs.back().kind == column.kind) {
    runs.back().base_first = column.base_first;
    runs.back().first = column.first;
  } else {
    runs.push_back(column);
  }
}

std::vector<AlignedRun> trace(const Table& table, std::span<const std::uint32_t> base,
                              std::span<const std::uint32_t> words) {
  std::vector<AlignedRun> runs;
  std::size_t i = base.size();
  std::size_t j = words.size();
  const Scores& last = table.scores[table.at(i, j)];
  auto state = static_cast<std::uint8_t>(std::ranges::max_element(last) - last.begin());
  while (i > 0 || j > 0) {
    const std::uint8_t before = table.origins[table.at(i, j)][state];
    const bool uses_base = state != kInsert;
    const bool uses_word = state != kCut;
    const auto from = static_cast<std::uint32_t>(uses_base ? i - 1 : i);
    const auto word = static_cast<std::uint32_t>(uses_word ? j - 1 : j);
    EditKind kind = state == kCut ? EditKind::cut : EditKind::insert;
    if (state == kPair) kind = base[from] == words[word] ? EditKind::same : EditKind::replace;
    put(runs, {kind, from, static_cast<std::uint32_t>(i), word, static_cast<std::uint32_t>(j)});
    i = from;
    j = word;
    state = before;
  }
  std::ranges::reverse(runs);
  return runs;
}

// Neighbouring runs that are not the same words: what stood there was replaced, unless one side has
// nothing at all.
std::vector<AlignedRun> join_changes(const std::vector<AlignedRun>& runs) {
  std::vector<AlignedRun> out;
  for (const AlignedRun& run : runs) {
    const bool joins =
        !out.empty() && out.back().kind != EditKind::same && run.kind != EditKind::same;
    if (!joins) {
      out.push_back(run);
      continue;
    }
    AlignedRun& last = out.back();
    last.base_last = run.base_last;
    last.last = run.last;
    last.kind = EditKind::replace;
  }
  return out;
}

std::vector<AlignedRun> align_middle(std::span<const std::uint32_t> base,
                                     std::span<const std::uint32_t> words) {
  const auto rows = static_cast<std::uint32_t>(base.size());
  const auto columns = static_cast<std::uint32_t>(words.size());
  if (rows == 0 && columns == 0) return {};
  if (columns == 0) return {{EditKind::cut, 0, rows, 0, 0}};
  if (rows == 0) return {{EditKind::insert, 0, 0, 0, columns}};
  if ((base.size() + 1) * (words.size() + 1) > kMostCells) {
    return {{EditKind::replace, 0, rows, 0, columns}};
  }
  return trace(fill(base, words), base, words);
}

}  // namespace

std::vector<AlignedRun> align_words(std::span<const std::uint32_t> base,
                                    std::span<const std::uint32_t> words) {
  const auto rows = static_cast<std::uint32_t>(base.size());
  const auto columns = static_cast<std::uint32_t>(words.size());
  const std::uint32_t shorter = std::min(rows, columns);
  // Equal ends are taken off only where there are too many words for a table: a free end may lie
  // better elsewhere.
  const bool whole = std::ranges::equal(base, words);
  const bool large = (base.size() + 1) * (words.size() + 1) > kMostCells;
  std::uint32_t front = 0;
  std::uint32_t back = 0;
  if (whole || large) {
    while (front < shorter && base[front] == words[front]) ++front;
    while (back < shorter - front && base[rows - 1 - back] == words[columns - 1 - back]) ++back;
  }
  std::vector<AlignedRun> runs;
  if (front > 0) runs.push_back({EditKind::same, 0, front, 0, front});
  for (AlignedRun run : align_middle(base.subspan(front, rows - front - back),
                                     words.subspan(front, columns - front - back))) {
    run.base_first += front;
    run.base_last += front;
    run.first += front;
    run.last += front;
    runs.push_back(run);
  }
  if (back > 0) runs.push_back({EditKind::same, rows - back, rows, columns - back, columns});
  return join_changes(runs);
}

}  // namespace synoptic
