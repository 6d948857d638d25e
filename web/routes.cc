// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/routes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <variant>
#include <vector>

#include "searcher/bad_value.h"
#include "searcher/cursor.h"
#include "text/error.h"
#include "web/api.h"
#include "web/export.h"
#include "web/feed_routes.h"
#include "web/form.h"
#include "web/index_choice.h"
#include "web/layout.h"
#include "web/list_api.h"
#include "web/mcp.h"
#include "web/openapi.h"
#include "web/operation.h"
#include "web/pages.h"
#include "web/parameters.h"
#include "web/problem.h"
#include "web/reuse_api.h"
#include "web/reuse_pages.h"
#include "web/route_parameters.h"
#include "web/saved_page.h"
#include "web/story_page.h"
#include "web/url.h"

namespace wirecopy::web {

namespace {

// What the OpenAPI document tells of a route that is asked with the parameters named, or that a body is sent to.
constexpr Description asked(std::string_view parameters, std::string_view answer) {
  return {parameters, "", answer};
}
// Of a page.
constexpr Description shown(std::string_view parameters) {
  return {parameters, "", ""};
}
constexpr Description sent(std::string_view body, std::string_view answer, std::string_view parameters = {}) {
  return {parameters, body, answer};
}

constexpr std::array table{
    Route{Method::Get, "/", show_search, "the search page, with hits when something is asked", Right::Read, shown("*")},
    Route{Method::Get, "/article/{id}", show_article, "the page of an article and its copies", Right::Read, shown("*")},
    Route{Method::Get, "/story/{id}", show_story, "the page of the story that an article is in: who told it when",
          Right::Read, shown("*")},
    Route{Method::Get, "/compare", show_compare, "two articles side by side, what they share tinted", Right::Read,
          shown("a! b! *")},
    Route{Method::Get, "/match", show_match_form, "a box to paste a text into: who ran it?"},
    Route{Method::Post, "/match", show_match, "the articles that reuse a text", Right::Read,
          sent("form", "", "text! limit")},
    Route{Method::Get, "/saved", show_saved, "searches to come back to"},
    Route{Method::Get, "/feed.atom", send_atom_feed, "a search as an Atom feed, each text once", Right::Read,
          asked("*", "application/atom+xml")},
    Route{Method::Get, "/feed.json", send_json_feed, "a search as a JSON Feed, each text once", Right::Read,
          asked("*", "application/feed+json")},
    Route{Method::Get, "/export.csv", send_csv, "a search as a table", Right::Read, asked("*", "text/csv")},
    Route{Method::Get, "/opensearch.xml", send_search_description, "how a browser adds this search to its own",
          Right::None, asked("", "application/opensearchdescription+xml")},
    Route{Method::Get, "/assets/{id}", send_asset, "style, script and icon of the pages", Right::None},
    Route{Method::Get, "/favicon.ico", send_icon, "the icon, where browsers look for it by themselves", Right::None},
    Route{Method::Get, "/robots.txt", send_robots, "asks crawlers to stay away", Right::None},
    Route{Method::Get, "/healthz", send_health, "whether the server runs", Right::None, asked("", "text/plain")},
    Route{Method::Get, "/readyz", send_readiness, "whether every index can be searched", Right::None,
          asked("", "text/plain")},
    Route{Method::Get, "/metrics", send_metrics, "the figures of the server, for Prometheus", Right::Metrics,
          asked("", "text/plain")},
    Route{Method::Get, "/api/v1/search", answer_search, "hits with highlights and copies", Right::Read,
          asked("* compat", "Answer")},
    Route{Method::Post, "/api/v1/search", answer_search, "the same for a long query, as a form or JSON", Right::Read,
          sent("form", "Answer", "* compat")},
    Route{Method::Get, "/api/v1/count", answer_count, "how much matches, without hits", Right::Read,
          asked("*", "Answer")},
    Route{Method::Post, "/api/v1/count", answer_count, "the same for a long query", Right::Read,
          sent("form", "Answer", "*")},
    Route{Method::Get, "/api/v1/facets", answer_facets, "how much matches by outlet, author, language, section and tag",
          Right::Read, asked("*", "Answer")},
    Route{Method::Post, "/api/v1/facets", answer_facets, "the same for a long query", Right::Read,
          sent("form", "Answer", "*")},
    Route{Method::Get, "/api/v1/histogram", answer_histogram, "how much matches by time", Right::Read,
          asked("*", "Answer")},
    Route{Method::Post, "/api/v1/histogram", answer_histogram, "the same for a long query", Right::Read,
          sent("form", "Answer", "*")},
    Route{Method::Get, "/api/v1/articles/{id}/similar", answer_similar, "articles on the same matter", Right::Read,
          asked("* copies", "Answer")},
    Route{Method::Get, "/api/v1/articles/{id}/copies", answer_copies, "who ran this text, and how long after the first",
          Right::Read, asked("", "CopiesAnswer")},
    Route{Method::Get, "/api/v1/suggest", answer_suggest, "what a query may become while it is typed", Right::Read,
          asked("q limit", "Suggestions")},
    Route{Method::Get, "/api/v1/stories/{id}", answer_story, "who told the story of an article, and when", Right::Read,
          asked("", "StoryAnswer")},
    Route{Method::Get, "/api/v1/articles/{id}", answer_article, "one article with its text and copies", Right::Read,
          asked("q offset limit", "ArticleAnswer")},
    Route{Method::Get, "/api/v1/copies", answer_copies_list, "the texts that several articles carry, the most first",
          Right::Read, asked("limit offset", "CopiesList")},
    Route{Method::Get, "/api/v1/stories", answer_stories_list,
          "the events that several articles report, the most first", Right::Read,
          asked("exclusive limit offset", "StoriesList")},
    Route{Method::Get, "/api/v1/outlets", answer_outlets_list, "the outlets: what they ran, copied and credited",
          Right::Read, asked("limit offset", "OutletsList")},
    Route{Method::Get, "/api/v1/matrix", answer_matrix, "who runs whose text, outlets by outlets", Right::Read,
          asked("limit", "Matrix")},
    Route{Method::Get, "/api/v1/compare", answer_compare, "two articles, what they share and what each adds",
          Right::Read, asked("a! b! bodies", "Comparison")},
    Route{Method::Post, "/api/v1/match", answer_match, "the articles that reuse a text", Right::Read,
          sent("text/plain form", "MatchAnswer", "text! limit")},
    Route{Method::Post, "/mcp", take_mcp, "the Model Context Protocol, for assistants", Right::Read,
          sent("application/json", "Object"), calls_of_batch},
    Route{Method::Get, "/openapi.json", send_openapi, "this API as an OpenAPI document", Right::None,
          asked("", "Object")},
    Route{Method::Get, "/embed.js", send_embed_script, "the element <news-search> for pages of other sites",
          Right::None, asked("", "text/javascript")},
    Route{Method::Post, "/api/v1/articles", take_articles, "adds articles", Right::Write,
          sent("application/x-ndjson application/json", "Receipt", "commit")},
    Route{Method::Delete, "/api/v1/articles/{id}", remove_article, "takes an article out", Right::Write,
          asked("commit", "Removal")},
};

// The value of {id}, decoded; empty for a pattern without one; nothing when the path does not match. The path is
// compared before it is decoded, so that an id may hold an escaped slash.
std::optional<std::string> match(std::string_view pattern, std::string_view path) {
  constexpr std::string_view variable = "{id}";
  const std::size_t place = pattern.find(variable);
  if (place == pattern.npos) return pattern == path ? std::optional(std::string()) : std::nullopt;
  const std::string_view before = pattern.substr(0, place);
  const std::string_view behind = pattern.substr(place + variable.size());
  if (!path.starts_with(before) || !path.ends_with(behind) || path.size() <= before.size() + behind.size())
    return std::nullopt;
  const std::string_view id = path.substr(before.size(), path.size() - before.size() - behind.size());
  if (id.find('/') != id.npos) return std::nullopt;
  return percent_decode(id);
}

bool takes(const Route& route, Method method) {
  return route.method == method || (route.method == Method::Get && method == Method::Head);
}

std::string_view name_of(Method method) {
  switch (method) {
    case Method::Get:
      return "GET, HEAD";
    case Method::Post:
      return "POST";
    case Method::Delete:
      return "DELETE";
    default:
      return "";
  }
}

// What the parameter `index` says, in the address or else in a body of parameters; empty without it.
std::string index_asked(const Request& request, const Route& route) {
  const auto value_in = [](const std::vector<QueryPair>& pairs) {
    const auto named = std::ranges::find(pairs, index_parameter, &QueryPair::name);
    return named == pairs.end() ? std::string() : named->value;
  };
  std::string asked = value_in(parse_query(request.query));
  if (!asked.empty() || request.method != Method::Post || !takes_form(route)) return asked;
  const auto read = read_form(request);
  const auto* pairs = std::get_if<std::vector<QueryPair>>(&read);
  return pairs == nullptr ? std::string() : value_in(*pairs);
}

// The index that is asked for; the first when none is; null when there is none of the name.
const NamedIndex* index_of(const Request& request, const Route& route, const Backend& backend) {
  const std::string asked = index_asked(request, route);
  if (asked.empty()) return &backend.indexes.front();
  const auto found = std::ranges::find(backend.indexes, asked, &NamedIndex::name);
  return found == backend.indexes.end() ? nullptr : &*found;
}

Response with_choice(Response response, const Request& request, const Backend& backend, const NamedIndex& chosen) {
  if (backend.indexes.size() < 2 || !response.content_type.starts_with("text/html")) return response;
  std::vector<std::string> names;
  for (const NamedIndex& index : backend.indexes) names.push_back(index.name);
  response.body = with_index_choice(std::move(response.body), names, chosen.name, request);
  return response;
}

Response call_route(const Request& request, const Backend& backend, const Report& report) {
  std::string allowed;
  for (const Route& route : table) {
    const std::optional<std::string> id = match(route.pattern, request.path);
    if (!id) continue;
    if (takes(route, request.method)) {
      const NamedIndex* index = index_of(request, route, backend);
      if (index == nullptr)
        return problem_response(
            request,
            {.status = 404, .code = "no_such_index", .detail = "there is no index of this name", .parameter = "index"});
      return with_choice(route.answer({.request = request,
                                       .route = route,
                                       .id = *id,
                                       .searchers = index->searchers,
                                       .backend = backend,
                                       .report = report}),
                         request, backend, *index);
    }
    allowed += (allowed.empty() ? "" : ", ") + std::string(name_of(route.method));
  }
  if (allowed.empty())
    return problem_response(request,
                            {.status = 404, .code = "not_found", .detail = "there is nothing at this address"});
  Response response = problem_response(
      request, {.status = 405, .code = "method_not_allowed", .detail = "this address takes " + allowed + " only"});
  response.headers.push_back({"Allow", allowed});
  return response;
}

// An index that is not there, or is being replaced, may be there a moment later.
Response unavailable(const Request& request) {
  Response response = problem_response(
      request,
      {.status = 503, .code = "index_unavailable", .detail = "there is no index to search", .hint = "try again later"});
  response.headers.push_back({"Retry-After", "5"});
  return response;
}

// Too many articles wait to be written.
Response overloaded(const Request& request, const Error& error) {
  Response response =
      problem_response(request, {.status = 503, .code = "overloaded", .detail = error.what(), .hint = error.hint()});
  response.headers.push_back({"Retry-After", "5"});
  return response;
}

}  // namespace

std::span<const Route> routes() {
  return table;
}

bool is_for_programs(std::string_view path) {
  if (path.starts_with("/api/")) return true;
  return std::ranges::any_of(
      table, [&](const Route& route) { return !route.description.answer.empty() && match(route.pattern, path); });
}

const Route* find_route(const Request& request) {
  const auto found = std::ranges::find_if(
      table, [&](const Route& route) { return match(route.pattern, request.path) && takes(route, request.method); });
  return found == table.end() ? nullptr : &*found;
}

Response dispatch(const Request& request, const Backend& backend, const Report& report) {
  try {
    return call_route(request, backend, report);
  } catch (const searcher::CursorExpired& error) {
    return problem_response(request,
                            {.status = 410, .code = "cursor_expired", .detail = error.what(), .hint = error.hint()});
  } catch (const searcher::BadValue& error) {
    return problem_response(request, {.status = 400,
                                      .code = "bad_parameter",
                                      .detail = error.what(),
                                      .hint = error.hint(),
                                      .parameter = error.member()});
  } catch (const Error& error) {
    if (error.failure() == Failure::Usage)
      return problem_response(request,
                              {.status = 400, .code = "bad_parameter", .detail = error.what(), .hint = error.hint()});
    report(error.what(), error.hint());
    if (error.failure() == Failure::IndexMissing) return unavailable(request);
    if (error.failure() == Failure::IndexLocked) return overloaded(request, error);
  } catch (const std::exception& error) {
    report(error.what(), "");
  } catch (...) {
    report("a failure of an unknown kind", "");
  }
  return problem_response(request, {.status = 500, .code = "internal", .detail = "the request could not be answered"});
}

}  // namespace wirecopy::web
