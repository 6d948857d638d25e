// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include <boost/beast/http.hpp>

#include "web/message.h"
#include "web/problem.h"
#include "web/server.h"

namespace wirecopy::web {

// Between the messages of Beast and ours. Only server.cc and its like include this: Beast takes half a minute to
// compile.

using RequestParser = boost::beast::http::request_parser<boost::beast::http::string_body>;
using RequestMessage = boost::beast::http::request<boost::beast::http::string_body>;
using ResponseMessage = boost::beast::http::response<boost::beast::http::string_body>;

enum class After { KeepOpen, Close };

Method method_of(boost::beast::http::verb verb);

// Target and headers, without the body. The target is in origin form, or in absolute form as sent to proxies, and split
// at the "?". Nothing for "*" and authorities.
std::optional<Request> to_request(const RequestMessage& message);

// What is wrong with a request whose header Beast found well-formed, or nothing.
std::optional<Problem> header_problem(const RequestMessage& message);

enum class Part { Target, Header, Body };

// The answer to what Beast refused in this part of a request, or nothing when the connection is simply gone.
std::optional<Problem> refusal(const boost::system::error_code& error, Part part, const ServerOptions& options,
                               uint64_t longest_body);

// The most bytes that the body of a message may have, and the answer to more.
uint64_t body_limit(const RequestMessage& message, const ServerOptions& options);
Problem too_large(uint64_t longest_body);

// With Date, Content-Length, Connection and the security headers; without the body for Head.
ResponseMessage to_message(Response response, Method method, After after);

Problem bad_request(std::string detail);

}  // namespace wirecopy::web
