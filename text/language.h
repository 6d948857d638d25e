// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace wirecopy::text {

// A language that Wirecopy knows by name; others are kept by their code and indexed without stems.
struct Language {
  std::string_view code;     // ISO 639-1, as in articles and in lang:
  std::string_view name;     // in English
  std::string_view stemmer;  // name of the algorithm, of Snowball or of light_stems.h; empty where there is none
};

std::span<const Language> languages();

// The row of a code, or null. Accepts "en-GB", "EN", "eng" for "en".
const Language* find_language(std::string_view code);

// The same of a code or of the English name: "german".
const Language* find_language_by_name(std::string_view name);

// The ISO 639-1 code that a declared language stands for ("en-GB" -> "en"), or empty when it is none.
std::string language_code(std::string_view declared);

// The language of a text, or empty when it cannot be told. `hint` is a declared code that may be wrong, `domain` the
// last label of the host ("de"); short texts lean on them. Thread-safe. The text must be well-formed UTF-8.
std::string detect_language(std::string_view text, std::string_view hint = {}, std::string_view domain = {});

// True where words are not set apart by spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese and Tibetan letters).
bool is_unspaced(char32_t code_point);

}  // namespace wirecopy::text
