// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/pages.h"

#include <algorithm>
#include <iterator>

#include "web/article_page.h"
#include "web/assets.h"
#include "web/examples.h"
#include "web/freshness.h"
#include "web/layout.h"
#include "web/parameters.h"
#include "web/problem.h"
#include "web/route_parameters.h"
#include "web/search_counts.h"
#include "web/search_page.h"
#include "web/start_page.h"

namespace wirecopy::web {

namespace {

// Counts what the list has a place for, unless another unit is asked for.
searcher::Request counted_as_listed(const ReadParameters& read) {
  searcher::Request request = read.request;
  if (read.is_given("unit")) return request;
  switch (searcher::grouping_of(request)) {
    case searcher::Grouping::Copies:
      request.unit = searcher::Unit::Texts;
      break;
    case searcher::Grouping::Story:
      request.unit = searcher::Unit::Stories;
      break;
    case searcher::Grouping::None:
      request.unit = searcher::Unit::Articles;
      break;
  }
  return request;
}

}  // namespace

Response show_search(const Call& call) {
  const std::vector<QueryPair> pairs = parse_query(call.request.query);
  const ReadParameters read = read_parameters(pairs);
  if (read.problem) return html_response(unsearched_page(*read.problem, read.request), read.problem->status);
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(
        call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState& state) {
          if (to_query_string(read.request).empty())
            return html_response(start_page(state, *kept_examples(searcher, call.searchers.index())));
          searcher::Answer answer = search_with_counts(searcher, counted_as_listed(read));
          std::ranges::move(unknown_to(call.route, pairs), std::back_inserter(answer.warnings));
          std::ranges::move(without_effect(read, with_every_count(read.request)), std::back_inserter(answer.warnings));
          return html_response(search_page(read.request, answer));
        });
  });
}

Response show_article(const Call& call) {
  const ReadParameters read = read_parameters(parse_query(call.request.query));
  if (read.problem) return problem_response(call.request, *read.problem, read.request);
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(
        call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState& state) {
          const std::optional<searcher::Hit> hit = searcher.article(call.id, read.request.text);
          if (!hit)
            return problem_response(call.request,
                                    {.status = 404, .code = "not_found", .detail = "there is no article of this id"});
          return html_response(article_page(*hit, read.request, state));
        });
  });
}

Response send_asset(const Call& call) {
  const auto asset = std::ranges::find(assets(), call.request.path, &Asset::path);
  if (asset == assets().end())
    return problem_response(call.request, {.status = 404, .code = "not_found", .detail = "there is no such file"});
  return {.content_type = std::string(asset->content_type),
          .body = std::string(asset->content),
          .headers = {{"Cache-Control", "public, max-age=31536000, immutable"}}};
}

Response send_icon(const Call&) {
  const auto asset = std::ranges::find(assets(), std::string_view("icon.svg"), &Asset::name);
  return {.content_type = std::string(asset->content_type),
          .body = std::string(asset->content),
          .headers = {{"Cache-Control", "public, max-age=86400"}}};
}

// Every link of a page of hits is another search: a crawler would never come to an end, and the texts are others'.
Response send_robots(const Call&) {
  return {.body = "User-agent: *\nDisallow: /\n", .headers = {{"Cache-Control", "public, max-age=86400"}}};
}

// Under a name that stays, since it stands in pages of others; any site may load it.
Response send_embed_script(const Call& call) {
  const auto asset = std::ranges::find(assets(), std::string_view("embed.js"), &Asset::name);
  const std::string tag = "\"" + std::string(asset->path.substr(asset->path.rfind('-') + 1)) + "\"";
  const bool is_known = names_tag(call.request.header("If-None-Match"), tag);
  return {.status = is_known ? 304 : 200,
          .content_type = std::string(asset->content_type),
          .body = is_known ? std::string() : std::string(asset->content),
          .headers = {{"Cache-Control", "public, max-age=3600"},
                      {"ETag", tag},
                      {"Accept-Ranges", "bytes"},
                      {"Access-Control-Allow-Origin", "*"},
                      {"Cross-Origin-Resource-Policy", "cross-origin"}}};
}

Response send_health(const Call&) {
  return {.body = "ok\n", .headers = {{"Cache-Control", "no-store"}}};
}

}  // namespace wirecopy::web
