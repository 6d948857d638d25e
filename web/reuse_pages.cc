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
  const std::vector<QueryPair> pairs = parse_query(call.request.query);
  const auto a = required(pairs, "a");
  const auto b = required(pairs, "b");
  const auto typed = [](const auto& id) {
    const std::string* text = std::get_if<std::string>(&id);
    return text == nullptr ? std::string() : *text;
  };
  for (const auto* id : {&a, &b}) {
    const auto* problem = std::get_if<Problem>(id);
    if (problem == nullptr) continue;
    // Who comes without any id wants to know what to do here.
    const bool is_wrong = std::ranges::any_of(
        pairs, [](const QueryPair& pair) { return (pair.name == "a" || pair.name == "b") && !pair.value.empty(); });
    Problem of_box = *problem;  // "a is missing"
    of_box.detail = (id == &a ? "the one on the left" : "the one on the right") + problem->detail.substr(1);
    return html_response(compare_form_page(typed(a), typed(b), is_wrong ? &of_box : nullptr), is_wrong ? 400 : 200);
  }
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState&) {
      const auto comparison = searcher.compare(std::get<std::string>(a), std::get<std::string>(b));
      if (!comparison) {
        const Problem problem{.status = 404, .code = "not_found", .detail = "there is no article of one of these ids"};
        return html_response(compare_form_page(typed(a), typed(b), &problem), problem.status);
      }
      return html_response(compare_page(*comparison));
    });
  });
}

Response show_match_form(const Call&) {
  return html_response(match_form_page());
}

Response show_match(const Call& call) {
  auto read = read_match(call.request);
  if (const auto* problem = std::get_if<Problem>(&read))
    return html_response(match_form_page(typed_text(call.request), problem), problem->status);
  auto& request = std::get<searcher::MatchRequest>(read);
  request.text = without_carriage_returns(std::move(request.text));
  return call.searchers.with([&](searcher::Searcher& searcher) {
    Response response = html_response(match_page(searcher.match(request)));
    response.headers.push_back({"Cache-Control", "no-store"});
    return response;
  });
}

}  // namespace wirecopy::web
