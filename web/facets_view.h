// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "searcher/answer.h"
#include "web/markup.h"

namespace wirecopy::web {

// What a search can be narrowed by: every value is a link that chooses it, or gives it up when it is chosen. Empty when
// there is nothing to choose. Says so where the figures of a list add up to more than the `total` that was found.
Markup facets_view(const searcher::Request& request, std::span<const searcher::Facet> facets, uint64_t total);

// What the search is narrowed by already, each a link that gives it up.
Markup filter_chips(const searcher::Request& request);

// The request with a value of a field chosen, or given up when it was. Outlets and languages are filters beside the
// text; other fields are conditions of the text.
searcher::Request toggled(searcher::Request request, searcher::FacetField field, std::string_view value);
bool is_chosen(const searcher::Request& request, searcher::FacetField field, std::string_view value);

}  // namespace wirecopy::web
