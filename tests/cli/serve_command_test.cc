// SPDX-License-Identifier: GPL-2.0-or-later
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/command.h"

namespace wirecopy::cli::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;

TEST(ServeCommand, PrintsItsAddressFirstAndEndsWellOnSigterm) {
  Workplace place;
  place.write("a.jsonl", R"({"id":"1","title":"Flood","body":"The river came."})");
  place.run("index a.jsonl");
  Process server = place.start("serve --port 0");
  ASSERT_TRUE(server.wait_until([&] { return place.read("background.out").ends_with('\n'); }));
  EXPECT_THAT(place.read("background.out"), MatchesRegex("http://127\\.0\\.0\\.1:[0-9]+/\n"));
  server.signal(SIGTERM);
  EXPECT_EQ(server.wait(), 0) << place.read("background.err");
}

TEST(ServeCommand, ListensBeyondThisMachineOnlyWhenTold) {
  Workplace place;
  place.write("a.jsonl", R"({"id":"1","title":"Flood","body":"The river came."})");
  place.run("index a.jsonl");
  const Result result = place.run("serve --address 0.0.0.0");
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.errors, HasSubstr("0.0.0.0"));
  place.write("keys", "# none yet\n");
  const Result empty = place.run("serve --address 0.0.0.0 --keys keys");
  EXPECT_EQ(empty.code, 2);
  EXPECT_THAT(empty.errors, HasSubstr("there is no key in keys"));
}

// Closed by the destructor.
class Socket {
 public:
  Socket(int family, int type) : id_(::socket(family, type | SOCK_CLOEXEC, 0)) {}
  ~Socket() { ::close(id_); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  int id() const { return id_; }

 private:
  const int id_;
};

// A socket of TCP at an address of IPv6, or without one at 127.0.0.1; any port.
class TcpSocket : public Socket {
 public:
  explicit TcpSocket(const in6_addr* address = nullptr) : Socket(address ? AF_INET6 : AF_INET, SOCK_STREAM) {
    const sockaddr_in old{.sin_family = AF_INET, .sin_port = 0, .sin_addr = {htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
    sockaddr_in6 now{};
    now.sin6_family = AF_INET6;
    if (address != nullptr) now.sin6_addr = *address;
    const auto* place = address ? reinterpret_cast<const sockaddr*>(&now) : reinterpret_cast<const sockaddr*>(&old);
    bound_ = ::bind(id(), place, address ? sizeof now : sizeof old) == 0;
  }

  bool is_bound() const { return bound_; }
  void listen() const { ::listen(id(), 16); }

  // The first line of what is answered there.
  std::string ask() const {
    sockaddr_storage place{};
    socklen_t size = sizeof place;
    ::getsockname(id(), reinterpret_cast<sockaddr*>(&place), &size);
    const Socket client(place.ss_family, SOCK_STREAM);
    if (::connect(client.id(), reinterpret_cast<const sockaddr*>(&place), size) != 0) return "no connection";
    const std::string request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    if (::send(client.id(), request.data(), request.size(), MSG_NOSIGNAL) < 0) return "closed";
    std::string answer;
    for (char c = 0; ::read(client.id(), &c, 1) == 1 && c != '\r';) answer += c;
    return answer;
  }

 private:
  bool bound_ = false;
};

class SocketsOfSystemd : public ::testing::Test {
 protected:
  SocketsOfSystemd() {
    place_.write("a.jsonl", R"({"id":"1","title":"Flood","body":"The river came."})");
    place_.run("index a.jsonl");
  }

  Workplace place_;
};

TEST_F(SocketsOfSystemd, AreAllServed) {
  const TcpSocket first;
  first.listen();
  const TcpSocket second(&in6addr_loopback);
  const TcpSocket other;
  const TcpSocket& then = second.is_bound() ? second : other;  // a machine may be without IPv6
  then.listen();
  place_.sockets = {first.id(), then.id()};
  Process server = place_.start("serve");
  ASSERT_TRUE(server.wait_until([&] { return lines_of(place_.read("background.out")).size() == 2; }))
      << place_.read("background.err");
  EXPECT_EQ(first.ask(), "HTTP/1.1 200 OK");
  EXPECT_EQ(then.ask(), "HTTP/1.1 200 OK");
  server.signal(SIGTERM);
  EXPECT_EQ(server.wait(), 0);
}

TEST_F(SocketsOfSystemd, MayHaveAnAddressOfIPv4WrittenAsOfIPv6) {
  in6_addr mapped{};
  ASSERT_EQ(::inet_pton(AF_INET6, "::ffff:127.0.0.1", &mapped), 1);
  const TcpSocket socket(&mapped);
  if (!socket.is_bound()) GTEST_SKIP() << "no IPv6 here";
  socket.listen();
  place_.sockets = {socket.id()};
  Process server = place_.start("serve");
  ASSERT_TRUE(server.wait_until([&] { return place_.read("background.out").ends_with('\n'); }))
      << place_.read("background.err");
  EXPECT_THAT(place_.read("background.out"), HasSubstr("http://127.0.0.1:"));
  EXPECT_EQ(socket.ask(), "HTTP/1.1 200 OK");
  server.signal(SIGTERM);
  EXPECT_EQ(server.wait(), 0);
}

TEST_F(SocketsOfSystemd, MustAllBeOfThisMachineWithoutAKey) {
  const TcpSocket first;
  first.listen();
  const TcpSocket wide(&in6addr_any);
  if (!wide.is_bound()) GTEST_SKIP() << "no IPv6 here";
  wide.listen();
  place_.sockets = {first.id(), wide.id()};
  const Result result = place_.run("serve");
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.errors, HasSubstr("an inherited socket can be reached from other machines"));
}

TEST_F(SocketsOfSystemd, AreRefusedWhereNothingCanBeServedOnThem) {
  const Socket local(AF_UNIX, SOCK_STREAM);
  const Socket datagrams(AF_INET, SOCK_DGRAM);
  const TcpSocket silent;
  const struct {
    int socket;
    const char* wrong;
  } rows[] = {{local.id(), "socket 3 is one of UNIX, and requests are taken by IPv4 and IPv6 only"},
              {datagrams.id(), "socket 3 is no stream"},
              {silent.id(), "socket 3 does not listen"}};
  for (const auto& row : rows) {
    place_.sockets = {row.socket};
    const Result result = place_.run("serve");
    EXPECT_EQ(result.code, 2) << row.wrong;
    EXPECT_THAT(result.errors, HasSubstr(row.wrong));
    EXPECT_THAT(result.errors, HasSubstr("ListenStream=127.0.0.1:8080"));
  }
}

TEST_F(SocketsOfSystemd, OfOthersAreLeftAlone) {
  const TcpSocket first;
  first.listen();
  place_.sockets = {first.id()};
  const std::map<std::string, std::string> rows[] = {
      {{"LISTEN_PID", "1"}}, {{"LISTEN_FDS", "one"}}, {{"LISTEN_FDS", "1 "}}, {{"LISTEN_FDS", "-1"}}};
  for (const auto& environment : rows) {
    place_.environment = environment;
    const std::string name = environment.begin()->first + environment.begin()->second;
    Process server = place_.start("serve --port 0", name);
    ASSERT_TRUE(server.wait_until([&] { return place_.read(name + ".out").ends_with('\n'); }));
    server.signal(SIGTERM);
    EXPECT_EQ(server.wait(), 0);
    sockaddr_in own{};
    socklen_t size = sizeof own;
    ::getsockname(first.id(), reinterpret_cast<sockaddr*>(&own), &size);
    EXPECT_THAT(place_.read(name + ".out"), ::testing::Not(HasSubstr(std::to_string(ntohs(own.sin_port)) + "/")))
        << name;
  }
}

TEST(ServeCommand, RefusesWhatWouldBeWithoutEffect) {
  Workplace place;
  place.write("a.jsonl", R"({"id":"1","title":"Flood","body":"The river came."})");
  place.run("index a.jsonl");
  const struct {
    const char* options;
    const char* wrong;
    const char* hint;
  } rows[] = {
      {"--certificate-key key.pem", "there is a key for https, key.pem, and no certificate", "--certificate"},
      {"--proxy foo", "'foo' is no address of a proxy", "10.0.0.5"},
      {"--host 'a b'", "'a b' is no name of a host", "news.example"},
      {"--burst 5", "--burst", "--rate"},
  };
  for (const auto& row : rows) {
    const Result result = place.run("serve --port 0 " + std::string(row.options));
    EXPECT_EQ(result.code, 2) << row.options;
    EXPECT_THAT(result.errors, HasSubstr(row.wrong)) << row.options;
    EXPECT_THAT(result.errors, HasSubstr(row.hint)) << row.options;
  }
}

}  // namespace
}  // namespace wirecopy::cli::testing
