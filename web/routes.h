// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/inbox.h"
#include "web/api_keys.h"
#include "web/message.h"
#include "web/metrics.h"
#include "web/searcher_pool.h"

namespace wirecopy::web {

// Called with the message and hint of an error that is the server's and not the client's, which learns no details.
using Report = std::function<void(const std::string& message, const std::string& hint)>;

// What stands behind the routes. Several indexes are told apart by the parameter `index`, the first is the default.
struct NamedIndex {
  std::string name;
  SearcherPool& searchers;
};

struct Backend {
  Backend(SearcherPool& searchers) : indexes{{"", searchers}} {}  // NOLINT: one index is a backend
  explicit Backend(std::vector<NamedIndex> several) : indexes(std::move(several)) {}

  std::vector<NamedIndex> indexes;  // one at least
  // Where writes to the first index go; null: nothing can be written. Asked for each, since the first key that may
  // write may come while the server runs.
  std::function<indexer::Inbox*()> inbox = [] { return nullptr; };
  Metrics* metrics = nullptr;  // null: no figures are kept
};

struct Route;

// What a route's function is called with.
struct Call {
  const Request& request;
  const Route& route;
  std::string id;  // what stands for {id} in the pattern, percent escapes taken off; empty where the pattern has none
  SearcherPool& searchers;  // of the index that was asked for
  const Backend& backend;
  const Report& report;
};

// What a route takes beside the path, and gives: what it is read by (web/route_parameters.h), and what the OpenAPI
// document tells, of routes for programs only.
struct Description {
  std::string_view parameters = {};  // names with blanks between, "!" behind what is needed; "*" = those of a search
  std::string_view body = {};        // types with blanks between, "form" = the parameters, by name; empty for none
  std::string_view answer = {};      // a schema of web/openapi.cc, or a media type; empty: the route is for people
};

struct Route {
  Method method;             // Get also answers Head
  std::string_view pattern;  // "/article/{id}": {id} stands for one segment of the path
  Response (*answer)(const Call& call);
  std::string_view help;
  Right right = Right::Read;  // needed to be answered
  Description description = {};
  std::size_t (*calls)(std::string_view body) = nullptr;  // how many requests a body is to the limit; null: one
};

// Every address the server answers. A new one is a function and a row.
std::span<const Route> routes();

// The route that answers a request, or null. Heeds the method, but for HEAD, which is like GET.
const Route* find_route(const Request& request);

// Whether programs ask at this path, of whatever method: then they get problems as JSON, and people as pages.
bool is_for_programs(std::string_view path);

// The answer to any request. Throws nothing: an Error becomes a problem, as problem_response has it. Thread-safe when
// `report` is.
Response dispatch(const Request& request, const Backend& backend, const Report& report);

}  // namespace wirecopy::web
