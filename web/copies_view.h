// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "searcher/answer.h"
#include "web/markup.h"

namespace wirecopy::web {

// "also in 11 outlets": who else ran the text of a hit, as a sentence. Empty when nobody did.
std::string copies_sentence(const searcher::Hit& hit);

// The list of the other copies: outlet, date, relation and the share of the lead's text that each carries, with links
// to their pages that keep the query.
Markup copies_list(const searcher::Hit& hit, std::string_view query);

}  // namespace wirecopy::web
