// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "searcher/searcher.h"

namespace wirecopy::web {

// Searchers over one index for many threads: never more than the threads that search at once. Thread-safe.
class SearcherPool {
 public:
  explicit SearcherPool(std::string index) : index_(std::move(index)) {}

  const std::string& index() const { return index_; }

  // Calls `use` with a searcher of its own and returns what it returns. A searcher that threw is not used again.
  template <class Use>
  auto with(Use&& use) {
    searcher::Searcher searcher = take();
    auto result = std::forward<Use>(use)(searcher);
    give_back(std::move(searcher));
    return result;
  }

 private:
  searcher::Searcher take();
  void give_back(searcher::Searcher searcher);

  const std::string index_;
  std::mutex mutex_;
  std::vector<searcher::Searcher> free_;
};

}  // namespace wirecopy::web
