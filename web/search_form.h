// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/answer.h"
#include "web/markup.h"

namespace wirecopy::web {

enum class Focus { Box, Nowhere };  // where the cursor is when the page opens

enum class Boxes { Open, Closed };  // those of dates, outlets and languages, when the page opens

// The search box with its controls, filled with a request. Sends a GET to "/" with the names of the parameters table.
Markup search_form(const searcher::Request& request, Focus focus, Boxes boxes);

// True when the request narrows the search beside its text.
bool has_filters(const searcher::Request& request);

}  // namespace wirecopy::web
