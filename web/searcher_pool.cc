// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/searcher_pool.h"

namespace wirecopy::web {

searcher::Searcher SearcherPool::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!free_.empty()) {
      searcher::Searcher searcher = std::move(free_.back());
      free_.pop_back();
      return searcher;
    }
  }
  return searcher::Searcher(index_, longest_search_ms_);  // outside the lock: opening takes a while
}

void SearcherPool::give_back(searcher::Searcher searcher) {
  const std::lock_guard lock(mutex_);
  free_.push_back(std::move(searcher));
}

}  // namespace wirecopy::web
