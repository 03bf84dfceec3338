// page, private: plain text and JSON lines as reports.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string_view>

#include "synoptic/page.h"

namespace synoptic {

// The Error for bytes that are no text (a NUL, or many control characters); absent for text.
[[nodiscard]] std::optional<Error> binary_fault(std::string_view bytes);

// Gives the report what the record's fields say: outlet, URL, title, byline, dates, language. A
// date that is not understood becomes a warning.
void take_given(Report& report, const Fields& fields);

// Of a record of kind text: the bytes as well-formed UTF-8.
[[nodiscard]] Result<Report> read_plain(const Record& record);

// Of a record of kind fields: the title, a blank line and the text.
[[nodiscard]] Result<Report> read_fields(const Record& record);

}  // namespace synoptic
