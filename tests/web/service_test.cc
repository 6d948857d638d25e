// SPDX-License-Identifier: GPL-2.0-or-later
// Writing, keys, figures and the log over a real socket and a real index.
#include "web/service.h"

#include <fstream>
#include <iterator>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "indexer/index_job.h"
#include "tests/temporary_directory.h"
#include "tests/web/client.h"
#include "tests/web/running_server.h"

namespace wirecopy::web {
namespace {

using nlohmann::json;
using testing::Client;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Reply;
using testing::RunningServer;

class Desk : public ::testing::Test {
 protected:
  Desk() {
    backend_.inbox = [this] { return &inbox_; };
    backend_.metrics = &metrics_;
  }

  GateOptions gate() {
    ApiKeys keys;
    writer_ = keys.add("feed", {Right::Write});
    reader_ = keys.add("desk", {Right::Read});
    figures_ = keys.add("figures", {Right::Metrics});
    return {.keys = keys, .origins = {"https://desk.example"}, .trusted_proxies = {}};
  }

  std::string make_index() {
    std::ofstream(directory_.path("a.jsonl")) << R"({"id":"old","title":"Frost","body":"Ice on the river."})"
                                              << "\n";
    indexer::Observer observer;
    indexer::index_sources({directory_.path("a.jsonl")}, {.path = directory_.path("index"), .read = {}, .threads = 1},
                           observer);
    return directory_.path("index");
  }

  Reply send(const std::string& line, const std::string& headers, const std::string& body = "") {
    Client client(server_.port());
    client.send(line + " HTTP/1.1\r\nHost: h\r\n" + headers + "Content-Length: " + std::to_string(body.size()) +
                "\r\n\r\n" + body);
    return client.receive();
  }
  std::string key(const std::string& value) { return "Authorization: Bearer " + value + "\r\n"; }
  uint64_t count(const std::string& query) {
    const Reply reply = testing::get(server_.port(), "/api/v1/search?limit=0&q=" + query);
    return json::parse(reply.body)["total"]["articles"]["value"];
  }

  TemporaryDirectory directory_;
  std::string writer_;
  std::string reader_;
  std::string figures_;
  SearcherPool searchers_{make_index()};
  indexer::Inbox inbox_{{.index = directory_.path("index"), .read = {}, .retry = std::chrono::milliseconds(5)}};
  Metrics metrics_;
  Backend backend_{searchers_};
  Service service_{backend_, gate(), std::make_unique<AccessLog>(directory_.path("access.log")),
                   [](const std::string&, const std::string&) {}};
  RunningServer server_{{.body_bytes = longest_load,
                         .body_limit = longest_body,
                         .refuse_early = [this](const Request& request) { return service_.refuse_early(request); }},
                        [this](const Request& request) { return service_.answer(request); }};
};

constexpr const char* jsonl = "Content-Type: application/x-ndjson\r\n";

TEST_F(Desk, WritesArticlesAndShowsThemOnceItSaysSo) {
  const std::string body = R"({"id":"n1","title":"Comet seen","body":"A comet was seen over Ellerby."})"
                           "\nnonsense\n";
  const Reply reply = send("POST /api/v1/articles?commit=wait", key(writer_) + jsonl, body);
  ASSERT_EQ(reply.status, 200) << reply.body;
  const json answer = json::parse(reply.body);
  EXPECT_EQ(answer["accepted"], 1);
  EXPECT_EQ(answer["rejected"], 1);
  EXPECT_EQ(answer["committed"], true);
  EXPECT_EQ(answer["rejects"][0]["record"], 2);
  EXPECT_EQ(count("comet"), 1u);

  const Reply removed = send("DELETE /api/v1/articles/n1?commit=wait", key(writer_));
  ASSERT_EQ(removed.status, 200) << removed.body;
  EXPECT_EQ(count("comet"), 0u);
  EXPECT_EQ(send("DELETE /api/v1/articles/n1", key(writer_)).status, 404);
}

TEST_F(Desk, TakesArticlesAtOnceAndWritesThemLater) {
  const Reply reply =
      send("POST /api/v1/articles", key(writer_) + jsonl, R"({"id":"n2","title":"Eclipse","body":"Dark."})");
  EXPECT_THAT(reply.status, ::testing::AnyOf(200, 202));
  EXPECT_EQ(json::parse(reply.body)["accepted"], 1);
  while (inbox_.waiting() > 0) std::this_thread::yield();
  EXPECT_EQ(count("eclipse"), 1u);
}

TEST_F(Desk, RefusesWritersWithoutTheRight) {
  const std::string article = R"({"id":"n3","title":"Hail","body":"Hail fell."})";
  EXPECT_EQ(send("POST /api/v1/articles", jsonl, article).status, 401);
  EXPECT_EQ(send("POST /api/v1/articles", key(reader_) + jsonl, article).status, 403);
  EXPECT_EQ(send("POST /api/v1/articles", key(writer_) + "Content-Type: text/plain\r\n", article).status, 415);
  EXPECT_EQ(send("POST /api/v1/articles?commit=later", key(writer_) + jsonl, article).status, 400);
  EXPECT_EQ(send("POST /api/v1/articles", key(writer_) + jsonl, "nonsense").status, 422);
  EXPECT_EQ(send("DELETE /api/v1/articles/old", key(reader_)).status, 403);
  EXPECT_EQ(send("PUT /api/v1/articles", key(writer_)).header("allow"), "POST");
  EXPECT_EQ(count("hail"), 0u);
}

TEST_F(Desk, AnswersAClientOfNewsApiInItsShapeWhateverIsWrong) {
  const Report quiet = [](const std::string&, const std::string&) {};
  Service service(backend_, gate(), nullptr, quiet);
  const RunningServer server({}, [&](const Request& request) { return service.answer(request); });
  Client client(server.port());
  const auto code = [&](const std::string& query, const std::string& header = "") {
    const Reply reply = client.get("/api/v1/search?compat=newsapi&" + query, header);
    EXPECT_EQ(reply.headers.find("content-type")->second, "application/json") << query;
    const json answer = json::parse(reply.body);
    EXPECT_EQ(answer["status"], "error") << query;
    return std::to_string(reply.status) + " " + answer["code"].get<std::string>();
  };
  EXPECT_EQ(code("q=ferry", "X-Api-Key: nope\r\n"), "401 apiKeyInvalid");
  EXPECT_EQ(code("q=ferry&index=nope"), "404 parameterInvalid");
  EXPECT_EQ(code("q=a&q=b"), "400 parameterInvalid");
  EXPECT_EQ(client.get("/api/v1/search?q=a&q=b").status, 400);

  GateOptions slow = gate();
  slow.requests_per_second = 0.001;
  slow.burst = 1;
  Service limited(backend_, slow, nullptr, quiet);
  const RunningServer busy({}, [&](const Request& request) { return limited.answer(request); });
  Client other(busy.port());
  other.get("/api/v1/search?compat=newsapi&q=a");
  const Reply reply = other.get("/api/v1/search?compat=newsapi&q=a");
  EXPECT_EQ(json::parse(reply.body)["code"], "rateLimited");
  EXPECT_TRUE(reply.headers.contains("retry-after"));
}

TEST_F(Desk, WarnsOfParametersItDoesNotKnow) {
  const std::string article = R"({"id":"n5","title":"Hail","body":"Hail fell on the river."})";
  const auto warned = [](const Reply& reply) {
    const json warnings = json::parse(reply.body)["warnings"];
    return warnings.size() == 1 && warnings[0]["code"] == "unknown_parameter" &&
           warnings[0]["message"].get<std::string>().find("foo") != std::string::npos;
  };
  EXPECT_TRUE(warned(send("POST /api/v1/articles?foo=1&commit=wait&index=", key(writer_) + jsonl, article)));
  EXPECT_TRUE(warned(send("POST /api/v1/articles?foo=1", key(writer_) + jsonl, "nonsense")));
  EXPECT_TRUE(warned(send("GET /api/v1/compare?a=old&b=n5&foo=1&index=", "")));
  EXPECT_TRUE(warned(send("GET /api/v1/suggest?q=ha&limit=3&foo=1", "")));
  const std::string text = "Ice on the river was thick enough to walk upon that day.";
  EXPECT_TRUE(warned(send("POST /api/v1/match?foo=1", "Content-Type: text/plain\r\n", text)));
  EXPECT_TRUE(warned(send("POST /api/v1/match", "Content-Type: application/json\r\n",
                          json({{"text", text}, {"foo", 1}, {"limit", 3}}).dump())));
  EXPECT_TRUE(warned(send("DELETE /api/v1/articles/n5?commit=wait&foo=1", key(writer_))));
  EXPECT_THAT(send("GET /?q=ice&foo=1", "").body, HasSubstr("The parameter foo is not known"));
  EXPECT_EQ(json::parse(send("GET /api/v1/suggest?q=ha&limit=3", "").body)["warnings"], json::array());
}

TEST_F(Desk, WarnsOfParametersThatDoNothing) {
  const struct {
    const char* asked;
    const char* parameter;  // that does nothing; empty = all do something
  } rows[] = {{"search?q=ferry&half_life=3d", "half_life"},
              {"search?q=ferry&half_life=3d&sort=fresh", ""},
              {"search?q=ferry&share=yes", "share"},
              {"search?q=ferry&share=yes&histogram=day", ""},
              {"histogram?q=ferry&share=yes", ""},
              {"search?q=ferry&facet_limit=3", "facet_limit"},
              {"facets?q=ferry&facet_limit=3", ""},
              {"search?q=ferry&unit=articles", "unit"},
              {"search?q=ferry&unit=articles&facets=source", ""}};
  for (const auto& row : rows) {
    const json warnings = json::parse(send("GET /api/v1/" + std::string(row.asked), "").body)["query"]["warnings"];
    ASSERT_EQ(warnings.size(), *row.parameter == '\0' ? 0u : 1u) << row.asked << warnings;
    if (warnings.empty()) continue;
    EXPECT_EQ(warnings[0]["code"], "no_effect") << row.asked;
    EXPECT_THAT(warnings[0]["message"].get<std::string>(), ::testing::StartsWith(row.parameter)) << row.asked;
  }
}

TEST_F(Desk, NamesTheParameterThatOnlyTheSearchFindsToBeWrong) {
  for (const std::string parameter : {"cursor", "from", "until"}) {
    const Reply reply = send("GET /api/v1/search?q=ferry&" + parameter + "=nonsense", "");
    EXPECT_EQ(reply.status, 400) << parameter;
    EXPECT_EQ(json::parse(reply.body)["parameter"], parameter) << reply.body;
  }
}

TEST_F(Desk, RefusesWithoutWaitingForTheBody) {
  const auto status = [&](const std::string& headers) {
    Client client(server_.port());
    client.send("POST /api/v1/articles HTTP/1.1\r\nHost: h\r\n" + headers + "Content-Length: 20000000\r\n\r\n");
    return client.receive().status;
  };
  EXPECT_EQ(status(""), 401);
  EXPECT_EQ(status(key("nonsense")), 401);
  EXPECT_EQ(status(key(reader_)), 403);
}

TEST_F(Desk, WritesNothingForAnIndexThatIsNotTheFirst) {
  SearcherPool second(directory_.path("index"));
  Backend backend(std::vector<NamedIndex>{{"one", searchers_}, {"two", second}});
  backend.inbox = [this] { return &inbox_; };
  Service service(backend, gate(), nullptr, [](const std::string&, const std::string&) {});
  const RunningServer server({}, [&](const Request& request) { return service.answer(request); });
  const auto ask = [&](const std::string& line, const std::string& body) {
    Client client(server.port());
    client.send(line + " HTTP/1.1\r\nHost: h\r\n" + key(writer_) + jsonl +
                "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    return client.receive();
  };
  const std::string article = R"({"id":"n4","title":"Hail","body":"Hail fell."})";
  for (const Reply& refused : {ask("POST /api/v1/articles?commit=wait&index=two", article),
                               ask("DELETE /api/v1/articles/old?commit=wait&index=two", "")}) {
    EXPECT_EQ(refused.status, 403) << refused.body;
    EXPECT_EQ(json::parse(refused.body)["code"], "read_only");
    EXPECT_EQ(json::parse(refused.body)["parameter"], "index");
  }
  EXPECT_EQ(count("hail"), 0u);
  EXPECT_EQ(count("ice"), 1u);
  EXPECT_EQ(ask("POST /api/v1/articles?commit=wait&index=one", article).status, 200);
  EXPECT_EQ(count("hail"), 1u);
}

TEST_F(Desk, KeepsFiguresForWhoeverMaySeeThem) {
  EXPECT_EQ(testing::get(server_.port(), "/metrics").status, 401);
  testing::get(server_.port(), "/api/v1/search?q=ice");
  const std::string figures = send("GET /metrics", key(figures_)).body;
  EXPECT_THAT(figures, HasSubstr("wirecopy_index_articles{index=\"\"} 1\n"));
  EXPECT_THAT(figures,
              HasSubstr("wirecopy_http_requests_total{method=\"GET\",route=\"/api/v1/search\",status=\"200\"} 1"));
  EXPECT_THAT(figures, HasSubstr("wirecopy_http_request_seconds_bucket{route=\"/api/v1/search\",le=\"10\"} 1"));
  EXPECT_THAT(figures, HasSubstr("wirecopy_ingest_queue_articles 0"));
  EXPECT_EQ(testing::get(server_.port(), "/readyz").body, "ready\n");
}

TEST_F(Desk, LogsEachRequestAsALineOfJson) {
  testing::get(server_.port(), "/api/v1/search?q=a%0Ab", "User-Agent: \"x\\\r\n" + key(reader_));
  testing::get(server_.port(), "/nothing");
  std::ifstream file(directory_.path("access.log"));
  std::vector<json> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(json::parse(line));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0]["target"], "/api/v1/search?q=a%0Ab");
  EXPECT_EQ(lines[0]["key"], "desk");
  EXPECT_EQ(lines[0]["agent"], "\"x\\");
  EXPECT_EQ(lines[0]["address"], "127.0.0.1");
  EXPECT_EQ(lines[1]["status"], 404);
  EXPECT_THAT(lines[0].dump(), Not(HasSubstr(reader_)));
}

TEST_F(Desk, PacksPagesAndAnswersOtherSites) {
  const Reply page = testing::get(server_.port(), "/", "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(page.header("content-encoding"), "gzip");
  EXPECT_LT(page.body.size(), testing::get(server_.port(), "/").body.size() / 2);
  const Reply cross = testing::get(server_.port(), "/api/v1/search?q=ice", "Origin: https://desk.example\r\n");
  EXPECT_EQ(cross.header("access-control-allow-origin"), "https://desk.example");
  EXPECT_EQ(testing::get(server_.port(), "/", "Origin: https://evil.example\r\n").header("access-control-allow-origin"),
            "");
  EXPECT_EQ(send("OPTIONS /api/v1/articles", "Origin: https://desk.example\r\nAccess-Control-Request-Method: POST\r\n")
                .status,
            204);
}

TEST(Backend, HasSeveralIndexesByName) {
  TemporaryDirectory directory;
  for (const char* name : {"one", "two"}) {
    std::ofstream(directory.path("a.jsonl"))
        << json({{"id", name}, {"title", name}, {"body", "Snow fell."}}).dump() << "\n";
    indexer::Observer observer;
    indexer::index_sources({directory.path("a.jsonl")}, {.path = directory.path(name), .read = {}, .threads = 1},
                           observer);
  }
  SearcherPool first(directory.path("one"));
  SearcherPool second(directory.path("two"));
  const Backend backend(std::vector<NamedIndex>{{"one", first}, {"two", second}});
  const auto ask = [&](const std::string& query) {
    const Response response =
        dispatch({.path = "/api/v1/search", .query = query}, backend, [](const auto&, const auto&) {});
    const json answer = json::parse(response.body);
    return response.status == 200 ? answer["hits"][0]["id"].get<std::string>() : answer["code"].get<std::string>();
  };
  EXPECT_EQ(ask("q=snow"), "one");
  EXPECT_EQ(ask("q=snow&index=two"), "two");
  EXPECT_EQ(ask("q=snow&index=three"), "no_such_index");
}

}  // namespace
}  // namespace wirecopy::web
