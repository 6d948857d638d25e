// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "web/message.h"
#include "web/searcher_pool.h"

namespace wirecopy::web {

// What a route's function is called with.
struct Call {
  const Request& request;
  std::string id;  // what stands for {id} in the pattern, percent escapes taken off; empty where the pattern has none
  SearcherPool& searchers;
};

struct Route {
  Method method;             // Get also answers Head
  std::string_view pattern;  // "/article/{id}": {id} stands for one segment of the path
  Response (*answer)(const Call& call);
  std::string_view help;
};

// Every address the server answers. A new one is a function and a row.
std::span<const Route> routes();

// Called with the message and hint of an error that is the server's and not the client's, which learns no details.
using Report = std::function<void(const std::string& message, const std::string& hint)>;

// The answer to any request. Throws nothing: an Error becomes a problem, as JSON for paths under /api/ and as a page
// for others. Thread-safe when `report` is.
Response dispatch(const Request& request, SearcherPool& searchers, const Report& report);

}  // namespace wirecopy::web
