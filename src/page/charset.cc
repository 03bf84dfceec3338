// SPDX-License-Identifier: Apache-2.0
#include "page/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "page_data.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

constexpr std::size_t kPrescan = 4096;  // the standard asks for 1024; pages put it later
constexpr std::string_view kMark8 = "\xef\xbb\xbf";
constexpr std::string_view kFallback = "windows-1252";

struct CloseConverter {
  void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

std::uint32_t to_offset(std::size_t bytes) { return static_cast<std::uint32_t>(bytes); }

// The converter's name for a label, by data/charsets.txt; the label itself where it says nothing.
std::string converter_name(std::string_view label) {
  std::string_view data = page_data::charsets;
  while (!data.empty()) {
    const std::size_t end = std::min(data.find('\n'), data.size());
    const std::string_view row = data.substr(0, end);
    data.remove_prefix(std::min(end + 1, data.size()));
    const std::size_t tab = row.find('\t');
    if (!row.starts_with('#') && row.substr(0, tab) == label && tab != std::string_view::npos) {
      return std::string(row.substr(tab + 1));
    }
  }
  return std::string(label);
}

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) return nullptr;
  return converter;
}

// UTF-16 from the converter as UTF-8, a code point at a time.
class Collector {
 public:
  Collector(std::string_view bytes, std::size_t mark) : bytes_(bytes), mark_(mark) {}

  // `page` is the byte at which the unit begins.
  void add(char16_t unit, std::size_t page) {
    if (high_ != 0 && (unit & 0xfc00u) == 0xdc00u) {
      put(0x10000u + ((char32_t{high_} - 0xd800u) << 10u) + (char32_t{unit} - 0xdc00u), high_at_);
      high_ = 0;
      return;
    }
    flush();
    if ((unit & 0xfc00u) == 0xd800u) {
      high_ = unit;
      high_at_ = page;
      return;
    }
    put((unit & 0xfc00u) == 0xdc00u ? char32_t{0xfffd} : char32_t{unit}, page);
  }

  DecodedPage finish(std::size_t end) {
    flush();
    close(end);
    return std::move(page_);
  }

 private:
  void flush() {
    if (std::exchange(high_, 0) != 0) put(0xfffd, high_at_);
  }

  void put(char32_t code_point, std::size_t at) {
    at += mark_;
    if (code_point == 0xfffd && page_.replaced++ == 0) page_.first_replaced = at;
    if (open_ && at <= open_page_) {  // one sequence of bytes, two code points
      append_utf8(page_.text, code_point);
      return;
    }
    close(at);
    open_text_ = page_.text.size();
    open_page_ = at;
    open_ = true;
    append_utf8(page_.text, code_point);
  }

  // The code point before reaches up to page byte `at`.
  void close(std::size_t at) {
    if (!std::exchange(open_, false)) return;
    const std::string_view text = std::string_view(page_.text).substr(open_text_);
    const bool unit = text != bytes_.substr(open_page_, at - open_page_);
    add_run(page_.source, {to_offset(open_text_), to_offset(text.size()), to_offset(open_page_),
                           to_offset(at - open_page_), unit});
  }

  std::string_view bytes_;
  std::size_t mark_;
  DecodedPage page_;
  char16_t high_ = 0;
  std::size_t high_at_ = 0;
  bool open_ = false;
  std::size_t open_text_ = 0;
  std::size_t open_page_ = 0;
};

DecodedPage convert(std::string_view bytes, std::size_t mark, UConverter* converter) {
  Collector collector(bytes, mark);
  const char* const begin = bytes.data() + mark;
  const char* const end = bytes.data() + bytes.size();
  const char* source = begin;
  std::array<char16_t, 4096> units{};
  std::array<std::int32_t, 4096> offsets{};
  while (true) {
    const auto before = source - begin;
    char16_t* target = units.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &target, units.data() + units.size(), &source, end, offsets.data(),
                   true, &status);
    const auto count = static_cast<std::size_t>(target - units.data());
    for (std::size_t i = 0; i < count; ++i) {
      collector.add(units[i], static_cast<std::size_t>(before + std::max(offsets[i], 0)));
    }
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
  }
  return collector.finish(bytes.size());
}

DecodedPage as_utf8(std::string_view bytes) {
  DecodedPage page;
  const std::size_t mark = bytes.starts_with(kMark8) ? kMark8.size() : 0;
  Repaired repaired = repair_utf8(bytes);
  page.charset = "utf-8";
  page.replaced = repaired.replaced;
  page.first_replaced = repaired.first_replaced;
  page.text = std::move(repaired.text);
  if (page.replaced == 0) {
    if (mark > 0)
      add_run(page.source, {0, to_offset(page.text.size()), 3, to_offset(page.text.size())});
    return page;
  }
  std::uint32_t text = 0;
  for (std::size_t at = mark; at < bytes.size();) {
    const Decoded decoded = decode_at(bytes, at);
    const bool bad =
        decoded.code_point == 0xfffd && bytes.substr(at, decoded.bytes) != "\xef\xbf\xbd";
    const std::uint32_t size = bad ? 3 : decoded.bytes;
    add_run(page.source, {text, size, to_offset(at), decoded.bytes, bad});
    text += size;
    at += decoded.bytes;
  }
  return page;
}

DecodedPage by_name(std::string_view bytes, std::size_t mark, std::string_view charset) {
  Converter converter = open_converter(converter_name(charset));
  if (!converter) converter = open_converter(std::string(kFallback));
  if (!converter) return as_utf8(bytes);
  DecodedPage page = convert(bytes, mark, converter.get());
  page.charset = charset;
  return page;
}

bool is_label_byte(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' ||
         c == '.';
}

}  // namespace

void add_run(std::vector<SourceRun>& runs, const SourceRun& run) {
  if (run.text_size == 0) return;
  if (!runs.empty() && !run.unit) {
    SourceRun& last = runs.back();
    if (!last.unit && last.text + last.text_size == run.text &&
        last.page + last.page_size == run.page) {
      last.text_size += run.text_size;
      last.page_size += run.page_size;
      return;
    }
  }
  runs.push_back(run);
}

std::string declared_charset(std::string_view bytes) {
  std::string head(bytes.substr(0, kPrescan));
  for (char& c : head) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (std::size_t meta = head.find("<meta"); meta != std::string::npos;
       meta = head.find("<meta", meta + 1)) {
    const std::string_view tag = std::string_view(head).substr(meta, head.find('>', meta) - meta);
    std::size_t at = tag.find("charset");
    if (at == std::string_view::npos) continue;
    at += std::string_view("charset").size();
    while (at < tag.size() &&
           (tag[at] == ' ' || tag[at] == '=' || tag[at] == '"' || tag[at] == '\'')) {
      ++at;
    }
    std::size_t end = at;
    while (end < tag.size() && is_label_byte(tag[end])) ++end;
    if (end > at) return std::string(tag.substr(at, end - at));
  }
  return {};
}

DecodedPage decode_page(std::string_view bytes) {
  if (bytes.starts_with(kMark8)) return as_utf8(bytes);
  if (bytes.starts_with("\xff\xfe")) return by_name(bytes, 2, "utf-16le");
  if (bytes.starts_with("\xfe\xff")) return by_name(bytes, 2, "utf-16be");
  const std::string declared = declared_charset(bytes);
  const bool unicode = declared.starts_with("utf-") || declared.starts_with("utf8") ||
                       declared.starts_with("unicode");
  if (is_utf8(bytes)) {
    // What is well-formed UTF-8 with a byte beyond ASCII in it is UTF-8 whatever it says; and plain
    // ASCII is the same in all the sets of the web but UTF-16 and the ISO-2022 family.
    if (!declared.starts_with("iso-2022")) return as_utf8(bytes);
  } else if (unicode) {
    return as_utf8(bytes);
  }
  return by_name(bytes, 0, declared.empty() || unicode ? kFallback : std::string_view(declared));
}

std::vector<SourceRun> through_charset(const std::vector<SourceRun>& runs,
                                       const std::vector<SourceRun>& charset) {
  if (charset.empty()) return runs;
  std::vector<SourceRun> out;
  for (const SourceRun& run : runs) {
    const std::uint32_t end = run.page + run.page_size;
    auto at = std::ranges::lower_bound(charset, run.page + 1, {}, [](const SourceRun& each) {
      return each.text + each.text_size;
    });
    if (run.unit) {               // from the first byte's run to the last's
      if (at == charset.end()) {  // nothing, at the end of the page
        const SourceRun& last = charset.back();
        add_run(out, {run.text, run.text_size, last.page + last.page_size, 0, true});
        continue;
      }
      const std::uint32_t from = at->unit ? at->page : at->page + (run.page - at->text);
      std::uint32_t to = from;
      for (; at != charset.end() && at->text < end; ++at) {
        to = at->page + (at->unit ? at->page_size : std::min(at->page_size, end - at->text));
      }
      add_run(out, {run.text, run.text_size, from, to - from, true});
      continue;
    }
    for (; at != charset.end() && at->text < end; ++at) {
      const std::uint32_t first = std::max(at->text, run.page);
      const std::uint32_t last = std::min(at->text + at->text_size, end);
      const std::uint32_t text = run.text + (first - run.page);
      if (at->unit) {
        add_run(out, {text, last - first, at->page, at->page_size, true});
      } else {
        add_run(out, {text, last - first, at->page + (first - at->text), last - first});
      }
    }
  }
  return out;
}

}  // namespace synoptic
