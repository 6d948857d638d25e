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
          {"url", copy.url},
          {"published", text_or_null(date_text(copy.published))},
          {"relation", dedup::name_of(copy.relation)},
          {"resemblance", leads ? 1 : rounded(copy.to_lead.resemblance())},
          {"containment", leads ? 1 : rounded(copy.to_lead.containment())}};
}

// What all lists begin and end with.
Json begun(const AnswerFrame& frame, std::string_view name, uint64_t total) {
  return {{"format_version", 1},
          {"index", json_of(frame.index)},
          {"total", {{std::string(name), {{"value", total}, {"relation", "eq"}}}}}};
}

std::string ended(Json json, const AnswerFrame& frame) {
  json["warnings"] = json_of(frame.warnings);
  json["took_ms"] = rounded(frame.took_ms);
  return dumped(json);
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

Json json_of(const OverlapRow& row) {
  const std::string_view reason = reason_of(row);
  return {{"a", row.id_a},
          {"b", row.id_b},
          {"relation", dedup::name_of(row.relation)},
          {"resemblance", rounded(row.overlap.resemblance())},
          {"containment", rounded(row.overlap.containment())},
          {"grouped", reason.empty()},
          {"reason", text_or_null(reason)}};
}

Json json_of(const std::vector<schema::Version>& versions, Places places) {
  Json list = Json::array();
  for (const schema::Version& version : versions) {
    const corpus::Article& article = version.stored.article;
    const corpus::Place& place = version.stored.place;
    Json& json = list.emplace_back(Json{{"id", article.id},
                                        {"url", article.url},
                                        {"title", article.title},
                                        {"published", text_or_null(date_text(article.published))},
                                        {"modified", text_or_null(date_text(article.modified))}});
    if (places == Places::Told)
      json["place"] = {{"file", place.file}, {"record", place.record}, {"offset", place.offset}};
    json["body"] = article.body;
  }
  return list;
}

std::string to_json(const ListPart& part, const AnswerFrame& frame) {
  const uint64_t end = part.offset + part.items.size();
  const bool goes_on = !part.items.empty() && end < part.total;
  Json json = begun(frame, part.name, part.total);
  json[std::string(part.name)] = part.items;
  json["next_offset"] = goes_on ? Json(end) : Json(nullptr);
  return ended(std::move(json), frame);
}

std::string to_json(const OutletMatrix& matrix, const AnswerFrame& frame) {
  Json json = begun(frame, "outlets", matrix.total);
  json["outlets"] = matrix.outlets;
  json["cells"] = matrix.cells;
  json["truncated"] = matrix.outlets.size() < matrix.total;
  return ended(std::move(json), frame);
}

}  // namespace wirecopy::searcher
