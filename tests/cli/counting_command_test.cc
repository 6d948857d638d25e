// SPDX-License-Identifier: GPL-2.0-or-later
// wirecopy count, facets and histogram.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/command.h"

namespace wirecopy::cli::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* articles =
    R"({"id":"1","title":"Flood in the valley","body":"In Tarnholm the Keld bridge fell when the Orr came, said mayor Anna Lind.","source":"a.example","date":"2024-03-05","authors":["Doe, Jane","Roe"]}
{"id":"2","title":"Flood on the coast","body":"Mayor Anna Lind of Tarnholm said that the Orr took the Keld bridge in the morning.","source":"b.example","date":"2024-03-09T10:00:00Z"}
{"id":"3","title":"Hail","body":"Roofs flew over the valley.","source":"a.example","tags":["a \"storm\"","wind\u001b[31m"]}
)";

class CountingCommand : public ::testing::Test {
 protected:
  CountingCommand() {
    place_.write("a.jsonl", articles);
    place_.run("index a.jsonl");
  }
  Workplace place_;
};

TEST_F(CountingCommand, CountsInEveryFormat) {
  EXPECT_EQ(place_.run("count flood -f tsv").out, "articles\t2\teq\ntexts\t2\teq\nstories\t1\teq\n");
  EXPECT_EQ(place_.run("count flood -f csv").out, "unit,count,relation\narticles,2,eq\ntexts,2,eq\nstories,1,eq\n");
  EXPECT_THAT(place_.run("count flood").out, HasSubstr("1 story, 2 texts, 2 articles"));
  EXPECT_EQ(nlohmann::json::parse(place_.run("count flood -f json").out)["total"]["texts"]["value"], 2);
  EXPECT_EQ(place_.run("count nowhere").code, 1);
  EXPECT_EQ(place_.run("count flood --from 2024-03-06 -f tsv").out, "articles\t1\teq\ntexts\t1\teq\nstories\t1\teq\n");
}

TEST_F(CountingCommand, CountsByFields) {
  EXPECT_EQ(place_.run("facets --by source,author -f tsv").out,
            "source\ta.example\t2\nsource\tb.example\t1\nauthor\tDoe, Jane\t1\nauthor\tRoe\t1\n");
  EXPECT_EQ(place_.run("facets --by author,tag -n 1 -f csv").out,
            "field,value,count\nauthor,\"Doe, Jane\",1\ntag,\"a \"\"storm\"\"\",1\n");
  EXPECT_EQ(place_.run("facets flood --by source --by lang -f tsv").out,
            "source\ta.example\t1\nsource\tb.example\t1\nlang\ten\t2\n");
  EXPECT_EQ(place_.run("facets --by colour").code, 2);
  const auto json = nlohmann::json::parse(place_.run("facets flood --unit articles -f json").out);
  EXPECT_EQ(json["facets"].size(), 5u) << "every field when none is named";
  EXPECT_EQ(json["facets"]["source"]["unit"], "articles");
  EXPECT_EQ(json["facets"]["tag"]["missing"], 2);
}

TEST(WholeNames, FindWhatARowOfAFacetCounts) {
  Workplace place;
  std::string lines;
  const std::vector<std::pair<std::string, std::string>> names{
      {"Reuters", "World"},          {"Reuters UK", "World Cup"},      {"reuters", "Cup"},
      {"The Times", "world"},        {"The Times of Malta", ""},       {"Times", "World, again"},
      {"Lamp, Oil and Co", "C++"},   {"Jo \"Ink\" Brand", "World \\"}, {"www.a.example", "C"},
      {"a.example.org", "a.example"}};
  for (std::size_t i = 0; i < 60; ++i) {
    const auto& [outlet, section] = names[i % 7 == 3 ? 0 : i % names.size()];
    lines +=
        nlohmann::json{{"id", std::to_string(i)},   {"title", "Zebra"},   {"body", "Zebra number " + std::to_string(i)},
                       {"source", outlet},          {"section", section}, {"tags", {section, "zebra"}},
                       {"authors", {outlet, "Roe"}}}
            .dump() +
        "\n";
  }
  place.write("names.jsonl", lines);
  ASSERT_EQ(place.run("index names.jsonl").code, 0);
  const auto facets = nlohmann::json::parse(place.run("facets zebra --unit articles -n 100 -f json").out)["facets"];
  std::size_t rows = 0;
  for (const std::string field : {"source", "author", "section", "tag"}) {
    for (const auto& row : facets[field]["values"]) {
      std::string name = row["value"];
      for (std::size_t at = 0; (at = name.find_first_of("\"\\", at)) != std::string::npos; at += 2)
        name.insert(at, "\\");
      const Result counted = place.run("count '" + field + ":=\"" + name + "\"' -f tsv");
      EXPECT_THAT(counted.out, ::testing::StartsWith("articles\t" + row["count"].dump() + "\t"))
          << field << " " << name;
      ++rows;
    }
  }
  EXPECT_GE(rows, 25u);
}

TEST_F(CountingCommand, DrawsPictures) {
  place_.environment["COLUMNS"] = "60";
  expect_golden("facets.txt", place_.run("facets -n 1").out);
  expect_golden("histogram.txt", place_.run("histogram --share").out);
  expect_golden("histogram-hour.txt", place_.run("histogram flood --by hour --tz Europe/Berlin").out);
}

TEST_F(CountingCommand, SaysWhenSomethingCountsMoreThanOnce) {
  EXPECT_THAT(place_.run("histogram flood --unit stories").out,
              HasSubstr("a story counts for each day that has an article of it"));
  EXPECT_THAT(place_.run("histogram flood").out, Not(HasSubstr("counts for each")));
  const std::string facets = place_.run("facets flood --unit stories").out;
  EXPECT_THAT(facets, HasSubstr("a story counts for each source that has an article of it"));
  EXPECT_THAT(facets, Not(HasSubstr("counts for each lang")));
  EXPECT_THAT(place_.run("facets valley --by author --unit articles --until 2024-03-05").out,
              HasSubstr("an article of several counts for each author"));
}

TEST_F(CountingCommand, CountsByTime) {
  EXPECT_EQ(place_.run("histogram -f tsv").out, "2024-03-05\t1\n2024-03-09\t1\n");
  EXPECT_EQ(place_.run("histogram --by week -f csv").out, "date,count\n2024-03-04,2\n");
  EXPECT_EQ(place_.run("histogram morning --by month --share -f csv").out,
            "date,count,all,share\n2024-03,1,2,0.500000\n");
  const auto json = nlohmann::json::parse(place_.run("histogram -f json --tz +02:00").out)["histogram"];
  EXPECT_EQ(json["undated"], 1);
  EXPECT_EQ(json["tz"], "+02:00");
  EXPECT_EQ(place_.run("histogram --by decade").code, 2);
}

}  // namespace
}  // namespace wirecopy::cli::testing
