// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <list>
#include <string>
#include <vector>

#include "web/routes.h"
#include "web/searcher_pool.h"

namespace wirecopy::web {

// An index and what it is called.
struct IndexPlace {
  std::string name;
  std::string path;
};

// Of "name=path", or of a path, which is named by its last part.
IndexPlace index_place(const std::string& given);

// The indexes that are asked by name, open for searching.
class OpenIndexes {
 public:
  // Throws Error when one is missing, or two have one name.
  explicit OpenIndexes(const std::vector<std::string>& given, uint32_t longest_search_ms = 0);

  // In the order given. They refer to this, which must outlive them.
  const std::vector<NamedIndex>& named() const { return named_; }

 private:
  std::list<SearcherPool> pools_;
  std::vector<NamedIndex> named_;
};

}  // namespace wirecopy::web
