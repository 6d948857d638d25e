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
  constexpr char32_t zeros[] = {U'0',      U'\u0660', U'\u06F0', U'\u0966', U'\u09E6', U'\u0A66', U'\u0AE6', U'\u0BE6',
                                U'\u0C66', U'\u0CE6', U'\u0D66', U'\u0E50', U'\u0ED0', U'\u1040', U'\u17E0', U'\uFF10'};
  for (const char32_t zero : zeros) {
    if (c >= zero && c <= zero + 9) return static_cast<int>(c - zero);
  }
  return -1;
}

// Han characters and kana: "年" and "月" stand for themselves.
bool stands_alone(char32_t c) {
  return c >= 0x3000 && c < 0xA000;
}

// 0 to 10 for the figures of Chinese and Japanese, or -1.
int han_value(std::string_view word) {
  constexpr std::string_view figures[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  if (word == "零") return 0;
  const auto found = std::ranges::find(figures, word);
  return found == std::end(figures) ? -1 : static_cast<int>(found - std::begin(figures));
}

// "二〇二五" is read figure by figure, "三十一" by tens.
DateToken han_number(const DateToken* begin, const DateToken* end) {
  DateToken number{.kind = DateToken::Kind::Number, .span = {begin->span.begin, (end - 1)->span.end}};
  number.after_space = begin->after_space;
  uint64_t tens = 0, ones = 0;
  for (const DateToken* token = begin; token != end; ++token) {
    const int value = han_value(token->word);
    if (value == 10) {
      tens = token == begin ? 10 : ones * 10;
      ones = 0;
    } else {
      ones = ones * 10 + static_cast<unsigned>(value);
    }
  }
  number.value = std::min<uint64_t>(tens + ones, 9999);
  number.digits = number.value > 999 ? 4 : number.value > 99 ? 3 : number.value > 9 ? 2 : 1;
  return number;
}

// Figures in Chinese characters become numbers where a year, month, day or hour is named behind them.
void join_han_numbers(std::vector<DateToken>& tokens) {
  std::vector<DateToken> joined;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::size_t end = i;
    while (end < tokens.size() && end - i < 4 && han_value(tokens[end].word) >= 0) ++end;
    constexpr std::string_view names[] = {"年", "月", "日", "号", "號", "時", "时", "点", "點"};
    const bool named = end > i && end < tokens.size() && std::ranges::find(names, tokens[end].word) != std::end(names);
    if (!named) {
      joined.push_back(std::move(tokens[i]));
      continue;
    }
    joined.push_back(han_number(&tokens[i], &tokens[i] + (end - i)));
    i = end - 1;
  }
  tokens = std::move(joined);
}

std::string folded(std::string_view word) {
  const bool ascii = std::all_of(word.begin(), word.end(), [](char c) { return (c & 0x80) == 0; });
  if (!ascii) return text::fold(word);
  return lower_ascii(word);
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
  const bool has_han = std::ranges::any_of(tokens, [](const DateToken& token) { return han_value(token.word) >= 0; });
  if (has_han) join_han_numbers(tokens);
  return tokens;
}

bool DateTokens::is_character(std::size_t i, std::u32string_view set) const {
  const DateToken* found = token(i);
  return found && found->kind == DateToken::Kind::Other && set.find(found->character) != std::u32string_view::npos;
}

bool DateTokens::is_word(std::size_t i, std::initializer_list<std::string_view> words) const {
  const DateToken* found = token(i);
  return found && found->kind == DateToken::Kind::Word && std::ranges::find(words, found->word) != words.end();
}

bool DateTokens::is_thai_word(std::size_t i) const {
  const DateToken* found = token(i);
  return found && found->kind == DateToken::Kind::Word && found->character >= 0xE00 && found->character < 0xE80;
}

const DateToken* DateTokens::number(std::size_t i, unsigned fewest_digits, unsigned most_digits) const {
  const DateToken* found = token(i);
  const bool fits =
      found && found->kind == DateToken::Kind::Number && found->digits >= fewest_digits && found->digits <= most_digits;
  return fits ? found : nullptr;
}

}  // namespace wirecopy::corpus
