// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "corpus/article.h"

namespace wirecopy::indexer {

// A hash of the canonical address of an article; 0 where it has none, or that of a whole site.
uint64_t address_of(const corpus::Article& article);

// Whether a version that comes later in the input was made before the one that is there, by the dates of their last
// change. Where one does not say so it was not: the later one in the input wins, since a new date of publication is a
// correction. Dates of which one has the day only are compared by day.
bool is_older(const corpus::Date& arriving_modified, const corpus::Date& standing_modified);

}  // namespace wirecopy::indexer
