// SPDX-License-Identifier: Apache-2.0
#include "intake/sidecars.h"

#include <sys/stat.h>

#include <utility>

#include "intake/files.h"
#include "intake/input.h"
#include "intake/sniff.h"

namespace synoptic {
namespace {

std::string folder_of(std::string_view path) {
  const std::string_view name = file_name(path);
  std::string_view folder = path.substr(0, path.size() - name.size());
  while (folder.size() > 1 && folder.back() == '/') folder.remove_suffix(1);
  return std::string(folder);
}

// The folder above, as people would write it: "a" of "a/b", "" of "a", ".." of "", "../.." of "..".
std::string folder_above(const std::string& folder) {
  if (folder.empty() || folder == ".") return "..";
  const std::string_view last = file_name(folder);
  if (last == "..") return folder + "/..";
  return last.empty() ? folder : folder_of(folder);
}

Result<Sidecar> read_sidecar(const std::string& path, std::uint64_t max_bytes) {
  auto stream = open_file(path);
  if (!stream) return std::unexpected(std::move(stream.error()));
  const auto bytes = Input(path, std::move(*stream)).read_all(max_bytes);
  if (!bytes) return std::unexpected(bytes.error());
  return parse_sidecar(*bytes);
}

}  // namespace

const Sidecars::Rows& Sidecars::rows_of(const std::string& sidecar_path,
                                        std::deque<Error>& faults) {
  const auto [place, is_new] = read_.try_emplace(sidecar_path);
  struct stat status{};
  if (!is_new || lstat(sidecar_path.c_str(), &status) != 0 || S_ISDIR(status.st_mode)) {
    return place->second;
  }
  auto sidecar = read_sidecar(sidecar_path, max_bytes_);
  if (!sidecar) {
    sidecar.error().subject = sidecar_path;
    faults.push_back(std::move(sidecar.error()));
    return place->second;
  }
  for (Error& fault : sidecar->faults) {
    fault.subject = sidecar_path;
    faults.push_back(std::move(fault));
  }
  for (Fields& row : sidecar->rows) {
    std::string id = *row.id;
    place->second.emplace(std::move(id), std::move(row));
  }
  return place->second;
}

Fields Sidecars::find(const std::string& path, const std::string& id, std::deque<Error>& faults) {
  const std::string folder = folder_of(path);
  for (const std::string& place : {folder, folder_above(folder)}) {
    const Rows& rows = rows_of(join(place, kSidecarName), faults);
    if (const auto row = rows.find(id); row != rows.end()) return row->second;
  }
  return {};
}

}  // namespace synoptic
