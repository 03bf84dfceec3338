// What a page says of its own character set.
// SPDX-License-Identifier: Apache-2.0
//
// The standard's "prescan a byte stream to determine its encoding" (HTML, 13.2.3.2) with "get an
// attribute", "extracting a character encoding from a meta element" and "get an XML encoding", a
// function each. It reads attributes the way a parser would, so that
//   <meta name=x content="charset=big5">           says nothing,
//   <!-- <meta charset=big5> -->                   neither,
//   <meta http-equiv=Content-Type content='text/html; charset=koi8-r'>  says koi8-r.
// The standard looks at 1024 bytes and lets the parser change its mind later; here the later <meta>
// is found by looking on, up to kPrescan bytes. One pass: each byte is passed once.

#include <algorithm>
#include <string>
#include <utility>

#include "page/charset.h"

namespace synoptic {
namespace {

constexpr std::size_t kPrescan = std::size_t{16} << 10;

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_letter(char c) noexcept { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool is_blank(char c) noexcept {
  return c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

struct Attribute {
  std::string name;  // in lower case; empty at the end of the tag
  std::string value;
};

class Prescan {
 public:
  explicit Prescan(std::string_view bytes) : bytes_(bytes) {}

  std::string label() {
    while (at_ < bytes_.size()) {
      at_ = std::min(bytes_.find('<', at_), bytes_.size());
      if (at_ == bytes_.size()) break;
      if (std::string found = construct(); !found.empty()) return found;
    }
    return {};
  }

 private:
  [[nodiscard]] std::string_view rest() const { return bytes_.substr(at_); }

  // A '<' and what it opens; gives the label when that is a <meta> that says one.
  std::string construct() {
    if (rest().starts_with("<!--")) {
      const std::size_t end = bytes_.find("-->", at_ + 2);  // "<!-->" closes itself
      at_ = end == std::string_view::npos ? bytes_.size() : end + 3;
      return {};
    }
    if (opens_meta()) {
      at_ += 5;
      return meta();
    }
    const std::size_t name = rest().starts_with("</") ? 2 : 1;
    if (rest().size() > name && is_letter(rest()[name])) {
      at_ += name;
      while (at_ < bytes_.size() && !is_blank(bytes_[at_]) && bytes_[at_] != '>') ++at_;
      while (!attribute().name.empty()) {
      }
    } else if (rest().size() > 1 && (rest()[1] == '!' || rest()[1] == '/' || rest()[1] == '?')) {
      at_ = std::min(bytes_.find('>', at_), bytes_.size());
    } else {
      ++at_;
    }
    return {};
  }

  [[nodiscard]] bool opens_meta() const {
    constexpr std::string_view kMeta = "<meta";
    if (rest().size() <= kMeta.size()) return false;
    for (std::size_t i = 0; i < kMeta.size(); ++i) {
      if (lower(rest()[i]) != kMeta[i]) return false;
    }
    return is_blank(rest()[kMeta.size()]) || rest()[kMeta.size()] == '/';
  }

  std::string meta() {
    bool pragma = false;
    bool needs_pragma = false;
    bool seen_http_equiv = false;
    bool seen_content = false;
    bool seen_charset = false;
    std::string label;
    for (Attribute got = attribute(); !got.name.empty(); got = attribute()) {
      if (got.name == "http-equiv" && !seen_http_equiv) {
        seen_http_equiv = true;
        pragma = got.value == "content-type";
      } else if (got.name == "content" && !seen_content) {
        seen_content = true;
        std::string of_content = from_content(got.value);
        if (of_content.empty() || !label.empty()) continue;
        label = std::move(of_content);
        needs_pragma = true;
      } else if (got.name == "charset" && !seen_charset) {
        seen_charset = true;
        label = got.value;
        needs_pragma = false;
      }
    }
    if (needs_pragma && !pragma) return {};
    return charset_of(label) ? label : std::string();
  }

  // The label behind "charset=" in a content attribute.
  static std::string from_content(std::string_view content) {
    constexpr std::string_view kWord = "charset";
    for (std::size_t at = content.find(kWord); at != std::string_view::npos;
         at = content.find(kWord, at)) {
      at += kWord.size();
      while (at < content.size() && is_blank(content[at])) ++at;
      if (at >= content.size() || content[at] != '=') continue;
      ++at;
      while (at < content.size() && is_blank(content[at])) ++at;
      if (at >= content.size()) return {};
      if (content[at] == '"' || content[at] == '\'') {
        const std::size_t end = content.find(content[at], at + 1);
        if (end == std::string_view::npos) return {};
        return std::string(content.substr(at + 1, end - at - 1));
      }
      std::size_t end = at;
      while (end < content.size() && !is_blank(content[end]) && content[end] != ';') ++end;
      return std::string(content.substr(at, end - at));
    }
    return {};
  }

  void skip_blanks() {
    while (at_ < bytes_.size() && is_blank(bytes_[at_])) ++at_;
  }

  // The next attribute of the tag; without a name at its end, and at the end of the bytes.
  Attribute attribute() {
    Attribute got;
    while (at_ < bytes_.size() && (is_blank(bytes_[at_]) || bytes_[at_] == '/')) ++at_;
    if (at_ >= bytes_.size() || bytes_[at_] == '>') return got;
    for (; at_ < bytes_.size(); ++at_) {
      const char c = bytes_[at_];
      if (is_blank(c) || c == '/' || c == '>' || (c == '=' && !got.name.empty())) break;
      got.name += lower(c);
    }
    skip_blanks();
    if (at_ < bytes_.size() && bytes_[at_] == '=') {
      ++at_;
      skip_blanks();
      read_value(got.value);
    }
    if (at_ >= bytes_.size()) got = {};  // cut off: it says nothing
    return got;
  }

  void read_value(std::string& value) {
    if (at_ >= bytes_.size() || bytes_[at_] == '>') return;
    const char quote = bytes_[at_];
    if (quote == '"' || quote == '\'') {
      for (++at_; at_ < bytes_.size() && bytes_[at_] != quote; ++at_) value += lower(bytes_[at_]);
      if (at_ < bytes_.size()) ++at_;
      return;
    }
    for (; at_ < bytes_.size() && !is_blank(bytes_[at_]) && bytes_[at_] != '>'; ++at_) {
      value += lower(bytes_[at_]);
    }
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

// <?xml version="1.0" encoding="koi8-r"?>, or the same in UTF-16 without a byte order mark.
std::string xml_encoding(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("<\0?\0x\0"sv)) return "utf-16le";
  if (bytes.starts_with("\0<\0?\0x"sv)) return "utf-16be";
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view declaration = bytes.substr(0, bytes.find('>'));
  if (declaration.size() == bytes.size()) return {};
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  const auto skip = [&] {
    while (at < declaration.size() && static_cast<unsigned char>(declaration[at]) <= 0x20) ++at;
  };
  at += "encoding"sv.size();
  skip();
  if (at >= declaration.size() || declaration[at] != '=') return {};
  ++at;
  skip();
  if (at >= declaration.size() || (declaration[at] != '"' && declaration[at] != '\'')) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  if (end == std::string_view::npos) return {};
  std::string label(declaration.substr(at + 1, end - at - 1));
  for (char& c : label) c = lower(c);
  if (label.find_first_of(" \t\n\f\r") != std::string::npos || !charset_of(label)) return {};
  return label.starts_with("utf-16") ? "utf-8" : label;
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  using namespace std::string_view_literals;
  const std::string_view head = bytes.substr(0, kPrescan);
  if (head.starts_with("<\0"sv) || head.starts_with("\0<"sv)) return xml_encoding(head);
  std::string label = Prescan(head).label();
  if (label.empty()) return xml_encoding(head);
  // A <meta> that can be read byte by byte stands in no UTF-16.
  const std::string_view name = charset_of(label)->name;
  if (name.starts_with("utf-16")) return "utf-8";
  return name == "x-user-defined" ? "windows-1252" : label;
}

}  // namespace synoptic
