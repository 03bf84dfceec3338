// SPDX-License-Identifier: Apache-2.0
#include "page/tree.h"

namespace synoptic {

const Attribute* Node::find(std::string_view name) const noexcept {
  for (const Attribute& attribute : attributes) {
    if (attribute.name == name) return &attribute;
  }
  return nullptr;
}

std::string_view Node::value_of(std::string_view name) const noexcept {
  const Attribute* attribute = find(name);
  return attribute == nullptr ? std::string_view() : std::string_view(attribute->value);
}

}  // namespace synoptic
