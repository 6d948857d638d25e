// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"
#include "searcher/answer.h"

namespace wirecopy::searcher {

struct View;

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
  IndexState index;
  std::vector<Warning> warnings;  // none of its own: for those who ask
  double took_ms = 0;
};

// The timeline of the story that an article is in; nothing when there is no such article. Throws Xapian::Error.
std::optional<StoryTimeline> story_timeline(const View& view, std::string_view article_id);

// JSON text on one line; the shape is in searcher/reuse_json.cc.
std::string to_json(const StoryTimeline& timeline);

}  // namespace wirecopy::searcher
