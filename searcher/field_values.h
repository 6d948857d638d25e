// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/dates.h"
#include "searcher/syntax.h"
#include "searcher/warnings.h"

namespace wirecopy::searcher {

// What a Property field knows, as typed behind its colon.
inline constexpr std::array<std::string_view, 2> is_values{"lead", "copy"};
inline constexpr std::array<std::string_view, 5> has_values{"author", "date", "url", "section", "tag"};

// Makes the filter of a field that is not a text field from what was typed behind its colon (a list means any of them).
// The node is a Filter, or an Or or And of Filters, with field names in full: after: and before: become date:.
// Nothing when no value can be read; the warning says why.
std::optional<Node> make_filter(const schema::Field& field, std::vector<std::string> values, Span at,
                                const DateContext& dates, WarningList& warnings);

// Codes of languages that are typed as codes, with a country or without, or by their English names. What is none stays
// as it is, with a warning.
std::vector<std::string> language_codes(std::vector<std::string> values, Span at, WarningList& warnings);

}  // namespace wirecopy::searcher
