// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/article.h"
#include "searcher/listed.h"

namespace wirecopy::searcher {

// A story in a list.
struct ListedStory {
  std::string id;     // of its earliest article
  std::string title;  // of that article
  corpus::Date first;
  corpus::Date last;
  uint32_t texts = 0;
  uint32_t outlets = 0;              // different ones; an article without an outlet counts as one of its own
  std::vector<std::string> members;  // ids of its articles, by docid
};

// Shared: of two articles or more. Exclusive: of one outlet alone, be it one article.
enum class Stories { Shared, Exclusive };

// Every such story, the largest first, then by id. Throws Error as Searcher does.
Listed<ListedStory> list_stories(const std::string& path, Stories which);

}  // namespace wirecopy::searcher
