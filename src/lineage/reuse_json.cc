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
  explicit ReuseWriter(Reports reports) : reports_(reports), points_(reports.size()) {}

  void line(std::string_view kind, double score, const std::vector<Anchor>& readings) {
    JsonWriter json;
    json.begin_object().key("kind").string(kind).key("score").number(score);
    json.key("readings").begin_array();
    for (const Anchor& reading : readings) {
      json.begin_object().key("report").string(reports_[reading.report]->report.id);
      json.key("span").span(points_of(reading.report).of(reading.span)).end_object();
    }
    json.end_array().end_object();
    out_ += json.take();
    out_ += '\n';
  }

  std::string take() { return std::move(out_); }

 private:
  const CodePoints& points_of(ReportIndex report) {
    if (!points_[report]) points_[report].emplace(reports_[report]->report.text);
    return *points_[report];
  }

  Reports reports_;
  std::vector<std::optional<CodePoints>> points_;
  std::string out_;
};

}  // namespace

std::string to_json_lines(Reports reports, const std::vector<Duplicate>& duplicates,
                          const std::vector<Passage>& passages) {
  ReuseWriter writer(reports);
  const auto whole = [&](ReportIndex report) {
    return Anchor{report, {0, static_cast<std::uint32_t>(reports[report]->report.text.size())}};
  };
  for (const Duplicate& pair : duplicates) {
    writer.line("duplicate", pair.score, {whole(pair.a), whole(pair.b)});
  }
  for (const Passage& passage : passages) writer.line("passage", passage.score, passage.readings);
  return writer.take();
}

}  // namespace synoptic
