// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "corpus/article.h"
#include "stories/form.h"

namespace wirecopy::indexer {

// The series that the headline of an article tells of. "Weather for Tuesday, 12 March" is about that day, and so is no
// other that names another day and month. "Wetter am Montag" is the Monday's item of what the outlet calls so, and
// "What the papers say" that of the day on which the outlet published it. Other figures ("Market close: 4,118.62",
// "Death toll rises to 45") tell of none: they may be the news.
stories::Series series_of(const corpus::Article& article);

}  // namespace wirecopy::indexer
