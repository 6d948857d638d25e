// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdio>

#include "indexer/index_job.h"
#include "searcher/searcher.h"

// usage: consumer INDEX SOURCE QUERY
int main(int, char** arguments) {
  wirecopy::indexer::Observer nobody;
  wirecopy::indexer::IndexOptions options;
  options.path = arguments[1];
  wirecopy::indexer::index_sources({arguments[2]}, options, nobody);
  wirecopy::searcher::Request request;
  request.text = arguments[3];
  const wirecopy::searcher::Answer answer = wirecopy::searcher::Searcher(options.path).search(request);
  for (const wirecopy::searcher::Hit& hit : answer.hits) std::puts(hit.article.id.c_str());
  return 0;
}
