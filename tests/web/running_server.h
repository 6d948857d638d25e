// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <thread>
#include <utility>

#include "web/server.h"

namespace wirecopy::web::testing {

// A server on a free port for as long as the object lives.
class RunningServer {
 public:
  RunningServer(const ServerOptions& options, Handler handler)
      : server_(options, std::move(handler)), thread_([this] { server_.run(); }) {}
  ~RunningServer() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }

  uint16_t port() const { return server_.port(); }
  void stop() { server_.stop(); }
  void join() { thread_.join(); }

 private:
  Server server_;
  std::thread thread_;
};

}  // namespace wirecopy::web::testing
