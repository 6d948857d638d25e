// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <csignal>
#include <cstdint>
#include <future>
#include <string>
#include <thread>

#include <unistd.h>

#include "web/serve.h"

namespace wirecopy::web::testing {

// `serve`, until the end of the object.
class Serving {
 public:
  explicit Serving(ServeOptions options) {
    options.on_ready = [this](const std::string& url) { ready_.set_value(url); };
    thread_ = std::thread([options] { serve(options); });
    const std::string url = ready_.get_future().get();
    port_ = static_cast<uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
  }
  ~Serving() {
    ::kill(::getpid(), SIGTERM);
    thread_.join();
  }
  uint16_t port() const { return port_; }

 private:
  std::promise<std::string> ready_;
  std::thread thread_;
  uint16_t port_ = 0;
};

}  // namespace wirecopy::web::testing
