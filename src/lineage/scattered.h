// lineage: accesses to a big table, put in an order that the machine can follow.
// SPDX-License-Identifier: Apache-2.0
//
// A table of a gigabyte that is asked in random order costs a miss of every cache, and of the one
// that knows where pages lie, each time. So accesses wait, by the slice of the table that they go
// to, until a slice has kRoom of them; then they are done one after the other, each fetched a few
// steps ahead. What goes to one slice keeps its order.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace synoptic::lineage {

// Calls fetch(item), which asks for the memory, and some time later work(item). All is done when
// the object goes.
template <typename Item, typename Fetch, typename Work>
class Scattered {
 public:
  Scattered(std::size_t slices, Fetch fetch, Work work)
      : fetch_(std::move(fetch)),
        work_(std::move(work)),
        items_(slices * kRoom),
        counts_(slices, 0) {}
  ~Scattered() {
    for (std::size_t slice = 0; slice < counts_.size(); ++slice) flush(slice);
  }
  Scattered(const Scattered&) = delete;
  Scattered& operator=(const Scattered&) = delete;

  void give(std::size_t slice, const Item& item) {
    items_[slice * kRoom + counts_[slice]] = item;
    if (++counts_[slice] == kRoom) flush(slice);
  }

 private:
  static constexpr std::size_t kRoom = 128;
  static constexpr std::size_t kAhead = 16;

  void flush(std::size_t slice) {
    const Item* const items = items_.data() + slice * kRoom;
    const std::size_t count = counts_[slice];
    counts_[slice] = 0;
    for (std::size_t i = 0; i < std::min(kAhead, count); ++i) fetch_(items[i]);
    for (std::size_t i = 0; i < count; ++i) {
      if (i + kAhead < count) fetch_(items[i + kAhead]);
      work_(items[i]);
    }
  }

  Fetch fetch_;
  Work work_;
  std::vector<Item> items_;            // kRoom a slice
  std::vector<std::uint32_t> counts_;  // waiting
};

template <typename Item, typename Fetch, typename Work>
Scattered<Item, Fetch, Work> scattered(std::size_t slices, Fetch fetch, Work work) {
  return Scattered<Item, Fetch, Work>(slices, std::move(fetch), std::move(work));
}

}  // namespace synoptic::lineage
