// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "corpus/dates.h"

namespace wirecopy::corpus {

// The order in which an outlet writes day and month: by the region of the language that its page declares ("en-US"),
// the country of its host ("uk"; `domain` is the last label), then the language of its text. English by itself says
// nothing.
DayMonthOrder day_month_order(std::string_view declared, std::string_view language, std::string_view domain);

}  // namespace wirecopy::corpus
