// SPDX-License-Identifier: Apache-2.0
#include "reading/time_frame.h"

#include "reading/time_calendar.h"

namespace synoptic::reading {
namespace {

// "nineteen ninety-six", "1996".
int year_in(const BoundWord& bound, const Pieces& pieces, const Lexicon& lexicon) {
  if (bound.pieces == 1) return to_int(pieces.all[bound.piece].word, 0);
  const NumberRun* number = pieces.number_at(bound.piece);
  if (number != nullptr && number->value >= 2000) return static_cast<int>(number->value);
  const auto part = [&](std::uint32_t at, WordClass word_class) {
    const std::string_view* value = lexicon.value(pieces.all[bound.piece + at].id, word_class);
    return value == nullptr ? 0 : to_int(*value, 0);
  };
  const int tens = part(0, WordClass::cardinal) * 100 + part(1, WordClass::tens);
  return bound.pieces == 3 ? tens + part(2, WordClass::cardinal) : tens;
}

void fill(Frame& frame, const BoundWord& bound, const Pieces& pieces, const Lexicon& lexicon) {
  const NumberRun* number = pieces.number_at(bound.piece);
  switch (bound.word_class) {
    case WordClass::month:
    case WordClass::plainmonth:
    case WordClass::shymonth:
      frame.month = to_int(bound.value, 1);
      break;
    case WordClass::day:
      if (number != nullptr) frame.day = static_cast<int>(number->value);
      break;
    case WordClass::year:
      frame.year = year_in(bound, pieces, lexicon);
      break;
    case WordClass::weekday:
    case WordClass::shortday:
      frame.weekday = to_int(bound.value, 1);
      break;
    case WordClass::ordinal:
      if (number != nullptr) frame.ordinal = static_cast<int>(number->value);
      break;
    case WordClass::number:
    case WordClass::integer:
      if (number != nullptr && !frame.number) frame.number = number->value;
      break;
    case WordClass::relday:
      frame.relday = to_int(bound.value, 0);
      break;
    case WordClass::direction:
      frame.direction = to_int(bound.value, 0);
      break;
    case WordClass::units:
      frame.plural = true;
      [[fallthrough]];
    case WordClass::unit:
      frame.unit = bound.value;
      break;
    case WordClass::season:
      frame.season = bound.value;
      break;
    case WordClass::part:
      frame.part = bound.value;
      break;
    case WordClass::clock:
      frame.clock = pieces.all[bound.piece].word;
      break;
    case WordClass::clockword:
      frame.clockword = bound.value;
      break;
    case WordClass::ampm:
      frame.ampm = to_int(bound.value, 0);
      break;
    case WordClass::holiday:
      frame.holiday = bound.value;
      break;
    case WordClass::decade:
      frame.decade = pieces.all[bound.piece].word;
      break;
    case WordClass::decadeword:
      frame.decadeword = to_int(bound.value, 0);
      break;
    default:
      break;
  }
}

}  // namespace

Frame read_frame(const TimeMatch& match, const Pieces& pieces, const Lexicon& lexicon) {
  Frame frame;
  for (std::uint32_t at = 0; at < match.bound_count; ++at)
    fill(frame, match.bound[at], pieces, lexicon);
  return frame;
}

}  // namespace synoptic::reading
