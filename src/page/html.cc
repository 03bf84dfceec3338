// SPDX-License-Identifier: Apache-2.0
#include "page/html.h"

namespace synoptic {

Result<Report> read_html(const Record& record, const PageOptions&) {
  return fail(Fault::no_article, record.path, "no article found in the page");
}

}  // namespace synoptic
