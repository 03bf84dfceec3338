// fuzz: what holds for every Reading, whatever it was read from.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "fuzz/report_laws.h"
#include "synoptic/reading.h"

namespace synoptic {

// Every span of a Reading against the text, every index against its list.
class ReadingLaws {
 public:
  explicit ReadingLaws(const AnnotatedReport& report)
      : text_(report.report.text), reading_(report.reading) {}

  void check() const {
    names();
    roles();
    values();
    speech();
    credits();
    happenings();
  }

 private:
  void optional_span(const std::optional<Span>& span) const {
    if (span) check_span(text_, *span);
  }
  void entity(const std::optional<EntityIndex>& index) const {
    must(!index || *index < reading_.entities.size(), "an entity is in the list");
  }
  void source(const Source& source) const {
    optional_span(source.span);
    entity(source.entity);
  }
  template <class List>
  static void sorted(const List& list) {
    for (std::size_t i = 1; i < list.size(); ++i)
      must(list[i - 1].span.start <= list[i].span.start, "a list is sorted by its spans");
  }
  template <class List>
  static void disjoint(const List& list) {
    for (std::size_t i = 1; i < list.size(); ++i)
      must(list[i - 1].span.end <= list[i].span.start, "spans of one list do not overlap");
  }

  void names() const {
    sorted(reading_.names);
    disjoint(reading_.names);
    for (std::size_t i = 0; i < reading_.names.size(); ++i) {
      check_span(text_, reading_.names[i].span);
      entity(reading_.names[i].entity);
    }
    std::vector<bool> seen(reading_.names.size());
    for (std::size_t e = 0; e < reading_.entities.size(); ++e) {
      const Entity& entity = reading_.entities[e];
      must(!entity.mentions.empty(), "an entity has a mention");
      must(entity.fullest < reading_.names.size(), "the fullest mention is in the list");
      must(reading_.names[entity.fullest].entity == e, "the fullest mention is of the entity");
      for (const std::uint32_t mention : entity.mentions) {
        must(mention < reading_.names.size(), "a mention is in the list");
        must(reading_.names[mention].entity == e, "a mention names its entity");
        must(!seen[mention], "a mention is of one entity");
        seen[mention] = true;
      }
    }
    for (const bool mentioned : seen) must(mentioned, "every mention is of an entity");
  }

  void roles() const {
    sorted(reading_.roles);
    for (const Role& role : reading_.roles) {
      check_span(text_, role.span);
      check_span(text_, role.head);
      must(role.span.contains(role.head), "the office stands in its role");
      entity(role.of);
      entity(role.organization);
    }
  }

  void values() const {
    sorted(reading_.times);
    disjoint(reading_.times);
    for (const TimeExpression& time : reading_.times) {
      check_span(text_, time.span);
      must(!time.value.empty(), "a time has a value");
    }
    sorted(reading_.quantities);
    for (const Quantity& quantity : reading_.quantities) {
      check_span(text_, quantity.span);
      check_span(text_, quantity.number_span);
      must(quantity.span.contains(quantity.number_span), "the number stands in the quantity");
      if (!quantity.unit_span.empty()) check_span(text_, quantity.unit_span);
      must(quantity.number == quantity.number, "a number is a number");
    }
  }

  void speech() const {
    sorted(reading_.quotes);
    disjoint(reading_.quotes);
    for (const Quote& quote : reading_.quotes) {
      check_span(text_, quote.span);
      optional_span(quote.cue);
      source(quote.source);
    }
    for (std::size_t i = 0; i < reading_.attributions.size(); ++i) {
      const Attribution& found = reading_.attributions[i];
      check_span(text_, found.content);
      optional_span(found.cue);
      source(found.source);
      must(i == 0 || reading_.attributions[i - 1].content.start <= found.content.start,
           "attributions are sorted by their content");
    }
  }

  void credits() const {
    sorted(reading_.credits);
    for (const Credit& credit : reading_.credits) {
      check_span(text_, credit.span);
      check_span(text_, credit.credited);
      optional_span(credit.content);
      entity(credit.entity);
    }
  }

  void happenings() const {
    sorted(reading_.happenings);
    for (const HappeningMention& happening : reading_.happenings) {
      check_span(text_, happening.span);
      must(!happening.kind.empty(), "a happening has a kind");
      for (const EntityIndex participant : happening.participants) entity(participant);
      entity(happening.place);
      must(!happening.time || *happening.time < reading_.times.size(), "its time is in the list");
      must(!happening.duration || *happening.duration < reading_.quantities.size(),
           "its duration is in the list");
    }
  }

  std::string_view text_;
  const Reading& reading_;
};

}  // namespace synoptic
