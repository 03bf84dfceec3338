// intake, private: the reports.json files beside and above text files.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "synoptic/intake.h"

namespace synoptic {

// Reads each reports.json once, when the first file asks for it.
class Sidecars {
 public:
  explicit Sidecars(std::uint64_t max_bytes) : max_bytes_(max_bytes) {}

  // What is known of the file from the reports.json beside it, else from the one a level above;
  // all absent when neither has a row with the id. Troubles go to `faults`, each once.
  [[nodiscard]] Fields find(const std::string& path, const std::string& id,
                            std::deque<Error>& faults);

 private:
  using Rows = std::map<std::string, Fields, std::less<>>;
  const Rows& rows_of(const std::string& sidecar_path, std::deque<Error>& faults);

  std::uint64_t max_bytes_;
  std::map<std::string, Rows> read_;  // by path
};

}  // namespace synoptic
