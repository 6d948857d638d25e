// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/service.h"

#include <chrono>
#include <ctime>

#include "web/newsapi.h"
#include "web/transfer.h"

namespace wirecopy::web {

namespace {

std::string_view name_of(Method method) {
  switch (method) {
    case Method::Get:
      return "GET";
    case Method::Head:
      return "HEAD";
    case Method::Post:
      return "POST";
    case Method::Delete:
      return "DELETE";
    case Method::Options:
      return "OPTIONS";
    case Method::Other:
      break;
  }
  return "other";
}

Right right_of(const Route* route) {
  return route == nullptr ? Right::None : route->right;
}

std::size_t calls_in(const Request& request, const Route* route) {
  return route == nullptr || route->calls == nullptr ? 1 : route->calls(request.body);
}

}  // namespace

Service::Service(const Backend& backend, GateOptions gate, std::unique_ptr<AccessLog> log, Report report)
    : backend_(backend), gate_(std::move(gate)), log_(std::move(log)), report_(std::move(report)) {}

Response Service::answer(const Request& request) {
  if (!request.secure && gate_.is_told_secure(request)) {
    Request secure = request;
    secure.secure = true;
    return answer(secure);
  }
  const auto start = std::chrono::steady_clock::now();
  const Route* route = find_route(request);
  Visitor visitor;
  Response response = admit(request, route, visitor);
  if (response.content_type == "application/problem+json" && asks_newsapi(request))
    response = newsapi_problem(std::move(response));
  gate_.allow_origin(request, response);
  cut_range(request, response);
  compress(request, response);
  note(request, route, visitor, response,
       std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  return response;
}

std::optional<Response> Service::refuse_early(const Request& without_body) {
  const Route* route = find_route(without_body);
  if (!gate_.refuses_early(without_body, right_of(route))) return std::nullopt;
  return answer(without_body);
}

Response Service::admit(const Request& request, const Route* route, Visitor& visitor) {
  std::variant<Visitor, Response> admitted =
      gate_.admit(request, right_of(route), std::chrono::steady_clock::now(), calls_in(request, route));
  if (Response* refused = std::get_if<Response>(&admitted)) {
    visitor.address = request.peer;
    return std::move(*refused);
  }
  visitor = std::get<Visitor>(std::move(admitted));
  if (request.method == Method::Options && !request.header("Access-Control-Request-Method").empty())
    return gate_.preflight(request);
  return dispatch(request, backend_, report_);
}

void Service::note(const Request& request, const Route* route, const Visitor& visitor, const Response& response,
                   double seconds) {
  const std::string_view method = name_of(request.method);
  if (backend_.metrics != nullptr)
    backend_.metrics->answered(route == nullptr ? "none" : route->pattern, method, response.status, seconds);
  if (log_ == nullptr) return;
  log_->write({.seconds = std::time(nullptr),
               .address = visitor.address,
               .key = visitor.key,
               .method = std::string(method),
               .target = request.path + (request.query.empty() ? "" : "?" + request.query),
               .agent = std::string(request.header("User-Agent")),
               .status = response.status,
               .bytes = response.body.size(),
               .milliseconds = seconds * 1000});
}

uint64_t longest_body(std::string_view target) {
  return target.substr(0, target.find('?')) == "/api/v1/articles" ? longest_load : longest_query_body;
}

}  // namespace wirecopy::web
