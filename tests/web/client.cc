// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/web/client.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace wirecopy::web::testing {

std::string Reply::header(std::string_view name) const {
  const auto found = headers.find(std::string(name));
  return found == headers.end() ? "" : found->second;
}

Client::Client(uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  const timeval patience{.tv_sec = 20, .tv_usec = 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket_);
    throw std::runtime_error("cannot connect to port " + std::to_string(port));
  }
}

Client::~Client() {
  ::close(socket_);
}

bool Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool Client::fill() {
  char bytes[16384];
  const ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
  if (got <= 0) return false;
  buffer_.append(bytes, static_cast<std::size_t>(got));
  return true;
}

Reply Client::receive(Body body) {
  std::size_t end = buffer_.find("\r\n\r\n");
  while (end == std::string::npos) {
    if (!fill()) return {};
    end = buffer_.find("\r\n\r\n");
  }
  Reply reply;
  std::size_t line = buffer_.find("\r\n");
  reply.status = std::stoi(buffer_.substr(9, 3));
  while (line < end) {
    const std::size_t begin = line + 2;
    line = buffer_.find("\r\n", begin);
    const std::size_t colon = buffer_.find(':', begin);
    std::string name = buffer_.substr(begin, colon - begin);
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    reply.headers.emplace(name, buffer_.substr(colon + 2, line - colon - 2));
  }
  buffer_.erase(0, end + 4);
  const std::string length = reply.header("content-length");
  const std::size_t size = body == Body::None || length.empty() ? 0 : std::stoul(length);
  while (buffer_.size() < size)
    if (!fill()) return {};
  reply.body = buffer_.substr(0, size);
  buffer_.erase(0, size);
  return reply;
}

bool Client::wait_for_close() {
  char bytes[4096];
  for (;;) {
    const ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got == 0) return true;
    if (got < 0) return errno == ECONNRESET;
  }
}

Reply Client::get(std::string_view target, std::string_view more_headers) {
  send("GET " + std::string(target) + " HTTP/1.1\r\nHost: test\r\n" + std::string(more_headers) + "\r\n");
  return receive();
}

Reply get(uint16_t port, std::string_view target, std::string_view more_headers) {
  return Client(port).get(target, more_headers);
}

}  // namespace wirecopy::web::testing
