// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"

namespace wirecopy::corpus {

// What a line holds that says when and by whom: "Published Jan 30, 2025 | Updated Jan 31, 2025, 9:05 AM GMT", "Posted
// on 3 May 2024 by Ana Ruiz", "Ana Ruiz, 3 May 2024".
struct LineDates {
  Date published;
  Date modified;
  std::vector<std::string> authors;
};

// Nothing when the line says more than dates, their labels and names, or no date. A date without a label counts as
// published.
std::optional<LineDates> dates_of_line(std::string_view line, int64_t now);

}  // namespace wirecopy::corpus
