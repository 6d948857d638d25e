// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/answer.h"
#include "web/routes.h"

namespace wirecopy::web {

// Hits as a table for spreadsheets (RFC 4180, UTF-8 with a mark so that they see it), at most so many.
inline constexpr uint32_t most_exported = 10'000;
std::string hits_csv(const searcher::Answer& answer);

// The same as cells, below a row of names.
std::vector<std::vector<std::string>> hit_cells(const searcher::Answer& answer);

// A cell of CSV (RFC 4180). One that a spreadsheet takes for a formula gets an apostrophe.
std::string csv_cell(std::string_view text);

// The route /export.csv; see the table in routes.cc.
Response send_csv(const Call& call);

}  // namespace wirecopy::web
