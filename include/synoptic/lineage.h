// lineage: takes annotated reports, gives Lineage: who has it from whom.
// SPDX-License-Identifier: Apache-2.0
//
// Outlets are not sources. Five outlets that repeat one agency are one origin. Lineage finds the
// passages that reports share, follows credits, bylines and contribution notes, and says of each
// report, and of each sentence, which origin it goes back to.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/reading.h"
#include "synoptic/span.h"

namespace synoptic {

enum class PassageKind : std::uint8_t { verbatim, near };
[[nodiscard]] std::string_view name_of(PassageKind kind) noexcept;

// What sharing a passage says.
enum class PassageRole : std::uint8_t {
  narrative,    // one has it from the other, or both from a third
  quote,        // mostly words between quotation marks: nothing, both may have heard them
  heading,      // mostly words of headings
  boilerplate,  // what one outlet prints under many otherwise different reports
};
[[nodiscard]] std::string_view name_of(PassageRole role) noexcept;

// A stretch that reports share.
struct Passage {
  std::string id;
  PassageKind kind = PassageKind::verbatim;
  std::vector<Anchor> readings;  // two or more, of different reports, sorted
  PassageRole role = PassageRole::narrative;
  double score = 1;  // equal words over all words of the longer reading
};

enum class OriginKind : std::uint8_t { own, agency, medium, document, post, statement, unknown };
[[nodiscard]] std::string_view name_of(OriginKind kind) noexcept;

// The root of a chain of credits and passages.
struct Origin {
  std::string id;
  std::string label;  // the reports' words for it: "Axios"; for own work the outlet
  OriginKind kind = OriginKind::own;
  std::vector<ReportIndex> reports;  // that have something from it, sorted
};
using OriginIndex = std::uint32_t;

// A credit by its report and its place in that report's Reading::credits.
struct CreditRef {
  ReportIndex report = 0;
  std::uint32_t credit = 0;
  auto operator<=>(const CreditRef&) const = default;
};

enum class EdgeKind : std::uint8_t { passage, credit, byline, link, family };
[[nodiscard]] std::string_view name_of(EdgeKind kind) noexcept;

enum class Certainty : std::uint8_t {
  stated,      // the report says so
  derived,     // times or a link say so
  undirected,  // one of the two has it from the other, or both from a third
};
[[nodiscard]] std::string_view name_of(Certainty certainty) noexcept;

// "to" has something from "from".
struct LineageEdge {
  bool from_origin = false;  // whether `from` is an OriginIndex or a ReportIndex
  std::uint32_t from = 0;
  ReportIndex to = 0;
  EdgeKind kind = EdgeKind::passage;
  Certainty certainty = Certainty::undirected;
  bool circular = false;                // lies on a loop of stated edges: "from" has it from "to"
  std::vector<CreditRef> credits;       // because of these
  std::vector<std::uint32_t> passages;  // and these, into Lineage::passages
  std::vector<Span> links;              // and these links in the text of `to`, sorted
};

// What a stretch of a report goes back to.
struct OriginSpan {
  Anchor anchor;
  OriginIndex origin = 0;
};

struct Lineage {
  std::vector<Passage> passages;
  std::vector<Origin> origins;
  std::vector<LineageEdge> edges;  // sorted by `to`
  std::vector<OriginIndex>
      of_report;                  // per report: what it goes back to where nothing else is said
  std::vector<OriginSpan> spans;  // exceptions, sorted by anchor; those of one report are disjoint

  // For finding the passages of a report: sorted, one row per reading of a passage. May be empty in
  // a lineage made by hand.
  struct PassageOf {
    ReportIndex report = 0;
    std::uint32_t passage = 0;
    auto operator<=>(const PassageOf&) const = default;
  };
  std::vector<PassageOf> passages_of;

  // The origin behind words of a report: the one that most of them go back to.
  // REQUIRES: anchor.report < of_report.size().
  [[nodiscard]] OriginIndex origin_of(const Anchor& anchor) const;
};

// Reports as the page stage gives them. Views: they must outlive the call.
using PlainReports = std::span<const Report* const>;

// What a search for passages must find; the density of fingerprints follows from it.
struct PassageOptions {
  std::uint32_t shingle_words = 5;  // candidates share a run of this many words
  std::uint32_t min_words = 12;     // shorter shared runs are no passage
  // A passage of `sure_words` words of which each is changed with probability `changed` is proposed
  // with probability `recall` at least: the chance of an unchanged run so long that it cannot go
  // unseen (14 words with these values). Shorter runs are mostly seen too, so the true recall is
  // higher; docs/BENCHMARKS.md has it measured.
  std::uint32_t sure_words = 60;
  double changed = 0.1;
  double recall = 0.85;
};

struct LineageOptions {
  PassageOptions passages;
};

// Compares all reports. The outcome does not depend on their order, but for the indices. Never
// fails; time grows with shared text, not with the square of the number of reports.
[[nodiscard]] Lineage trace_lineage(Reports reports, const LineageOptions& options = {});

// The part of a lineage that a few of its reports are concerned in, with their new indices in the
// order of `members`.
[[nodiscard]] Lineage select(const Lineage& lineage, std::span<const ReportIndex> members);

// Two whole reports that are nearly one.
struct Duplicate {
  ReportIndex a = 0;  // a < b
  ReportIndex b = 0;
  double score = 0;  // Jaccard similarity of their sets of 5-word shingles, exact
};

struct DuplicateOptions {
  double at_least = 0.5;  // the similarity that makes a duplicate, above 0, at most 1
  double recall = 0.998;  // the chance that a pair just that similar is found, below 1
  unsigned threads = 1;   // 0: one per core; the outcome is the same
};

// Pairs at or above a similarity, sorted (MinHash candidates, exactly verified; Broder 1997). Of
// more than 48 reports that are nearly one not every pair is given, but enough to join them.
[[nodiscard]] std::vector<Duplicate> find_duplicates(PlainReports reports,
                                                     const DuplicateOptions& options = {});

// The same over texts that are nobody's reports; the pairs are by place in the list.
[[nodiscard]] std::vector<Duplicate> find_duplicates(std::span<const std::string_view> texts,
                                                     const DuplicateOptions& options = {});

// Which report of a group to keep.
enum class KeepPolicy : std::uint8_t {
  first,      // the one published first; of equals, and with no dates, the first by id
  longest,    // the one with the most words
  preferred,  // the one whose outlet stands first in ReuseOptions::preferred, then the first
};

struct ReuseOptions {
  DuplicateOptions duplicates;
  PassageOptions passages;
  bool with_passages = true;
  KeepPolicy keep = KeepPolicy::first;
  std::vector<std::string> preferred;  // outlets by any of their names, the most wanted first
};

// Reports of which one is enough.
struct ReuseGroup {
  bool exact = false;                // word for word, or near
  ReportIndex keep = 0;              // by the policy
  std::vector<ReportIndex> dropped;  // sorted; each is as similar to `keep` as asked for
  double score = 1;                  // the least similarity of one that is dropped to the kept one
};

struct Reuse {
  // Exact groups, then near groups, by the reports they keep. Near groups are made of what the
  // exact ones keep, so a report is dropped once at most.
  std::vector<ReuseGroup> groups;
  std::vector<Duplicate> duplicates;  // sorted
  std::vector<Passage> passages;
};

// Finds what reports share, from their texts alone: quotes are told by their marks. The outcome
// does not depend on the order of the reports, but for the indices, nor on the number of threads.
[[nodiscard]] Reuse find_reuse(PlainReports reports, const ReuseOptions& options = {});

// The lines of `synoptic reuse`: groups, duplicates, passages; each line ends with a newline.
[[nodiscard]] std::string to_json_lines(PlainReports reports, const Reuse& reuse);

// --- versions of one article -------------------------------------------------------------------

enum class ChangeKind : std::uint8_t { cut, insert, replace };
[[nodiscard]] std::string_view name_of(ChangeKind kind) noexcept;

// Words that differ between two texts. Of a cut or insertion the empty span says where.
struct TextEdit {
  ChangeKind kind = ChangeKind::replace;
  Span before;  // bytes of the earlier text
  Span after;   // bytes of the later one
};

// What changed, word by word; capitals, punctuation and spaces do not count. In text order. Never
// fails; stretches of thousands of words that share nothing are one replacement.
[[nodiscard]] std::vector<TextEdit> diff_texts(std::string_view before, std::string_view after);

// The same for two versions of a report; what is furniture in one of them does not count.
[[nodiscard]] std::vector<TextEdit> diff_reports(const Report& before, const Report& after);

// A change, and whether it changes a name, number, time or quote: one that the changed words of
// both versions have alike is not changed.
struct RevisionChange {
  TextEdit edit;
  bool names = false;
  bool numbers = false;
  bool times = false;
  bool quotes = false;
};
struct Revision {
  std::vector<RevisionChange> changes;  // in text order
};
// "names", "numbers", "times", "quotes", as far as the change touches them, in this order.
[[nodiscard]] std::vector<std::string_view> touched_by(const RevisionChange& change);

[[nodiscard]] Revision compare_versions(const AnnotatedReport& before,
                                        const AnnotatedReport& after);

// Reports that are one article at different times, the latest last.
struct VersionGroup {
  std::vector<ReportIndex> versions;  // two or more
  bool order_known = true;            // whether the dates leave no doubt about the order
};

// Reports with one address (article_address) that share text. Sorted; a report is in one group at
// most. The outcome does not depend on the order of the reports, but for the indices.
[[nodiscard]] std::vector<VersionGroup> find_versions(PlainReports reports);

// The address an article is known by: canonical before fetched, without scheme, "www.", fragment,
// trailing slash and campaign parameters. "" when there is none or it is a front page.
//   "https://www.post.example/orra/ferry/?utm_source=x#top"  =>  "post.example/orra/ferry"
[[nodiscard]] std::string article_address(const Report& report);

}  // namespace synoptic
