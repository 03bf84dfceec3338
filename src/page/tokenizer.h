// page, private: HTML bytes as tokens, by the states of the WHATWG standard.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "page/tags.h"
#include "synoptic/span.h"

namespace synoptic {

// The attributes that some question of the stage is about; the others are read and passed over.
enum class AttributeName : std::uint8_t {
  class_,
  id,
  itemprop,
  itemtype,
  property,
  name,
  content,
  href,
  rel,
  datetime,
  lang,
  type,
  role,
  style,
  hidden,
  pubdate,
  http_equiv,
  aria_hidden,
  aria_label,
  data_testid,
  data_component,
  itemscope,
  count,
};
inline constexpr std::size_t kAttributeNames = static_cast<std::size_t>(AttributeName::count);

// The attribute of that name, ASCII case aside; absent when nobody asks for it.
[[nodiscard]] std::optional<AttributeName> attribute_named(std::string_view name) noexcept;

// How the content of an element is read.
enum class Content : std::uint8_t { markup, text_with_references, raw, script, plaintext };

struct RawAttribute {
  AttributeName name = AttributeName::class_;
  Span value;  // in the page, without quotation marks; empty when none was given
};

enum class TokenKind : std::uint8_t { text, start, end, other, end_of_page };

struct Token {
  TokenKind kind = TokenKind::end_of_page;
  Span place;  // of the whole token in the page
  Tag tag = Tag::text;
  Span name;  // of a tag, in the page
  bool self_closing = false;
  bool cdata = false;            // of a text: no references in it
  std::uint32_t attributes = 0;  // of a start tag: how many of Tokenizer::attributes()
};

// Reads a page once from front to end. Text is handed out as the bytes between two tags, references
// not yet decoded. What a comment, doctype or instruction holds is passed over (kind `other`).
//   Usage: (next set_content? allow_cdata?)*
class Tokenizer {
 public:
  Tokenizer(std::string_view page, std::uint32_t max_attributes)
      : page_(page), max_attributes_(max_attributes) {}

  [[nodiscard]] const Token& next();

  // Of the last start tag: kept ones, the first of a name only.
  [[nodiscard]] const RawAttribute* attributes() const noexcept { return attributes_.data(); }

  // After the start tag of `tag`, how its content is read: up to its end tag.
  void set_content(Content content, Tag tag);

  // Whether "<![CDATA[" begins text (in SVG and MathML) or a comment.
  void allow_cdata(bool allowed) noexcept { cdata_allowed_ = allowed; }

  // How many states were entered and bytes stepped over one by one: the work done, without a clock.
  [[nodiscard]] std::uint64_t steps() const noexcept { return steps_; }

 private:
  using State = void (Tokenizer::*)();

  // One function per state of the standard, in its order. The states that only tell parse errors
  // apart, or that pass over a comment or doctype, are one each.
  void data();
  void rcdata();
  void rawtext();
  void script_data();
  void script_data_escaped();
  void script_data_double_escaped();
  void plaintext();
  void tag_open();
  void end_tag_open();
  void tag_name();
  void before_attribute_name();
  void attribute_name();
  void after_attribute_name();
  void before_attribute_value();
  void attribute_value_double_quoted();
  void attribute_value_single_quoted();
  void attribute_value_unquoted();
  void after_attribute_value_quoted();
  void self_closing_start_tag();
  void bogus_comment();
  void markup_declaration_open();
  void comment_start();
  void comment();
  void doctype();
  void cdata_section();

  [[nodiscard]] bool at_end() const noexcept { return at_ >= page_.size(); }
  [[nodiscard]] char here() const noexcept { return page_[at_]; }
  [[nodiscard]] std::size_t find(char c, std::size_t from) const noexcept;
  [[nodiscard]] bool is_appropriate_end_tag(std::size_t at) const noexcept;
  [[nodiscard]] bool is_script_tag(std::size_t at) const noexcept;

  // The token from its begin to `end`; reading goes on at `end` in `then`.
  void emit(TokenKind kind, std::size_t end, State then);
  void emit_tag(std::size_t end);
  // Text from token_start_ to `end`, when there is any; then reading goes on in `then` at `end`.
  void end_text(std::size_t end, State then);
  // Text up to the end tag at `end`.
  void end_raw_text(std::size_t end);
  void begin_attribute();
  void end_attribute_name();
  void end_attribute_value(std::size_t from, std::size_t to);
  void attribute_value_quoted(char quote);
  void give_up();

  std::string_view page_;
  std::uint32_t max_attributes_;
  std::size_t at_ = 0;
  std::size_t token_start_ = 0;
  std::size_t name_start_ = 0;
  State state_ = &Tokenizer::data;
  Token token_;
  bool emitted_ = false;
  bool is_end_tag_ = false;
  bool cdata_allowed_ = false;
  Tag content_tag_ = Tag::unknown;
  std::optional<AttributeName> current_;
  std::uint32_t attributes_seen_ = 0;
  std::uint32_t names_seen_ = 0;  // a bit per AttributeName
  std::array<RawAttribute, kAttributeNames> attributes_{};
  std::uint64_t steps_ = 0;
};

}  // namespace synoptic
