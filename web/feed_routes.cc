// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/feed_routes.h"

#include <algorithm>
#include <ctime>

#include "web/feed.h"
#include "web/freshness.h"
#include "web/layout.h"
#include "web/parameters.h"

namespace wirecopy::web {

namespace {

using Write = std::string (*)(const searcher::Request&, const searcher::Answer&, const FeedPlace&);

// The name of the index is told by none but the others, so that an address stays what it is when a second one comes.
FeedPlace place_of(const Call& call) {
  const NamedIndex& first = call.backend.indexes.front();
  const auto chosen = std::ranges::find_if(
      call.backend.indexes, [&](const NamedIndex& index) { return &index.searchers == &call.searchers; });
  const bool is_first = chosen == call.backend.indexes.end() || chosen->name == first.name;
  return {.origin = origin_of(call.request), .index = is_first ? "" : chosen->name, .now = std::time(nullptr)};
}

Response send_feed(const Call& call, Write write, std::string_view content_type) {
  const ReadParameters read = read_parameters(parse_query(call.request.query));
  if (read.problem) return problem_response(call.request, *read.problem);
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(call.request, call.searchers.index(), searcher.state(),
                          [&](const searcher::IndexState&) -> Response {
                            const searcher::Answer answer = searcher.search(feed_request(read));
                            return {.content_type = std::string(content_type),
                                    .body = write(read.request, answer, place_of(call)),
                                    .headers = {}};
                          });
  });
}

}  // namespace

Response send_atom_feed(const Call& call) {
  return send_feed(call, atom_feed, "application/atom+xml; charset=utf-8");
}

Response send_json_feed(const Call& call) {
  return send_feed(call, json_feed, "application/feed+json");
}

Response send_search_description(const Call& call) {
  return {.content_type = "application/opensearchdescription+xml; charset=utf-8",
          .body = search_description(place_of(call)),
          .headers = {{"Cache-Control", "private, max-age=3600"}}};
}

std::string origin_of(const Request& request) {
  const std::string_view host = request.header("Host");
  const auto fits = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           std::string_view(".-_:[]").find(letter) != std::string_view::npos;
  };
  if (host.empty() || host.size() > 255 || !std::ranges::all_of(host, fits)) return "";
  const bool secure = request.secure || same_ignoring_case(request.header("X-Forwarded-Proto"), "https");
  return (secure ? "https://" : "http://") + std::string(host);
}

}  // namespace wirecopy::web
