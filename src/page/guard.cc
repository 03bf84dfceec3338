// Making a page harmless before an HTML5 parser sees it.
// SPDX-License-Identifier: Apache-2.0
//
// The tree construction of the HTML standard is not linear: elements nested n deep cost n each, an
// element with n attributes costs n², and formatting elements (<b>, <i>, <font>, <a>, …), which are
// closed and opened again around every block, cost n³ time and n² memory. 40 KB of nested <b> and
// <i> kept a well-known parser busy for ten seconds and 1.4 GB.
//
// Idea: scan the tags once, follow the stack of open elements about as the standard does, and
// overwrite what would hurt in a copy of the same length, so that every byte of text keeps its
// place:
//   <b>, <i>, <font>, …       an empty comment "<!  >": they say nothing about what text is
//   <a href="…">              <y href="…">, an ordinary element that nobody opens again
//   <svg>…</svg>, <math>, <select>, <template>
//                             a comment: their contents have rules of their own
//   "<" in tags, comments and scripts
//                             blank, so that nobody can see markup where we saw none
//   deeper than max_depth     blank (a comment where the element stands inside a line)
//   end tags of nothing       blank, so that the parser need not look for what they end
//   attributes over the limit blank
// Example: "<b>W</b>ater" becomes "<!>W<! >ater", two pieces of text with no blank between.
//
// Counter-example: where the standard keeps an element open that we believe closed, the parser's
// tree is deeper than ours. The places where that happens by the standard's rules (an end tag may
// not reach through a table cell, a button or an object) are followed here; fuzzing holds the rest
// to twice the depth.
//
// Cost: one pass; looking up an open element takes at most max_depth steps.

#include "page/guard.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace synoptic {
namespace {

enum class Class : std::uint8_t { ordinary, formatting, nothing, raw, foreign, gone, renamed };

struct TagRow {
  std::string_view name;
  Class kind;
};

// void elements hold nothing; raw ones hold text up to their own end tag; gone ones are removed
// since they change how the rest of the page is read.
constexpr std::array kTags = {
    TagRow{"a", Class::renamed},         TagRow{"b", Class::formatting},
    TagRow{"big", Class::formatting},    TagRow{"code", Class::formatting},
    TagRow{"em", Class::formatting},     TagRow{"font", Class::formatting},
    TagRow{"i", Class::formatting},      TagRow{"nobr", Class::formatting},
    TagRow{"s", Class::formatting},      TagRow{"small", Class::formatting},
    TagRow{"strike", Class::formatting}, TagRow{"strong", Class::formatting},
    TagRow{"tt", Class::formatting},     TagRow{"u", Class::formatting},
    TagRow{"area", Class::nothing},      TagRow{"base", Class::nothing},
    TagRow{"basefont", Class::nothing},  TagRow{"bgsound", Class::nothing},
    TagRow{"br", Class::nothing},        TagRow{"col", Class::nothing},
    TagRow{"embed", Class::nothing},     TagRow{"hr", Class::nothing},
    TagRow{"image", Class::nothing},     TagRow{"img", Class::nothing},
    TagRow{"input", Class::nothing},     TagRow{"keygen", Class::nothing},
    TagRow{"link", Class::nothing},      TagRow{"meta", Class::nothing},
    TagRow{"param", Class::nothing},     TagRow{"source", Class::nothing},
    TagRow{"track", Class::nothing},     TagRow{"wbr", Class::nothing},
    TagRow{"script", Class::raw},        TagRow{"style", Class::raw},
    TagRow{"textarea", Class::raw},      TagRow{"title", Class::raw},
    TagRow{"xmp", Class::raw},           TagRow{"iframe", Class::raw},
    TagRow{"noembed", Class::raw},       TagRow{"noframes", Class::raw},
    TagRow{"svg", Class::foreign},       TagRow{"math", Class::foreign},
    TagRow{"plaintext", Class::gone},    TagRow{"frameset", Class::gone},
    TagRow{"frame", Class::gone},        TagRow{"isindex", Class::gone},
    TagRow{"template", Class::foreign},  TagRow{"select", Class::foreign},
    TagRow{"form", Class::gone},         TagRow{"option", Class::gone},
    TagRow{"optgroup", Class::gone},
};

Class class_of(std::string_view name) {
  for (const TagRow& row : kTags) {
    if (row.name == name) return row.kind;
  }
  return Class::ordinary;
}

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

// Blocks end an open <p>.
constexpr std::array<std::string_view, 25> kBlocks = {
    "address", "article", "aside", "blockquote", "center", "details", "div", "dl", "fieldset",
    "figure",  "footer",  "form",  "h1",         "h2",     "h3",      "h4",  "h5", "h6",
    "header",  "main",    "nav",   "ol",         "pre",    "section", "ul"};

// An end tag does not reach through these.
constexpr std::array<std::string_view, 8> kWalls = {"table",  "td",      "th",     "caption",
                                                    "object", "marquee", "applet", "button"};
constexpr std::array<std::string_view, 8> kTableParts = {"td",    "th",    "tr",      "tbody",
                                                         "thead", "tfoot", "caption", "colgroup"};
constexpr std::array<std::string_view, 6> kWithinLines = {"span", "y", "cite", "abbr", "time", "q"};

// What the standard calls special and is neither a block nor a wall: the end tag of an ordinary
// element (<span>, <y>, or one that nobody knows) does not reach through special ones.
constexpr std::array<std::string_view, 20> kOtherSpecial = {
    "p",      "li",   "dd",   "dt",      "tr",       "tbody",    "thead",
    "tfoot",  "body", "html", "head",    "summary",  "colgroup", "figcaption",
    "hgroup", "menu", "dir",  "listing", "noscript", "template"};

// What a start tag ends: the nearest open element of these names within reach.
struct EndsRow {
  std::string_view start;
  std::array<std::string_view, 3> ended;
};

constexpr std::array kEnds = {
    EndsRow{"li", {"li"}},
    EndsRow{"dt", {"dt", "dd"}},
    EndsRow{"dd", {"dt", "dd"}},
    EndsRow{"td", {"td", "th"}},
    EndsRow{"th", {"td", "th"}},
    EndsRow{"tr", {"tr"}},
    EndsRow{"tbody", {"tbody", "thead", "tfoot"}},
    EndsRow{"thead", {"tbody", "thead", "tfoot"}},
    EndsRow{"tfoot", {"tbody", "thead", "tfoot"}},
};

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

struct Open {
  std::string name;
  bool special = false;
  bool wall = false;
};

class Guard {
 public:
  Guard(std::string_view page, const PageOptions& options)
      : page_(page), out_(page), options_(options) {}

  std::string run() {
    std::size_t at = 0;
    while ((at = page_.find('<', at)) != std::string_view::npos) {
      const std::size_t end = take_markup(at);
      hide_openings(at + 1, end);
      at = end;
    }
    std::ranges::replace(out_, '\0', ' ');
    return std::move(out_);
  }

 private:
  // Gives the byte behind what begins at '<'.
  std::size_t take_markup(std::size_t at) {
    if (at + 1 >= page_.size()) return page_.size();
    const char next = page_[at + 1];
    if (next == '!') return take_declaration(at);
    if (next == '?') return after(page_.find('>', at));
    if (next == '/') {
      if (at + 2 < page_.size() && is_letter(page_[at + 2])) return take_end_tag(at);
      return after(page_.find('>', at));
    }
    return is_letter(next) ? take_start_tag(at) : at + 1;
  }

  // No '<' is left that we have not read ourselves: inside tags, comments and scripts a parser
  // might see markup where we saw none.
  void hide_openings(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      if (out_[i] == '<' && i != raw_end_) out_[i] = ' ';
    }
  }

  [[nodiscard]] std::size_t after(std::size_t found) const {
    return found == std::string_view::npos ? page_.size() : found + 1;
  }

  std::size_t take_declaration(std::size_t at) {
    if (!page_.substr(at).starts_with("<!--")) return after(page_.find('>', at));
    if (page_.substr(at + 4).starts_with('>')) return at + 5;
    if (page_.substr(at + 4).starts_with("->")) return at + 6;
    const std::size_t end = page_.find("--", at + 4);
    // "-->" or "--!>"; other pairs of dashes belong to the comment.
    for (std::size_t dash = end; dash != std::string_view::npos;
         dash = page_.find("--", dash + 1)) {
      if (page_.substr(dash + 2).starts_with('>')) return dash + 3;
      if (page_.substr(dash + 2).starts_with("!>")) return dash + 4;
    }
    return page_.size();
  }

  [[nodiscard]] std::string name_at(std::size_t at) const {
    std::size_t end = at;
    while (end < page_.size() && !is_blank(page_[end]) && page_[end] != '/' && page_[end] != '>')
      ++end;
    return lower(page_.substr(at, std::min<std::size_t>(end - at, 64)));
  }

  // The byte behind a tag; drops attributes over the limit on the way.
  std::size_t tag_end(std::size_t at) {
    std::uint32_t attributes = 0;
    while (at < page_.size() && page_[at] != '>') {
      if (is_blank(page_[at]) || page_[at] == '/') {
        ++at;
        continue;
      }
      const std::size_t end = attribute_end(at);
      if (++attributes > options_.max_attributes) blank(at, end);
      at = end;
    }
    return std::min(at + 1, page_.size());
  }

  // name, name=value, name="value"
  [[nodiscard]] std::size_t attribute_end(std::size_t at) const {
    ++at;  // a '=' may begin a name
    while (at < page_.size() && !is_blank(page_[at]) && page_[at] != '/' && page_[at] != '>' &&
           page_[at] != '=') {
      ++at;
    }
    std::size_t value = at;
    while (value < page_.size() && is_blank(page_[value])) ++value;
    if (value >= page_.size() || page_[value] != '=') return at;
    ++value;
    while (value < page_.size() && is_blank(page_[value])) ++value;
    if (value >= page_.size()) return value;
    const char quote = page_[value];
    if (quote == '"' || quote == '\'') return after(page_.find(quote, value + 1));
    while (value < page_.size() && !is_blank(page_[value]) && page_[value] != '>') ++value;
    return value;
  }

  void blank(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) out_[i] = is_blank(page_[i]) ? page_[i] : ' ';
  }

  // "<b class=x>" as "<!        >". A tag is three bytes at least.
  void make_comment(std::size_t from, std::size_t to) {
    blank(from, to);
    if (to - from < 3 || page_[to - 1] != '>') return;
    out_[from] = '<';
    out_[from + 1] = '!';
    out_[to - 1] = '>';
  }

  void remove_tag(std::string_view name, std::size_t from, std::size_t to) {
    if (is_one_of(name, kWithinLines)) {
      make_comment(from, to);
    } else {
      blank(from, to);
    }
  }

  std::size_t take_start_tag(std::size_t at) {
    const std::string name = name_at(at + 1);
    const std::size_t end = tag_end(at + 1 + name.size());
    switch (class_of(name)) {
      case Class::formatting:
        make_comment(at, end);
        return end;
      case Class::gone:
        blank(at, end);
        return end;
      case Class::nothing:
        return end;
      case Class::raw:
        return take_raw(name, at, end);
      case Class::foreign:
        return take_foreign(name, at, end);
      case Class::renamed:
        return take_link(at, end);
      case Class::ordinary:
        break;
    }
    if (!is_stray_part(name)) close_before(name);
    if (stack_.size() >= options_.max_depth || is_stray_part(name)) {
      remove_tag(name, at, end);
    } else {
      stack_.push_back({name, is_special(name), is_one_of(name, kWalls)});
    }
    return end;
  }

  // <a name=…> holds no link.
  std::size_t take_link(std::size_t at, std::size_t end) {
    const bool link = lower(page_.substr(at, end - at)).find("href") != std::string::npos;
    if (!link || stack_.size() >= options_.max_depth) {
      make_comment(at, end);
      return end;
    }
    out_[at + 1] = kGuardedLink.front();
    stack_.push_back({std::string(kGuardedLink), false, false});
    return end;
  }

  // Where "</name" stands behind `at`; once there is none, the page is not searched again.
  std::size_t find_end_tag(std::string_view name, std::size_t at) {
    const auto none = std::ranges::find(no_more_, name);
    if (none != no_more_.end()) return std::string_view::npos;
    for (std::size_t found = page_.find("</", at); found != std::string_view::npos;
         found = page_.find("</", found + 2)) {
      const std::size_t behind = found + 2 + name.size();
      if (behind > page_.size()) break;
      if (lower(page_.substr(found + 2, name.size())) != name) continue;
      if (behind == page_.size() || is_blank(page_[behind]) || page_[behind] == '>' ||
          page_[behind] == '/') {
        return found;
      }
    }
    no_more_.emplace_back(name);
    return std::string_view::npos;
  }

  // Text up to the end tag; the parser reads it the same way.
  std::size_t take_raw(std::string_view name, std::size_t start, std::size_t at) {
    const std::size_t found = find_end_tag(name, at);
    if (found == std::string_view::npos) {  // a parser would take all the rest for its text
      blank(start, at);
      return at;
    }
    raw_end_ = found;
    return after(page_.find('>', found));
  }

  std::size_t take_foreign(std::string_view name, std::size_t at, std::size_t end) {
    const std::size_t found = find_end_tag(name, end);
    if (found == std::string_view::npos || page_[end - 2] == '/') {
      make_comment(at, end);
      return end;
    }
    end = after(page_.find('>', found));
    make_comment(at, end);
    return end;
  }

  // Pops what a start tag ends: a <p> before a block, the cell before a cell, ….
  void close_before(std::string_view name) {
    const auto row = std::ranges::find(kEnds, name, &EndsRow::start);
    if (row != kEnds.end()) {
      const bool part = is_one_of(name, kTableParts);
      for (std::size_t i = stack_.size(); i-- > 0;) {
        const Open& open = stack_[i];
        if (is_one_of(open.name, row->ended)) {
          stack_.resize(i);
          break;
        }
        const bool passed = open.name == "div" || open.name == "p" || open.name == "address";
        const bool wall = part ? open.name == "table" : open.special && !passed;
        if (wall) break;
      }
    }
    const bool item = name == "p" || name == "li" || name == "dd" || name == "dt";
    if (item || is_one_of(name, kBlocks)) close_open("p");
  }

  static bool is_special(std::string_view name) {
    return is_one_of(name, kBlocks) || is_one_of(name, kWalls) || is_one_of(name, kOtherSpecial);
  }

  // Cells and rows outside tables are nothing to a parser.
  [[nodiscard]] bool is_stray_part(std::string_view name) const {
    return is_one_of(name, kTableParts) &&
           std::ranges::find(stack_, "table", &Open::name) == stack_.end();
  }

  std::size_t take_end_tag(std::size_t at) {
    std::string name = name_at(at + 2);
    const std::size_t end = tag_end(at + 2 + name.size());
    const Class kind = class_of(name);
    if (name == "br" || name == "body" || name == "html") return end;
    if (kind == Class::formatting) {
      make_comment(at, end);
      return end;
    }
    if (kind == Class::renamed) {
      name = kGuardedLink;
      out_[at + 2] = kGuardedLink.front();
    }
    if (!close_open(name)) remove_tag(name, at, end);
    return end;
  }

  // Pops the innermost open element of the name; false when there is none within reach.
  bool close_open(std::string_view name) {
    const bool part = is_one_of(name, kTableParts);
    const bool special = is_special(name);
    for (std::size_t i = stack_.size(); i-- > 0;) {
      const Open& open = stack_[i];
      if (open.name == name) {
        stack_.resize(i);
        return true;
      }
      if (name == "table") continue;
      const bool list = name == "li" && (open.name == "ol" || open.name == "ul");
      const bool wall = part ? open.name == "table" : special ? open.wall || list : open.special;
      if (wall) return false;
    }
    return false;
  }

  std::string_view page_;
  std::string out_;
  const PageOptions& options_;
  std::size_t raw_end_ = std::string_view::npos;  // where the end tag of a script was seen
  std::vector<Open> stack_;                       // open elements, outermost first
  std::vector<std::string> no_more_;  // raw and foreign elements that no end tag follows any more
};

}  // namespace

std::string guard_page(std::string_view page, const PageOptions& options) {
  return Guard(page, options).run();
}

}  // namespace synoptic
