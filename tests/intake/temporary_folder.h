// tests/intake: a folder of files that goes when the test ends.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/intake.h"

namespace synoptic {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "synoptic-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] std::string operator/(std::string_view name) const { return path_ / name; }
  [[nodiscard]] std::string path() const { return path_; }

  // Makes the file and the folders above it; gives its path.
  std::string write(std::string_view name, std::string_view bytes) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }

 private:
  std::filesystem::path path_;
};

// Everything that an Intake gives.
struct TakenIn {
  std::vector<Record> records;
  std::vector<Error> faults;
  PassedOver passed_over;
};

inline TakenIn take_in(std::vector<std::string> paths, IntakeOptions options = {}) {
  TakenIn taken;
  Intake intake(std::move(paths), std::move(options));
  while (auto next = intake.next()) {
    if (*next) {
      taken.records.push_back(std::move(**next));
    } else {
      taken.faults.push_back(next->error());
    }
  }
  taken.passed_over = intake.passed_over();
  return taken;
}

inline std::vector<std::string> ids_of(const std::vector<Record>& records) {
  std::vector<std::string> ids;
  for (const Record& record : records) ids.push_back(record.id);
  return ids;
}

}  // namespace synoptic
