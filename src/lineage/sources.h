// lineage: the roots that reports name: media, agencies, documents and people.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lineage/voices.h"
#include "synoptic/lineage.h"

namespace synoptic::lineage {

// A root by its place in Sources.
using SourceIndex = std::uint32_t;

struct NamedSource {
  std::string key;    // what it is known by: "outlet:harbourpost", "person:ana lind"
  std::string label;  // the words of the first report that names it
  OriginKind kind = OriginKind::unknown;
  std::uint32_t first_rank = 0;  // of the first report that names it
};

// The name of a document or of an institution, taken apart.
struct Description {
  std::string head;             // singular, of several names the first: "lawsuit"
  std::set<std::string> about;  // the other words that say which it is
  bool definite = false;        // "the report", "his report"
  bool empty() const { return head.empty(); }
};

// Takes apart the words that name a source: "the inspector general's report" has the head "report",
// about "inspector" and "general".
[[nodiscard]] Description describe(const AnnotatedReport& report, Span words);

// Whether a description only points back: "the documents", "the outlet".
[[nodiscard]] bool points_to_document(const Description& description);
[[nodiscard]] bool points_to_medium(const Description& description);

// Whose report it is: "Orra Ledger" of "the Orra Ledger report"; empty where the last word is none
// for what a medium brings.
[[nodiscard]] std::string_view medium_in(const AnnotatedReport& report, Span words);

// Whether a source without a name is one voice within a story ("police").
[[nodiscard]] bool is_one_voice(const Description& description);

// The author that stands behind a source for others too ("prosecution" for an indictment), "" when
// none is known. A few of them count only in a report that has a word beginning with another.
[[nodiscard]] std::string author_behind(const AnnotatedReport& report,
                                        const Description& description);

// The singular of a folded word, as heads of descriptions have it.
[[nodiscard]] std::string singular(std::string_view word);

// Whether a document speaks by a cue ("showed"), and whether a description stands for one
// mentioned before ("the new ones").
[[nodiscard]] bool is_showing(const AnnotatedReport& report, Span cue);
[[nodiscard]] bool stands_for_document(const Description& description);

// Whether it is something that a person writes or gives, and that speaks for that person
// ("letter").
[[nodiscard]] bool is_personal(const Description& description);

// The words for a document that tells by itself at the head of a sentence, or for an office that
// found something out; absent when none does.
//   "The suit does not specifically seek to …"          =>  "The suit"
//   "The auditor, who had seen the books, found that …"  =>  "The auditor"
[[nodiscard]] std::optional<Span> document_that_tells(const AnnotatedReport& report,
                                                      const Sentence& sentence);

// The document a part of which a sentence begins with, by its head; "" when it does not.
//   "In the next shot, the guard falls."  =>  "video"
[[nodiscard]] std::string document_of_part(const AnnotatedReport& report, const Sentence& sentence);

// Whether a sentence tells what is seen or heard ("The guard is then seen running"), and whether
// what has that head can show it ("video").
[[nodiscard]] bool is_perceived(const AnnotatedReport& report, const Sentence& sentence);
[[nodiscard]] bool is_film(std::string_view head);

// Whether an attribution gives what somebody said or wrote, not what somebody hopes or holds.
[[nodiscard]] bool is_saying(const AnnotatedReport& report, const Attribution& attribution);

// All roots of a batch of reports. Reports must come in canonical order, since a source that is
// known by a description alone ("the indictment", "police") is the same in two reports only when
// they are about the same names, and the first of them gives it its identity.
class Sources {
 public:
  // `profiles` by rank; viewed.
  explicit Sources(std::span<const Profile> profiles) : profiles_(profiles) {}

  [[nodiscard]] const NamedSource& at(SourceIndex source) const { return sources_[source]; }
  [[nodiscard]] std::size_t size() const { return sources_.size(); }

  // An outlet or agency by any of its names. `label` counts when it is new.
  SourceIndex outlet(std::uint32_t rank, std::string_view name, OriginKind kind);
  // An outlet that was named as one before.
  [[nodiscard]] std::optional<SourceIndex> known_outlet(std::string_view name) const;
  // A report whose outlet nobody knows.
  SourceIndex lone_report(std::uint32_t rank, const Report& report);
  // A person, organisation or place that speaks in the report of that rank.
  SourceIndex voice(std::uint32_t rank, const Voice& voice);
  // A document, or an institution without a name.
  SourceIndex described(std::uint32_t rank, const Description& description, std::string label,
                        OriginKind kind);

  // What outlets have from each other, in a circle: one root that nobody knows. Of one outlet it is
  // the outlet itself.
  SourceIndex loop(std::vector<SourceIndex> outlets);

  // Takes note that a person published words as a post.
  void mark_post(SourceIndex source);

 private:
  struct Cluster {
    SourceIndex source = 0;
    std::set<std::string> about;
  };
  using Names = std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>;
  // The clusters of one head: sources that share a description but not a story.
  struct Bucket {
    std::vector<Cluster> clusters;
    Names by_name;  // hash of a name => clusters whose reports have it
  };

  SourceIndex intern(std::string key, std::string_view label, OriginKind kind, std::uint32_t rank);
  [[nodiscard]] std::optional<std::uint32_t> cluster_for(const Bucket& bucket, std::uint32_t rank,
                                                         const std::set<std::string>& about) const;
  SourceIndex in_bucket(std::string head, std::uint32_t rank, const std::set<std::string>& about,
                        std::string_view label, OriginKind kind);

  std::span<const Profile> profiles_;
  std::vector<NamedSource> sources_;
  std::unordered_map<std::string, SourceIndex> by_key_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace synoptic::lineage
