// text: paragraphs and sentences.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "synoptic/text.h"

namespace synoptic {

// Fills tokens, sentences and paragraphs of a report's text.
void cut_paragraphs(const Report& report, Text& out);

// Cuts the tokens from `first` on into sentences of one paragraph or piece of furniture.
void cut_sentences(const Report& report, std::uint32_t first, bool furniture, Text& out);

}  // namespace synoptic
