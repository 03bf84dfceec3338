// SPDX-License-Identifier: Apache-2.0
//
// A PhraseTable is an open-addressing hash table of all prefixes of all phrases, keyed by the mixed
// hashes of their tokens. Matching at a token follows prefixes as long as they are in the table, so
// most tokens cost one look-up that misses. Keys are 64-bit hashes of the words, not the words:
// among the few hundred thousand prefixes of a large table two would clash once in ten million
// tables.

#include <bit>
#include <vector>

#include "synoptic/ids.h"
#include "synoptic/text.h"
#include "text/tokens.h"

namespace synoptic {
namespace {

constexpr std::uint64_t kSeed = 0x53796e6f70746963u;
constexpr std::uint32_t kNoRow = 0xffffffffu;

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\r')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

}  // namespace

struct PhraseTable::Impl {
  struct Slot {
    std::uint64_t key = 0;  // 0: free
    std::uint32_t row = kNoRow;
  };
  struct Row {
    std::string_view phrase;
    std::uint32_t first_label = 0;
    std::uint32_t labels = 0;
  };

  std::string source;  // rows view into it
  std::vector<Slot> slots;
  std::vector<Row> rows;
  std::vector<std::string> labels;
  std::size_t used = 0;

  [[nodiscard]] static std::uint64_t next_key(std::uint64_t key, std::uint64_t token) {
    const std::uint64_t mixed = mix_hash(key, token);
    return mixed == 0 ? 1 : mixed;
  }

  [[nodiscard]] const Slot* find(std::uint64_t key) const {
    if (slots.empty()) return nullptr;
    const std::size_t mask = slots.size() - 1;
    for (std::size_t i = key & mask;; i = (i + 1) & mask) {
      if (slots[i].key == key) return &slots[i];
      if (slots[i].key == 0) return nullptr;
    }
  }

  Slot& insert(std::uint64_t key) {
    if (2 * (used + 1) > slots.size()) grow();
    const std::size_t mask = slots.size() - 1;
    std::size_t i = key & mask;
    while (slots[i].key != 0 && slots[i].key != key) i = (i + 1) & mask;
    if (slots[i].key == 0) {
      slots[i].key = key;
      ++used;
    }
    return slots[i];
  }

  void grow() {
    std::vector<Slot> old = std::move(slots);
    slots.assign(old.empty() ? 64 : 2 * old.size(), {});
    const std::size_t mask = slots.size() - 1;
    for (const Slot& slot : old) {
      if (slot.key == 0) continue;
      std::size_t i = slot.key & mask;
      while (slots[i].key != 0) i = (i + 1) & mask;
      slots[i] = slot;
    }
  }

  void add(std::string_view line, std::string_view section, Text& scratch) {
    const std::size_t tab = line.find('\t');
    const std::string_view phrase = trim(line.substr(0, tab));
    scratch.tokens.clear();
    scratch.hashes.clear();
    scratch.folded.clear();
    append_tokens(phrase, {0, static_cast<std::uint32_t>(phrase.size())}, scratch);
    if (scratch.hashes.empty()) return;
    Row row{phrase, static_cast<std::uint32_t>(labels.size()), 0};
    if (!section.empty()) labels.emplace_back(section);
    std::string_view rest =
        tab == std::string_view::npos ? std::string_view{} : line.substr(tab + 1);
    while (!rest.empty()) {
      const std::size_t end = rest.find('\t');
      labels.emplace_back(trim(rest.substr(0, end)));
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    row.labels = static_cast<std::uint32_t>(labels.size()) - row.first_label;
    std::uint64_t key = kSeed;
    for (std::size_t i = 0; i + 1 < scratch.hashes.size(); ++i)
      insert(key = next_key(key, scratch.hashes[i]));
    Slot& last = insert(next_key(key, scratch.hashes.back()));
    if (last.row == kNoRow) last.row = static_cast<std::uint32_t>(rows.size());
    rows.push_back(row);
  }
};

PhraseTable::PhraseTable(std::string_view source) : impl_(std::make_unique<Impl>()) {
  impl_->source = source;
  Text scratch;
  std::string_view section;
  std::string_view rest = impl_->source;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string_view whole = rest.substr(0, end);
    const std::string_view line = trim(whole.substr(0, whole.find('#')));
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (line.empty()) continue;
    if (line.front() == '[' && line.back() == ']') {
      section = line.substr(1, line.size() - 2);
    } else {
      impl_->add(line, section, scratch);
    }
  }
}

PhraseTable::~PhraseTable() = default;
PhraseTable::PhraseTable(PhraseTable&&) noexcept = default;
PhraseTable& PhraseTable::operator=(PhraseTable&&) noexcept = default;

PhraseTable::Match PhraseTable::match(const Text& text, std::uint32_t token,
                                      std::uint32_t limit) const {
  Match best;
  std::uint64_t key = kSeed;
  for (std::uint32_t i = token; i < limit; ++i) {
    key = Impl::next_key(key, text.hashes[i]);
    const Impl::Slot* slot = impl_->find(key);
    if (slot == nullptr) break;
    if (slot->row != kNoRow) best = {i + 1 - token, slot->row};
  }
  return best;
}

PhraseTable::Match PhraseTable::find(std::string_view folded) const {
  const Impl::Slot* slot = impl_->find(Impl::next_key(kSeed, hash_bytes(folded)));
  if (slot == nullptr || slot->row == kNoRow) return {};
  return {1, slot->row};
}

std::span<const std::string> PhraseTable::labels(std::uint32_t row) const {
  const Impl::Row& entry = impl_->rows[row];
  return std::span(impl_->labels).subspan(entry.first_label, entry.labels);
}

std::string_view PhraseTable::label(std::uint32_t row) const {
  const auto all = labels(row);
  return all.empty() ? std::string_view{} : std::string_view(all.front());
}

std::string_view PhraseTable::phrase(std::uint32_t row) const { return impl_->rows[row].phrase; }
std::size_t PhraseTable::size() const noexcept { return impl_->rows.size(); }

}  // namespace synoptic
