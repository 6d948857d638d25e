// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "searcher/answer.h"
#include "web/parameters.h"
#include "web/problem.h"
#include "web/url.h"

namespace wirecopy::web {

// The shape of NewsAPI's /v2/everything (https://newsapi.org/docs/endpoints/everything), for clients that know no
// other: asked for with compat=newsapi on /api/v1/search.

// What such a client may send, for who describes it; beside those of ours.
struct NewsApiParameter {
  std::string_view name;
  std::string_view help;
  Values values = {};
};
std::span<const NewsApiParameter> newsapi_parameters();

// The parameters of such a client as ours: language, sources, domains, excludeDomains, to, sortBy, pageSize, page and
// searchIn, by date and a hundred at once unless it says otherwise. Those of ours are kept.
std::vector<QueryPair> from_newsapi(std::span<const QueryPair> pairs);

// The same, read; a problem speaks of what the client sent. One of q, sources and domains must be there, or a query of
// ours.
ReadParameters read_newsapi(std::span<const QueryPair> pairs);

// {"status": "ok", "totalResults", "articles": [{"source": {"id", "name"}, "author", "title", "description", "url",
// "urlToImage", "publishedAt", "content"}]}: each text once. urlToImage is null, for pictures are not kept.
std::string newsapi_json(const searcher::Answer& answer);

// Whether a request asks for that shape.
bool asks_newsapi(const Request& request);

// {"status": "error", "code", "message"} in place of what problem_json made, with its status and its headers.
Response newsapi_problem(Response problem);

}  // namespace wirecopy::web
