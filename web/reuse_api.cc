// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/reuse_api.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include "searcher/comparison.h"
#include "searcher/match.h"
#include "searcher/timeline.h"
#include "web/form.h"
#include "web/freshness.h"
#include "web/json_answer.h"
#include "web/parameters.h"
#include "web/problem.h"

namespace wirecopy::web {

std::variant<std::string, Problem> required(const std::vector<QueryPair>& pairs, std::string_view name) {
  const QueryPair* found = nullptr;
  for (const QueryPair& pair : pairs) {
    if (pair.name != name) continue;
    if (found != nullptr)
      return Problem{.status = 400,
                     .code = "bad_parameter",
                     .detail = std::string(name) + " is given twice",
                     .parameter = std::string(name)};
    found = &pair;
  }
  if (found == nullptr || found->value.empty())
    return Problem{.status = 400,
                   .code = "bad_parameter",
                   .detail = std::string(name) + " is missing",
                   .parameter = std::string(name)};
  return found->value;
}

std::variant<searcher::MatchRequest, Problem> read_match(const Request& request) {
  searcher::MatchRequest match;
  const std::string_view type = request.header("Content-Type");
  std::vector<QueryPair> pairs = parse_query(request.query);
  if (same_ignoring_case(type.substr(0, type.find_first_of("; ")), "text/plain")) {
    match.text = request.body;
  } else {
    auto form = read_form(request);
    if (auto* problem = std::get_if<Problem>(&form)) return std::move(*problem);
    pairs = std::move(std::get<std::vector<QueryPair>>(form));
    auto text = required(pairs, "text");
    if (auto* problem = std::get_if<Problem>(&text)) return std::move(*problem);
    match.text = std::move(std::get<std::string>(text));
  }
  for (const QueryPair& pair : pairs) {
    if (pair.name != "limit" || pair.value.empty()) continue;
    const char* const end = pair.value.data() + pair.value.size();
    const auto [rest, error] = std::from_chars(pair.value.data(), end, match.limit);
    if (error != std::errc() || rest != end || match.limit > largest_limit)
      return Problem{.status = 400,
                     .code = "bad_parameter",
                     .detail = "limit must be a whole number from 0 to " + std::to_string(largest_limit),
                     .parameter = "limit"};
  }
  return match;
}

namespace {

// The body is the text, or a form that the parameters stand in too.
std::vector<searcher::Warning> unknown_in_match(const Request& request) {
  static constexpr std::array<std::string_view, 2> known{"text", "limit"};
  const auto form = read_form(request);
  const auto* pairs = std::get_if<std::vector<QueryPair>>(&form);
  return unknown_besides(known, pairs != nullptr ? *pairs : parse_query(request.query));
}

}  // namespace

Response answer_compare(const Call& call) {
  static constexpr std::array<std::string_view, 2> known{"a", "b"};
  const std::vector<QueryPair> pairs = parse_query(call.request.query);
  const auto a = required(pairs, "a");
  if (const auto* problem = std::get_if<Problem>(&a)) return problem_json(*problem);
  const auto b = required(pairs, "b");
  if (const auto* problem = std::get_if<Problem>(&b)) return problem_json(*problem);
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState&) {
      const auto comparison = searcher.compare(std::get<std::string>(a), std::get<std::string>(b));
      if (!comparison)
        return problem_json({.status = 404, .code = "not_found", .detail = "there is no article of one of these ids"});
      return json_answer(with_warnings(searcher::to_json(*comparison), unknown_besides(known, pairs)));
    });
  });
}

namespace {

// The timeline that `ask` gets for the article of the path.
template <class Ask>
Response answer_timeline(const Call& call, Ask ask) {
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState&) {
      auto timeline = ask(searcher);
      if (!timeline)
        return problem_json({.status = 404, .code = "not_found", .detail = "there is no article of this id"});
      timeline->warnings = unknown_besides({}, parse_query(call.request.query));
      return json_answer(searcher::to_json(*timeline));
    });
  });
}

}  // namespace

Response answer_copies(const Call& call) {
  return answer_timeline(call, [&](searcher::Searcher& searcher) { return searcher.copies(call.id); });
}

Response answer_story(const Call& call) {
  return answer_timeline(call, [&](searcher::Searcher& searcher) { return searcher.story(call.id); });
}

Response answer_match(const Call& call) {
  const auto read = read_match(call.request);
  if (const auto* problem = std::get_if<Problem>(&read)) return problem_json(*problem);
  return call.searchers.with([&](searcher::Searcher& searcher) {
    searcher::MatchAnswer answer = searcher.match(std::get<searcher::MatchRequest>(read));
    std::ranges::move(unknown_in_match(call.request), std::back_inserter(answer.warnings));
    return json_answer(searcher::to_json(answer));
  });
}

}  // namespace wirecopy::web
