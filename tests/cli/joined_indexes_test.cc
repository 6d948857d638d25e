// SPDX-License-Identifier: GPL-2.0-or-later
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/command.h"

extern char** environ;

namespace wirecopy::cli::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::UnorderedElementsAreArray;
using Json = nlohmann::json;

constexpr const char* server_program = "/usr/bin/xapian-tcpsrv";

std::string line_of(const std::string& id, const std::string& title, const std::string& outlet, const std::string& date,
                    const std::string& body) {
  return Json{{"id", id}, {"title", title}, {"source", outlet}, {"date", date}, {"body", body}, {"lang", "en"}}.dump() +
         "\n";
}

// A text of 120 words that no other seed shares.
std::string text_of(const std::string& seed) {
  std::string body;
  for (int word = 0; word < 120; ++word) body += seed + std::to_string(word * 7 % 113) + (word % 12 == 11 ? ". " : " ");
  return body;
}

// What the stub file of a test joins: in both, numbers of groups and of stories are the same.
//  one: alone-1, then a text of three articles in three outlets whose lead comes last, one of two in one outlet
//  two: a text of two in two outlets, alone-2
class JoinedIndexes : public ::testing::Test {
 protected:
  JoinedIndexes() {
    const std::string ferry = "The ferry of Harrowmouth sank. ";
    place_.write(
        "one.jsonl",
        line_of("alone-1", "Hail over Tarn", "a.example", "2024-03-01", ferry + text_of("tarn")) +
            line_of("ferry-late", "Ferry sinks", "b.example", "2024-03-03T12:00:00Z", ferry + text_of("sink")) +
            line_of("ferry-later", "Ferry has sunk", "c.example", "2024-03-04T12:00:00Z", ferry + text_of("sink")) +
            line_of("ferry-first", "Ferry sinks off Tarn", "a.example", "2024-03-02T12:00:00Z",
                    ferry + text_of("sink")) +
            line_of("bank-first", "Bank cuts", "a.example", "2024-03-05T12:00:00Z", text_of("bank")) +
            line_of("bank-late", "Bank cuts rate", "a.example", "2024-03-06T12:00:00Z", text_of("bank")));
    place_.write(
        "two.jsonl",
        line_of("vote-late", "Vote counted", "b.example", "2024-03-08T12:00:00Z", ferry + text_of("vote")) +
            line_of("vote-first", "Votes counted", "d.example", "2024-03-07T12:00:00Z", ferry + text_of("vote")) +
            line_of("alone-2", "Snow over Tarn", "d.example", "2024-03-01", text_of("snow")) +
            line_of("ferry-again", "Ferry sinks", "d.example", "2024-03-09", ferry + text_of("sink")));
    place_.run("index one.jsonl -i one");
    place_.run("index two.jsonl -i two");
    place_.write("stub", "# both\nauto one\nauto " + place_.path("two") + "\n");
  }

  std::vector<std::string> ids(const std::string& query, const std::string& index = "stub") {
    std::vector<std::string> found;
    const Json answer = Json::parse(place_.run("search -n 50 -f json -i " + index + " " + query).out);
    for (const Json& hit : answer["hits"]) found.push_back(hit["id"]);
    return found;
  }

  Workplace place_;
};

TEST_F(JoinedIndexes, FiltersByGroupMeanTheGroupsOfEach) {
  const std::vector<std::pair<const char*, std::vector<std::string>>> rows{
      {"--dups show",
       {"alone-1", "ferry-late", "ferry-later", "ferry-first", "bank-first", "bank-late", "vote-late", "vote-first",
        "alone-2", "ferry-again"}},
      {"ferry", {"alone-1", "ferry-late", "vote-first", "ferry-again"}},
      {"", {"alone-1", "ferry-later", "bank-late", "vote-late", "alone-2", "ferry-again"}},
      {"--dups only", {"ferry-late", "ferry-later", "bank-late", "vote-late"}},
      {"--dups show is:lead", {"alone-1", "ferry-first", "bank-first", "vote-first", "alone-2", "ferry-again"}},
      {"--dups show is:copy", {"ferry-late", "ferry-later", "bank-late", "vote-late"}},
      {"--dups show copies:3", {"ferry-late", "ferry-later", "ferry-first"}},
      {"--dups show copies:2", {"bank-first", "bank-late", "vote-late", "vote-first"}},
      {"--dups show copies:1", {"alone-1", "alone-2", "ferry-again"}},
      {"--dups show outlets:1", {"alone-1", "alone-2", "ferry-again", "bank-first", "bank-late"}},
      {"--dups show 'outlets:>=2'", {"ferry-late", "ferry-later", "ferry-first", "vote-late", "vote-first"}},
      {"--dups show copies-of:vote-late", {"vote-late", "vote-first"}},
      {"--dups show copies-of:ferry-later", {"ferry-late", "ferry-later", "ferry-first"}},
      {"--dups show story:vote-late", {"vote-late", "vote-first"}},
      {"--dups show 'ferry NEAR/3 Harrowmouth'",
       {"alone-1", "ferry-late", "ferry-later", "ferry-first", "vote-late", "vote-first", "ferry-again"}},
  };
  for (const auto& [query, expected] : rows) EXPECT_THAT(ids(query), UnorderedElementsAreArray(expected)) << query;
}

TEST_F(JoinedIndexes, AHitHasTheCopiesAndTheStoryOfItsIndex) {
  const Json answer = Json::parse(place_.run("search -f json -i stub vote").out);
  EXPECT_EQ(answer["total"]["articles"]["value"], 2);
  EXPECT_EQ(answer["total"]["texts"]["value"], 1);
  ASSERT_EQ(answer["hits"].size(), 1u);
  const Json& hit = answer["hits"][0];
  EXPECT_EQ(hit["id"], "vote-first");
  EXPECT_EQ(hit["copies"]["outlets"], 2);
  ASSERT_EQ(hit["copies"]["others"].size(), 1u);
  EXPECT_EQ(hit["copies"]["others"][0]["id"], "vote-late");
  EXPECT_EQ(hit["copies"]["others"][0]["resemblance"], 1.0) << "the overlap is known";
  EXPECT_EQ(hit["story"]["articles"], 2);
  EXPECT_EQ(answer["index"]["articles"], 10);
  EXPECT_EQ(answer["index"]["texts"], 6);
}

TEST_F(JoinedIndexes, WhatSharesTextAcrossThemIsNotGroupedAndSaidSo) {
  std::set<std::string> across;
  for (const std::string& line : lines_of(place_.run("copies --pairs -f tsv -i stub").out)) {
    EXPECT_EQ(line.find("other-index") != std::string::npos, line.find("ferry-again") != std::string::npos) << line;
    if (line.find("other-index") != std::string::npos) across.insert(line.substr(0, line.find('\t')));
  }
  EXPECT_EQ(across.size(), 3u) << "every article of the other index that has the text";
}

TEST_F(JoinedIndexes, ReportsAreThoseOfBothTogether) {
  const auto sorted_lines = [&](const std::string& command) {
    auto lines = lines_of(place_.run(command).out);
    std::ranges::sort(lines);
    return lines;
  };
  for (const std::string command :
       {"copies -f tsv", "copies --members -f tsv", "stories -f tsv", "stories --members -f tsv"}) {
    std::vector<std::string> both = sorted_lines(command + " -i one");
    for (std::string& line : sorted_lines(command + " -i two")) both.push_back(std::move(line));
    EXPECT_THAT(sorted_lines(command + " -i stub"), UnorderedElementsAreArray(both)) << command;
  }
  const Json info = Json::parse(place_.run("info -f json -i stub").out);
  EXPECT_EQ(info["articles"], 10);
  EXPECT_EQ(info["texts"], 6);
  EXPECT_GT(info["bytes_on_disk"], 0);
  const Json timeline = Json::parse(place_.run("copies --of vote-late -f json -i stub").out);
  EXPECT_EQ(timeline["id"], "vote-first");
}

TEST_F(JoinedIndexes, WhatComesIntoOneOfThemIsSeen) {
  Process server = place_.start("serve --port 0 -i stub");
  ASSERT_TRUE(server.wait_until([&] { return place_.read("background.out").ends_with('\n'); }));
  const auto revision = [&] { return Json::parse(place_.run("count -f json -i stub").out)["index"]["revision"]; };
  const Json before = revision();
  place_.write("more.jsonl", line_of("new", "Vote again", "a.example", "2024-03-10", text_of("again")));
  EXPECT_EQ(place_.run("index more.jsonl -i two").code, 0);
  EXPECT_GT(revision(), before) << "the revision is that of both";
  EXPECT_THAT(ids("'title:again'"), UnorderedElementsAreArray({"new"}));
}

TEST_F(JoinedIndexes, AStubFileThatIsWrongSaysWhere) {
  const std::vector<std::pair<std::string, std::string>> rows{{"auto absent\n", "absent"},
                                                              {"# one\nremote nowhere\n", "line 2 of 'wrong'"},
                                                              {"auto wrong\n", "names itself"},
                                                              {"index one\n", "line 1 of 'wrong'"},
                                                              {"# nothing\n", "names no index"}};
  for (const auto& [stub, message] : rows) {
    place_.write("wrong", stub);
    const Result result = place_.run("search ferry -i wrong");
    EXPECT_EQ(result.code, 3) << stub;
    EXPECT_THAT(result.errors, HasSubstr(message)) << stub;
  }
  place_.write("outer", "auto stub\n");
  EXPECT_EQ(ids("--dups show", "outer").size(), 10u) << "a stub file may name a stub file";
}

// xapian-tcpsrv over an index, on a port of its own.
class RemoteServer {
 public:
  explicit RemoteServer(std::string index) : index_(std::move(index)), port_(free_port()) { start(); }
  ~RemoteServer() { stop(); }
  RemoteServer(const RemoteServer&) = delete;
  RemoteServer& operator=(const RemoteServer&) = delete;

  void start() {
    std::array<std::string, 7> words{server_program,        "--quiet", "--interface", "127.0.0.1", "--port",
                                     std::to_string(port_), index_};
    std::array<char*, 8> pointers{};
    std::ranges::transform(words, pointers.begin(), [](std::string& word) { return word.data(); });
    // In a group of its own: the server ends its whole group with it.
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    ::posix_spawnattr_setpgroup(&attributes, 0);
    if (::posix_spawn(&id_, server_program, nullptr, &attributes, pointers.data(), environ) != 0) id_ = 0;
    ::posix_spawnattr_destroy(&attributes);
    EXPECT_TRUE(wait_until([this] { return answers(); })) << "the server of " << index_ << " does not answer";
  }
  void stop() {
    if (id_ == 0) return;
    ::kill(id_, SIGTERM);
    ::waitpid(id_, nullptr, 0);
    id_ = 0;
  }

  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

 private:
  static sockaddr_in loopback(uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
  }

  // The server takes no port 0.
  static uint16_t free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(socket, reinterpret_cast<sockaddr*>(&address), size), 0);
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(socket);
    return ntohs(address.sin_port);
  }

  bool answers() const {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(port_);
    const bool connected = ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    return connected;
  }

  std::string index_;
  uint16_t port_;
  pid_t id_ = 0;
};

class RemoteIndexes : public JoinedIndexes {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(server_program)) GTEST_SKIP() << "xapian-tools is not installed";
  }

  // Without what is of the moment.
  std::string answer_of(const std::string& command, const std::string& index) {
    const Result result = place_.run(command + " -i " + index);
    std::string text = result.out + result.errors;
    for (const char* moment : {"\"(took_ms|bytes_on_disk)\":[^,}]*", "[0-9.]+ ms|on disk .*", "\"next\":\"[^\"]*\""})
      text = std::regex_replace(text, std::regex(moment), "");
    return std::to_string(result.code) + "\n" + std::regex_replace(text, std::regex("\\b" + index + "\\b"), "INDEX");
  }
};

TEST_F(RemoteIndexes, AnswerAsTheSameIndexesDoHere) {
  const RemoteServer server(place_.path("two"));
  place_.write("far", "auto one\nremote " + server.address() + "\n");
  for (const std::string command : {"search ferry -f json",
                                    "search '\"ferry of Harrowmouth\"' -f json",
                                    "search 'ferry NEAR/3 harrowm*' -f json",
                                    "search ferry --sort date -f json",
                                    "search --sort outlets -f json",
                                    "search --dups only -f json",
                                    "search --dups show 'outlets:>=2' -f json",
                                    "search --dups show is:lead -f json",
                                    "search 'tarn OR \"bank cuts\"' -f json",
                                    "search story:vote-late -f json",
                                    "search --group story ferry -f json",
                                    "search date:2024-03-03.. -f json",
                                    "search fery -f json",
                                    "count ferry -f json",
                                    "facets ferry -f json",
                                    "facets --by source,lang -f json",
                                    "histogram --by day -f json",
                                    "show vote-late -f json",
                                    "similar vote-late -f json",
                                    "explain ferry",
                                    "copies -f tsv",
                                    "copies --pairs -f tsv",
                                    "copies --of vote-late -f json",
                                    "stories -f tsv",
                                    "stories --of vote-late -f json",
                                    "outlets -f tsv",
                                    "matrix -f tsv",
                                    "compare vote-late ferry-again -f json",
                                    "match one.jsonl -f json",
                                    "export ferry",
                                    "info -f json"}) {
    EXPECT_EQ(answer_of(command, "far"), answer_of(command, "stub")) << command;
  }
}

TEST_F(RemoteIndexes, OneAloneIsNamedByItsAddress) {
  const RemoteServer server(place_.path("one"));
  for (const std::string command : {"search '\"ferry of Harrowmouth\"' -f json", "search --dups show copies:3 -f json",
                                    "copies -f tsv", "stories -f tsv"})
    EXPECT_EQ(answer_of(command, server.address()), answer_of(command, "one")) << command;
}

TEST_F(RemoteIndexes, OneThatIsGoneIsNamed) {
  RemoteServer server(place_.path("two"));
  place_.write("far", "auto one\nremote " + server.address() + "\n");
  EXPECT_EQ(ids("vote", "far").size(), 1u);
  server.stop();
  const Result result = place_.run("search vote -i far");
  EXPECT_EQ(result.code, 6);
  EXPECT_THAT(result.errors, HasSubstr(server.address()));
  EXPECT_THAT(result.errors, HasSubstr("xapian-tcpsrv"));
}

TEST_F(RemoteIndexes, OneThatWasStartedAnewIsAskedAgain) {
  RemoteServer server(place_.path("two"));
  place_.write("far", "auto one\nremote " + server.address() + "\n");
  // An assistant that asks, waits, and asks again.
  ASSERT_EQ(::mkfifo(place_.path("ask.in").c_str(), 0600), 0);
  Process assistant = place_.start("mcp -i far", "ask");
  std::ofstream ask(place_.path("ask.in"));
  const auto count = [&](std::size_t lines) {
    ask << R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"count","arguments":{"q":"vote"}}})"
        << '\n'
        << std::flush;
    std::vector<std::string> answers;
    const auto has_answered = [&] {
      const std::string text = place_.read("ask.out");
      answers = lines_of(text);
      return answers.size() >= lines && text.ends_with('\n');
    };
    if (!assistant.wait_until(has_answered)) return Json();
    return Json::parse(answers.back())["result"]["structuredContent"]["total"]["articles"]["value"];
  };
  EXPECT_EQ(count(1), 2);
  server.stop();
  server.start();
  EXPECT_EQ(count(2), 2) << place_.read("ask.err");
}

TEST_F(RemoteIndexes, AreNotWritten) {
  const Result result = place_.run("index one.jsonl -i 127.0.0.1:9");
  EXPECT_EQ(result.code, 3);
  EXPECT_THAT(result.errors, HasSubstr("only be read"));
  EXPECT_FALSE(std::filesystem::exists(place_.path("127.0.0.1:9")));
  EXPECT_EQ(place_.run("index one.jsonl -i stub").code, 3);
}

}  // namespace
}  // namespace wirecopy::cli::testing
