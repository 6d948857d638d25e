// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dedup/shingles.h"

namespace wirecopy::dedup {

// A word of a text as all papers would have it, whatever their rules of style.
struct PlainWord {
  std::string word;        // folded
  uint32_t unit = 0;       // where it begins in the units of the text
  uint32_t units = 1;      // of which it is made: 2 of "U.S."
  bool is_figure = false;  // begins with a digit, or is a number in letters: "4" of "4m", "2" of "two"
};

// The words of a text without what papers write each in their own way: "4 million", "4m" and "4 mln" are "4 m"; "8 per
// cent", "8 percent" and "8%" are "8"; "U.S.", "US" and "United States" are "us"; "January 4", "4 Jan." and "4th
// January" have the same words; "Mr" goes; "1,400" is "1400"; "two" to "twelve" are figures. `units` are those of
// `text`, with spans. Linear.
std::vector<PlainWord> plain_words(std::string_view text, const Units& units);

// Of words of plain_words: days of the week in several languages, months in English, and what papers say instead of a
// weekday ("today", "yesterday").
bool is_weekday(std::string_view word);
bool is_month(std::string_view word);
bool is_relative_day(std::string_view word);

}  // namespace wirecopy::dedup
