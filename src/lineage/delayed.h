// lineage: work put off until the memory it needs is at hand.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <cstddef>
#include <utility>

namespace synoptic::lineage {

// Does work(item) for items in the order they were given, some later than given: between the two
// the memory that it will look at, once asked for, comes into the cache.
template <typename Item, typename Work>
class Delayed {
 public:
  explicit Delayed(Work work) : work_(std::move(work)) {}
  ~Delayed() { flush(); }
  Delayed(const Delayed&) = delete;
  Delayed& operator=(const Delayed&) = delete;

  void give(const Item& item) {
    items_[count_++] = item;
    if (count_ == items_.size()) flush();
  }

 private:
  void flush() {
    for (std::size_t i = 0; i < count_; ++i) work_(items_[i]);
    count_ = 0;
  }

  Work work_;
  std::array<Item, 32> items_{};
  std::size_t count_ = 0;
};

template <typename Item, typename Work>
Delayed<Item, Work> delayed(Work work) {
  return Delayed<Item, Work>(std::move(work));
}

}  // namespace synoptic::lineage
