// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "web/routes.h"

namespace wirecopy::web {

// The routes for those who run a server, and for those who feed it.

// {"format_version": 1, "accepted": ..., "rejected": ..., "rejects": [...]}, the first hundred rejects.
std::string receipt_json(const indexer::Receipt& receipt);

Response send_readiness(const Call& call);
Response send_metrics(const Call& call);

// Records of articles in, as JSON lines or JSON. 202 with how many were accepted and what was rejected; with
// `commit=wait` 200 once they are in the index. Only the first index is written; for another both answer 403.
Response take_articles(const Call& call);
Response remove_article(const Call& call);

}  // namespace wirecopy::web
