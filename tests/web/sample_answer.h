// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "searcher/answer.h"

namespace wirecopy::web::testing {

// A hit with this title and body, in which every occurrence of `marked` is a match.
searcher::Hit make_hit(std::string_view id, std::string_view title, std::string_view body, std::string_view marked);

// An answer with everything a page can show: copies of every relation, dates of every precision, scripts that run from
// right to left and without spaces, a very long title, warnings, undated articles.
searcher::Answer sample_answer();

// The request it answers.
searcher::Request sample_request();

}  // namespace wirecopy::web::testing
