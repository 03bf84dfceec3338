// intake, private: the members of a JSON line that our fields are read from.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

#include "synoptic/intake.h"
#include "synoptic/json.h"

namespace synoptic {

// The name of the member that the field is read from.
[[nodiscard]] std::string_view source_of(const FieldMap& map, std::string_view field);

// The member of that name; where there is none, the way down through objects that the name's dots
// make ("article.body"). Null when there is neither.
[[nodiscard]] const JsonValue* find_member(const JsonValue& object, std::string_view name);

}  // namespace synoptic
