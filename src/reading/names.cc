// SPDX-License-Identifier: Apache-2.0
#include "reading/names.h"

#include <algorithm>

#include "reading/names_draft.h"
#include "reading/names_tagger.h"

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

namespace reading {

std::vector<NameDraft> draft_names(const NameContext& context) {
  std::vector<NameDraft> drafts = draft_body_names(context);
  settle_kinds(context, drafts);
  const std::vector<NameDraft> headlines = draft_headline_names(context, drafts);
  drafts.insert(drafts.end(), headlines.begin(), headlines.end());
  put_in_order(drafts);
  settle_kinds(context, drafts);
  return drafts;
}

}  // namespace reading

NamesFound find_names(const Report& report, const Text& text, const Reading&) {
  return find_names_with(&reading::name_model(), report, text);
}

NamesFound find_names_with(const reading::NameModel* model, const Report& report,
                           const Text& text) {
  using namespace reading;
  const NameContext context(report, text);
  std::vector<NameDraft> drafts = draft_names(context);
  if (model != nullptr) drafts = retag_names(context, *model, drafts);
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
