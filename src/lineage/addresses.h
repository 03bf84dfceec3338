// lineage: web addresses as what articles are known by.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

namespace synoptic::lineage {

// The address of a page as article_address() has it, "" for a front page.
[[nodiscard]] std::string address_of(std::string_view url);

}  // namespace synoptic::lineage
