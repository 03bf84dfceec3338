// Quotes for showing: by speaker, and a variant with what it leaves out and adds.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "dossier/facts.h"
#include "dossier/words.h"

namespace synoptic {
namespace {

std::size_t reports_with(const CollatedQuote& quote) {
  std::set<ReportIndex> reports;
  for (const QuoteReading& reading : quote.readings) reports.insert(reading.anchor.report);
  return reports.size();
}

std::string speaker_label(const Dossier& dossier, const CollatedQuote& quote) {
  if (quote.speaker) return flat(dossier.collation.names[*quote.speaker].name);
  if (quote.speaker_words) return flat(words_of(dossier, *quote.speaker_words));
  return {};
}

// A sign that stands close to the word before it.
bool clings(char sign) { return std::string_view(".,;:!?)]").find(sign) != std::string_view::npos; }

// Puts stretches of two texts behind each other. A space stands between two where one of the two
// has it there in its own text: a quote that begins with “working” has none before that word, but
// the “keep ” that it leaves out ends with one.
class Splicer {
 public:
  void add(Mark mark, std::string_view text, Span span) {
    if (span.empty()) return;
    std::string words = flat(cut(text, span));
    if (words.empty()) return;
    const bool before = is_space(decode_at(text, span.start).code_point) ||
                        (span.start > 0 && is_space(decode_before(text, span.start).code_point));
    const bool space = before || (space_after_ && !clings(words.front()));
    space_after_ = is_space(decode_before(text, span.end).code_point) ||
                   (span.end < text.size() && is_space(decode_at(text, span.end).code_point));
    if (!pieces_.empty() && pieces_.back().mark == mark) {
      if (space) pieces_.back().words += ' ';
      pieces_.back().words += words;
    } else {
      pieces_.push_back({mark, std::move(words), space && !pieces_.empty()});
    }
  }
  std::vector<MarkedWords> take() { return std::move(pieces_); }

 private:
  std::vector<MarkedWords> pieces_;
  bool space_after_ = false;
};

}  // namespace

std::vector<Speaker> speakers_of(const Dossier& dossier, std::size_t at_most) {
  const std::vector<CollatedQuote>& quotes = dossier.collation.quotes;
  std::vector<std::size_t> weight(quotes.size());
  std::transform(quotes.begin(), quotes.end(), weight.begin(), reports_with);
  std::vector<std::uint32_t> ranked(quotes.size());
  std::iota(ranked.begin(), ranked.end(), 0u);
  std::sort(ranked.begin(), ranked.end(), [&](std::uint32_t a, std::uint32_t b) {
    return weight[a] != weight[b] ? weight[a] > weight[b] : a < b;
  });
  ranked.resize(std::min(ranked.size(), at_most));

  std::vector<std::uint32_t> in_order = ranked;
  std::sort(in_order.begin(), in_order.end());
  std::map<std::string, std::size_t> place_of;
  std::vector<Speaker> speakers;
  for (const std::uint32_t index : in_order) {
    std::string label = speaker_label(dossier, quotes[index]);
    if (place_of.try_emplace(label, speakers.size()).second) {
      speakers.push_back({std::move(label), {}});
    }
  }
  for (const std::uint32_t index : ranked) {
    speakers[place_of[speaker_label(dossier, quotes[index])]].quotes.push_back(index);
  }
  const auto nobody = std::find_if(speakers.begin(), speakers.end(),
                                   [](const Speaker& speaker) { return speaker.label.empty(); });
  if (nobody != speakers.end()) std::rotate(nobody, nobody + 1, speakers.end());
  return speakers;
}

std::vector<MarkedWords> marked_words(const Dossier& dossier, const CollatedQuote& quote,
                                      const QuoteReading& reading) {
  const std::string_view text = dossier.reports[reading.anchor.report].text;
  Splicer splicer;
  if (reading.edits.empty()) {
    splicer.add(Mark::same, text, reading.anchor.span);
    return splicer.take();
  }
  const std::string_view base = dossier.reports[quote.readings[quote.base].anchor.report].text;
  std::uint32_t done = reading.anchor.span.start;  // what of this reading has been put
  const auto put_up_to = [&](std::uint32_t end) {  // marks and signs that no edit speaks of
    if (end > done) splicer.add(Mark::same, text, {done, end});
    done = std::max(done, end);
  };
  for (const Edit& edit : reading.edits) {
    put_up_to(std::min(edit.span.start, reading.anchor.span.end));
    const bool same = edit.kind == EditKind::same;
    if (!same) splicer.add(Mark::cut, base, edit.base_span);
    splicer.add(same ? Mark::same : Mark::insert, text, edit.span);
    done = std::max(done, edit.span.end);
  }
  put_up_to(reading.anchor.span.end);
  return splicer.take();
}

}  // namespace synoptic
