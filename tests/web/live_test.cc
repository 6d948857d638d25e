// SPDX-License-Identifier: GPL-2.0-or-later
// The whole way from a socket to an index on disk and back.
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "indexer/index_job.h"
#include "indexer/index_writer.h"
#include "tests/temporary_directory.h"
#include "tests/web/client.h"
#include "tests/web/running_server.h"
#include "tests/web/serving.h"
#include "web/routes.h"
#include "web/serve.h"

namespace wirecopy::web {
namespace {

using nlohmann::json;
using testing::Client;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Reply;
using testing::RunningServer;
using testing::Serving;

constexpr const char* ferry_text =
    "The night ferry to Ellerby ran aground on the Tollen sandbank shortly after two in the morning, the coastguard "
    "said. "
    "All ninety passengers were taken off by lifeboat within the hour, and nobody was badly hurt. A tug will try to "
    "pull "
    "the ship free at high water on Friday, if the wind allows it.";

class LiveIndex : public ::testing::Test {
 protected:
  LiveIndex() {
    add("first.jsonl", {{{"id", "lead"},
                         {"title", "Ferry runs aground"},
                         {"body", ferry_text},
                         {"source", "courier.example"},
                         {"authors", {"Greta Sandilands"}},
                         {"url", "https://courier.example/ferry"},
                         {"date", "2024-03-05T06:00:00Z"},
                         {"lang", "en"}},
                        {{"id", "copy/1"},
                         {"title", "Passengers saved from ferry"},
                         {"body", ferry_text},
                         {"source", "gazette.example"},
                         {"date", "2024-03-05T09:00:00Z"},
                         {"lang", "en"}},
                        {{"id", "hostile"},
                         {"title", "<script>alert(1)</script> lighthouse"},
                         {"body", "A lighthouse keeper wrote <img src=x onerror=alert(1)> into the log."},
                         {"url", "javascript:alert(1)"},
                         {"source", "lamp.example"},
                         {"lang", "en"}}});
  }

  void add(const std::string& name, const std::vector<json>& articles) {
    std::ofstream file(directory_.path(name));
    for (const json& article : articles) file << article.dump() << "\n";
    file.close();
    indexer::Observer observer;
    indexer::index_sources({directory_.path(name)}, {.path = index(), .read = {}, .threads = 1}, observer);
  }

  std::string index() const { return directory_.path("news.index"); }

  Reply get(std::string_view target, std::string_view headers = {}) {
    return testing::get(server_.port(), target, headers);
  }

  TemporaryDirectory directory_;
  SearcherPool searchers_{index()};
  std::string reported_;
  RunningServer server_{{}, [this](const Request& request) {
                          return dispatch(request, searchers_, [this](const std::string& message, const std::string&) {
                            reported_ = message;
                          });
                        }};
};

TEST_F(LiveIndex, KeepsWhatAFeedEntryShowsWhenAReprintComes) {
  const auto entry = [&] { return json::parse(get("/feed.json?q=passengers").body)["items"][0]; };
  const json before = entry();
  EXPECT_EQ(before["title"], "Ferry runs aground");
  EXPECT_EQ(before["authors"], json({{{"name", "Greta Sandilands"}}, {{"name", "courier.example"}}}));
  add("second.jsonl", {{{"id", "reprint"},
                        {"title", "Ninety taken off ferry"},
                        {"body", ferry_text},
                        {"source", "late.example"},
                        {"url", "https://late.example/ferry"},
                        {"date", "2024-03-07T06:00:00Z"},
                        {"lang", "en"}}});
  const json after = entry();
  for (const char* member : {"id", "title", "url", "external_url", "date_published", "authors"})
    EXPECT_EQ(after[member], before[member]) << member;
  EXPECT_EQ(before["date_modified"], "2024-03-05T09:00:00Z");
  EXPECT_EQ(after["date_modified"], "2024-03-07T06:00:00Z");
  const std::string atom = get("/feed.atom?q=passengers").body;
  EXPECT_THAT(atom, HasSubstr("<published>2024-03-05T06:00:00Z</published>"));
  EXPECT_THAT(atom, HasSubstr("<name>courier.example</name>"));
}

TEST_F(LiveIndex, HasAnEntryForEachArticleInAFeedOfArticles) {
  const json items = json::parse(get("/feed.json?q=passengers&dups=show").body)["items"];
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0]["id"], "urn:wirecopy:article:copy%2F1");
  EXPECT_EQ(items[0]["title"], "Passengers saved from ferry");
  EXPECT_EQ(items[1]["id"], "urn:wirecopy:article:lead");
}

TEST_F(LiveIndex, AnswersASearchAsJson) {
  const Reply reply = get("/api/v1/search?q=ferry");
  ASSERT_EQ(reply.status, 200) << reply.body << reported_;
  EXPECT_EQ(reply.header("content-type"), "application/json");
  const json answer = json::parse(reply.body);
  EXPECT_EQ(answer["format_version"], 1);
  EXPECT_EQ(answer["total"]["articles"]["value"], 2);
  EXPECT_EQ(answer["total"]["texts"]["value"], 1);
  ASSERT_EQ(answer["hits"].size(), 1u);
  const json& hit = answer["hits"][0];
  EXPECT_EQ(hit["id"], "lead");
  EXPECT_EQ(hit["copies"]["outlets"], 2);
  EXPECT_EQ(hit["copies"]["others"][0]["id"], "copy/1");
  EXPECT_THAT(hit["highlights"]["body"][0]["html"].get<std::string>(), HasSubstr("<mark>ferry</mark>"));
}

TEST_F(LiveIndex, TakesAPostForAGet) {
  Client client(server_.port());
  const std::string body = R"({"q": "ferry", "source": ["gazette.example"], "limit": 5, "dups": "show"})";
  client.send("POST /api/v1/search HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: " +
              std::to_string(body.size()) + "\r\n\r\n" + body);
  const json answer = json::parse(client.receive().body);
  ASSERT_EQ(answer["hits"].size(), 1u) << answer;
  EXPECT_EQ(answer["hits"][0]["id"], "copy/1");
}

TEST_F(LiveIndex, WarnsOfAnUnknownParameter) {
  const json answer = json::parse(get("/api/v1/search?q=ferry&sorce=courier").body);
  EXPECT_EQ(answer["query"]["warnings"].back()["code"], "unknown_parameter");
}

TEST_F(LiveIndex, WarnsOnThePageOfAParameterWithoutEffectThere) {
  EXPECT_THAT(get("/?q=ferry&half_life=3d").body, HasSubstr("half_life does nothing without sort=fresh."));
  EXPECT_THAT(get("/?q=ferry&half_life=3d&sort=fresh&unit=articles&facet_limit=3&share=yes").body,
              Not(HasSubstr("does nothing")))
      << "facets and a histogram are always counted there";
}

TEST_F(LiveIndex, NeverRefusesTheTextOfAQuery) {
  for (const char* query : {"%22", "%FF%FE%00", "((((", "OR+NOT+AND", "date:01%2F02%2F2024", "%3Cb%3E", "*", "\\"}) {
    for (const char* address : {"/api/v1/search?q=", "/?q="})
      EXPECT_EQ(get(std::string(address) + query).status, 200) << address << query << " " << reported_;
  }
}

TEST_F(LiveIndex, ShowsTheHitsOnAPage) {
  const Reply reply = get("/?q=ferry");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.header("content-type"), "text/html; charset=utf-8");
  EXPECT_THAT(reply.body, HasSubstr("1 text (2 articles)"));
  EXPECT_THAT(reply.body, HasSubstr("<mark>Ferry</mark> runs aground"));
  EXPECT_THAT(reply.body, HasSubstr("2 articles in 2 outlets"));
  EXPECT_THAT(reply.body, HasSubstr("/article/copy%2F1?q=ferry"));
}

TEST_F(LiveIndex, TakesTheNameOfALanguageInItsBox) {
  const Reply named = get("/?q=ferry&lang=English");
  EXPECT_EQ(named.status, 200);
  EXPECT_THAT(named.body, HasSubstr("1 text (2 articles)"));
  EXPECT_THAT(named.body, HasSubstr("name=\"lang\" value=\"en\""));
  const Reply unknown = get("/?q=ferry&lang=Englisch");
  EXPECT_EQ(unknown.status, 400);
  EXPECT_THAT(unknown.body, HasSubstr("such as en or de,French"));
}

TEST_F(LiveIndex, EscapesWhatItFoundInArticles) {
  for (const char* target : {"/?q=lighthouse", "/article/hostile?q=lighthouse"}) {
    const Reply reply = get(target);
    EXPECT_EQ(reply.status, 200) << target;
    EXPECT_THAT(reply.body, Not(HasSubstr("<script>"))) << target;
    EXPECT_THAT(reply.body, Not(HasSubstr("<img"))) << target;
    EXPECT_THAT(reply.body, Not(HasSubstr("href=\"javascript"))) << target;
  }
}

TEST_F(LiveIndex, AnswersAnArticleByItsId) {
  const json answer = json::parse(get("/api/v1/articles/copy%2F1").body);
  EXPECT_EQ(answer["article"]["id"], "copy/1");
  EXPECT_EQ(answer["article"]["body"], ferry_text);
  EXPECT_EQ(answer["article"]["copies"]["others"][0]["relation"], "lead");
  EXPECT_THAT(get("/article/copy%2F1?q=sandbank").body, HasSubstr("Tollen <mark>sandbank</mark>"));
  EXPECT_EQ(get("/api/v1/articles/none").status, 404);
  EXPECT_EQ(get("/article/none").status, 404);
}

TEST_F(LiveIndex, ComparesTwoArticles) {
  const Reply reply = get("/api/v1/compare?a=lead&b=copy%2F1");
  EXPECT_EQ(reply.header("content-type"), "application/json");
  const json comparison = json::parse(reply.body);
  EXPECT_EQ(comparison["relation"], "identical");
  EXPECT_EQ(comparison["grouped"], true);
  EXPECT_EQ(comparison["b"]["body"], ferry_text);
  EXPECT_EQ(get("/api/v1/compare?a=lead&b=none").status, 404);
  EXPECT_EQ(get("/api/v1/compare?a=lead&b=copy%2F1", "If-None-Match: " + reply.header("etag") + "\r\n").body.empty(),
            true);
}

TEST_F(LiveIndex, LeadsBackToTheHitsFromAComparison) {
  const std::string search = "q=ferry&amp;lang=en";
  EXPECT_THAT(get("/article/lead?q=ferry&lang=en").body, HasSubstr("/compare?a=lead&amp;b=copy%2F1&amp;" + search));
  const std::string page = get("/compare?a=lead&b=copy%2F1&q=ferry&lang=en").body;
  EXPECT_THAT(page, HasSubstr("<a href=\"/?" + search + "\">Back to the hits</a>"));
  EXPECT_THAT(page, HasSubstr("/article/copy%2F1?" + search));
  EXPECT_THAT(page, HasSubstr("/compare?a=copy%2F1&amp;b=lead&amp;" + search + "\">Swap"));
  EXPECT_EQ(get("/compare?a=lead&b=copy%2F1&from=yesteryear").status, 400);
}

TEST_F(LiveIndex, FindsWhoRanAText) {
  const auto post = [&](std::string_view target, std::string_view type, const std::string& body) {
    Client client(server_.port());
    client.send("POST " + std::string(target) + " HTTP/1.1\r\nHost: h\r\nContent-Type: " + std::string(type) +
                "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    return json::parse(client.receive().body);
  };
  const std::string sentence = "a tug will try to pull the ship free at high water on Friday";
  for (const json& answer : {post("/api/v1/match?limit=1", "text/plain", sentence),
                             post("/api/v1/match", "application/json", json{{"text", sentence}, {"limit", 1}}.dump()),
                             post("/api/v1/match", "application/x-www-form-urlencoded",
                                  "limit=1&text=a+tug+will+try+to+pull+the+ship+free+at+high+water+on+Friday")}) {
    EXPECT_EQ(answer["total"]["articles"]["value"], 2) << answer;
    ASSERT_EQ(answer["matches"].size(), 1u) << answer;
    EXPECT_EQ(answer["matches"][0]["id"], "lead");
    EXPECT_EQ(answer["matches"][0]["share"], 1.0);
  }
  EXPECT_EQ(post("/api/v1/match", "text/plain", "\xFF\xFE")["total"]["articles"]["value"], 0);
}

TEST_F(LiveIndex, AnswersNotModifiedUntilTheIndexChanges) {
  const std::string tag = get("/api/v1/search?q=tug").header("etag");
  ASSERT_NE(tag, "");
  const std::string condition = "If-None-Match: " + tag + "\r\n";
  for (const char* target : {"/api/v1/search?q=tug", "/?q=tug", "/", "/article/lead"}) {
    const Reply reply = get(target, condition);
    // The tag also turns with the quarter of an hour, which may be just now.
    if (reply.header("etag") == tag) {
      EXPECT_EQ(reply.status, 304) << target;
    }
    EXPECT_EQ(reply.body.empty(), reply.status == 304) << target;
  }
  const std::string script = get("/embed.js").header("etag");
  EXPECT_EQ(get("/embed.js", "If-None-Match: " + script + "\r\n").status, 304);
  EXPECT_EQ(get("/embed.js", "If-None-Match: \"other\"\r\n").status, 200);
  add("second.jsonl",
      {{{"id", "new"}, {"title", "Tug arrives"}, {"body", "A tug came up the coast to the sandbank."}}});
  const Reply reply = get("/api/v1/search?q=tug", condition);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(json::parse(reply.body)["total"]["articles"]["value"], 3) << "the new article is not seen";
}

TEST_F(LiveIndex, ServesManyAtOnce) {
  std::vector<std::thread> clients;
  std::atomic<int> right = 0;
  for (int number = 0; number < 8; ++number) {
    clients.emplace_back([&] {
      Client client(server_.port());
      for (int round = 0; round < 5; ++round)
        right += json::parse(client.get("/api/v1/search?q=ferry").body)["total"]["articles"]["value"] == 2;
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(right, 40) << reported_;
}

TEST_F(LiveIndex, IsServedUntilATerminationSignal) {
  const Serving server({.indexes = {index()}, .threads = 1});
  Client client(server.port());
  client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_THAT(client.receive().body, HasSubstr("3 articles, 2 different texts"));
}

// A page of another site that leads its own name to this machine still sends that name.
TEST_F(LiveIndex, IsServedToThisMachineByItsOwnNamesOnly) {
  const Serving server({.indexes = {index()}, .threads = 1, .names = {"news.intranet"}});
  const auto status_for = [&](const std::string& host) {
    Client client(server.port());
    client.send("GET /api/v1/count?q=ferry HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    return client.receive().status;
  };
  const std::string port = ":" + std::to_string(server.port());
  for (const std::string& host : {"127.0.0.1" + port, "localhost" + port, std::string("LOCALHOST"), "[::1]" + port,
                                  std::string("desk.localhost"), "news.intranet" + port})
    EXPECT_EQ(status_for(host), 200) << host;
  for (const char* host : {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "evillocalhost"})
    EXPECT_EQ(status_for(host), 421) << host;
}

TEST_F(LiveIndex, KeysAreThoseOfTheFileAsItIs) {
  const std::string file = directory_.path("keys");
  ApiKeys keys;
  const std::string desk = keys.add("desk", {Right::Metrics});
  keys.add("other", {Right::Metrics});
  keys.write(file);
  std::atomic<int> reports = 0;
  const Serving server(
      {.indexes = {index()}, .threads = 1, .keys_file = file, .on_error = [&](const std::string&, const std::string&) {
         ++reports;
       }});
  const auto status_of = [&](const std::string& key) {
    return testing::get(server.port(), "/metrics", "X-Api-Key: " + key + "\r\n").status;
  };
  EXPECT_EQ(status_of(desk), 200);
  keys.remove("desk");
  const std::string late = keys.add("late", {Right::Metrics});
  keys.write(file);
  EXPECT_EQ(status_of(desk), 401);
  EXPECT_EQ(status_of(late), 200);
  std::ofstream(file) << "nonsense\n";
  EXPECT_EQ(status_of(late), 200) << "a file that is none changes nothing";
  EXPECT_EQ(status_of(late), 200);
  EXPECT_EQ(reports, 1);
  ApiKeys().write(file);
  EXPECT_EQ(status_of(late), 401);
  EXPECT_EQ(testing::get(server.port(), "/metrics").status, 401) << "the last key that goes opens nothing";
}

TEST_F(LiveIndex, TakesWritesFromTheFirstKeyThatMayWrite) {
  const std::string file = directory_.path("keys");
  ApiKeys keys;
  keys.add("desk", {Right::Read});
  keys.write(file);
  const Serving server(
      {.indexes = {index()}, .threads = 1, .keys_file = file, .on_error = [](const auto&, const auto&) {}});
  const std::string feed = keys.add("feed", {Right::Write});
  keys.write(file);
  const std::string body = R"({"id":"late","title":"Zeppelin","body":"A zeppelin was seen over Ellerby."})";
  Client client(server.port());
  client.send("POST /api/v1/articles?commit=wait HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: " + feed +
              "\r\nContent-Type: application/x-ndjson\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
              body);
  EXPECT_EQ(client.receive().status, 200);
  const json found = json::parse(testing::get(server.port(), "/api/v1/count?q=zeppelin").body);
  EXPECT_EQ(found["total"]["articles"]["value"], 1);
}

TEST_F(LiveIndex, SaysAtItsEndWhatIsNotInTheIndexYet) {
  const std::string file = directory_.path("keys");
  ApiKeys keys;
  const std::string feed = keys.add("feed", {Right::Write});
  keys.write(file);
  std::mutex mutex;
  std::string told;
  const indexer::IndexWriter other(index());  // holds the lock
  {
    const Serving server({.indexes = {index()},
                          .threads = 1,
                          .keys_file = file,
                          .on_error = [&](const std::string& message, const std::string& hint) {
                            const std::lock_guard lock(mutex);
                            told += message + "\n" + hint + "\n";
                          }});
    const std::string body = R"({"id":"late","title":"Zeppelin","body":"A zeppelin was seen over Ellerby."})";
    Client client(server.port());
    client.send("POST /api/v1/articles HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: " + feed +
                "\r\nContent-Type: application/x-ndjson\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n\r\n" + body);
    EXPECT_EQ(client.receive().status, 202);
  }
  EXPECT_THAT(told, HasSubstr("1 accepted article is not in the index yet, and kept in " + index() + ".inbox"));
}

TEST_F(LiveIndex, TimelinesSayOfWhichStateTheyAreAndWarn) {
  for (const char* target : {"/api/v1/articles/copy%2F1/copies", "/api/v1/stories/copy%2F1"}) {
    const json answer = json::parse(get(target).body);
    EXPECT_EQ(answer["id"], "lead") << target;
    EXPECT_EQ(answer["index"]["articles"], 3) << target;
    EXPECT_EQ(answer["index"]["texts"], 2) << target;
    EXPECT_GE(answer["took_ms"], 0) << target;
    EXPECT_EQ(answer["warnings"], json::array()) << target;
    const json warned = json::parse(get(std::string(target) + "?colour=red&index=").body)["warnings"];
    ASSERT_EQ(warned.size(), 1u) << target;
    EXPECT_EQ(warned[0]["code"], "unknown_parameter") << target;
    EXPECT_THAT(warned[0]["message"].get<std::string>(), HasSubstr("colour")) << target;
  }
}

TEST_F(LiveIndex, AnArticleWarnsOfWhatIsNoParameter) {
  const json answer = json::parse(get("/api/v1/articles/lead?q=ferry&colour=red").body);
  ASSERT_EQ(answer["warnings"].size(), 1u);
  EXPECT_EQ(answer["warnings"][0]["code"], "unknown_parameter");
}

TEST_F(LiveIndex, AnArticleIsReadInPartsThatMakeTheWhole) {
  const json whole = json::parse(get("/api/v1/articles/lead?q=ferry").body)["article"];
  const auto body = whole["body"].get<std::string>();
  EXPECT_EQ(whole["body_part"], json({{"start", 0},
                                      {"end", body.size()},
                                      {"bytes", body.size()},
                                      {"truncated", false},
                                      {"next_offset", nullptr}}));
  std::string joined;
  std::size_t marks = 0;
  std::string target = "/api/v1/articles/lead?q=ferry&limit=40";
  for (int parts = 0; parts < 100; ++parts) {
    const json part = json::parse(get(target).body)["article"];
    EXPECT_LE(part["body"].get<std::string>().size(), 40u);
    joined += part["body"].get<std::string>();
    for (const json& fragment : part["highlights"]["body"]) {
      EXPECT_EQ(fragment["text"], part["body"]);
      marks += fragment["matches"].size();
    }
    EXPECT_EQ(part["body_part"]["truncated"], !part["body_part"]["next_offset"].is_null());
    if (!part["body_part"]["truncated"].get<bool>()) break;
    target = "/api/v1/articles/lead?q=ferry&limit=40&offset=" + part["body_part"]["next_offset"].dump();
  }
  EXPECT_EQ(joined, body);
  EXPECT_GE(marks, 1u);
  EXPECT_EQ(json::parse(get("/api/v1/articles/lead?offset=99999").body)["article"]["body"], "");
  EXPECT_EQ(get("/api/v1/articles/lead?limit=0").status, 400);
}

TEST_F(LiveIndex, ListsWhatTheWholeIndexHolds) {
  const json copies = json::parse(get("/api/v1/copies").body);
  EXPECT_EQ(copies["index"]["articles"], 3);
  EXPECT_EQ(copies["total"]["groups"], json({{"value", 1}, {"relation", "eq"}}));
  ASSERT_EQ(copies["groups"].size(), 1u);
  EXPECT_EQ(copies["groups"][0]["id"], "lead");
  EXPECT_EQ(copies["groups"][0]["members"][1]["id"], "copy/1");
  EXPECT_TRUE(copies["next_offset"].is_null());

  const json outlets = json::parse(get("/api/v1/outlets?limit=1").body);
  EXPECT_EQ(outlets["outlets"].size(), 1u);
  EXPECT_EQ(outlets["next_offset"], 1);
  const json rest = json::parse(get("/api/v1/outlets?offset=1&colour=red").body);
  EXPECT_EQ(outlets["outlets"].size() + rest["outlets"].size(), outlets["total"]["outlets"]["value"]);
  EXPECT_NE(outlets["outlets"][0]["outlet"], rest["outlets"][0]["outlet"]);
  EXPECT_EQ(rest["warnings"][0]["code"], "unknown_parameter");

  const json none = json::parse(get("/api/v1/outlets?limit=0").body);
  EXPECT_EQ(none["outlets"].size(), 0u);
  EXPECT_EQ(none["total"]["outlets"]["value"], outlets["total"]["outlets"]["value"]);
  EXPECT_TRUE(none["next_offset"].is_null()) << "it would go on for ever";

  const json matrix = json::parse(get("/api/v1/matrix").body);
  EXPECT_EQ(matrix["outlets"], json({"courier.example", "gazette.example"}));
  EXPECT_EQ(matrix["cells"], json({{0, 0}, {1, 0}}));

  const json shared = json::parse(get("/api/v1/stories").body);
  EXPECT_EQ(shared["total"]["stories"]["value"], 1);
  EXPECT_EQ(shared["stories"][0]["id"], "lead");
  EXPECT_EQ(json::parse(get("/api/v1/stories?exclusive=yes").body)["stories"][0]["id"], "hostile");
  EXPECT_EQ(get("/api/v1/stories?exclusive=maybe").status, 400);

  add("more.jsonl", {{{"id", "copy/2"}, {"title", "Ferry"}, {"body", ferry_text}, {"source", "lamp.example"}}});
  EXPECT_EQ(json::parse(get("/api/v1/copies").body)["groups"][0]["articles"], 3) << "a list is of the index as it is";
  EXPECT_EQ(json::parse(get("/api/v1/matrix").body)["outlets"].size(), 3u);
}

TEST_F(LiveIndex, AComparisonMayLeaveTheTextsOut) {
  const json with = json::parse(get("/api/v1/compare?a=lead&b=copy%2F1").body);
  const json without = json::parse(get("/api/v1/compare?a=lead&b=copy%2F1&bodies=no").body);
  EXPECT_TRUE(with["a"].contains("body") && with["b"].contains("body"));
  EXPECT_FALSE(without["a"].contains("body") || without["b"].contains("body"));
  EXPECT_EQ(with["passages"], without["passages"]);
  EXPECT_EQ(get("/api/v1/compare?a=lead&b=lead&bodies=some").status, 400);
}

TEST_F(LiveIndex, AFormOfTwoIdsOfWhichOneIsNoneKeepsThem) {
  const Reply reply = get("/compare?a=lead&b=nobody");
  EXPECT_EQ(reply.status, 404);
  EXPECT_THAT(reply.body, HasSubstr("There is no article of one of these ids."));
  EXPECT_THAT(reply.body, HasSubstr("value=\"nobody\""));
  EXPECT_THAT(get("/compare?a=lead&b=nobody&q=ferry").body, HasSubstr("<a href=\"/?q=ferry\">Back to the hits</a>"));
}

TEST_F(LiveIndex, AnArticleWithoutAHeadlineGoesByItsText) {
  add("second.jsonl", {{{"id", "plain"}, {"body", "Sirens were heard in Ellerby at noon."}, {"lang", "en"}}});
  EXPECT_THAT(get("/?q=sirens").body,
              HasSubstr("<span class=\"untitled\">Sirens were heard in Ellerby at noon.</span>"));
}

}  // namespace
}  // namespace wirecopy::web
