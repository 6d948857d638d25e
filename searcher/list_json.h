// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/json_parts.h"
#include "searcher/outlet_reports.h"
#include "searcher/reports.h"
#include "searcher/story_reports.h"

namespace wirecopy::searcher {

// The shapes of what stands in lists, format_version 1: as the commands print them and the API answers.
//
//   group    id (of the lead), articles, outlets,
//            members [{id, source, title, published (null when unknown), relation, resemblance, containment}]
//   story    id (of the earliest article), title, articles, texts, outlets, first, last (null when unknown),
//            members [id]
//   outlet   outlet (empty: not known), articles, texts, leads, copies, credited, exclusives
//   matrix   outlets [name], cells [[articles of the row that are copies of the column's]]
//
// `most_members` of a group or story are listed, all without it.
inline constexpr std::size_t all_members = static_cast<std::size_t>(-1);
Json json_of(const ListedGroup& group, std::size_t most_members = all_members);
Json json_of(const ListedStory& story, std::size_t most_members = all_members);
Json json_of(const OutletRow& row);
Json json_of(const OutletMatrix& matrix);

}  // namespace wirecopy::searcher
