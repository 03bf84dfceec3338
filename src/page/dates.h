// page, private: publication dates as strangers write them.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace synoptic {

// A date or date-time as ISO 8601; absent when not understood or when it could mean two days.
//   "2013-01-30T12:05:11.250+0100"      =>  "2013-01-30T12:05:11+01:00"
//   "Wed, 30 Jan 2013 12:05:00 GMT"     =>  "2013-01-30T12:05:00Z"
//   "January 30, 2013", "30 Jan 2013"   =>  "2013-01-30"
//   "1359547511", "20130130"            =>  "2013-01-30T12:05:11Z", "2013-01-30"
//   "01/02/2013"                        =>  absent: January or February?
[[nodiscard]] std::optional<std::string> read_date(std::string_view text);

}  // namespace synoptic
