// SPDX-License-Identifier: Apache-2.0
#include "page/links.h"

#include <algorithm>

namespace synoptic {
namespace {

// The link around a text, or nothing.
NodeIndex link_around(const Tree& tree, NodeIndex text) {
  NodeIndex node = tree.nodes[text].parent;
  while (node != kNoNode && tree.nodes[node].tag != Tag::a) node = tree.nodes[node].parent;
  return node;
}

// The words of a block that were read from a place in the page.
Span words_from(Span place, const SourceMap& source) {
  Span words;
  auto run = source.behind_page(place.start);
  for (; run != source.end() && run->page < place.end; ++run) {
    if (run->page + run->page_size <= place.start) continue;  // was moved before a table
    Span part{run->text, run->text + run->text_size};
    if (!run->unit) {
      part.start += std::max(place.start, run->page) - run->page;
      part.end -= run->page + run->page_size - std::min(place.end, run->page + run->page_size);
    }
    words = words.empty() ? part : hull(words, part);
  }
  return words;
}

bool has_scheme(std::string_view address) {
  const auto colon = address.find(':');
  return colon != std::string_view::npos && colon < address.find_first_of("/?#");
}

// "" where it leads to no other page.
std::string absolute(std::string_view address, std::string_view page) {
  while (!address.empty() && (address.front() == ' ' || address.front() == '\n')) {
    address.remove_prefix(1);
  }
  if (address.starts_with("http://") || address.starts_with("https://")) {
    return std::string(address);
  }
  const auto host = page.find("://");
  if (address.empty() || address.front() == '#' || has_scheme(address)) return {};
  if (host == std::string_view::npos) return {};
  if (address.starts_with("//"))
    return std::string(page.substr(0, host + 1)) + std::string(address);
  const auto path = std::min(page.find_first_of("/?#", host + 3), page.size());
  const std::string_view site = page.substr(0, path);
  if (address.front() == '/') return std::string(site) + std::string(address);
  const std::string_view own = page.substr(path, page.find_first_of("?#", path) - path);
  const auto slash = own.rfind('/');
  const std::string_view folder = slash == std::string_view::npos ? "/" : own.substr(0, slash + 1);
  return std::string(site) + std::string(folder) + std::string(address);
}

}  // namespace

void add_links(const Tree& tree, const Block& block, const SourceMap& source, std::uint32_t start,
               std::vector<Link>& links) {
  if (block.linked == 0) return;
  NodeIndex last = kNoNode;  // the link that the last words belong to
  for (const NodeIndex piece : block.pieces) {
    const Node& node = tree.nodes[piece];
    if (!node.is_text() || !node.linked) continue;
    const NodeIndex link = link_around(tree, piece);
    if (link == kNoNode) continue;
    Span words = words_from(node.place, source);
    if (words.empty()) continue;
    words = {words.start + start, words.end + start};
    if (link == last && !links.empty()) {
      links.back().span = hull(links.back().span, words);
      continue;
    }
    const std::string_view address = tree.value_of(tree.nodes[link], AttributeName::href);
    if (address.empty()) continue;
    links.push_back({words, std::string(address)});
    last = link;
  }
}

void settle_links(std::string_view page_url, std::vector<Link>& links) {
  for (Link& link : links) link.url = absolute(link.url, page_url);
  std::erase_if(links, [](const Link& link) { return link.url.empty(); });
}

}  // namespace synoptic
