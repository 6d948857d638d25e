// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "schema/versions.h"
#include "searcher/json_parts.h"
#include "searcher/outlet_reports.h"
#include "searcher/reports.h"
#include "searcher/story_reports.h"

namespace wirecopy::searcher {

// The shapes of what stands in lists, format_version 1: as the commands print them and the API answers.
//
//   group    id (of the lead), articles, outlets,
//            members [{id, source, title, url, published (null when unknown), relation, resemblance, containment}]
//   story    id (of the earliest article), title, articles, texts, outlets, first, last (null when unknown),
//            members [id]
//   outlet   outlet (empty: not known), articles, texts, leads, copies, credited, exclusives
//   pair     a, b (ids), relation (of b to a), resemblance, containment, grouped, reason (why not; null when grouped)
//
// `most_members` of a group or story are listed, all without it.
inline constexpr std::size_t all_members = static_cast<std::size_t>(-1);
Json json_of(const ListedGroup& group, std::size_t most_members = all_members);
Json json_of(const ListedStory& story, std::size_t most_members = all_members);
Json json_of(const OutletRow& row);
Json json_of(const OverlapRow& row);

// Earlier versions of an article: [{id, url, title, published, modified (null when unknown), place {file, record,
// offset}, body}]. Who asks from elsewhere is not told of the files here.
enum class Places { Told, Left };
Json json_of(const std::vector<schema::Version>& versions, Places places);

// A part of a list of the whole index.
struct ListPart {
  std::string_view name;         // of what stands in it, in the plural
  std::vector<Json> items = {};  // of the part, each as above
  uint64_t total = 0;            // how many there are in all
  uint64_t offset = 0;           // how many stand before the part
};

// How an answer came about.
struct AnswerFrame {
  IndexState index;
  std::vector<Warning> warnings = {};
  double took_ms = 0;
};

// The answer that holds the part: format_version 1, index, total {name {value, relation}}, name [item], next_offset
// (null where nothing stands behind the part), warnings, took_ms.
std::string to_json(const ListPart& part, const AnswerFrame& frame);

// The same of a matrix, which has no parts: total {outlets {value, relation}}, outlets [name], cells [[articles of the
// row that are copies of the column's]], truncated (outlets are left out).
std::string to_json(const OutletMatrix& matrix, const AnswerFrame& frame);

}  // namespace wirecopy::searcher
