// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "web/routes.h"

namespace wirecopy::web {

struct ServeOptions {
  std::string index;
  std::string address = "127.0.0.1";
  uint16_t port = 0;          // 0 = any free one
  unsigned threads = 0;       // that search; 0 = one per processor
  bool allow_public = false;  // serve beyond this machine: there are no passwords
  std::function<void(const std::string& url)> on_ready = [](const std::string&) {};
  Report on_error = [](const std::string&, const std::string&) {};  // from any thread
};

// Serves the pages and the API of an index until SIGTERM or SIGINT; requests in flight are finished. Throws Error when
// there is no index, the address cannot be listened on, or is not of this machine without `allow_public`.
void serve(const ServeOptions& options);

}  // namespace wirecopy::web
