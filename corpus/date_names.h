// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace wirecopy::corpus {

// Names that dates are written with. All take folded words (text::fold), without a point behind them.

// 1 to 12, or 0. A new language is one row in date_names.cc.
unsigned month_of_folded(std::string_view folded);
bool is_weekday_folded(std::string_view folded);

// The year before the first one of a Japanese era ("令和"), 0 for other words.
int64_t year_before_era(std::string_view name);

// Words between the parts of a date: "de", "of", "um", "à".
bool is_date_filler(std::string_view folded);

}  // namespace wirecopy::corpus
