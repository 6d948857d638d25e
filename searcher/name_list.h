// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::searcher {

// Names with commas between them, as outlets are given beside a query: bbc,="The Times",="Lamp, Oil & Co". Quotes, with
// a = in front or not, hold commas, and \" and \\ for what they stand for; they are taken off, the = stays. Quotes that
// do not reach from the beginning of a name to its end are part of it. Empty names are left out.
std::vector<std::string> read_names(std::string_view text);

// The names in that way: read_names gives them back.
std::string write_names(const std::vector<std::string>& names);

}  // namespace wirecopy::searcher
