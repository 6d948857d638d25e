// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "searcher/match.h"
#include "web/problem.h"
#include "web/routes.h"
#include "web/url.h"

namespace wirecopy::web {

// The routes under /api/v1 that show who reused what, as docs/api.md describes them; see the table in routes.cc.
Response answer_compare(const Call& call);
Response answer_copies(const Call& call);
Response answer_story(const Call& call);
Response answer_match(const Call& call);

// What these routes and the pages of the same name take: the only value of a parameter that must be given, and a text
// with its limit.
std::variant<std::string, Problem> required(const std::vector<QueryPair>& pairs, std::string_view name);
std::variant<searcher::MatchRequest, Problem> read_match(const Request& request);

}  // namespace wirecopy::web
