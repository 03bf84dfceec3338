// SPDX-License-Identifier: Apache-2.0
#include "page/dates.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "page/lines.h"
#include "page/rows.h"
#include "page_data.h"
#include "synoptic/time.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

constexpr std::size_t kLongest = 80;
constexpr int kFirstYear = 1700;
constexpr int kLastYear = 2200;
constexpr int kDaySeconds = 86400;
constexpr std::size_t kMarkSize = 3;  // bytes of "年" and its kind

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// In lower case, digits of other scripts as ASCII ones: "٤ مايو ٢٠٢٦" as "4 مايو 2026".
std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_at(text, at);
    at += decoded.bytes;
    const auto c = static_cast<UChar32>(decoded.code_point);
    const int digit = c < 0x80 ? -1 : u_charDigitValue(c);
    if (digit >= 0) {
      out += static_cast<char>('0' + digit);
    } else {
      append_utf8(out, static_cast<char32_t>(u_tolower(c)));
    }
  }
  return out;
}

// "5 p.m." as "5 pm".
std::string without_dots(std::string text) {
  for (const std::string_view half : {"a.m", "p.m"}) {
    const std::size_t at = text.find(half);
    if (at != std::string::npos) text.erase(at + 1, 1);
  }
  return text;
}

// One word, number or mark of a date.
struct Piece {
  std::string_view text;
  bool number = false;
};

// What a word of data/dates.txt says.
struct DateWord {
  std::string_view kind;  // month, zone, weekday, filler, half
  int value = 0;
};

using DateWords = std::unordered_map<std::string_view, DateWord>;

DateWords read_date_words() {
  DateWords words;
  each_row(page_data::dates, [&words](const Row& row) {
    const bool west = row[2].starts_with('-');
    int value = 0;
    for (const char c : row[2].substr(west ? 1 : 0)) value = value * 10 + (c - '0');
    words.emplace(row[1], DateWord{row[0], west ? -value : value});
  });
  return words;
}

std::optional<DateWord> date_word(std::string_view word) {
  static const DateWords kWords = read_date_words();
  const auto found = kWords.find(word);
  if (found == kWords.end()) return std::nullopt;
  return found->second;
}

// What the number before a mark is ("年" => 1 for the year, … 6 for the second); 0: it is no mark.
int mark_of(std::string_view word) {
  const auto found = date_word(word);
  return found && found->kind == "mark" ? found->value : 0;
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (is_digit(text[at])) {
      while (end < text.size() && is_digit(text[end])) ++end;
      pieces.push_back({text.substr(at, end - at), true});
    } else if (is_letter(text[at])) {
      while (end < text.size() && is_letter(text[end])) ++end;
      const bool counts = !pieces.empty() && pieces.back().number;
      if (counts && mark_of(text.substr(at, kMarkSize)) != 0) end = at + kMarkSize;
      pieces.push_back({text.substr(at, end - at), false});
    } else if (text[at] != ' ') {
      pieces.push_back({text.substr(at, 1), false});
    }
    at = end;
  }
  return pieces;
}

int to_int(std::string_view digits) {
  int value = 0;
  for (const char c : digits.substr(0, 9)) value = value * 10 + (c - '0');
  return value;
}

std::optional<Moment> checked(Moment moment) {
  const Day day = moment.day;
  if (day.year < kFirstYear || day.year > kLastYear || day.month < 1 || day.month > 12) return {};
  if (day.day < 1 || day.day > days_in_month(day.year, day.month)) return {};
  return moment;
}

// "1359547511" and "1359547511000" are seconds and milliseconds since 1970, "20130130" is a day.
std::optional<Moment> read_number(std::string_view digits) {
  if (digits.size() == 8) {
    return checked({.day = {to_int(digits.substr(0, 4)), to_int(digits.substr(4, 2)),
                            to_int(digits.substr(6, 2))},
                    .second = std::nullopt,
                    .zone_minutes = std::nullopt});
  }
  if (digits.size() != 9 && digits.size() != 10 && digits.size() != 13) return std::nullopt;
  std::int64_t seconds = 0;
  for (const char c : digits) seconds = seconds * 10 + (c - '0');
  if (digits.size() == 13) seconds /= 1000;
  return checked({.day = civil_from_days(seconds / kDaySeconds),
                  .second = static_cast<int>(seconds % kDaySeconds),
                  .zone_minutes = 0});
}

// Collects what the pieces of a date in words say; each thing once.
class InWords {
 public:
  InWords(std::vector<Piece> pieces, DayOrder order) : pieces_(std::move(pieces)), order_(order) {}

  std::optional<Moment> read() {
    while (at_ < pieces_.size()) {
      const bool taken = take_marked() || take_parts() || take_clock() || take_offset() ||
                         take_number() || take_word();
      if (!taken) return std::nullopt;
    }
    if (!month_ || !day_ || !year_) return std::nullopt;
    if (half_ && second_) {
      if (*second_ / 3600 > 12 || *second_ / 3600 == 0) return std::nullopt;
      second_ = *second_ % (12 * 3600) + *half_;
    }
    return checked({.day = {*year_, *month_, *day_},
                    .second = second_,
                    .zone_minutes = second_ ? zone_ : std::nullopt});
  }

 private:
  [[nodiscard]] bool mark_at(std::size_t i, std::string_view mark) const {
    return i < pieces_.size() && pieces_[i].text == mark;
  }
  [[nodiscard]] bool number_at(std::size_t i) const {
    return i < pieces_.size() && pieces_[i].number;
  }

  // "2026年", "18時"
  bool take_marked() {
    if (!number_at(at_) || at_ + 1 >= pieces_.size()) return false;
    const int mark = mark_of(pieces_[at_ + 1].text);
    if (mark == 0) return false;
    const int value = to_int(pieces_[at_].text);
    at_ += 2;
    if (mark == 1) return once(year_, value);
    if (mark == 2) return once(month_, value);
    if (mark == 3) return once(day_, value);
    constexpr std::array<int, 3> kSeconds = {3600, 60, 1};
    constexpr std::array<int, 3> kMost = {23, 59, 60};
    const auto part = static_cast<std::size_t>(mark - 4);
    if (value > kMost[part] || (mark == 4) == second_.has_value()) return false;
    second_ = second_.value_or(0) + value * kSeconds[part];
    return true;
  }

  // "01/30/2013", "30.1.2013" where the order is known or only one gives a day; "2013/01/30".
  bool take_parts() {
    if (!number_at(at_) || !number_at(at_ + 2) || !number_at(at_ + 4) || year_ || month_ || day_) {
      return false;
    }
    const std::string_view mark = pieces_[at_ + 1].text;
    if (mark != pieces_[at_ + 3].text || (mark != "/" && mark != "." && mark != "-")) return false;
    const int a = to_int(pieces_[at_].text);
    const int b = to_int(pieces_[at_ + 2].text);
    const int c = to_int(pieces_[at_ + 4].text);
    if (pieces_[at_].text.size() == 4) {
      return set_parts(a, b, c);
    }
    if (pieces_[at_ + 4].text.size() != 4) return false;
    const bool day_first = a > 12 || a == b || (b <= 12 && order_ == DayOrder::day_first);
    if (day_first) return set_parts(c, b, a);
    return (b > 12 || order_ == DayOrder::month_first) && set_parts(c, a, b);
  }

  bool set_parts(int year, int month, int day) {
    year_ = year;
    month_ = month;
    day_ = day;
    at_ += 5;
    return true;
  }

  // "12:05", "12:05:11", "18h05"; "5pm" by its half of the day
  bool take_clock() {
    if (second_ || !number_at(at_)) return false;
    const int hour = to_int(pieces_[at_].text);
    const bool french = mark_at(at_ + 1, "h") && number_at(at_ + 2);
    if (!french && (!mark_at(at_ + 1, ":") || !number_at(at_ + 2))) return take_bare_hour(hour);
    const int minute = to_int(pieces_[at_ + 2].text);
    const bool seconds = mark_at(at_ + 3, ":") && number_at(at_ + 4);
    const int second = seconds ? to_int(pieces_[at_ + 4].text) : 0;
    if (hour > 23 || minute > 59 || second > 60) return false;
    at_ += seconds ? 5 : 3;
    second_ = hour * 3600 + minute * 60 + second;
    return true;
  }

  bool take_bare_hour(int hour) {
    const bool half = mark_at(at_ + 1, "am") || mark_at(at_ + 1, "pm");
    if (!half || hour > 12) return false;
    second_ = hour * 3600;
    ++at_;
    return true;
  }

  // "+0100", "-05:00" behind a time of day
  bool take_offset() {
    const bool west = mark_at(at_, "-");
    if (!second_ || zone_ || (!west && !mark_at(at_, "+")) || !number_at(at_ + 1)) return false;
    const std::string_view digits = pieces_[at_ + 1].text;
    const bool parted = mark_at(at_ + 2, ":") && number_at(at_ + 3);
    if (digits.size() != 4 && !(digits.size() == 2 && parted)) return false;
    const int hours = to_int(digits.substr(0, 2));
    const int minutes = to_int(parted ? pieces_[at_ + 3].text : digits.substr(2));
    if (hours > 23 || minutes > 59) return false;
    at_ += parted ? 4 : 2;
    zone_ = (west ? -1 : 1) * (hours * 60 + minutes);
    return true;
  }

  bool take_number() {
    if (!number_at(at_)) return false;
    const std::string_view digits = pieces_[at_].text;
    if (digits.size() == 4 && !year_) {
      year_ = to_int(digits);
    } else if (digits.size() <= 2 && !day_) {
      day_ = to_int(digits);
    } else {
      return false;
    }
    ++at_;
    return true;
  }

  bool take_word() {
    const auto word = date_word(pieces_[at_].text);
    if (!word) return false;
    ++at_;
    if (word->kind == "month") return once(month_, word->value);
    if (word->kind == "zone") return once(zone_, word->value);
    if (word->kind == "half") return once(half_, word->value * 3600);
    return true;  // a weekday or a filler
  }

  static bool once(std::optional<int>& slot, int value) {
    if (slot) return false;
    slot = value;
    return true;
  }

  std::vector<Piece> pieces_;
  DayOrder order_;
  std::size_t at_ = 0;
  std::optional<int> year_;
  std::optional<int> month_;
  std::optional<int> day_;
  std::optional<int> second_;
  std::optional<int> half_;
  std::optional<int> zone_;
};

// Where a year of this century stands in a word; npos: nowhere.
std::size_t year_in(std::string_view word) {
  for (std::size_t at = word.find("20"); at != std::string_view::npos;
       at = word.find("20", at + 1)) {
    const std::string_view year = word.substr(at, 4);
    if (year.size() == 4 && std::ranges::all_of(year, is_digit)) return at;
  }
  return std::string_view::npos;
}

// Whether a line has the digits of a year in it, or bytes that may be digits of another script.
bool may_hold_year(std::string_view line) {
  return line.find("20") != std::string_view::npos ||
         std::ranges::any_of(line, [](char c) { return c >= '\xd9' && c <= '\xe0'; });
}

// "2026年5月4日" of "2026年5月4日18時05分更新": where no blanks are set, up to the mark of the day.
std::string_view up_to_day(std::string_view words) {
  for (std::size_t at = 0; at + kMarkSize <= words.size(); ++at) {
    if (mark_of(words.substr(at, kMarkSize)) == 3) return words.substr(0, at + kMarkSize);
  }
  return {};
}

// "1/2/2013" and its like.
bool is_parts(std::string_view word) {
  const auto marks = std::ranges::count_if(word, [](char c) { return c == '/' || c == '.'; });
  return marks >= 2 && is_digit(word.front());
}

}  // namespace

DayOrder day_order_of(std::string_view language) {
  std::string tag = folded(language);
  std::ranges::replace(tag, '_', '-');
  const auto known = date_word(tag);
  if (known && known->kind == "order") {
    return known->value == 1 ? DayOrder::day_first : DayOrder::month_first;
  }
  return tag.empty() || tag.starts_with("en") ? DayOrder::unknown : DayOrder::day_first;
}

std::optional<std::string> read_date(std::string_view text, DayOrder order) {
  text = trim(text);
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  if (const auto moment = parse_iso(text)) {
    // "0001-01-01" is how machines write that they do not know.
    return checked(*moment) ? std::optional(to_iso(*moment)) : std::nullopt;
  }
  if (std::ranges::all_of(text, is_digit)) {
    const auto moment = read_number(text);
    return moment ? std::optional(to_iso(*moment)) : std::nullopt;
  }
  const std::string plain = without_dots(folded(text));
  const auto moment = InWords(pieces_of(plain), order).read();
  return moment ? std::optional(to_iso(*moment)) : std::nullopt;
}

std::optional<std::string> find_date(std::string_view given, DayOrder order) {
  constexpr std::size_t kMostWords = 60;
  constexpr std::size_t kBefore = 5;
  constexpr std::size_t kBehind = 6;
  if (!may_hold_year(given)) return std::nullopt;
  const std::string plain = folded(given);
  const std::string_view line = plain;
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < line.size() && words.size() < kMostWords;) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    if (end > at) words.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  const auto stretch = [](std::string_view from, std::string_view to) {
    return std::string_view(from.data(),
                            static_cast<std::size_t>(to.data() + to.size() - from.data()));
  };
  for (std::size_t year = 0; year < words.size(); ++year) {
    const std::size_t digits = year_in(words[year]);
    if (digits == std::string_view::npos) continue;
    for (std::size_t from = year - std::min(year, kBefore); from <= year; ++from) {
      for (std::size_t to = std::min(words.size(), year + kBehind); to > year; --to) {
        if (auto date = read_date(stretch(words[from], words[to - 1]), order)) return date;
      }
    }
    if (auto date = read_date(up_to_day(words[year].substr(digits)))) return date;
    if (is_parts(words[year])) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::string> date_in_url(std::string_view url) {
  for (std::size_t at = url.find("/20"); at != std::string_view::npos;
       at = url.find("/20", at + 1)) {
    std::string digits;
    std::size_t i = at + 1;
    for (; i < url.size() && digits.size() < 8; ++i) {
      if (is_digit(url[i])) {
        digits += url[i];
      } else if (url[i] == '/' || url[i] == '-') {
        // "2026/5/4": a part of one digit
        if (digits.size() == 5 || digits.size() == 7) digits.insert(digits.size() - 1, "0");
      } else {
        break;
      }
    }
    if (digits.size() == 7) digits.insert(6, "0");
    const bool ends = i >= url.size() || !is_digit(url[i]);
    if (digits.size() != 8 || !ends) continue;
    if (auto date = read_date(digits)) return date;
  }
  return std::nullopt;
}

}  // namespace synoptic
