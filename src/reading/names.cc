// SPDX-License-Identifier: Apache-2.0
#include "reading/names.h"

#include <algorithm>

#include "reading/names_draft.h"

namespace synoptic {

NamesFound find_names(const Report& report, const Text& text, const Reading&) {
  using namespace reading;
  const NameContext context(report, text);
  std::vector<NameDraft> drafts = draft_body_names(context);
  settle_kinds(context, drafts);
  const std::vector<NameDraft> headlines = draft_headline_names(context, drafts);
  drafts.insert(drafts.end(), headlines.begin(), headlines.end());
  std::ranges::stable_sort(drafts, {}, [](const NameDraft& d) { return d.span.start; });
  settle_kinds(context, drafts);
  const std::vector<EntityIndex> entities = link_names(context, drafts);

  NamesFound found;
  std::vector<std::uint32_t> words;  // of the fullest mention, by entity
  for (std::uint32_t i = 0; i < drafts.size(); ++i) {
    const NameDraft& d = drafts[i];
    const EntityIndex e = entities[i];
    if (e == found.entities.size()) {
      found.entities.push_back({.kind = d.kind, .mentions = {}, .fullest = i});
      words.push_back(d.tokens());
    }
    found.names.push_back({d.span, d.kind, e});
    found.entities[e].mentions.push_back(i);
    if (d.tokens() > words[e]) {
      found.entities[e].fullest = i;
      words[e] = d.tokens();
    }
  }
  return found;
}

}  // namespace synoptic
