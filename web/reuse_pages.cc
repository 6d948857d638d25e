// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/reuse_pages.h"

#include "web/compare_page.h"
#include "web/freshness.h"
#include "web/layout.h"
#include "web/match_page.h"
#include "web/reuse_api.h"

namespace wirecopy::web {

namespace {

Response html(std::string body) {
  return {.content_type = "text/html; charset=utf-8", .body = std::move(body), .headers = {}};
}

// A form sends every line end as two characters (HTML, section 4.10.21.4), an article has one.
std::string without_carriage_returns(std::string text) {
  std::erase(text, '\r');
  return text;
}

}  // namespace

Response show_compare(const Call& call) {
  const std::vector<QueryPair> pairs = parse_query(call.request.query);
  const auto a = required(pairs, "a");
  const auto b = required(pairs, "b");
  for (const auto* id : {&a, &b})
    if (const auto* problem = std::get_if<Problem>(id)) return problem_response(call.request, *problem);
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState&) {
      const auto comparison = searcher.compare(std::get<std::string>(a), std::get<std::string>(b));
      if (!comparison)
        return problem_response(
            call.request, {.status = 404, .code = "not_found", .detail = "there is no article of one of these ids"});
      return html(compare_page(*comparison));
    });
  });
}

Response show_match_form(const Call&) {
  return html(match_form_page());
}

Response show_match(const Call& call) {
  auto read = read_match(call.request);
  if (const auto* problem = std::get_if<Problem>(&read)) return problem_response(call.request, *problem);
  auto& request = std::get<searcher::MatchRequest>(read);
  request.text = without_carriage_returns(std::move(request.text));
  return call.searchers.with([&](searcher::Searcher& searcher) {
    Response response = html(match_page(searcher.match(request)));
    response.headers.push_back({"Cache-Control", "no-store"});
    return response;
  });
}

}  // namespace wirecopy::web
