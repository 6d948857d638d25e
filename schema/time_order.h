// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "corpus/article.h"

namespace wirecopy::schema {

// The order of time among articles is that of this figure: the last second that a date may mean (of its minute, day,
// month or year where no more is known), the largest figure there is for no date. So what is surely earlier comes
// first, and of two dates of which one lies within the other the more precise: "11:02" before "that day" before "that
// year", which may each mean later.
int64_t last_second(const corpus::Date& date);

// Whether a date may mean a moment before another.
bool may_precede(const corpus::Date& date, const corpus::Date& other);

}  // namespace wirecopy::schema
