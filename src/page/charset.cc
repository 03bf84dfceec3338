// SPDX-License-Identifier: Apache-2.0
#include "page/charset.h"

#include <uchardet/uchardet.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "synoptic/utf8.h"

namespace synoptic {
namespace {

constexpr std::size_t kDetected = std::size_t{256} << 10;  // bytes that detection looks at
constexpr std::string_view kFallback = "windows-1252";
// A few double bytes of another encoding can look like UTF-8 by chance; so many do not.
constexpr std::size_t kNoChance = 8;
constexpr std::size_t kManyBad = 4;
constexpr std::size_t kFewBadIn = 10;  // one ill-formed sequence in so many good ones

// What of the bytes beyond ASCII is UTF-8.
struct Utf8Look {
  std::size_t good = 0;  // well-formed sequences
  std::size_t bad = 0;   // ill-formed ones, but for one that the end cuts off
};

Utf8Look look_for_utf8(std::string_view bytes) {
  Utf8Look look;
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded decoded = decode_at(bytes, at);
    const bool fault =
        decoded.code_point == 0xfffd && bytes.substr(at, decoded.bytes) != "\xef\xbf\xbd";
    const bool begins = (static_cast<unsigned char>(bytes[at]) & 0xc0u) == 0xc0u;
    if (fault) {
      const bool cut_off = begins && at + decoded.bytes == bytes.size();
      look.bad += cut_off ? 0 : 1;
    } else if (decoded.bytes > 1) {
      ++look.good;
    }
    at += decoded.bytes;
  }
  return look;
}

struct DeleteDetector {
  void operator()(uchardet* detector) const noexcept { uchardet_delete(detector); }
};

// An encoding that says nothing of whether the bytes are UTF-8 after all.
bool may_be_mistaken(const Charset& charset, std::string_view bytes, const Utf8Look& look) {
  switch (charset.shape) {
    case CharsetShape::utf_8:
    case CharsetShape::iso_2022_jp:
    case CharsetShape::replacement:
      return false;
    case CharsetShape::utf_16le:
    case CharsetShape::utf_16be:
      return bytes.find('\0') == std::string_view::npos;
    case CharsetShape::single:
    case CharsetShape::user_defined:
      return look.good > 0;
    default:
      return look.good >= kNoChance;
  }
}

// The encoding when a label says `said`; `said` itself unless that is plainly wrong.
Charset believe(const Charset& said, std::string_view bytes) {
  const bool is_well_formed = is_utf8(bytes);
  if (said.shape == CharsetShape::utf_8) {
    if (is_well_formed) return said;
    const Utf8Look look = look_for_utf8(bytes);
    if (look.bad < kManyBad || look.bad <= look.good) return said;
    return detect_charset(bytes).value_or(said);
  }
  if (!is_well_formed) return said;
  return may_be_mistaken(said, bytes, look_for_utf8(bytes)) ? *charset_of("utf-8") : said;
}

std::optional<Charset> by_mark(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) return charset_of("utf-8");
  if (bytes.starts_with("\xff\xfe")) return charset_of("utf-16le");
  if (bytes.starts_with("\xfe\xff")) return charset_of("utf-16be");
  return std::nullopt;
}

}  // namespace

std::optional<Charset> detect_charset(std::string_view bytes) {
  if (is_utf8(bytes)) return charset_of("utf-8");
  const Utf8Look look = look_for_utf8(bytes);
  if (look.good > 0 && look.bad * kFewBadIn <= look.good) return charset_of("utf-8");
  const std::unique_ptr<uchardet, DeleteDetector> detector(uchardet_new());
  const std::string_view head = bytes.substr(0, kDetected);
  if (uchardet_handle_data(detector.get(), head.data(), head.size()) != 0) return std::nullopt;
  uchardet_data_end(detector.get());
  std::optional<Charset> found = charset_of(uchardet_get_charset(detector.get()));
  if (found && found->shape == CharsetShape::utf_8) return std::nullopt;  // looked for above
  return found;
}

DecodedPage decode_page(std::string_view bytes, std::string_view http_label) {
  if (const auto marked = by_mark(bytes)) return decode_as(bytes, *marked);
  std::optional<Charset> said = charset_of(http_label);
  if (!said) said = charset_of(declared_charset(bytes));
  if (!said) {
    const auto detected = detect_charset(bytes);
    return decode_as(bytes, detected ? *detected : *charset_of(kFallback));
  }
  const Charset believed = believe(*said, bytes);
  DecodedPage page = decode_as(bytes, believed);
  if (believed.name != said->name) page.declared = said->name;
  return page;
}

Span page_place(const SourceRun& run, Span text) {
  const std::uint32_t from = std::max(text.start, run.text) - run.text;
  const std::uint32_t to = std::min(text.end, run.text + run.text_size) - run.text;
  if (!run.unit) return {run.page + from, run.page + to};
  if (run.text_step == 0) return {run.page, run.page + run.page_size};
  const std::uint32_t first = from / run.text_step;
  const std::uint32_t behind = (to + run.text_step - 1) / run.text_step;
  return {run.page + first * run.page_step, run.page + behind * run.page_step};
}

namespace {

// A part of a run of the character set as runs of the page's bytes: whole units where it cuts none.
void add_part(SourceMap& out, const SourceRun& run, Span part, std::uint32_t text) {
  const Span page = page_place(run, part);
  if (!run.unit) {
    out.add({text, part.size(), page.start, page.size()});
    return;
  }
  const std::uint32_t step = run.text_step > 0 ? run.text_step : run.text_size;
  const bool whole = (part.start - run.text) % step == 0 && part.size() % step == 0;
  if (!whole || run.text_step == 0) {
    out.add_unit({text, part.size(), page.start, page.size(), true});
    return;
  }
  for (std::uint32_t at = 0; at < part.size(); at += step) {
    out.add_unit({text + at, step, page.start + at / step * run.page_step, run.page_step, true});
  }
}

// Goes through a page's runs in the order of the text that was made of it, which is mostly theirs.
class Behind {
 public:
  explicit Behind(const SourceMap& charset) : charset_(charset), at_(charset.begin()) {}

  // The first run that ends behind a byte of the decoded page.
  SourceMap::Iterator operator()(std::uint32_t byte) {
    constexpr int kFew = 8;
    if (at_ == charset_.end() || byte < at_->text) return at_ = charset_.behind_text(byte);
    for (int i = 0; i < kFew; ++i, ++at_) {
      if (at_ == charset_.end() || at_->text + at_->text_size > byte) return at_;
    }
    return at_ = charset_.behind_text(byte);
  }

 private:
  const SourceMap& charset_;
  SourceMap::Iterator at_;
};

}  // namespace

SourceMap through_charset(const SourceMap& runs, const SourceMap& charset) {
  if (charset.empty()) return runs;
  Behind behind(charset);
  const auto none = charset.end();
  SourceMap out;
  for (const SourceRun& run : runs) {
    const std::uint32_t end = run.page + run.page_size;
    auto at = behind(run.page);
    if (run.unit) {      // from the first byte's run to the last's
      if (at == none) {  // nothing, at the end of the page
        const SourceRun& last = charset.back();
        out.add({run.text, run.text_size, last.page + last.page_size, 0, true});
        continue;
      }
      const std::uint32_t from = page_place(*at, {run.page, std::max(end, run.page + 1)}).start;
      std::uint32_t to = from;
      for (; at != none && at->text < end; ++at) to = page_place(*at, {run.page, end}).end;
      out.add({run.text, run.text_size, from, to - from, true});
      continue;
    }
    for (; at != none && at->text < end; ++at) {
      const Span part{std::max(at->text, run.page), std::min(at->text + at->text_size, end)};
      add_part(out, *at, part, run.text + (part.start - run.page));
    }
  }
  return out;
}

}  // namespace synoptic
