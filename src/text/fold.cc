// SPDX-License-Identifier: Apache-2.0
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>

#include "synoptic/text.h"
#include "text/tokens.h"

namespace synoptic {
namespace {

// Keeps the letters a to z of a string.
std::string ascii_letters(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') out += c;
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c + 32);
  }
  return out;
}

bool is_ascii(std::string_view word) {
  for (const char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

// Takes the accents off Latin letters; a word of other letters comes back with some non-ASCII left.
icu::UnicodeString without_accents(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
  if (U_FAILURE(status) != 0) return text;
  const icu::UnicodeString decomposed = decompose->normalize(text, status);
  icu::UnicodeString out;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if (u_charType(c) != U_NON_SPACING_MARK && c != 0x2019 && c != 0x02bc) out.append(c);
  }
  return out;
}

// Making a transliterator costs tens of milliseconds, so a thread makes one when it first meets a
// word that needs it, and keeps it.
const icu::Transliterator* to_latin() {
  thread_local const std::unique_ptr<icu::Transliterator> transliterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
        icu::UnicodeString("Any-Latin; Latin-ASCII"), UTRANS_FORWARD, status));
  }();
  return transliterator.get();
}

}  // namespace

std::string fold_word(std::string_view word) {
  std::string out;
  append_folded(out, word);
  return out;
}

std::string latin_skeleton(std::string_view word) {
  if (is_ascii(word)) return ascii_letters(word);
  icu::UnicodeString text = without_accents(word);
  std::string utf8;
  text.toUTF8String(utf8);
  if (is_ascii(utf8)) return ascii_letters(utf8);
  if (const icu::Transliterator* latin = to_latin(); latin != nullptr) latin->transliterate(text);
  utf8.clear();
  text.toUTF8String(utf8);
  return ascii_letters(utf8);
}

}  // namespace synoptic
