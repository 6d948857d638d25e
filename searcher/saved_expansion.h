// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/saved_queries.h"
#include "searcher/syntax.h"
#include "searcher/warnings.h"

namespace wirecopy::searcher {

// Saved queries that one query may come to, those inside of others counted each time.
inline constexpr int most_saved_expansions = 64;

// Puts the trees of saved queries in the places of query: filters, those inside of them too. A name that is not there
// matches nothing, as does a query inside of itself; warnings say so, and carry what is doubtful in the saved texts.
void expand_saved(Node& root, const SavedQueries& saved, const SyntaxOptions& options, WarningList& warnings);

// Whether a tree has a query: filter.
bool has_saved(const Node& root);

}  // namespace wirecopy::searcher
