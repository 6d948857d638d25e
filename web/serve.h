// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "web/routes.h"

namespace wirecopy::web {

struct ServeOptions {
  std::vector<std::string> indexes;  // paths, or "name=path"; the first is the default and takes what is written
  std::string address = "127.0.0.1";
  uint16_t port = 0;                              // 0 = any free one
  unsigned threads = 0;                           // that search; 0 = one per processor
  uint32_t longest_search_ms = 10'000;            // then a search is cut, and its answer says so; 0 = never
  bool allow_public = false;                      // everybody may read, from other machines too
  std::string keys_file = {};                     // empty = no keys: nothing can be written
  double rate = 0;                                // requests a second for each key or address; 0 = no limit
  double burst = 0;                               // requests at once; 0 = ten seconds of the rate
  std::vector<std::string> origins = {};          // sites whose pages may read
  std::vector<std::string> trusted_proxies = {};  // whose X-Forwarded-For and X-Forwarded-Proto are believed
  std::vector<std::string> names = {};            // by which it may be asked beside those of this machine, see Gate
  std::string certificate_file = {};              // PEM; empty = plain HTTP
  std::string key_file = {};
  std::string access_log = {};  // a file, "-" for standard error, empty for none
  std::function<void(const std::string& url)> on_ready = [](const std::string&) {};  // for each that is listened on
  Report on_error = [](const std::string&, const std::string&) {};                   // from any thread
};

// Serves the pages and the API of an index until SIGTERM or SIGINT; requests in flight are finished. Takes the
// listening sockets that systemd hands over (inherited_sockets.h) in place of address and port. Throws Error when there
// is no index, an origin is none, or the address cannot be listened on, or is not of this machine without a key or
// `allow_public`.
void serve(const ServeOptions& options);

}  // namespace wirecopy::web
