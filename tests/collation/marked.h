// Reports with their annotations written into the text, for tests of collation.
// SPDX-License-Identifier: Apache-2.0
//
//   marked("a", "{r1 Mayor} {p1 Anna Lind} of {l2 Orra} said {q1 We are close.} {f1 former judge}")
//
// An opening brace is followed by a letter and, mostly, by the number of an entity; a blank, the
// words, a closing brace. Braces may stand in each other.
//   p o l g x   a mention of a person, organisation, place (location), group, other
//   r f a e     a role of the entity: current, former, acting, elect; its head is its last word
//   q           a quote, between typographic marks, of the entity (no number: of nobody)
//   i           indirect speech of the entity
// The fullest mention of an entity is its longest.

#pragma once

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "synoptic/reading.h"

namespace synoptic {

struct Mark {
  char kind = 0;
  std::optional<std::uint32_t> entity;
  Span span;
};

// Cuts the marks out of a notation, and says where their words stand in the text that is left.
inline std::vector<Mark> cut_marks(std::string_view notation, std::string& text) {
  std::vector<Mark> marks;
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < notation.size(); ++at) {
    if (notation[at] == '}') {
      Mark& mark = marks[open.back()];
      open.pop_back();
      mark.span.end = static_cast<std::uint32_t>(text.size());
      if (mark.kind == 'q') text += "”";
    } else if (notation[at] == '{') {
      Mark mark{.kind = notation[++at]};
      while (std::isdigit(static_cast<unsigned char>(notation[at + 1])) != 0) {
        mark.entity =
            10 * mark.entity.value_or(0) + static_cast<std::uint32_t>(notation[++at] - '0');
      }
      ++at;  // the blank
      if (mark.kind == 'q') text += "“";
      mark.span.start = static_cast<std::uint32_t>(text.size());
      open.push_back(marks.size());
      marks.push_back(mark);
    } else {
      text.push_back(notation[at]);
    }
  }
  return marks;
}

inline void add_mention(Reading& reading, const Mark& mark,
                        std::map<std::uint32_t, EntityIndex>& entities) {
  static constexpr std::string_view kKinds = "polgx";
  const auto kind = static_cast<NameKind>(kKinds.find(mark.kind));
  const auto [at, fresh] =
      entities.try_emplace(*mark.entity, static_cast<EntityIndex>(reading.entities.size()));
  if (fresh) reading.entities.push_back({.kind = kind});
  Entity& entity = reading.entities[at->second];
  const auto mention = static_cast<std::uint32_t>(reading.names.size());
  reading.names.push_back({.span = mark.span, .kind = kind, .entity = at->second});
  entity.mentions.push_back(mention);
  if (mark.span.size() > reading.names[entity.fullest].span.size() || entity.mentions.size() == 1) {
    entity.fullest = mention;
  }
}

inline AnnotatedReport marked(std::string id, std::string_view notation) {
  static constexpr std::string_view kStates = "rfae";
  AnnotatedReport out;
  out.report.id = std::move(id);
  const std::vector<Mark> marks = cut_marks(notation, out.report.text);
  out.text = split_text(out.report);
  Reading& reading = out.reading;
  std::map<std::uint32_t, EntityIndex> entities;
  for (const Mark& mark : marks) {
    if (std::string_view("polgx").contains(mark.kind)) add_mention(reading, mark, entities);
  }
  const auto entity_of = [&entities](const Mark& mark) -> std::optional<EntityIndex> {
    return mark.entity ? std::optional(entities.at(*mark.entity)) : std::nullopt;
  };
  for (const Mark& mark : marks) {
    if (mark.kind == 'q') {
      reading.quotes.push_back({.span = mark.span, .source = {.entity = entity_of(mark)}});
    } else if (mark.kind == 'i') {
      reading.attributions.push_back({.content = mark.span, .source = {.entity = entity_of(mark)}});
    } else if (const auto state = kStates.find(mark.kind); state != std::string_view::npos) {
      const std::string_view words = cut(out.report.text, mark.span);
      const auto blank = words.rfind(' ');
      Span head = mark.span;
      if (blank != std::string_view::npos) head.start += static_cast<std::uint32_t>(blank) + 1;
      static constexpr RoleState kOf[] = {RoleState::current, RoleState::former, RoleState::acting,
                                          RoleState::elect};
      reading.roles.push_back(
          {.span = mark.span, .of = *entity_of(mark), .state = kOf[state], .head = head});
    }
  }
  return out;
}

}  // namespace synoptic
