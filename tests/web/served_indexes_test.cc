// SPDX-License-Identifier: GPL-2.0-or-later
// What several indexes, and the lists beside them, change in the answers of a server.
#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "indexer/index_job.h"
#include "searcher/deadline.h"
#include "tests/temporary_directory.h"
#include "tests/web/client.h"
#include "tests/web/serving.h"
#include "web/mcp.h"

namespace wirecopy::web {
namespace {

using nlohmann::json;
using testing::Client;
using testing::Reply;
using testing::Serving;

class ServedIndexes : public ::testing::Test {
 protected:
  ServedIndexes() {
    make("news", R"({"id":"a","title":"Ferry","body":"The ferry ran aground; a tug came."}
{"id":"b","title":"Ferry","body":"Passengers of the ferry are ashore."}
{"id":"c","title":"Lighthouse","body":"A lighthouse keeper wrote into the log."})");
  }

  void make(const std::string& name, const std::string& lines) {
    std::ofstream(directory_.path(name + ".jsonl")) << lines << "\n";
    indexer::Observer observer;
    indexer::index_sources({directory_.path(name + ".jsonl")}, {.path = index(name), .read = {}, .threads = 1},
                           observer);
  }

  std::string index(const std::string& name = "news") const { return directory_.path(name + ".index"); }

  TemporaryDirectory directory_;
};

TEST_F(ServedIndexes, AnswersAnewWhenASavedQueryOrASynonymChanged) {
  const Serving server({.indexes = {index()}, .threads = 1, .names = {"test"}});
  const auto save = [&](const std::string& ending, const std::string& line) {
    std::ofstream(index() + ending) << line << "\n";
  };
  save(".queries", R"({"name":"watch","query":"lighthouse"})");
  const Reply before = testing::get(server.port(), "/api/v1/count?q=query:watch");
  EXPECT_EQ(json::parse(before.body)["total"]["articles"]["value"], 1);
  save(".queries", R"({"name":"watch","query":"lighthouse OR ferry"})");
  const Reply after =
      testing::get(server.port(), "/api/v1/count?q=query:watch", "If-None-Match: " + before.header("etag") + "\r\n");
  ASSERT_EQ(after.status, 200);
  EXPECT_EQ(json::parse(after.body)["total"]["articles"]["value"], 3);
  save(".synonyms", "tug, lighthouse");
  const Reply last =
      testing::get(server.port(), "/api/v1/count?q=~tug", "If-None-Match: " + after.header("etag") + "\r\n");
  ASSERT_EQ(last.status, 200);
  EXPECT_EQ(json::parse(last.body)["total"]["articles"]["value"], 2);
}

TEST_F(ServedIndexes, OfSeveralIsNamedInTheAddressOrInTheBody) {
  make("other", R"({"id":"o","title":"Ferry","body":"Another ferry."})");
  const Serving server({.indexes = {index(), "other=" + index("other")}, .threads = 1});
  const auto post = [&](std::string_view target, std::string_view type, const std::string& body) {
    Client client(server.port());
    client.send("POST " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + std::string(type) +
                "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    return client.receive();
  };
  const auto articles = [](const Reply& reply) {
    return json::parse(reply.body)["total"]["articles"]["value"].get<int>();
  };
  constexpr auto form = "application/x-www-form-urlencoded";
  EXPECT_EQ(articles(post("/api/v1/search", "application/json", R"({"q":"ferry"})")), 2);
  EXPECT_EQ(articles(post("/api/v1/search", "application/json", R"({"q":"ferry","index":"other"})")), 1);
  EXPECT_EQ(articles(post("/api/v1/count", form, "q=ferry&index=other")), 1);
  EXPECT_EQ(articles(post("/api/v1/count?index=other", form, "q=ferry&index=")), 1);
  EXPECT_EQ(post("/api/v1/search", "application/json", R"({"q":"ferry","index":"nosuch"})").status, 404);
}

// A batch of messages of the assistants' protocol, each a search.
std::string batch_of(int searches) {
  json batch = json::array();
  for (int id = 1; id <= searches; ++id)
    batch.push_back({{"jsonrpc", "2.0"},
                     {"id", id},
                     {"method", "tools/call"},
                     {"params", {{"name", "search"}, {"arguments", {{"q", "ferry OR f* OR tug~"}}}}}});
  return batch.dump();
}

Reply assist(uint16_t port, const std::string& body) {
  Client client(port);
  client.send("POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: " +
              std::to_string(body.size()) + "\r\n\r\n" + body);
  return client.receive();
}

TEST(CallsOfBatch, AreTheMessagesOfWhatIsAnsweredAsOne) {
  const struct {
    std::string body;
    std::size_t calls;
  } rows[] = {
      {batch_of(7), 7},
      {" \r\n\t" + batch_of(7), 7},
      {"\xEF\xBB\xBF" + batch_of(7), 7},  // a byte order mark
      {"\xEF\xBB\xBF \n" + batch_of(7), 7},
      {"[1,[2,3],{\"a\":4},null]", 4},
      {batch_of(50), 50},
      {batch_of(51), 1},  // too long
      {"[]", 1},
      {"[1,2,3", 1},  // no JSON
      {batch_of(7) + "x", 1},
      {"{\"a\":1,\"b\":[2,3]}", 1},
      {"7", 1},
      {"", 1},
  };
  for (const auto& row : rows) EXPECT_EQ(calls_of_batch(row.body), row.calls) << row.body;
}

TEST_F(ServedIndexes, CountsEachMessageOfABatchAsARequest) {
  const Serving server({.indexes = {index()}, .threads = 1, .rate = 0.001, .burst = 10, .names = {"test"}});
  EXPECT_EQ(json::parse(assist(server.port(), batch_of(7)).body).size(), 7u);
  const Reply refused = assist(server.port(), batch_of(4));
  EXPECT_EQ(refused.status, 429) << refused.body;
  EXPECT_NE(refused.header("retry-after"), "");
  EXPECT_EQ(assist(server.port(), "\xEF\xBB\xBF" + batch_of(4)).status, 429) << "a byte order mark hides no batch";
  const Reply never = assist(server.port(), batch_of(11));
  EXPECT_EQ(never.status, 429);
  EXPECT_EQ(never.header("retry-after"), "") << "no wait makes room for it";
  EXPECT_EQ(json::parse(assist(server.port(), batch_of(2)).body).size(), 2u) << "what was refused cost one at most";
  EXPECT_EQ(testing::get(server.port(), "/api/v1/count?q=ferry").status, 429);
}

// Calls that fail, and last for a millisecond at least.
TEST(Batch, BeginsNoCallAfterTheTimeOfOneSearch) {
  const auto begun_within = [](uint32_t milliseconds) {
    SearcherPool searchers("/nonexistent/wirecopy.index", milliseconds);
    int begun = 0;
    const Backend backend(searchers);
    McpSession session(backend, [&](const std::string&, const std::string&) {
      ++begun;
      const searcher::Deadline later(1);
      while (!later.is_over()) continue;
    });
    const json answers = json::parse(session.answer(batch_of(3)).value());
    EXPECT_EQ(answers.size(), 3u);
    const auto is_late = [](const json& answer) {
      return answer.contains("error") && answer["error"]["code"] == -32000;
    };
    EXPECT_EQ(std::ranges::count_if(answers, is_late), 3 - begun);
    return begun;
  };
  EXPECT_EQ(begun_within(0), 3);
  EXPECT_LE(begun_within(1), 1);
}

}  // namespace
}  // namespace wirecopy::web
