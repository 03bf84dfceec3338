// page, private: data/elements.txt, what elements and their class names say.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string_view>

#include "page/tree.h"

namespace synoptic {

// Whether the element begins a new paragraph.
[[nodiscard]] bool is_block(std::string_view tag);

// Whether the element's text is never part of an article, by its tag.
[[nodiscard]] bool is_skipped(std::string_view tag);

// Whether the page does not show the element.
[[nodiscard]] bool is_invisible(const Node& node);

// Whether the element's class, id or role says that it is no part of an article.
[[nodiscard]] bool is_dropped(const Node& node);

// Whether the element's class says that it captions a picture.
[[nodiscard]] bool is_caption(const Node& node);

}  // namespace synoptic
