// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "searcher/answer.h"

namespace wirecopy::web {

// The page of one article with its copies; `hit` as Searcher::article gives it for the text of `found_by`, the search
// that led here: the page leads back to it.
std::string article_page(const searcher::Hit& hit, const searcher::Request& found_by,
                         const searcher::IndexState& index);

}  // namespace wirecopy::web
