// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/operation.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <optional>

#include <nlohmann/json.hpp>

#include "searcher/json_parts.h"
#include "web/problem.h"
#include "web/route_parameters.h"
#include "web/url.h"

namespace wirecopy::web {

namespace {

using nlohmann::ordered_json;

constexpr std::chrono::seconds longest_wait{30};  // for a commit
constexpr std::size_t most_rejects_listed = 100;

// A form or plain text that another site's page could send without asking is not taken (CSRF).
constexpr std::array<std::string_view, 4> taken_types{"application/json", "application/x-ndjson", "application/jsonl",
                                                      "application/x-jsonlines"};

// Why nothing can be written to the index that was asked for, if so.
std::optional<Response> not_writable(const Call& call) {
  if (call.backend.inbox() == nullptr)
    return problem_json(
        {.status = 403,
         .code = "read_only",
         .detail = "this server takes no articles",
         .hint = "give it a file of keys, and in that a key that has the right to write; an index that joins "
                 "others or is behind a server can only be read"});
  if (&call.searchers != &call.backend.indexes.front().searchers)
    return problem_json({.status = 403,
                         .code = "read_only",
                         .detail = "only the first index of this server takes articles",
                         .hint = "write to a server that has this index first",
                         .parameter = "index"});
  return std::nullopt;
}

indexer::Shape shape_of(std::string_view type) {
  return same_ignoring_case(type, "application/json") ? indexer::Shape::Json : indexer::Shape::Lines;
}

enum class Commit { Later, Wait };

Commit commit_of(const Asked& asked) {
  return asked.has("commit") ? Commit::Wait : Commit::Later;
}

Response json_response(int status, const ordered_json& json) {
  return {.status = status,
          .content_type = "application/json",
          .body = searcher::dumped(json) + "\n",
          .headers = {{"Cache-Control", "no-store"}}};
}

ordered_json to_json(const indexer::Receipt& receipt) {
  ordered_json list = ordered_json::array();
  for (const corpus::Reject& reject : receipt.rejects) {
    if (list.size() == most_rejects_listed) break;
    list.push_back({{"record", reject.place.record},
                    {"offset", reject.place.offset},
                    {"code", reject.code},
                    {"message", reject.message}});
  }
  return {{"format_version", 1},
          {"accepted", receipt.articles},
          {"rejected", receipt.rejects.size()},
          {"rejects", std::move(list)}};
}

// What was accepted, once it is written where that was asked for.
Response answer_receipt(const Call& call, const Asked& asked, const indexer::Receipt& receipt, ordered_json json) {
  bool written = receipt.number == 0;
  if (commit_of(asked) == Commit::Wait && receipt.number != 0)
    written = call.backend.inbox()->wait(receipt.number, longest_wait) == indexer::Delivery::Written;
  json["committed"] = written;
  json["warnings"] = searcher::json_of(asked.unknown());
  return json_response(written ? 200 : 202, json);
}

}  // namespace

std::string receipt_json(const indexer::Receipt& receipt) {
  return to_json(receipt).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

Response send_readiness(const Call& call) {
  for (const NamedIndex& index : call.backend.indexes)  // what fails throws, and is answered 503
    index.searchers.with([](searcher::Searcher& searcher) { return searcher.state(); });
  return {.body = "ready\n", .headers = {{"Cache-Control", "no-store"}}};
}

Response send_metrics(const Call& call) {
  Metrics* metrics = call.backend.metrics;
  if (metrics == nullptr)
    return problem_json({.status = 404, .code = "not_found", .detail = "this server keeps no figures"});
  for (const NamedIndex& index : call.backend.indexes) {
    IndexFigures figures{.name = index.name};
    index.searchers.with([&](searcher::Searcher& searcher) {
      searcher::Request newest;
      newest.sort = searcher::Sort::Newest;
      newest.limit = 1;
      newest.fragments = 0;
      newest.others = 0;
      const searcher::Answer answer = searcher.search(newest);
      figures.revision = answer.index.revision;
      figures.articles = answer.index.articles;
      if (!answer.hits.empty() && answer.hits.front().article.published.known())
        figures.newest_age = std::max<int64_t>(0, std::time(nullptr) - answer.hits.front().article.published.seconds);
      return 0;
    });
    metrics->show_index(figures);
  }
  if (const indexer::Inbox* inbox = call.backend.inbox()) metrics->queued(inbox->waiting());
  return {.content_type = "text/plain; version=0.0.4; charset=utf-8",
          .body = metrics->text(),
          .headers = {{"Cache-Control", "no-store"}}};
}

Response take_articles(const Call& call) {
  if (std::optional<Response> refusal = not_writable(call)) return *std::move(refusal);
  const auto read = read_asked(call);
  if (const auto* problem = std::get_if<Problem>(&read)) return problem_json(*problem);
  const auto& asked = std::get<Asked>(read);
  const std::string_view type = call.request.header("Content-Type");
  const std::string_view kind = type.substr(0, type.find(';'));
  if (std::ranges::none_of(taken_types, [&](std::string_view taken) { return same_ignoring_case(taken, kind); }))
    return problem_json({.status = 415,
                         .code = "unsupported_media_type",
                         .detail = "articles are taken as JSON lines or JSON",
                         .hint = "send them as application/x-ndjson or application/json"});
  const indexer::Receipt receipt = call.backend.inbox()->deliver(call.request.body, shape_of(kind));
  if (call.backend.metrics != nullptr) call.backend.metrics->rejected(receipt.rejects.size());
  ordered_json json = to_json(receipt);
  if (receipt.articles == 0 && !receipt.rejects.empty()) {
    json["warnings"] = searcher::json_of(asked.unknown());
    return json_response(422, json);
  }
  return answer_receipt(call, asked, receipt, std::move(json));
}

Response remove_article(const Call& call) {
  if (std::optional<Response> refusal = not_writable(call)) return *std::move(refusal);
  const auto read = read_asked(call);
  if (const auto* problem = std::get_if<Problem>(&read)) return problem_json(*problem);
  const auto& asked = std::get<Asked>(read);
  const bool there =
      call.searchers.with([&](searcher::Searcher& searcher) { return searcher.article(call.id).has_value(); });
  if (!there && call.backend.inbox()->waiting() == 0)
    return problem_json({.status = 404, .code = "not_found", .detail = "there is no article of this id"});
  return answer_receipt(call, asked, call.backend.inbox()->remove(call.id),
                        {{"format_version", 1}, {"removed", call.id}});
}

}  // namespace wirecopy::web
