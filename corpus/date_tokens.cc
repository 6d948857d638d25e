// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/date_tokens.h"

#include <algorithm>

#include "corpus/lines.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::corpus {
namespace {

// The value of a decimal digit in the scripts that dates are printed in, or -1.
int digit_value(char32_t c) {
  for (const char32_t zero : {U'0', U'\u0660', U'\u06F0', U'\u0966', U'\uFF10'}) {
    if (c >= zero && c <= zero + 9) return static_cast<int>(c - zero);
  }
  return -1;
}

// Han characters and kana: "年" and "月" stand for themselves.
bool stands_alone(char32_t c) {
  return c >= 0x3000 && c < 0xA000;
}

std::string folded(std::string_view word) {
  const bool ascii = std::all_of(word.begin(), word.end(), [](char c) { return (c & 0x80) == 0; });
  if (!ascii) return text::fold(word);
  std::string lower(word);
  for (char& c : lower) c = ascii_lower(c);
  return lower;
}

}  // namespace

std::vector<DateToken> date_tokens(std::string_view text) {
  using Kind = DateToken::Kind;
  std::vector<DateToken> tokens;
  bool after_space = true, joins = false;
  const auto close_word = [&] {
    if (joins && tokens.back().kind == Kind::Word) tokens.back().word = folded(tokens.back().span.of(text));
    joins = false;
  };
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    const char32_t c = text::next_code_point(text, position);
    const Span span{static_cast<uint32_t>(begin), static_cast<uint32_t>(position)};
    if (c <= ' ' || c == 0xA0 || c == 0x202F || c == 0x2009 || c == 0x3000) {
      close_word();
      after_space = true;
      continue;
    }
    const int digit = digit_value(c);
    const Kind kind = digit >= 0 ? Kind::Number : text::is_word_character(c) ? Kind::Word : Kind::Other;
    if (joins && tokens.back().kind == kind && kind != Kind::Other && !stands_alone(c)) {
      tokens.back().span.end = span.end;
    } else {
      close_word();
      tokens.push_back({.kind = kind, .span = span, .character = c, .after_space = after_space});
      joins = true;
    }
    if (kind == Kind::Number) {
      DateToken& number = tokens.back();
      if (++number.digits <= 18) number.value = number.value * 10 + static_cast<unsigned>(digit);
    }
    if (stands_alone(c)) close_word();
    after_space = false;
  }
  close_word();
  return tokens;
}

}  // namespace wirecopy::corpus
