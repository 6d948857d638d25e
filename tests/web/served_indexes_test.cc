// SPDX-License-Identifier: GPL-2.0-or-later
// What several indexes, and the lists beside them, change in the answers of a server.
#include <fstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "indexer/index_job.h"
#include "tests/temporary_directory.h"
#include "tests/web/client.h"
#include "tests/web/serving.h"

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
  const Serving server({.indexes = {index()}, .threads = 1});
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
  EXPECT_EQ(json::parse(last.body)["total"]["articles"]["value"], 3);
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

}  // namespace
}  // namespace wirecopy::web
