// The way from a text back to its page, packed.
// SPDX-License-Identifier: Apache-2.0
//
// Idea: most runs begin where the last one ends, in the text and in the page, and are short. So a
// run is one byte that says which of its parts are not so, and then those parts as numbers of seven
// bits a byte. Example: "Orra &amp; Vel", at byte 300 of the page, is
//   page +300, 5 the same | 1 from 5 | 4 the same          in 3 + 2 + 1 bytes
// The last run is kept apart, since what comes next may lengthen it. A mark every kStride runs is
// where looking for a byte begins: a search costs the logarithm of the marks and kStride steps.

#include <algorithm>
#include <cassert>

#include "synoptic/page.h"

namespace synoptic {
namespace {

constexpr std::uint32_t kStride = 32;
constexpr std::size_t kLongestRun = 24;  // bytes of a packed one, and a few

// The byte that a run begins with; its high half is the size of the text when that is below kLong.
enum Head : std::uint8_t {
  kUnit = 1u << 0u,
  kSteps = 1u << 1u,
  kPageJump = 1u << 2u,
  kTextGap = 1u << 3u,
};
constexpr unsigned kSizeShift = 4;
constexpr std::uint32_t kLong = 15;
constexpr std::uint32_t kLongestStep = 15;  // two are a byte

// A difference without its sign: 0, -1, 1, -2, … as 0, 1, 2, 3, …
std::uint32_t folded(std::uint32_t from, std::uint32_t to) noexcept {
  const std::uint32_t difference = to - from;
  return (difference << 1u) ^ (to < from ? 0xffffffffu : 0u);
}

std::uint32_t unfolded(std::uint32_t number, std::uint32_t from) noexcept {
  return from + ((number >> 1u) ^ ((number & 1u) != 0 ? 0xffffffffu : 0u));
}

}  // namespace

void SourceMap::add(const SourceRun& run) {
  if (run.text_size == 0) return;
  if (count_ > 0) {
    const bool follows = !run.unit && !last_.unit && last_.text + last_.text_size == run.text &&
                         last_.page + last_.page_size == run.page;
    if (follows) {
      last_.text_size += run.text_size;
      last_.page_size += run.page_size;
      return;
    }
    pack(last_);
  }
  last_ = run;
  ++count_;
}

void SourceMap::add_unit(SourceRun unit) {
  unit.unit = true;
  const bool short_enough =
      unit.text_size <= kLongestStep && unit.page_size <= kLongestStep && unit.page_size > 0;
  const bool follows = count_ > 0 && last_.unit && last_.text + last_.text_size == unit.text &&
                       last_.page + last_.page_size == unit.page;
  if (!short_enough || !follows) {
    add(unit);
    return;
  }
  const std::uint32_t text_step = last_.text_step > 0 ? last_.text_step : last_.text_size;
  const std::uint32_t page_step = last_.text_step > 0 ? last_.page_step : last_.page_size;
  if (text_step != unit.text_size || page_step != unit.page_size) {
    add(unit);
    return;
  }
  last_.text_step = static_cast<std::uint8_t>(text_step);
  last_.page_step = static_cast<std::uint8_t>(page_step);
  last_.text_size += unit.text_size;
  last_.page_size += unit.page_size;
}

void SourceMap::pack_number(std::uint32_t number) {
  for (; number >= 0x80; number >>= 7u) {
    bytes_.push_back(static_cast<std::uint8_t>(number | 0x80u));
  }
  bytes_.push_back(static_cast<std::uint8_t>(number));
}

void SourceMap::pack(const SourceRun& run) {
  assert(run.unit || run.text_size == run.page_size);
  assert(run.text >= packed_.text);
  // By an eighth and not twice: a copy of as much again would be the most that reading takes.
  if (bytes_.capacity() < bytes_.size() + kLongestRun) {
    bytes_.reserve(bytes_.size() + bytes_.size() / 8 + 2 * kLongestRun);
  }
  if ((count_ - 1) % kStride == 0) {
    if (marks_.size() == marks_.capacity()) marks_.reserve(marks_.size() + marks_.size() / 4 + 2);
    marks_.push_back({static_cast<std::uint32_t>(bytes_.size()), packed_.text, packed_.page});
  }
  const bool gap = run.text != packed_.text;
  const bool jump = run.page != packed_.page;
  const std::uint32_t size = std::min(run.text_size, kLong);
  unsigned head = size << kSizeShift;
  if (run.unit) head |= kUnit;
  if (run.text_step > 0) head |= kSteps;
  if (jump) head |= kPageJump;
  if (gap) head |= kTextGap;
  bytes_.push_back(static_cast<std::uint8_t>(head));
  if (gap) pack_number(run.text - packed_.text);
  if (jump) pack_number(folded(packed_.page, run.page));
  if (size == kLong) pack_number(run.text_size - kLong);
  if (run.text_step > 0) {
    bytes_.push_back(static_cast<std::uint8_t>(run.text_step << kSizeShift | run.page_step));
  } else if (run.unit) {
    pack_number(run.page_size);
  }
  packed_.text = run.text + run.text_size;
  packed_.page = run.page + run.page_size;
}

SourceMap::Iterator SourceMap::begin() const { return {*this, 0, {}}; }

SourceMap::Iterator SourceMap::end() const {
  Iterator end;
  end.index_ = count_;
  return end;
}

template <class Place>
SourceMap::Iterator SourceMap::behind(std::uint32_t byte, const Place& place) const {
  const auto later =
      std::ranges::partition_point(marks_, [&](const Mark& mark) { return place(mark) <= byte; });
  const auto number = static_cast<std::uint32_t>(later - marks_.begin());
  const std::uint32_t before = number > 0 ? number - 1 : 0;
  return {*this, before * kStride, before < marks_.size() ? marks_[before] : Mark{}};
}

SourceMap::Iterator SourceMap::behind_text(std::uint32_t byte) const {
  Iterator run = behind(byte, [](const Mark& mark) { return mark.text; });
  while (run != end() && run->text + run->text_size <= byte) ++run;
  return run;
}

SourceMap::Iterator SourceMap::behind_page(std::uint32_t byte) const {
  Iterator run = behind(byte, [](const Mark& mark) { return mark.page; });
  while (run != end() && run->page + run->page_size <= byte) ++run;
  return run;
}

SourceMap::Iterator::Iterator(const SourceMap& map, std::uint32_t index, const Mark& mark)
    : map_(&map), index_(index), at_(mark.bytes) {
  run_.text = mark.text;
  run_.page = mark.page;
  read();
}

SourceMap::Iterator& SourceMap::Iterator::operator++() {
  ++index_;
  read();
  return *this;
}

std::uint32_t SourceMap::Iterator::number() {
  std::uint32_t number = 0;
  for (unsigned shift = 0;; shift += 7) {
    const std::uint32_t byte = map_->bytes_[at_++];
    number |= (byte & 0x7fu) << shift;
    if (byte < 0x80) return number;
  }
}

// The run at index_; run_ is the one before.
void SourceMap::Iterator::read() {
  if (index_ >= map_->count_) return;
  if (index_ + 1 == map_->count_) {
    run_ = map_->last_;
    return;
  }
  const std::uint8_t head = map_->bytes_[at_++];
  SourceRun next;
  next.text = run_.text + run_.text_size;
  next.page = run_.page + run_.page_size;
  if ((head & kTextGap) != 0) next.text += number();
  if ((head & kPageJump) != 0) next.page = unfolded(number(), next.page);
  next.text_size = head >> kSizeShift;
  if (next.text_size == kLong) next.text_size += number();
  next.unit = (head & kUnit) != 0;
  next.page_size = next.text_size;
  if ((head & kSteps) != 0) {
    const std::uint8_t steps = map_->bytes_[at_++];
    next.text_step = steps >> kSizeShift;
    next.page_step = steps & kLongestStep;
    next.page_size = next.text_size / next.text_step * next.page_step;
  } else if (next.unit) {
    next.page_size = number();
  }
  run_ = next;
}

}  // namespace synoptic
