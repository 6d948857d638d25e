// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace wirecopy::text {

// Text made safe inside HTML elements and quoted attributes: & < > " ' become references.
std::string escape_html(std::string_view text);

// Text made safe for a terminal: control characters (C0 but tab and line feed, DEL, C1, bidi overrides) become U+FFFD.
std::string escape_terminal(std::string_view text);

// Text made safe for one cell of a tab-separated line: tab, line feed and carriage return become spaces.
std::string escape_tsv(std::string_view text);

// True for a cell that a spreadsheet takes for a formula, and would run on the desk of whoever opens the table.
bool is_formula(std::string_view cell);

// One cell of a comma-separated line (RFC 4180): in quotes where it holds a comma, quote or line break.
std::string escape_csv(std::string_view text);

}  // namespace wirecopy::text
