// Building the tree, after section 13.2.6 of the HTML standard, as far as the order of the text and
// the ends of blocks depend on it.
// SPDX-License-Identifier: Apache-2.0
//
// Idea: the standard's insertion modes answer, for a tag, two questions: which open elements does
// it end, and where does it go? Here the stack of open elements answers both. What is left out are
// the list of active formatting elements and the adoption agency, which copy formatting and move
// nodes but never change the order of text, and are what makes parsers quadratic and worse. The one
// rule that does change the order, text in a table outside its cells, is kept: it is moved before
// the table in one pass at the end (`move_fostered`).
//
// Example: <p>a<div>b is two paragraphs, since <div> ends an open <p>. <table>a<tr><td>b reads
// "ab".
//
// Bounds: what is nested deeper than the options allow hangs on the deepest element; what comes
// after the last node that the page may have is left out, and said. Cost: linear in the page, times
// the depth bound at worst, for hostile end tags; `open_` counts make that case constant but for
// elements that are open and out of reach.

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "page/entities.h"
#include "page/foster.h"
#include "page/tree.h"

namespace synoptic {
namespace {

constexpr std::size_t kFewestNodes = std::size_t{1} << 16;
constexpr std::size_t kBytesPerNode =
    16;  // of pages over a megabyte; real ones have forty and more
constexpr std::size_t kUsualBytesPerNode = 40;
constexpr std::size_t kUsualBytesPerAttribute = 80;
constexpr std::size_t kFewNodes = 16;
constexpr std::size_t kTags = static_cast<std::size_t>(Tag::count);

bool is_blank(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

bool all_blank(std::string_view text) noexcept { return std::ranges::all_of(text, is_blank); }

bool is_table_context(Tag tag) noexcept {
  return tag == Tag::table || tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot ||
         tag == Tag::tr;
}

bool is_row_group(Tag tag) noexcept {
  return tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot;
}

bool is_cell(Tag tag) noexcept { return tag == Tag::td || tag == Tag::th; }

// Elements whose end tags may be left out before the end of what they stand in.
bool has_implied_end(Tag tag) noexcept {
  switch (tag) {
    case Tag::dd:
    case Tag::dt:
    case Tag::li:
    case Tag::optgroup:
    case Tag::option:
    case Tag::p:
    case Tag::rb:
    case Tag::rp:
    case Tag::rt:
    case Tag::rtc:
      return true;
    default:
      return false;
  }
}

// An open element. `foreign` are SVG and MathML and what is in them.
struct Open {
  NodeIndex node = kNoNode;
  Tag tag = Tag::unknown;
  bool foreign = false;
  bool integration = false;  // foreign itself, what is in it is HTML
  std::uint32_t hash = 0;    // of the name of an unknown or foreign element
};

// Grows by half and not twice: while it is copied, a list is in memory two times.
template <class Item>
void add(std::vector<Item>& list, const Item& item) {
  if (list.size() == list.capacity()) list.reserve(list.size() + list.size() / 2 + 16);
  list.push_back(item);
}

// Of a list that is less than half full, the rest.
template <class Item>
void give_back(std::vector<Item>& list) {
  if (list.size() < list.capacity() / 2) list.shrink_to_fit();
}

class Builder {
 public:
  Builder(std::string_view page, const PageOptions& options)
      : tokens_(page, options.max_attributes),
        max_depth_(std::max<std::uint32_t>(options.max_depth, 4)),
        max_nodes_(kFewestNodes + page.size() / kBytesPerNode) {
    tree_.page = page;
    has_nul_ = page.find('\0') != std::string_view::npos;
    has_return_ = page.find('\r') != std::string_view::npos;
    tree_.nodes.reserve(page.size() / kUsualBytesPerNode + kFewNodes);
    tree_.attributes.reserve(page.size() / kUsualBytesPerAttribute + kFewNodes);
    stack_.reserve(64);
  }

  Tree build() {
    while (true) {
      const Token& token = tokens_.next();
      if (token.kind == TokenKind::end_of_page) break;
      take(token);
    }
    flush_table_text();
    while (!stack_.empty()) pop();
    tree_.steps += tokens_.steps();
    give_back(tree_.nodes);
    give_back(tree_.attributes);
    return std::move(tree_);
  }

  [[nodiscard]] std::vector<Fostered> take_fostered() { return std::move(fostered_); }

 private:
  void take(const Token& token) {
    if (token.kind == TokenKind::text) {
      take_text(token);
      return;
    }
    flush_table_text();
    if (token.kind == TokenKind::start) take_start(token);
    if (token.kind == TokenKind::end) take_end(token);
    tokens_.allow_cdata(in_foreign());
  }

  // --- text -------------------------------------------------------------------------------------

  void take_text(const Token& token) {
    if (drop_content_) return;
    Span place = token.place;
    if (std::exchange(skip_newline_, false)) {
      if (cut(tree_.page, place).starts_with("\r\n")) ++place.start;
      if (cut(tree_.page, place).find_first_of("\r\n") == 0) ++place.start;
    }
    if (place.empty()) return;
    const Tag tag = current();
    if (tag == Tag::script || has(tag, kRawtext) || has(tag, kRcdata)) {
      add_text(place, {.references = has(tag, kRcdata), .nul = NulIs::replaced});
      return;
    }
    const DecodeRules rules{.references = !token.cdata && tag != Tag::plaintext,
                            .nul = in_foreign() ? NulIs::replaced : NulIs::dropped};
    const bool blank = all_blank(cut(tree_.page, place));
    if (blank && !body_open_) return;  // before the page's first words
    if (!blank) open_body();
    if (!blank && current() == Tag::colgroup && !in_foreign()) pop();
    if (is_table_context(current()) && !in_foreign()) {
      table_text_.push_back({place, rules});
      table_text_blank_ = table_text_blank_ && blank;
      return;
    }
    add_text(place, rules);
  }

  // Text between the cells of a table: blanks stay, anything else goes before the table.
  void flush_table_text() {
    if (table_text_.empty()) return;
    for (const auto& [place, rules] : table_text_) {
      const auto index = static_cast<NodeIndex>(tree_.nodes.size());
      add_text(place, rules);
      if (!table_text_blank_ && tree_.nodes.size() > index) foster(index);
    }
    table_text_.clear();
    table_text_blank_ = true;
  }

  void add_text(Span place, const DecodeRules& rules) {
    const std::string_view raw = cut(tree_.page, place);
    Node node;
    node.place = place;
    node.linked = link_ != 0;
    const bool special = (rules.references && raw.find('&') != std::string_view::npos) ||
                         (has_return_ && raw.find('\r') != std::string_view::npos) ||
                         (has_nul_ && raw.find('\0') != std::string_view::npos);
    if (special) {
      scratch_.clear();
      decode_text(raw, place.start, rules, scratch_, nullptr);
      if (scratch_.empty()) return;
      node.more = static_cast<std::uint32_t>(tree_.texts.size());
      add(tree_.texts, {tree_.arena.keep(scratch_), rules});
    }
    add_node(node);
  }

  // --- nodes and the stack ----------------------------------------------------------------------

  [[nodiscard]] Tag current() const { return stack_.empty() ? Tag::unknown : stack_.back().tag; }

  [[nodiscard]] bool in_foreign() const {
    return !stack_.empty() && stack_.back().foreign && !stack_.back().integration;
  }

  // For as many nodes as the page will have when it goes on as it did since there was room last.
  void make_room(std::size_t at) {
    const std::size_t size = tree_.nodes.size();
    at = std::clamp(at, room_made_at_ + 1, tree_.page.size() + 1);
    const std::size_t left = tree_.page.size() + 1 - at;
    const std::size_t to_come = left * (size - nodes_then_) / (at - room_made_at_);
    const std::size_t fewest = size / 8 + kFewNodes;
    tree_.nodes.reserve(size + std::max(to_come + to_come / 16, fewest));
    room_made_at_ = at;
    nodes_then_ = size;
  }

  NodeIndex add_node(Node node) {
    if (tree_.nodes.size() >= max_nodes_) {
      tree_.truncated = true;
      return kNoNode;
    }
    if (tree_.nodes.size() == tree_.nodes.capacity()) make_room(node.place.end);
    const auto index = static_cast<NodeIndex>(tree_.nodes.size());
    node.parent = stack_.empty() ? kNoNode : stack_.back().node;
    node.end = index + 1;
    tree_.nodes.push_back(node);
    tree_.deepest = std::max(tree_.deepest, static_cast<std::uint32_t>(stack_.size()));
    return index;
  }

  void take_attributes(const Token& token, Node& node) {
    node.more = static_cast<std::uint32_t>(tree_.attributes.size());
    node.attribute_count = static_cast<std::uint16_t>(token.attributes);
    for (std::uint32_t i = 0; i < token.attributes; ++i) {
      const RawAttribute& raw = tokens_.attributes()[i];
      const std::string_view value = cut(tree_.page, raw.value);
      std::uint32_t decoded = kNoNode;
      const bool special = value.find('&') != std::string_view::npos ||
                           (has_return_ && value.find('\r') != std::string_view::npos) ||
                           (has_nul_ && value.find('\0') != std::string_view::npos);
      if (special) {
        const DecodeRules rules{.where = ReferenceIn::attribute, .nul = NulIs::replaced};
        scratch_.clear();
        decode_text(value, raw.value.start, rules, scratch_, nullptr);
        decoded = static_cast<std::uint32_t>(tree_.texts.size());
        add(tree_.texts, {tree_.arena.keep(scratch_), rules});
      }
      add(tree_.attributes, {raw.name, decoded, raw.value});
    }
  }

  // Adds the element of a start tag; gives its node.
  NodeIndex add_element(const Token& token) {
    Node node;
    node.tag = token.tag;
    node.place = token.place;
    if (tree_.nodes.size() < max_nodes_) take_attributes(token, node);
    return add_node(node);
  }

  void add_implied(Tag tag) {
    Node node;
    node.tag = tag;
    push({add_node(node), tag});
  }

  void push(Open open) {
    if (open.node == kNoNode || stack_.size() >= max_depth_) return;
    if (open.tag != Tag::unknown) ++open_[static_cast<std::size_t>(open.tag)];
    stack_.push_back(open);
  }

  void pop() {
    const Open open = stack_.back();
    stack_.pop_back();
    tree_.nodes[open.node].end = static_cast<NodeIndex>(tree_.nodes.size());
    if (open.tag != Tag::unknown) --open_[static_cast<std::size_t>(open.tag)];
    if (link_ == stack_.size() + 1) link_ = 0;
    ++tree_.steps;
  }

  void pop_to(std::size_t size) {
    while (stack_.size() > size) pop();
  }

  [[nodiscard]] bool is_open(Tag tag) const { return open_[static_cast<std::size_t>(tag)] > 0; }

  // The place in the stack of the innermost element that `wanted` says true of, with no element in
  // between that `barrier` says true of; the stack's size when there is none.
  template <class Wanted, class Barrier>
  [[nodiscard]] std::size_t reach(const Wanted& wanted, const Barrier& barrier) {
    for (std::size_t i = stack_.size(); i-- > 0;) {
      ++tree_.steps;
      if (wanted(stack_[i])) return i;
      if (barrier(stack_[i])) break;
    }
    return stack_.size();
  }

  static bool is_scope(const Open& open) {
    return has(open.tag, kScope) || (open.foreign && open.integration);
  }

  [[nodiscard]] std::size_t in_scope(Tag tag) {
    if (!is_open(tag)) return stack_.size();
    return reach([tag](const Open& open) { return open.tag == tag && !open.foreign; }, is_scope);
  }

  [[nodiscard]] std::size_t in_button_scope(Tag tag) {
    if (!is_open(tag)) return stack_.size();
    return reach([tag](const Open& open) { return open.tag == tag && !open.foreign; },
                 [](const Open& open) { return is_scope(open) || open.tag == Tag::button; });
  }

  template <class Wanted>
  [[nodiscard]] std::size_t in_table_scope(const Wanted& wanted) {
    return reach([&wanted](const Open& open) { return !open.foreign && wanted(open.tag); },
                 [](const Open& open) {
                   return open.tag == Tag::table || open.tag == Tag::template_ ||
                          open.tag == Tag::html;
                 });
  }

  // Whether what comes stands in a table outside its cells, be it in something that is moved before
  // the table.
  [[nodiscard]] bool is_between_cells() {
    if (!is_open(Tag::table) || in_foreign()) return false;
    const std::size_t at =
        reach([](const Open& open) { return is_table_context(open.tag); },
              [](const Open& open) {
                return is_cell(open.tag) || open.tag == Tag::caption || open.tag == Tag::template_;
              });
    return at < stack_.size();
  }

  void close_p() {
    const std::size_t p = in_button_scope(Tag::p);
    if (p < stack_.size()) pop_to(p);
  }

  void imply_ends(Tag except = Tag::unknown) {
    while (!stack_.empty() && has_implied_end(current()) && current() != except) pop();
  }

  // --- the parts of the page --------------------------------------------------------------------

  void open_html() {
    if (stack_.empty()) add_implied(Tag::html);
  }

  void open_body() {
    if (body_open_) return;
    open_html();
    if (is_open(Tag::head)) {
      if (is_open(Tag::template_)) return;
      pop_to(1);
    }
    add_implied(Tag::body);
    body_open_ = true;
  }

  // What follows goes before the table that is open.
  void foster(NodeIndex node) {
    const std::size_t table = reach([](const Open& open) { return open.tag == Tag::table; },
                                    [](const Open&) { return false; });
    if (table < stack_.size()) add(fostered_, {node, stack_[table].node});
  }

  // --- start tags -------------------------------------------------------------------------------

  void take_start(const Token& token) {
    skip_newline_ = false;
    if (in_foreign()) {
      if (!has(token.tag, kBreaksOut)) {
        add_foreign(token);
        return;
      }
      while (in_foreign()) pop();
    }
    const Tag tag = token.tag;
    if (tag == Tag::html || tag == Tag::head || tag == Tag::body || tag == Tag::frameset) {
      take_page_part(token);
      return;
    }
    open_html();
    if (!body_open_ && !is_open(Tag::template_)) {
      const bool of_head = has(tag, kHead);
      if (of_head && !is_open(Tag::head) && !head_seen_) {
        add_implied(Tag::head);
        head_seen_ = true;
      }
      if (!of_head) open_body();
    }
    if (has(tag, kTablePart)) {
      take_table_part(token);
      return;
    }
    const bool stays = tag == Tag::style || tag == Tag::script || tag == Tag::template_ ||
                       tag == Tag::table || tag == Tag::form || is_hidden_input(token);
    if (is_table_context(current()) && !stays) {
      fostering_ = true;
    } else if (current() == Tag::colgroup && tag != Tag::template_) {
      pop();
    }
    const bool of_table = tag == Tag::form && is_between_cells();
    end_what_it_ends(tag);
    if (tag == Tag::form && is_open(Tag::form)) {
      fostering_ = false;
      return;
    }
    if (is_table_context(current()) && !stays) fostering_ = true;
    insert(token);
    if (of_table && current() == Tag::form) pop();  // a form between cells holds nothing
  }

  void take_page_part(const Token& token) {
    if (token.tag == Tag::html && !stack_.empty()) return;
    if (token.tag == Tag::html) {
      push({add_element(token), Tag::html});
      return;
    }
    open_html();
    if (token.tag == Tag::head) {
      if (head_seen_ || body_open_) return;
      head_seen_ = true;
      push({add_element(token), Tag::head});
      return;
    }
    if (body_open_ || is_open(Tag::template_)) return;
    if (is_open(Tag::head)) pop_to(1);
    head_seen_ = true;
    body_open_ = true;
    push({add_element(token), token.tag});
  }

  [[nodiscard]] bool is_link(const Token& token) const {
    const RawAttribute* const first = tokens_.attributes();
    return std::any_of(first, first + token.attributes, [](const RawAttribute& attribute) {
      return attribute.name == AttributeName::href;
    });
  }

  [[nodiscard]] bool is_hidden_input(const Token& token) const {
    if (token.tag != Tag::input) return false;
    for (std::uint32_t i = 0; i < token.attributes; ++i) {
      const RawAttribute& raw = tokens_.attributes()[i];
      const std::string_view value = cut(tree_.page, raw.value);
      if (raw.name == AttributeName::type && (value == "hidden" || value == "HIDDEN")) return true;
    }
    return false;
  }

  // Open elements that a start tag ends.
  void end_what_it_ends(Tag tag) {
    if (has(tag, kClosesP)) close_p();
    switch (tag) {
      case Tag::li:
        end_item(Tag::li, Tag::li);
        break;
      case Tag::dd:
      case Tag::dt:
        end_item(Tag::dd, Tag::dt);
        break;
      case Tag::option:
      case Tag::optgroup:
        if (current() == Tag::option) pop();
        if (tag == Tag::optgroup && current() == Tag::optgroup) pop();
        break;
      case Tag::button:
        if (const std::size_t at = in_scope(Tag::button); at < stack_.size()) pop_to(at);
        break;
      case Tag::a:
        end_formatting(Tag::a);
        break;
      case Tag::nobr:
        if (in_scope(Tag::nobr) < stack_.size()) end_formatting(Tag::nobr);
        break;
      case Tag::table:
        if (is_between_cells()) {  // a table in a table outside its cells ends it
          const std::size_t at = in_table_scope([](Tag each) { return each == Tag::table; });
          if (at < stack_.size()) pop_to(at);
        }
        break;
      case Tag::rb:
      case Tag::rtc:
        if (in_scope(Tag::ruby) < stack_.size()) imply_ends();
        break;
      case Tag::rp:
      case Tag::rt:
        if (in_scope(Tag::ruby) < stack_.size()) imply_ends(Tag::rtc);
        break;
      default:
        if (has(tag, kHeading) && has(current(), kHeading)) pop();
        break;
    }
  }

  // <li> ends an open <li>, <dd> and <dt> one another, unless another block stands in between.
  void end_item(Tag one, Tag other) {
    if (is_open(one) || is_open(other)) {
      const std::size_t item =
          reach([=](const Open& open) { return open.tag == one || open.tag == other; },
                [](const Open& open) {
                  return (has(open.tag, kSpecial) || open.foreign) && open.tag != Tag::address &&
                         open.tag != Tag::div && open.tag != Tag::p;
                });
      if (item < stack_.size()) pop_to(item);
    }
    close_p();
  }

  void insert(const Token& token) {
    const Tag tag = token.tag;
    const bool too_deep = stack_.size() >= max_depth_ && !has(tag, kVoid);
    const NodeIndex index = too_deep ? kNoNode : add_element(token);
    if (std::exchange(fostering_, false) && index != kNoNode) foster(index);
    if (has(tag, kVoid)) return;
    if (tag == Tag::svg || tag == Tag::math) {
      if (!token.self_closing) push({index, tag, true, false, hash_of(token.name)});
      return;
    }
    push({index, tag, false, false, tag == Tag::unknown ? hash_of(token.name) : 0});
    const bool open = !stack_.empty() && stack_.back().node == index && index != kNoNode;
    if (tag == Tag::a && open && is_link(token)) link_ = stack_.size();
    if (tag == Tag::pre || tag == Tag::listing || tag == Tag::textarea) skip_newline_ = true;
    if (tag == Tag::plaintext) tokens_.set_content(Content::plaintext, tag);
    const Content content = tag == Tag::script   ? Content::script
                            : has(tag, kRcdata)  ? Content::text_with_references
                            : has(tag, kRawtext) ? Content::raw
                                                 : Content::markup;
    if (content == Content::markup) return;
    tokens_.set_content(content, tag);
    // Where the element is over the bounds its text must not hang on its parent.
    drop_content_ = !open;
  }

  void add_foreign(const Token& token) {
    Node node;
    node.tag = token.tag == Tag::svg || token.tag == Tag::math ? token.tag : Tag::unknown;
    const std::string_view name = cut(tree_.page, token.name);
    if (token.tag == Tag::title || token.tag == Tag::style || token.tag == Tag::script) {
      node.tag = token.tag == Tag::title ? Tag::unknown : token.tag;
    }
    node.place = token.place;
    if (tree_.nodes.size() < max_nodes_) take_attributes(token, node);
    const NodeIndex index = add_node(node);
    if (!token.self_closing) {
      push({index, node.tag, true, is_integration(name), hash_of(token.name)});
    }
  }

  // Elements of SVG and MathML that hold HTML.
  static bool is_integration(std::string_view name) {
    constexpr std::array<std::string_view, 8> kNames = {
        "foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext"};
    std::string lower(name.substr(0, 16));
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return std::ranges::find(kNames, lower) != kNames.end();
  }

  [[nodiscard]] std::uint32_t hash_of(Span name) const {
    std::uint32_t hash = 2166136261u;
    for (const char c : cut(tree_.page, name)) {
      const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      hash = (hash ^ static_cast<unsigned char>(low)) * 16777619u;
    }
    return hash;
  }

  // <caption>, <col>, <tbody>, <tr>, <td> and their like: outside a table they are nothing.
  void take_table_part(const Token& token) {
    const std::size_t table = in_table_scope([](Tag tag) { return tag == Tag::table; });
    if (table == stack_.size()) {
      if (current() == Tag::template_) insert(token);
      return;
    }
    const Tag tag = token.tag;
    std::size_t keep = table;
    if (is_cell(tag) || tag == Tag::tr) {
      const std::size_t inner = in_table_scope([tag](Tag each) {
        return is_row_group(each) || each == Tag::table || (is_cell(tag) && each == Tag::tr);
      });
      keep = inner < stack_.size() ? inner : table;
    } else if (tag == Tag::col && current() == Tag::colgroup) {
      keep = stack_.size() - 1;
    }
    pop_to(keep + 1);
    insert(token);
  }

  // --- end tags ---------------------------------------------------------------------------------

  void take_end(const Token& token) {
    skip_newline_ = false;
    if (std::exchange(drop_content_, false)) return;
    const Tag tag = token.tag;
    if (stack_.empty() || (!stack_.empty() && stack_.back().foreign && end_foreign(token))) return;
    if (tag == Tag::br || tag == Tag::p) {
      end_line_or_p(token);
    } else if (tag == Tag::html || tag == Tag::body || has(tag, kVoid)) {
      return;
    } else if (tag == Tag::head) {
      if (is_open(Tag::head) && !body_open_ && !is_open(Tag::template_)) pop_to(1);
    } else if (has(tag, kTablePart) || tag == Tag::table) {
      end_table_part(tag);
    } else if (has(tag, kHeading)) {
      const std::size_t at = reach(
          [](const Open& open) { return has(open.tag, kHeading) && !open.foreign; }, is_scope);
      if (at < stack_.size()) pop_to(at);
    } else if (has(tag, kFormatting)) {
      end_formatting(tag);
    } else if (tag == Tag::template_) {
      if (!is_open(tag)) return;
      while (current() != tag) pop();
      pop();
    } else if (tag == Tag::li || tag == Tag::form || is_block_end(tag)) {
      end_block(tag);
    } else {
      end_other(token);
    }
  }

  static bool is_block_end(Tag tag) {
    return has(tag, kClosesP) || tag == Tag::button || tag == Tag::applet || tag == Tag::object ||
           tag == Tag::marquee || tag == Tag::select;
  }

  // "</br>" is a <br>, and a "</p>" of nothing an empty paragraph.
  void end_line_or_p(const Token& token) {
    if (token.tag == Tag::p) {
      const std::size_t p = in_button_scope(Tag::p);
      if (p < stack_.size()) {
        pop_to(p);
        return;
      }
    }
    open_body();
    Node node;
    node.tag = token.tag;
    node.place = token.place;
    const NodeIndex index = add_node(node);
    if (index != kNoNode && is_table_context(current())) foster(index);
  }

  void end_table_part(Tag tag) {
    const std::size_t at = in_table_scope([tag](Tag each) { return each == tag; });
    if (at < stack_.size()) {
      pop_to(at);
    } else if (tag == Tag::tr || tag == Tag::tbody) {
      end_implied_part(tag);
    }
  }

  // <table><td> stands for <table><tbody><tr><td>: "</tr>" ends the cells, "</tbody>" the rows,
  // that stand in none.
  void end_implied_part(Tag tag) {
    const std::size_t outer = in_table_scope([tag](Tag each) {
      return each == Tag::table || is_row_group(each) ||
             (tag == Tag::tbody && each == Tag::caption);
    });
    if (outer + 1 >= stack_.size()) return;
    const Tag inner = stack_[outer + 1].tag;
    const bool part = is_cell(inner) || (tag == Tag::tbody && inner == Tag::tr);
    if (part && (tag == Tag::tr || stack_[outer].tag == Tag::table)) pop_to(outer + 1);
  }

  void end_block(Tag tag) {
    if (tag == Tag::form && is_open(Tag::form)) {
      imply_ends();
      if (current() == Tag::form) pop();
      return;
    }
    const std::size_t at = in_scope(tag);
    if (at < stack_.size()) pop_to(at);
  }

  // Closes the element unless a block stands open in it: then it ends with that.
  void end_formatting(Tag tag) {
    if (!is_open(tag)) return;
    if (tag == Tag::a) link_ = 0;
    const std::size_t at =
        reach([tag](const Open& open) { return open.tag == tag; },
              [](const Open& open) { return has(open.tag, kSpecial) || open.foreign; });
    if (at < stack_.size()) pop_to(at);
  }

  void end_other(const Token& token) {
    const Tag tag = token.tag;
    if (tag != Tag::unknown && !is_open(tag)) return;
    const std::uint32_t hash = tag == Tag::unknown ? hash_of(token.name) : 0;
    const std::size_t at = reach(
        [=](const Open& open) {
          return open.tag == tag && (tag != Tag::unknown || open.hash == hash);
        },
        [tag](const Open& open) { return has(open.tag, kSpecial) && open.tag != tag; });
    if (at < stack_.size()) pop_to(at);
  }

  // An end tag in SVG or MathML ends the innermost element of its name there.
  [[nodiscard]] bool end_foreign(const Token& token) {
    if (token.tag == Tag::br || token.tag == Tag::p) {
      while (in_foreign()) pop();
      return false;
    }
    const std::uint32_t hash = hash_of(token.name);
    for (std::size_t i = stack_.size(); i-- > 0 && stack_[i].foreign;) {
      ++tree_.steps;
      if (stack_[i].hash != hash) continue;
      pop_to(i);
      return true;
    }
    return false;
  }

  Tokenizer tokens_;
  std::uint32_t max_depth_;
  std::size_t max_nodes_;
  std::size_t room_made_at_ = 0;  // byte of the page
  std::size_t nodes_then_ = 0;
  Tree tree_;
  std::vector<Open> stack_;
  std::array<std::uint32_t, kTags> open_{};  // how many of each tag are open
  std::vector<std::pair<Span, DecodeRules>> table_text_;
  std::vector<Fostered> fostered_;
  std::string scratch_;
  std::size_t link_ = 0;  // size of the stack with the open link on top; 0: none
  bool table_text_blank_ = true;
  bool has_nul_ = false;
  bool has_return_ = false;
  bool head_seen_ = false;
  bool body_open_ = false;
  bool skip_newline_ = false;
  bool fostering_ = false;
  bool drop_content_ = false;
};

}  // namespace

Tree parse_html(std::string_view page, const PageOptions& options) {
  Builder builder(page, options);
  Tree tree = builder.build();
  move_fostered(tree, builder.take_fostered());
  return tree;
}

}  // namespace synoptic
