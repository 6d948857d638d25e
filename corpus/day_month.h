// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "corpus/dates.h"

namespace wirecopy::corpus {

// The region of a declared language, in lower case: "gb" of "en-GB", "tw" of "zh-Hant-TW"; empty when it names none.
std::string region_of(std::string_view declared);

// The order in which an outlet writes day and month: by the region of the language that its page declares ("en-US"),
// the country of its host ("uk"; `domain` is the last label), then the language of its text. English by itself says
// nothing.
DayMonthOrder day_month_order(std::string_view declared, std::string_view language, std::string_view domain);

}  // namespace wirecopy::corpus
