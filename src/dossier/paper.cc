// SPDX-License-Identifier: Apache-2.0
#include "dossier/paper.h"

#include <algorithm>
#include <array>
#include <utility>

#include "dossier/words.h"

namespace synoptic {
namespace {

// What a terminal is told (ECMA-48 SGR), and what stands around the words where there is no colour.
struct InkRow {
  std::string_view code;
  std::string_view open;
  std::string_view close;
};
constexpr std::array<InkRow, 8> kInks = {{
    {"", "", ""},
    {"1", "", ""},
    {"1;36", "", ""},
    {"1", "", ""},
    {"2", "", ""},
    {"1;4", "⟦", "⟧"},
    {"9;31", "[-", "-]"},
    {"1;32", "{+", "+}"},
}};

const InkRow& row_of(Ink ink) { return kInks[static_cast<std::size_t>(ink)]; }

// A character of a run.
struct Glyph {
  std::string_view bytes;
  std::uint32_t columns;
  Ink ink;
};

// Glyphs that stay together, and whether a space stands before them.
struct Word {
  std::size_t first = 0;
  std::size_t last = 0;
  std::uint32_t columns = 0;
  bool space_before = false;
};

struct Words {
  std::vector<Glyph> glyphs;
  std::vector<Word> words;
};

// A wide character is a word of its own: the scripts that have them break anywhere.
Words split(const std::vector<Run>& runs) {
  Words out;
  bool fresh = true;
  bool space = false;
  for (const Run& run : runs) {
    for (std::size_t at = 0; at < run.text.size();) {
      const Decoded decoded = decode_at(run.text, at);
      const std::string_view bytes = std::string_view(run.text).substr(at, decoded.bytes);
      at += decoded.bytes;
      if (decoded.code_point == ' ') {
        fresh = space = true;
        continue;
      }
      const std::uint32_t columns = columns_of(decoded.code_point);
      if (fresh || columns == 2) {
        out.words.push_back({out.glyphs.size(), out.glyphs.size(), 0, space});
      }
      fresh = columns == 2;
      space = false;
      out.glyphs.push_back({bytes, columns, run.ink});
      out.words.back().last = out.glyphs.size();
      out.words.back().columns += columns;
    }
  }
  return out;
}

class Wrapper {
 public:
  explicit Wrapper(std::uint32_t columns) : columns_(columns) { lines_.emplace_back(); }

  void add(const Words& words, const Word& word) {
    const std::uint32_t space = word.space_before && used_ > 0 ? 1 : 0;
    if (used_ > 0 && used_ + space + word.columns > columns_) {
      next_line();
    } else if (space > 0) {
      put(" ", 1, words.glyphs[word.first].ink == last_ink_ ? last_ink_ : Ink::plain);
    }
    for (std::size_t i = word.first; i < word.last; ++i) {
      const Glyph& glyph = words.glyphs[i];
      if (used_ + glyph.columns > columns_) next_line();
      put(glyph.bytes, glyph.columns, glyph.ink);
      last_ink_ = glyph.ink;
    }
  }
  std::vector<Line> take() { return std::move(lines_); }

 private:
  void next_line() {
    lines_.emplace_back();
    used_ = 0;
  }
  void put(std::string_view bytes, std::uint32_t columns, Ink ink) {
    Line& line = lines_.back();
    if (line.empty() || line.back().ink != ink) line.push_back({"", ink});
    line.back().text += bytes;
    used_ += columns;
  }

  std::uint32_t columns_;
  std::uint32_t used_ = 0;
  Ink last_ink_ = Ink::plain;
  std::vector<Line> lines_;
};

std::uint32_t width_of(const Line& line) {
  std::uint32_t columns = 0;
  for (const Run& run : line) columns += columns_of(std::string_view(run.text));
  return columns;
}

}  // namespace

std::vector<Line> wrap(const std::vector<Run>& runs, std::uint32_t columns) {
  const Words words = split(runs);
  Wrapper wrapper(columns);
  for (const Word& word : words.words) wrapper.add(words, word);
  return wrapper.take();
}

Run Paper::marked(Ink ink, std::string text) const {
  if (colour_) return {std::move(text), ink};
  const InkRow& row = row_of(ink);
  return {std::string(row.open) + text + std::string(row.close), ink};
}

void Paper::put(const Line& line) {
  for (const Run& run : line) {
    const std::string_view code = colour_ ? row_of(run.ink).code : std::string_view();
    if (code.empty()) {
      out_ += run.text;
      continue;
    }
    out_ += "\x1b[";
    out_ += code;
    out_ += 'm';
    out_ += run.text;
    out_ += "\x1b[0m";
  }
}

void Paper::end_line() {
  while (!out_.empty() && out_.back() == ' ') out_.pop_back();
  out_ += '\n';
}

void Paper::paragraph(std::uint32_t indent, const std::vector<Run>& runs, std::uint32_t hang) {
  bool first = true;
  for (const Line& line : wrap(runs, columns_ - indent - hang)) {
    spaces(first ? indent : indent + hang);
    put(line);
    end_line();
    first = false;
  }
}

void Paper::ends(std::uint32_t indent, const std::vector<Run>& left, const Run& right) {
  const std::vector<Line> lines = wrap(left, columns_ - indent);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    spaces(indent);
    put(lines[i]);
    if (i + 1 < lines.size()) end_line();
  }
  const std::uint32_t used = indent + width_of(lines.back());
  const std::uint32_t wanted = columns_of(std::string_view(right.text));
  if (used + 2 + wanted > columns_) {
    end_line();
    paragraph(indent + 2, {right});
    return;
  }
  spaces(columns_ - used - wanted);
  put({right});
  end_line();
}

void Paper::cells(std::uint32_t indent, const std::vector<Cell>& cells) {
  constexpr std::uint32_t kGap = 2;
  std::vector<std::vector<Line>> wrapped;
  std::vector<std::uint32_t> starts;
  std::uint32_t start = indent;
  std::size_t height = 0;
  for (const Cell& cell : cells) {
    const bool last = wrapped.size() + 1 == cells.size();
    wrapped.push_back(wrap(cell.runs, last ? columns_ - start : cell.columns));
    starts.push_back(start);
    start += cell.columns + kGap;
    height = std::max(height, wrapped.back().size());
  }
  for (std::size_t row = 0; row < height; ++row) {
    std::uint32_t used = 0;
    for (std::size_t i = 0; i < wrapped.size(); ++i) {
      if (row >= wrapped[i].size() || wrapped[i][row].empty()) continue;
      spaces(starts[i] - used);
      put(wrapped[i][row]);
      used = starts[i] + width_of(wrapped[i][row]);
    }
    end_line();
  }
}

void Paper::rule() {
  std::string line;
  for (std::uint32_t i = 0; i < columns_; ++i) line += "─";
  put({{std::move(line), Ink::faint}});
  end_line();
}

}  // namespace synoptic
