// page, private: publication dates as strangers write them.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace synoptic {

// Which of the two numbers of "01/02/2013" is the day, when nothing but the order tells.
enum class DayOrder : std::uint8_t { unknown, day_first, month_first };

// How pages of that language write it: a tag such as "en-US", "en_GB" or "it".
[[nodiscard]] DayOrder day_order_of(std::string_view language);

// A date or date-time as ISO 8601; absent when not understood or when it could mean two days.
//   "2013-01-30T12:05:11.250+0100"      =>  "2013-01-30T12:05:11+01:00"
//   "Wed, 30 Jan 2013 12:05:00 GMT"     =>  "2013-01-30T12:05:00Z"
//   "January 30, 2013", "30 Jan 2013"   =>  "2013-01-30"
//   "1359547511", "20130130"            =>  "2013-01-30T12:05:11Z", "2013-01-30"
//   "2013年1月30日 12時05分"            =>  "2013-01-30T12:05:00"
//   "01/02/2013"                        =>  absent: January or February?
[[nodiscard]] std::optional<std::string> read_date(std::string_view text,
                                                   DayOrder order = DayOrder::unknown);

// The first date in a line of words, in the longest form that is understood; absent when there is
// none, or when the first could mean two days.
//   "By Jane Roe - Nov 19, 2019, 10:31 pm CST"  =>  "2019-11-19T22:31:00-06:00"
[[nodiscard]] std::optional<std::string> find_date(std::string_view line,
                                                   DayOrder order = DayOrder::unknown);

// The day in an address; absent when there is none.
//   "https://courier.example/2026/05/04/flood"  =>  "2026-05-04"
[[nodiscard]] std::optional<std::string> date_in_url(std::string_view url);

}  // namespace synoptic
