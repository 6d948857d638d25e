// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/language.h"

#include <algorithm>
#include <array>
#include <cstdio>  // cld2's header needs it

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uscript.h>

#include "text/utf8.h"

namespace wirecopy::text {

namespace {

constexpr std::array table{
    Language{"ar", "Arabic", "arabic"},
    Language{"bg", "Bulgarian", ""},
    Language{"bn", "Bengali", ""},
    Language{"ca", "Catalan", "catalan"},
    Language{"cs", "Czech", ""},
    Language{"da", "Danish", "danish"},
    Language{"de", "German", "german2"},
    Language{"el", "Greek", "greek"},
    Language{"en", "English", "english"},
    Language{"es", "Spanish", "spanish"},
    Language{"et", "Estonian", ""},
    Language{"eu", "Basque", "basque"},
    Language{"fa", "Persian", "persian"},
    Language{"fi", "Finnish", "finnish"},
    Language{"fr", "French", "french"},
    Language{"ga", "Irish", "irish"},
    Language{"he", "Hebrew", ""},
    Language{"hi", "Hindi", "hindi"},
    Language{"hr", "Croatian", ""},
    Language{"hu", "Hungarian", "hungarian"},
    Language{"hy", "Armenian", "armenian"},
    Language{"id", "Indonesian", "indonesian"},
    Language{"is", "Icelandic", ""},
    Language{"it", "Italian", "italian"},
    Language{"ja", "Japanese", ""},
    Language{"km", "Khmer", ""},
    Language{"ko", "Korean", "korean"},
    Language{"lo", "Lao", ""},
    Language{"lt", "Lithuanian", "lithuanian"},
    Language{"lv", "Latvian", ""},
    Language{"ms", "Malay", ""},
    Language{"my", "Burmese", ""},
    Language{"ne", "Nepali", "nepali"},
    Language{"nl", "Dutch", "dutch"},
    Language{"no", "Norwegian", "norwegian"},
    Language{"pl", "Polish", ""},
    Language{"pt", "Portuguese", "portuguese"},
    Language{"ro", "Romanian", "romanian"},
    Language{"ru", "Russian", "russian"},
    Language{"sk", "Slovak", ""},
    Language{"sl", "Slovenian", ""},
    Language{"sq", "Albanian", ""},
    Language{"sr", "Serbian", "serbian"},
    Language{"sv", "Swedish", "swedish"},
    Language{"ta", "Tamil", "tamil"},
    Language{"th", "Thai", ""},
    Language{"tr", "Turkish", "turkish"},
    Language{"uk", "Ukrainian", ""},
    Language{"ur", "Urdu", ""},
    Language{"vi", "Vietnamese", ""},
    Language{"yi", "Yiddish", "yiddish"},
    Language{"zh", "Chinese", ""},
};
static_assert(std::ranges::is_sorted(table, {}, &Language::code));

struct Alias {
  std::string_view from;
  std::string_view to;
};
// ISO 639-2 and other codes that are met in the wild.
constexpr Alias aliases[] = {{"eng", "en"}, {"deu", "de"}, {"ger", "de"}, {"fra", "fr"}, {"fre", "fr"}, {"spa", "es"},
                             {"ita", "it"}, {"por", "pt"}, {"nld", "nl"}, {"dut", "nl"}, {"rus", "ru"}, {"ara", "ar"},
                             {"jpn", "ja"}, {"zho", "zh"}, {"chi", "zh"}, {"kor", "ko"}, {"tur", "tr"}, {"pol", "pl"},
                             {"nb", "no"},  {"nn", "no"},  {"iw", "he"},  {"ji", "yi"},  {"yid", "yi"}, {"heb", "he"},
                             {"ell", "el"}, {"gre", "el"}, {"hin", "hi"}, {"srp", "sr"}, {"sh", "sr"},  {"fas", "fa"},
                             {"per", "fa"}, {"vie", "vi"}, {"tha", "th"}, {"swe", "sv"}, {"nor", "no"}, {"dan", "da"},
                             {"fin", "fi"}, {"ces", "cs"}, {"cze", "cs"}, {"hun", "hu"}, {"ron", "ro"}, {"rum", "ro"},
                             {"ind", "id"}, {"mya", "my"}, {"bur", "my"}, {"khm", "km"}, {"lao", "lo"}, {"urd", "ur"},
                             {"ben", "bn"}, {"in", "id"},  {"cmn", "zh"}, {"ukr", "uk"}};

// Languages that are written in one script other than Latin. Those of a row of one need no telling apart.
constexpr std::array<std::string_view, 5> languages_of_script{"ar fa ur", "bg ru sr uk", "he yi", "hi ne", "ja zh"};
constexpr std::string_view languages_by_themselves = "bn el hy km ko lo my ta th";

// The row of a language, or what stands for the Latin ones.
std::string_view script_of(std::string_view code) {
  for (const std::string_view row : languages_of_script) {
    if (row.find(code) != std::string_view::npos) return row;
  }
  return languages_by_themselves.find(code) != std::string_view::npos ? code : std::string_view("latin");
}

struct Letters {
  std::size_t all = 0;
  bool kana = false;
};

Letters letters_in(std::string_view text) {
  Letters letters;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_code_point(text, position);
    letters.all += is_letter(c) ? 1 : 0;
    letters.kana =
        letters.kana || (c >= 0x3041 && c <= 0x30FF && c != 0x30FB && c != 0x30A0) || (c >= 0xFF66 && c <= 0xFF9F);
  }
  return letters;
}

// Detection of more text than this is no surer.
constexpr std::size_t detected_bytes = 4000;

}  // namespace

std::span<const Language> languages() {
  return table;
}

const Language* find_language(std::string_view code) {
  const std::string two = language_code(code);
  const auto row = std::ranges::lower_bound(table, std::string_view(two), {}, &Language::code);
  return row != table.end() && row->code == two ? &*row : nullptr;
}

const Language* find_language_by_name(std::string_view name) {
  if (const Language* row = find_language(name)) return row;
  const auto row = std::ranges::find_if(table, [&](const Language& each) {
    return std::ranges::equal(name, each.name, [](char a, char b) { return (a | ' ') == (b | ' '); });
  });
  return row != table.end() ? &*row : nullptr;
}

std::string language_code(std::string_view declared) {
  std::string code;
  for (const char character : declared) {
    const char lower = character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
    if (lower < 'a' || lower > 'z') break;
    code += lower;
  }
  for (const Alias& alias : aliases) {
    if (code == alias.from) return std::string(alias.to);
  }
  return code.size() == 2 ? code : std::string();
}

std::string detect_language(std::string_view text, std::string_view hint, std::string_view domain) {
  std::string declared = language_code(hint);
  const std::string country(domain.size() == 2 ? domain : std::string_view());
  std::size_t length = std::min(text.size(), detected_bytes);
  while (length < text.size() && length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) --length;
  const CLD2::CLDHints hints{declared.empty() ? nullptr : declared.c_str(), country.empty() ? nullptr : country.c_str(),
                             CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language top[3];
  int percent[3];
  double scores[3];
  int text_bytes = 0;
  bool reliable = false;
  const CLD2::Language found = CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(length), true, &hints, 0,
                                                              top, percent, scores, nullptr, &text_bytes, &reliable);
  if (found == CLD2::UNKNOWN_LANGUAGE || (!reliable && !declared.empty())) return declared;
  std::string code = language_code(CLD2::LanguageCode(found));
  if (code.empty() || code == declared) return declared;
  const Letters letters = letters_in(text.substr(0, length));
  // Japanese without kana is Chinese, save in a headline that was declared.
  if (code == "ja" && !letters.kana) code = "zh";
  if (code == "ja" && declared == "zh") return code;
  constexpr std::size_t short_text = 40;
  return !declared.empty() && letters.all < short_text && script_of(code) == script_of(declared) ? declared : code;
}

bool is_unspaced(char32_t code_point) {
  if (code_point < 0x0E00) return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(code_point), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_TIBETAN:
      return true;
    case USCRIPT_COMMON:
      return code_point == 0x30FC;  // the long vowel mark of Katakana and Hiragana
    default:
      return false;
  }
}

}  // namespace wirecopy::text
