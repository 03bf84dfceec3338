// SPDX-License-Identifier: Apache-2.0
#include "page/entities.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "page_data.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

constexpr std::size_t kLongestName = 31;
constexpr std::size_t kLongestBare = 6;
constexpr std::size_t kShortRun = 32;  // bytes
constexpr char32_t kReplacement = 0xfffd;

// The standard's replacements for numbers that mean C1 controls: windows-1252.
constexpr std::array<char16_t, 32> kWindows = {
    0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
    0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178};

struct Named {
  char32_t first = 0;
  char32_t second = 0;
  bool bare = false;
};

int hex_digit(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_word(char c) noexcept {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char32_t read_hex(std::string_view& row) {
  char32_t value = 0;
  while (!row.empty() && hex_digit(row.front()) >= 0) {
    value = value * 16 + static_cast<char32_t>(hex_digit(row.front()));
    row.remove_prefix(1);
  }
  return value;
}

using Names = std::unordered_map<std::string_view, Named>;

Names read_names() {
  Names names;
  names.reserve(4096);
  std::string_view data = page_data::entities;
  while (!data.empty()) {
    const std::size_t end = std::min(data.find('\n'), data.size());
    std::string_view row = data.substr(0, end);
    data.remove_prefix(std::min(end + 1, data.size()));
    const std::size_t tab = row.find('\t');
    if (row.starts_with('#') || tab == std::string_view::npos) continue;
    const std::string_view name = row.substr(0, tab);
    row.remove_prefix(tab + 1);
    Named named;
    named.first = read_hex(row);
    if (row.starts_with(' ')) {
      row.remove_prefix(1);
      named.second = read_hex(row);
    }
    named.bare = row.ends_with("bare");
    names.emplace(name, named);
  }
  return names;
}

const Names& names() {
  static const Names kNames = read_names();
  return kNames;
}

Reference numeric_reference(std::string_view page) {
  const bool hex = page.size() > 2 && (page[2] == 'x' || page[2] == 'X');
  std::size_t at = hex ? 3 : 2;
  const std::size_t first = at;
  char32_t value = 0;
  for (; at < page.size(); ++at) {
    const int digit = hex_digit(page[at]);
    if (digit < 0 || (!hex && digit > 9)) break;
    value = std::min<char32_t>(value * (hex ? 16 : 10) + static_cast<char32_t>(digit), 0x110000);
  }
  if (at == first) return {};
  if (at < page.size() && page[at] == ';') ++at;
  if (value == 0 || value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) value = kReplacement;
  if (value >= 0x80 && value < 0xa0) value = kWindows[value - 0x80];
  return {at, value, 0};
}

Reference named_reference(std::string_view page, ReferenceIn where) {
  std::size_t end = 1;
  while (end < page.size() && end <= kLongestName && is_word(page[end])) ++end;
  const std::string_view name = page.substr(1, end - 1);
  if (end < page.size() && page[end] == ';') {
    const auto found = names().find(name);
    if (found != names().end()) return {end + 1, found->second.first, found->second.second};
  }
  for (std::size_t size = std::min(name.size(), kLongestBare); size >= 2; --size) {
    const auto found = names().find(name.substr(0, size));
    if (found == names().end() || !found->second.bare) continue;
    const char next = size + 1 < page.size() ? page[size + 1] : '\0';
    if (where == ReferenceIn::attribute && (next == '=' || is_word(next))) return {};
    return {size + 1, found->second.first, found->second.second};
  }
  return {};
}

// Puts a text together with the runs of where it came from.
class Decoder {
 public:
  Decoder(std::string_view raw, std::uint32_t place, std::string& text, SourceMap* runs)
      : raw_(raw), place_(place), text_(text), runs_(runs) {}

  void run(const DecodeRules& rules) {
    std::size_t at = 0;
    while (at < raw_.size()) {
      const std::size_t next = next_special(at, rules.references);
      same(at, next);
      at = next < raw_.size() ? special(next, rules) : next;
    }
  }

 private:
  [[nodiscard]] std::size_t next_special(std::size_t at, bool references) const {
    while (at < raw_.size()) {
      const char c = raw_[at];
      if ((c == '&' && references) || c == '\r' || c == '\0') return at;
      ++at;
    }
    return at;
  }

  // Decodes what stands at `at`; gives the byte behind it.
  std::size_t special(std::size_t at, const DecodeRules& rules) {
    if (raw_[at] == '\r') {
      const std::size_t size = raw_.substr(at).starts_with("\r\n") ? 2 : 1;
      unit("\n", at, size);
      return at + size;
    }
    if (raw_[at] == '\0') {
      if (rules.nul == NulIs::replaced) unit("\xef\xbf\xbd", at, 1);
      nul_dropped_ = rules.nul == NulIs::dropped;
      return at + 1;
    }
    const Reference reference = reference_at(raw_.substr(at), rules.where);
    if (reference.size == 0) {
      same(at, at + 1);
      return at + 1;
    }
    std::string decoded;
    append_utf8(decoded, reference.first);
    if (reference.second != 0) append_utf8(decoded, reference.second);
    unit(decoded, at, reference.size);
    return at + reference.size;
  }

  void same(std::size_t from, std::size_t to) {
    if (from == to) return;
    add(raw_.substr(from, to - from), from, to - from, false);
  }

  void unit(std::string_view decoded, std::size_t at, std::size_t size) {
    add(decoded, at, size, true);
  }

  void add(std::string_view decoded, std::size_t at, std::size_t size, bool is_unit) {
    if (runs_ != nullptr) {
      const SourceRun run{
          static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(decoded.size()),
          place_ + static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(size), is_unit};
      if (!join_over_nul(run)) runs_->add(run);
    }
    text_ += decoded;
  }

  // Texts that are full of NUL would have a run for every letter: a short run before a dropped NUL
  // takes in what follows it, as a unit.
  [[nodiscard]] bool join_over_nul(const SourceRun& run) {
    if (!std::exchange(nul_dropped_, false) || runs_->empty()) return false;
    SourceRun last = runs_->back();
    if (last.text_size >= kShortRun || last.text + last.text_size != run.text) return false;
    last.unit = true;
    last.text_size += run.text_size;
    last.page_size = run.page + run.page_size - last.page;
    runs_->replace_back(last);
    return true;
  }

  std::string_view raw_;
  std::uint32_t place_;
  std::string& text_;
  SourceMap* runs_;
  bool nul_dropped_ = false;  // just now
};

}  // namespace

Reference reference_at(std::string_view page, ReferenceIn where) {
  if (page.size() < 2) return {};
  if (page[1] == '#') return numeric_reference(page);
  return is_word(page[1]) ? named_reference(page, where) : Reference{};
}

void decode_text(std::string_view raw, std::uint32_t place, const DecodeRules& rules,
                 std::string& text, SourceMap* runs) {
  Decoder(raw, place, text, runs).run(rules);
}

}  // namespace synoptic
