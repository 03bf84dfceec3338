// The only file that knows CLD2.
// SPDX-License-Identifier: Apache-2.0
#include "page/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <array>

namespace synoptic {
namespace {

constexpr std::size_t kLooked = 3000;  // bytes; more change no answer
constexpr int kFifth = 20;             // percent

// CLD2 keeps a few codes that BCP 47 has replaced.
std::string code_of(CLD2::Language language) {
  const std::string_view code = CLD2::LanguageCode(language);
  if (code == "iw") return "he";
  if (code == "jw") return "jv";
  if (code == "in") return "id";
  return std::string(code.substr(0, code.find('-')));
}

std::string_view front_of(std::string_view text) {
  if (text.size() <= kLooked) return text;
  std::size_t end = kLooked;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0u) == 0x80u) --end;
  return text.substr(0, end);
}

}  // namespace

Detected detect_language(std::string_view text) {
  text = front_of(text);
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int bytes = 0;
  bool reliable = false;
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0,
                                 languages.data(), percents.data(), scores.data(), nullptr, &bytes,
                                 &reliable);
  Detected found;
  if (!reliable || languages[0] == CLD2::UNKNOWN_LANGUAGE) return found;
  found.language = code_of(languages[0]);
  for (std::size_t i = 1; i < languages.size(); ++i) {
    const bool known = languages[i] != CLD2::UNKNOWN_LANGUAGE && percents[i] >= kFifth;
    if (known && code_of(languages[i]) != found.language) {
      found.others.push_back(code_of(languages[i]));
    }
  }
  return found;
}

}  // namespace synoptic
