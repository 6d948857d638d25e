// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "cli/screen.h"
#include "searcher/answer.h"

namespace wirecopy::cli {

// Answers as text for people. All of it safe for a terminal.

// The hits, and below them how many there are and how the query was read.
std::string answer_text(const Screen& screen, const searcher::Answer& answer);

// The hits alone.
std::string hits_text(const Screen& screen, const searcher::Answer& answer);

// How much matches and how long that took, or that nothing does; a line.
std::string totals_text(const Screen& screen, const searcher::Answer& answer);

// Each warning with the place in the query under which it belongs; empty when there is none.
std::string warnings_text(const Screen& screen, const searcher::Answer& answer);

// The same on standard error.
void write_warnings(const Screen& screen, const searcher::Answer& answer);

// A whole article, the matches of its first fragment marked, and the others that carry its text.
std::string article_text(const Screen& screen, const searcher::Hit& hit);

// Text on one line and safe for a terminal: one cell of a table for people.
std::string one_line(std::string_view text);

// The name of an outlet so; "(unknown outlet)" where there is none.
std::string outlet_text(std::string_view outlet);

}  // namespace wirecopy::cli
