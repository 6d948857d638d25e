// SPDX-License-Identifier: GPL-2.0-or-later
// An assistant at the other end of standard input and output.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/command.h"
#include "web/mcp.h"

namespace wirecopy::cli::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class Assistant : public ::testing::Test {
 protected:
  Assistant() {
    place_.write(
        "a.jsonl",
        R"({"id":"lead","title":"Ferry aground","source":"courier.example","date":"2024-03-05","body":"The night ferry to Ellerby ran aground on a sandbank in the Tollen shortly after two in the morning, the coastguard said on Tuesday."})"
        "\n"
        R"({"id":"other","title":"Comet seen","source":"lamp.example","body":"A comet was seen."})"
        "\n");
    place_.run("index a.jsonl");
  }

  // The answers to messages, a line each.
  std::vector<json> say(const std::vector<json>& messages) {
    std::string input;
    for (const json& message : messages) input += message.dump() + "\n";
    std::vector<json> answers;
    for (const std::string& line : lines_of(place_.run("mcp", input).out)) answers.push_back(json::parse(line));
    return answers;
  }
  json call(const std::string& tool, const json& arguments) {
    const std::vector<json> answers = say({{{"jsonrpc", "2.0"},
                                            {"id", 7},
                                            {"method", "tools/call"},
                                            {"params", {{"name", tool}, {"arguments", arguments}}}}});
    return answers.size() == 1 ? answers[0] : json();
  }

  Workplace place_;
};

TEST_F(Assistant, IsGreetedAndToldTheTools) {
  const std::vector<json> answers =
      say({{{"jsonrpc", "2.0"}, {"id", 1}, {"method", "initialize"}, {"params", {{"protocolVersion", "2024-11-05"}}}},
           {{"jsonrpc", "2.0"}, {"method", "notifications/initialized"}},
           {{"jsonrpc", "2.0"}, {"id", "two"}, {"method", "tools/list"}},
           {{"jsonrpc", "2.0"}, {"id", 3}, {"method", "ping"}}});
  ASSERT_EQ(answers.size(), 3u) << "a notification is not answered";
  EXPECT_EQ(answers[0]["result"]["protocolVersion"], "2024-11-05");
  EXPECT_EQ(answers[0]["result"]["serverInfo"]["name"], "wirecopy");
  EXPECT_EQ(answers[1]["id"], "two");
  ASSERT_EQ(answers[1]["result"]["tools"].size(), web::tools().size());
  for (const json& tool : answers[1]["result"]["tools"]) EXPECT_EQ(tool["inputSchema"]["type"], "object") << tool;
  EXPECT_EQ(answers[2]["result"], json::object());
}

TEST_F(Assistant, SearchesReadsAndTraces) {
  const json found = call("search", {{"q", "ferries"}, {"limit", 1}})["result"];
  EXPECT_EQ(found["isError"], false);
  EXPECT_EQ(found["structuredContent"]["hits"][0]["id"], "lead");
  EXPECT_EQ(json::parse(found["content"][0]["text"].get<std::string>()), found["structuredContent"]);
  EXPECT_EQ(call("get_article", {{"id", "lead"}})["result"]["structuredContent"]["article"]["title"], "Ferry aground");
  const json copies = call("copies", {{"id", "lead"}})["result"]["structuredContent"];
  EXPECT_EQ(copies["members"].size(), copies["articles"]);
  EXPECT_TRUE(copies["members"][0].contains("kept")) << copies;
  EXPECT_EQ(call("compare", {{"a", "lead"}, {"b", "other"}})["result"]["structuredContent"]["b"]["id"], "other");
  const json traced =
      call("match", {{"text", "ran aground on a sandbank in the Tollen shortly after two in the morning"}});
  EXPECT_EQ(traced["result"]["structuredContent"]["matches"][0]["id"], "lead");
  EXPECT_GE(call("count", {{"q", "ferry"}})["result"]["structuredContent"]["total"]["articles"]["value"], 1);
  EXPECT_TRUE(
      call("histogram", {{"q", "ferry"}, {"interval", "day"}})["result"]["structuredContent"].contains("histogram"));
}

TEST_F(Assistant, SearchesInEveryWayThatTheApiDoes) {
  EXPECT_EQ(call("search", {{"q", "ferry zeppelin"}, {"match", "any"}})["result"]["structuredContent"]["hits"].size(),
            1u);
  EXPECT_EQ(
      call("search", {{"q", "*"}, {"group", "story"}, {"offset", 1}})["result"]["structuredContent"]["hits"].size(),
      1u);
}

TEST_F(Assistant, ReadsALongTextInParts) {
  std::string body;
  for (int i = 0; i < 40'000; ++i) body += "Paragraph " + std::to_string(i) + " of the h\u00e9aring on the strait.\n\n";
  place_.write("long.jsonl", json({{"id", "long"}, {"title", "The hearing"}, {"body", body}}).dump() + "\n");
  place_.run("index long.jsonl");
  const json first = call("get_article", {{"id", "long"}, {"q", "strait"}});
  EXPECT_LT(first.dump().size(), 200'000u) << "of " << body.size();
  const json part = first["result"]["structuredContent"]["article"]["body_part"];
  EXPECT_EQ(part["truncated"], true);
  EXPECT_GT(part["bytes"], 1'000'000);
  const json second = call("get_article", {{"id", "long"}, {"offset", part["next_offset"]}, {"limit", 1000}});
  const json article = second["result"]["structuredContent"]["article"];
  EXPECT_EQ(article["body_part"]["start"], part["next_offset"]);
  EXPECT_THAT(article["body"].get<std::string>().size(), ::testing::AllOf(::testing::Gt(990u), ::testing::Le(1000u)));
  EXPECT_LT(call("compare", {{"a", "long"}, {"b", "other"}}).dump().size(), 10'000u);
}

json request(const json& id, const char* method) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"method", method}};
}

json greeting(const char* revision) {
  json message = request("hello", "initialize");
  message["params"] = {{"protocolVersion", revision}};
  return message;
}

const json notification = {{"jsonrpc", "2.0"}, {"method", "notifications/initialized"}};

TEST_F(Assistant, MaySendSeveralMessagesAtOnce) {
  const json batch = {request(1, "ping"), notification, request(2, "none"), 3, request(4, "initialize")};
  const std::vector<json> answers = say({greeting("2025-03-26"), batch, json::array({notification, notification})});
  ASSERT_EQ(answers.size(), 2u) << "a batch of notifications is not answered";
  ASSERT_EQ(answers[1].size(), 4u) << answers[1];
  EXPECT_EQ(answers[1][0], json({{"jsonrpc", "2.0"}, {"id", 1}, {"result", json::object()}}));
  EXPECT_EQ(answers[1][1]["error"]["code"], -32601);
  EXPECT_EQ(answers[1][2]["error"]["code"], -32600) << "3 is no message";
  EXPECT_EQ(answers[1][3]["id"], 4);
  EXPECT_EQ(answers[1][3]["error"]["code"], -32600) << "a session begins by itself";
  EXPECT_EQ(say({json::array({request(1, "ping")})}).at(0)[0]["id"], 1) << "one that did not say what it speaks";
  const std::vector<json> large(51, request(1, "ping"));
  EXPECT_EQ(say({json(large)}).at(0)["error"]["code"], -32600);
}

TEST_F(Assistant, SendsNoBatchesInARevisionWithoutThem) {
  const std::vector<json> answers = say(
      {greeting("2025-06-18"), json::array({request(1, "ping")}), greeting("1999-01-01"), json::array({notification})});
  ASSERT_EQ(answers.size(), 4u);
  for (const json& refused : {answers[1], answers[3]}) {
    EXPECT_EQ(refused["error"]["code"], -32600) << refused;
    EXPECT_THAT(refused["error"]["message"].get<std::string>(), HasSubstr("2025-06-18"));
  }
}

// What a tool says that it takes is what it takes.
TEST_F(Assistant, IsToldTheArgumentsAsTheyAre) {
  const json list = say({{{"jsonrpc", "2.0"}, {"id", 1}, {"method", "tools/list"}}}).at(0)["result"]["tools"];
  const json given = {{"q", "ferry"}, {"id", "lead"}, {"a", "lead"}, {"b", "other"}, {"text", "a ferry ran aground"}};
  for (const json& tool : list) {
    const std::string name = tool["name"];
    json needed = json::object();
    for (const json& argument : tool["inputSchema"]["required"])
      needed[argument.get<std::string>()] = given.at(argument.get<std::string>());
    const auto fails = [&](const std::string& argument, const json& value) {
      json arguments = needed;
      arguments[argument] = value;
      return call(name, arguments)["result"]["isError"].get<bool>();
    };
    for (const auto& [argument, schema] : tool["inputSchema"]["properties"].items()) {
      EXPECT_FALSE(schema["description"].get<std::string>().empty()) << name << " " << argument;
      if (schema.contains("default")) {
        EXPECT_FALSE(fails(argument, schema["default"])) << name << " " << argument;
      }
      for (const json& value : schema.value("enum", json::array())) EXPECT_FALSE(fails(argument, value)) << argument;
      if (schema.contains("enum")) {
        EXPECT_TRUE(fails(argument, "none of them")) << name << " " << argument;
      }
      if (schema.contains("maximum")) {
        EXPECT_TRUE(fails(argument, schema["maximum"].get<int>() + 1)) << name << " " << argument;
      }
      if (schema["type"] == "integer") {
        EXPECT_TRUE(fails(argument, true)) << name << " " << argument;
      }
    }
    EXPECT_TRUE(fails("colour", "red")) << name;
  }
}

TEST_F(Assistant, ChoosesAmongSeveralIndexes) {
  place_.write("b.jsonl", R"({"id":"sky","title":"Meteor seen","body":"A meteor was seen over Tarn."})");
  place_.run("index b.jsonl -i second");
  const auto ask = [&](const json& arguments) {
    const json message = {{"jsonrpc", "2.0"},
                          {"id", 1},
                          {"method", "tools/call"},
                          {"params", {{"name", "count"}, {"arguments", arguments}}}};
    const std::string list = R"({"jsonrpc":"2.0","id":2,"method":"tools/list"})";
    const auto lines =
        lines_of(place_.run("mcp -i news=wirecopy.index -i sky=second", message.dump() + "\n" + list + "\n").out);
    EXPECT_EQ(lines.size(), 2u);
    const json tool = json::parse(lines.at(1))["result"]["tools"][0];
    EXPECT_EQ(tool["inputSchema"]["properties"]["index"]["enum"], json({"news", "sky"}));
    return json::parse(lines.at(0))["result"];
  };
  EXPECT_EQ(ask({{"q", "meteor"}})["structuredContent"]["total"]["articles"]["value"], 0);
  EXPECT_EQ(ask({{"q", "meteor"}, {"index", "sky"}})["structuredContent"]["total"]["articles"]["value"], 1);
  EXPECT_EQ(ask({{"q", "meteor"}, {"index", "none"}})["isError"], true);
  const std::string taken = ask({{"q", "meteor"}, {"colour", "red"}})["content"][0]["text"];
  EXPECT_THAT(taken, ::testing::EndsWith(", index")) << "where there is a choice, it is told";
  EXPECT_EQ(call("count", {{"q", "ferry"}, {"index", "news"}})["result"]["isError"], true)
      << "one index leaves no choice";
}

TEST_F(Assistant, CanTellNothingFoundFromFailure) {
  const json nothing = call("search", {{"q", "zeppelin"}})["result"];
  EXPECT_EQ(nothing["isError"], false);
  EXPECT_EQ(nothing["structuredContent"]["total"]["articles"]["value"], 0);
  const struct {
    const char* tool;
    json arguments;
    const char* message;
  } rows[] = {{"get_article", {{"id", "none"}}, "no article of this id"},
              {"get_article", json::object(), "needs the argument id"},
              {"search", {{"q", "a"}, {"limit", "many"}}, "limit must be"},
              {"search", {{"q", "a"}, {"colour", "red"}}, "takes no argument colour; it takes q, from"},
              {"search", {{"q", "a"}, {"size", 3}, {"colour", "red"}}, "takes no argument colour, size"},
              {"search", {{"q", {{"a", 1}}}}, "must be of the type string"},
              {"histogram", {{"q", "a"}, {"interval", "fortnight"}}, "interval must be one of"},
              {"get_article", {{"id", "../search?q="}}, "no article of this id"}};
  for (const auto& row : rows) {
    const json answer = call(row.tool, row.arguments);
    EXPECT_EQ(answer["result"]["isError"], true) << answer;
    EXPECT_THAT(answer["result"]["content"][0]["text"].get<std::string>(), HasSubstr(row.message));
  }
}

TEST_F(Assistant, IsAnsweredWhateverItSends) {
  const Result result =
      place_.run("mcp",
                 "nonsense\n[]\n{\"jsonrpc\":\"1.0\"}\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\"}\n"
                 "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"x\"}}\n"
                 "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":3}}\n"
                 "{\"jsonrpc\":\"2.0\",\"id\":[],\"method\":5}\n\n{\"jsonrpc\":\"2.0\",\"result\":1,\"id\":1}\n");
  std::vector<int> codes;
  for (const std::string& line : lines_of(result.out)) codes.push_back(json::parse(line)["error"]["code"]);
  EXPECT_THAT(codes, ::testing::ElementsAre(-32700, -32600, -32600, -32601, -32602, -32602, -32600));
  EXPECT_EQ(result.code, 0);
  EXPECT_EQ(place_.run("mcp -i nowhere", "").code, 3);
}

}  // namespace
}  // namespace wirecopy::cli::testing
