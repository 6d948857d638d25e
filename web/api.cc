// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/api.h"

#include <algorithm>
#include <iterator>
#include <span>

#include <nlohmann/json.hpp>

#include "searcher/list_json.h"
#include "searcher/versions.h"
#include "text/error.h"
#include "text/utf8.h"
#include "web/form.h"
#include "web/freshness.h"
#include "web/json_answer.h"
#include "web/newsapi.h"
#include "web/problem.h"
#include "web/route_parameters.h"

namespace wirecopy::web {

namespace {

using nlohmann::ordered_json;

// Cuts a text, and what is marked in it, to what was asked for.
Span cut_to_part(searcher::Hit& hit, const Asked& asked) {
  std::string& body = hit.article.body;
  const std::size_t begin = text::character_start(body, std::min<std::size_t>(asked.number("offset"), body.size()));
  std::size_t end = body.size();
  if (asked.has("limit") && body.size() - begin > asked.number("limit"))
    end = text::character_start(body, begin + asked.number("limit"));
  if (end <= begin) end = text::character_start(body, begin + 4);  // one character at least, or who reads on never ends
  const Span part{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  for (searcher::Fragment& fragment : hit.fragments) {
    std::erase_if(fragment.matches,
                  [&](const Span& match) { return match.begin < part.begin || match.end > part.end; });
    fragment.text = part.of(body);
    fragment.span = part;
  }
  body = std::string(part.of(body));
  return part;
}

// The stored article beside what a hit shows of it.
std::string article_json(searcher::Hit hit, const std::vector<schema::Version>& versions,
                         const searcher::IndexState& state, const Asked& asked) {
  const std::size_t bytes = hit.article.body.size();
  const Span part = cut_to_part(hit, asked);
  const corpus::Article& article = hit.article;
  ordered_json json = ordered_json::parse(searcher::hit_json(hit));
  json.erase("rank");
  json.erase("score");
  json["modified"] = article.modified.known() ? ordered_json(searcher::date_text(article.modified)) : ordered_json();
  json["credit"] = article.credit;
  json["body"] = article.body;
  json["body_part"] = {{"start", part.begin},
                       {"end", part.end},
                       {"bytes", bytes},
                       {"truncated", part.end < bytes},
                       {"next_offset", part.end < bytes ? ordered_json(part.end) : ordered_json()}};
  json["versions"] = searcher::json_of(versions, searcher::Places::Left);
  return searcher::dumped({{"format_version", 1},
                           {"index", searcher::json_of(state)},
                           {"article", json},
                           {"warnings", searcher::json_of(asked.unknown())}});
}

// Answers what the parameters ask for once `adjust` has seen it.
Response answer_request(const Call& call, void (*adjust)(searcher::Request& request)) {
  const auto form = read_form(call.request);
  if (const auto* problem = std::get_if<Problem>(&form)) return problem_json(*problem);
  const auto& pairs = std::get<std::vector<QueryPair>>(form);
  ReadParameters read = read_parameters(pairs);
  if (read.problem) return problem_json(*read.problem);
  adjust(read.request);
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState&) {
      searcher::Answer answer = searcher.search(read.request);
      std::ranges::move(unknown_to(call.route, pairs), std::back_inserter(answer.warnings));
      std::ranges::move(without_effect(read, read.request), std::back_inserter(answer.warnings));
      return json_answer(searcher::to_json(answer));
    });
  });
}

// The same search for a client that knows another API.
Response answer_like_newsapi(const Call& call, std::span<const QueryPair> pairs) {
  const ReadParameters read = read_newsapi(pairs);
  if (read.problem) return problem_json(*read.problem);
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState&) {
      try {
        return json_answer(newsapi_json(searcher.search(read.request)));
      } catch (const Error& error) {
        if (error.failure() != Failure::Usage) throw;
        return problem_json({.status = 400, .code = "bad_parameter", .detail = error.what(), .parameter = "from"});
      }
    });
  });
}

}  // namespace

Response answer_search(const Call& call) {
  const auto read = read_asked(call);
  if (const auto* problem = std::get_if<Problem>(&read)) return problem_json(*problem);
  const auto& asked = std::get<Asked>(read);
  if (!asked.has(compat_parameter)) return answer_request(call, [](searcher::Request&) {});
  return answer_like_newsapi(call, asked.pairs());
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
  const auto read = read_asked(call);
  if (const auto* problem = std::get_if<Problem>(&read)) return problem_json(*problem);
  const auto& asked = std::get<Asked>(read);
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState&) {
      searcher::Suggestions suggestions = searcher.suggest(asked.text("q"), asked.number("limit"));
      suggestions.warnings = asked.unknown();
      return json_answer(searcher::to_json(suggestions));
    });
  });
}

Response answer_article(const Call& call) {
  const auto read = read_asked(call);
  if (const auto* problem = std::get_if<Problem>(&read)) return problem_json(*problem);
  const auto& asked = std::get<Asked>(read);
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(
        call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState& state) {
          std::optional<searcher::Hit> hit = searcher.article(call.id, asked.text("q"));
          if (!hit)
            return problem_json({.status = 404, .code = "not_found", .detail = "there is no article of this id"});
          return json_answer(
              article_json(*std::move(hit), searcher::versions_of(call.searchers.index(), call.id), state, asked));
        });
  });
}

Response answer_similar(const Call& call) {
  const auto asked_for = read_asked(call);
  if (const auto* problem = std::get_if<Problem>(&asked_for)) return problem_json(*problem);
  const auto& asked = std::get<Asked>(asked_for);
  ReadParameters read = read_parameters(asked.pairs());
  if (read.problem) return problem_json(*read.problem);
  read.request.similar_to = call.id;
  read.request.similar_copies = asked.text("copies") == "yes";
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState&) {
      if (!searcher.article(call.id))
        return problem_json({.status = 404, .code = "not_found", .detail = "there is no article of this id"});
      searcher::Answer answer = searcher.search(read.request);
      std::ranges::move(asked.unknown(), std::back_inserter(answer.warnings));
      return json_answer(searcher::to_json(answer));
    });
  });
}

}  // namespace wirecopy::web
