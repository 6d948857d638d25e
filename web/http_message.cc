// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/http_message.h"

#include <algorithm>
#include <ctime>

namespace wirecopy::web {

namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;

namespace {

// IMF-fixdate (RFC 9110, section 5.6.7). Built by hand: strftime would follow the locale.
std::string http_date(std::time_t now) {
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[64];
  std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", days[utc.tm_wday], utc.tm_mday,
                months[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
  return text;
}

}  // namespace

Method method_of(http::verb verb) {
  switch (verb) {
    case http::verb::get:
      return Method::Get;
    case http::verb::head:
      return Method::Head;
    case http::verb::post:
      return Method::Post;
    case http::verb::delete_:
      return Method::Delete;
    case http::verb::options:
      return Method::Options;
    default:
      return Method::Other;
  }
}

// The target in origin form, or in absolute form as sent to proxies, split at the "?". Nothing for "*" and authorities.
std::optional<Request> to_request(const RequestMessage& message) {
  std::string_view target(message.target().data(), message.target().size());
  if (const std::size_t scheme = target.find("://"); scheme != std::string_view::npos && !target.starts_with('/')) {
    const std::size_t path = target.find_first_of("/?", scheme + 3);
    target = path == std::string_view::npos ? "/" : target.substr(path);
  }
  if (!target.starts_with('/') && !target.starts_with('?')) return std::nullopt;
  target = target.substr(0, target.find('#'));
  const std::size_t question = target.find('?');

  Request request;
  request.method = method_of(message.method());
  request.path = question == 0 ? "/" : std::string(target.substr(0, question));
  if (question != std::string_view::npos) request.query = target.substr(question + 1);
  for (const auto& field : message)
    request.headers.push_back({std::string(field.name_string()), std::string(field.value())});
  return request;
}

Problem bad_request(std::string detail) {
  return {.status = 400, .code = "bad_request", .detail = std::move(detail)};
}

// What is wrong with a request whose header Beast found well-formed, or nothing.
std::optional<Problem> header_problem(const RequestMessage& message) {
  const auto hosts = message.count(http::field::host);
  if (hosts > 1 || (hosts == 0 && message.version() >= 11)) return bad_request("the request must have one Host header");
  // Another coding, or chunked twice, could be read in two ways by two programs on the way (RFC 9112, section 6.1).
  if (message.count(http::field::transfer_encoding) > 0 &&
      !beast::iequals(message[http::field::transfer_encoding], "chunked"))
    return bad_request("the transfer coding must be chunked");
  if (message.count(http::field::expect) > 0 && !beast::iequals(message[http::field::expect], "100-continue"))
    return Problem{.status = 417, .code = "bad_request", .detail = "the expectation is not known"};
  return std::nullopt;
}

uint64_t body_limit(const RequestMessage& message, const ServerOptions& options) {
  if (options.body_limit == nullptr) return options.body_bytes;
  return std::min(options.body_bytes, options.body_limit({message.target().data(), message.target().size()}));
}

Problem too_large(uint64_t longest_body) {
  return {.status = 413,
          .code = "too_large",
          .detail = "the body is larger than " + std::to_string(longest_body) + " bytes"};
}

// The answer to what Beast refused, or nothing when the connection is simply gone.
std::optional<Problem> refusal(const error_code& error, Part part, const ServerOptions& options,
                               uint64_t longest_body) {
  if (error == http::error::end_of_stream || error == http::error::partial_message) return std::nullopt;
  if (error == http::error::body_limit) return too_large(longest_body);
  if (error == http::error::buffer_overflow && part == Part::Body)
    return Problem{.status = 431,
                   .code = "header_too_large",
                   .detail = "what stands around the chunks of the body is larger than " +
                             std::to_string(options.header_bytes) + " bytes"};
  const bool is_too_long = error == http::error::header_limit || error == http::error::buffer_overflow;
  if (is_too_long && part == Part::Target)
    return Problem{.status = 414,
                   .code = "address_too_long",
                   .detail = "the address is longer than " + std::to_string(options.header_bytes) + " bytes",
                   .hint = "send a long query as the body of a POST"};
  if (is_too_long)
    return Problem{.status = 431,
                   .code = "header_too_large",
                   .detail = "the header is larger than " + std::to_string(options.header_bytes) + " bytes",
                   .hint = "send a long query as the body of a POST"};
  static const auto& http_errors = http::make_error_code(http::error::end_of_stream).category();
  if (error.category() != http_errors) return std::nullopt;
  return bad_request("the request is not well-formed HTTP: " + error.message());
}

ResponseMessage to_message(Response response, Method method, After after) {
  ResponseMessage message;
  message.result(static_cast<unsigned>(response.status));
  message.version(11);
  message.set(http::field::date, http_date(std::time(nullptr)));
  const bool has_body = response.status >= 200 && response.status != 204 && response.status != 304;
  if (has_body) {
    if (!response.content_type.empty()) message.set(http::field::content_type, response.content_type);
    message.content_length(response.body.size());
    if (method != Method::Head) message.body() = std::move(response.body);
  }
  for (const Header& header : response.headers) message.insert(header.name, header.value);
  for (const StandingHeader& header : security_headers) {
    const beast::string_view name(header.name.data(), header.name.size());
    if (message.count(name) == 0) message.set(name, beast::string_view(header.value.data(), header.value.size()));
  }
  message.keep_alive(after == After::KeepOpen);
  return message;
}

}  // namespace wirecopy::web
