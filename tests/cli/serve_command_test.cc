// SPDX-License-Identifier: GPL-2.0-or-later
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/command.h"

namespace wirecopy::cli::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::StartsWith;

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

  // What is answered there, to its end.
  std::string ask(const std::string& target = "/healthz") const {
    sockaddr_storage place{};
    socklen_t size = sizeof place;
    ::getsockname(id(), reinterpret_cast<sockaddr*>(&place), &size);
    const Socket client(place.ss_family, SOCK_STREAM);
    if (::connect(client.id(), reinterpret_cast<const sockaddr*>(&place), size) != 0) return "no connection";
    const std::string request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    if (::send(client.id(), request.data(), request.size(), MSG_NOSIGNAL) < 0) return "closed";
    std::string answer;
    std::array<char, 4096> part{};
    for (ssize_t size_read = 0; (size_read = ::read(client.id(), part.data(), part.size())) > 0;)
      answer.append(part.data(), static_cast<std::size_t>(size_read));
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
  EXPECT_THAT(first.ask(), StartsWith("HTTP/1.1 200 OK"));
  EXPECT_THAT(then.ask(), StartsWith("HTTP/1.1 200 OK"));
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
  EXPECT_THAT(socket.ask(), StartsWith("HTTP/1.1 200 OK"));
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

// A copy of the program with another build id, as the linker would give a program of other sources.
void write_other_build(const std::string& path) {
  std::filesystem::copy_file(program_path(), path);
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const std::size_t note = bytes.find(std::string("\x03\0\0\0GNU\0", 8));
  ASSERT_NE(note, std::string::npos) << "the linker wrote no build id";
  file.seekp(static_cast<std::streamoff>(note + 8));
  file.put(static_cast<char>(bytes[note + 8] ^ 1));
}

TEST_F(SocketsOfSystemd, AreAnsweredWithTheTagsOfTheBuildThatAnswers) {
  const TcpSocket socket;
  socket.listen();
  place_.sockets = {socket.id()};
  const auto tag = [&](const std::string& program) {
    place_.program = program;
    Process server = place_.start("serve");
    EXPECT_TRUE(server.wait_until([&] { return place_.read("background.out").ends_with('\n'); }));
    const std::string answer = socket.ask("/?q=flood");
    server.signal(SIGTERM);
    EXPECT_EQ(server.wait(), 0);
    const std::size_t begin = answer.find("ETag: ");
    const std::string whole = answer.substr(begin, answer.find('\r', begin) - begin);
    return whole.substr(0, whole.rfind('-'));  // the last part is the quarter of an hour
  };
  const std::string first = tag(program_path());
  EXPECT_THAT(first, StartsWith("ETag: W/"));
  EXPECT_EQ(tag(program_path()), first);
  write_other_build(place_.path("other"));
  EXPECT_NE(tag(place_.path("other")), first);
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
