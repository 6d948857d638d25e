// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/screen.h"
#include "text/span.h"

namespace wirecopy::cli {

// Breaks a text into lines of at most `width` columns: at white space, at any character of a script that is written
// without spaces, inside a word that is longer than a line, and where the text itself breaks. White space at both ends
// of a line is left out. At least one line, maybe an empty one. The spans are of `text`.
std::vector<Span> break_lines(std::string_view text, std::size_t width);

// A piece of text with its matches painted over `ink`. `matches` are spans of `text`, disjoint and in order; `piece`
// may cut through one. White space inside the piece, line feeds too, is one blank wide.
std::string painted_piece(const Screen& screen, std::string_view text, Span piece, const std::vector<Span>& matches,
                          Ink ink);

// A whole text in lines, each behind `indent` blanks and ended by a line feed.
std::string paragraph(const Screen& screen, std::string_view text, const std::vector<Span>& matches,
                      std::size_t indent);

// Rows as a table: every column as wide as its widest cell, two blanks between, the last one as it comes.
std::string table(const std::vector<std::vector<std::string>>& rows);

}  // namespace wirecopy::cli
