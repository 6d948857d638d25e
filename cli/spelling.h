// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::cli {

// The name that was probably meant: the one fewest edits away (letters put in, left out, changed, or two exchanged),
// at most one for every three letters typed. The first of several; nothing when none is near.
std::optional<std::string> closest(std::string_view typed, const std::vector<std::string>& names);

}  // namespace wirecopy::cli
