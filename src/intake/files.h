// intake, private: which files the given paths mean.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/intake.h"
#include "synoptic/result.h"

namespace synoptic {

// A file to be read, or what is to be said in its place.
struct Found {
  std::string path;
  std::uint64_t size = 0;      // 0 for pipes and standard input
  bool named = false;          // by the user, not met in a folder
  std::optional<Error> fault;  // then there is nothing to read
};

struct Listing {
  std::vector<Found> files;
  std::uint64_t bytes = 0;  // of all files
  std::size_t passed_over = 0;
};

// Walks the paths in the order given, folders in the byte order of their names. A file or folder
// that is reached twice, also through a link, counts once. Reads no file.
[[nodiscard]] Listing list_files(const std::vector<std::string>& paths,
                                 const IntakeOptions& options);

// The part of a path behind its last slash.
[[nodiscard]] std::string_view file_name(std::string_view path) noexcept;

// ".txt" of "a/b.TXT", in lower case; empty where there is none.
[[nodiscard]] std::string ending_of(std::string_view path);

// The path without the ending of its file name.
[[nodiscard]] std::string_view without_ending(std::string_view path) noexcept;

// "folder/name"; just the name for the folder "".
[[nodiscard]] std::string join(std::string_view folder, std::string_view name);

// The Error for what the system said of a path.
[[nodiscard]] Error system_error(const std::string& path, int error_number);

}  // namespace synoptic
