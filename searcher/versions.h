// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/versions.h"

namespace wirecopy::searcher {

// The earlier versions of an article of the index, the earliest first; none where there is no such article. Throws
// Error as Searcher does.
std::vector<schema::Version> versions_of(const std::string& index, std::string_view id);

}  // namespace wirecopy::searcher
