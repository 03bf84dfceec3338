// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "synoptic/utf8.h"

namespace synoptic {
namespace {

Result<void> write_all(int descriptor, const std::string& name, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      const Fault fault =
          errno == ENOSPC || errno == EDQUOT ? Fault::disk_full : Fault::not_writable;
      return fail(fault, name, std::strerror(errno));
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

bool is_bidi_control(char32_t c) {
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e ||
         c == 0x200f || c == 0x61c;
}

// A count and what it counts, when there is any.
void add_count(std::string& line, std::size_t count, const char* one, const char* many) {
  if (count == 0) return;
  line += line.empty() ? "" : ", ";
  line += std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string summary_of(const LeftOut& left_out) {
  std::string passed_over;
  add_count(passed_over, left_out.passed_over.files, "file of another kind",
            "files of other kinds");
  add_count(passed_over, left_out.passed_over.entries, "entry of an archive of another kind",
            "entries of archives of other kinds");
  add_count(passed_over, left_out.passed_over.records, "record of a web archive without a page",
            "records of web archives without a page");
  std::string not_articles;
  add_count(not_articles, left_out.not_articles.front, "front page", "front pages");
  add_count(not_articles, left_out.not_articles.video, "video page", "video pages");
  add_count(not_articles, left_out.not_articles.wall, "page behind a wall", "pages behind a wall");
  add_count(not_articles, left_out.not_articles.none, "other page", "other pages");
  std::string out;
  if (!passed_over.empty()) out += "synoptic: passed over: " + passed_over + "\n";
  if (!not_articles.empty()) out += "synoptic: no articles: " + not_articles + "\n";
  return out;
}

}  // namespace

void print_fault(const Error& fault) {
  std::fprintf(stderr, "synoptic: %s\n", to_sentence(fault).c_str());
}

int report_faults(const std::vector<Error>& faults, const LeftOut& left_out, bool quiet) {
  int code = 0;
  for (const Error& fault : faults) {
    print_fault(fault);
    code = std::max(code, row_of(fault.fault).exit_code);
  }
  if (!quiet) std::fputs(summary_of(left_out).c_str(), stderr);
  return code;
}

Result<void> write_out(std::string_view bytes) {
  return write_all(STDOUT_FILENO, "standard output", bytes);
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  if (path == "-") return write_out(bytes);
  // A pipe or a device has no "beside": it is written to directly.
  struct stat existing{};
  const bool regular = ::stat(path.c_str(), &existing) != 0 || S_ISREG(existing.st_mode);
  const std::string target = regular ? path + ".part" : path;
  const int descriptor = ::open(target.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) return fail(Fault::not_writable, path, std::strerror(errno));
  Result<void> written = write_all(descriptor, path, bytes);
  if (::close(descriptor) != 0 && written)
    written = fail(Fault::not_writable, path, std::strerror(errno));
  if (written && regular && std::rename(target.c_str(), path.c_str()) != 0) {
    written = fail(Fault::not_writable, path, std::strerror(errno));
  }
  if (!written && regular) ::unlink(target.c_str());
  return written;
}

int exit_code_of(const Result<void>& result) {
  if (result) return 0;
  print_fault(result.error());
  return row_of(result.error().fault).exit_code;
}

bool wants_colour(bool no_color) {
  const char* asked = std::getenv("NO_COLOR");
  if (no_color || (asked != nullptr && *asked != '\0')) return false;
  const char* terminal = std::getenv("TERM");
  if (terminal != nullptr && std::string_view(terminal) == "dumb") return false;
  return ::isatty(STDOUT_FILENO) != 0;
}

std::uint32_t columns_of_terminal() {
  constexpr std::uint32_t kUnknown = 100;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kUnknown;
  return std::clamp<std::uint32_t>(size.ws_col, 80, 120);
}

std::string visible(std::string_view foreign) {
  std::string out;
  std::array<char, 16> escape{};
  for (std::size_t at = 0; at < foreign.size();) {
    const Decoded d = decode_at(foreign, at);
    const char32_t c = d.code_point;
    const bool control = (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0) || is_bidi_control(c);
    if (control) {
      std::snprintf(escape.data(), escape.size(), c < 0x100 ? "\\x%02x" : "\\u%04x",
                    static_cast<unsigned>(c));
      out += c == '\t' ? " " : escape.data();
    } else {
      out += foreign.substr(at, d.bytes);
    }
    at += d.bytes;
  }
  return out;
}

std::string coloured(std::string_view words, std::string_view code, bool colour) {
  if (!colour) return std::string(words);
  std::string out = "\x1b[";
  out += code;
  out += 'm';
  out += words;
  out += "\x1b[0m";
  return out;
}

}  // namespace synoptic
