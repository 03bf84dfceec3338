// page, private: the elements of HTML and what a parser must know of each.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string_view>

namespace synoptic {

// `text` is a text node's; `unknown` an element that HTML does not name.
enum class Tag : std::uint8_t {
  text,
  unknown,
  a,
  abbr,
  acronym,
  address,
  applet,
  area,
  article,
  aside,
  audio,
  b,
  base,
  basefont,
  bdi,
  bdo,
  bgsound,
  big,
  blockquote,
  body,
  br,
  button,
  canvas,
  caption,
  center,
  cite,
  code,
  col,
  colgroup,
  data,
  datalist,
  dd,
  del,
  details,
  dfn,
  dialog,
  dir,
  div,
  dl,
  dt,
  em,
  embed,
  fieldset,
  figcaption,
  figure,
  font,
  footer,
  form,
  frame,
  frameset,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hgroup,
  hr,
  html,
  i,
  iframe,
  img,
  input,
  ins,
  kbd,
  keygen,
  label,
  legend,
  li,
  link,
  listing,
  main,
  map,
  mark,
  marquee,
  math,
  menu,
  meta,
  meter,
  nav,
  nobr,
  noembed,
  noframes,
  noscript,
  object,
  ol,
  optgroup,
  option,
  output,
  p,
  param,
  picture,
  plaintext,
  pre,
  progress,
  q,
  rb,
  rp,
  rt,
  rtc,
  ruby,
  s,
  samp,
  script,
  section,
  select,
  small,
  source,
  span,
  strike,
  strong,
  style,
  sub,
  summary,
  sup,
  svg,
  table,
  tbody,
  td,
  template_,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  track,
  tt,
  u,
  ul,
  var,
  video,
  wbr,
  xmp,
  count,
};

// What the standard says of an element, as far as the order of the text depends on it.
enum TagFlag : std::uint16_t {
  kVoid = 1u << 0u,        // has no content
  kSpecial = 1u << 1u,     // end tags of other elements do not reach through it
  kScope = 1u << 2u,       // nor does the search for an open element
  kClosesP = 1u << 3u,     // its start tag ends an open paragraph
  kHeading = 1u << 4u,     // h1 to h6
  kFormatting = 1u << 5u,  // closed out of order without closing what stands in it
  kRawtext = 1u << 6u,     // its content is text up to its end tag
  kRcdata = 1u << 7u,      // likewise, with character references
  kHead = 1u << 8u,        // may stand in <head>
  kTablePart = 1u << 9u,   // stands in a table only
  kBreaksOut = 1u << 10u,  // ends SVG and MathML around it
};

// The element of that name, ASCII case aside.
[[nodiscard]] Tag tag_of(std::string_view name) noexcept;

// In lower case; empty for text and unknown ones.
[[nodiscard]] std::string_view name_of(Tag tag) noexcept;

// Flags of TagFlag.
[[nodiscard]] std::uint16_t flags_of(Tag tag) noexcept;

[[nodiscard]] inline bool has(Tag tag, TagFlag flag) noexcept {
  return (flags_of(tag) & flag) != 0;
}

}  // namespace synoptic
