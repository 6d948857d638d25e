// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "searcher/answer.h"

namespace wirecopy::web {

// The page of one article with its copies; `hit` as Searcher::article gives it for `query`.
std::string article_page(const searcher::Hit& hit, std::string_view query, const searcher::IndexState& index);

}  // namespace wirecopy::web
