// Does the tree of a page read in the same order as libgumbo's?
// SPDX-License-Identifier: Apache-2.0
//
//   page_oracle FOLDER          compares the words of every .html file in it, in order
//   page_oracle --words FILE    prints ours, one a line, for comparing with other parsers
//   (bench/oracle)
//
// The text of scripts, styles, templates, <noscript> and <iframe> is left out on both sides:
// parsers differ in whether it is text at all. Fails when fewer than 99.9 of 100 pages are equal.
#include <gumbo.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "page/charset.h"
#include "page/tree.h"

namespace synoptic {
namespace {

using Words = std::vector<std::string>;

bool is_left_out(Tag tag) {
  return tag == Tag::script || tag == Tag::style || tag == Tag::template_ || tag == Tag::noscript ||
         tag == Tag::iframe || tag == Tag::noframes || tag == Tag::noembed || tag == Tag::select;
}

void add_words(std::string_view text, Words& words, bool& open) {
  for (const char c : text) {
    const bool letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                        (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    if (letter && !open) words.emplace_back();
    if (letter) words.back() += c;
    open = letter;
  }
}

Words words_of(const Tree& tree) {
  Words words;
  bool open = false;
  for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    if (is_left_out(node.tag)) {
      i = node.end - 1;
      continue;
    }
    if (!node.is_text()) open = false;
    add_words(tree.text_of(node), words, open);
    open = false;
  }
  return words;
}

Words words_of(const GumboNode* root) {
  Words words;
  std::vector<const GumboNode*> steps{root};
  while (!steps.empty()) {
    const GumboNode* node = steps.back();
    steps.pop_back();
    bool open = false;
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA) {
      add_words(node->v.text.text, words, open);
    }
    if (node->type != GUMBO_NODE_ELEMENT) continue;
    if (is_left_out(tag_of(gumbo_normalized_tagname(node->v.element.tag)))) continue;
    const GumboVector& children = node->v.element.children;
    for (unsigned i = children.length; i-- > 0;) {
      steps.push_back(static_cast<const GumboNode*>(children.data[i]));
    }
  }
  return words;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Words ours(const std::string& bytes) {
  const DecodedPage page = decode_page(bytes);
  return words_of(parse_html(page.text, {}));
}

Words gumbos(const std::string& bytes) {
  const DecodedPage page = decode_page(bytes);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput* output = gumbo_parse_with_options(&options, page.text.data(), page.text.size());
  Words words = words_of(output->root);
  gumbo_destroy_output(&options, output);
  return words;
}

// Prints where the two part; true when they do not.
bool compare(const std::string& name, const Words& a, const Words& b) {
  const auto [x, y] = std::ranges::mismatch(a, b);
  if (x == a.end() && y == b.end()) return true;
  std::printf("%s: differ at word %td of %zu and %zu:", name.c_str(), x - a.begin(), a.size(),
              b.size());
  for (auto i = x; i != a.end() && i - x < 6; ++i) std::printf(" %s", i->c_str());
  std::printf(" |");
  for (auto i = y; i != b.end() && i - y < 6; ++i) std::printf(" %s", i->c_str());
  std::printf("\n");
  return false;
}

int compare_folder(const char* folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".html") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::size_t equal = 0;
  std::size_t words = 0;
  for (const auto& file : files) {
    const std::string bytes = read_file(file);
    const Words a = ours(bytes);
    words += a.size();
    equal += compare(file.filename().string(), a, gumbos(bytes)) ? 1u : 0u;
  }
  std::printf("%zu of %zu pages read in the same order, %zu words\n", equal, files.size(), words);
  return !files.empty() && equal * 1000 >= files.size() * 999 ? 0 : 1;
}

}  // namespace
}  // namespace synoptic

int main(int argc, char** argv) {
  const std::string_view first = argc > 1 ? argv[1] : "";
  if (argc == 3 && first == "--words") {
    for (const std::string& word : synoptic::ours(synoptic::read_file(argv[2]))) {
      std::puts(word.c_str());
    }
    return 0;
  }
  if (argc != 2) {
    std::fprintf(stderr, "usage: page_oracle FOLDER | page_oracle --words FILE\n");
    return 2;
  }
  return synoptic::compare_folder(argv[1]);
}
