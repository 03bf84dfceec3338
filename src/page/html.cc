// SPDX-License-Identifier: Apache-2.0
#include "page/html.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "page/blocks.h"
#include "page/charset.h"
#include "page/extract.h"
#include "page/furniture.h"
#include "page/lines.h"
#include "page/metadata.h"
#include "page/patterns.h"
#include "page/plain.h"
#include "page/tree.h"

namespace synoptic {
namespace {

constexpr std::size_t kSniffed = 1024;
constexpr std::size_t kShortArticle = 400;  // bytes
constexpr std::size_t kMuchMore = 3;

Error about(const Record& record, Fault fault, std::string detail) {
  Error error;
  error.fault = fault;
  error.subject = record.path;
  error.line = record.line;
  error.detail = std::move(detail);
  return error;
}

std::optional<Error> unreadable(const Record& record, const PageOptions& options) {
  if (trim(record.bytes).empty()) {
    return about(record, Fault::empty, "no text in it; leave it out");
  }
  if (record.bytes.size() > options.max_page_bytes) {
    return about(
        record, Fault::too_large,
        "over the limit of " + std::to_string(options.max_page_bytes) + " bytes for a page");
  }
  const std::string_view head = std::string_view(record.bytes).substr(0, kSniffed);
  const bool utf16 = head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff");
  if (utf16 || head.find('<') != std::string_view::npos) return std::nullopt;
  auto fault = binary_fault(record.bytes);
  if (fault) fault->subject = record.path;
  return fault;
}

std::string folded(std::string_view text) { return fold_line(trim(text)).lower; }

// The heading of the page that says what some title of the metadata says; else its only <h1>.
const Block* headline_block(const std::vector<Block>& blocks, const Metadata& metadata) {
  const Block* first_h1 = nullptr;
  const Block* longest_match = nullptr;
  for (const Block& block : blocks) {
    const bool heading = block.tag == "h1" || block.tag == "h2" || block.tag == "h3";
    if (!heading) continue;
    if (block.tag == "h1" && first_h1 == nullptr) first_h1 = &block;
    const std::string text = folded(block.text);
    if (text.size() < 8) continue;
    for (const Said& title : metadata.titles) {
      const std::string said = folded(title.value);
      const bool match = said == text || said.starts_with(text) || text.starts_with(said);
      if (match && (longest_match == nullptr || block.text.size() > longest_match->text.size())) {
        longest_match = &block;
      }
    }
  }
  return longest_match != nullptr ? longest_match : first_h1;
}

// Puts a report's text together, paragraph by paragraph, with the way back to the page.
class TextBuilder {
 public:
  Span add(std::string_view text, const std::vector<SourceRun>& source) {
    if (!text_.empty()) add_separator(source.empty() ? SourceRun{} : source.front());
    const auto start = static_cast<std::uint32_t>(text_.size());
    text_ += text;
    for (SourceRun run : source) {
      run.text += start;
      add_run(source_, run);
    }
    return {start, static_cast<std::uint32_t>(text_.size())};
  }

  std::string text_;
  std::vector<SourceRun> source_;

 private:
  // The blank line between two paragraphs stands for the markup between them.
  void add_separator(const SourceRun& next) {
    const auto start = static_cast<std::uint32_t>(text_.size());
    text_ += "\n\n";
    const SourceRun before = source_.empty() ? SourceRun{} : source_.back();
    const std::uint32_t from = before.page + before.page_size;
    const std::uint32_t size = next.page > from ? next.page - from : 0;
    add_run(source_, {start, 2, from, size, true});
  }
};

void take_said(Report& report, const char* field, std::optional<std::string>& slot,
               const std::optional<Said>& said) {
  if (slot || !said) return;
  slot = said->value;
  report.from.push_back({field, said->from});
}

// "en_GB", "en-US" as "en": what follows pages put in by habit, and it says nothing of the words.
std::string plain_language(std::string_view tag) {
  std::string language;
  for (const char c : tag.substr(0, tag.find_first_of("-_,; "))) {
    language += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return language;
}

void take_metadata(Report& report, const Metadata& metadata) {
  take_said(report, "deck", report.deck, metadata.deck);
  take_said(report, "outlet", report.outlet, metadata.outlet);
  take_said(report, "published", report.published, metadata.published);
  take_said(report, "modified", report.modified, metadata.modified);
  take_said(report, "canonical_url", report.canonical_url, metadata.canonical_url);
  take_said(report, "language", report.language, metadata.language);
  if (report.language) report.language = plain_language(*report.language);
  if (!report.url && report.canonical_url) {
    report.url = report.canonical_url;
    report.from.push_back({"url", "link"});
  }
  if (report.byline.empty() && !metadata.byline.empty()) {
    report.byline = metadata.byline;
    report.from.push_back({"byline", metadata.byline_from});
  }
}

// The headline as the page shows it, else as its metadata or the caller says it.
void add_headline(Report& report, const Metadata& metadata, const Block* shown, TextBuilder& text) {
  if (shown != nullptr) {
    report.headline = text.add(shown->text, shown->source);
    if (report.title) return;
    report.title = shown->text;
    report.from.push_back({"title", "text"});
    return;
  }
  const auto said =
      std::ranges::find_if(metadata.titles, [](const Said& s) { return !s.value.empty(); });
  if (said == metadata.titles.end()) return;
  if (!report.title) {
    report.title = said->value;
    report.from.push_back({"title", said->from});
  }
  const auto placed = std::ranges::find_if(
      metadata.titles, [](const Said& s) { return !s.value.empty() && !s.place.empty(); });
  if (placed == metadata.titles.end()) return;
  const auto size = static_cast<std::uint32_t>(placed->value.size());
  report.headline =
      text.add(placed->value, {{0, size, placed->place.start, placed->place.size(), true}});
}

// Furniture of the paragraphs; the extracted text has its headline for certain.
void mark(Report& report) {
  report.furniture = mark_furniture(report.text, report.headline);
  for (const Furniture& furniture : report.furniture) {
    if (furniture.kind != FurnitureKind::dateline || report.dateline) continue;
    report.dateline = std::string(cut(report.text, furniture.span));
    report.from.push_back({"dateline", "text"});
  }
}

struct Found {
  std::vector<Block> blocks;
  std::vector<std::size_t> article;
};

std::size_t size_of(const Found& found) {
  std::size_t size = 0;
  for (const std::size_t i : found.article) size += found.blocks[i].text.size();
  return size;
}

// The article; where next to nothing is left when class names are believed, without them.
Found find_article(const Tree& tree) {
  const auto look = [&tree](ClassNames names) {
    Found found{blocks_of(tree, names), {}};
    found.article = find_article(tree, found.blocks);
    return found;
  };
  Found found = look(ClassNames::believed);
  const std::size_t size = size_of(found);
  if (size >= kShortArticle) return found;
  Found second = look(ClassNames::passed_over);
  return size_of(second) > kMuchMore * size ? second : found;
}

// The guard blanks markup that it does not let through, also where it stands in a title that nobody
// closed and so is text: such a run is a unit, since its bytes are no longer the page's.
void mark_altered(Report& report, std::string_view bytes) {
  for (SourceRun& run : report.source) {
    run.unit = run.unit || std::string_view(report.text).substr(run.text, run.text_size) !=
                               bytes.substr(run.page, run.page_size);
  }
}

}  // namespace

Result<Report> read_html(const Record& record, const PageOptions& options) {
  if (auto fault = unreadable(record, options)) return std::unexpected(std::move(*fault));
  const DecodedPage page = decode_page(record.bytes);
  const Tree tree = parse_html(page.text, options);
  const Metadata metadata = read_metadata(tree);
  const auto [blocks, article] = find_article(tree);
  if (article.empty()) {
    return std::unexpected(about(record, Fault::no_article,
                                 "no paragraph of an article found in the page; save the article's "
                                 "own page, or its text as .txt"));
  }
  Report report;
  report.id = record.id;
  report.path = record.path;
  take_given(report, record.fields);
  TextBuilder text;
  const Block* shown = headline_block(blocks, metadata);
  add_headline(report, metadata, shown, text);
  for (const std::size_t i : article) {
    if (&blocks[i] != shown) text.add(blocks[i].text, blocks[i].source);
  }
  take_metadata(report, metadata);
  report.text = std::move(text.text_);
  report.source = through_charset(text.source_, page.source);
  mark_altered(report, record.bytes);
  if (page.replaced > 0) {
    report.warnings.push_back(std::to_string(page.replaced) +
                              (page.replaced == 1 ? " place is no " : " places are no ") +
                              page.charset + ", read as U+FFFD, the first at byte " +
                              std::to_string(page.first_replaced));
  }
  mark(report);
  return report;
}

}  // namespace synoptic
