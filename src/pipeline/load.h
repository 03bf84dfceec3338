// pipeline: what becomes of a record that is no article.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <optional>

#include "synoptic/pipeline.h"

namespace synoptic {

// The count that a page of this kind adds to; null for an article.
[[nodiscard]] std::size_t* count_of(NotArticles& counts, PageKind kind);

// The error of a record's page with the record's name and line, or none where it is of a kind that
// is only counted: then it has been.
[[nodiscard]] std::optional<Error> fault_of(const Record& record, Error error, NotArticles& counts);

}  // namespace synoptic
