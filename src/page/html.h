// page, private: an HTML page as a report.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "synoptic/page.h"

namespace synoptic {

// Of a record of kind html: the article's text, with its place in the page's bytes.
[[nodiscard]] Result<Report> read_html(const Record& record, const PageOptions& options);

}  // namespace synoptic
