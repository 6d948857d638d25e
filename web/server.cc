// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/server.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <csignal>
#include <ctime>
#include <list>
#include <optional>

#include "text/error.h"
#include "web/problem.h"

namespace wirecopy::web {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using net::ip::tcp;

namespace {

// A trap in all coroutines here: GCC 12 destroys an aggregate temporary inside a co_await expression twice, so
// arguments are named first.

// Errors as values: a broken connection is everyday, not exceptional.
constexpr auto as_value = net::as_tuple(net::use_awaitable);

net::ip::address address_of(std::string_view text) {
  if (text == "localhost") return net::ip::address_v4::loopback();
  error_code error;
  const net::ip::address address = net::ip::make_address(std::string(text), error);
  if (error)
    throw Error("'" + std::string(text) + "' is no network address", "give a numeric address such as 127.0.0.1 or ::1",
                Failure::Usage);
  return address;
}

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

using Parser = http::request_parser<http::string_body>;
using Message = http::request<http::string_body>;

Method method_of(http::verb verb) {
  switch (verb) {
    case http::verb::get:
      return Method::Get;
    case http::verb::head:
      return Method::Head;
    case http::verb::post:
      return Method::Post;
    default:
      return Method::Other;
  }
}

// The target in origin form, or in absolute form as sent to proxies, split at the "?". Nothing for "*" and authorities.
std::optional<Request> to_request(const Message& message) {
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
  request.body = message.body();
  return request;
}

Problem bad_request(std::string detail) {
  return {.status = 400, .code = "bad_request", .detail = std::move(detail)};
}

// What is wrong with a request whose header Beast found well-formed, or nothing.
std::optional<Problem> header_problem(const Message& message) {
  const auto hosts = message.count(http::field::host);
  if (hosts > 1 || (hosts == 0 && message.version() >= 11)) return bad_request("the request must have one Host header");
  if (message.count(http::field::expect) > 0 && !beast::iequals(message[http::field::expect], "100-continue"))
    return Problem{.status = 417, .code = "bad_request", .detail = "the expectation is not known"};
  return std::nullopt;
}

// The answer to what Beast refused, or nothing when the connection is simply gone.
std::optional<Problem> refusal(const error_code& error, const ServerOptions& options) {
  if (error == http::error::end_of_stream || error == http::error::partial_message) return std::nullopt;
  if (error == http::error::body_limit)
    return Problem{.status = 413,
                   .code = "too_large",
                   .detail = "the body is larger than " + std::to_string(options.body_bytes) + " bytes"};
  if (error == http::error::header_limit || error == http::error::buffer_overflow)
    return Problem{.status = 431,
                   .code = "header_too_large",
                   .detail = "the header is larger than " + std::to_string(options.header_bytes) + " bytes",
                   .hint = "send a long query as the body of a POST"};
  static const auto& http_errors = http::make_error_code(http::error::end_of_stream).category();
  if (error.category() != http_errors) return std::nullopt;
  return bad_request("the request is not well-formed HTTP: " + error.message());
}

Response busy() {
  Response response = problem_json({.status = 503, .code = "busy", .detail = "too many connections"});
  response.headers.push_back({"Retry-After", "1"});
  return response;
}

enum class After { KeepOpen, Close };

http::response<http::string_body> to_message(Response response, Method method, After after) {
  http::response<http::string_body> message;
  message.result(static_cast<unsigned>(response.status));
  message.version(11);
  message.set(http::field::date, http_date(std::time(nullptr)));
  const bool has_body = response.status >= 200 && response.status != 204 && response.status != 304;
  if (has_body) {
    message.set(http::field::content_type, response.content_type);
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

}  // namespace

struct Server::State {
  struct Connection {
    explicit Connection(tcp::socket socket) : stream(std::move(socket)) {}
    beast::tcp_stream stream;
    beast::flat_buffer buffer;
    bool idle = true;  // no request is being answered: may be closed at any time
  };

  State(const ServerOptions& given, Handler handle)
      : options(given), handler(std::move(handle)), pool(std::max(1u, given.threads)) {}

  void listen();
  void heed_signals();
  void begin_stop();
  net::awaitable<void> accept();
  net::awaitable<void> turn_away(tcp::socket socket);
  net::awaitable<void> serve(tcp::socket socket);
  net::awaitable<void> converse(Connection& connection);
  net::awaitable<After> answer(Connection& connection, Parser& parser);
  net::awaitable<void> refuse(Connection& connection, const Problem& problem, Method method);
  net::awaitable<After> write(Connection& connection, Response response, Method method, After after);
  Response call_handler(const Request& request) const;

  const ServerOptions options;
  const Handler handler;
  std::list<Connection> connections;  // outlives io: the frames of unfinished coroutines leave it when io is destroyed
  bool stopping = false;
  net::io_context io{1};
  tcp::acceptor acceptor{io};
  tcp::endpoint endpoint;  // that was got, also after the acceptor is closed
  net::signal_set signals{io};
  net::steady_timer stop_timer{io};
  net::steady_timer accept_pause{io};
  net::thread_pool pool;  // destroyed first: a busy handler still posts its result to io
};

void Server::State::listen() {
  endpoint = tcp::endpoint(address_of(options.address), options.port);
  try {
    acceptor.open(endpoint.protocol());
    acceptor.set_option(net::socket_base::reuse_address(true));
    acceptor.bind(endpoint);
    acceptor.listen();
    endpoint = acceptor.local_endpoint();
  } catch (const boost::system::system_error& error) {
    throw Error(
        "cannot listen on " + options.address + " port " + std::to_string(options.port) + ": " + error.code().message(),
        "choose another port, or 0 for any free one");
  }
}

void Server::State::heed_signals() {
  signals.add(SIGTERM);
  signals.add(SIGINT);
  signals.async_wait([this](const error_code& error, int) {
    if (!error) begin_stop();
  });
}

void Server::State::begin_stop() {
  if (stopping) return;
  stopping = true;
  error_code ignored;  // closing twice or cancelling nothing is no failure
  std::ignore = acceptor.close(ignored);
  std::ignore = signals.cancel(ignored);
  accept_pause.cancel();
  for (Connection& connection : connections)
    if (connection.idle) connection.stream.cancel();
  if (connections.empty()) return;
  stop_timer.expires_after(options.stop_deadline);
  stop_timer.async_wait([this](const error_code& error) {
    if (!error) io.stop();
  });
}

net::awaitable<void> Server::State::accept() {
  while (!stopping) {
    auto [error, socket] = co_await acceptor.async_accept(as_value);
    if (stopping) co_return;
    if (error) {
      // Out of file descriptors, most likely: the connection stays in the queue, so trying at once would spin.
      accept_pause.expires_after(std::chrono::milliseconds(50));
      co_await accept_pause.async_wait(as_value);
    } else if (connections.size() >= options.connections) {
      net::co_spawn(io, turn_away(std::move(socket)), net::detached);
    } else {
      net::co_spawn(io, serve(std::move(socket)), net::detached);
    }
  }
}

// One write that the kernel's buffer takes at once: a connection too many costs nothing that could be held.
net::awaitable<void> Server::State::turn_away(tcp::socket socket) {
  const auto message = to_message(busy(), Method::Get, After::Close);
  beast::tcp_stream stream(std::move(socket));
  stream.expires_after(options.linger_deadline);
  co_await http::async_write(stream, message, as_value);
}

net::awaitable<void> Server::State::serve(tcp::socket socket) {
  const auto connection = connections.emplace(connections.end(), std::move(socket));
  struct Leave {
    State& state;
    std::list<Connection>::iterator connection;
    ~Leave() {
      state.connections.erase(connection);
      if (state.stopping && state.connections.empty()) state.stop_timer.cancel();
    }
  } const leave{*this, connection};
  error_code ignored;  // a socket without it is slower, not wrong
  std::ignore = connection->stream.socket().set_option(tcp::no_delay(true), ignored);
  co_await converse(*connection);
  std::ignore = connection->stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
}

net::awaitable<void> Server::State::converse(Connection& connection) {
  for (bool first = true; !stopping; first = false) {
    connection.idle = true;
    if (!first && connection.buffer.size() == 0) {
      connection.stream.expires_after(options.idle_deadline);
      const auto [error, size] = co_await connection.stream.async_read_some(connection.buffer.prepare(4096), as_value);
      if (error) co_return;
      connection.buffer.commit(size);
    }
    connection.stream.expires_after(options.header_deadline);
    Parser parser;
    parser.header_limit(options.header_bytes);
    parser.body_limit(options.body_bytes);
    const auto [error, size] = co_await http::async_read_header(connection.stream, connection.buffer, parser, as_value);
    if (error) {
      const std::optional<Problem> problem = refusal(error, options);
      if (problem) co_await refuse(connection, *problem, Method::Get);
      co_return;
    }
    if (stopping) co_return;  // the header was not answered yet: the client may send it again
    connection.idle = false;
    if (co_await answer(connection, parser) == After::Close) co_return;
  }
}

// Reads the body of a request whose header is read, has it handled, and writes the response.
net::awaitable<After> Server::State::answer(Connection& connection, Parser& parser) {
  const Method method = method_of(parser.get().method());
  std::optional<Problem> problem = header_problem(parser.get());
  if (!problem && parser.get().count(http::field::expect) > 0 && !parser.is_done()) {
    const http::response<http::empty_body> go_on{http::status::continue_, 11};
    connection.stream.expires_after(options.body_deadline);
    co_await http::async_write(connection.stream, go_on, as_value);  // a failure shows when the body is read
  }
  if (!problem) {
    connection.stream.expires_after(options.body_deadline);
    const auto [error, size] = co_await http::async_read(connection.stream, connection.buffer, parser, as_value);
    if (error) problem = refusal(error, options);
    if (error && !problem) co_return After::Close;
  }
  const std::optional<Request> request = problem ? std::nullopt : to_request(parser.get());
  if (!problem && !request) problem = bad_request("the target of the request is no path");
  if (problem) {
    co_await refuse(connection, *problem, method);
    co_return After::Close;
  }
  const After asked = parser.get().keep_alive() ? After::KeepOpen : After::Close;
  connection.stream.expires_never();
  Response response = co_await net::co_spawn(
      pool.get_executor(), [this, &request]() -> net::awaitable<Response> { co_return call_handler(*request); },
      net::use_awaitable);
  co_return co_await write(connection, std::move(response), method, stopping ? After::Close : asked);
}

Response Server::State::call_handler(const Request& request) const {
  try {
    return handler(request);
  } catch (...) {  // whatever it was: it costs this request and no other
    return problem_json({.status = 500, .code = "internal", .detail = "the request could not be answered"});
  }
}

// Answers a request that was not read to its end. What the client still sends is read and thrown away for a moment:
// closing at once would reset the connection, and the client would lose the answer.
net::awaitable<void> Server::State::refuse(Connection& connection, const Problem& problem, Method method) {
  Response response = problem_json(problem);
  co_await write(connection, std::move(response), method, After::Close);
  connection.idle = true;
  error_code ignored;  // the client may be gone already
  std::ignore = connection.stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
  connection.stream.expires_after(options.linger_deadline);
  connection.buffer.clear();
  for (;;) {
    const auto [error, size] = co_await connection.stream.async_read_some(connection.buffer.prepare(4096), as_value);
    if (error) co_return;
  }
}

net::awaitable<After> Server::State::write(Connection& connection, Response response, Method method, After after) {
  connection.stream.expires_after(options.write_deadline);
  const auto message = to_message(std::move(response), method, after);
  const auto [error, size] = co_await http::async_write(connection.stream, message, as_value);
  co_return error ? After::Close : after;
}

Server::Server(const ServerOptions& options, Handler handler)
    : state_(std::make_unique<State>(options, std::move(handler))) {
  state_->listen();
  if (options.signals == Signals::StopOnTerminate) state_->heed_signals();
}

Server::~Server() = default;

uint16_t Server::port() const {
  return state_->endpoint.port();
}

std::string Server::url() const {
  const net::ip::address address = state_->endpoint.address();
  const std::string host = address.is_v6() ? "[" + address.to_string() + "]" : address.to_string();
  return "http://" + host + ":" + std::to_string(port());
}

void Server::run() {
  net::co_spawn(state_->io, state_->accept(), net::detached);
  state_->io.run();
}

void Server::stop() {
  net::post(state_->io, [this] { state_->begin_stop(); });
}

bool is_loopback(std::string_view address) {
  return address_of(address).is_loopback();
}

}  // namespace wirecopy::web
