// SPDX-License-Identifier: Apache-2.0
#include "corpus.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <tuple>

#include "synoptic/ids.h"
#include "synoptic/json.h"
#include "synoptic/utf8.h"

namespace synoptic::names_training {
namespace {

[[noreturn]] void give_up(const std::string& path, const std::string& why) {
  std::fprintf(stderr, "train_names: %s: %s\n", path.c_str(), why.c_str());
  std::exit(1);
}

NameKind kind_named(std::string_view name) {
  if (name == "person") return NameKind::person;
  if (name == "organization") return NameKind::organization;
  if (name == "place") return NameKind::place;
  return NameKind::other;
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

// Only ASCII letters change, so that every span stays where it is.
void put_in_capitals(std::string& text, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) text[i] = upper(text[i]);
}

void put_in_title_case(std::string& text, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    if (i != from && text[i - 1] != ' ') continue;
    const std::size_t end = std::min(text.find(' ', i), to);
    if (end - i > 3 || i == from) text[i] = upper(text[i]);
  }
}

// One short line in twelve gets capitals, one in twelve title case.
void recase_lines(std::string& text) {
  constexpr std::size_t kLongest = 300;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    const std::uint64_t draw = hash_bytes(std::string_view(text).substr(from, to - from)) % 12;
    if (to - from <= kLongest && draw == 0) put_in_capitals(text, from, to);
    if (to - from <= kLongest && draw == 1) put_in_title_case(text, from, to);
    from = to + 1;
  }
}

// Byte offsets by code points, the end of the text included.
std::vector<std::uint32_t> bytes_of_code_points(std::string_view text) {
  std::vector<std::uint32_t> at;
  for (std::size_t i = 0; i < text.size(); i += decode_at(text, i).bytes)
    at.push_back(static_cast<std::uint32_t>(i));
  at.push_back(static_cast<std::uint32_t>(text.size()));
  return at;
}

LabelledText read_text(const JsonValue& line, const std::string& path, bool recase) {
  LabelledText out;
  out.id = line.text_of("id").value_or("");
  std::string words = line.text_of("text").value_or("");
  if (recase) recase_lines(words);
  Record record{.path = path, .kind = RecordKind::fields};
  record.fields.text = words;
  Result<Report> report = read_page(record);
  if (!report) give_up(path, to_sentence(report.error()));
  out.report = std::move(*report);
  if (out.report.text != words) give_up(path, "a text that page does not keep as it is: " + out.id);
  out.text = split_text(out.report);
  const std::vector<std::uint32_t> bytes = bytes_of_code_points(out.report.text);
  const JsonValue* names = line.find("names");
  if (names == nullptr) return out;
  for (const JsonValue& name : names->items) {
    const JsonValue* span = name.find("span");
    if (span == nullptr || span->items.size() != 2) give_up(path, "a name without a span");
    const auto start = static_cast<std::size_t>(span->items[0].number);
    const auto end = static_cast<std::size_t>(span->items[1].number);
    if (start >= end || end >= bytes.size()) give_up(path, "a span outside of its text");
    out.names.push_back(
        {{bytes[start], bytes[end]}, kind_named(name.text_of("kind").value_or(""))});
  }
  return out;
}

using Exact = std::tuple<std::uint32_t, std::uint32_t, NameKind>;

}  // namespace

std::vector<LabelledText> read_corpus(const std::string& path, bool recase) {
  std::ifstream in(path);
  if (!in) give_up(path, "cannot be opened");
  std::vector<LabelledText> out;
  for (std::string line; std::getline(in, line);) {
    const Result<JsonValue> json = parse_json(line);
    if (!json) give_up(path, "is not JSON lines");
    out.push_back(read_text(*json, path, recase));
  }
  return out;
}

void mend_surnames(LabelledText& text) {
  std::set<std::uint64_t> surnames;
  for (const LabelledName& name : text.names) {
    const Text::Range tokens = text.text.tokens_in(name.span);
    if (name.kind == NameKind::person && tokens.last - tokens.first > 1)
      surnames.insert(text.text.hashes[tokens.last - 1]);
  }
  for (LabelledName& name : text.names) {
    const Text::Range tokens = text.text.tokens_in(name.span);
    if (tokens.last - tokens.first == 1 && surnames.contains(text.text.hashes[tokens.first]))
      name.kind = NameKind::person;
  }
}

std::vector<reading::NameLabel> labels_by_names(const LabelledText& text) {
  std::vector<reading::NameLabel> labels(text.text.tokens.size(), reading::kOutside);
  for (const LabelledName& name : text.names) {
    const Text::Range tokens = text.text.tokens_in(name.span);
    bool first = true;
    for (std::uint32_t t = tokens.first; t < tokens.last; ++t) {
      const Span token = text.text.tokens[t].span;
      const std::uint32_t shared =
          std::min(token.end, name.span.end) - std::max(token.start, name.span.start);
      if (2 * shared < token.size()) continue;
      labels[t] = first ? reading::first_of(name.kind) : reading::further_of(name.kind);
      first = false;
    }
  }
  return labels;
}

void count(const LabelledText& text, const std::vector<NameMention>& found, Tally& tally) {
  std::set<Exact> gold;
  for (const LabelledName& name : text.names) {
    gold.insert({name.span.start, name.span.end, name.kind});
    ++tally.gold[static_cast<std::size_t>(name.kind)];
  }
  for (const NameMention& name : found) {
    const auto kind = static_cast<std::size_t>(name.kind);
    ++tally.found[kind];
    tally.right[kind] += gold.contains({name.span.start, name.span.end, name.kind}) ? 1 : 0;
  }
}

namespace {

double f1(int right, int found, int gold) {
  return found + gold == 0 ? 0 : 2.0 * right / (found + gold);
}

}  // namespace

double f1_of_three(const Tally& t) {
  return f1(t.right[0] + t.right[1] + t.right[2], t.found[0] + t.found[1] + t.found[2],
            t.gold[0] + t.gold[1] + t.gold[2]);
}

void print(const Tally& t) {
  for (std::size_t k = 0; k < 3; ++k)
    std::printf("%s %.3f  ", std::string(name_of(static_cast<NameKind>(k))).c_str(),
                f1(t.right[k], t.found[k], t.gold[k]));
  std::printf("all three %.4f\n", f1_of_three(t));
}

}  // namespace synoptic::names_training
