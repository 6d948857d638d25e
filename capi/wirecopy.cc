// SPDX-License-Identifier: GPL-2.0-or-later
#include "capi/wirecopy.h"

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>

#include <nlohmann/json.hpp>

#include "indexer/inbox.h"
#include "text/error.h"
#include "web/operation.h"
#include "web/routes.h"
#include "web/url.h"

// Nothing may be thrown through C, so every function ends in `guarded`.

struct wirecopy_index {
  explicit wirecopy_index(const char* path) : searchers(path), backend(searchers) {}
  wirecopy::web::SearcherPool searchers;
  wirecopy::web::Backend backend;
};

namespace {

using wirecopy::web::Request;
using wirecopy::web::Response;

thread_local std::string last_error;

wirecopy_status fail(wirecopy_status status, std::string message) {
  last_error = std::move(message);
  return status;
}

wirecopy_status status_of(wirecopy::Failure failure) {
  switch (failure) {
    case wirecopy::Failure::Usage:
      return WIRECOPY_USAGE;
    case wirecopy::Failure::IndexMissing:
      return WIRECOPY_NO_INDEX;
    case wirecopy::Failure::IndexLocked:
      return WIRECOPY_LOCKED;
    default:
      return WIRECOPY_BROKEN;
  }
}

template <class Call>
wirecopy_status guarded(const Call& call) {
  try {
    return call();
  } catch (const wirecopy::Error& error) {
    return fail(status_of(error.failure()), std::string(error.what()) + " (" + error.hint() + ")");
  } catch (const std::exception& error) {
    return fail(WIRECOPY_BROKEN, error.what());
  } catch (...) {  // Xapian's errors are no std::exception
    return fail(WIRECOPY_BROKEN, "the index failed");
  }
}

wirecopy_status give(const std::string& text, char** json) {
  char* copy = static_cast<char*>(std::malloc(text.size() + 1));
  if (copy == nullptr) return fail(WIRECOPY_BROKEN, "out of memory");
  std::memcpy(copy, text.c_str(), text.size() + 1);
  *json = copy;
  return WIRECOPY_OK;
}

wirecopy_status status_of(int http) {
  if (http == 404 || http == 410) return WIRECOPY_NOT_FOUND;
  if (http == 503) return WIRECOPY_NO_INDEX;
  return http < 500 ? WIRECOPY_USAGE : WIRECOPY_BROKEN;
}

// Asks as a client of the API would, without a connection.
wirecopy_status ask(wirecopy_index* index, const Request& request, char** json) {
  std::string reported;
  const Response response = wirecopy::web::dispatch(
      request, index->backend, [&](const std::string& message, const std::string&) { reported = message; });
  if (response.status < 400) return give(response.body, json);
  const auto problem = nlohmann::json::parse(response.body, nullptr, false);
  const std::string detail = problem.is_object() ? problem.value("detail", std::string()) : std::string();
  return fail(status_of(response.status), !reported.empty() ? reported
                                          : detail.empty()  ? "this cannot be asked"
                                                            : detail);
}

}  // namespace

const char* wirecopy_version(void) {
  return WIRECOPY_VERSION;
}

const char* wirecopy_last_error(void) {
  return last_error.c_str();
}

wirecopy_status wirecopy_open(const char* path, wirecopy_index** opened) {
  if (path == nullptr || opened == nullptr) return fail(WIRECOPY_USAGE, "path and opened must not be null");
  return guarded([&] {
    auto index = std::make_unique<wirecopy_index>(path);
    index->searchers.with([](wirecopy::searcher::Searcher& searcher) { return searcher.state(); });
    *opened = index.release();
    return WIRECOPY_OK;
  });
}

void wirecopy_close(wirecopy_index* index) {
  delete index;
}

wirecopy_status wirecopy_search(wirecopy_index* index, const char* query, const char* parameters, char** json) {
  if (index == nullptr || query == nullptr || json == nullptr)
    return fail(WIRECOPY_USAGE, "index, query and json must not be null");
  return guarded([&] {
    Request request{.path = "/api/v1/search", .query = "q=" + wirecopy::web::percent_encode(query)};
    if (parameters != nullptr && *parameters != '\0') request.query += std::string("&") + parameters;
    return ask(index, request, json);
  });
}

wirecopy_status wirecopy_article(wirecopy_index* index, const char* id, char** json) {
  if (index == nullptr || id == nullptr || json == nullptr)
    return fail(WIRECOPY_USAGE, "index, id and json must not be null");
  return guarded([&] { return ask(index, {.path = "/api/v1/articles/" + wirecopy::web::percent_encode(id)}, json); });
}

wirecopy_status wirecopy_match(wirecopy_index* index, const char* text, size_t length, char** json) {
  if (index == nullptr || text == nullptr || json == nullptr)
    return fail(WIRECOPY_USAGE, "index, text and json must not be null");
  return guarded([&] {
    return ask(index,
               {.method = wirecopy::web::Method::Post,
                .path = "/api/v1/match",
                .headers = {{"Content-Type", "text/plain"}},
                .body = std::string(text, length)},
               json);
  });
}

wirecopy_status wirecopy_get(wirecopy_index* index, const char* target, char** json) {
  if (index == nullptr || target == nullptr || json == nullptr)
    return fail(WIRECOPY_USAGE, "index, target and json must not be null");
  if (std::string_view(target).substr(0, 5) != "/api/") return fail(WIRECOPY_USAGE, "the target must begin with /api/");
  return guarded([&] {
    const std::string_view whole(target);
    const std::size_t question = whole.find('?');
    Request request{.path = std::string(whole.substr(0, question))};
    if (question != std::string_view::npos) request.query = whole.substr(question + 1);
    return ask(index, request, json);
  });
}

wirecopy_status wirecopy_add(const char* path, const char* lines, size_t length, char** json) {
  if (path == nullptr || lines == nullptr || json == nullptr)
    return fail(WIRECOPY_USAGE, "path, lines and json must not be null");
  return guarded([&] {
    std::string reported;
    wirecopy::indexer::Inbox inbox(
        {.index = path, .read = {}, .report = [&](const std::string& message, const std::string&) {
           reported = message;
         }});
    const wirecopy::indexer::Receipt receipt = inbox.deliver({lines, length}, wirecopy::indexer::Shape::Lines);
    constexpr std::chrono::minutes longest{10};
    if (receipt.number != 0 && inbox.wait(receipt.number, longest) == wirecopy::indexer::Delivery::Waiting)
      return fail(WIRECOPY_LOCKED, reported.empty() ? "the articles wait to be written" : reported);
    return give(wirecopy::web::receipt_json(receipt), json);
  });
}

void wirecopy_free(char* json) {
  std::free(json);
}
