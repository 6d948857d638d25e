// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/language.h"

// The characters that mean something to the query language.
namespace wirecopy::searcher {

constexpr char32_t substitute = 0x1A;  // stands for an ill-formed byte

constexpr bool is_space(char32_t code_point) {
  return (code_point <= ' ' && code_point != substitute) || code_point == 0x85 || code_point == 0xA0 ||
         code_point == 0x1680 || (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x2028 ||
         code_point == 0x2029 || code_point == 0x202F || code_point == 0x205F || code_point == 0x3000;
}

// Direction marks, soft hyphens and other signs that cannot be seen and that words are folded without.
constexpr bool is_invisible(char32_t code_point) {
  return code_point == 0xAD || code_point == 0x61C || code_point == 0x200E || code_point == 0x200F ||
         (code_point >= 0x202A && code_point <= 0x202E) || code_point == 0x2060 ||
         (code_point >= 0x2066 && code_point <= 0x2069) || code_point == 0xFEFF;
}

constexpr bool is_ascii_letter(char32_t code_point) {
  return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z');
}

constexpr bool is_ascii_digit(char32_t code_point) {
  return code_point >= '0' && code_point <= '9';
}

// A digit of ASCII, wide or not.
constexpr bool is_figure(char32_t code_point) {
  return is_ascii_digit(code_point) || (code_point >= 0xFF10 && code_point <= 0xFF19);
}

constexpr bool is_hebrew(char32_t code_point) {
  return code_point >= 0x5D0 && code_point <= 0x5F2;
}

// A letter of Chinese or Japanese, whose words are of one or two of them.
inline bool is_ideograph(char32_t code_point) {
  constexpr char32_t first = 0x2E80;  // behind the scripts of South East Asia
  return code_point >= first && text::is_unspaced(code_point);
}

// The sign of the query language that a wide one of Chinese and Japanese keyboards is typed for; the character itself
// when it is none. Tildes and question marks are not among them: they set off ranges and end questions.
constexpr char32_t sign_meant(char32_t code_point) {
  switch (code_point) {
    case 0xFF08:
      return '(';
    case 0xFF09:
      return ')';
    case 0xFF0A:
      return '*';
    case 0xFF0B:
      return '+';
    case 0xFF0C:
      return ',';
    case 0xFF0D:
    case 0x2212:  // minus
      return '-';
    case 0xFF1A:
      return ':';
    case 0xFF1D:
      return '=';
    case 0xFF5C:
      return '|';
    default:
      return code_point;
  }
}

// Marks that open a quote at the start of a word. Single ones are not among them: they are apostrophes.
constexpr bool opens_quote(char32_t code_point) {
  switch (code_point) {
    case '"':
    case 0x201C:  // left double
    case 0x201D:  // right double, which opens in Swedish and Finnish
    case 0x201E:  // low double
    case 0x201F:
    case 0xAB:  // guillemets, either of which may open
    case 0xBB:
    case 0x300C:  // corner brackets
    case 0x300E:
      return true;
    default:
      return false;
  }
}

// Marks that open a quote in the middle of a word: those that never stand there as closing or inch marks.
constexpr bool opens_quote_in_word(char32_t code_point) {
  return opens_quote(code_point) && code_point != 0x201D && code_point != 0xBB;
}

// Whether `mark` closes a quote opened by `open`. People mix typed and typographic marks.
constexpr bool closes_quote(char32_t open, char32_t mark) {
  switch (open) {
    case 0xAB:
      return mark == 0xBB;
    case 0xBB:
      return mark == 0xAB || mark == 0xBB;
    case 0x300C:
      return mark == 0x300D;
    case 0x300E:
      return mark == 0x300F;
    case '"':
      return mark == '"' || mark == 0x201D;
    default:
      return mark == '"' || mark == 0x201C || mark == 0x201D || mark == 0x201F;
  }
}

}  // namespace wirecopy::searcher
