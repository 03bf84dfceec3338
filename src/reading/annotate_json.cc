// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <string_view>

#include "synoptic/json.h"
#include "synoptic/reading.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

// Writes the lists of a Reading one after the other.
class AnnotationWriter {
 public:
  explicit AnnotationWriter(const AnnotatedReport& report)
      : reading_(report.reading), points_(report.report.text) {
    out_.begin_object().key("id").string(report.report.id);
  }

  std::string run() {
    names();
    roles();
    times();
    quantities();
    quotes();
    attributions();
    credits();
    happenings();
    unsupported();
    return out_.end_object().take();
  }

 private:
  JsonWriter& span(std::string_view key, Span bytes) {
    return out_.key(key).span(points_.of(bytes));
  }
  void span(std::string_view key, const std::optional<Span>& bytes) {
    if (bytes) {
      span(key, *bytes);
    } else {
      out_.key(key).null();
    }
  }
  template <class Index>
  void index(std::string_view key, const std::optional<Index>& value) {
    out_.key(key);
    if (value) {
      out_.integer(static_cast<std::int64_t>(*value));
    } else {
      out_.null();
    }
  }
  void text(std::string_view key, std::string_view value) {
    out_.key(key);
    if (value.empty()) {
      out_.null();
    } else {
      out_.string(value);
    }
  }
  void flag(std::string_view key, bool value) { out_.key(key).boolean(value); }

  void names() {
    out_.key("names").begin_array();
    for (const NameMention& name : reading_.names) {
      out_.begin_object();
      span("span", name.span);
      text("kind", name_of(name.kind));
      out_.key("entity").integer(name.entity);
      out_.end_object();
    }
    out_.end_array();
  }

  void roles() {
    out_.key("roles").begin_array();
    for (const Role& role : reading_.roles) {
      out_.begin_object();
      span("span", role.span);
      out_.key("of").integer(role.of);
      text("state", name_of(role.state));
      span("head", role.head);
      index("organization", role.organization);
      index("place", role.place);
      out_.end_object();
    }
    out_.end_array();
  }

  void times() {
    out_.key("times").begin_array();
    for (const TimeExpression& time : reading_.times) {
      out_.begin_object();
      span("span", time.span);
      text("type", name_of(time.type));
      text("value", time.value);
      flag("resolved", time.resolved);
      flag("approximate", time.approximate);
      out_.end_object();
    }
    out_.end_array();
  }

  void quantities() {
    out_.key("quantities").begin_array();
    for (const Quantity& quantity : reading_.quantities) {
      out_.begin_object();
      span("span", quantity.span);
      text("kind", name_of(quantity.kind));
      out_.key("number").number(quantity.number);
      out_.key("upper");
      if (quantity.upper) {
        out_.number(*quantity.upper);
      } else {
        out_.null();
      }
      text("unit", quantity.unit);
      flag("approximate", quantity.approximate);
      text("bound", name_of(quantity.bound));
      span("noun", quantity.noun);
      span("verb", quantity.verb);
      out_.end_object();
    }
    out_.end_array();
  }

  void source(const Source& source) {
    span("source", source.span);
    index("entity", source.entity);
  }

  void quotes() {
    out_.key("quotes").begin_array();
    for (const Quote& quote : reading_.quotes) {
      out_.begin_object();
      span("span", quote.span);
      span("cue", quote.cue);
      source(quote.source);
      flag("scare", quote.scare);
      flag("continued", quote.continued);
      out_.end_object();
    }
    out_.end_array();
  }

  void attributions() {
    out_.key("attributions").begin_array();
    for (const Attribution& attribution : reading_.attributions) {
      out_.begin_object();
      span("content", attribution.content);
      source(attribution.source);
      span("cue", attribution.cue);
      flag("direct", attribution.direct);
      out_.end_object();
    }
    out_.end_array();
  }

  void credits() {
    out_.key("credits").begin_array();
    for (const Credit& credit : reading_.credits) {
      out_.begin_object();
      span("span", credit.span);
      span("credited", credit.credited);
      text("kind", name_of(credit.kind));
      index("entity", credit.entity);
      span("content", credit.content);
      flag("whole_report", credit.whole_report);
      index("how_many", credit.how_many);
      span("described", credit.described);
      out_.end_object();
    }
    out_.end_array();
  }

  void happenings() {
    out_.key("happenings").begin_array();
    for (const HappeningMention& happening : reading_.happenings) {
      out_.begin_object();
      span("span", happening.span);
      text("kind", happening.kind);
      text("modality", name_of(happening.modality));
      out_.key("participants").begin_array();
      for (const EntityIndex entity : happening.participants) out_.integer(entity);
      out_.end_array();
      index("place", happening.place);
      index("time", happening.time);
      index("duration", happening.duration);
      out_.end_object();
    }
    out_.end_array();
  }

  // What could not be read of a report in another language, and which language that is.
  void unsupported() {
    if (!reading_.unsupported_language) return;
    out_.key("unsupported").begin_object();
    text("language", *reading_.unsupported_language);
    out_.key("not_read").begin_array();
    for (const std::string_view list :
         {"roles", "speakers", "attributions", "credits", "happenings"})
      out_.string(list);
    out_.end_array();
    out_.end_object();
  }

  const Reading& reading_;
  CodePoints points_;
  JsonWriter out_;
};

}  // namespace

std::string_view name_of(NameKind value) noexcept {
  switch (value) {
    case NameKind::person:
      return "person";
    case NameKind::organization:
      return "organization";
    case NameKind::place:
      return "place";
    case NameKind::group:
      return "group";
    case NameKind::other:
      return "other";
  }
  return {};
}

std::string_view name_of(TimexType value) noexcept {
  switch (value) {
    case TimexType::date:
      return "DATE";
    case TimexType::time:
      return "TIME";
    case TimexType::duration:
      return "DURATION";
    case TimexType::set:
      return "SET";
  }
  return {};
}

std::string_view name_of(QuantityKind value) noexcept {
  switch (value) {
    case QuantityKind::count:
      return "count";
    case QuantityKind::ordinal:
      return "ordinal";
    case QuantityKind::money:
      return "money";
    case QuantityKind::percent:
      return "percent";
    case QuantityKind::duration:
      return "duration";
    case QuantityKind::age:
      return "age";
    case QuantityKind::measure:
      return "measure";
    case QuantityKind::score:
      return "score";
  }
  return {};
}

std::string_view name_of(CreditKind value) noexcept {
  switch (value) {
    case CreditKind::medium:
      return "medium";
    case CreditKind::agency:
      return "agency";
    case CreditKind::document:
      return "document";
    case CreditKind::post:
      return "post";
    case CreditKind::statement:
      return "statement";
    case CreditKind::anonymous:
      return "anonymous";
    case CreditKind::photo:
      return "photo";
    case CreditKind::contribution:
      return "contribution";
  }
  return {};
}

std::string_view name_of(RoleState state) noexcept {
  switch (state) {
    case RoleState::former:
      return "former";
    case RoleState::acting:
      return "acting";
    case RoleState::elect:
      return "elect";
    case RoleState::interim:
      return "interim";
    case RoleState::late:
      return "late";
    case RoleState::would_be:
      return "would_be";
    case RoleState::current:
      break;
  }
  return "current";
}

std::string_view name_of(Modality modality) noexcept {
  switch (modality) {
    case Modality::planned:
      return "planned";
    case Modality::denied:
      return "denied";
    case Modality::alleged:
      return "alleged";
    case Modality::hypothetical:
      return "hypothetical";
    case Modality::happened:
      break;
  }
  return "happened";
}

std::string_view name_of(Bound bound) noexcept {
  switch (bound) {
    case Bound::at_least:
      return "at_least";
    case Bound::at_most:
      return "at_most";
    case Bound::more_than:
      return "more_than";
    case Bound::less_than:
      return "less_than";
    case Bound::exact:
      break;
  }
  return {};
}

std::string to_json(const AnnotatedReport& report) { return AnnotationWriter(report).run(); }

}  // namespace synoptic
