// bench: a stream of news without end, made of real reports.
// SPDX-License-Identifier: Apache-2.0
//
// Takes annotated reports and gives as many more as are asked for. Each generated affair has a real
// report as its pattern; its reports have most sentences of the pattern and some of another real
// report, which is their own. Words that are rare among the real reports (names, mostly) are
// renamed affair by affair, by giving the token another hash, so that new names keep coming as they
// do in the news; all other words stay as they are, and with them the statistics of common words,
// of sentences and of lengths. How many reports an affair has follows a power law, and they spread
// over the days after its first one. Reports come in the order of their publication.

#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <queue>
#include <random>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "synoptic/reading.h"
#include "synoptic/time.h"

namespace synoptic::bench {

struct Generated {
  AnnotatedReport report;
  std::uint32_t affair = 0;  // the truth
};

class StoryWorld {
 public:
  StoryWorld(const std::vector<AnnotatedReport>& real, std::size_t reports_a_day,
             std::uint32_t seed = 1)
      : real_(real),
        a_day_(reports_a_day),
        random_(seed),
        rare_(std::max<std::uint32_t>(2, static_cast<std::uint32_t>(real.size() / 100))) {
    for (const AnnotatedReport& report : real) {
      std::vector<std::uint64_t> words = report.text.hashes;
      std::sort(words.begin(), words.end());
      words.erase(std::unique(words.begin(), words.end()), words.end());
      for (const std::uint64_t word : words) ++stand_in_[word];
    }
  }

  Generated next() {
    // Affairs begin at the rate that keeps the number of reports a day.
    const double now = static_cast<double>(made_) / static_cast<double>(a_day_);
    if (due_.empty() || due_.top().day > now) begin_affair(now);
    const Due due = due_.top();
    due_.pop();
    ++made_;
    return {make(due, now), due.affair};
  }

 private:
  struct Due {
    double day = 0;
    std::uint32_t affair = 0;
    std::uint32_t pattern = 0;
    bool operator<(const Due& other) const {
      return std::pair(other.day, other.affair) < std::pair(day, affair);
    }
  };

  static constexpr std::uint32_t kMostReports = 400;

  std::uint32_t pick(std::size_t below) {
    return static_cast<std::uint32_t>(random_() % static_cast<std::uint32_t>(below));
  }

  void begin_affair(double now) {
    const double u = (1.0 + pick(1'000'000)) / 1'000'001.0;
    const auto size = static_cast<std::uint32_t>(std::min<double>(kMostReports, std::pow(u, -0.8)));
    const std::uint32_t affair = affairs_++;
    const std::uint32_t pattern = pick(real_.size());
    for (std::uint32_t i = 0; i < size; ++i) {
      const double later = i == 0 ? 0 : 1.5 * static_cast<double>(pick(1000)) / 1000;
      due_.push({now + later, affair, pattern});
    }
  }

  // Words that the pattern shares with few others get the affair's own hash.
  void rename(Text& text, std::uint32_t affair) const {
    for (std::size_t t = 0; t < text.hashes.size(); ++t) {
      const auto seen = stand_in_.find(text.hashes[t]);
      const bool rare = seen == stand_in_.end() || seen->second <= rare_;
      if (rare) text.hashes[t] ^= (affair + 1) * 0x9e3779b97f4a7c15u;
    }
  }

  // The text of the pattern, cut to some of its sentences, then some of another report's.
  AnnotatedReport make(const Due& due, double now) {
    const AnnotatedReport& pattern = real_[due.pattern];
    AnnotatedReport out;
    out.report.id = "g" + std::to_string(made_);
    out.report.outlet = "Outlet " + std::to_string(pick(200));
    out.report.published = to_iso(civil_from_days(20'000 + static_cast<std::int64_t>(now)));
    out.report.title = pattern.report.title;
    out.report.text = pattern.report.text;
    out.text = pattern.text;
    out.reading.names = pattern.reading.names;
    out.reading.entities = pattern.reading.entities;
    out.reading.times = pattern.reading.times;
    out.reading.quantities = pattern.reading.quantities;
    out.reading.happenings = pattern.reading.happenings;
    rename(out.text, due.affair);
    std::vector<Sentence> kept;
    for (std::size_t s = 0; s < out.text.sentences.size(); ++s) {
      if (pick(10) < 6) kept.push_back(out.text.sentences[s]);
    }
    out.text.sentences = std::move(kept);
    append_some(out, real_[pick(real_.size())]);
    out.report.text += ' ' + out.report.id;  // no two texts are the same
    return out;
  }

  void append_some(AnnotatedReport& out, const AnnotatedReport& other) {
    const auto tokens = static_cast<std::uint32_t>(out.text.tokens.size());
    const auto folded = static_cast<std::uint32_t>(out.text.folded.size());
    const auto bytes = static_cast<std::uint32_t>(out.report.text.size());
    out.report.text += other.report.text;
    out.text.folded += other.text.folded;
    out.text.hashes.insert(out.text.hashes.end(), other.text.hashes.begin(),
                           other.text.hashes.end());
    for (Token token : other.text.tokens) {
      token.folded += folded;
      token.span = {token.span.start + bytes, token.span.end + bytes};
      token.sentence = static_cast<std::uint32_t>(out.text.sentences.size());
      out.text.tokens.push_back(token);
    }
    for (Sentence sentence : other.text.sentences) {
      if (pick(10) >= 3) continue;
      sentence.first += tokens;
      sentence.last += tokens;
      sentence.span = {sentence.span.start + bytes, sentence.span.end + bytes};
      out.text.sentences.push_back(sentence);
    }
  }

  const std::vector<AnnotatedReport>& real_;
  std::size_t a_day_;
  std::mt19937 random_;
  std::unordered_map<std::uint64_t, std::uint32_t> stand_in_;
  std::uint32_t rare_;  // real reports that hold a rare word, at most
  std::priority_queue<Due> due_;
  std::uint64_t made_ = 0;
  std::uint32_t affairs_ = 0;
};

}  // namespace synoptic::bench
