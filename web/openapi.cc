// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/openapi.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "web/assets.h"
#include "web/parameters.h"

namespace wirecopy::web {

namespace {

using nlohmann::ordered_json;

constexpr std::string_view compat_help =
    "newsapi: the parameters and the answer of NewsAPI's /v2/everything, for clients that know no other";

// Schemas that are worth telling member by member; docs/api.md has all of them.
constexpr std::string_view schemas = R"({
  "Object": {"type": "object"},
  "Count": {"type": "object", "required": ["value", "relation"], "properties": {
    "value": {"type": "integer", "minimum": 0}, "relation": {"enum": ["eq", "gte", "approx"]}}},
  "Place": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2,
    "description": "first byte and end, in the stored UTF-8 text"},
  "Copies": {"type": "object", "required": ["articles", "outlets", "role"], "properties": {
    "id": {"type": ["string", "null"], "description": "id of the lead"}, "articles": {"type": "integer"},
    "outlets": {"type": "integer"}, "role": {"enum": ["lead", "identical", "near", "excerpt", "expanded"]},
    "others": {"type": "array", "items": {"type": "object"}}}},
  "Hit": {"type": "object", "required": ["id", "title", "source", "highlights", "copies"], "properties": {
    "id": {"type": "string"}, "rank": {"type": "integer"}, "score": {"type": ["number", "null"]},
    "url": {"type": ["string", "null"]}, "title": {"type": "string"}, "source": {"type": ["string", "null"]},
    "authors": {"type": "array", "items": {"type": "string"}}, "lang": {"type": ["string", "null"]},
    "published": {"type": ["string", "null"]}, "date_precision": {"type": ["string", "null"]},
    "highlights": {"type": "object", "properties": {
      "title": {"type": "array", "items": {"$ref": "#/components/schemas/Place"}},
      "body": {"type": "array", "items": {"type": "object", "properties": {
        "start": {"type": "integer"}, "end": {"type": "integer"}, "text": {"type": "string"},
        "html": {"type": "string", "description": "escaped but for <mark>"},
        "matches": {"type": "array", "items": {"$ref": "#/components/schemas/Place"}}}}}}},
    "copies": {"$ref": "#/components/schemas/Copies"}}},
  "Answer": {"type": "object", "required": ["format_version", "index", "query", "total", "hits"], "properties": {
    "format_version": {"const": 1},
    "index": {"type": "object", "properties": {"revision": {"type": "integer"}, "articles": {"type": "integer"},
      "texts": {"type": "integer"}}},
    "query": {"type": "object", "properties": {"text": {"type": "string"}, "interpreted": {"type": "string"},
      "did_you_mean": {"type": ["string", "null"]}, "relaxed": {"type": "array", "items": {"type": "object"}},
      "warnings": {"type": "array", "items": {"type": "object"}}}},
    "took_ms": {"type": "number"},
    "total": {"type": "object", "required": ["articles", "texts"], "properties": {
      "articles": {"$ref": "#/components/schemas/Count"}, "texts": {"$ref": "#/components/schemas/Count"},
      "undated_excluded": {"type": "integer"}}},
    "hits": {"type": "array", "items": {"$ref": "#/components/schemas/Hit"}}}},
  "ArticleAnswer": {"type": "object", "required": ["format_version", "index", "article"], "properties": {
    "format_version": {"const": 1}, "index": {"type": "object"}, "article": {"$ref": "#/components/schemas/Hit"}}},
  "Receipt": {"type": "object", "required": ["accepted", "rejected", "rejects", "committed"], "properties": {
    "accepted": {"type": "integer"}, "rejected": {"type": "integer"},
    "rejects": {"type": "array", "items": {"type": "object"}}, "committed": {"type": "boolean"}}},
  "Problem": {"type": "object", "required": ["title", "status", "detail", "code"], "properties": {
    "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
    "detail": {"type": "string"}, "code": {"type": "string"}, "parameter": {"type": "string"},
    "hint": {"type": "string"}}}
})";

std::string_view name_of(Method method) {
  return method == Method::Get ? "get" : method == Method::Post ? "post" : "delete";
}

ordered_json reference(std::string_view schema) {
  return {{"$ref", "#/components/schemas/" + std::string(schema)}};
}

ordered_json parameter(std::string_view name, std::string_view place, std::string_view help, bool required) {
  ordered_json row = {{"name", name}, {"in", place}, {"required", required}, {"schema", {{"type", "string"}}}};
  if (!help.empty()) row["description"] = help;
  return row;
}

ordered_json parameters_of(const Route& row) {
  ordered_json list = ordered_json::array();
  if (row.pattern.find("{id}") != std::string_view::npos) list.push_back(parameter("id", "path", "", true));
  std::string_view rest = row.description.parameters;
  while (!rest.empty()) {
    std::string_view name = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), name.size() + 1));
    if (name == "*") {
      for (const Parameter& known : parameters()) list.push_back(parameter(known.name, "query", known.help, false));
      continue;
    }
    const bool required = name.ends_with('!');
    if (required) name.remove_suffix(1);
    list.push_back(parameter(name, "query", name == compat_parameter ? compat_help : "", required));
  }
  if (row.pattern.starts_with("/api/") || row.pattern.starts_with("/feed"))
    list.push_back(parameter(index_parameter, "query", "which of several indexes", false));
  return list;
}

ordered_json content_of(std::string_view answer) {
  if (answer.find('/') != std::string_view::npos) return {{std::string(answer), ordered_json::object()}};
  return {{"application/json", {{"schema", reference(answer)}}}};
}

// "getArticlesId": unique, since method and path are.
std::string operation_name(const Route& row) {
  std::string name(name_of(row.method));
  bool capital = true;
  for (const char c : row.pattern.starts_with("/api/v1") ? row.pattern.substr(7) : row.pattern) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) name += capital && c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    capital = !letter;
  }
  return name;
}

ordered_json operation(const Route& route) {
  const Description& described = route.description;
  ordered_json made = {{"operationId", operation_name(route)}, {"summary", route.help}};
  made["parameters"] = parameters_of(route);
  if (!described.body.empty())
    made["requestBody"] = {{"required", true}, {"content", {{std::string(described.body), ordered_json::object()}}}};
  made["responses"]["200"] = {{"description", "the answer"}, {"content", content_of(described.answer)}};
  if (described.answer == "Receipt" || route.method == Method::Delete)
    made["responses"]["202"] = {{"description", "accepted, not yet in the index"}};
  made["responses"]["default"] = {{"description", "a problem (RFC 9457)"},
                                  {"content", {{"application/problem+json", {{"schema", reference("Problem")}}}}}};
  if (route.right == Right::Write) made["security"] = {{{"key", ordered_json::array()}}};
  return made;
}

}  // namespace

std::string openapi_document() {
  ordered_json paths = ordered_json::object();
  for (const Route& route : routes()) {
    if (!route.description.answer.empty())
      paths[std::string(route.pattern)][std::string(name_of(route.method))] = operation(route);
  }
  const ordered_json document = {{"openapi", "3.1.0"},
                                 {"info",
                                  {{"title", "Wirecopy"},
                                   {"version", WIRECOPY_VERSION},
                                   {"description", "Full-text search for news that shows each story once"},
                                   {"license", {{"name", "GPL-2.0-or-later"}, {"identifier", "GPL-2.0-or-later"}}}}},
                                 {"servers", {{{"url", "/"}}}},
                                 {"paths", paths},
                                 {"components",
                                  {{"schemas", ordered_json::parse(schemas)},
                                   {"securitySchemes", {{"key", {{"type", "http"}, {"scheme", "bearer"}}}}}}}};
  return document.dump(1);
}

Response send_openapi(const Call&) {
  return {.content_type = "application/json",
          .body = openapi_document() + "\n",
          .headers = {{"Cache-Control", "public, max-age=3600"}, {"Access-Control-Allow-Origin", "*"}}};
}

}  // namespace wirecopy::web
