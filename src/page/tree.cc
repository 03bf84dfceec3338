// SPDX-License-Identifier: Apache-2.0
#include "page/tree.h"

namespace synoptic {

const Attribute* Tree::find(const Node& node, AttributeName name) const noexcept {
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    if (attributes[node.more + i].name == name) return &attributes[node.more + i];
  }
  return nullptr;
}

std::string_view Tree::value_of(const Node& node, AttributeName name) const noexcept {
  const Attribute* attribute = find(node, name);
  return attribute == nullptr ? std::string_view() : value_of(*attribute);
}

std::string_view Tree::value_of(const Attribute& attribute) const noexcept {
  return attribute.decoded == kNoNode ? cut(page, attribute.place) : texts[attribute.decoded].text;
}

std::string_view Tree::text_of(const Node& node) const noexcept {
  if (!node.is_text()) return {};
  return node.more == kNoNode ? cut(page, node.place) : texts[node.more].text;
}

SourceMap Tree::source_of(const Node& node) const {
  SourceMap runs;
  if (!node.is_text() || node.more == kNoNode) return runs;
  std::string text;
  text.reserve(texts[node.more].text.size());
  decode_text(cut(page, node.place), node.place.start, texts[node.more].rules, text, &runs);
  return runs;
}

}  // namespace synoptic
