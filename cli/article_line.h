// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "corpus/article.h"

namespace wirecopy::cli {

// Whether a line tells where each field was read, in "why".
enum class Why { Left, Told };

// An article as a JSON line, with the names that `wirecopy index` reads: it gives the same article again.
std::string article_line(const corpus::Article& article, const corpus::Place& place, Why why = Why::Left);

// The same as a line of a table (RFC 4180) that is safe for spreadsheets, and the line above it; lists are set apart by
// semicolons.
std::string article_row(const corpus::Article& article);
extern const char* const article_row_header;

}  // namespace wirecopy::cli
