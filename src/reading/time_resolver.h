// reading: works out the value of one expression of time.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "reading/time_frame.h"
#include "reading/time_values.h"

namespace synoptic::reading {

// A method for each action of time_patterns.txt: those about the calendar are in time_values.cc,
// those that count from a day in time_values_relative.cc, the others in time_values_periods.cc.
class Resolver {
 public:
  // Views everything it is given.
  Resolver(const TimeMatch& match, const Pieces& pieces, const Lexicon& lexicon, Tense tense,
           TimeContext& context)
      : match_(match),
        pieces_(pieces),
        lexicon_(lexicon),
        tense_(tense),
        context_(context),
        frame_(read_frame(match, pieces, lexicon)) {
    if (!frame_.direction) frame_.direction = direction_word();
  }

  TimeValue run();

 private:
  [[nodiscard]] bool has(std::string_view word) const;
  [[nodiscard]] std::optional<int> direction_word() const;
  [[nodiscard]] std::string_view unit_said();
  [[nodiscard]] std::uint32_t sentence() const { return pieces_.all[match_.first].sentence; }

  TimeValue calendar();
  TimeValue calendar_weekday();
  TimeValue calendar_month();
  TimeValue isodate();
  TimeValue quarter();
  TimeValue that_quarter();
  TimeValue year_ago_quarter();
  TimeValue decade();
  TimeValue century();
  [[nodiscard]] TimeValue era() const;
  TimeValue relative_day();
  TimeValue deictic();
  TimeValue deictic_part();
  TimeValue deictic_month();
  TimeValue deictic_season();
  TimeValue deictic_weekday();
  TimeValue deictic_unit(int direction);
  TimeValue ago();
  TimeValue anaphoric(int sign);
  TimeValue clock();
  TimeValue part_of_day();
  TimeValue duration();
  [[nodiscard]] std::string compound_period() const;
  TimeValue set();
  TimeValue holiday();

  // The amount: a number, or "X" when it is vague.
  struct Amount {
    double number = 0;
    bool vague = false;
  };
  [[nodiscard]] Amount amount() const;
  [[nodiscard]] TimeValue shifted(Day from, int sign, std::string_view unit, double number);
  [[nodiscard]] TimeValue on_day(Day day);
  [[nodiscard]] TimeValue open_day(std::string value) const;
  [[nodiscard]] int nearest_year(int month, int day) const;
  [[nodiscard]] Day near_weekday(int weekday) const;
  [[nodiscard]] TimeValue quarter_of(int year, int number);
  [[nodiscard]] int near_quarter_year(int number) const;
  [[nodiscard]] int season_year(std::string_view season) const;
  void remember(Day day);
  [[nodiscard]] std::optional<Day> reference() const {
    return context_.last_day ? context_.last_day : context_.published;
  }

  const TimeMatch& match_;
  const Pieces& pieces_;
  const Lexicon& lexicon_;
  Tense tense_;
  TimeContext& context_;
  Frame frame_;
};

}  // namespace synoptic::reading
