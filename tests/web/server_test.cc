// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <future>
#include <list>

#include "tests/web/client.h"
#include "tests/web/running_server.h"
#include "text/error.h"

namespace wirecopy::web {
namespace {

using namespace std::string_literals;

using testing::Body;
using testing::Client;
using ::testing::HasSubstr;
using testing::Reply;
using testing::RunningServer;

Response echo(const Request& request) {
  return {.body = request.path + "|" + request.query + "|" + request.body};
}

TEST(Server, GivesTheHandlerPathQueryAndBody) {
  const RunningServer server({}, echo);
  Client client(server.port());
  EXPECT_EQ(client.get("/a%20b?q=1&r=%C3%A9").body, "/a%20b|q=1&r=%C3%A9|");
  EXPECT_EQ(client.get("http://elsewhere.example/a?b").body, "/a|b|");
  client.send("POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_EQ(client.receive().body, "/p||hello");
  client.send("POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  EXPECT_EQ(client.receive().body, "/p||abcde");
}

TEST(Server, FindsHeadersInAnyCase) {
  const RunningServer server(
      {}, [](const Request& request) { return Response{.body = std::string(request.header("ACCEPT"))}; });
  EXPECT_EQ(testing::get(server.port(), "/", "aCCept: text/html\r\n").body, "text/html");
}

TEST(Server, KeepsTheConnectionUnlessToldOtherwise) {
  const RunningServer server({}, echo);
  Client client(server.port());
  EXPECT_EQ(client.get("/1").status, 200);
  EXPECT_EQ(client.get("/2").body, "/2||");
  const Reply last = client.get("/3", "Connection: close\r\n");
  EXPECT_EQ(last.header("connection"), "close");
  EXPECT_TRUE(client.wait_for_close());
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
  const RunningServer server({}, echo);
  Client client(server.port());
  client.send("GET /1 HTTP/1.1\r\nHost: h\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_EQ(client.receive().body, "/1||");
  EXPECT_EQ(client.receive().body, "/2||");
}

TEST(Server, AnswersHeadLikeGetWithoutTheBody) {
  const RunningServer server({}, echo);
  Client client(server.port());
  client.send("HEAD /abc HTTP/1.1\r\nHost: h\r\n\r\n");
  const Reply reply = client.receive(Body::None);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.header("content-length"), "6");
  EXPECT_EQ(client.get("/next").body, "/next||") << "the connection is out of step";
}

TEST(Server, SendsSecurityHeadersUnlessTheHandlerSetsItsOwn) {
  const RunningServer server({}, [](const Request& request) {
    Response response;
    if (request.path == "/own") response.headers.push_back({"Content-Security-Policy", "default-src 'self'"});
    return response;
  });
  const Reply plain = testing::get(server.port(), "/");
  for (const StandingHeader& header : security_headers) {
    std::string name(header.name);
    for (char& character : name) character = static_cast<char>(std::tolower(character));
    EXPECT_EQ(plain.header(name), header.value) << name;
  }
  EXPECT_THAT(plain.header("content-security-policy"), HasSubstr("frame-ancestors 'none'"));
  EXPECT_THAT(plain.header("content-security-policy"), ::testing::Not(HasSubstr("unsafe-inline")));
  EXPECT_EQ(testing::get(server.port(), "/own").headers.count("content-security-policy"), 1u);
  EXPECT_EQ(testing::get(server.port(), "/own").header("content-security-policy"), "default-src 'self'");
}

TEST(Server, LeavesTheBodyOutOfNotModified) {
  const RunningServer server({}, [](const Request&) { return Response{.status = 304, .body = "must not be seen"}; });
  Client client(server.port());
  const Reply reply = client.get("/");
  EXPECT_EQ(reply.status, 304);
  EXPECT_EQ(reply.headers.count("content-length"), 0u);
  EXPECT_EQ(client.get("/").status, 304) << "the connection is out of step";
}

TEST(Server, TurnsAnExceptionIntoAProblemWithoutDetails) {
  const RunningServer server({}, [](const Request& request) -> Response {
    if (request.path == "/int") throw 42;
    throw std::runtime_error("secret path");
  });
  for (const char* target : {"/", "/int"}) {
    const Reply reply = testing::get(server.port(), target);
    EXPECT_EQ(reply.status, 500) << target;
    EXPECT_EQ(reply.header("content-type"), "application/problem+json") << target;
    EXPECT_THAT(reply.body, ::testing::Not(HasSubstr("secret"))) << target;
  }
}

struct Malformed {
  const char* name;
  std::string bytes;
  int status;
};

std::string lines(int count) {
  std::string text;
  for (int line = 0; line < count; ++line) text += "X: y\r\n";
  return text;
}

const Malformed malformed[] = {
    {"garbage", "\x01\x02\x03\r\n\r\n", 400},
    {"no version", "GET /\r\n\r\n", 400},
    {"unknown version", "GET / HTTP/3.7\r\nHost: h\r\n\r\n", 400},
    {"missing host", "GET / HTTP/1.1\r\n\r\n", 400},
    {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
    {"length and chunks",
     "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
    {"two lengths", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400},
    {"chunks and length",
     "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", 400},
    {"chunked twice", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", 400},
    {"two lengths in one", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3, 4\r\n\r\nabcd", 400},
    {"length with a sign", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: +3\r\n\r\nabc", 400},
    {"length in hexadecimal", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0x3\r\n\r\nabc", 400},
    {"bare line feeds", "GET / HTTP/1.1\nHost: h\n\n", 400},
    {"space in the target", "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n", 400},
    {"huge chunk size", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n", 400},
    {"negative length", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n", 400},
    {"huge length", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999999\r\n\r\n", 400},
    {"length with letters", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3x\r\n\r\nabc", 400},
    {"negative chunk", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nx\r\n0\r\n\r\n", 400},
    {"chunk without end", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n",
     400},
    {"NUL in the target", "GET /a\0b HTTP/1.1\r\nHost: h\r\n\r\n"s, 400},
    {"NUL in a header", "GET / HTTP/1.1\r\nHost: h\r\nX: a\0b\r\n\r\n"s, 400},
    {"space before the colon", "GET / HTTP/1.1\r\nHost : h\r\n\r\n", 400},
    {"authority as target", "GET host:80 HTTP/1.1\r\nHost: h\r\n\r\n", 400},
    {"asterisk as target", "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n", 400},
    {"unknown expectation", "POST / HTTP/1.1\r\nHost: h\r\nExpect: miracles\r\nContent-Length: 1\r\n\r\n", 417},
    {"huge header", "GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(64 * 1024, 'x') + "\r\n\r\n", 431},
    {"huge target", "GET /" + std::string(64 * 1024, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n", 414},
    {"length over the limit", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000000\r\n\r\n", 413},
    {"chunks over the limit",
     "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n" + std::string(0x1000, 'x') +
         "\r\n0\r\n\r\n",
     413},
    {"trailer over the limit",
     "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n" + lines(10'000) + "\r\n", 431},
    {"chunk extension over the limit",
     "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1;" + std::string(60'000, 'x') +
         "\r\na\r\n0\r\n\r\n",
     431},
    {"body over the limit",
     "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2000000\r\n\r\n" + std::string(2'000'000, 'x'), 413},
};

TEST(Server, RefusesMalformedRequestsAndClosesTheConnection) {
  std::atomic<int> handled = 0;
  const RunningServer server({.body_bytes = 2048, .linger_deadline = std::chrono::milliseconds(200)},
                             [&](const Request&) {
                               ++handled;
                               return Response{};
                             });
  for (const Malformed& row : malformed) {
    Client client(server.port());
    client.send(row.bytes);
    const Reply reply = client.receive();
    EXPECT_EQ(reply.status, row.status) << row.name;
    EXPECT_EQ(reply.header("content-type"), "application/problem+json") << row.name;
    EXPECT_EQ(reply.header("connection"), "close") << row.name;
    EXPECT_TRUE(client.wait_for_close()) << row.name;
  }
  EXPECT_EQ(handled, 0);
  EXPECT_EQ(testing::get(server.port(), "/").status, 200) << "the server is gone";
}

TEST(Server, TellsAClientThatWaitsToGoOn) {
  const RunningServer server({}, echo);
  Client client(server.port());
  client.send("POST /p HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_EQ(client.receive().status, 100);
  client.send("ok");
  EXPECT_EQ(client.receive().body, "/p||ok");
}

TEST(Server, RefusesARequestByItsHeaderBeforeTheBodyComes) {
  const RunningServer server({.linger_deadline = std::chrono::milliseconds(100),
                              .refuse_early = [](const Request& request) -> std::optional<Response> {
                                if (request.path != "/closed") return std::nullopt;
                                return Response{.status = 401, .body = request.peer};
                              }},
                             echo);
  for (const char* body : {"Transfer-Encoding: chunked\r\n\r\n", "Content-Length: 5\r\n\r\n",
                           "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n"}) {
    Client client(server.port());
    client.send(std::string("POST /closed HTTP/1.1\r\nHost: h\r\n") + body);
    const Reply reply = client.receive();
    EXPECT_EQ(reply.status, 401) << body;
    EXPECT_EQ(reply.body, "127.0.0.1") << body;
    EXPECT_TRUE(client.wait_for_close()) << body;
  }
  EXPECT_EQ(testing::get(server.port(), "/open").body, "/open||");
}

// What decides who asks must not come behind the body.
TEST(Server, TakesNoHeaderFromATrailer) {
  const RunningServer server(
      {}, [](const Request& request) { return Response{.body = std::string(request.header("X-Api-Key"))}; });
  Client client(server.port());
  client.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-Api-Key: k\r\n\r\n");
  const Reply reply = client.receive();
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, "");
}

TEST(Server, TakesARequestOfTheOldVersionAndCloses) {
  const RunningServer server({}, echo);
  Client client(server.port());
  client.send("GET /old HTTP/1.0\r\n\r\n");
  EXPECT_EQ(client.receive().body, "/old||");
  EXPECT_TRUE(client.wait_for_close());
}

TEST(Server, CutsOffASlowHeaderAndABodyThatDoesNotCome) {
  const RunningServer server(
      {.header_deadline = std::chrono::milliseconds(100), .body_deadline = std::chrono::milliseconds(100)}, echo);
  Client silent(server.port());
  EXPECT_TRUE(silent.wait_for_close());
  Client slow(server.port());
  slow.send("GET / HTTP/1.1\r\nHost: ");
  EXPECT_TRUE(slow.wait_for_close());
  Client stuck(server.port());
  stuck.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc");
  EXPECT_TRUE(stuck.wait_for_close());
}

TEST(Server, CutsOffAHeaderThatComesByteByByte) {
  const RunningServer server({.header_deadline = std::chrono::milliseconds(100)}, echo);
  Client client(server.port());
  std::string bytes = "GET / HTTP/1.1\r\nHost: h\r\nX: ";
  while (client.send(bytes)) bytes = "x";  // an endless header, under the limit of its size at first
  EXPECT_TRUE(client.wait_for_close());
}

TEST(Server, ClosesAKeptConnectionThatStaysSilent) {
  const RunningServer server({.idle_deadline = std::chrono::milliseconds(100)}, echo);
  Client client(server.port());
  EXPECT_EQ(client.get("/").status, 200);
  EXPECT_TRUE(client.wait_for_close());
}

TEST(Server, ServesOthersWhileThousandsOfConnectionsAreIdle) {
  // Both ends are in this process.
  rlimit files{};
  ::getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
  const auto connections = static_cast<int>(std::min<rlim_t>(10'000, (files.rlim_cur - 100) / 2));
  RecordProperty("connections", connections);
  const RunningServer server({.header_deadline = std::chrono::minutes(5)}, echo);
  std::list<Client> idle;
  for (int count = 0; count < connections; ++count) idle.emplace_back(server.port());
  EXPECT_EQ(testing::get(server.port(), "/alive").body, "/alive||");
  EXPECT_EQ(idle.back().get("/late").body, "/late||");
}

TEST(Server, ServesOthersWhileTwoHundredSendOneByteAtATime) {
  const RunningServer server({.header_deadline = std::chrono::minutes(5)}, echo);
  const std::string request = "GET /slow HTTP/1.1\r\nHost: h\r\n\r\n";
  std::list<Client> slow;
  for (int count = 0; count < 200; ++count) slow.emplace_back(server.port());
  for (const char byte : request) {
    for (Client& client : slow) EXPECT_TRUE(client.send({&byte, 1}));
    EXPECT_EQ(testing::get(server.port(), "/quick").body, "/quick||");
  }
  for (Client& client : slow) EXPECT_EQ(client.receive().body, "/slow||");
}

// A handler that waits until it is let go.
struct Gate {
  std::promise<void> entered;
  std::promise<void> open;

  Response operator()() {
    entered.set_value();
    open.get_future().wait();
    return {.body = "finished"};
  }
};

TEST(Server, ClosesTheLongestIdleConnectionForOneOverTheCap) {
  const RunningServer server({.connections = 2}, echo);
  Client first(server.port());
  Client second(server.port());
  EXPECT_EQ(first.get("/").status, 200);
  EXPECT_EQ(second.get("/").status, 200);
  Client third(server.port());
  EXPECT_EQ(third.get("/3").body, "/3||");
  EXPECT_TRUE(first.wait_for_close());
  EXPECT_EQ(second.get("/2").body, "/2||");
}

TEST(Server, TurnsAwayConnectionsOverTheCapWhenAllAreBusy) {
  Gate gate;
  const RunningServer server({.connections = 1}, [&](const Request&) { return gate(); });
  Client busy(server.port());
  busy.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  gate.entered.get_future().wait();
  Client late(server.port());
  const Reply reply = late.receive();
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.header("retry-after"), "1");
  gate.open.set_value();
  EXPECT_EQ(busy.receive().body, "finished");
}

TEST(Server, TakesLessOfABodyWhereTheTargetSaysSo) {
  const RunningServer server(
      {.body_bytes = 100,
       .linger_deadline = std::chrono::milliseconds(100),
       .body_limit = [](std::string_view target) -> uint64_t { return target == "/load" ? 1000 : 10; }},
      echo);
  const auto status_of = [&](const std::string& target, std::size_t size, const std::string& lengths) {
    Client client(server.port());
    client.send("POST " + target + " HTTP/1.1\r\nHost: h\r\n" + lengths + std::string(size, 'x'));
    return client.receive().status;
  };
  EXPECT_EQ(status_of("/load", 100, "Content-Length: 100\r\n\r\n"), 200);
  EXPECT_EQ(status_of("/load", 101, "Content-Length: 101\r\n\r\n"), 413);
  EXPECT_EQ(status_of("/other", 10, "Content-Length: 10\r\n\r\n"), 200);
  EXPECT_EQ(status_of("/other", 11, "Content-Length: 11\r\n\r\n"), 413);
  EXPECT_EQ(status_of("/other", 11, "Transfer-Encoding: chunked\r\n\r\nb\r\n"), 413);
}

TEST(Server, FinishesTheRequestInFlightOnATerminationSignal) {
  Gate gate;
  RunningServer server({.signals = Signals::StopOnTerminate}, [&](const Request&) { return gate(); });
  Client idle(server.port());
  Client client(server.port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  gate.entered.get_future().wait();
  ::kill(::getpid(), SIGTERM);
  EXPECT_TRUE(idle.wait_for_close()) << "an idle connection stayed open";
  gate.open.set_value();
  const Reply reply = client.receive();
  EXPECT_EQ(reply.body, "finished");
  EXPECT_EQ(reply.header("connection"), "close");
  server.join();
  EXPECT_ANY_THROW(Client(server.port())) << "still listening";
}

TEST(Server, GivesUpARequestThatOutlivesTheStopDeadline) {
  Gate gate;
  RunningServer server({.stop_deadline = std::chrono::milliseconds(50)}, [&](const Request&) { return gate(); });
  Client client(server.port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  gate.entered.get_future().wait();
  server.stop();
  server.join();
  gate.open.set_value();
}

TEST(Server, StopsWhenNothingIsConnectedAndWhenStoppedBeforeItRuns) {
  Server server({}, echo);
  server.stop();
  server.run();
}

TEST(Server, RefusesAddressesItCannotListenOn) {
  EXPECT_THROW(Server({.address = "no address"}, echo), Error);
  EXPECT_THROW(Server({.address = "192.0.2.1"}, echo), Error);  // TEST-NET-1, never ours
  const Server server({}, echo);
  EXPECT_THROW(Server({.port = server.port()}, echo), Error);
}

TEST(Server, NamesItsAddress) {
  const Server server({}, echo);
  EXPECT_EQ(server.urls(), std::vector{"http://127.0.0.1:" + std::to_string(server.port())});
}

TEST(Server, NamesAnAddressOfIPv4AsSuchThatIsWrittenAsOfIPv6) {
  const Server server({.address = "::ffff:127.0.0.1"}, echo);
  EXPECT_EQ(server.urls(), std::vector{"http://127.0.0.1:" + std::to_string(server.port())});
}

TEST(IsLoopback, KnowsAddressesOfThisMachine) {
  for (const char* address : {"127.0.0.1", "127.8.8.8", "::1", "localhost", "::ffff:127.0.0.1", "::ffff:7f08:1"})
    EXPECT_TRUE(is_loopback(address)) << address;
  for (const char* address : {"0.0.0.0", "::", "192.168.1.1", "2001:db8::1", "::ffff:192.168.1.1", "::127.0.0.1"})
    EXPECT_FALSE(is_loopback(address)) << address;
  EXPECT_THROW(is_loopback("example.com"), Error);
}

}  // namespace
}  // namespace wirecopy::web
