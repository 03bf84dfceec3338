// SPDX-License-Identifier: Apache-2.0
#include "synoptic/page.h"

#include <cstdio>
#include <string>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "synoptic/pipeline.h"

namespace synoptic {
namespace {

void append_field(std::string& out, std::string_view name, const std::optional<std::string>& value,
                  const Report& report, bool colour) {
  if (!value) return;
  std::string from;
  for (const FieldOrigin& origin : report.from) {
    if (origin.field == name) from = "  (" + origin.from + ")";
  }
  std::string label(name);
  label.resize(12, ' ');
  out += coloured(label, "1", colour) + visible(*value) + coloured(from, "2", colour) + "\n";
}

// What is not usual about the page; absent for a whole article that is free to read.
std::optional<std::string> said_of(const Report& report) {
  std::string said;
  if (report.kind != PageKind::article) said += name_of(report.kind);
  if (report.paywalled) said += said.empty() ? "paywalled" : ", paywalled";
  if (report.cut_off) said += said.empty() ? "cut off" : ", cut off";
  if (said.empty()) return std::nullopt;
  return said;
}

// Fields with their origin, then the text with its furniture dimmed, or in ⟦ ⟧ without colour, then
// what of the page was set aside.
std::string show(const Report& report, bool colour) {
  std::string out = coloured(visible(report.id), "1;4", colour) + "\n";
  append_field(out, "outlet", report.outlet, report, colour);
  append_field(out, "title", report.title, report, colour);
  append_field(out, "deck", report.deck, report, colour);
  append_field(out, "published", report.published, report, colour);
  append_field(out, "modified", report.modified, report, colour);
  append_field(out, "section", report.section, report, colour);
  append_field(out, "language", report.language, report, colour);
  for (const std::string& language : report.other_languages)
    append_field(out, "also in", language, report, colour);
  append_field(out, "url", report.url, report, colour);
  for (const std::string& name : report.byline) append_field(out, "byline", name, report, colour);
  append_field(out, "kind", said_of(report), report, colour);
  for (const std::string& warning : report.warnings)
    out += "warning     " + visible(warning) + "\n";
  out += "\n";
  std::uint32_t at = 0;
  for (const Furniture& furniture : report.furniture) {
    out += visible(cut(report.text, {at, furniture.span.start}));
    const std::string words = visible(cut(report.text, furniture.span));
    out += colour ? coloured(words, "2", true)
                  : "⟦" + std::string(name_of(furniture.kind)) + ": " + words + "⟧";
    at = furniture.span.end;
  }
  out += visible(std::string_view(report.text).substr(at));
  for (const SetAside& piece : report.set_aside) {
    out += "\n\n";
    const std::string label(name_of(piece.kind));
    out += colour ? coloured(label + ": " + visible(piece.text), "2", true)
                  : "⟦" + label + ": " + visible(piece.text) + "⟧";
  }
  return out + "\n\n";
}

}  // namespace

int run_page(const CommonOptions& options) {
  Progress progress(options.quiet);
  const Pages pages = load_pages(options.paths, run_options(options, progress));
  progress.clear();
  const bool colour = wants_colour(options.no_color);
  std::string out;
  for (const Report& report : pages.reports)
    out += options.show ? show(report, colour) : to_json(report) + "\n";
  const int written = exit_code_of(write_out(out));
  const int faults = report_faults(pages.faults, pages.left_out, options.quiet);
  return written != 0 ? written : faults;
}

}  // namespace synoptic
