// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "searcher/answer.h"
#include "searcher/story_timeline.h"
#include "web/routes.h"

namespace wirecopy::web {

// The page of a story: who told it when, day by day, copies folded, with its most telling words and its outlets. Links
// to its articles keep the search they were found by, and one leads back to it. A pure function; the timeline is not
// empty.
std::string story_page(const searcher::StoryTimeline& timeline, const searcher::Request& found_by,
                       const searcher::IndexState& index);

// The address of the page of the story that an article is in, which was found by a search.
std::string story_path(std::string_view article_id, const searcher::Request& found_by);

// The route /story/{id}; see the table in routes.cc.
Response show_story(const Call& call);

}  // namespace wirecopy::web
