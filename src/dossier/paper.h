// dossier: lines of a terminal: runs of ink, wrapped by the columns they take.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace synoptic {

enum class Ink : std::uint8_t {
  plain,
  title,
  heading,
  strong,
  faint,
  answer,  // the words that answer, in their sentence: ⟦…⟧ where there is no colour
  cut,     // [-…-]
  insert,  // {+…+}
};

// Text in one ink. Text is fit to be shown (see flat()); words are parted by single spaces.
struct Run {
  std::string text;
  Ink ink = Ink::plain;
};
using Line = std::vector<Run>;

// Breaks runs into lines of at most `columns` columns: at spaces, beside wide characters, and
// within words that are too long for a line. At least one line. REQUIRES: columns >= 2.
[[nodiscard]] std::vector<Line> wrap(const std::vector<Run>& runs, std::uint32_t columns);

// A page of lines, none wider than its columns, without spaces at their ends.
class Paper {
 public:
  Paper(std::uint32_t columns, bool colour) : columns_(columns), colour_(colour) {}

  [[nodiscard]] std::uint32_t columns() const noexcept { return columns_; }

  void blank() { out_ += '\n'; }

  // Wrapped; the lines after the first stand `hang` columns further in.
  void paragraph(std::uint32_t indent, const std::vector<Run>& runs, std::uint32_t hang = 0);

  // Text at the left, and a remark at the right end of the line, or below where both do not fit.
  void ends(std::uint32_t indent, const std::vector<Run>& left, const Run& right);

  // Cells side by side, each wrapped in itself, two columns apart. The last one has all the width
  // that the others leave it.
  struct Cell {
    std::vector<Run> runs;
    std::uint32_t columns = 0;  // of all but the last
  };
  void cells(std::uint32_t indent, const std::vector<Cell>& cells);

  // Two cells.
  void pair(std::uint32_t indent, const std::vector<Run>& left, std::uint32_t left_columns,
            const std::vector<Run>& right) {
    cells(indent, {{left, left_columns}, {right, 0}});
  }

  // A line across the page.
  void rule();

  // An ink's words with the marks that stand for it where there is no colour.
  [[nodiscard]] Run marked(Ink ink, std::string text) const;

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void put(const Line& line);
  void spaces(std::uint32_t count) { out_.append(count, ' '); }
  void end_line();

  std::uint32_t columns_;
  bool colour_;
  std::string out_;
};

}  // namespace synoptic
