// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/reuse_api.h"

#include <algorithm>
#include <iterator>

#include "searcher/comparison.h"
#include "searcher/match.h"
#include "searcher/timeline.h"
#include "web/freshness.h"
#include "web/json_answer.h"
#include "web/problem.h"

namespace wirecopy::web {

searcher::MatchRequest match_request(const Asked& asked) {
  return {.text = asked.text("text"), .limit = asked.number("limit")};
}

Response answer_compare(const Call& call) {
  const auto read = read_asked(call);
  if (const auto* problem = std::get_if<Problem>(&read)) return problem_json(*problem);
  const auto& asked = std::get<Asked>(read);
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState&) {
      auto comparison = searcher.compare(asked.text("a"), asked.text("b"));
      if (!comparison)
        return problem_json({.status = 404, .code = "not_found", .detail = "there is no article of one of these ids"});
      const auto bodies = asked.text("bodies") == "no" ? searcher::Bodies::Left : searcher::Bodies::Shown;
      comparison->warnings = asked.unknown();
      return json_answer(searcher::to_json(*comparison, bodies));
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
      timeline->warnings = unknown_to(call.route, parse_query(call.request.query));
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
  const auto read = read_asked(call);
  if (const auto* problem = std::get_if<Problem>(&read)) return problem_json(*problem);
  const auto& asked = std::get<Asked>(read);
  return call.searchers.with([&](searcher::Searcher& searcher) {
    searcher::MatchAnswer answer = searcher.match(match_request(asked));
    std::ranges::move(asked.unknown(), std::back_inserter(answer.warnings));
    return json_answer(searcher::to_json(answer));
  });
}

}  // namespace wirecopy::web
