// SPDX-License-Identifier: Apache-2.0
#include "page/tree.h"

#include <algorithm>

namespace synoptic {
namespace {

constexpr std::size_t kMany = 1000;

}  // namespace

const Attribute* Tree::find(const Node& node, AttributeName name) const noexcept {
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    if (attributes[node.more + i].name == name) return &attributes[node.more + i];
  }
  return nullptr;
}

std::string_view Tree::value_of(const Node& node, AttributeName name) const noexcept {
  const Attribute* attribute = find(node, name);
  return attribute == nullptr ? std::string_view() : attribute->value;
}

std::string_view Tree::text_of(const Node& node) const noexcept {
  if (!node.is_text()) return {};
  return node.more == kNoNode ? cut(page, node.place) : texts[node.more].text;
}

std::vector<SourceRun> Tree::source_of(const Node& node) const {
  std::vector<SourceRun> runs;
  if (!node.is_text() || node.more == kNoNode) return runs;
  const std::string_view raw = cut(page, node.place);
  const auto references = static_cast<std::size_t>(std::ranges::count(raw, '&'));
  if (references > kMany) runs.reserve(references + 1);  // no copy of as many while they grow
  std::string text;
  decode_text(raw, node.place.start, texts[node.more].rules, text, &runs);
  return runs;
}

}  // namespace synoptic
