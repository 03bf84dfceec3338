// page, private: data/elements.txt, what elements and their class names say.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string_view>

#include "page/tree.h"

namespace synoptic {

// Whether the element begins a new paragraph.
[[nodiscard]] bool is_block(Tag tag);

// Whether the element's text is never part of an article, by its tag.
[[nodiscard]] bool is_skipped(Tag tag);

// Whether the page does not show the element.
[[nodiscard]] bool is_invisible(const Tree& tree, const Node& node);

// What furniture the element is by its tag, class, id or role; absent when they say nothing of it.
[[nodiscard]] std::optional<FurnitureKind> furniture_of(const Tree& tree, const Node& node);

// Whether the element's class says that it captions a picture.
[[nodiscard]] bool is_caption(const Tree& tree, const Node& node);

// Whether its class, id, role or itemprop says that it holds an article's text.
[[nodiscard]] bool is_article_body(const Tree& tree, const Node& node);

}  // namespace synoptic
