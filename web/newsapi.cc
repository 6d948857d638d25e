// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/newsapi.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <nlohmann/json.hpp>

#include "web/parameters.h"

namespace wirecopy::web {

namespace {

using nlohmann::ordered_json;

struct Renamed {
  std::string_view theirs;
  std::string_view ours;
};
constexpr std::array renamed{Renamed{"language", "lang"}, Renamed{"sources", "source"}, Renamed{"domains", "source"},
                             Renamed{"to", "until"}, Renamed{"pageSize", "limit"}};
constexpr std::array orders{Renamed{"relevancy", "relevance"}, Renamed{"popularity", "outlets"},
                            Renamed{"publishedAt", "-date"}};

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

std::string offset_of(std::span<const QueryPair> pairs, std::string_view limit) {
  const std::string page = value_of(pairs, "page");
  uint32_t number = 1;
  uint32_t size = 0;
  const char* end = page.data() + page.size();
  if (page.empty()) return "";
  if (std::from_chars(page.data(), end, number).ptr != end || number < 1) return page;  // is no offset either
  std::from_chars(limit.data(), limit.data() + limit.size(), size);
  return std::to_string((uint64_t{number} - 1) * size);
}

ordered_json text_or_null(const std::string& text) {
  return text.empty() ? ordered_json() : ordered_json(text);
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
  return {{"source", {{"id", nullptr}, {"name", text_or_null(article.outlet)}}},
          {"author", text_or_null(joined(article.authors))},
          {"title", article.title},
          {"description", text_or_null(description)},
          {"url", text_or_null(article.url)},
          {"urlToImage", nullptr},
          {"publishedAt", text_or_null(searcher::date_text(published))},
          {"content", text_or_null(beginning(article.body))}};
}

}  // namespace

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

std::string newsapi_json(const searcher::Answer& answer) {
  ordered_json articles = ordered_json::array();
  for (const searcher::Hit& hit : answer.hits) articles.push_back(article_json(hit));
  const ordered_json whole = {
      {"status", "ok"}, {"totalResults", answer.texts.value}, {"articles", std::move(articles)}};
  return whole.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

Response newsapi_problem(const Problem& problem) {
  const ordered_json json = {{"status", "error"},
                             {"code", problem.parameter.empty() ? "unexpectedError" : "parameterInvalid"},
                             {"message", problem.detail}};
  return {.status = problem.status,
          .content_type = "application/json",
          .body = json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n",
          .headers = {{"Cache-Control", "no-store"}}};
}

}  // namespace wirecopy::web
