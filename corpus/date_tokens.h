// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace wirecopy::corpus {

// A piece of a text as dates are made of: a run of digits of any script, a run of letters (a single character in
// Chinese and Japanese), or one other character. White space is none.
struct DateToken {
  enum class Kind : uint8_t { Number, Word, Other };

  Kind kind = Kind::Other;
  Span span;
  uint64_t value = 0;        // of a number; meaningless past 18 digits
  unsigned digits = 0;       // of a number
  std::string word{};        // folded
  char32_t character = 0;    // of Other
  bool after_space = false;  // white space, or the start of the text, stands before it
};

// The text must be well-formed UTF-8.
std::vector<DateToken> date_tokens(std::string_view text);

// The tokens of a text with what is asked of them over and over. Places behind the last token hold nothing.
class DateTokens {
 public:
  explicit DateTokens(std::string_view text) : tokens_(date_tokens(text)) {}

  std::size_t size() const { return tokens_.size(); }
  const DateToken& operator[](std::size_t i) const { return tokens_[i]; }
  const DateToken& back() const { return tokens_.back(); }

  const DateToken* token(std::size_t i) const { return i < tokens_.size() ? &tokens_[i] : nullptr; }
  bool is_character(std::size_t i, std::u32string_view set) const;
  bool is_word(std::size_t i, std::initializer_list<std::string_view> words) const;
  bool is_thai_word(std::size_t i) const;
  const DateToken* number(std::size_t i, unsigned fewest_digits, unsigned most_digits) const;

 private:
  std::vector<DateToken> tokens_;
};

}  // namespace wirecopy::corpus
