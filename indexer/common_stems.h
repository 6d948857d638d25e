// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <tsl/robin_map.h>

#include "indexer/analysis.h"

namespace wirecopy::indexer {

// Finds the stems that are in so many articles that a phrase of them is best looked up by its pairs
// (schema::pair_term). Call sequence: count* choose
class CommonStems {
 public:
  void count(const Analysis& analysis);

  // The stems of at least a quarter of the articles, sorted. None of fewer than 500 articles, which say little about
  // those to come.
  std::vector<std::string> choose() const;

 private:
  std::size_t articles_ = 0;
  tsl::robin_map<std::string, std::size_t> articles_with_;
};

}  // namespace wirecopy::indexer
