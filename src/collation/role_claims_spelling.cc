// SPDX-License-Identifier: Apache-2.0
//
// How a name is spelt. A name from another script has as many spellings as there are ways of
// transliterating it, and no outlet is wrong; nor is a nickname or an accent left out. A name in
// Latin letters has one spelling: "Tracy" here and "Tracey" there is a finding, and so is whatever
// no family explains ("Marlen", "Marlin").
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "collation/names_compare.h"
#include "collation/names_profile.h"
#include "collation/names_spelling.h"
#include "collation/role_claims_parts.h"

namespace synoptic {
namespace {

// One spelling of a part of a name, and where each report first has it.
struct Spelling {
  std::string skeleton;
  std::map<ReportIndex, Anchor> first;  // the fullest form of each report
  std::uint32_t mentions = 0;
};
using Spellings = std::map<std::string, Spelling>;

struct PersonSpellings {
  Spellings given;
  Spellings surname;
  bool given_transliterated = false;
  bool surname_transliterated = false;
};

void add(Spellings& spellings, const NamePart& part, const Anchor& anchor) {
  Spelling& spelling = spellings[part.skeleton];
  spelling.skeleton = part.skeleton;
  ++spelling.mentions;
  const auto [at, fresh] = spelling.first.try_emplace(anchor.report, anchor);
  if (!fresh && anchor.span.size() > at->second.span.size()) at->second = anchor;
}

// Whether the bytes went through a wrong character set ("â€™" or "Ã" for an accent): nobody's
// spelling.
bool is_garbled(std::string_view words) {
  return words.find("\u00c3") != std::string_view::npos ||
         words.find("\u00e2\u20ac") != std::string_view::npos ||
         words.find("\ufffd") != std::string_view::npos;
}

// Whether the next word is glued to a name ("Anna LindGOP"): the page's slip. A capital within a
// name stands early ("McLind", "DeVos", "MacLind").
bool is_run_together(std::string_view words) {
  constexpr std::size_t kPrefix = 4;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool small = words[i] >= 'a' && words[i] <= 'z';
    const bool capital = words[i] >= 'A' && words[i] <= 'Z';
    if (capital && letters >= kPrefix && words[i - 1] >= 'a' && words[i - 1] <= 'z') return true;
    letters = small || capital ? letters + 1 : 0;
  }
  return false;
}

PersonSpellings spellings_of(Reports reports, const Name& name) {
  PersonSpellings out;
  std::vector<std::pair<NameForm, Anchor>> forms;
  std::set<std::string> surnames;  // families of the full forms' surnames
  for (const Anchor& anchor : name.forms) {
    const std::string_view words = cut(reports[anchor.report]->report.text, anchor.span);
    if (is_garbled(words) || is_run_together(words)) continue;
    NameForm form = take_apart(*reports[anchor.report], anchor.span);
    if (form.parts.empty()) continue;
    if (form.parts.size() > 1) surnames.insert(form.parts[surname_at(form)].sound);
    forms.emplace_back(std::move(form), anchor);
  }
  for (const auto& [form, anchor] : forms) {
    const std::size_t surname = surname_at(form);
    for (std::size_t p = 0; p < form.parts.size(); ++p) {
      bool& transliterated = p >= surname ? out.surname_transliterated : out.given_transliterated;
      transliterated = transliterated || looks_transliterated(form.parts[p].skeleton);
    }
    const NamePart& last = form.parts[surname];
    if (form.parts.size() > 1) {
      add(out.surname, last, anchor);
      if (!form.parts[0].initial && !form.parts[0].nickname) add(out.given, form.parts[0], anchor);
    } else if (surnames.contains(last.sound)) {
      add(out.surname, last, anchor);
    } else {
      // A lone word that is no known surname of the person: a given name, or a slip for either.
      const bool slip = std::ranges::any_of(forms, [&last](const auto& other) {
        return other.first.parts.size() > 1 &&
               may_be_slip(last, other.first.parts[surname_at(other.first)]);
      });
      add(slip ? out.surname : out.given, last, anchor);
    }
  }
  // A given name from another script that is spelt in two ways says that the surname is from there.
  const bool both = out.given_transliterated && out.given.size() > 1;
  out.surname_transliterated = out.surname_transliterated || both;
  return out;
}

// A wife's or mother's form of a surname: "Petrova" is no slip for "Petrov".
bool is_womans_form(const std::string& a, const std::string& b) {
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  return longer == shorter + "a";
}

// Whether the one is the other with the next word glued on ("LindThe"): the page's slip, no
// outlet's.
bool is_glued(const std::string& a, const std::string& b) {
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  return longer.size() > shorter.size() + 1 && longer.starts_with(shorter);
}

// "The Linds": a family, or people like her.
bool is_plural(const std::string& a, const std::string& b) {
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  return longer == shorter + "s";
}

// Whether an editor would call one of two surnames wrong.
bool surnames_differ(const std::string& a, const std::string& b, bool transliterated) {
  if (is_glued(a, b)) return false;
  if (transliterated && (is_womans_form(a, b) || sound_key(a) == sound_key(b))) return false;
  if (transliteration_key(a) == transliteration_key(b)) return !transliterated && a != b;
  if (is_plural(a, b)) return false;
  constexpr std::size_t kLeast = 4;  // letters; shorter surnames differ by meaning
  return same_surname({.skeleton = a, .sound = sound_key(a)},
                      {.skeleton = b, .sound = sound_key(b)}) ||
         may_be_slip({.skeleton = a}, {.skeleton = b}) ||
         (std::min(a.size(), b.size()) >= kLeast && edit_distance(a, b, 1) <= 1);
}

bool givens_differ(const std::string& a, const std::string& b, bool transliterated) {
  switch (compare_given(a, b)) {
    case GivenLikeness::same:
      return false;
    case GivenLikeness::variant:
      // A rule of transliteration joins them, though neither comes from another script.
      return !transliterated && !is_known_given(a) && !is_known_given(b) &&
             transliteration_key(a) == transliteration_key(b);
    case GivenLikeness::spelling:
      return !transliterated;
    case GivenLikeness::different:
      return a[0] == b[0] && edit_distance(a, b, 2) <= (std::min(a.size(), b.size()) < 5 ? 1U : 2U);
  }
  return false;
}

// The spellings that differ from the one most reports have, with that one; empty when none do.
template <typename Differ>
std::vector<const Spelling*> differing(const Spellings& spellings, Differ differ) {
  if (spellings.size() < 2) return {};
  const auto main = std::ranges::max_element(spellings, {}, [](const auto& entry) {
    return std::make_pair(entry.second.first.size(), entry.second.mentions);
  });
  std::vector<const Spelling*> out = {&main->second};
  for (const auto& [skeleton, spelling] : spellings) {
    if (skeleton != main->first && differ(main->first, skeleton)) out.push_back(&spelling);
  }
  if (out.size() < 2) out.clear();
  return out;
}

void add_claim(std::vector<Claim>& claims, Reports reports, const NameTable& names,
               const std::vector<const Spelling*>& spellings) {
  std::set<ReportIndex> concerned;
  Claim claim{.kind = ClaimKind::name,
              .verdict = Verdict::differ,
              .reason = Reason::value,
              .rule = Rule::spelling};
  std::vector<std::string> keys;
  for (const Spelling* spelling : spellings) {
    for (const auto& [report, anchor] : spelling->first) {
      concerned.insert(report);
      add_to_answers(claim, claim_reading(reports, names, anchor, spelling->skeleton),
                     spelling->skeleton, keys);
    }
  }
  if (concerned.size() < 2) return;
  claim.about = about_of(reports, claim);
  claims.push_back(std::move(claim));
}

}  // namespace

std::vector<Claim> spelling_claims(Reports reports, const NameTable& names) {
  std::vector<Claim> claims;
  for (const Name& name : names.names) {
    if (name.kind != NameKind::person) continue;
    if (name.forms.front().report == name.forms.back().report) continue;
    const PersonSpellings spellings = spellings_of(reports, name);
    add_claim(claims, reports, names,
              differing(spellings.surname, [&](const auto& a, const auto& b) {
                return surnames_differ(a, b, spellings.surname_transliterated);
              }));
    add_claim(claims, reports, names, differing(spellings.given, [&](const auto& a, const auto& b) {
                return givens_differ(a, b, spellings.given_transliterated);
              }));
  }
  return claims;
}

}  // namespace synoptic
