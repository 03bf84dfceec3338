// SPDX-License-Identifier: Apache-2.0
#include "collation/quotes_gather.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "collation/names_gather.h"
#include "collation/role_claims_office.h"
#include "collation/tables.h"
#include "collation_data.h"

namespace synoptic {
namespace {

bool is_empty_word(std::string_view folded) {
  static const std::set<std::string_view> words = [] {
    std::set<std::string_view> out;
    for (const std::string_view row : rows(collation_data::stopwords)) {
      for (const std::string_view word : pieces(row, ' ')) out.insert(word);
    }
    return out;
  }();
  return words.contains(folded);
}

void read_words(const Text& text, WordNumbers& numbers, Utterance& utterance) {
  const Text::Range range = text.tokens_in(utterance.anchor.span);
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const Token& token = text.tokens[i];
    if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
    if (!utterance.anchor.span.contains(token.span)) continue;
    const std::uint32_t number = numbers.of(text.fold(i));
    utterance.words.push_back(number);
    utterance.spans.push_back(token.span);
    if (numbers.is_content(number)) utterance.content.push_back(number);
  }
}

// The people of the reports by the offices that they hold.
class OfficeHolders {
 public:
  OfficeHolders(Reports reports, const NameTable& names) : names_(names) {
    for (NameIndex name = 0; name < names.names.size(); ++name) {
      if (names.names[name].kind != NameKind::person) continue;
      for (const RoleReading& role : names.names[name].roles) {
        const ReportIndex r = role.anchor.report;
        for (Office& office : read_offices(*reports[r], r, role.anchor.span, names)) {
          by_head_[office.head].emplace_back(name, std::move(office));
        }
      }
    }
  }

  // Whom "the inspector general" means: the one person whom a report gives just this office. Loose
  // words ("an official") and what anybody may be ("a senator") mean nobody.
  [[nodiscard]] std::optional<NameIndex> find(const AnnotatedReport& report, ReportIndex index,
                                              Span source) const {
    const Text::Range range = report.text.tokens_in(source);
    if (range.first == range.last || is_indefinite(report.text.fold(range.first))) {
      return std::nullopt;
    }
    const std::vector<Office> offices = read_offices(report, index, source, names_);
    if (offices.size() != 1 || !is_held(offices[0]) || is_loose_head(offices[0].head)) {
      return std::nullopt;
    }
    std::set<NameIndex> holders;
    const auto found = by_head_.find(offices[0].head);
    if (found == by_head_.end()) return std::nullopt;
    for (const auto& [name, office] : found->second) {
      if (compare_offices(offices[0], office) == OfficeMatch::same) holders.insert(name);
    }
    return holders.size() == 1 ? std::optional(*holders.begin()) : std::nullopt;
  }

 private:
  static bool is_indefinite(std::string_view word) {
    return word == "a" || word == "an" || word == "another" || word == "one";
  }

  const NameTable& names_;
  std::map<std::string, std::vector<std::pair<NameIndex, Office>>> by_head_;
};

// Whether words hold a mention of the entity.
bool holds_name(const Reading& reading, Span words, EntityIndex entity) {
  auto mention = std::ranges::lower_bound(reading.names, words.start, {},
                                          [](const NameMention& m) { return m.span.start; });
  for (; mention != reading.names.end() && mention->span.start < words.end; ++mention) {
    if (mention->entity == entity) return true;
  }
  return false;
}

void read_source(const AnnotatedReport& report, const Source& source, const NameTable& names,
                 const OfficeHolders& holders, Utterance& utterance) {
  utterance.source = source.span;
  const auto& of_entity = names.of_entity[utterance.anchor.report];
  if (source.entity && *source.entity < of_entity.size()) {
    utterance.speaker = of_entity[*source.entity];
    utterance.named = source.span && holds_name(report.reading, *source.span, *source.entity);
    return;
  }
  if (!source.span) return;
  utterance.speaker = holders.find(report, utterance.anchor.report, *source.span);
  if (utterance.speaker) return;
  const Text::Range range = report.text.tokens_in(*source.span);
  for (std::uint32_t i = range.last; i-- > range.first;) {
    if (report.text.tokens[i].kind != TokenKind::word) continue;
    utterance.speaker_text = report.text.fold(i);
    return;
  }
}

// Whether a continued quote goes on inside its sentence: the part before did not end one.
bool goes_on(const AnnotatedReport& report, Span before, Span here) {
  const std::string_view text = report.report.text;
  if (before.empty() || here.empty() || here.end > text.size()) return false;
  const char last = text[before.end - 1];
  const char first = text[here.start];
  return last != '.' && last != '!' && last != '?' && 'a' <= first && first <= 'z';
}

void sort_utterances(std::vector<Utterance>& utterances) {
  std::ranges::sort(utterances, {}, [](const Utterance& utterance) {
    return std::make_tuple(utterance.rank, utterance.anchor.span, utterance.speaker);
  });
}

bool holds_quote(const Reading& reading, Span content) {
  return std::ranges::any_of(
      reading.quotes, [content](const Quote& quote) { return content.overlaps(quote.span); });
}

}  // namespace

std::uint32_t WordNumbers::of(std::string_view folded) {
  std::string word(folded);
  std::erase(word, '.');
  const auto [at, fresh] =
      numbers_.try_emplace(std::move(word), static_cast<std::uint32_t>(numbers_.size()));
  if (fresh) content_.push_back(!is_empty_word(folded));
  return at->second;
}

std::vector<Utterance> gather_quotes(Reports reports, const NameTable& names,
                                     WordNumbers& numbers) {
  const std::vector<std::uint32_t> ranks = report_ranks(reports);
  const OfficeHolders holders(reports, names);
  std::vector<Utterance> out;
  for (ReportIndex r = 0; r < reports.size(); ++r) {
    const AnnotatedReport& report = *reports[r];
    Span before;
    for (const Quote& quote : report.reading.quotes) {
      Utterance utterance{.anchor = {r, quote.span}, .rank = ranks[r], .cue = quote.cue};
      utterance.continued = quote.continued && goes_on(report, before, quote.span);
      before = quote.span;
      if (quote.scare) continue;
      read_words(report.text, numbers, utterance);
      read_source(report, quote.source, names, holders, utterance);
      if (!utterance.words.empty()) out.push_back(std::move(utterance));
    }
  }
  sort_utterances(out);
  return out;
}

std::vector<Utterance> gather_indirect(Reports reports, const NameTable& names,
                                       WordNumbers& numbers) {
  const std::vector<std::uint32_t> ranks = report_ranks(reports);
  const OfficeHolders holders(reports, names);
  std::vector<Utterance> out;
  for (ReportIndex r = 0; r < reports.size(); ++r) {
    const AnnotatedReport& report = *reports[r];
    for (const Attribution& attribution : report.reading.attributions) {
      if (attribution.direct || holds_quote(report.reading, attribution.content)) continue;
      Utterance utterance{.anchor = {r, attribution.content},
                          .rank = ranks[r],
                          .direct = false,
                          .cue = attribution.cue};
      read_words(report.text, numbers, utterance);
      read_source(report, attribution.source, names, holders, utterance);
      if (!utterance.words.empty()) out.push_back(std::move(utterance));
    }
  }
  sort_utterances(out);
  return out;
}

}  // namespace synoptic
