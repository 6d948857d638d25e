// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/list_json.h"

#include <algorithm>
#include <cmath>

namespace wirecopy::searcher {

namespace {

Json json_of(const ListedCopy& copy) {
  const bool leads = copy.relation == dedup::Relation::Lead;
  return {{"id", copy.id},
          {"source", copy.outlet},
          {"title", copy.title},
          {"published", text_or_null(date_text(copy.published))},
          {"relation", dedup::name_of(copy.relation)},
          {"resemblance", leads ? 1 : rounded(copy.to_lead.resemblance())},
          {"containment", leads ? 1 : rounded(copy.to_lead.containment())}};
}

}  // namespace

Json json_of(const ListedGroup& group, std::size_t most_members) {
  Json members = Json::array();
  for (std::size_t i = 0; i < std::min(most_members, group.members.size()); ++i)
    members.push_back(json_of(group.members[i]));
  return {{"id", group.members.front().id},
          {"articles", group.members.size()},
          {"outlets", group.outlets},
          {"members", std::move(members)}};
}

Json json_of(const ListedStory& story, std::size_t most_members) {
  Json members = Json::array();
  for (std::size_t i = 0; i < std::min(most_members, story.members.size()); ++i) members.push_back(story.members[i]);
  return {{"id", story.id},
          {"title", story.title},
          {"articles", story.members.size()},
          {"texts", story.texts},
          {"outlets", story.outlets},
          {"first", text_or_null(date_text(story.first))},
          {"last", text_or_null(date_text(story.last))},
          {"members", std::move(members)}};
}

Json json_of(const OutletRow& row) {
  return {{"outlet", row.outlet}, {"articles", row.articles}, {"texts", row.texts},          {"leads", row.leads},
          {"copies", row.copies}, {"credited", row.credited}, {"exclusives", row.exclusives}};
}

Json json_of(const OutletMatrix& matrix) {
  return {{"outlets", matrix.outlets}, {"cells", matrix.cells}};
}

}  // namespace wirecopy::searcher
