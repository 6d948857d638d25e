// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/reuse_pages.h"

#include <algorithm>

#include "web/compare_page.h"
#include "web/form.h"
#include "web/freshness.h"
#include "web/layout.h"
#include "web/match_page.h"
#include "web/reuse_api.h"

namespace wirecopy::web {

namespace {

// A form sends every line end as two characters (HTML, section 4.10.21.4), an article has one.
std::string without_carriage_returns(std::string text) {
  std::erase(text, '\r');
  return text;
}

// What was in the box that was sent.
std::string typed_text(const Request& request) {
  const auto form = read_form(request);
  const auto* pairs = std::get_if<std::vector<QueryPair>>(&form);
  if (pairs == nullptr) return {};
  const auto text = std::ranges::find(*pairs, "text", &QueryPair::name);
  return text == pairs->end() ? std::string() : without_carriage_returns(text->value);
}

}  // namespace

Response show_compare(const Call& call) {
  const auto read = read_asked(call);
  const Asked asked(call.route, parse_query(call.request.query));
  const std::string a = asked.text("a");
  const std::string b = asked.text("b");
  const ReadParameters search = read_search(asked);
  if (const auto* problem = std::get_if<Problem>(&read)) {
    if (a.empty() && b.empty())
      // Who comes so wants to know what to do here.
      return html_response(compare_form_page(a, b, nullptr, search.request));
    Problem of_box = *problem;  // "a is missing"
    of_box.detail = (problem->parameter == "a" ? "the id of the first article" : "the id of the second") +
                    problem->detail.substr(problem->parameter.size());
    return html_response(compare_form_page(a, b, &of_box, search.request), 400);
  }
  if (search.problem) return problem_response(call.request, *search.problem, search.request);
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState&) {
      const auto comparison = searcher.compare(a, b);
      if (!comparison) {
        const Problem problem{.status = 404, .code = "not_found", .detail = "there is no article of one of these ids"};
        return html_response(compare_form_page(a, b, &problem, search.request), problem.status);
      }
      return html_response(compare_page(*comparison, search.request));
    });
  });
}

Response show_match_form(const Call&) {
  return html_response(match_form_page());
}

Response show_match(const Call& call) {
  const auto read = read_asked(call);
  if (const auto* problem = std::get_if<Problem>(&read))
    return html_response(match_form_page(typed_text(call.request), problem), problem->status);
  searcher::MatchRequest request = match_request(std::get<Asked>(read));
  request.text = without_carriage_returns(std::move(request.text));
  return call.searchers.with([&](searcher::Searcher& searcher) {
    Response response = html_response(match_page(searcher.match(request)));
    response.headers.push_back({"Cache-Control", "no-store"});
    return response;
  });
}

}  // namespace wirecopy::web
