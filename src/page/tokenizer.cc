// The tokenizer of the HTML standard, section 13.2.5.
// SPDX-License-Identifier: Apache-2.0
//
// Idea: a state is a function, as the standard writes it, but each takes all the bytes it can at
// once: text, script, style and comments are passed over by memchr, so that the half of a page that
// is no markup costs what reading memory costs. Nothing is copied; a token says where it lies.
//
// Example: <p class=a>x</p> goes through data, tag open, tag name, before attribute name, attribute
// name, before attribute value, attribute value (unquoted), data, tag open, end tag open, tag name.
//
// Cost: linear. Every state moves on by a byte at least or hands over to one that does, and no byte
// is looked at by more than a fixed number of states; what looks ahead looks at most 16 bytes
// ahead, but for the search for the end of a comment, which ends it.

#include "page/tokenizer.h"

#include <algorithm>
#include <cstring>

namespace synoptic {
namespace {

constexpr std::size_t kLongestValue = std::size_t{64} << 10;

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}
char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_word(std::string_view text, std::string_view lower_case) noexcept {
  if (text.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (lower(text[i]) != lower_case[i]) return false;
  }
  return true;
}

std::uint32_t to_offset(std::size_t at) noexcept { return static_cast<std::uint32_t>(at); }

constexpr std::array<std::string_view, kAttributeNames> kNames = {
    "class",          "id",         "itemprop",    "itemtype",   "property",
    "name",           "content",    "href",        "rel",        "datetime",
    "lang",           "type",       "role",        "style",      "hidden",
    "pubdate",        "http-equiv", "aria-hidden", "aria-label", "data-testid",
    "data-component", "itemscope"};

}  // namespace

std::optional<AttributeName> attribute_named(std::string_view name) noexcept {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i].size() == name.size() && kNames[i].front() == lower(name.front()) &&
        same_word(name, kNames[i])) {
      return static_cast<AttributeName>(i);
    }
  }
  return std::nullopt;
}

const Token& Tokenizer::next() {
  emitted_ = false;
  token_ = {};
  token_start_ = at_;
  while (!emitted_) {
    ++steps_;
    (this->*state_)();
  }
  return token_;
}

void Tokenizer::set_content(Content content, Tag tag) {
  content_tag_ = tag;
  switch (content) {
    case Content::markup:
      state_ = &Tokenizer::data;
      break;
    case Content::text_with_references:
      state_ = &Tokenizer::rcdata;
      break;
    case Content::raw:
      state_ = &Tokenizer::rawtext;
      break;
    case Content::script:
      state_ = &Tokenizer::script_data;
      break;
    case Content::plaintext:
      state_ = &Tokenizer::plaintext;
      break;
  }
}

std::size_t Tokenizer::find(char c, std::size_t from) const noexcept {
  if (from >= page_.size()) return page_.size();
  const void* found = std::memchr(page_.data() + from, c, page_.size() - from);
  if (found == nullptr) return page_.size();
  return static_cast<std::size_t>(static_cast<const char*>(found) - page_.data());
}

void Tokenizer::emit(TokenKind kind, std::size_t end, State then) {
  token_.kind = kind;
  token_.place = {to_offset(token_start_), to_offset(end)};
  at_ = end;
  state_ = then;
  emitted_ = true;
}

void Tokenizer::end_text(std::size_t end, State then) {
  if (end > token_start_) {
    emit(TokenKind::text, end, then);
    return;
  }
  at_ = end;
  state_ = then;
}

void Tokenizer::emit_tag(std::size_t end) {
  token_.tag = tag_of(cut(page_, token_.name));
  emit(is_end_tag_ ? TokenKind::end : TokenKind::start, end, &Tokenizer::data);
}

// A tag that the page ends in is no tag, and its bytes are lost, as the standard says.
void Tokenizer::give_up() {
  token_ = {};
  token_start_ = page_.size();
  emit(TokenKind::end_of_page, page_.size(), &Tokenizer::data);
}

void Tokenizer::data() {
  std::size_t at = at_;
  while (true) {
    at = find('<', at);
    if (at + 1 >= page_.size()) break;
    const char next = page_[at + 1];
    if (is_letter(next) || next == '/' || next == '!' || next == '?') {
      // "</" at the end of the page is text.
      if (next != '/' || at + 2 < page_.size()) {
        end_text(at, &Tokenizer::tag_open);
        return;
      }
      break;
    }
    ++at;
    ++steps_;
  }
  if (token_start_ == page_.size()) {
    give_up();
    return;
  }
  emit(TokenKind::text, page_.size(), &Tokenizer::data);
}

// Whether "</name" of the element whose content this is stands at `at`, and ends there.
bool Tokenizer::is_appropriate_end_tag(std::size_t at) const noexcept {
  const std::string_view name = name_of(content_tag_);
  const std::string_view rest = page_.substr(at);
  if (rest.size() < name.size() + 3 || rest[1] != '/') return false;
  const char behind = rest[name.size() + 2];
  return (is_blank(behind) || behind == '/' || behind == '>') &&
         same_word(rest.substr(2, name.size()), name);
}

// Whether "<script" stands at `at`, and ends there.
bool Tokenizer::is_script_tag(std::size_t at) const noexcept {
  constexpr std::string_view kScript = "script";
  const std::string_view rest = page_.substr(at);
  if (rest.size() < kScript.size() + 2) return false;
  const char behind = rest[kScript.size() + 1];
  return (is_blank(behind) || behind == '/' || behind == '>') &&
         same_word(rest.substr(1, kScript.size()), kScript);
}

void Tokenizer::end_raw_text(std::size_t end) {
  if (end >= page_.size()) {
    if (token_start_ == page_.size()) {
      give_up();
    } else {
      emit(TokenKind::text, page_.size(), &Tokenizer::data);
    }
    return;
  }
  end_text(end, &Tokenizer::tag_open);
}

void Tokenizer::rcdata() { rawtext(); }

void Tokenizer::rawtext() {
  std::size_t at = find('<', at_);
  while (at < page_.size() && !is_appropriate_end_tag(at)) {
    at = find('<', at + 1);
    ++steps_;
  }
  end_raw_text(at);
}

void Tokenizer::script_data() {
  std::size_t at = find('<', at_);
  for (; at < page_.size(); at = find('<', at + 1)) {
    ++steps_;
    if (is_appropriate_end_tag(at)) break;
    if (page_.substr(at, 4) != "<!--") continue;
    at_ = at + 2;  // the dashes may be those of "-->" as well
    state_ = &Tokenizer::script_data_escaped;
    return;
  }
  end_raw_text(at);
}

void Tokenizer::script_data_escaped() {
  for (std::size_t at = at_; at < page_.size(); ++at) {
    at = std::min(page_.find_first_of("<-", at), page_.size());
    if (at >= page_.size()) break;
    ++steps_;
    const std::string_view rest = page_.substr(at, 3);
    if (rest == "-->") {
      at_ = at + 3;
      state_ = &Tokenizer::script_data;
      return;
    }
    if (rest.front() != '<') continue;
    if (is_appropriate_end_tag(at)) {
      end_raw_text(at);
      return;
    }
    if (is_script_tag(at)) {
      at_ = at + 1;
      state_ = &Tokenizer::script_data_double_escaped;
      return;
    }
  }
  end_raw_text(page_.size());
}

void Tokenizer::script_data_double_escaped() {
  for (std::size_t at = at_; at < page_.size(); ++at) {
    at = std::min(page_.find_first_of("<-", at), page_.size());
    if (at >= page_.size()) break;
    ++steps_;
    const std::string_view rest = page_.substr(at, 3);
    if (rest == "-->") {
      at_ = at + 3;
      state_ = &Tokenizer::script_data;
      return;
    }
    if (rest.starts_with("</") && is_appropriate_end_tag(at)) {
      at_ = at + 2;
      state_ = &Tokenizer::script_data_escaped;
      return;
    }
  }
  end_raw_text(page_.size());
}

void Tokenizer::plaintext() { end_raw_text(page_.size()); }

void Tokenizer::tag_open() {
  is_end_tag_ = false;
  attributes_seen_ = 0;
  names_seen_ = 0;
  token_start_ = at_;
  ++at_;  // "<"
  const char c = here();
  if (c == '/') {
    ++at_;
    state_ = &Tokenizer::end_tag_open;
  } else if (c == '!') {
    ++at_;
    state_ = &Tokenizer::markup_declaration_open;
  } else if (c == '?') {
    state_ = &Tokenizer::bogus_comment;
  } else {
    state_ = &Tokenizer::tag_name;
  }
}

void Tokenizer::end_tag_open() {
  is_end_tag_ = true;
  if (is_letter(here())) {
    state_ = &Tokenizer::tag_name;
  } else if (here() == '>') {  // "</>" is nothing
    emit(TokenKind::other, at_ + 1, &Tokenizer::data);
  } else {
    state_ = &Tokenizer::bogus_comment;
  }
}

void Tokenizer::tag_name() {
  std::size_t end = at_;
  while (end < page_.size() && !is_blank(page_[end]) && page_[end] != '/' && page_[end] != '>') {
    ++end;
  }
  token_.name = {to_offset(at_), to_offset(end)};
  at_ = end;
  if (at_end()) {
    give_up();
  } else if (here() == '>') {
    emit_tag(at_ + 1);
  } else {
    state_ = here() == '/' ? &Tokenizer::self_closing_start_tag : &Tokenizer::before_attribute_name;
    ++at_;
  }
}

void Tokenizer::before_attribute_name() {
  while (!at_end() && is_blank(here())) ++at_;
  if (at_end() || here() == '/' || here() == '>') {
    state_ = &Tokenizer::after_attribute_name;
    return;
  }
  name_start_ = at_;
  if (here() == '=') ++at_;  // belongs to the name
  state_ = &Tokenizer::attribute_name;
}

void Tokenizer::attribute_name() {
  std::size_t end = at_;
  while (end < page_.size() && !is_blank(page_[end]) && page_[end] != '/' && page_[end] != '>' &&
         page_[end] != '=') {
    ++end;
  }
  at_ = end;
  end_attribute_name();
  if (!at_end() && here() == '=') {
    ++at_;
    state_ = &Tokenizer::before_attribute_value;
  } else {
    state_ = &Tokenizer::after_attribute_name;
  }
}

// Takes the attribute when somebody asks for it and it is the first of its name.
void Tokenizer::end_attribute_name() {
  current_.reset();
  if (++attributes_seen_ > max_attributes_) return;
  const auto name = attribute_named(page_.substr(name_start_, at_ - name_start_));
  if (!name || is_end_tag_) return;
  const std::uint32_t bit = 1u << static_cast<std::uint32_t>(*name);
  if ((names_seen_ & bit) != 0) return;
  names_seen_ |= bit;
  current_ = name;
  attributes_[token_.attributes++] = {*name, {to_offset(at_), to_offset(at_)}};
}

void Tokenizer::end_attribute_value(std::size_t from, std::size_t to) {
  if (!current_) return;
  attributes_[token_.attributes - 1].value = {to_offset(from),
                                              to_offset(std::min(to, from + kLongestValue))};
  current_.reset();
}

void Tokenizer::after_attribute_name() {
  while (!at_end() && is_blank(here())) ++at_;
  if (at_end()) {
    give_up();
  } else if (here() == '/') {
    ++at_;
    state_ = &Tokenizer::self_closing_start_tag;
  } else if (here() == '=') {
    ++at_;
    state_ = &Tokenizer::before_attribute_value;
  } else if (here() == '>') {
    emit_tag(at_ + 1);
  } else {
    name_start_ = at_;
    state_ = &Tokenizer::attribute_name;
  }
}

void Tokenizer::before_attribute_value() {
  while (!at_end() && is_blank(here())) ++at_;
  if (at_end()) {
    give_up();
  } else if (here() == '"') {
    ++at_;
    state_ = &Tokenizer::attribute_value_double_quoted;
  } else if (here() == '\'') {
    ++at_;
    state_ = &Tokenizer::attribute_value_single_quoted;
  } else if (here() == '>') {
    emit_tag(at_ + 1);
  } else {
    state_ = &Tokenizer::attribute_value_unquoted;
  }
}

void Tokenizer::attribute_value_double_quoted() { attribute_value_quoted('"'); }
void Tokenizer::attribute_value_single_quoted() { attribute_value_quoted('\''); }

void Tokenizer::attribute_value_quoted(char quote) {
  const std::size_t end = find(quote, at_);
  if (end >= page_.size()) {
    give_up();
    return;
  }
  end_attribute_value(at_, end);
  at_ = end + 1;
  state_ = &Tokenizer::after_attribute_value_quoted;
}

void Tokenizer::attribute_value_unquoted() {
  std::size_t end = at_;
  while (end < page_.size() && !is_blank(page_[end]) && page_[end] != '>') ++end;
  if (end >= page_.size()) {
    give_up();
    return;
  }
  end_attribute_value(at_, end);
  at_ = end;
  state_ = &Tokenizer::before_attribute_name;
}

void Tokenizer::after_attribute_value_quoted() {
  if (at_end()) {
    give_up();
  } else if (here() == '>') {
    emit_tag(at_ + 1);
  } else if (here() == '/') {
    ++at_;
    state_ = &Tokenizer::self_closing_start_tag;
  } else {
    state_ = &Tokenizer::before_attribute_name;
  }
}

void Tokenizer::self_closing_start_tag() {
  if (at_end()) {
    give_up();
  } else if (here() == '>') {
    token_.self_closing = true;
    emit_tag(at_ + 1);
  } else {
    state_ = &Tokenizer::before_attribute_name;
  }
}

void Tokenizer::bogus_comment() {
  emit(TokenKind::other, std::min(find('>', at_) + 1, page_.size()), &Tokenizer::data);
}

void Tokenizer::markup_declaration_open() {
  const std::string_view rest = page_.substr(at_);
  if (rest.starts_with("--")) {
    at_ += 2;
    state_ = &Tokenizer::comment_start;
  } else if (same_word(rest.substr(0, 7), "doctype")) {
    state_ = &Tokenizer::doctype;
  } else if (cdata_allowed_ && rest.starts_with("[CDATA[")) {
    at_ += 7;
    state_ = &Tokenizer::cdata_section;
  } else {
    state_ = &Tokenizer::bogus_comment;
  }
}

// "<!-->" and "<!--->" are whole comments.
void Tokenizer::comment_start() {
  const std::string_view rest = page_.substr(at_);
  if (rest.starts_with('>')) {
    emit(TokenKind::other, at_ + 1, &Tokenizer::data);
  } else if (rest.starts_with("->")) {
    emit(TokenKind::other, at_ + 2, &Tokenizer::data);
  } else {
    state_ = &Tokenizer::comment;
  }
}

// Ends at "-->" or "--!>".
void Tokenizer::comment() {
  for (std::size_t at = find('-', at_); at < page_.size(); at = find('-', at + 1)) {
    ++steps_;
    const std::string_view rest = page_.substr(at, 4);
    if (!rest.starts_with("--")) continue;
    if (rest.starts_with("-->")) {
      emit(TokenKind::other, at + 3, &Tokenizer::data);
      return;
    }
    if (rest == "--!>") {
      emit(TokenKind::other, at + 4, &Tokenizer::data);
      return;
    }
  }
  emit(TokenKind::other, page_.size(), &Tokenizer::data);
}

// Whatever state of a doctype it stands in, ">" ends it.
void Tokenizer::doctype() { bogus_comment(); }

void Tokenizer::cdata_section() {
  const std::size_t end = page_.find("]]>", at_);
  token_start_ = at_;
  if (end == std::string_view::npos) {
    emit(TokenKind::text, page_.size(), &Tokenizer::data);
    token_.cdata = true;
    return;
  }
  emit(TokenKind::text, end, &Tokenizer::data);
  token_.cdata = true;
  at_ = end + 3;
}

}  // namespace synoptic
