// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/searcher.h"

namespace wirecopy::web {

// A request with what the page of hits counts beside them, whatever is asked: every facet, and a histogram.
searcher::Request with_every_count(searcher::Request request);

// The answer to it, the histogram in stretches of time that fit what was found where none was asked for. A facet whose
// values are chosen in the request is counted as if they were not, so that others can be chosen too; those that are
// chosen are listed with the most frequent. Some counting runs beside the search.
searcher::Answer search_with_counts(searcher::Searcher& searcher, const searcher::Request& request);

// The stretches of time to count by, where counting by months gave this.
searcher::Interval fitting_interval(const searcher::Histogram& months);

}  // namespace wirecopy::web
