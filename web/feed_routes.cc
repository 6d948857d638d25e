// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/feed_routes.h"

#include <algorithm>
#include <ctime>

#include "web/feed.h"
#include "web/freshness.h"
#include "web/layout.h"
#include "web/parameters.h"
#include "web/url.h"

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

// An entry is of the lead of its text, whichever copy was found: what it is called, where it leads and since when it is
// there stay the same when another copy comes. The places that matched are those of what was found.
void show_leads(searcher::Searcher& searcher, searcher::Answer& answer) {
  for (searcher::Hit& hit : answer.hits) {
    if (hit.role == dedup::Relation::Lead) continue;
    std::optional<searcher::Hit> lead = searcher.article(hit.copies_id);
    if (!lead) continue;  // a commit came in between: the next answer has it
    lead->fragments = std::move(hit.fragments);
    lead->others.push_back({.id = hit.article.id,
                            .title = hit.article.title,
                            .url = hit.article.url,
                            .outlet = hit.article.outlet,
                            .published = hit.article.modified.known() ? hit.article.modified : hit.article.published,
                            .relation = hit.role,
                            .to_lead = {}});
    hit = std::move(*lead);
  }
}

Response send_feed(const Call& call, Write write, std::string_view content_type) {
  const ReadParameters read = read_parameters(parse_query(call.request.query));
  if (read.problem) return problem_response(call.request, *read.problem);
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(call.request, call.searchers.index(), searcher.state(),
                          [&](const searcher::IndexState&) -> Response {
                            const searcher::Request request = feed_request(read);
                            searcher::Answer answer = searcher.search(request);
                            if (searcher::grouping_of(request) != searcher::Grouping::None)
                              show_leads(searcher, answer);
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
  return is_host_name(host) ? (request.secure ? "https://" : "http://") + std::string(host) : "";
}

}  // namespace wirecopy::web
