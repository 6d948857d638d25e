// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/message.h"

namespace wirecopy::web {

enum class Signals { Leave, StopOnTerminate };  // StopOnTerminate: SIGTERM and SIGINT stop the server

struct ServerOptions {
  std::string address = "127.0.0.1";        // numeric, or "localhost"
  uint16_t port = 0;                        // 0 = any free one
  std::vector<int> inherited_sockets = {};  // that listen already, in place of address and port; taken over
  std::string certificate_file = {};        // PEM, the chain; empty = plain HTTP. TLS 1.2 and 1.3 otherwise
  std::string key_file = {};                // PEM, its private key; empty = in certificate_file
  Signals signals = Signals::Leave;         // heeded from the constructor on
  unsigned threads = 2;                     // that run the handler
  std::size_t connections = 16'384;  // open at once; for one more the longest idle is closed, else it is answered 503
  // More is answered 431, as is more behind the size of a chunk or the last chunk; 414 where the target alone is more.
  uint32_t header_bytes = 16 * 1024;
  uint64_t body_bytes = 1 << 20;  // more is answered 413, by Content-Length or in chunks
  // From the first wait for a request to the end of its header: absolute, so that one byte a second does not hold a
  // connection.
  std::chrono::milliseconds header_deadline{5'000};
  std::chrono::milliseconds body_deadline{10'000};
  std::chrono::milliseconds idle_deadline{30'000};   // between two requests of a kept connection
  std::chrono::milliseconds write_deadline{30'000};  // for a response to be taken
  std::chrono::milliseconds linger_deadline{1'000};  // for a refused request to be read and thrown away
  std::chrono::milliseconds stop_deadline{10'000};   // for the requests in flight after stop
  // What a target takes of them; null = all.
  uint64_t (*body_limit)(std::string_view target) = nullptr;
  // What answers a request by its header alone, so that its body is not read; null = nothing. Called by the one thread
  // of all connections, must not throw.
  std::function<std::optional<Response>(const Request& without_body)> refuse_early = nullptr;
  std::function<void()> on_stop = nullptr;  // called when the server begins to stop, by that thread; must not throw
};

// An HTTP/1.1 server (RFC 9110, RFC 9112): one thread for all connections, a pool of threads for the handler. Knows
// nothing of what it serves. Malformed requests never reach the handler: they are answered with a problem and the
// connection is closed. Call sequence: constructor, run once, destructor. A handler that is still busy after
// stop_deadline is waited for by the destructor.
class Server {
 public:
  // Listens; connections wait until `run`. Throws Error when the address is none, or is taken.
  Server(const ServerOptions& options, Handler handler);
  ~Server();

  uint16_t port() const;                  // of the first address
  std::vector<std::string> urls() const;  // "http://127.0.0.1:8080"; one for each address

  // Serves until `stop` or a signal: then takes no more connections, closes the idle ones, finishes the requests in
  // flight, and returns.
  void run();

  // From any thread, also before `run`.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// True for an address that only this machine can reach. Throws Error when it is neither numeric nor "localhost".
bool is_loopback(std::string_view address);

}  // namespace wirecopy::web
