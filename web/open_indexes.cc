// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/open_indexes.h"

#include <algorithm>
#include <filesystem>

#include "text/error.h"

namespace wirecopy::web {

IndexPlace index_place(const std::string& given) {
  const std::size_t equals = given.find('=');
  if (equals != std::string::npos && given.find('/') >= equals)
    return {.name = given.substr(0, equals), .path = given.substr(equals + 1)};
  return {.name = std::filesystem::path(given).stem().string(), .path = given};
}

OpenIndexes::OpenIndexes(const std::vector<std::string>& given, uint32_t longest_search_ms) {
  for (const std::string& each : given) {
    const IndexPlace place = index_place(each);
    if (std::ranges::count(named_, place.name, &NamedIndex::name) > 0)
      throw Error("two indexes have the name " + place.name, "name them as --index name=path", Failure::Usage);
    named_.push_back({.name = place.name, .searchers = pools_.emplace_back(place.path, longest_search_ms)});
    // A missing index shows at once, not on the first search.
    pools_.back().with([](searcher::Searcher& searcher) { return searcher.state(); });
  }
}

}  // namespace wirecopy::web
