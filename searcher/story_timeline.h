// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"

namespace wirecopy::searcher {

// A text of a story, with its copies folded.
struct StoryText {
  std::string id;  // of the lead, or of the earliest of its copies in the story
  std::string title;
  std::string url;
  std::string outlet;
  corpus::Date published;
  std::vector<std::string> also_in;  // outlets of the copies, each once, by date
  uint32_t copies = 0;               // articles beside it
};

// Who told a story, and when.
struct StoryTimeline {
  std::string id;  // as ListedStory::id
  uint32_t articles = 0;
  uint32_t outlets = 0;
  std::vector<StoryText> texts;    // by date, undated last
  std::vector<std::string> words;  // the most telling ones: said by most of the texts and rare in the index
};

// The timeline of the story that an article is in; nothing when there is no such article. Throws Error as Searcher
// does.
std::optional<StoryTimeline> story_timeline(const std::string& path, std::string_view article_id);

// The shape of docs/api.md, as JSON text on one line.
std::string to_json(const StoryTimeline& timeline);

}  // namespace wirecopy::searcher
