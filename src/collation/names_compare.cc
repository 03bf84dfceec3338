// SPDX-License-Identifier: Apache-2.0
#include "collation/names_compare.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "collation/names_spelling.h"

namespace synoptic {
namespace {

constexpr std::size_t kLongName = 6;          // letters; shorter names differ by meaning
constexpr double kSlipOfSurname = 0.93;       // Jaro-Winkler, given names being equal
constexpr std::size_t kShortestMisspelt = 5;  // letters of a surname that may hide a slip

// The parts before the surname, nicknames and particles left out.
std::vector<const NamePart*> givens_of(const NameForm& form) {
  std::vector<const NamePart*> givens;
  const std::size_t surname = surname_at(form);
  for (std::size_t i = 0; i < surname; ++i) {
    const NamePart& part = form.parts[i];
    if (part.nickname || (i > 0 && is_name_word(NameWord::particle, part.word))) continue;
    givens.push_back(&part);
  }
  return givens;
}

Likeness compare_given_parts(const NamePart& a, const NamePart& b) {
  if (a.initial || b.initial) {
    return a.skeleton[0] == b.skeleton[0] ? Likeness::possible : Likeness::different;
  }
  if (compare_given(a.skeleton, b.skeleton) != GivenLikeness::different) return Likeness::same;
  const bool is_long = std::min(a.skeleton.size(), b.skeleton.size()) >= kLongName;
  // A slip inside the name; the last letter tells Andrea from Andreas and Paulina from Pauline.
  const bool slip = is_long && a.skeleton[0] == b.skeleton[0] &&
                    a.skeleton.back() == b.skeleton.back() &&
                    edit_distance(a.skeleton, b.skeleton, 1) <= 1 &&
                    !(is_known_given(a.skeleton) && is_known_given(b.skeleton));
  return slip ? Likeness::same : Likeness::different;
}

// Whether the middle names allow that both are one: none missing clashes.
bool middles_clash(const std::vector<const NamePart*>& a, const std::vector<const NamePart*>& b) {
  for (std::size_t i = 1; i < std::min(a.size(), b.size()); ++i) {
    const NamePart& left = *a[i];
    const NamePart& right = *b[i];
    if (compare_given_parts(left, right) != Likeness::different) continue;
    // "Anna Berta C. Lind" and "Anna C. Lind": the other's next middle name may be the one.
    if (a.size() != b.size()) continue;
    return true;
  }
  return false;
}

bool has_nickname(const NameForm& form, const NamePart& given) {
  return std::ranges::any_of(form.parts, [&given](const NamePart& part) {
    return part.nickname && part.sound == given.sound;
  });
}

// "Xi Jinping" and "Jinping Xi".
bool same_words_turned(const NameForm& a, const NameForm& b) {
  return a.parts.size() == 2 && b.parts.size() == 2 && !a.parts[0].initial && !a.parts[1].initial &&
         a.parts[0].sound == b.parts[1].sound && a.parts[1].sound == b.parts[0].sound;
}

// "Anna Lind" of "Anna Lind Berger": the second of two surnames left out.
bool has_inner_surname(const NameForm& shorter, const NameForm& longer) {
  if (shorter.parts.size() != 2 || longer.parts.size() < 3 || shorter.parts[0].initial)
    return false;
  const NamePart& surname = shorter.parts[1];
  const bool inside = std::any_of(
      longer.parts.begin() + 1, longer.parts.end() - 1,
      [&surname](const NamePart& part) { return !part.initial && part.sound == surname.sound; });
  return inside && shorter.parts[0].sound == longer.parts[0].sound;
}

Likeness compare_givens(const NameForm& a, const NameForm& b) {
  const auto left = givens_of(a);
  const auto right = givens_of(b);
  if (left.empty() || right.empty()) return Likeness::different;
  if (has_nickname(a, *right[0]) || has_nickname(b, *left[0])) return Likeness::same;
  Likeness first = compare_given_parts(*left[0], *right[0]);
  // Somebody known by the second given name.
  if (first != Likeness::same && left.size() > 1 && !left[1]->initial) {
    first = std::max(first, compare_given_parts(*left[1], *right[0]));
  }
  if (first != Likeness::same && right.size() > 1 && !right[1]->initial) {
    first = std::max(first, compare_given_parts(*left[0], *right[1]));
  }
  if (first == Likeness::different || middles_clash(left, right)) return Likeness::different;
  // "J. E. Lind" and "J. E. Lind" are equal; two initials that agree are worth a name.
  if (first == Likeness::possible && left.size() > 1 && right.size() > 1) return Likeness::same;
  return first;
}

// The words of `longer` that are not matched, in order, by those of `shorter`; nothing when the
// words of `shorter` do not all stand in it.
struct Missing {
  bool subsequence = false;
  std::vector<std::string_view> words;
};

Missing match_in_order(std::string_view shorter, std::string_view longer) {
  const auto needles = key_words(shorter);
  Missing missing;
  std::size_t next = 0;
  for (const std::string_view word : key_words(longer)) {
    if (next < needles.size() && needles[next] == word) {
      ++next;
    } else {
      missing.words.push_back(word);
    }
  }
  missing.subsequence = next == needles.size();
  return missing;
}

}  // namespace

std::size_t surname_at(const NameForm& form) {
  for (std::size_t i = form.parts.size(); i-- > 1;) {
    if (!form.parts[i].nickname) return i;
  }
  return 0;
}

bool same_surname(const NamePart& a, const NamePart& b) {
  if (a.sound == b.sound) return true;
  if (a.skeleton[0] != b.skeleton[0]) return false;
  if (std::min(a.skeleton.size(), b.skeleton.size()) < kLongName) return false;
  return jaro_winkler(a.skeleton, b.skeleton) >= kSlipOfSurname;
}

bool may_be_slip(const NamePart& slip, const NamePart& known) {
  const std::string& a = slip.skeleton;
  const std::string& b = known.skeleton;
  if (std::min(a.size(), b.size()) < kShortestMisspelt || a.back() != b.back()) return false;
  if (std::string_view(a).substr(0, 3) != std::string_view(b).substr(0, 3)) return false;
  return edit_distance(a, b, 2) <= 2;
}

Likeness compare_people(const NameForm& a, const NameForm& b) {
  if (a.parts.size() < 2 || b.parts.size() < 2) return Likeness::different;
  if (!a.generation.empty() && !b.generation.empty() && a.generation != b.generation) {
    return Likeness::different;
  }
  const NamePart& left = a.parts[surname_at(a)];
  const NamePart& right = b.parts[surname_at(b)];
  if (same_surname(left, right)) {
    const Likeness given = compare_givens(a, b);
    if (left.sound == right.sound) return given;
    // A surname that differs by more than its family wants an equal given name.
    return given == Likeness::same && a.parts[0].sound == b.parts[0].sound ? Likeness::same
                                                                           : Likeness::different;
  }
  if (same_words_turned(a, b)) return Likeness::same;
  return has_inner_surname(a, b) || has_inner_surname(b, a) ? Likeness::possible
                                                            : Likeness::different;
}

bool is_short_form(std::string_view shorter, std::string_view longer) {
  const auto few = key_words(shorter);
  const auto many = key_words(longer);
  if (few.size() < 2 || few.size() >= many.size() || few.back() != many.back()) return false;
  const Missing missing = match_in_order(shorter, longer);
  return missing.subsequence && std::ranges::none_of(missing.words, [](std::string_view word) {
           return is_name_word(NameWord::telling, word) || (word[0] >= '0' && word[0] <= '9');
         });
}

std::string left_out(std::string_view shorter, std::string_view longer) {
  std::string out;
  for (const std::string_view word : match_in_order(shorter, longer).words) {
    if (!out.empty()) out.push_back(' ');
    out += word;
  }
  return out;
}

}  // namespace synoptic
