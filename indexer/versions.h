// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "corpus/article.h"

namespace wirecopy::indexer {

// A hash of the canonical address of an article; 0 where it has none, or that of a whole site.
uint64_t address_of(const corpus::Article& article);

// The date that tells versions of an article apart: modified, else published.
corpus::Date version_date(const corpus::Article& article);

// Whether a version that comes later in the input was made before the one that is there. Without two dates that can be
// compared it was not: the later one in the input wins. Dates of which one has the day only are compared by day.
bool is_older(const corpus::Date& arriving, const corpus::Date& standing);

}  // namespace wirecopy::indexer
