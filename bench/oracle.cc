// Does the tree of a page read in the same order as libgumbo's and parse5's?
// SPDX-License-Identifier: Apache-2.0
//
//   page_oracle FOLDER                  compares the words of every .html file in it, in order,
//                                       with libgumbo's
//   page_oracle --list FOLDER           prints a line of JSON for each: its name, the page in
//                                       UTF-8 and our words (bench/parse5.mjs compares)
//   page_oracle --generate N FOLDER     writes N pages of random markup, always the same
//
// The text of scripts, styles, templates, <noscript> and <iframe> is left out on both sides:
// parsers differ in whether it is text at all. Fails when fewer than 99.9 of 100 pages are equal.
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "page/charset.h"
#include "page/tree.h"
#include "synoptic/json.h"

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

std::vector<std::filesystem::path> pages_in(const char* folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".html") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

int list_folder(const char* folder) {
  for (const auto& file : pages_in(folder)) {
    const std::string bytes = read_file(file);
    const DecodedPage page = decode_page(bytes);
    JsonWriter out;
    out.begin_object().key("name").string(file.filename().string());
    out.key("page").string(page.text).key("words").begin_array();
    for (const std::string& word : words_of(parse_html(page.text, {}))) out.string(word);
    out.end_array().end_object();
    std::puts(out.take().c_str());
  }
  return 0;
}

// Tags and words at random, such as pages have and such as they should not have.
std::string random_page(std::mt19937& random) {
  constexpr std::array<std::string_view, 67> kTags = {"p",          "div",
                                                      "span",       "b",
                                                      "i",          "a href=x",
                                                      "em",         "strong",
                                                      "ul",         "ol",
                                                      "li",         "table",
                                                      "tr",         "td",
                                                      "th",         "tbody",
                                                      "thead",      "tfoot",
                                                      "caption",    "colgroup",
                                                      "col",        "h1",
                                                      "h2",         "h3",
                                                      "br",         "hr",
                                                      "img",        "section",
                                                      "article",    "aside",
                                                      "blockquote", "pre",
                                                      "form",       "label",
                                                      "dl",         "dt",
                                                      "dd",         "nav",
                                                      "header",     "footer",
                                                      "small",      "button",
                                                      "u",          "font",
                                                      "main",       "figure",
                                                      "address",    "center",
                                                      "nobr",       "ruby",
                                                      "rt",         "rp",
                                                      "rb",         "object",
                                                      "marquee",    "svg",
                                                      "g",          "foreignObject",
                                                      "math",       "mi",
                                                      "details",    "summary",
                                                      "fieldset",   "input",
                                                      "body",       "html",
                                                      "head"};
  const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::string page = below(2) == 0 ? "<!DOCTYPE html><title>Flood</title>" : "";
  for (std::size_t i = 0, pieces = 20 + below(80); i < pieces; ++i) {
    const std::string_view tag = kTags[below(kTags.size())];
    const std::size_t what = below(10);
    if (what < 4) {
      page += "<" + std::string(tag) + ">";
    } else if (what < 6) {
      page += "</" + std::string(tag.substr(0, tag.find(' '))) + ">";
    } else if (what < 9) {
      page += " w" + std::to_string(i) + (below(3) == 0 ? "&eacute; " : " ");
    } else {
      constexpr std::array<std::string_view, 6> kOthers = {
          "<!-- c -->", "<script>var a='<p>'</script>", "<style>p{}</style>", "\n",
          "&nbsp;&amp", "<textarea> x </textarea>"};
      page += kOthers[below(kOthers.size())];
    }
  }
  return page;
}

int generate(int count, const char* folder) {
  std::filesystem::create_directories(folder);
  std::mt19937 random(7);
  for (int i = 0; i < count; ++i) {
    std::ofstream out(std::filesystem::path(folder) / (std::to_string(i) + ".html"));
    out << random_page(random);
  }
  return 0;
}

int compare_folder(const char* folder) {
  const std::vector<std::filesystem::path> files = pages_in(folder);
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
  if (argc == 3 && first == "--list") return synoptic::list_folder(argv[2]);
  if (argc == 4 && first == "--generate") return synoptic::generate(std::atoi(argv[2]), argv[3]);
  if (argc != 2) {
    std::fprintf(stderr, "usage: page_oracle FOLDER | --list FOLDER | --generate N FOLDER\n");
    return 2;
  }
  return synoptic::compare_folder(argv[1]);
}
