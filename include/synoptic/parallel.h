// base: the same work on many items, on several threads.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <functional>

namespace synoptic {

// Calls work(i) once for every i below count, on at most `threads` threads (0: as many as the
// machine has cores). Results belong in slot i of a vector made before, so that the outcome does
// not depend on the number of threads.
// REQUIRES: work does not throw.
void for_each_index(std::size_t count, unsigned threads,
                    const std::function<void(std::size_t)>& work);

}  // namespace synoptic
