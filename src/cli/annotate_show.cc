// SPDX-License-Identifier: Apache-2.0
//
// Marks may overlap in any way (a name in a role in a quote), which brackets and terminals cannot
// nest. So the text is cut at every edge, and each piece wears the styles of all marks over it.
#include "cli/annotate_show.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/output.h"

namespace synoptic {
namespace {

// Select Graphic Rendition codes; of two marks over the same words both count.
namespace sgr {
constexpr std::string_view kDim = "2";
constexpr std::string_view kPerson = "1;36";
constexpr std::string_view kOrganization = "1;35";
constexpr std::string_view kPlace = "1;32";
constexpr std::string_view kGroup = "1;34";
constexpr std::string_view kOther = "1";
constexpr std::string_view kRole = "4";
constexpr std::string_view kTime = "33";
constexpr std::string_view kQuantity = "93";
constexpr std::string_view kQuote = "3";
constexpr std::string_view kCue = "94";
constexpr std::string_view kContent = "3";
constexpr std::string_view kCredit = "91";
constexpr std::string_view kHappening = "7";
}  // namespace sgr

struct Mark {
  Span span;
  std::string_view style;
  std::string note;  // what stands behind the words
};

std::string_view style_of(NameKind kind) {
  switch (kind) {
    case NameKind::person:
      return sgr::kPerson;
    case NameKind::organization:
      return sgr::kOrganization;
    case NameKind::place:
      return sgr::kPlace;
    case NameKind::group:
      return sgr::kGroup;
    case NameKind::other:
      break;
  }
  return sgr::kOther;
}

// The name of a value, as people write it: "would be".
template <class Value>
std::string word_for(Value value) {
  std::string word(name_of(value));
  std::ranges::replace(word, '_', ' ');
  return word;
}

std::string plain_number(double number) {
  char digits[64];
  const int size = std::snprintf(digits, sizeof digits, "%.10g", number);
  return {digits, static_cast<std::size_t>(std::max(size, 0))};
}

class Shower {
 public:
  Shower(const AnnotatedReport& annotated, bool colour)
      : report_(annotated.report), reading_(annotated.reading), colour_(colour) {}

  std::string run() {
    out_ = coloured(visible(report_.id), "1;4", colour_);
    if (report_.outlet) out_ += "  " + visible(*report_.outlet);
    if (report_.published) out_ += "  " + visible(*report_.published);
    out_ += "\n";
    if (reading_.unsupported_language)
      out_ += "not in English (" + visible(*reading_.unsupported_language) +
              "): roles, speakers, attributions, credits and happenings were not read\n";
    if (colour_) legend();
    out_ += "\n";
    collect();
    marked_text();
    lists();
    return std::move(out_);
  }

 private:
  // --- words -------------------------------------------------------------------------------------

  [[nodiscard]] std::string words(Span span) const {
    std::string out = visible(cut(report_.text, span));
    std::ranges::replace(out, '\n', ' ');
    return out;
  }
  [[nodiscard]] std::string name(EntityIndex entity) const {
    return words(reading_.names[reading_.entities[entity].fullest].span);
  }
  [[nodiscard]] std::string speaker(const Source& source) const {
    if (source.entity) return name(*source.entity);
    return source.span ? words(*source.span) : std::string();
  }
  [[nodiscard]] std::string value_of(const Quantity& q) const {
    std::string out(q.approximate ? "~" : "");
    if (q.bound != Bound::exact) out += word_for(q.bound) + " ";
    out += plain_number(q.number);
    if (q.upper) out += "–" + plain_number(*q.upper);
    if (!q.unit.empty()) out += " " + visible(q.unit);
    return out;
  }
  [[nodiscard]] std::string told_of(const HappeningMention& one) const {
    std::string out = one.kind;
    if (one.modality != Modality::happened) out += ", " + word_for(one.modality);
    return out;
  }

  void legend() {
    const std::pair<std::string_view, std::string_view> kEntries[] = {
        {"person", sgr::kPerson},
        {"organization", sgr::kOrganization},
        {"place", sgr::kPlace},
        {"group", sgr::kGroup},
        {"role", sgr::kRole},
        {"time", sgr::kTime},
        {"quantity", sgr::kQuantity},
        {"said", sgr::kQuote},
        {"cue", sgr::kCue},
        {"credit", sgr::kCredit},
        {"happening", sgr::kHappening}};
    for (const auto& [entry, style] : kEntries) out_ += coloured(entry, style, true) + " ";
    out_ += "\n";
  }

  // --- the text ----------------------------------------------------------------------------------

  void mark(Span span, std::string_view style, std::string note) {
    if (!span.empty()) marks_.push_back({span, style, std::move(note)});
  }

  void collect() {
    for (const NameMention& one : reading_.names)
      mark(one.span, style_of(one.kind), colour_ ? "" : ":" + std::string(name_of(one.kind)));
    for (const Role& role : reading_.roles)
      mark(role.span, sgr::kRole, colour_ ? "" : ":role of " + name(role.of));
    for (const TimeExpression& time : reading_.times) mark(time.span, sgr::kTime, "=" + time.value);
    for (const Quantity& q : reading_.quantities) mark(q.span, sgr::kQuantity, "=" + value_of(q));
    for (const Quote& quote : reading_.quotes) {
      const std::string who = speaker(quote.source);
      mark(quote.span, sgr::kQuote, quote.scare ? "" : ":said by " + (who.empty() ? "?" : who));
      if (quote.cue) cues_[quote.cue->start] = *quote.cue;
    }
    for (const Attribution& one : reading_.attributions) {
      if (one.cue) cues_[one.cue->start] = *one.cue;
      const std::string who = speaker(one.source);
      if (!one.direct) mark(one.content, sgr::kContent, ":told by " + (who.empty() ? "?" : who));
    }
    for (const auto& [start, cue] : cues_) mark(cue, sgr::kCue, colour_ ? "" : ":cue");
    for (const Credit& credit : reading_.credits)
      mark(credit.credited, sgr::kCredit, ":" + std::string(name_of(credit.kind)));
    for (const HappeningMention& one : reading_.happenings)
      mark(one.span, sgr::kHappening, ":" + told_of(one));
    // Of marks that begin together the longest comes first, so that brackets nest where they can.
    std::ranges::stable_sort(marks_, {},
                             [](const Mark& m) { return std::pair(m.span.start, ~m.span.end); });
  }

  void marked_text() {
    std::vector<std::uint32_t> edges{0, static_cast<std::uint32_t>(report_.text.size())};
    for (const Mark& one : marks_) {
      edges.push_back(one.span.start);
      edges.push_back(one.span.end);
    }
    for (const Furniture& one : report_.furniture) {
      edges.push_back(one.span.start);
      edges.push_back(one.span.end);
    }
    std::ranges::sort(edges);
    edges.erase(std::ranges::unique(edges).begin(), edges.end());
    std::vector<const Mark*> open;
    std::size_t next = 0;
    for (std::size_t e = 0; e < edges.size(); ++e) {
      close_marks(open, edges[e]);
      for (; next < marks_.size() && marks_[next].span.start == edges[e]; ++next) {
        open.push_back(&marks_[next]);
        if (!colour_ && !marks_[next].note.empty()) out_ += "[";
      }
      if (e + 1 < edges.size()) piece({edges[e], edges[e + 1]}, open);
    }
    out_ += "\n\n";
  }

  void close_marks(std::vector<const Mark*>& open, std::uint32_t edge) {
    for (std::size_t i = open.size(); i > 0; --i) {
      const Mark& one = *open[i - 1];
      if (one.span.end != edge) continue;
      if (!colour_ && !one.note.empty()) out_ += one.note + "]";
      if (colour_ && !one.note.empty()) out_ += coloured(one.note, sgr::kDim, true);
    }
    std::erase_if(open, [edge](const Mark* one) { return one->span.end == edge; });
  }

  void piece(Span span, const std::vector<const Mark*>& open) {
    const std::string shown = visible(cut(report_.text, span));
    if (!colour_) {
      out_ += shown;
      return;
    }
    std::string code;
    while (furniture_ < report_.furniture.size() &&
           report_.furniture[furniture_].span.end <= span.start)
      ++furniture_;
    if (furniture_ < report_.furniture.size() && report_.furniture[furniture_].span.contains(span))
      code = sgr::kDim;
    for (const Mark* one : open) {
      if (!code.empty()) code += ";";
      code += one->style;
    }
    out_ += code.empty() ? shown : coloured(shown, code, true);
  }

  // --- the lists ---------------------------------------------------------------------------------

  void heading(std::string_view title, bool any) {
    if (any) out_ += coloured(title, "1", colour_) + "\n";
  }
  void line(std::string_view what, std::string_view note) {
    out_ += "  ";
    out_ += what;
    out_ += coloured("  " + std::string(note), sgr::kDim, colour_) + "\n";
  }

  void lists() {
    list_names();
    list_roles();
    list_values();
    list_speech();
    list_credits();
    list_happenings();
    out_ += "\n";
  }

  void list_names() {
    heading("names", !reading_.entities.empty());
    for (EntityIndex e = 0; e < reading_.entities.size(); ++e) {
      const Entity& entity = reading_.entities[e];
      const std::size_t count = entity.mentions.size();
      line(name(e), std::string(name_of(entity.kind)) + ", " + std::to_string(count) +
                        (count == 1 ? " mention" : " mentions"));
    }
  }

  void list_roles() {
    heading("roles", !reading_.roles.empty());
    for (const Role& role : reading_.roles) {
      std::string note = name(role.of);
      if (role.state != RoleState::current) note += ", " + word_for(role.state);
      if (role.organization) note += ", of " + name(*role.organization);
      if (role.place) note += ", in " + name(*role.place);
      line(words(role.span), note);
    }
  }

  void list_values() {
    heading("times", !reading_.times.empty());
    for (const TimeExpression& time : reading_.times)
      line(words(time.span), std::string(name_of(time.type)) + " " + time.value);
    heading("quantities", !reading_.quantities.empty());
    for (const Quantity& q : reading_.quantities) {
      std::string note = std::string(name_of(q.kind)) + " " + value_of(q);
      if (q.noun) note += ", of: " + words(*q.noun);
      if (q.verb) note += ", verb: " + words(*q.verb);
      line(words(q.span), note);
    }
  }

  void list_speech() {
    heading("quotes", !reading_.quotes.empty());
    for (const Quote& quote : reading_.quotes) {
      const std::string who = speaker(quote.source);
      std::string note = quote.scare   ? "nobody's: a name, title or distance"
                         : who.empty() ? "speaker unknown"
                                       : who;
      if (quote.continued) note += ", goes on";
      line(words(quote.span), note);
    }
    const bool any = std::ranges::any_of(reading_.attributions,
                                         [](const Attribution& one) { return !one.direct; });
    heading("attributions", any);
    for (const Attribution& one : reading_.attributions) {
      if (one.direct) continue;
      const std::string who = speaker(one.source);
      line(words(one.content), (who.empty() ? std::string("source unknown") : who) +
                                   (one.cue ? ", cue: " + words(*one.cue) : std::string()));
    }
  }

  void list_credits() {
    heading("credits", !reading_.credits.empty());
    for (const Credit& credit : reading_.credits) {
      std::string note = std::string(name_of(credit.kind)) + ": " + words(credit.credited);
      if (credit.how_many) note += ", " + std::to_string(*credit.how_many);
      if (credit.described) note += ", " + words(*credit.described);
      if (credit.whole_report) note += ", for the whole report";
      line(words(credit.span), note);
    }
  }

  void list_happenings() {
    heading("happenings", !reading_.happenings.empty());
    for (const HappeningMention& one : reading_.happenings) {
      std::string note = told_of(one);
      std::string who;
      for (const EntityIndex entity : one.participants)
        who += (who.empty() ? "" : ", ") + name(entity);
      if (!who.empty()) note += ", who: " + who;
      if (one.place) note += ", where: " + name(*one.place);
      if (one.time) note += ", when: " + words(reading_.times[*one.time].span);
      if (one.duration) note += ", how long: " + words(reading_.quantities[*one.duration].span);
      line(words(one.span), note);
    }
  }

  const Report& report_;
  const Reading& reading_;
  bool colour_;
  std::vector<Mark> marks_;
  std::size_t furniture_ = 0;           // the next that a piece may lie in
  std::map<std::uint32_t, Span> cues_;  // by first byte, so that none is marked twice
  std::string out_;
};

}  // namespace

std::string show_annotations(const AnnotatedReport& report, bool colour) {
  return Shower(report, colour).run();
}

}  // namespace synoptic
