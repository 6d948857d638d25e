// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/searcher.h"

namespace wirecopy::web {

// A search to try.
struct Example {
  std::string query;
  std::string_view meaning;
};

// What a reader may try in one index: nothing of it leads to nothing.
struct Examples {
  std::vector<Example> searches;
  std::vector<std::string> of_fields;  // for each of schema::fields; empty where none was found to match
};

// The usual examples, where the index has something for them, else such as its own articles and names make. Some fifty
// counts: a tenth of a second for half a million articles.
Examples find_examples(searcher::Searcher& searcher, const std::string& index);

// The same, kept for as long as the index stays as it is, a quarter of an hour at most: some say "in the last days".
std::shared_ptr<const Examples> kept_examples(searcher::Searcher& searcher, const std::string& index);

}  // namespace wirecopy::web
