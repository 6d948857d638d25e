// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/api.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <span>

#include <nlohmann/json.hpp>

#include "searcher/json_parts.h"
#include "text/error.h"
#include "web/form.h"
#include "web/freshness.h"
#include "web/json_answer.h"
#include "web/newsapi.h"
#include "web/parameters.h"
#include "web/problem.h"

namespace wirecopy::web {

namespace {

using nlohmann::ordered_json;

// The stored article beside what a hit shows of it.
std::string article_json(const searcher::Hit& hit, const searcher::IndexState& state,
                         const std::vector<std::string>& unknown) {
  const corpus::Article& article = hit.article;
  ordered_json json = ordered_json::parse(searcher::hit_json(hit));
  json.erase("rank");
  json.erase("score");
  json["modified"] = article.modified.known() ? ordered_json(searcher::date_text(article.modified)) : ordered_json();
  json["credit"] = article.credit;
  json["body"] = article.body;
  return searcher::dumped({{"format_version", 1},
                           {"index", searcher::json_of(state)},
                           {"article", json},
                           {"warnings", searcher::json_of(unknown_parameters(unknown))}});
}

// Answers what the parameters ask for once `adjust` has seen it.
Response answer_request(const Call& call, void (*adjust)(searcher::Request& request)) {
  const auto form = read_form(call.request);
  if (const auto* problem = std::get_if<Problem>(&form)) return problem_json(*problem);
  ReadParameters read = read_parameters(std::get<std::vector<QueryPair>>(form));
  if (read.problem) return problem_json(*read.problem);
  adjust(read.request);
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState&) {
      searcher::Answer answer = searcher.search(read.request);
      std::ranges::move(unknown_parameters(read.unknown), std::back_inserter(answer.warnings));
      return json_answer(searcher::to_json(answer));
    });
  });
}

// The same search for a client that knows another API.
Response answer_like_newsapi(const Call& call, std::span<const QueryPair> pairs) {
  const ReadParameters read = read_newsapi(pairs);
  if (read.problem) return newsapi_problem(*read.problem);
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState&) {
      try {
        return json_answer(newsapi_json(searcher.search(read.request)));
      } catch (const Error& error) {
        if (error.failure() != Failure::Usage) throw;
        return newsapi_problem({.status = 400, .code = "bad_parameter", .detail = error.what(), .parameter = "from"});
      }
    });
  });
}

}  // namespace

Response answer_search(const Call& call) {
  const auto form = read_form(call.request);
  if (const auto* problem = std::get_if<Problem>(&form)) return problem_json(*problem);
  const auto& pairs = std::get<std::vector<QueryPair>>(form);
  const auto compat = std::ranges::find(pairs, compat_parameter, &QueryPair::name);
  if (compat == pairs.end() || compat->value.empty()) return answer_request(call, [](searcher::Request&) {});
  if (compat->value != "newsapi")
    return problem_json({.status = 400,
                         .code = "bad_parameter",
                         .detail = "compat must be newsapi",
                         .parameter = std::string(compat_parameter)});
  return answer_like_newsapi(call, pairs);
}

Response answer_count(const Call& call) {
  return answer_request(call, [](searcher::Request& request) { request.limit = 0; });
}

Response answer_facets(const Call& call) {
  return answer_request(call, [](searcher::Request& request) {
    request.limit = 0;
    if (!request.facets.empty()) return;
    for (const auto& row : searcher::facet_fields) request.facets.push_back(row.value);
  });
}

Response answer_histogram(const Call& call) {
  return answer_request(call, [](searcher::Request& request) {
    request.limit = 0;
    request.histogram = request.histogram.value_or(searcher::Interval::Day);
  });
}

Response answer_suggest(const Call& call) {
  static constexpr std::array<std::string_view, 2> known{"q", "limit"};
  std::string text;
  uint32_t most = searcher::usual_suggestions;
  const std::vector<QueryPair> pairs = parse_query(call.request.query);
  for (const QueryPair& pair : pairs) {
    if (pair.name == "q") text = pair.value;
    if (pair.name != "limit" || pair.value.empty()) continue;
    const char* end = pair.value.data() + pair.value.size();
    if (std::from_chars(pair.value.data(), end, most).ptr != end || most < 1 || most > searcher::most_suggestions)
      return problem_json(
          {.status = 400,
           .code = "bad_parameter",
           .detail = "limit must be a whole number from 1 to " + std::to_string(searcher::most_suggestions),
           .parameter = "limit"});
  }
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState&) {
      return json_answer(with_warnings(searcher::to_json(searcher.suggest(text, most)), unknown_besides(known, pairs)));
    });
  });
}

Response answer_article(const Call& call) {
  const ReadParameters read = read_parameters(parse_query(call.request.query));
  if (read.problem) return problem_json(*read.problem);
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(
        call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState& state) {
          const std::optional<searcher::Hit> hit = searcher.article(call.id, read.request.text);
          if (!hit)
            return problem_json({.status = 404, .code = "not_found", .detail = "there is no article of this id"});
          return json_answer(article_json(*hit, state, read.unknown));
        });
  });
}

Response answer_similar(const Call& call) {
  std::vector<QueryPair> pairs = parse_query(call.request.query);
  const auto copies = std::ranges::find(pairs, "copies", &QueryPair::name);
  const bool has_copies = copies != pairs.end() && copies->value == "yes";
  if (copies != pairs.end() && !has_copies && copies->value != "no") {
    return problem_json(
        {.status = 400, .code = "bad_parameter", .detail = "copies must be yes or no", .parameter = "copies"});
  }
  if (copies != pairs.end()) pairs.erase(copies);
  ReadParameters read = read_parameters(pairs);
  if (read.problem) return problem_json(*read.problem);
  read.request.similar_to = call.id;
  read.request.similar_copies = has_copies;
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState&) {
      if (!searcher.article(call.id))
        return problem_json({.status = 404, .code = "not_found", .detail = "there is no article of this id"});
      searcher::Answer answer = searcher.search(read.request);
      std::ranges::move(unknown_parameters(read.unknown), std::back_inserter(answer.warnings));
      return json_answer(searcher::to_json(answer));
    });
  });
}

}  // namespace wirecopy::web
