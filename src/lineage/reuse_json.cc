// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <vector>

#include "synoptic/json.h"
#include "synoptic/lineage.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

class ReuseWriter {
 public:
  explicit ReuseWriter(PlainReports reports) : reports_(reports), points_(reports.size()) {}

  void group(const ReuseGroup& group) {
    JsonWriter json;
    json.begin_object().key("kind").string(group.exact ? "exact" : "near");
    json.key("score").number(group.score);
    json.key("keep").string(reports_[group.keep]->id).key("drop").begin_array();
    for (const ReportIndex report : group.dropped) json.string(reports_[report]->id);
    json.end_array();
    std::vector<Anchor> readings = {whole(group.keep)};
    for (const ReportIndex report : group.dropped) readings.push_back(whole(report));
    finish(json, readings);
  }

  void duplicate(const Duplicate& pair) {
    JsonWriter json;
    json.begin_object().key("kind").string("duplicate").key("score").number(pair.score);
    finish(json, {whole(pair.a), whole(pair.b)});
  }

  void passage(const Passage& passage) {
    JsonWriter json;
    json.begin_object().key("kind").string("passage").key("score").number(passage.score);
    json.key("match").string(name_of(passage.kind)).key("role").string(name_of(passage.role));
    finish(json, passage.readings);
  }

  std::string take() { return std::move(out_); }

 private:
  void finish(JsonWriter& json, const std::vector<Anchor>& readings) {
    json.key("readings").begin_array();
    for (const Anchor& reading : readings) {
      json.begin_object().key("report").string(reports_[reading.report]->id);
      json.key("span").span(points_of(reading.report).of(reading.span)).end_object();
    }
    json.end_array().end_object();
    out_ += json.take();
    out_ += '\n';
  }

  [[nodiscard]] Anchor whole(ReportIndex report) const {
    return {report, {0, static_cast<std::uint32_t>(reports_[report]->text.size())}};
  }

  const CodePoints& points_of(ReportIndex report) {
    if (!points_[report]) points_[report].emplace(reports_[report]->text);
    return *points_[report];
  }

  PlainReports reports_;
  std::vector<std::optional<CodePoints>> points_;
  std::string out_;
};

}  // namespace

std::string to_json_lines(PlainReports reports, const Reuse& reuse) {
  ReuseWriter writer(reports);
  for (const ReuseGroup& group : reuse.groups) writer.group(group);
  for (const Duplicate& pair : reuse.duplicates) writer.duplicate(pair);
  for (const Passage& passage : reuse.passages) writer.passage(passage);
  return writer.take();
}

}  // namespace synoptic
