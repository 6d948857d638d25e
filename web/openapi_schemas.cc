// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/openapi_schemas.h"

#include <string>
#include <string_view>
#include <vector>

#include "dedup/judgement.h"
#include "dedup/overlap.h"
#include "searcher/answer.h"
#include "searcher/counting.h"

namespace wirecopy::web {

namespace {

using Json = nlohmann::ordered_json;

enum class Presence { Always, Sometimes };

struct Member {
  std::string_view name;
  Json schema;
  Presence presence = Presence::Always;
};

constexpr Presence sometimes = Presence::Sometimes;

Json typed(std::string_view type) {
  return {{"type", type}};
}

Json or_null(Json schema) {
  schema["type"] = Json::array({schema["type"], "null"});
  return schema;
}

Json list_of(Json items) {
  return {{"type", "array"}, {"items", std::move(items)}};
}

Json reference(std::string_view schema) {
  return {{"$ref", "#/components/schemas/" + std::string(schema)}};
}

Json told(Json schema, std::string_view description) {
  schema["description"] = description;
  return schema;
}

template <class Table>
Json one_of(const Table& table) {
  Json names = Json::array();
  for (const auto& row : table) names.push_back(row.name);
  return {{"type", "string"}, {"enum", std::move(names)}};
}

using Members = std::vector<Member>;

Json object(const Members& members) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const Member& member : members) {
    properties[std::string(member.name)] = member.schema;
    if (member.presence == Presence::Always) required.push_back(member.name);
  }
  return {{"type", "object"}, {"required", std::move(required)}, {"properties", std::move(properties)}};
}

Members with(Members members, const Members& more) {
  members.insert(members.end(), more.begin(), more.end());
  return members;
}

const Json text = typed("string");
const Json integer = typed("integer");
const Json number = typed("number");
const Json yes_or_no = typed("boolean");
const Json version{{"const", 1}};
const Json texts = list_of(text);
const Json share{{"type", "number"}, {"minimum", 0}, {"maximum", 1}};

Json place() {
  return {{"type", "array"},
          {"items", integer},
          {"minItems", 2},
          {"maxItems", 2},
          {"description", "first byte and end, in the stored UTF-8 text"}};
}

Json published() {
  return told(or_null(text), "as much as is known: 2024, 2024-03, 2024-03-15, 2024-03-15T10:11:00Z");
}

Json relation() {
  return one_of(dedup::relation_names);
}

// What names an article in a list.
Members article_line() {
  return {{"id", text}, {"title", text}, {"url", text}, {"source", text}, {"published", published()}};
}

// How a copy stands to its lead.
Members relation_to_lead() {
  return {{"relation", relation()}, {"resemblance", share}, {"containment", share}};
}

// An answer with members of its own.
Json answer_of(const Members& own) {
  return object(with(with({{"format_version", version}, {"index", reference("Index")}}, own),
                     {{"warnings", reference("Warnings")}}));
}

Json hit() {
  const Json fragment = object({{"start", integer},
                                {"end", integer},
                                {"text", text},
                                {"html", told(text, "escaped but for <mark>")},
                                {"matches", list_of(reference("Place"))}});
  const Json highlights =
      object({{"title", list_of(reference("Place"))}, {"title_html", text}, {"body", list_of(fragment)}});
  const Json places = object({{"headline", integer}, {"text", integer}, {"lead", integer}});
  const Json why = object(
      {{"part", text}, {"value", number, sometimes}, {"factor", number, sometimes}, {"places", places, sometimes}});
  return object({{"id", text},
                 {"rank", integer, sometimes},
                 {"score", or_null(number), sometimes},
                 {"url", text},
                 {"title", text},
                 {"source", told(text, "the outlet")},
                 {"authors", texts},
                 {"lang", text},
                 {"section", text},
                 {"tags", texts},
                 {"published", published()},
                 {"date_precision", or_null(text)},
                 {"date_from", or_null(text)},
                 {"modified", or_null(text)},
                 {"access", or_null(text)},
                 {"highlights", highlights},
                 {"copies", reference("Copies")},
                 {"story", object({{"id", text}, {"articles", integer}, {"outlets", integer}})},
                 {"why", list_of(why), sometimes}});
}

Json article() {
  Json schema = hit();
  for (const std::string_view name : {"credit", "body"}) {
    schema["properties"][std::string(name)] = text;
    schema["required"].push_back(name);
  }
  schema["properties"]["body_part"] = told(object({{"start", integer},
                                                   {"end", integer},
                                                   {"bytes", integer},
                                                   {"truncated", yes_or_no},
                                                   {"next_offset", or_null(integer)}}),
                                           "which bytes of the text body has, of how many");
  const Json earlier = object({{"id", text},
                               {"url", text},
                               {"title", text},
                               {"published", published()},
                               {"modified", or_null(text)},
                               {"body", text}});
  schema["properties"]["versions"] = told(list_of(earlier), "what it said before, the earliest first");
  for (const std::string_view name : {"body_part", "versions"}) schema["required"].push_back(name);
  return schema;
}

Json copies() {
  const Json other = object(with(article_line(), relation_to_lead()));
  return object({{"id", told(or_null(text), "of the lead")},
                 {"articles", integer},
                 {"outlets", integer},
                 {"role", relation()},
                 {"words", told(or_null(text), "how it stands to its lead; null of a lead")},
                 {"resemblance", share},
                 {"containment", share},
                 {"others", list_of(other)}});
}

Json facet() {
  return object({{"unit", one_of(searcher::units)},
                 {"values", list_of(object({{"value", text}, {"count", integer}}))},
                 {"other", integer},
                 {"distinct", integer},
                 {"missing", integer},
                 {"relation", one_of(searcher::exactnesses)}});
}

Json histogram() {
  const Json bucket =
      object({{"date", text}, {"count", integer}, {"all", integer, sometimes}, {"share", share, sometimes}});
  return object({{"unit", one_of(searcher::units)},
                 {"interval", one_of(searcher::intervals)},
                 {"tz", text},
                 {"buckets", list_of(bucket)},
                 {"undated", integer},
                 {"imprecise", integer},
                 {"relation", one_of(searcher::exactnesses)}});
}

Json answer() {
  const Json count = reference("Count");
  const Json relaxed =
      object({{"how", text}, {"text", text}, {"match", text}, {"drops_filters", yes_or_no}, {"articles", count}});
  const Json query = object({{"text", text},
                             {"interpreted", text},
                             {"did_you_mean", or_null(text)},
                             {"warnings", reference("Warnings")},
                             {"relaxed", list_of(relaxed), sometimes}});
  const Json total = object({{"articles", count},
                             {"texts", count},
                             {"stories", count},
                             {"undated_excluded", integer},
                             {"any_word", count, sometimes}});
  const Json facets{{"type", "object"}, {"additionalProperties", reference("Facet")}};
  return object({{"format_version", version},
                 {"index", reference("Index")},
                 {"query", query},
                 {"total", total},
                 {"hits", list_of(reference("Hit"))},
                 {"facets", facets, sometimes},
                 {"histogram", reference("Histogram"), sometimes},
                 {"next", told(or_null(text), "the cursor of the hits behind these")},
                 {"took_ms", number}});
}

Json copies_answer() {
  const Json member = object(with(
      with(article_line(), relation_to_lead()),
      {{"kept", share}, {"after_s", or_null(integer)}, {"after_days", or_null(integer)}, {"credit", or_null(text)}}));
  return answer_of({{"id", told(text, "of the lead")},
                    {"articles", integer},
                    {"outlets", integer},
                    {"first_is_certain", yes_or_no},
                    {"members", list_of(member)},
                    {"took_ms", number}});
}

Json story_answer() {
  const Json told_text = object(with(article_line(), {{"copies", integer}, {"also_in", texts}}));
  return answer_of({{"id", told(text, "of the earliest article")},
                    {"articles", integer},
                    {"outlets", integer},
                    {"words", texts},
                    {"texts", list_of(told_text)},
                    {"took_ms", number}});
}

Json comparison() {
  const Json side = object(
      with(article_line(),
           {{"credit", text}, {"words", integer}, {"body", text, sometimes}, {"added", list_of(reference("Place"))}}));
  const Json passage =
      object({{"a", reference("Place")}, {"b", reference("Place")}, {"words", integer}, {"text", text}});
  Json relation_or_none = relation();
  relation_or_none["enum"].push_back(nullptr);
  Json reason = told(text, "why they are not grouped");
  for (const dedup::VerdictRow& row : dedup::verdict_rows) {
    if (row.verdict != dedup::Verdict::Copy) reason["enum"].push_back(row.name);
  }
  reason["enum"].push_back(nullptr);
  return answer_of({{"a", side},
                    {"b", side},
                    {"resemblance", share},
                    {"containment", share},
                    {"a_in_b", share},
                    {"b_in_a", share},
                    {"relation", or_null(relation_or_none)},
                    {"grouped", yes_or_no},
                    {"reason", or_null(reason)},
                    {"longest", or_null(passage)},
                    {"passages", list_of(passage)},
                    {"repeats", told(list_of(passage), "what b says again")}});
}

Json match_answer() {
  const Json passage =
      object({{"text", reference("Place")}, {"article", reference("Place")}, {"words", integer}, {"excerpt", text}});
  const Json match = object(with(article_line(), {{"rank", integer},
                                                  {"copies_id", or_null(text)},
                                                  {"share", share},
                                                  {"density", share},
                                                  {"words", integer},
                                                  {"longest", integer},
                                                  {"passages", list_of(passage)}}));
  return answer_of({{"text", object({{"words", integer}, {"bytes", integer}})},
                    {"total", object({{"articles", reference("Count")}})},
                    {"matches", list_of(match)},
                    {"took_ms", number}});
}

Json suggestions() {
  const Json suggestion = object({{"kind", {{"type", "string"}, {"enum", {"word", "outlet", "author", "headline"}}}},
                                  {"text", text},
                                  {"query", text},
                                  {"articles", integer},
                                  {"id", text, sometimes}});
  return answer_of({{"text", text}, {"suggestions", list_of(suggestion)}});
}

// A part of a list of the whole index.
Json list_answer(std::string_view name, const Json& item) {
  return answer_of({{"total", object({{name, reference("Count")}})},
                    {name, list_of(item)},
                    {"next_offset", told(or_null(integer), "of what stands behind this part")},
                    {"took_ms", number}});
}

Json listed_group() {
  const Json member = object(with(article_line(), relation_to_lead()));
  return object({{"id", told(text, "of the lead")},
                 {"articles", integer},
                 {"outlets", integer},
                 {"members", told(list_of(member), "the lead first, 20 at most")}});
}

Json listed_story() {
  return object({{"id", told(text, "of the earliest article")},
                 {"title", text},
                 {"articles", integer},
                 {"texts", integer},
                 {"outlets", integer},
                 {"first", published()},
                 {"last", published()},
                 {"members", told(texts, "ids of articles, 20 at most")}});
}

Json listed_outlet() {
  return object({{"outlet", told(text, "empty: not known")},
                 {"articles", integer},
                 {"texts", integer},
                 {"leads", integer},
                 {"copies", integer},
                 {"credited", integer},
                 {"exclusives", integer}});
}

Json matrix() {
  const Json cells =
      told(list_of(list_of(integer)), "articles of the outlet of the row that are copies of the column's");
  return answer_of({{"total", object({{"outlets", reference("Count")}})},
                    {"outlets", texts},
                    {"cells", cells},
                    {"truncated", told(yes_or_no, "outlets are left out")},
                    {"took_ms", number}});
}

// Of a client that asks with compat=newsapi.
Json newsapi_answer() {
  const Json article = object({{"source", object({{"id", typed("null")}, {"name", or_null(text)}})},
                               {"author", or_null(text)},
                               {"title", text},
                               {"description", or_null(text)},
                               {"url", or_null(text)},
                               {"urlToImage", typed("null")},
                               {"publishedAt", or_null(text)},
                               {"content", or_null(text)}});
  return object({{"status", {{"const", "ok"}}}, {"totalResults", integer}, {"articles", list_of(article)}});
}

Json receipt() {
  const Json reject = object({{"record", integer}, {"offset", integer}, {"code", text}, {"message", text}});
  return object({{"format_version", version},
                 {"accepted", integer},
                 {"rejected", integer},
                 {"rejects", list_of(reject)},
                 {"committed", yes_or_no, sometimes},
                 {"warnings", reference("Warnings")}});
}

Json problem() {
  return object({{"type", text},
                 {"title", text},
                 {"status", integer},
                 {"detail", text},
                 {"code", text},
                 {"parameter", text, sometimes},
                 {"hint", text, sometimes}});
}

}  // namespace

Json openapi_schemas() {
  return {{"Object", typed("object")},
          {"Count", object({{"value", integer}, {"relation", one_of(searcher::exactnesses)}})},
          {"Place", place()},
          {"Index", object({{"revision", integer}, {"articles", integer}, {"texts", integer}, {"stories", integer}})},
          {"Warnings", list_of(object({{"code", text}, {"at", reference("Place")}, {"message", text}}))},
          {"Copies", copies()},
          {"Hit", hit()},
          {"Facet", facet()},
          {"Histogram", histogram()},
          {"Answer", answer()},
          {"ArticleAnswer", object({{"format_version", version},
                                    {"index", reference("Index")},
                                    {"article", article()},
                                    {"warnings", reference("Warnings")}})},
          {"CopiesAnswer", copies_answer()},
          {"StoryAnswer", story_answer()},
          {"Comparison", comparison()},
          {"MatchAnswer", match_answer()},
          {"Suggestions", suggestions()},
          {"CopiesList", list_answer("groups", listed_group())},
          {"StoriesList", list_answer("stories", listed_story())},
          {"OutletsList", list_answer("outlets", listed_outlet())},
          {"Matrix", matrix()},
          {"NewsApiAnswer", newsapi_answer()},
          {"NewsApiProblem", object({{"status", {{"const", "error"}}}, {"code", text}, {"message", text}})},
          {"Receipt", receipt()},
          {"Removal", object({{"format_version", version},
                              {"removed", text},
                              {"committed", yes_or_no},
                              {"warnings", reference("Warnings")}})},
          {"Problem", problem()}};
}

}  // namespace wirecopy::web
