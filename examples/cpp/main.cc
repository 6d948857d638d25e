// SPDX-License-Identifier: GPL-2.0-or-later
// usage: search INDEX QUERY
#include <cstdio>

#include "searcher/searcher.h"
#include "text/error.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: %s INDEX QUERY\n", argv[0]);
    return 2;
  }
  try {
    wirecopy::searcher::Searcher searcher(argv[1]);
    const wirecopy::searcher::Answer answer = searcher.search({.text = argv[2]});
    for (const wirecopy::searcher::Warning& warning : answer.warnings)
      std::fprintf(stderr, "note: %s\n", warning.message.c_str());
    for (const wirecopy::searcher::Hit& hit : answer.hits) {
      std::printf("%s\t%s\t%s", hit.article.id.c_str(), hit.article.outlet.c_str(), hit.article.title.c_str());
      std::printf("\t%u outlets\n", hit.copies_outlets);
    }
    return answer.hits.empty() ? 1 : 0;
  } catch (const wirecopy::Error& error) {
    std::fprintf(stderr, "%s\nhint: %s\n", error.what(), error.hint().c_str());
    return static_cast<int>(error.failure());
  }
}
