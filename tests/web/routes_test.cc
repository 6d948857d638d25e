// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/routes.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/source_tree.h"
#include "tests/web/client.h"
#include "tests/web/running_server.h"
#include "text/error.h"
#include "web/assets.h"
#include "web/freshness.h"
#include "web/openapi.h"
#include "web/route_parameters.h"
#include "web/serve.h"

namespace wirecopy::web {
namespace {

using nlohmann::json;
using testing::Client;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Reply;
using testing::RunningServer;

// The routes over a real socket, with no index behind them.
class Routes : public ::testing::Test {
 protected:
  Reply get(std::string_view target, std::string_view headers = {}) {
    return testing::get(server_.port(), target, headers);
  }
  Reply post(std::string_view target, std::string_view type, std::string_view body) {
    Client client(server_.port());
    client.send("POST " + std::string(target) + " HTTP/1.1\r\nHost: h\r\nContent-Type: " + std::string(type) +
                "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body));
    return client.receive();
  }

  SearcherPool searchers_{"/nonexistent/wirecopy.index"};
  RunningServer server_{{}, [this](const Request& request) {
                          return dispatch(request, searchers_, [](const std::string&, const std::string&) {});
                        }};
};

TEST_F(Routes, AnswerHealth) {
  const Reply reply = get("/healthz");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, "ok\n");
}

TEST_F(Routes, AnswerAssetsWithTheirHashForEver) {
  for (const Asset& asset : assets()) {
    const Reply reply = get(asset.path);
    EXPECT_EQ(reply.status, 200) << asset.name;
    EXPECT_EQ(reply.header("content-type"), asset.content_type);
    EXPECT_THAT(reply.header("cache-control"), HasSubstr("immutable"));
    EXPECT_EQ(reply.body, asset.content) << asset.name;
  }
  EXPECT_EQ(get("/assets/style-000000000000.css").status, 404);
  EXPECT_EQ(get("/assets/..%2F..%2Fetc%2Fpasswd").status, 404);
}

TEST_F(Routes, AnswerUnknownAddressesInTheFormOfTheirKind) {
  for (const char* target : {"/nothing", "/article/", "/article/a/b", "//", "/API/v1/search"}) {
    const Reply reply = get(target);
    EXPECT_EQ(reply.status, 404) << target;
    EXPECT_EQ(reply.header("content-type"), "text/html; charset=utf-8") << target;
  }
  for (const char* target : {"/api/", "/api/v1/searches", "/api/v1/articles/", "/api/v2/search"}) {
    const Reply reply = get(target);
    EXPECT_EQ(reply.status, 404) << target;
    EXPECT_EQ(reply.header("content-type"), "application/problem+json") << target;
    EXPECT_EQ(json::parse(reply.body)["code"], "not_found") << target;
  }
}

TEST_F(Routes, SayWhichMethodsAnAddressTakes) {
  Client client(server_.port());
  client.send("DELETE /api/v1/search HTTP/1.1\r\nHost: h\r\n\r\n");
  const Reply reply = client.receive();
  EXPECT_EQ(reply.status, 405);
  EXPECT_EQ(reply.header("allow"), "GET, HEAD, POST");
  EXPECT_EQ(post("/healthz", "text/plain", "").header("allow"), "GET, HEAD");
}

TEST_F(Routes, NameTheParameterOfReuseThatIsMissingOrWrong) {
  struct Row {
    Reply reply;
    int status;
    const char* parameter;
  };
  const Row rows[]{
      {get("/api/v1/compare"), 400, "a"},
      {get("/api/v1/compare?a=1"), 400, "b"},
      {get("/api/v1/compare?a=1&b="), 400, "b"},
      {get("/api/v1/compare?a=1&a=2&b=3"), 400, "a"},
      {post("/api/v1/match", "application/json", "{}"), 400, "text"},
      {post("/api/v1/match", "application/json", R"({"text":"a b","limit":101})"), 400, "limit"},
      {post("/api/v1/match?limit=-1", "text/plain; charset=utf-8", "a b"), 400, "limit"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(row.reply.status, row.status) << row.parameter;
    const json problem = json::parse(row.reply.body);
    EXPECT_EQ(problem["code"], "bad_parameter") << row.parameter;
    EXPECT_EQ(problem["parameter"], row.parameter);
  }
  const Reply picture = post("/api/v1/match", "image/png", "a");
  EXPECT_EQ(picture.status, 415);
  EXPECT_THAT(picture.body, HasSubstr("must be text/plain, application/json or application/x-www-form-urlencoded"));
  EXPECT_EQ(post("/api/v1/match", "text/plain", "a").status, 503) << "there is no index behind these routes";
  EXPECT_EQ(get("/api/v1/match").header("allow"), "POST");
}

// The row of an address tells what it takes; whoever answers it reads by the same row.
TEST_F(Routes, RefuseEveryValueThatIsNoneOfThoseTheirRowTells) {
  std::size_t tried = 0;
  for (const Route& route : routes()) {
    if (route.right != Right::Read || !is_for_programs(route.pattern) || route.pattern == "/mcp") continue;
    std::string path(route.pattern);
    if (const std::size_t place = path.find("{id}"); place != std::string::npos) path.replace(place, 4, "1");
    std::string needed;
    for (const RouteParameter& parameter : parameters_of(route))
      if (parameter.required) needed += std::string(parameter.name) + "=x&";
    for (const RouteParameter& parameter : parameters_of(route)) {
      if (parameter.values.names == nullptr && parameter.values.type != "integer") continue;
      const std::string query = needed + std::string(parameter.name) + "=none+of+them";
      const Reply reply = route.method == Method::Post ? post(path, "application/x-www-form-urlencoded", query)
                                                       : get(path + "?" + query);
      EXPECT_EQ(reply.status, 400) << path << "?" << query;
      EXPECT_THAT(reply.body, HasSubstr("\"parameter\":\"" + std::string(parameter.name) + "\"")) << path;
      ++tried;
    }
  }
  EXPECT_GT(tried, 50u);
}

std::string content_of(const std::string& name) {
  std::ifstream file(source_path(name));
  return {std::istreambuf_iterator<char>(file), {}};
}

// The rows of docs/api.md, "Errors", hold every code with its status, and no other.
TEST(Problems, AreThoseOfTheTableInTheManual) {
  std::set<std::string> sent;
  const std::regex made(R"re((?:\.status = |refused\(request, )(\d+),\s*(?:\.code = )?"([a-z_]+)")re");
  for (const auto& file : std::filesystem::directory_iterator(source_path("web"))) {
    if (file.path().extension() != ".cc") continue;
    const std::string code = content_of("web/" + file.path().filename().string());
    for (std::sregex_iterator each(code.begin(), code.end(), made), end; each != end; ++each)
      sent.insert((*each)[1].str() + " " + (*each)[2].str());
  }
  std::set<std::string> told;
  std::string manual = content_of("docs/api.md");
  manual = manual.substr(manual.find("\n## Errors"));
  std::istringstream lines(manual.substr(0, manual.find("\n## ", 1)));
  const std::regex row(R"(\| (\d+) \|([^|]*)\|.*)");
  const std::regex name("`([a-z_]+)`");
  std::smatch parts;
  for (std::string line; std::getline(lines, line);) {
    if (!std::regex_match(line, parts, row)) continue;
    const std::string codes = parts[2];
    for (std::sregex_iterator each(codes.begin(), codes.end(), name), end; each != end; ++each)
      told.insert(parts[1].str() + " " + (*each)[1].str());
  }
  EXPECT_GT(sent.size(), 20u);
  EXPECT_EQ(sent, told);
}

TEST(OpenApi, TellsTheDefaultsOfEachAddress) {
  const json paths = json::parse(openapi_document())["paths"];
  const auto schema = [&](const char* path, const char* name) {
    for (const json& row : paths[path]["get"]["parameters"])
      if (row["name"] == name) return row["schema"];
    return json();
  };
  EXPECT_EQ(schema("/api/v1/search", "limit")["default"], 10);
  EXPECT_EQ(schema("/api/v1/search", "sort")["default"], "relevance");
  for (const char* feed : {"/feed.atom", "/feed.json"}) {
    EXPECT_EQ(schema(feed, "limit")["default"], 100) << feed;
    EXPECT_EQ(schema(feed, "sort")["default"], "-date") << feed;
    EXPECT_EQ(schema(feed, "sort")["enum"], schema("/api/v1/search", "sort")["enum"]) << feed;
  }
  EXPECT_EQ(schema("/export.csv", "limit")["default"], 10'000);
  EXPECT_EQ(schema("/export.csv", "limit")["maximum"], 10'000);
  EXPECT_TRUE(paths["/export.csv"]["get"]["responses"].contains("304"));
  EXPECT_EQ(paths["/api/v1/articles"]["post"]["requestBody"]["content"]["application/json"]["schema"]["type"],
            json({"object", "array"}));
}

TEST_F(Routes, ATableHasALimitOfItsOwn) {
  EXPECT_EQ(get("/export.csv?limit=10000").status, 503) << "there is no index";
  const Reply refused = get("/export.csv?limit=10001");
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, HasSubstr("limit must be a whole number from 0 to 10000"));
}

TEST_F(Routes, NameABadParameter) {
  for (const char* target : {"/api/v1/search?q=a&limit=many", "/api/v1/articles/1?limit=many"}) {
    const Reply reply = get(target);
    EXPECT_EQ(reply.status, 400) << target;
    const json problem = json::parse(reply.body);
    EXPECT_EQ(problem["code"], "bad_parameter");
    EXPECT_EQ(problem["parameter"], "limit");
    EXPECT_EQ(problem["status"], 400);
  }
}

TEST_F(Routes, LeaveTheFormFilledWhereAParameterIsBad) {
  const Reply page = get("/?q=grain+deal&from=yesteryear&until=2024-03&source=courier&sort=date&limit=many");
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, HasSubstr("From must be a date such as"));
  for (const char* kept : {"name=\"q\" value=\"grain deal\"", "value=\"yesteryear\"", "value=\"2024-03\"",
                           "value=\"courier\"", "value=\"date\" selected"})
    EXPECT_THAT(page.body, HasSubstr(kept)) << kept;
}

TEST_F(Routes, AskForArticlesToCompare) {
  const Reply empty = get("/compare");
  EXPECT_EQ(empty.status, 200);
  EXPECT_THAT(empty.body, HasSubstr("<form class=\"paste\" action=\"/compare\" method=\"get\">"));
  EXPECT_THAT(empty.body, Not(HasSubstr("missing")));
  const Reply half = get("/compare?a=x%22y");
  EXPECT_EQ(half.status, 400);
  EXPECT_THAT(half.body, HasSubstr("The id of the second is missing."));
  EXPECT_THAT(half.body, HasSubstr("value=\"x&quot;y\"")) << "what was typed stays";
}

TEST_F(Routes, KeepTheSearchWhileTheyAskForArticlesToCompare) {
  for (const char* ids : {"", "a=1&", "a=&b=1&", "a=1&a=2&b=3&"}) {
    const std::string body = get("/compare?" + std::string(ids) + "q=ferry&lang=en,de").body;
    EXPECT_THAT(body, HasSubstr("<a href=\"/?q=ferry&amp;lang=en%2Cde\">Back to the hits</a>")) << ids;
    const std::string form = body.substr(body.find("<form class=\"paste\""));
    EXPECT_THAT(form, HasSubstr("<input type=\"hidden\" name=\"q\" value=\"ferry\">")) << ids;
    EXPECT_THAT(form, HasSubstr("<input type=\"hidden\" name=\"lang\" value=\"en,de\">")) << ids;
  }
  EXPECT_THAT(get("/compare").body, Not(HasSubstr("Back to the hits")));
}

TEST_F(Routes, KeepATextThatCannotBeMatched) {
  const Reply empty = post("/match", "application/x-www-form-urlencoded", "text=");
  EXPECT_EQ(empty.status, 400);
  EXPECT_THAT(empty.body, HasSubstr("Text is missing."));
  EXPECT_THAT(empty.body, HasSubstr("<textarea"));
  const Reply odd = post("/match", "application/x-www-form-urlencoded", "text=The+ferry+sank&limit=many");
  EXPECT_EQ(odd.status, 400);
  EXPECT_THAT(odd.body, HasSubstr("The ferry sank</textarea>"));
}

TEST_F(Routes, TellProgramsAsJsonWhatIsWrong) {
  for (const char* target : {"/feed.atom?limit=many", "/feed.json?limit=many", "/api/v1/search?limit=many"}) {
    const Reply reply = get(target);
    EXPECT_EQ(reply.status, 400) << target;
    EXPECT_EQ(reply.header("content-type"), "application/problem+json") << target;
    EXPECT_EQ(json::parse(reply.body)["parameter"], "limit") << target;
  }
  EXPECT_EQ(get("/feed.atom?q=a").header("content-type"), "application/problem+json") << "there is no index";
  EXPECT_EQ(get("/?q=a").header("content-type"), "text/html; charset=utf-8");
}

TEST_F(Routes, HaveWhatBrowsersAndCrawlersLookForByThemselves) {
  const Reply icon = get("/favicon.ico");
  EXPECT_EQ(icon.status, 200);
  EXPECT_EQ(icon.header("content-type"), "image/svg+xml");
  EXPECT_THAT(icon.body, HasSubstr("<svg"));
  EXPECT_EQ(get("/robots.txt").body, "User-agent: *\nDisallow: /\n");
}

// What /mcp answers.
Reply assist(uint16_t port, const std::string& body, const std::string& header) {
  Client client(port);
  client.send("POST /mcp HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n" + header +
              "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  return client.receive();
}

TEST_F(Routes, TakeBatchesOfTheAssistantsProtocolInRevisionsThatHaveThem) {
  const std::string ping = R"({"jsonrpc":"2.0","id":1,"method":"ping"})";
  const std::string notification = R"({"jsonrpc":"2.0","method":"notifications/initialized"})";
  for (const char* header : {"", "MCP-Protocol-Version: 2025-03-26\r\n", "MCP-Protocol-Version: 2024-11-05\r\n"}) {
    const Reply answers = assist(server_.port(), "[" + ping + "," + notification + "," + ping + "]", header);
    EXPECT_EQ(answers.status, 200) << header;
    EXPECT_EQ(json::parse(answers.body).size(), 2u) << answers.body;
    EXPECT_EQ(assist(server_.port(), "[" + notification + "]", header).status, 202) << header;
    EXPECT_EQ(json::parse(assist(server_.port(), "[]", header).body)["error"]["code"], -32600) << header;
  }
  const Reply refused = assist(server_.port(), "[" + ping + "]", "MCP-Protocol-Version: 2025-06-18\r\n");
  EXPECT_EQ(json::parse(refused.body)["error"]["code"], -32600) << refused.body;
  const json wrong = json::parse(
      assist(server_.port(), R"({"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":5}})", "").body);
  EXPECT_EQ(wrong["id"], 3);
  EXPECT_EQ(wrong["error"]["code"], -32602) << wrong;
  const json nameless = json::parse(assist(server_.port(), R"({"jsonrpc":"2.0","id":"x","method":5})", "").body);
  EXPECT_EQ(nameless["id"], "x");
  EXPECT_EQ(nameless["error"]["code"], -32600) << nameless;
}

TEST_F(Routes, RefuseARevisionOfTheAssistantsProtocolThatIsNotSpoken) {
  const auto ping = [&](const std::string& header) {
    return assist(server_.port(), R"({"jsonrpc":"2.0","id":1,"method":"ping"})", header);
  };
  EXPECT_EQ(ping("").status, 200);
  EXPECT_EQ(ping("MCP-Protocol-Version: 2025-06-18\r\n").status, 200);
  const Reply refused = ping("MCP-Protocol-Version: 1999-01-01\r\n");
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(json::parse(refused.body)["code"], "unsupported_protocol_version");
  EXPECT_THAT(refused.body, HasSubstr("2025-03-26"));
}

// What describes this program and holds nothing of an index.
TEST(Rights, OfWhatHoldsNoNewsAreNone) {
  for (const Route& route : routes()) {
    const bool is_description = route.pattern == "/openapi.json" || route.pattern == "/opensearch.xml";
    if (is_description) {
      EXPECT_EQ(route.right, Right::None) << route.pattern;
    }
    if (route.pattern.starts_with("/api/")) {
      EXPECT_NE(route.right, Right::None) << route.pattern;
    }
  }
}

TEST_F(Routes, RefuseBodiesThatAreNoParameters) {
  const struct {
    const char* type;
    std::string body;
    int status;
  } rows[] = {{"application/json", "{", 400},
              {"application/json", "[1]", 400},
              {"application/json", "{\"q\": {\"a\": 1}}", 400},
              {"application/json", "{\"limit\": true}", 400},
              {"application/json", "{\"limit\": \"ten\"}", 400},
              {"application/json", std::string(500'000, '['), 400},
              {"application/json; charset=utf-8", "{\"limit\": 1000}", 400},
              {"application/x-www-form-urlencoded", "limit=ten", 400},
              {"text/plain", "q=a", 415}};
  for (const auto& row : rows)
    EXPECT_EQ(post("/api/v1/search", row.type, row.body).status, row.status) << row.body.substr(0, 40);
}

TEST_F(Routes, SayThatTheIndexIsMissingWithoutSayingWhere) {
  for (const char* target :
       {"/", "/?q=a", "/article/1", "/api/v1/search?q=a", "/api/v1/articles/1", "/api/v1/articles/1/copies",
        "/api/v1/count?q=a", "/api/v1/facets", "/api/v1/histogram?q=a"}) {
    const Reply reply = get(target);
    EXPECT_EQ(reply.status, 503) << target;
    EXPECT_EQ(reply.header("retry-after"), "5") << target;
    EXPECT_THAT(reply.body, Not(HasSubstr("nonexistent"))) << target;
  }
  EXPECT_EQ(
      post("/api/v1/search", "application/json", "{\"q\": \"a\", \"lang\": [\"en\", \"de\"], \"limit\": 3}").status,
      503);
}

TEST(Dispatch, ReportsTheErrorOfTheServer) {
  SearcherPool searchers("/nonexistent/wirecopy.index");
  std::string reported;
  dispatch({.path = "/"}, searchers, [&](const std::string& message, const std::string&) { reported = message; });
  EXPECT_THAT(reported, HasSubstr("/nonexistent/wirecopy.index"));
}

TEST(EntityTag, ChangesWithTheIndexAndTheQuarterHour) {
  const searcher::IndexState state{.revision = 7, .articles = 9, .texts = 8};
  const std::string tag = entity_tag("/nonexistent", state, 900);
  EXPECT_EQ(tag, entity_tag("/nonexistent", state, 1799));
  EXPECT_NE(tag, entity_tag("/nonexistent", state, 1800));
  EXPECT_NE(tag, entity_tag("/nonexistent", {.revision = 8, .articles = 9, .texts = 8}, 900));
  EXPECT_NE(tag, entity_tag("/nonexistent", {.revision = 7, .articles = 10, .texts = 8}, 900));
}

TEST(NamesTag, ComparesWeaklyAmongSeveral) {
  EXPECT_TRUE(names_tag("W/\"a-1\"", "W/\"a-1\""));
  EXPECT_TRUE(names_tag("\"a-1\"", "W/\"a-1\""));
  EXPECT_TRUE(names_tag("\"x\", W/\"a-1\"", "W/\"a-1\""));
  EXPECT_TRUE(names_tag("*", "W/\"a-1\""));
  EXPECT_FALSE(names_tag("W/\"a-12\"", "W/\"a-1\""));
  EXPECT_FALSE(names_tag("W/\"b-a-1\"", "W/\"a-1\""));
  EXPECT_FALSE(names_tag("", "W/\"a-1\""));
}

TEST(Serve, RefusesPublicAddressesUnlessAllowed) {
  EXPECT_THROW(serve({.indexes = {"/nonexistent"}, .address = "0.0.0.0"}), Error);
  try {
    serve({.indexes = {"/nonexistent"}, .address = "0.0.0.0", .allow_public = true});
    FAIL() << "served an index that is not there";
  } catch (const Error& error) {
    EXPECT_EQ(error.failure(), Failure::IndexMissing) << error.what();
  }
}

TEST(Serve, RefusesSitesThatAreNone) {
  for (const char* origin : {"foo", "desk.example", "https://", "https://desk.example/", "https://desk.example/page"}) {
    try {
      serve({.indexes = {"/nonexistent"}, .origins = {origin}});
      FAIL() << "took " << origin;
    } catch (const Error& error) {
      EXPECT_EQ(error.failure(), Failure::Usage) << origin;
      EXPECT_THAT(error.hint(), HasSubstr("https://desk.example")) << origin;
    }
  }
  try {
    serve({.indexes = {"/nonexistent"}, .origins = {"*", "https://desk.example", "http://[::1]:8080"}});
  } catch (const Error& error) {
    EXPECT_EQ(error.failure(), Failure::IndexMissing) << error.what();
  }
}

}  // namespace
}  // namespace wirecopy::web
