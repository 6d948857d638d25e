// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <memory>
#include <stdexcept>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::text {

namespace {

bool is_ascii(std::string_view text) {
  for (const char character : text) {
    if (static_cast<unsigned char>(character) >= 0x80) return false;
  }
  return true;
}

using Instance = const icu::Normalizer2* (*)(UErrorCode&);

const icu::Normalizer2* instance_of(Instance get) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = get(status);
  if (U_FAILURE(status)) throw std::runtime_error("the Unicode data of ICU is missing");
  return normalizer;
}

// Kept: asking ICU takes as long as folding a short word.
const icu::Normalizer2& casefold_normalizer() {
  static const icu::Normalizer2* const normalizer = instance_of(icu::Normalizer2::getNFKCCasefoldInstance);
  return *normalizer;
}

const icu::Normalizer2& decomposing_normalizer() {
  static const icu::Normalizer2* const normalizer = instance_of(icu::Normalizer2::getNFDInstance);
  return *normalizer;
}

// Horn, hook above and dot below are written in Vietnamese and hardly anywhere else, and so are letters with two marks
// (the block from U+1EA0 on); a word that has one keeps all its marks.
bool is_vietnamese_mark(char32_t mark) {
  return mark == 0x031B || mark == 0x0309 || mark == 0x0323;
}

// Signs behind a word of Thai, Lao or Khmer, which Unicode counts among letters: that it is cut short, or said twice.
bool is_sign_of_word(char32_t code_point) {
  return code_point == 0x0E2F || code_point == 0x0E46 || code_point == 0x0EC6 || code_point == 0x17D7;
}

// Letters that Unicode does not decompose but that people type without the stroke or as two letters.
std::string_view plain_letters(char32_t letter) {
  switch (letter) {
    case 0xF8:
      return "o";  // o with stroke
    case 0x142:
      return "l";  // l with stroke
    case 0x111:
      return "d";  // d with stroke
    case 0xF0:
      return "d";  // eth
    case 0xFE:
      return "th";  // thorn
    case 0xE6:
      return "ae";
    case 0x153:
      return "oe";
    case 0x131:
      return "i";  // dotless i
    case 0x5F3:
      return "'";  // geresh and gershayim, for which most keyboards have quotes
    case 0x5F4:
      return "\"";
    case 0x450:
    case 0x451:
      return "\u0435";  // Cyrillic yo -> ye, and ye with a grave
    case 0x45D:
      return "\u0438";  // Cyrillic i with a grave
    case 0x622:
    case 0x623:
    case 0x625:
    case 0x671:
      return "\u0627";  // alef with madda, hamza, wasla -> alef
    case 0x649:
    case 0x6CC:
      return "\u064A";  // alef maksura, Farsi yeh -> yeh
    case 0x6A9:
      return "\u0643";  // keheh -> kaf
    case 0x929:
      return "\u0928";  // Devanagari letters with nukta
    case 0x931:
      return "\u0930";
    case 0x934:
      return "\u0933";
    case 0x629:
    case 0x6C0:
    case 0x6C1:
    case 0x6D5:
      return "\u0647";  // teh marbuta, heh of Persian and Urdu -> heh
    case 0x30F5:
      return "\u30AB";  // small ka and ke of Japanese names and counts
    case 0x30F6:
      return "\u30B1";
    default:
      return {};
  }
}

// The dot below Devanagari letters for the sounds of Persian and English, which print and readers leave out.
constexpr char32_t nukta = 0x093C;

bool is_optional_mark(char32_t mark) {
  return (mark >= 0x0300 && mark <= 0x036F) ||                                    // on Latin and Greek letters
         (mark >= 0x0591 && mark <= 0x05C7 && mark != 0x05BE) ||                  // Hebrew points
         (mark >= 0x064B && mark <= 0x065F) || mark == 0x0670 || mark == 0x0640;  // Arabic vowel signs, tatweel
}

bool sheds_marks(char32_t base) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(base), &status);
  return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_HEBREW || script == USCRIPT_ARABIC ||
         script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
}

bool is_vietnamese(std::string_view word) {
  std::size_t position = 0;
  icu::UnicodeString decomposition;
  while (position < word.size()) {
    const char32_t code_point = next_code_point(word, position);
    if (is_vietnamese_mark(code_point) || (code_point >= 0x1EA0 && code_point <= 0x1EF9)) return true;
    if (code_point < 0x80 ||
        !decomposing_normalizer().getDecomposition(static_cast<UChar32>(code_point), decomposition))
      continue;
    for (int32_t i = 0; i < decomposition.length(); ++i) {
      if (is_vietnamese_mark(decomposition[i])) return true;
    }
  }
  return false;
}

// Vietnamese writes the tone of an open syllable over the one vowel or the other: "th\u1EE7y" is "thu\u1EF7". Of the
// tones that are kept, it goes over the second, as in closed syllables.
struct Tone {
  std::string_view first, second;
};
constexpr std::array tones{Tone{"\u1ECFa", "o\u1EA3"}, Tone{"\u1ECDa", "o\u1EA1"}, Tone{"\u1ECFe", "o\u1EBB"},
                           Tone{"\u1ECDe", "o\u1EB9"}, Tone{"\u1EE7y", "u\u1EF7"}, Tone{"\u1EE5y", "u\u1EF5"}};

std::string with_tone_behind(std::string word) {
  for (const Tone& tone : tones) {
    if (const std::size_t at = word.find(tone.first); at != std::string::npos)
      word.replace(at, tone.first.size(), tone.second);
  }
  return word;
}

// A nasal before a consonant of its own kind is a letter with virama or the anusvara, as the writer likes:
// \u0939\u093F\u0928\u094D\u0926\u0940 is \u0939\u093F\u0902\u0926\u0940. Of each kind the nasal is the last.
constexpr char32_t virama = 0x094D, anusvara = 0x0902, candrabindu = 0x0901;
constexpr std::size_t virama_size = 3;  // bytes

bool is_anusvara(char32_t letter, std::string_view rest) {
  constexpr char32_t first_of_first_kind = 0x0915, last_of_last_kind = 0x092E, after_na = 0x0929;
  if (letter < first_of_first_kind || letter > last_of_last_kind) return false;
  const auto place = [](char32_t consonant) {
    return consonant - first_of_first_kind - (consonant > after_na ? 1 : 0);
  };
  if (place(letter) % 5 != 4) return false;
  std::size_t position = 0;
  if (rest.empty() || next_code_point(rest, position) != virama || position >= rest.size()) return false;
  const char32_t consonant = next_code_point(rest, position);
  return consonant >= first_of_first_kind && consonant < letter && consonant != after_na &&
         place(consonant) / 5 == place(letter) / 5;
}

// Cyrillic marks the stressed vowel in dictionaries and where two words would look alike; the letter is the same.
std::string without_stress(std::string lower) {
  constexpr std::string_view marks[] = {"\u0300", "\u0301"};
  for (const std::string_view mark : marks) {
    for (std::size_t at = lower.find(mark); at != std::string::npos; at = lower.find(mark, at)) {
      UErrorCode status = U_ZERO_ERROR;
      std::size_t before = at == 0 ? 0 : character_start(lower, at - 1);
      const bool is_stress = at > 0 && uscript_getScript(static_cast<UChar32>(next_code_point(lower, before)),
                                                         &status) == USCRIPT_CYRILLIC;
      if (is_stress) {
        lower.erase(at, mark.size());
      } else {
        at += mark.size();
      }
    }
  }
  return lower;
}

// Figures are the same in any digits.
std::string with_plain_digits(std::string lower) {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t position = 0; position < lower.size();) {
    const std::size_t begin = position;
    const char32_t code_point = next_code_point(lower, position);
    const int32_t digit = code_point < 0x660 ? -1 : u_charDigitValue(static_cast<UChar32>(code_point));
    if (digit < 0) continue;
    out.append(lower, copied, begin - copied);
    out += static_cast<char>('0' + digit);
    copied = position;
  }
  if (copied == 0) return lower;
  return out.append(lower, copied);
}

}  // namespace

std::string lower(std::string_view word) {
  std::string out;
  if (is_ascii(word)) {
    out.assign(word);
    for (char& character : out) {
      if (character >= 'A' && character <= 'Z') character = static_cast<char>(character + 32);
    }
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&out);
  casefold_normalizer().normalizeUTF8(0, icu::StringPiece(word.data(), static_cast<int32_t>(word.size())), sink,
                                      nullptr, status);
  if (U_FAILURE(status)) return std::string(word);
  // The typographic apostrophe and its look-alikes are one word character with the typed one.
  for (const std::string_view apostrophe : {"\u2019", "\u2018", "\u02BC"}) {
    for (std::size_t at = out.find(apostrophe); at != std::string::npos; at = out.find(apostrophe, at))
      out.replace(at, apostrophe.size(), "'");
  }
  return with_plain_digits(without_stress(std::move(out)));
}

std::string strip_marks(std::string_view lower) {
  if (is_ascii(lower)) return std::string(lower);
  return is_vietnamese(lower) ? with_tone_behind(std::string(lower)) : strip_all_marks(lower);
}

std::string strip_all_marks(std::string_view lower) {
  std::string out;
  out.reserve(lower.size());
  std::size_t position = 0;
  char32_t base = 0;
  icu::UnicodeString decomposition;
  while (position < lower.size()) {
    const std::size_t begin = position;
    const char32_t code_point = next_code_point(lower, position);
    if (code_point < 0x80) {
      out += static_cast<char>(code_point);
      base = code_point;
      continue;
    }
    if (code_point == nukta || is_sign_of_word(code_point)) continue;
    if (is_optional_mark(code_point)) {
      if (!sheds_marks(base)) out.append(lower, begin, position - begin);
      continue;
    }
    base = code_point;
    if (code_point == candrabindu) {
      append_utf8(out, anusvara);
    } else if (is_anusvara(code_point, lower.substr(position))) {
      append_utf8(out, anusvara);
      position += virama_size;
    } else if (const std::string_view plain = plain_letters(code_point); !plain.empty()) {
      out += plain;
    } else if (sheds_marks(code_point) &&
               decomposing_normalizer().getDecomposition(static_cast<UChar32>(code_point), decomposition)) {
      const auto first = static_cast<char32_t>(decomposition.char32At(0));
      const std::string_view plain_first = plain_letters(first);
      if (plain_first.empty()) {
        append_utf8(out, first);
      } else {
        out += plain_first;
      }
    } else {
      out.append(lower, begin, position - begin);
    }
  }
  return out;
}

std::string fold(std::string_view word) {
  return strip_marks(lower(word));
}

}  // namespace wirecopy::text
