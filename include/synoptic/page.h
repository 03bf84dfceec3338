// page: takes a Record, gives a Report.
// SPDX-License-Identifier: Apache-2.0
//
// A Report is one article as its reader saw it: headline, byline, date and body text, with
// captions, share buttons, teasers and notices marked as furniture, not thrown away. The Report
// owns its text; every Span in it, and in all later stages, indexes Report::text in bytes.

#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/intake.h"
#include "synoptic/json.h"
#include "synoptic/result.h"
#include "synoptic/span.h"
#include "synoptic/time.h"
#include "synoptic/utf8.h"

namespace synoptic {

enum class FurnitureKind : std::uint8_t {
  caption,  // of a picture or player
  share,    // buttons, counters, newsletter boxes
  teaser,   // links and summaries of other articles, headings over them
  notice,   // corrections, disclaimers, "this article first appeared"
  credit,   // photo and contribution credits
  byline,
  dateline,
  deck,     // the lines under the headline
  comment,  // by readers
  menu,     // navigation, page heads and feet, dialogs
  other,
};
[[nodiscard]] std::string_view name_of(FurnitureKind kind) noexcept;

// A stretch that is no part of the article's own telling.
struct Furniture {
  Span span;
  FurnitureKind kind = FurnitureKind::other;
  auto operator<=>(const Furniture&) const = default;
};

// A piece of the page that is no part of Report::text: a teaser, a newsletter box, a comment.
struct SetAside {
  FurnitureKind kind = FurnitureKind::other;
  std::string text;
  Span page;  // the bytes of the record that it was read from
  auto operator<=>(const SetAside&) const = default;
};

enum class PageKind : std::uint8_t {
  article,
  several,  // articles one after the other
  part,     // of an article that goes on on another page
  front,    // mostly links to articles
  live,     // a live blog
  video,    // a player with a few words
  wall,     // where the article should be, a demand to log in or to pay
  none,
};
[[nodiscard]] std::string_view name_of(PageKind kind) noexcept;

// A run of text that came from a run of the page's bytes. Where it is no unit the bytes are the
// same; a unit (an entity, folded white space, a character of another set) became its text as a
// whole. Units of one size that follow each other are one run with steps: of a word in windows-1251
// each two bytes of the text came from one of the page.
struct SourceRun {
  std::uint32_t text = 0;  // byte in Report::text
  std::uint32_t text_size = 0;
  std::uint32_t page = 0;  // byte in Record::bytes
  std::uint32_t page_size = 0;
  bool unit = false;
  std::uint8_t text_step = 0;  // bytes of each unit of the run; 0: it is one unit
  std::uint8_t page_step = 0;
};

// The runs of a text, sorted, packed into two or three bytes each: a text in which every word, or
// every letter, has a place of its own takes no more than the page. Those that follow each other as
// the same bytes are one.
class SourceMap {
 public:
  class Iterator;

  SourceMap() = default;
  SourceMap(std::initializer_list<SourceRun> runs) {
    for (const SourceRun& run : runs) add(run);
  }

  // REQUIRES: the run begins at or behind the end of the last; where it is no unit its text and its
  // bytes are of one size.
  void add(const SourceRun& run);
  // A unit, as a step of the last run when that is of units of its size.
  void add_unit(SourceRun unit);

  [[nodiscard]] bool empty() const noexcept { return count_ == 0; }
  [[nodiscard]] std::size_t size() const noexcept { return count_; }  // runs
  // REQUIRES: !empty().
  [[nodiscard]] const SourceRun& back() const noexcept { return last_; }
  void replace_back(const SourceRun& run) noexcept { last_ = run; }

  // In their order; a step costs a few instructions.
  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] Iterator end() const;
  // The first run that ends behind a byte of the text, or of the page where that is sorted too.
  [[nodiscard]] Iterator behind_text(std::uint32_t byte) const;
  [[nodiscard]] Iterator behind_page(std::uint32_t byte) const;

 private:
  // Where reading may begin: so many bytes, and the ends of the run before.
  struct Mark {
    std::uint32_t bytes = 0;
    std::uint32_t text = 0;
    std::uint32_t page = 0;
  };

  void pack(const SourceRun& run);
  void pack_number(std::uint32_t number);
  template <class Place>
  [[nodiscard]] Iterator behind(std::uint32_t byte, const Place& place) const;

  std::vector<std::uint8_t> bytes_;  // of all runs but the last
  std::vector<Mark> marks_;          // one for every so many runs
  Mark packed_;                      // the ends of the last packed run
  SourceRun last_;
  std::uint32_t count_ = 0;
};

class SourceMap::Iterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = SourceRun;
  using difference_type = std::ptrdiff_t;
  using pointer = const SourceRun*;
  using reference = const SourceRun&;

  Iterator() = default;
  [[nodiscard]] const SourceRun& operator*() const noexcept { return run_; }
  [[nodiscard]] const SourceRun* operator->() const noexcept { return &run_; }
  Iterator& operator++();
  Iterator operator++(int) {
    Iterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const Iterator& other) const noexcept { return index_ == other.index_; }

 private:
  friend class SourceMap;
  Iterator(const SourceMap& map, std::uint32_t index, const Mark& mark);
  void read();
  [[nodiscard]] std::uint32_t number();

  const SourceMap* map_ = nullptr;
  std::uint32_t index_ = 0;
  std::uint32_t at_ = 0;  // byte
  SourceRun run_;
};

// Words of Report::text that lead to another page.
struct Link {
  Span span;
  std::string url;  // absolute, as far as the page lets that be known
};

// Where a field came from: "given" (JSON line or reports.json), "json-ld", "meta", "time", "url",
// "text", "file"; one row per field that is known.
struct FieldOrigin {
  std::string field;
  std::string from;
};

struct Report {
  std::string id;
  std::string path;  // where the record lay, for messages
  std::optional<std::string> outlet;
  std::optional<std::string> url;
  std::optional<std::string> canonical_url;
  std::optional<std::string> title;  // as given or as the page says it
  std::optional<std::string> deck;
  std::vector<std::string> byline;
  std::optional<std::string> dateline;
  std::optional<std::string> published;      // ISO 8601, or absent when not understood
  std::optional<std::string> modified;       // likewise
  std::optional<std::string> section;        // "World"
  std::optional<std::string> language;       // BCP 47, of most of the text
  std::vector<std::string> other_languages;  // that a fifth of the text or more is in
  bool paywalled = false;                    // the page says that it is not free to read
  bool cut_off = false;  // the text ends in a demand to log in, to pay or to read on
  PageKind kind = PageKind::article;
  std::string text;                  // well-formed UTF-8
  std::optional<Span> headline;      // where the headline stands in the text
  std::uint32_t body = 0;            // byte of the text behind a headline that stood apart from it
  std::vector<Furniture> furniture;  // sorted, disjoint
  std::vector<SetAside> set_aside;   // of a page, in its order
  std::vector<Link> links;           // of a page; sorted, disjoint
  bool extracted = false;            // from a page; else the text is as it was given
  SourceMap source;                  // empty when the text is the record's bytes
  std::vector<FieldOrigin> from;
  std::vector<std::string> warnings;  // "3 bytes are no UTF-8, the first at byte 17"

  // The publication moment, absent when unknown.
  [[nodiscard]] std::optional<Moment> published_at() const {
    return published ? parse_iso(*published) : std::nullopt;
  }
};

struct PageOptions {
  std::uint32_t max_depth = 512;       // nested elements of a page; deeper ones are flattened
  std::uint32_t max_attributes = 256;  // of one element; the rest are dropped
  std::uint32_t max_page_bytes = 16u << 20;
};

// Reads the article out of a record.
//   text "Flood hits Orra\n\nWater rose."    =>  headline "Flood hits Orra", text unchanged
//   "<h1>Flood</h1><p>Water rose.</p>"       =>  title "Flood", text "Flood\n\nWater rose."
//   "<nav>Home</nav>"                        =>  Fault::no_article
//   ""                                       =>  Fault::empty;  "\x7f" "ELF\0\0"  =>  Fault::binary
// A plain text stays as it is (a byte order mark dropped, ill-formed UTF-8 as U+FFFD); of a JSON
// line with a title apart from its text the title stands first, then a blank line. Never fails
// because HTML is malformed. Safe to call from many threads.
[[nodiscard]] Result<Report> read_page(const Record& record, const PageOptions& options = {});

// Marks the furniture of a plain text (exposed for tests). Sorted, disjoint.
[[nodiscard]] std::vector<Furniture> mark_furniture(std::string_view text);

// The article's own telling: of a page the paragraphs without the headline and without those that
// are furniture as a whole, of any other text the text behind a headline that stood apart from it.
//   headline "Flood", text "Flood\n\nWater rose.\n\nShare this"  =>  "Water rose.", set aside
//   "Share this"
struct Body {
  std::string text;
  std::vector<Furniture> furniture;  // in the text, such as a dateline; spans into Body::text
  std::vector<SetAside> set_aside;   // Report::set_aside and the furniture left out, in page order
};
[[nodiscard]] Body body_of(const Report& report);

// One line of `synoptic page`. Its "text" is body_of(), so that it can be read again as JSONL.
[[nodiscard]] std::string to_json(const Report& report);

}  // namespace synoptic
