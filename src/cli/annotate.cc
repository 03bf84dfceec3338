// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "synoptic/pipeline.h"
#include "synoptic/reading.h"

namespace synoptic {
namespace {

// Collects the lines of one report, a heading per kind of annotation.
class Listing {
 public:
  Listing(const Report& report, bool colour) : report_(report), colour_(colour) {}

  void heading(std::string_view name) { out_ += coloured(name, "1", colour_) + "\n"; }

  void line(Span span, std::string_view note) {
    std::string words = visible(cut(report_.text, span));
    for (char& c : words) {
      if (c == '\n') c = ' ';
    }
    out_ += "  " + words + coloured(std::string("  ") + std::string(note), "2", colour_) + "\n";
  }

  [[nodiscard]] std::string words(Span span) const { return visible(cut(report_.text, span)); }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  const Report& report_;
  bool colour_;
  std::string out_;
};

void list_names(const Reading& reading, Listing& list) {
  list.heading("names");
  for (const Entity& entity : reading.entities) {
    const NameMention& fullest = reading.names[entity.fullest];
    list.line(fullest.span, std::string(name_of(entity.kind)) + ", " +
                                std::to_string(entity.mentions.size()) +
                                (entity.mentions.size() == 1 ? " mention" : " mentions"));
  }
  list.heading("roles");
  for (const Role& role : reading.roles) {
    list.line(role.span, list.words(reading.names[reading.entities[role.of].fullest].span));
  }
}

void list_values(const Reading& reading, Listing& list) {
  list.heading("times");
  for (const TimeExpression& time : reading.times)
    list.line(time.span, std::string(name_of(time.type)) + " " + time.value);
  list.heading("quantities");
  for (const Quantity& quantity : reading.quantities) {
    std::string value = std::to_string(quantity.number);
    value.erase(value.find_last_not_of('0') + 1);
    if (value.back() == '.') value.pop_back();
    list.line(quantity.span,
              std::string(name_of(quantity.kind)) + " " + value + " " + visible(quantity.unit));
  }
}

void list_speech(const Reading& reading, Listing& list) {
  const auto source_of = [&](const Source& source) {
    return source.span ? list.words(*source.span) : std::string("—");
  };
  list.heading("quotes");
  for (const Quote& quote : reading.quotes) {
    if (!quote.scare) list.line(quote.span, source_of(quote.source));
  }
  list.heading("attributions");
  for (const Attribution& attribution : reading.attributions) {
    if (!attribution.direct) list.line(attribution.content, source_of(attribution.source));
  }
  list.heading("credits");
  for (const Credit& credit : reading.credits) {
    list.line(credit.span, std::string(name_of(credit.kind)) + ": " + list.words(credit.credited));
  }
  list.heading("happenings");
  for (const HappeningMention& happening : reading.happenings)
    list.line(happening.span, happening.kind);
}

std::string show(const AnnotatedReport& annotated, bool colour) {
  Listing list(annotated.report, colour);
  list_names(annotated.reading, list);
  list_values(annotated.reading, list);
  list_speech(annotated.reading, list);
  return coloured(visible(annotated.report.id), "1;4", colour) + "\n" + list.take() + "\n";
}

}  // namespace

int run_annotate(const CommonOptions& options) {
  Progress progress(options.quiet);
  const RunOptions run = run_options(options, progress);
  const Annotated annotated = annotate(load_pages(options.paths, run), run);
  progress.clear();
  const bool colour = wants_colour(options.no_color);
  std::string out;
  for (const AnnotatedReport& report : annotated.reports) {
    out += options.show ? show(report, colour) : to_json(report) + "\n";
  }
  const int written = exit_code_of(write_out(out));
  const int faults = report_faults(annotated.faults, annotated.passed_over, options.quiet);
  return written != 0 ? written : faults;
}

}  // namespace synoptic
