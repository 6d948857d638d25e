// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
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

}  // namespace wirecopy::corpus
