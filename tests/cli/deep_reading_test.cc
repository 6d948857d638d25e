// SPDX-License-Identifier: GPL-2.0-or-later
// Long lists: wirecopy export, search --cursor; and wirecopy similar.
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/command.h"

namespace wirecopy::cli::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr const char* articles =
    R"({"id":"1","title":"Flood in the valley","body":"The river came at night, \"fast\".\n\nBoats left.","url":"https://a.example/1","source":"a.example","date":"2024-03-05","authors":["Jane Doe","Max Roe"],"section":"News","tags":["water, high","storm"],"lang":"en"}
{"id":"2","title":"Flood on the coast","body":"The sea came in the morning.","source":"b.example","date":"2024-03-06T10:00:00Z","lang":"en"}
{"id":"3","title":"Hail","body":"Roofs flew over the valley.","source":"c.example","lang":"en"}
{"id":"4","title":"Snow","body":"Roads were closed.","source":"c.example","lang":"en","date_from":"none","modified":"2024-03-07"}
{"id":"5","title":"=Frost","body":"-40 degrees: vines froze.","source":"c.example","lang":"en","date":"2024-03","date_from":"url"}
)";

TEST(Export, IsReadAgainAsTheSameArticles) {
  Workplace place;
  place.write("a.jsonl", articles);
  place.run("index a.jsonl");
  for (const std::string format : {"jsonl", "csv"}) {
    const Result exported = place.run("export -f " + format);
    EXPECT_EQ(exported.code, 0) << exported.errors;
    place.write("again." + format, exported.out);
    EXPECT_EQ(place.run("index -i again-" + format + " again." + format).code, 0);
    for (const char* id : {"1", "2", "3", "4", "5"}) {
      json before = json::parse(place.run("show -f json " + std::string(id)).out);
      json after = json::parse(place.run("show -f json -i again-" + format + " " + id).out);
      for (json* each : {&before, &after}) {
        if (each->contains("article")) *each = json((*each)["article"]);
      }
      if (format == "csv") {
        before.erase("tags");  // a comma in a tag is one between tags there
        after.erase("tags");
      }
      EXPECT_EQ(after, before) << format;
    }
  }
}

TEST(Export, WritesWhatMatches) {
  Workplace place;
  place.write("a.jsonl", articles);
  place.run("index a.jsonl");
  EXPECT_THAT(lines_of(place.run("export flood").out), SizeIs(2));
  EXPECT_THAT(lines_of(place.run("export --source c.example").out), SizeIs(3));
  EXPECT_EQ(place.run("export nowhere").code, 1);
  EXPECT_EQ(place.run("export -f tsv").code, 2);
  const std::string table = place.run("export flood -f csv").out;
  EXPECT_THAT(table, HasSubstr("id,url,title,body,"));
  EXPECT_THAT(table, HasSubstr("\"The river came at night, \"\"fast\"\"."));
}

TEST(Cursor, GoesOnInAnotherProcessWhileTheIndexChanges) {
  Workplace place;
  place.write("a.jsonl", many_articles(300, "old"));
  place.run("index a.jsonl");
  std::set<std::string> ids;
  std::string cursor;
  int page = 0;
  do {
    const Result result =
        place.run("search --sort -date -n 70 -f json" + (cursor.empty() ? "" : " --cursor " + cursor));
    ASSERT_EQ(result.code, 0) << result.errors;
    const json answer = json::parse(result.out);
    for (const json& hit : answer["hits"]) {
      EXPECT_TRUE(ids.insert(hit["id"]).second) << hit["id"] << " came twice";
      EXPECT_THAT(hit["id"].get<std::string>(), HasSubstr("old"));
    }
    cursor = answer["next"].is_null() ? "" : answer["next"].get<std::string>();
    place.write("b.jsonl", many_articles(5, "new" + std::to_string(page++)));
    place.run("index b.jsonl");
  } while (!cursor.empty());
  EXPECT_THAT(ids, SizeIs(300));
  EXPECT_EQ(place.run("search --cursor abc").code, 2);
  EXPECT_EQ(place.run("search --cursor abc --offset 3").code, 2);
}

TEST(Similar, TakesAnIdOrAFile) {
  Workplace place;
  place.write("a.jsonl", articles);
  place.run("index a.jsonl");
  EXPECT_EQ(place.run("similar nobody").code, 1);
  const Result result = place.run("similar 1 -f json");
  EXPECT_LE(result.code, 1) << result.errors;
  const json answer = json::parse(result.out);
  for (const json& hit : answer.at("hits")) EXPECT_NE(hit["id"], "1");
  place.write("draft.txt", "Flood at the coast\n\nThe sea came to the coast in the morning, and the flood stayed.\n");
  const Result of_file = place.run("similar draft.txt -f jsonl");
  EXPECT_EQ(of_file.code, 0) << of_file.errors;
  EXPECT_THAT(of_file.out, HasSubstr("\"id\":\"2\""));
  EXPECT_THAT(of_file.out, ::testing::Not(HasSubstr("\"why\"")));
  EXPECT_THAT(place.run("similar draft.txt --why-rank -f jsonl").out, HasSubstr("\"why\""));
}

}  // namespace
}  // namespace wirecopy::cli::testing
