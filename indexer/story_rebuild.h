// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace wirecopy::indexer {

struct StoryRebuild {
  uint64_t before = 0;  // stories, those of one article too
  uint64_t after = 0;
  uint64_t moved = 0;  // articles that are in the company of others than before
};

// Finds the stories of an index anew from what it holds, as a build of all its articles at once would: in the order of
// time, with words that are as rare as they are in all of it. One commit; readers go on. Copies are left as they are,
// since they are those of a build at once anyway. Memory: some 1.5 kB an article. Throws Error as IndexWriter does.
StoryRebuild rebuild_stories(const std::string& path);

}  // namespace wirecopy::indexer
