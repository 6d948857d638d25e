// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

#include "schema/record.h"
#include "searcher/answer.h"
#include "searcher/matches.h"
#include "searcher/reader.h"

namespace wirecopy::searcher {

// Gives every article that a request finds, in the order in which they came into the index, whatever the request says
// of order and number; ends early when `visit` gives false. Each text or story is given once where grouping_of(request)
// says so: by its lead, or else by the first of its articles that matches. Memory: 4 bytes for each match, and some
// articles at a time.
//
// The list is that of the revision in which it was begun: what is added meanwhile is left out, what is removed before
// its turn is not given. Throws Error when another index takes the place of this one meanwhile.
void export_articles(Reader& reader, const Request& request, Tally& tally,
                     const std::function<bool(const schema::StoredArticle& article)>& visit);

}  // namespace wirecopy::searcher
