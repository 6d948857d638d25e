// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace wirecopy::web::testing {

// One response as it came. Header names are in lower case.
struct Reply {
  int status = 0;  // 0: the connection ended before a whole response
  std::multimap<std::string, std::string> headers;
  std::string body;

  // The first header of this name, or empty.
  std::string header(std::string_view name) const;
};

enum class Body { Expected, None };  // None: the response to a HEAD request

// A connection to a port of this machine, over a plain socket: says exactly what it is told to say. Waits 20 s at most
// for anything.
class Client {
 public:
  explicit Client(uint16_t port);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // False when the server has closed the connection.
  bool send(std::string_view bytes);

  // The next response on the connection.
  Reply receive(Body body = Body::Expected);

  // True once the server has closed the connection; what it still sent is thrown away.
  bool wait_for_close();

  // Sends a whole GET request and receives its response.
  Reply get(std::string_view target, std::string_view more_headers = {});

 private:
  bool fill();  // reads more into buffer_; false at the end

  int socket_ = -1;
  std::string buffer_;
};

// A GET request over a connection of its own.
Reply get(uint16_t port, std::string_view target, std::string_view more_headers = {});

}  // namespace wirecopy::web::testing
