// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "web/routes.h"

namespace wirecopy::web {

// What the routes under /api/v1 answer, as docs/api.md describes it; see the table in routes.cc.
Response answer_search(const Call& call);
Response answer_count(const Call& call);
Response answer_facets(const Call& call);
Response answer_histogram(const Call& call);
Response answer_article(const Call& call);
Response answer_similar(const Call& call);
Response answer_suggest(const Call& call);

}  // namespace wirecopy::web
