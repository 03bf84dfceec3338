// SPDX-License-Identifier: Apache-2.0
//
// Who somebody is said to be. Three questions are asked of every person: how the name is spelt, in
// what state an office is held (a "President" here, a "former President" there), and which offices
// the reports give. False alarms are the danger: a person holds two offices at once, reports
// shorten titles, a title outlives the office. So a difference is called only where the words stand
// beside the name, where each report is of one mind, and where nothing that happened explains it.
#include "collation/role_claims.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <tuple>
#include <utility>

#include "collation/role_claims_parts.h"

namespace synoptic {
namespace {

constexpr std::uint32_t kMostWords = 25;  // of a reading
constexpr std::uint32_t kGap = 3;         // bytes between a role and the name beside it

// Whether only blanks and marks stand between.
bool touches(std::string_view text, std::uint32_t end, std::uint32_t start) {
  if (end > start || start - end > kGap) return false;
  return std::ranges::all_of(text.substr(end, start - end), [](char c) {
    const bool letter = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
    return !letter && c != '.' && c != ';' && c != '\n';
  });
}

// The mention of the name beside a role, or nothing.
std::optional<Span> name_beside(const Name& name, std::string_view text, const Anchor& role) {
  const auto next = std::ranges::lower_bound(name.forms, role);
  if (next != name.forms.end() && next->report == role.report &&
      touches(text, role.span.end, next->span.start)) {
    return next->span;
  }
  if (next == name.forms.begin()) return std::nullopt;
  const Anchor& last = *std::prev(next);
  if (last.report != role.report || !touches(text, last.span.end, role.span.start)) {
    return std::nullopt;
  }
  return last.span;
}

// The span, or its first words where it has too many.
Span shortened(const Text& text, Span span) {
  const Text::Range range = text.tokens_in(span);
  std::uint32_t words = 0;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const TokenKind kind = text.tokens[i].kind;
    if (kind != TokenKind::word && kind != TokenKind::number) continue;
    if (++words > kMostWords) return {span.start, text.tokens[i - 1].span.end};
  }
  return span;
}

RoleItem item_of(Reports reports, const NameTable& names, const Name& name,
                 const RoleReading& role) {
  const AnnotatedReport& report = *reports[role.anchor.report];
  RoleItem item{.anchor = role.anchor, .role = role.anchor.span, .state = role.state};
  if (const auto mention = name_beside(name, report.report.text, role.anchor)) {
    item.anchor.span = hull(role.anchor.span, *mention);
    item.beside_name = true;
  }
  item.anchor.span = shortened(report.text, item.anchor.span);
  item.offices = read_offices(report, role.anchor.report, role.anchor.span, names);
  const bool before_name = item.anchor.span.start == role.anchor.span.start && item.beside_name;
  item.party = read_party(report, role.anchor.span, before_name);
  return item;
}

// Who is said to say the words at a place: the source of the innermost content around them.
std::optional<NameIndex> said_by(const AnnotatedReport& report, const Anchor& anchor,
                                 const NameTable& names) {
  std::optional<EntityIndex> source;
  std::uint32_t size = UINT32_MAX;
  const auto consider = [&](Span content, const Source& by) {
    if (!content.contains(anchor.span) || content.size() >= size) return;
    size = content.size();
    source = by.entity;
  };
  for (const Quote& quote : report.reading.quotes) {
    if (!quote.scare) consider(quote.span, quote.source);
  }
  for (const Attribution& attribution : report.reading.attributions) {
    consider(attribution.content, attribution.source);
  }
  const auto& of_entity = names.of_entity[anchor.report];
  if (!source || *source >= of_entity.size()) return std::nullopt;
  return of_entity[*source];
}

}  // namespace

std::vector<RoleItem> role_items(Reports reports, const NameTable& names, NameIndex name) {
  std::vector<RoleItem> items;
  for (const RoleReading& role : names.names[name].roles) {
    items.push_back(item_of(reports, names, names.names[name], role));
  }
  std::ranges::sort(items, [&reports](const RoleItem& a, const RoleItem& b) {
    return std::tie(reports[a.anchor.report]->report.id, a.role, a.anchor) <
           std::tie(reports[b.anchor.report]->report.id, b.role, b.anchor);
  });
  return items;
}

Anchor about_of(Reports reports, const Claim& claim) {
  const auto first = std::ranges::min_element(
      claim.readings, [&reports](const ClaimReading& a, const ClaimReading& b) {
        return std::tie(reports[a.anchor.report]->report.id, a.anchor) <
               std::tie(reports[b.anchor.report]->report.id, b.anchor);
      });
  return first->anchor;
}

ClaimReading claim_reading(Reports reports, const NameTable& names, Anchor anchor,
                           std::string value) {
  const AnnotatedReport& report = *reports[anchor.report];
  ClaimReading reading{.anchor = anchor, .sentence = anchor.span};
  if (!report.text.sentences.empty()) {
    const Sentence& sentence = report.text.sentences[report.text.sentence_at(anchor.span.start)];
    reading.sentence = hull(sentence.span, anchor.span);
  }
  reading.value.kind = ClaimValue::Kind::text;
  reading.value.text = std::move(value);
  reading.attributed_to = said_by(report, anchor, names);
  return reading;
}

void add_to_answers(Claim& claim, ClaimReading reading, std::string_view answer_key,
                    std::vector<std::string>& keys) {
  const auto at = std::ranges::find(keys, answer_key);
  const auto answer = static_cast<std::size_t>(at - keys.begin());
  if (at == keys.end()) {
    keys.emplace_back(answer_key);
    claim.answers.emplace_back();
  }
  claim.answers[answer].readings.push_back(static_cast<std::uint32_t>(claim.readings.size()));
  claim.readings.push_back(std::move(reading));
}

std::vector<Claim> role_claims(Reports reports, const NameTable& names) {
  std::vector<Claim> claims = spelling_claims(reports, names);
  for (NameIndex name = 0; name < names.names.size(); ++name) {
    if (names.names[name].kind != NameKind::person || names.names[name].roles.empty()) continue;
    const std::vector<RoleItem> items = role_items(reports, names, name);
    std::ranges::move(status_claims(reports, names, name, items), std::back_inserter(claims));
    std::ranges::move(office_claims(reports, names, name, items), std::back_inserter(claims));
  }
  return claims;
}

}  // namespace synoptic
