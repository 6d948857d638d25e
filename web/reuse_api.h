// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/match.h"
#include "web/route_parameters.h"

namespace wirecopy::web {

// The routes under /api/v1 that show who reused what, as docs/api.md describes them; see the table in routes.cc.
Response answer_compare(const Call& call);
Response answer_copies(const Call& call);
Response answer_story(const Call& call);
Response answer_match(const Call& call);

// What is asked of a text, of a route that takes `text` and `limit`.
searcher::MatchRequest match_request(const Asked& asked);

}  // namespace wirecopy::web
