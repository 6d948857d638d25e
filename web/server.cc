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
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <openssl/err.h>
#include <openssl/x509.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <iterator>
#include <list>
#include <optional>
#include <vector>

#include "text/error.h"
#include "web/http_message.h"
#include "web/network_address.h"
#include "web/problem.h"

namespace wirecopy::web {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace ssl = net::ssl;
using boost::system::error_code;
using net::ip::tcp;

namespace {

// A trap in all coroutines here: GCC 12 destroys an aggregate temporary inside a co_await expression twice, so
// arguments are named first.

// Errors as values: a broken connection is everyday, not exceptional.
constexpr auto as_value = net::as_tuple(net::use_awaitable);

using TlsStream = ssl::stream<beast::tcp_stream&>;

net::ip::address address_of(std::string_view text) {
  if (text == "localhost") return net::ip::address_v4::loopback();
  const std::optional<std::string> address = canonical_address(text);
  if (!address)
    throw Error("'" + std::string(text) + "' is no network address", "give a numeric address such as 127.0.0.1 or ::1",
                Failure::Usage);
  return net::ip::make_address(*address);
}

// A PEM file that has no such block, or whose block cannot be used.
[[noreturn]] void refuse_pem(const std::string& file, const std::string& block, const error_code& error) {
  std::ifstream stream(file, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(stream), {}};
  if (stream && content.find(block + "-----") == std::string::npos) {
    const bool is_key = block != "CERTIFICATE";
    throw Error("there is no " + std::string(is_key ? "private key" : "certificate") + " in " + file,
                is_key ? "name the PEM file that holds it with --certificate-key"
                       : "name the PEM file of the certificate chain with --certificate",
                Failure::Usage);
  }
  throw Error("cannot use " + file + " for TLS: " + error.message(),
              "give a certificate chain and its private key as PEM files that this user may read", Failure::Usage);
}

Response busy() {
  Response response = problem_json({.status = 503, .code = "busy", .detail = "too many connections"});
  response.headers.push_back({"Retry-After", "1"});
  return response;
}

}  // namespace

struct Server::State {
  struct Connection {
    Connection(tcp::socket taken, std::size_t most_buffered) : socket(std::move(taken)), buffer(most_buffered) {}
    beast::tcp_stream socket;  // keeps the deadlines, with TLS above it or not
    std::optional<TlsStream> tls;
    // Bounded: Beast collects in it the whole of a header, of what stands behind the size of a chunk, and of a trailer.
    beast::flat_buffer buffer;
    std::string peer;
    std::list<Connection>::iterator place;
    bool idle = true;  // no request is being answered: may be closed at any time
  };
  using Place = std::list<Connection>::iterator;

  State(const ServerOptions& given, Handler handle)
      : options(given), handler(std::move(handle)), pool(std::max(1u, given.threads)) {}

  void listen();
  void use_certificate();
  bool make_room();
  void heed_signals();
  void begin_stop();
  net::awaitable<void> accept(tcp::acceptor& acceptor);
  net::awaitable<void> turn_away(tcp::socket socket);
  net::awaitable<void> serve(tcp::socket socket);
  template <class Stream>
  net::awaitable<void> converse(Connection& connection, Stream& stream);
  template <class Stream>
  net::awaitable<After> answer(Connection& connection, Stream& stream, RequestParser& parser);
  template <class Stream>
  net::awaitable<void> refuse(Connection& connection, Stream& stream, Response response, Method method);
  template <class Stream>
  net::awaitable<After> write(Connection& connection, Stream& stream, Response response, Method method, After after);
  Response call_handler(const Request& request) const;

  const ServerOptions options;
  const Handler handler;
  // By when they last became idle, the oldest first. Outlives io: the frames of unfinished coroutines leave it when io
  // is destroyed.
  std::list<Connection> connections;
  bool stopping = false;
  std::optional<ssl::context> certificate;
  net::io_context io{1};
  std::list<tcp::acceptor> acceptors;
  std::vector<tcp::endpoint> endpoints;  // of the acceptors, also after these are closed
  net::signal_set signals{io};
  net::steady_timer stop_timer{io};
  net::thread_pool pool;  // destroyed first: a busy handler still posts its result to io
};

void Server::State::use_certificate() {
  if (options.certificate_file.empty()) return;
  certificate.emplace(ssl::context::tls_server);
  certificate->set_options(ssl::context::default_workarounds | ssl::context::no_sslv2 | ssl::context::no_sslv3 |
                           ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1);
  const std::string& key = options.key_file.empty() ? options.certificate_file : options.key_file;
  error_code error;
  std::ignore = certificate->use_certificate_chain_file(options.certificate_file, error);
  if (error) refuse_pem(options.certificate_file, "CERTIFICATE", error);
  std::ignore = certificate->use_private_key_file(key, ssl::context::pem, error);
  if (error.category() == net::error::get_ssl_category() &&
      ERR_GET_REASON(static_cast<unsigned long>(error.value())) == X509_R_KEY_VALUES_MISMATCH)
    throw Error("the private key in " + key + " is not that of the certificate in " + options.certificate_file,
                "give the key that the certificate was made for with --certificate-key", Failure::Usage);
  if (error) refuse_pem(key, "PRIVATE KEY", error);
}

void Server::State::listen() {
  try {
    for (const int socket : options.inherited_sockets) {
      acceptors.emplace_back(io).assign(tcp::v6(), socket);
      endpoints.push_back(acceptors.back().local_endpoint());
    }
  } catch (const boost::system::system_error& error) {
    throw Error("cannot take over a socket that listens: " + error.code().message(), "give an address and a port");
  }
  if (!acceptors.empty()) return;
  const tcp::endpoint endpoint(address_of(options.address), options.port);
  try {
    tcp::acceptor& acceptor = acceptors.emplace_back(io);
    acceptor.open(endpoint.protocol());
    acceptor.set_option(net::socket_base::reuse_address(true));
    acceptor.bind(endpoint);
    acceptor.listen();
    endpoints.push_back(acceptor.local_endpoint());
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
  if (options.on_stop) options.on_stop();
  error_code ignored;  // closing twice or cancelling nothing is no failure
  for (tcp::acceptor& acceptor : acceptors) std::ignore = acceptor.close(ignored);
  std::ignore = signals.cancel(ignored);
  for (Connection& connection : connections)
    if (connection.idle) connection.socket.cancel();
  if (connections.empty()) return;
  stop_timer.expires_after(options.stop_deadline);
  stop_timer.async_wait([this](const error_code& error) {
    if (!error) io.stop();
  });
}

net::awaitable<void> Server::State::accept(tcp::acceptor& acceptor) {
  net::steady_timer pause(io);
  while (!stopping) {
    auto [error, socket] = co_await acceptor.async_accept(as_value);
    if (stopping) co_return;
    if (error) {
      // Out of file descriptors, most likely: the connection stays in the queue, so trying at once would spin.
      pause.expires_after(std::chrono::milliseconds(50));
      co_await pause.async_wait(as_value);
    } else if (connections.size() >= options.connections && !make_room()) {
      net::co_spawn(io, turn_away(std::move(socket)), net::detached);
    } else {
      net::co_spawn(io, serve(std::move(socket)), net::detached);
    }
  }
}

// Ends the connection that has been idle for longest, so that those who only hold connections do not keep others out.
bool Server::State::make_room() {
  const Place oldest = std::ranges::find(connections, true, &Connection::idle);
  if (oldest == connections.end()) return false;
  oldest->idle = false;  // not to be chosen again
  oldest->socket.close();
  return true;
}

// One write that the kernel's buffer takes at once: a connection too many costs nothing that could be held.
net::awaitable<void> Server::State::turn_away(tcp::socket socket) {
  const ResponseMessage message = to_message(busy(), Method::Get, After::Close);
  beast::tcp_stream stream(std::move(socket));
  stream.expires_after(options.linger_deadline);
  co_await http::async_write(stream, message, as_value);
}

net::awaitable<void> Server::State::serve(tcp::socket socket) {
  const Place connection = connections.emplace(connections.end(), std::move(socket), options.header_bytes);
  connection->place = connection;
  struct Leave {
    State& state;
    Place connection;
    ~Leave() {
      state.connections.erase(connection);
      if (state.stopping && state.connections.empty()) state.stop_timer.cancel();
    }
  } const leave{*this, connection};
  error_code ignored;  // a socket without it is slower, not wrong; a peer that left has no address
  std::ignore = connection->socket.socket().set_option(tcp::no_delay(true), ignored);
  const std::string peer = connection->socket.socket().remote_endpoint(ignored).address().to_string();
  connection->peer = canonical_address(peer).value_or(peer);
  if (certificate) {
    connection->tls.emplace(connection->socket, *certificate);
    connection->socket.expires_after(options.header_deadline);
    const auto [error] = co_await connection->tls->async_handshake(ssl::stream_base::server, as_value);
    if (error) co_return;
    co_await converse(*connection, *connection->tls);
    connection->socket.expires_after(options.linger_deadline);
    co_await connection->tls->async_shutdown(as_value);
  } else {
    co_await converse(*connection, connection->socket);
  }
  std::ignore = connection->socket.socket().shutdown(tcp::socket::shutdown_send, ignored);
}

template <class Stream>
net::awaitable<void> Server::State::converse(Connection& connection, Stream& stream) {
  for (bool first = true; !stopping; first = false) {
    connection.idle = true;
    if (!first && connection.buffer.size() == 0) {
      connection.buffer.shrink_to_fit();  // ten thousand idle connections must cost little
      connection.socket.expires_after(options.idle_deadline);
      const auto [error, size] = co_await stream.async_read_some(connection.buffer.prepare(1024), as_value);
      if (error) co_return;
      connection.buffer.commit(size);
    }
    connection.socket.expires_after(options.header_deadline);
    RequestParser parser;
    parser.header_limit(options.header_bytes);
    parser.body_limit(options.body_bytes);
    const auto [error, size] = co_await http::async_read_header(stream, connection.buffer, parser, as_value);
    if (error) {
      const Part part = parser.get().target().empty() ? Part::Target : Part::Header;
      const std::optional<Problem> problem = refusal(error, part, options, options.body_bytes);
      if (problem) co_await refuse(connection, stream, problem_json(*problem), Method::Get);
      co_return;
    }
    if (stopping) co_return;  // the header was not answered yet: the client may send it again
    connection.idle = false;
    if (co_await answer(connection, stream, parser) == After::Close) co_return;
    connections.splice(connections.end(), connections, connection.place);
  }
}

// Reads the body of a request whose header is read, has it handled, and writes the response.
template <class Stream>
net::awaitable<After> Server::State::answer(Connection& connection, Stream& stream, RequestParser& parser) {
  const Method method = method_of(parser.get().method());
  std::optional<Problem> problem = header_problem(parser.get());
  std::optional<Request> request = problem ? std::nullopt : to_request(parser.get());
  if (!problem && !request) problem = bad_request("the target of the request is no path");
  if (request) {
    request->peer = connection.peer;
    request->secure = connection.tls.has_value();
  }
  if (request && options.refuse_early && !parser.is_done()) {
    std::optional<Response> refused = options.refuse_early(*request);
    if (refused) {
      co_await refuse(connection, stream, std::move(*refused), method);
      co_return After::Close;
    }
  }
  const uint64_t longest = body_limit(parser.get(), options);
  if (!problem && parser.content_length().value_or(0) > longest) problem = too_large(longest);
  parser.body_limit(longest);
  if (!problem && parser.get().count(http::field::expect) > 0 && !parser.is_done()) {
    const http::response<http::empty_body> go_on{http::status::continue_, 11};
    connection.socket.expires_after(options.body_deadline);
    co_await http::async_write(stream, go_on, as_value);  // a failure shows when the body is read
  }
  if (!problem) {
    connection.socket.expires_after(options.body_deadline);
    const auto [error, size] = co_await http::async_read(stream, connection.buffer, parser, as_value);
    if (error) problem = refusal(error, Part::Body, options, longest);
    if (error && !problem) co_return After::Close;
  }
  if (problem) {
    co_await refuse(connection, stream, problem_json(*problem), method);
    co_return After::Close;
  }
  request->body = std::move(parser.get().body());
  const After asked = parser.get().keep_alive() ? After::KeepOpen : After::Close;
  connection.socket.expires_never();
  Response response = co_await net::co_spawn(
      pool.get_executor(), [this, &request]() -> net::awaitable<Response> { co_return call_handler(*request); },
      net::use_awaitable);
  if (request->secure) response.headers.push_back({"Strict-Transport-Security", std::string(transport_security)});
  co_return co_await write(connection, stream, std::move(response), method, stopping ? After::Close : asked);
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
template <class Stream>
net::awaitable<void> Server::State::refuse(Connection& connection, Stream& stream, Response response, Method method) {
  co_await write(connection, stream, std::move(response), method, After::Close);
  connection.idle = true;
  error_code ignored;  // the client may be gone already
  std::ignore = connection.socket.socket().shutdown(tcp::socket::shutdown_send, ignored);
  connection.socket.expires_after(options.linger_deadline);
  connection.buffer.clear();
  for (;;) {
    const auto [error, size] = co_await connection.socket.async_read_some(connection.buffer.prepare(4096), as_value);
    if (error) co_return;
  }
}

template <class Stream>
net::awaitable<After> Server::State::write(Connection& connection, Stream& stream, Response response, Method method,
                                           After after) {
  connection.socket.expires_after(options.write_deadline);
  const ResponseMessage message = to_message(std::move(response), method, after);
  const auto [error, size] = co_await http::async_write(stream, message, as_value);
  co_return error ? After::Close : after;
}

Server::Server(const ServerOptions& options, Handler handler)
    : state_(std::make_unique<State>(options, std::move(handler))) {
  state_->use_certificate();
  state_->listen();
  if (options.signals == Signals::StopOnTerminate) state_->heed_signals();
}

Server::~Server() = default;

uint16_t Server::port() const {
  return state_->endpoints.front().port();
}

std::vector<std::string> Server::urls() const {
  const std::string scheme = state_->certificate ? "https" : "http";
  std::vector<std::string> urls;
  for (const tcp::endpoint& endpoint : state_->endpoints) {
    const net::ip::address address = address_of(endpoint.address().to_string());
    const std::string host = address.is_v6() ? "[" + address.to_string() + "]" : address.to_string();
    urls.push_back(scheme + "://" + host + ":" + std::to_string(endpoint.port()));
  }
  return urls;
}

void Server::run() {
  for (tcp::acceptor& acceptor : state_->acceptors) net::co_spawn(state_->io, state_->accept(acceptor), net::detached);
  state_->io.run();
}

void Server::stop() {
  net::post(state_->io, [this] { state_->begin_stop(); });
}

bool is_loopback(std::string_view address) {
  return address_of(address).is_loopback();
}

}  // namespace wirecopy::web
