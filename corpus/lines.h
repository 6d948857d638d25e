// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/ascii.h"

namespace wirecopy::corpus {

// One line of a text, trimmed.
struct Line {
  std::string_view text;
  bool starts_block = false;  // first of the text, or an empty line stands before it
};

using text::ascii_lower;
using text::is_ascii_digit;
using text::is_ascii_letter;
using text::lower_ascii;
using text::trim;

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// White space of every kind becomes spaces and line feeds (CR LF, line and paragraph separators, no-break and
// ideographic spaces), what has no width and no meaning (byte order marks, soft hyphens, zero-width spaces, direction
// marks) and control characters go. The text must be well-formed UTF-8.
std::string normalise_space(std::string_view text);

// The same on a single line: runs of white space become one space, none at the ends.
std::string one_line(std::string_view text);

// The lines that are not empty. The text must outlive them.
std::vector<Line> split_lines_of(std::string_view text);

// Joins lines that were broken to fit a column width (wire copy, mail), where that is certain: a narrow text most of
// whose lines stop only because the next word would not have fitted. Indented lines start a paragraph; lines of tables
// stay. In other texts lines are joined where a sentence is broken and its next line begins small, with the lines of
// that block which are as wide; what has none of these comes back unchanged.
std::string join_wrapped_lines(std::string_view text);

// Code points in a well-formed text.
std::size_t length_of(std::string_view text);

}  // namespace wirecopy::corpus
