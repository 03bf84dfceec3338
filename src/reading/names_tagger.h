// reading: the learned tagger of names, which looks over what the rules found.
// SPDX-License-Identifier: Apache-2.0
//
// A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the runs of
// capitalised words of a report; the best labelling is found with the algorithm of Viterbi. What
// the rules found is one of its features, and agreeing with them has a bonus that was chosen on
// texts kept back from training.

#pragma once

#include <vector>

#include "reading/names_draft.h"
#include "reading/names_features.h"
#include "reading/names_model.h"

namespace synoptic::reading {

// The label of every token by the model.
[[nodiscard]] std::vector<NameLabel> tag_names(const NameContext& context, const NameModel& model,
                                               const std::vector<NameDraft>& drafts);

// The drafts as the model sees them, in text order: with another kind, other edges, some gone and
// some new. What the rules know of a name (honorific, known row) stays where its words do.
[[nodiscard]] std::vector<NameDraft> retag_names(const NameContext& context, const NameModel& model,
                                                 const std::vector<NameDraft>& drafts);

}  // namespace synoptic::reading
