// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/inherited_sockets.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "text/error.h"

namespace wirecopy::web {

namespace {

constexpr int first_inherited = 3;  // SD_LISTEN_FDS_START
constexpr int most_inherited = 1024;

// 0 for what is no number above it.
int number_in(const char* variable) {
  const char* value = std::getenv(variable);
  if (value == nullptr) return 0;
  const std::string_view text(value);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number > 0 ? number : 0;
}

int option_of(int socket, int option) {
  int value = 0;
  socklen_t size = sizeof value;
  return ::getsockopt(socket, SOL_SOCKET, option, &value, &size) == 0 ? value : -1;
}

// Why nothing can be served on it, or empty.
std::string refusal_of(int socket) {
  const int family = option_of(socket, SO_DOMAIN);
  if (family < 0) return std::string("is none: ") + std::strerror(errno);
  if (family == AF_UNIX) return "is one of UNIX, and requests are taken by IPv4 and IPv6 only";
  if (family != AF_INET && family != AF_INET6) return "is neither of IPv4 nor of IPv6";
  if (option_of(socket, SO_TYPE) != SOCK_STREAM) return "is no stream";
  if (option_of(socket, SO_ACCEPTCONN) != 1) return "does not listen";
  return "";
}

}  // namespace

std::vector<int> inherited_sockets() {
  std::vector<int> sockets;
  if (number_in("LISTEN_PID") != ::getpid()) return sockets;
  const int count = number_in("LISTEN_FDS");
  if (count > most_inherited) return sockets;
  for (int socket = first_inherited; socket < first_inherited + count; ++socket) {
    const std::string refusal = refusal_of(socket);
    if (!refusal.empty())
      throw Error("the inherited socket " + std::to_string(socket) + " " + refusal,
                  "let systemd listen on an address and a port, such as ListenStream=127.0.0.1:8080, with Accept=no",
                  Failure::Usage);
    ::fcntl(socket, F_SETFD, FD_CLOEXEC);
    sockets.push_back(socket);
  }
  return sockets;
}

bool listens_on_loopback(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return false;
  if (address.ss_family == AF_INET) {
    const uint32_t host = ntohl(reinterpret_cast<const sockaddr_in&>(address).sin_addr.s_addr);
    return host >> 24 == IN_LOOPBACKNET;
  }
  if (address.ss_family != AF_INET6) return false;
  const in6_addr& host = reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
  constexpr std::size_t mapped = 12;  // where an address of IPv4 begins (RFC 4291, section 2.5.5.2)
  return IN6_IS_ADDR_LOOPBACK(&host) || (IN6_IS_ADDR_V4MAPPED(&host) && host.s6_addr[mapped] == IN_LOOPBACKNET);
}

}  // namespace wirecopy::web
