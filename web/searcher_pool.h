// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "searcher/searcher.h"

namespace wirecopy::web {

// Searchers over one index for many threads: never more than the threads that search at once. Thread-safe.
class SearcherPool {
 public:
  // No search takes longer than `longest_search_ms`; 0 = as long as its request allows.
  explicit SearcherPool(std::string index, uint32_t longest_search_ms = 0)
      : index_(std::move(index)), longest_search_ms_(longest_search_ms) {}

  const std::string& index() const { return index_; }
  uint32_t longest_search_ms() const { return longest_search_ms_; }

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
  const uint32_t longest_search_ms_;
  std::mutex mutex_;
  std::vector<searcher::Searcher> free_;
};

}  // namespace wirecopy::web
