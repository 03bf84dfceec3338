// SPDX-License-Identifier: Apache-2.0
#include "reading/names.h"

#include <algorithm>

#include "reading/names_draft.h"

namespace synoptic {
namespace {

// By place in the text; of two that overlap the first and longer stays.
void put_in_order(std::vector<reading::NameDraft>& drafts) {
  std::ranges::sort(drafts, [](const reading::NameDraft& a, const reading::NameDraft& b) {
    return a.span.start != b.span.start ? a.span.start < b.span.start : a.span.end > b.span.end;
  });
  std::uint32_t end = 0;
  std::erase_if(drafts, [&end](const reading::NameDraft& d) {
    if (d.span.start < end) return true;
    end = d.span.end;
    return false;
  });
}

}  // namespace

NamesFound find_names(const Report& report, const Text& text, const Reading&) {
  using namespace reading;
  const NameContext context(report, text);
  std::vector<NameDraft> drafts = draft_body_names(context);
  settle_kinds(context, drafts);
  const std::vector<NameDraft> headlines = draft_headline_names(context, drafts);
  drafts.insert(drafts.end(), headlines.begin(), headlines.end());
  put_in_order(drafts);
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
