// SPDX-License-Identifier: Apache-2.0
#include "cli/versions.h"

#include <optional>

#include "synoptic/json.h"
#include "synoptic/reading.h"
#include "synoptic/text.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

AnnotatedReport annotated(const Report& report) {
  AnnotatedReport out;
  out.report = report;
  out.text = split_text(out.report);
  out.reading = read_report(out.report, out.text);
  return out;
}

void span_or_null(JsonWriter& json, const CodePoints& points, Span span) {
  if (span.empty()) {
    json.null();
  } else {
    json.span(points.of(span));
  }
}

}  // namespace

std::vector<History> find_histories(PlainReports reports) {
  std::vector<History> histories;
  for (VersionGroup& group : find_versions(reports)) {
    History& history = histories.emplace_back();
    std::optional<AnnotatedReport> before;
    for (const ReportIndex index : group.versions) {
      AnnotatedReport after = annotated(*reports[index]);
      if (before) history.revisions.push_back(compare_versions(*before, after));
      before = std::move(after);
    }
    history.group = std::move(group);
  }
  return histories;
}

std::string to_json_lines(PlainReports reports, const std::vector<History>& histories) {
  std::string out;
  for (const History& history : histories) {
    const std::vector<ReportIndex>& versions = history.group.versions;
    JsonWriter json;
    json.begin_object().key("kind").string("versions");
    json.key("order_known").boolean(history.group.order_known).key("versions").begin_array();
    for (const ReportIndex index : versions) json.string(reports[index]->id);
    json.end_array().key("changes").begin_array();
    for (std::size_t i = 0; i < history.revisions.size(); ++i) {
      const Report& before = *reports[versions[i]];
      const Report& after = *reports[versions[i + 1]];
      const CodePoints before_points(before.text);
      const CodePoints after_points(after.text);
      for (const RevisionChange& change : history.revisions[i].changes) {
        json.begin_object().key("from").string(before.id).key("to").string(after.id);
        json.key("op").string(name_of(change.edit.kind)).key("base_span");
        span_or_null(json, before_points, change.edit.before);
        json.key("span");
        span_or_null(json, after_points, change.edit.after);
        json.key("touches").begin_array();
        for (const std::string_view what : touched_by(change)) json.string(what);
        json.end_array().end_object();
      }
    }
    json.end_array().end_object();
    out += json.take();
    out += '\n';
  }
  return out;
}

}  // namespace synoptic
