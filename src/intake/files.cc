// SPDX-License-Identifier: Apache-2.0
//
// Walking folders. The walk keeps the chain of open folders to see a link that leads back into it,
// and the set of all folders and files met (by device and inode) so that a net of links costs no
// more than its nodes.

#include "intake/files.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <set>
#include <utility>

#include "intake/sniff.h"

namespace synoptic {
namespace {

using FileId = std::pair<dev_t, ino_t>;

struct CloseFolder {
  void operator()(DIR* folder) const noexcept { closedir(folder); }
};

Error fault_at(Fault fault, std::string path, std::string detail) {
  Error error;
  error.fault = fault;
  error.subject = std::move(path);
  error.detail = std::move(detail);
  return error;
}

// The names in a folder in byte order, or what the system said.
Result<std::vector<std::string>> names_in(const std::string& path) {
  const std::unique_ptr<DIR, CloseFolder> folder(opendir(path.c_str()));
  if (!folder) return std::unexpected(system_error(path, errno));
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = readdir(folder.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  if (errno != 0) return std::unexpected(system_error(path, errno));
  std::ranges::sort(names);
  return names;
}

class Walk {
 public:
  explicit Walk(const IntakeOptions& options) : options_(options) {}

  void take_named(const std::string& path) {
    if (path == "-") {
      if (!std::exchange(took_standard_input_, true)) add(path, 0, true);
      return;
    }
    struct stat status{};
    if (stat(path.c_str(), &status) != 0) {
      add_fault(system_error(path, errno));
    } else if (S_ISDIR(status.st_mode)) {
      take_named_folder(path, status);
    } else if (file_name(path) != kSidecarName) {  // read when the files beside it are
      take_file(path, status, true);
    }
  }

  Listing take_listing() { return std::move(listing_); }

 private:
  void add(const std::string& path, std::uint64_t size, bool named) {
    listing_.bytes += size;
    listing_.files.push_back({.path = path, .size = size, .named = named, .fault = std::nullopt});
  }

  void add_fault(Error error) {
    std::string path = error.subject;
    listing_.files.push_back(
        {.path = std::move(path), .size = 0, .named = false, .fault = std::move(error)});
  }

  void take_file(const std::string& path, const struct stat& status, bool named) {
    if (!met_.insert({status.st_dev, status.st_ino}).second) return;
    add(path, S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0, named);
  }

  void take_named_folder(const std::string& path, const struct stat& status) {
    const std::size_t before = listing_.files.size();
    const std::size_t met_before = met_.size();
    std::string shown = path;
    while (shown.size() > 1 && shown.back() == '/') shown.pop_back();
    take_folder(shown, status);
    if (listing_.files.size() == before && met_.size() == met_before + 1) {
      add_fault(fault_at(Fault::empty, path,
                         "the folder holds no file that is read (" + endings_read() +
                             "); name files with other endings one by one"));
    }
  }

  void take_folder(const std::string& path, const struct stat& status) {
    const FileId id{status.st_dev, status.st_ino};
    if (std::ranges::find(chain_, id) != chain_.end()) {
      add_fault(fault_at(Fault::folder_loop, path,
                         "a link that leads back into the folder being read; not followed"));
      return;
    }
    if (!met_.insert(id).second) return;
    if (chain_.size() >= options_.max_folder_depth) {
      add_fault(fault_at(Fault::too_large, path,
                         "folders nested deeper than " + std::to_string(options_.max_folder_depth) +
                             " are not read; name the folder itself"));
      return;
    }
    const auto names = names_in(path);
    if (!names) {
      add_fault(names.error());
      return;
    }
    chain_.push_back(id);
    for (const std::string& name : *names) take_met(join(path, name), name);
    chain_.pop_back();
  }

  void take_met(const std::string& path, std::string_view name) {
    struct stat status{};
    const bool reachable = stat(path.c_str(), &status) == 0;
    const int error_number = reachable ? 0 : errno;
    const bool folder = reachable && S_ISDIR(status.st_mode);
    if (folder) {
      take_folder(path, status);
    } else if (name == kSidecarName) {
      return;  // read when the files beside it are
    } else if (!format_by_ending(name) || (reachable && !S_ISREG(status.st_mode))) {
      ++listing_.passed_over;
    } else if (!reachable) {
      add_fault(system_error(path, error_number));
    } else {
      take_file(path, status, false);
    }
  }

  const IntakeOptions& options_;
  Listing listing_;
  std::vector<FileId> chain_;
  std::set<FileId> met_;
  bool took_standard_input_ = false;
};

}  // namespace

Listing list_files(const std::vector<std::string>& paths, const IntakeOptions& options) {
  Walk walk(options);
  for (const std::string& path : paths) walk.take_named(path);
  return walk.take_listing();
}

std::string_view file_name(std::string_view path) noexcept {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string ending_of(std::string_view path) {
  const std::string_view name = file_name(path);
  std::string ending(name.substr(without_ending(name).size()));
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return ending;
}

std::string_view without_ending(std::string_view path) noexcept {
  const std::size_t dot = path.rfind('.');
  const std::size_t name = path.size() - file_name(path).size();
  if (dot == std::string_view::npos || dot <= name) return path;  // ".hidden" has no ending
  return path.substr(0, dot);
}

std::string join(std::string_view folder, std::string_view name) {
  std::string path(folder);
  if (!path.empty() && path.back() != '/') path += '/';
  return path += name;
}

Error system_error(const std::string& path, int error_number) {
  if (error_number == ENOENT || error_number == ENOTDIR) {
    std::array<char, 4096> target{};
    const ssize_t size = readlink(path.c_str(), target.data(), target.size());
    if (size <= 0) return fault_at(Fault::not_found, path, "check the spelling of the path");
    return fault_at(Fault::not_found, path,
                    "a link to " + std::string(target.data(), static_cast<std::size_t>(size)) +
                        ", which does not exist; remove or mend the link");
  }
  if (error_number == ELOOP) {
    return fault_at(Fault::folder_loop, path, "a link that leads to itself; remove the link");
  }
  return fault_at(Fault::not_readable, path,
                  std::string(strerror(error_number)) + "; check its permissions and the disk");
}

}  // namespace synoptic
