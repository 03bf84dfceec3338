// tests/intake: makes packed files, web archives and archives of pages.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>
#include <zstd.h>

#include <string>
#include <string_view>
#include <vector>

namespace synoptic {

// zlib's name for a window with a gzip head, a zlib head, and none.
inline constexpr int kAsGzip = 31;
inline constexpr int kAsZlib = 15;
inline constexpr int kBare = -15;

inline std::string deflated(std::string_view bytes, int window = kAsGzip, int level = 6) {
  z_stream stream{};
  deflateInit2(&stream, level, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<unsigned>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<unsigned>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string gzip(std::string_view bytes) { return deflated(bytes); }

inline std::string zstd(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

// One record of a web archive; `length` is what Content-Length says, -1 for the truth.
inline std::string warc_record(std::string_view type, std::string_view headers,
                               std::string_view block, long length = -1) {
  std::string out = "WARC/1.0\r\nWARC-Type: ";
  out.append(type).append("\r\n").append(headers).append("Content-Length: ");
  out += std::to_string(length < 0 ? static_cast<long>(block.size()) : length);
  return out.append("\r\n\r\n").append(block).append("\r\n\r\n");
}

inline std::string http(std::string_view body, std::string_view headers = {},
                        std::string_view status = "200 OK") {
  std::string out = "HTTP/1.1 ";
  out.append(status).append("\r\n");
  if (headers.find("Content-Type") == std::string_view::npos) {
    out += "Content-Type: text/html; charset=utf-8\r\n";
  }
  return out.append(headers).append("\r\n").append(body);
}

inline std::string response(std::string_view address, std::string_view message) {
  std::string headers = "WARC-Target-URI: ";
  headers.append(address).append("\r\nWARC-Date: 2031-05-06T08:30:00Z\r\n");
  headers += "Content-Type: application/http; msgtype=response\r\n";
  return warc_record("response", headers, message);
}

// A page of about the size given whose words differ from page to page, so that it packs as text
// does.
inline std::string page(unsigned number, std::size_t size = 400) {
  std::string body = "<h1>Report " + std::to_string(number) + "</h1>";
  unsigned word = number * 2654435761u + 1;
  while (body.size() < size) {
    word = word * 1664525u + 1013904223u;
    body += "<p>Water rose " + std::to_string(word >> 16u) + " steps.</p>";
  }
  return body;
}

struct Packed {
  std::string name;
  std::string bytes;
};

// An archive of files by libarchive: "zip", "pax" or "ustar".
inline std::string bundle(const char* format, const std::vector<Packed>& files) {
  std::string out(std::size_t{4} << 20, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_by_name(writer, format);
  archive_write_set_bytes_per_block(writer, 0);
  archive_write_open_memory(writer, out.data(), out.size(), &used);
  for (const Packed& file : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname_utf8(entry, file.name.c_str());
    archive_entry_set_pathname(entry, file.name.c_str());
    const bool folder = file.name.ends_with('/');
    archive_entry_set_filetype(entry, folder ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry, folder ? 0755 : 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(file.bytes.size()));
    archive_write_header(writer, entry);
    archive_write_data(writer, file.bytes.data(), file.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

}  // namespace synoptic
