// Annotating as a stream: a batch of records is read, annotated on all threads, handed on in the
// order of the input, and forgotten. So what a run holds depends on the largest records, not on how
// many there are.
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "pipeline/load.h"
#include "synoptic/ids.h"
#include "synoptic/parallel.h"
#include "synoptic/pipeline.h"

namespace synoptic {
namespace {

constexpr std::size_t kBatchRecords = 256;
constexpr std::size_t kBatchBytes = std::size_t{4} << 20;
constexpr std::size_t kIdsRemembered = 1'000'000;

// A record on its way: an error of its own, or what was read of it.
struct Item {
  std::optional<Record> record;  // without its bytes, once it was read
  std::optional<Error> fault;
  std::optional<AnnotatedReport> annotated;
};

// Ids that were given out in earlier batches, by their hashes.
class GivenIds {
 public:
  // Whether the id is new; it is remembered.
  bool take(std::string_view id) {
    if (!known_.insert(hash_bytes(id)).second) return false;
    order_.push_back(hash_bytes(id));
    if (order_.size() > kIdsRemembered) {
      known_.erase(order_.front());
      order_.pop_front();
    }
    return true;
  }

 private:
  std::unordered_set<std::uint64_t> known_;
  std::deque<std::uint64_t> order_;
};

class AnnotatingStream {
 public:
  AnnotatingStream(const RunOptions& options, const AnnotatedSink& sink)
      : options_(options), sink_(sink) {}

  LeftOut run(const std::vector<std::string>& paths) {
    Intake intake(paths, options_.intake);
    std::size_t bytes = 0;
    while (std::optional<Result<Record>> next = intake.next()) {
      Item& item = batch_.emplace_back();
      if (*next) {
        bytes += (*next)->bytes.size() + (*next)->fields.text.value_or("").size();
        item.record = std::move(**next);
      } else {
        item.fault = std::move(next->error());
      }
      if (bytes < kBatchBytes && batch_.size() < kBatchRecords) continue;
      if (!hand_on()) break;
      bytes = 0;
    }
    hand_on();
    left_out_.passed_over = intake.passed_over();
    return left_out_;
  }

 private:
  void read(Item& item) const {
    if (!item.record) return;
    Result<Report> report = read_page(*item.record, options_.page);
    item.record->bytes = {};
    item.record->fields = {};
    if (!report) {
      item.fault = std::move(report.error());
      return;
    }
    AnnotatedReport& annotated = item.annotated.emplace();
    annotated.report = std::move(*report);
    NotArticles unused;
    if (count_of(unused, annotated.report.kind) != nullptr) return;
    annotated.text = split_text(annotated.report);
    annotated.reading = read_report(annotated.report, annotated.text);
  }

  // Ids are settled among the pages of a batch, articles or not, as they are where all are held.
  void settle() {
    std::vector<Record> records;
    std::vector<Report*> reports;
    for (Item& item : batch_) {
      if (!item.annotated) continue;
      records.push_back(std::move(*item.record));
      reports.push_back(&item.annotated->report);
    }
    settle_ids(records);
    for (std::size_t i = 0; i < records.size(); ++i) {
      const Record& record = records[i];
      std::string id = record.id;
      if (!given_.take(id)) {
        id += "@" + subject_of(record);
        if (record.line > 0) id += ":" + std::to_string(record.line);
        given_.take(id);
      }
      reports[i]->id = std::move(id);
    }
  }

  // False when nobody wants more.
  bool hand_on() {
    for_each_index(batch_.size(), options_.threads, [&](std::size_t i) { read(batch_[i]); });
    settle();
    for (Item& item : batch_) {
      if (wanted_) tell(item);
    }
    done_ += batch_.size();
    if (options_.progress) options_.progress("reading", done_, 0);
    batch_.clear();
    return wanted_;
  }

  void tell(Item& item) {
    if (item.fault) {
      const std::optional<Error> fault =
          item.record ? fault_of(*item.record, std::move(*item.fault), left_out_.not_articles)
                      : std::move(item.fault);
      if (fault) sink_.fault(*fault);
    } else if (std::size_t* const count =
                   count_of(left_out_.not_articles, item.annotated->report.kind)) {
      ++*count;
    } else {
      wanted_ = sink_.report(*item.annotated);
    }
  }

  const RunOptions& options_;
  const AnnotatedSink& sink_;
  std::vector<Item> batch_;
  GivenIds given_;
  LeftOut left_out_;
  std::size_t done_ = 0;
  bool wanted_ = true;
};

}  // namespace

LeftOut annotate_each(const std::vector<std::string>& paths, const RunOptions& options,
                      const AnnotatedSink& sink) {
  return AnnotatingStream(options, sink).run(paths);
}

}  // namespace synoptic
