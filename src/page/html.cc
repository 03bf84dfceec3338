// SPDX-License-Identifier: Apache-2.0
#include "page/html.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "page/blocks.h"
#include "page/charset.h"
#include "page/dates.h"
#include "page/extract.h"
#include "page/furniture.h"
#include "page/kind.h"
#include "page/language.h"
#include "page/lines.h"
#include "page/links.h"
#include "page/metadata.h"
#include "page/names.h"
#include "page/outlet.h"
#include "page/patterns.h"
#include "page/plain.h"
#include "page/tree.h"
#include "page/visible.h"

namespace synoptic {
namespace {

constexpr std::size_t kSniffed = 1024;
constexpr std::size_t kShortArticle = 400;  // bytes
constexpr std::size_t kMuchMore = 3;
constexpr std::uint32_t kBlankLine = 2;  // bytes between paragraphs

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
    const bool heading = block.tag == Tag::h1 || block.tag == Tag::h2 || block.tag == Tag::h3;
    if (!heading) continue;
    if (block.tag == Tag::h1 && first_h1 == nullptr) first_h1 = &block;
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
  // `size` is about how many bytes the text will have; `charset` leads from the decoded page, where
  // sources lie, to the page.
  TextBuilder(std::size_t size, const SourceMap& charset) : charset_(charset) {
    text_.reserve(size);
  }

  Span add(std::string_view text, const SourceMap& decoded) {
    SourceMap mapped;
    if (!charset_.empty()) mapped = through_charset(decoded, charset_);
    const SourceMap& source = charset_.empty() ? decoded : mapped;
    if (!text_.empty()) add_separator(source.empty() ? SourceRun{} : *source.begin());
    const auto start = static_cast<std::uint32_t>(text_.size());
    text_ += text;
    for (SourceRun run : source) {
      run.text += start;
      source_.add(run);
    }
    return {start, static_cast<std::uint32_t>(text_.size())};
  }

  std::string text_;
  SourceMap source_;

 private:
  const SourceMap& charset_;

  // The blank line between two paragraphs stands for the markup between them.
  void add_separator(const SourceRun& next) {
    const auto start = static_cast<std::uint32_t>(text_.size());
    text_ += "\n\n";
    const SourceRun before = source_.empty() ? SourceRun{} : source_.back();
    const std::uint32_t from = before.page + before.page_size;
    const std::uint32_t size = next.page > from ? next.page - from : 0;
    source_.add({start, 2, from, size, true});
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

// The words decide; what the page says of itself counts where they do not.
void take_language(Report& report, const std::optional<Said>& declared) {
  if (report.language) return;
  const Detected detected = detect_language(std::string_view(report.text).substr(report.body));
  report.other_languages = detected.others;
  const std::string said = declared ? plain_language(declared->value) : "";
  if (detected.language.empty()) {
    if (said.empty()) return;
    report.language = said;
    report.from.push_back({"language", declared->from});
    return;
  }
  report.language = detected.language;
  report.from.push_back({"language", said == detected.language ? declared->from : "text"});
  if (!said.empty() && said != detected.language) {
    report.warnings.push_back("the page says it is in \"" + said.substr(0, 20) +
                              "\", its words are in \"" + detected.language + "\"");
  }
}

// The day that readers saw counts: a moment in UTC may fall on the next one.
void take_published(Report& report, const Metadata& metadata, const Visible& seen) {
  if (report.published) return;
  const std::string url = report.canonical_url.value_or(report.url.value_or(""));
  const auto in_url = date_in_url(url);
  if (!metadata.published) {
    const auto& found = seen.published ? seen.published : in_url;
    if (!found) return;
    report.published = found;
    report.from.push_back({"published", seen.published ? "text" : "url"});
    return;
  }
  const std::string& said = metadata.published->value;
  report.published = said;
  const auto differs_by_a_day = [&said](const std::string& other) {
    const auto a = parse_iso(said);
    const auto b = parse_iso(other);
    if (!a || !b || !a->second) return false;
    const auto days = days_from_civil(a->day) - days_from_civil(b->day);
    return days == 1 || days == -1;
  };
  if (seen.published && !seen.updated && differs_by_a_day(*seen.published)) {
    report.published = seen.published;
    report.from.push_back({"published", "text"});
  } else if (!seen.published && in_url && differs_by_a_day(*in_url) && said.ends_with('Z')) {
    report.published = in_url;
    report.from.push_back({"published", "url"});
  } else {
    report.from.push_back({"published", metadata.published->from});
  }
}

// Who the page prints behind "By" is believed before what its metadata says, but for people named
// in JSON-LD.
void take_byline(Report& report, const Metadata& metadata, const Visible& seen) {
  if (!report.byline.empty()) return;
  const NameRules rules{report.outlet ? std::string_view(*report.outlet) : std::string_view()};
  const std::vector<std::string> said = tidy_names(metadata.byline, rules);
  const bool people = std::ranges::any_of(
      said, [&](const std::string& name) { return is_person_like(name) && name != rules.outlet; });
  const bool shown =
      !seen.byline.empty() &&
      (said.empty() || (!people && std::ranges::any_of(seen.byline, is_person_like)) ||
       (seen.by && metadata.byline_from == "meta"));
  report.byline = shown ? seen.byline : said;
  if (!report.byline.empty()) {
    report.from.push_back({"byline", shown ? "text" : metadata.byline_from});
  }
}

void take_metadata(Report& report, const Metadata& metadata, const Visible& seen) {
  take_said(report, "deck", report.deck, metadata.deck);
  take_said(report, "modified", report.modified, metadata.modified);
  take_said(report, "canonical_url", report.canonical_url, metadata.canonical_url);
  take_said(report, "section", report.section, metadata.section);
  if (!report.url && report.canonical_url) {
    report.url = report.canonical_url;
    report.from.push_back({"url", "link"});
  }
  take_published(report, metadata, seen);
  take_byline(report, metadata, seen);
  report.paywalled = metadata.paywalled;
}

void take_outlet(Report& report, const Metadata& metadata) {
  if (report.outlet) return;
  OutletClues clues = metadata.outlet;
  if (report.title) clues.headline = *report.title;
  if (report.url) clues.url = *report.url;
  const auto outlet = choose_outlet(clues);
  if (!outlet) return;
  report.outlet = outlet->name;
  report.from.push_back({"outlet", outlet->from});
}

// The headline as the page shows it, else as its metadata or the caller says it.
void add_headline(Report& report, const Metadata& metadata, const Tree& tree, const Block* shown,
                  TextBuilder& text) {
  if (shown != nullptr) {
    report.headline = text.add(shown->text, source_of(tree, *shown));
    if (report.title) return;
    report.title = std::string(shown->text);
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

// How many bytes add_headline() adds at most.
std::size_t longest_headline(const Block* shown, const Metadata& metadata) {
  if (shown != nullptr) return shown->text.size() + kBlankLine;
  std::size_t longest = 0;
  for (const Said& title : metadata.titles) longest = std::max(longest, title.value.size());
  return longest + kBlankLine;
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
  Blocks blocks;
  std::vector<std::size_t> article;
};

std::size_t size_of(const Found& found) {
  std::size_t size = 0;
  for (const std::size_t i : found.article) size += found.blocks.list[i].text.size();
  return size;
}

// The article; where next to nothing is left when class names are believed, without them.
Found find_article(const Tree& tree, const Guide& guide) {
  const auto look = [&](ClassNames names) {
    Found found{blocks_of(tree, names), {}};
    found.article = find_article(tree, found.blocks.list, guide);
    return found;
  };
  std::size_t size = 0;
  {
    Found found = look(ClassNames::believed);
    size = size_of(found);
    if (size >= kShortArticle) return found;
  }  // never two of them at once in memory
  {
    Found found = look(ClassNames::passed_over);
    if (size_of(found) > kMuchMore * size) return found;
  }
  return look(ClassNames::believed);
}

// The pieces of the page that are no part of the text, joined where they follow each other; what is
// a menu or stands far from the article and is nothing in particular is left out.
void set_aside(Report& report, const Tree& tree, const Found& found, const Block* headline,
               const SourceMap& charset) {
  const std::vector<Block>& blocks = found.blocks.list;
  const std::size_t first = found.article.front();
  const std::size_t last = found.article.back();
  std::size_t next = 0;
  std::size_t before = std::string::npos;  // the block that the last piece ends in
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    while (next < found.article.size() && found.article[next] < i) ++next;
    if ((next < found.article.size() && found.article[next] == i) || &block == headline) continue;
    const bool near = i > first && i < last;
    if (!near && (!block.aside || *block.aside == FurnitureKind::menu)) continue;
    const FurnitureKind kind = block.aside.value_or(kind_of_line(block.text));
    const Span decoded{tree.nodes[block.pieces.front()].place.start,
                       tree.nodes[block.pieces.back()].place.end};
    Span page = decoded;
    if (!charset.empty()) {
      const SourceMap runs =
          through_charset({{0, 1, decoded.start, decoded.size(), true}}, charset);
      page = {runs.back().page, runs.back().page + runs.back().page_size};
    }
    if (before + 1 == i && !report.set_aside.empty() && report.set_aside.back().kind == kind) {
      report.set_aside.back().text += '\n';
      report.set_aside.back().text += block.text;
      report.set_aside.back().page.end = page.end;
    } else {
      report.set_aside.push_back({kind, std::string(block.text), page});
    }
    before = i;
  }
}

// The article's first block behind its headline.
std::size_t first_paragraph(const std::vector<Block>& blocks,
                            const std::vector<std::size_t>& article, const Block* headline) {
  const auto first = std::ranges::find_if(
      article, [&](std::size_t i) { return headline == nullptr || &blocks[i] > headline; });
  return first == article.end() ? article.front() : *first;
}

std::optional<std::size_t> index_of(const std::vector<Block>& blocks, const Block* block) {
  if (block == nullptr) return std::nullopt;
  return static_cast<std::size_t>(block - blocks.data());
}

// All but the language, which needs memory of its own: that of the page is given back before. What
// the page says of it is left in `declared`.
Result<Report> read_tree(const Record& record, const PageOptions& options,
                         std::optional<Said>& declared) {
  const DecodedPage page = decode_page(record.bytes, record.charset);
  const Tree tree = parse_html(page.text, options);
  const Metadata metadata = read_metadata(tree);
  const Guide guide{metadata.article_body,
                    metadata.deck ? std::string_view(metadata.deck->value) : std::string_view()};
  const Found found = find_article(tree, guide);
  const std::vector<Block>& blocks = found.blocks.list;
  const std::vector<std::size_t>& article = found.article;
  if (article.empty()) {
    return std::unexpected(about(record, Fault::no_article,
                                 "no paragraph of an article found in the page; save the article's "
                                 "own page, or its text as .txt"));
  }
  Report report;
  report.id = record.id;
  report.path = record.path;
  report.extracted = true;
  take_given(report, record.fields);
  const Block* shown = headline_block(blocks, metadata);
  TextBuilder text(size_of(found) + kBlankLine * article.size() + longest_headline(shown, metadata),
                   page.source);
  add_headline(report, metadata, tree, shown, text);
  for (const std::size_t i : article) {
    if (&blocks[i] == shown) continue;
    const SourceMap source = source_of(tree, blocks[i]);
    const Span place = text.add(blocks[i].text, source);
    add_links(tree, blocks[i], source, place.start, report.links);
  }
  report.text = std::move(text.text_);
  report.source = std::move(text.source_);
  if (page.replaced > 0) {
    report.warnings.push_back(std::to_string(page.replaced) +
                              (page.replaced == 1 ? " place is no " : " places are no ") +
                              page.charset + ", read as U+FFFD, the first at byte " +
                              std::to_string(page.first_replaced));
  }
  if (!page.declared.empty()) {
    report.warnings.push_back("said to be " + page.declared + ", read as " + page.charset +
                              ", which its bytes are");
  }
  report.body = report.headline ? std::min(static_cast<std::uint32_t>(report.text.size()),
                                           report.headline->end + kBlankLine)
                                : 0;
  take_outlet(report, metadata);
  const VisibleRules rules{
      report.outlet ? std::string_view(*report.outlet) : std::string_view(),
      metadata.language ? day_order_of(metadata.language->value) : DayOrder::unknown};
  const Visible seen =
      read_visible(blocks, index_of(blocks, shown), first_paragraph(blocks, article, shown), rules);
  take_metadata(report, metadata, seen);
  settle_links(report.url.value_or(""), report.links);
  declared = metadata.language;
  const KindFound kind = kind_of(tree, metadata, blocks, article, report.url.value_or(""));
  report.kind = kind.kind;
  report.cut_off = kind.cut_off;
  if (tree.truncated)
    report.warnings.push_back("the page has too many elements; its end was left out");
  set_aside(report, tree, found, shown, page.source);
  return report;
}

}  // namespace

Result<Report> read_html(const Record& record, const PageOptions& options) {
  if (auto fault = unreadable(record, options)) return std::unexpected(std::move(*fault));
  std::optional<Said> declared;
  auto report = read_tree(record, options, declared);
  if (!report) return report;
  take_language(*report, declared);
  mark(*report);
  return report;
}

}  // namespace synoptic
