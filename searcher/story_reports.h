// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"
#include "dedup/overlap.h"

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

// Gives every such story, the largest first, then by id; ends early when `visit` gives false. Throws Error as Searcher
// does.
void list_stories(const std::string& path, Stories which, const std::function<bool(const ListedStory&)>& visit);

}  // namespace wirecopy::searcher
