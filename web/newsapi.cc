// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/newsapi.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <variant>

#include <nlohmann/json.hpp>

#include "searcher/json_parts.h"
#include "web/form.h"

namespace wirecopy::web {

namespace {

using nlohmann::ordered_json;

constexpr std::string_view parameters_missing = "parameters_missing";

struct Renamed {
  std::string_view theirs;
  std::string_view ours;
};
constexpr std::array renamed{Renamed{"language", "lang"}, Renamed{"sources", "source"}, Renamed{"domains", "source"},
                             Renamed{"to", "until"}, Renamed{"pageSize", "limit"}};
constexpr std::array orders{Renamed{"relevancy", "relevance"}, Renamed{"popularity", "outlets"},
                            Renamed{"publishedAt", "-date"}};

constexpr std::array problem_codes{Renamed{"parametersMissing", parameters_missing},
                                   Renamed{"apiKeyMissing", "key_needed"}, Renamed{"apiKeyInvalid", "unknown_key"},
                                   Renamed{"apiKeyInvalid", "right_missing"},
                                   Renamed{"rateLimited", "too_many_requests"}};

// What a client may send once.
constexpr std::array<std::string_view, 4> never_twice{"q", "searchIn", "page", "sortBy"};

std::vector<std::string_view> order_names() {
  std::vector<std::string_view> names;
  for (const Renamed& row : orders) names.push_back(row.theirs);
  return names;
}
std::vector<std::string_view> title_alone() {
  return {"title"};
}

constexpr std::array parameters_of_theirs{
    NewsApiParameter{"searchIn", "with compat=newsapi: in headlines only", {.names = title_alone}},
    NewsApiParameter{"sources", "with compat=newsapi: outlets, with commas between"},
    NewsApiParameter{"domains", "with compat=newsapi: the same"},
    NewsApiParameter{"excludeDomains", "with compat=newsapi: none of these outlets"},
    NewsApiParameter{"to", "with compat=newsapi: published on this date or earlier"},
    NewsApiParameter{"language", "with compat=newsapi: the code of a language"},
    NewsApiParameter{"sortBy", "with compat=newsapi: the order", {.names = order_names, .standard = "publishedAt"}},
    NewsApiParameter{"pageSize",
                     "with compat=newsapi: how many articles",
                     {.type = "integer", .most = largest_limit, .standard = "100"}},
    NewsApiParameter{"page", "with compat=newsapi: which page", {.type = "integer", .least = 1, .standard = "1"}},
};

std::string_view ours_of(std::span<const Renamed> table, std::string_view theirs) {
  const auto found = std::ranges::find(table, theirs, &Renamed::theirs);
  return found == table.end() ? theirs : found->ours;
}

std::string value_of(std::span<const QueryPair> pairs, std::string_view name) {
  const auto found = std::ranges::find(pairs, name, &QueryPair::name);
  return found == pairs.end() ? "" : found->value;
}

void set_unless_given(std::vector<QueryPair>& pairs, std::string_view name, std::string_view value) {
  if (std::ranges::find(pairs, name, &QueryPair::name) == pairs.end())
    pairs.push_back({std::string(name), std::string(value)});
}

std::string without_quotes(std::string text) {
  std::erase(text, '"');
  return text;
}

// The text of the query, with what it has as parameters and we as words of the query.
std::string query_of(std::span<const QueryPair> pairs) {
  std::string text = value_of(pairs, "q");
  if (value_of(pairs, "searchIn") == "title" && !text.empty()) text = "title:(" + text + ")";
  std::string rest = value_of(pairs, "excludeDomains");
  while (!rest.empty()) {
    const std::string outlet = without_quotes(rest.substr(0, rest.find(',')));
    rest.erase(0, rest.find(',') == rest.npos ? rest.size() : rest.find(',') + 1);
    if (!outlet.empty()) text += (text.empty() ? "* NOT" : " NOT") + (" source:\"" + outlet + "\"");
  }
  return text;
}

// From 1.
std::optional<uint32_t> page_of(const std::string& text) {
  uint32_t number = 0;
  const char* end = text.data() + text.size();
  if (std::from_chars(text.data(), end, number).ptr != end || number == 0) return {};
  return number;
}

std::string offset_of(std::span<const QueryPair> pairs, std::string_view limit) {
  std::string page = value_of(pairs, "page");
  if (page.empty()) return "";
  const std::optional<uint32_t> number = page_of(page);
  if (!number) return page;  // is refused before, by read_newsapi
  uint32_t size = 0;
  std::from_chars(limit.data(), limit.data() + limit.size(), size);
  return std::to_string((uint64_t{*number} - 1) * size);
}

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : ", ") + value;
  return text;
}

bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

// "The first 200 characters... [+3021 chars]"
std::string beginning(const std::string& body) {
  constexpr std::size_t most = 200;
  std::size_t characters = 0;
  std::size_t cut = body.size();
  for (std::size_t at = 0; at < body.size(); ++at) {
    if (!begins_character(body[at])) continue;
    if (characters == most) cut = at;
    ++characters;
  }
  if (characters <= most) return body;
  return body.substr(0, cut) + "\u2026 [+" + std::to_string(characters - most) + " chars]";
}

ordered_json article_json(const searcher::Hit& hit) {
  const corpus::Article& article = hit.article;
  corpus::Date published = article.published;
  if (published.known()) published.precision = corpus::Precision::Second;  // they know moments only
  std::string description = article.standfirst;
  if (description.empty() && !hit.fragments.empty()) description = hit.fragments.front().text;
  return {{"source", {{"id", nullptr}, {"name", searcher::text_or_null(article.outlet)}}},
          {"author", searcher::text_or_null(joined(article.authors))},
          {"title", article.title},
          {"description", searcher::text_or_null(description)},
          {"url", searcher::text_or_null(article.url)},
          {"urlToImage", nullptr},
          {"publishedAt", searcher::text_or_null(searcher::date_text(published))},
          {"content", searcher::text_or_null(beginning(article.body))}};
}

}  // namespace

std::span<const NewsApiParameter> newsapi_parameters() {
  return parameters_of_theirs;
}

std::vector<QueryPair> from_newsapi(std::span<const QueryPair> pairs) {
  static constexpr std::array<std::string_view, 6> read_elsewhere{"q",    "searchIn", "excludeDomains",
                                                                  "page", "apiKey",   "sortBy"};
  std::vector<QueryPair> ours;
  for (const QueryPair& pair : pairs)
    if (!pair.value.empty() && std::ranges::find(read_elsewhere, pair.name) == read_elsewhere.end())
      ours.push_back({std::string(ours_of(renamed, pair.name)), pair.value});
  if (const std::string order = value_of(pairs, "sortBy"); !order.empty())
    set_unless_given(ours, "sort", ours_of(orders, order));
  set_unless_given(ours, "sort", "-date");
  set_unless_given(ours, "limit", std::to_string(largest_limit));
  set_unless_given(ours, "q", query_of(pairs));
  if (const std::string offset = offset_of(pairs, value_of(ours, "limit")); !offset.empty())
    set_unless_given(ours, "offset", offset);
  return ours;
}

ReadParameters read_newsapi(std::span<const QueryPair> pairs) {
  ReadParameters read = read_parameters(from_newsapi(pairs));
  const auto refuse = [&](std::string_view code, std::string_view parameter, const std::string& wrong) {
    read.problem = Problem{.status = 400,
                           .code = std::string(code),
                           .detail = std::string(parameter) + " " + wrong,
                           .parameter = std::string(parameter)};
  };
  const auto sent = [&](std::string_view name) { return !value_of(pairs, name).empty(); };
  if (read.problem) {
    // In the words of the client, where it is their parameter and not one of ours beside them.
    const std::string ours = read.problem->parameter;
    for (const Renamed& row : renamed)
      if (row.ours == ours && sent(row.theirs))
        refuse("bad_parameter", row.theirs, read.problem->detail.substr(ours.size() + 1));
    if (ours == "sort" && sent("sortBy"))
      refuse("bad_parameter", "sortBy", "must be one of relevancy, popularity, publishedAt");
  }
  const bool is_deep = read.problem && read.problem->parameter == "offset" && sent("page");
  if (is_deep || (sent("page") && !page_of(value_of(pairs, "page"))))
    refuse("bad_parameter", "page",
           "must be a whole number from 1, and not lead behind " + std::to_string(largest_offset) + " articles");
  for (const std::string_view name : never_twice)
    if (!read.problem && std::ranges::count(pairs, name, &QueryPair::name) > 1)
      refuse("bad_parameter", name, "is given twice");
  const bool has_scope = std::ranges::any_of(std::array{"q", "sources", "domains", "source"}, sent);
  if (!read.problem && !has_scope) refuse(parameters_missing, "q", "is missing, as are sources and domains");
  return read;
}

std::string newsapi_json(const searcher::Answer& answer) {
  ordered_json articles = ordered_json::array();
  for (const searcher::Hit& hit : answer.hits) articles.push_back(article_json(hit));
  const ordered_json whole = {
      {"status", "ok"}, {"totalResults", answer.texts.value}, {"articles", std::move(articles)}};
  return searcher::dumped(whole);
}

bool asks_newsapi(const Request& request) {
  if (request.path != "/api/v1/search") return false;
  const auto form = read_form(request);
  const auto* sent = std::get_if<std::vector<QueryPair>>(&form);
  return value_of(sent != nullptr ? *sent : parse_query(request.query), compat_parameter) == "newsapi";
}

Response newsapi_problem(Response problem) {
  const ordered_json told = ordered_json::parse(problem.body);
  const std::string code = told.at("code");
  std::string_view theirs = told.contains("parameter") ? "parameterInvalid" : "unexpectedError";
  if (const auto row = std::ranges::find(problem_codes, code, &Renamed::ours); row != problem_codes.end())
    theirs = row->theirs;
  problem.content_type = "application/json";
  problem.body =
      searcher::dumped({{"status", "error"}, {"code", theirs}, {"message", told.value("detail", std::string())}}) +
      "\n";
  return problem;
}

}  // namespace wirecopy::web
