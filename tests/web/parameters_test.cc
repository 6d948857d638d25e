// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/parameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirecopy::web {
namespace {

// What the description of the API tells of a parameter is what the parameter takes.
TEST(Parameters, TakeTheValuesThatAreToldOfThem) {
  const auto is_taken = [](std::string_view name, std::string_view value) {
    const std::vector<QueryPair> pairs{{std::string(name), std::string(value)}};
    return !read_parameters(pairs).problem;
  };
  for (const Parameter& parameter : parameters()) {
    const Values& values = parameter.values;
    if (!values.standard.empty()) {
      searcher::Request request;
      EXPECT_EQ(parameter.read(values.standard, request), "") << parameter.name;
      EXPECT_EQ(parameter.write(request), "") << parameter.name << ": what counts without it is another";
    }
    if (values.names != nullptr) {
      for (const std::string_view name : values.names()) EXPECT_TRUE(is_taken(parameter.name, name)) << name;
      EXPECT_FALSE(is_taken(parameter.name, "none of them")) << parameter.name;
    }
    if (values.type != "integer") continue;
    for (const uint32_t number : {values.least, values.most})
      EXPECT_TRUE(is_taken(parameter.name, std::to_string(number))) << parameter.name << number;
    EXPECT_FALSE(is_taken(parameter.name, std::to_string(values.most + 1))) << parameter.name;
  }
}

using ::testing::ElementsAre;

TEST(Parameters, AreReadIntoTheRequest) {
  const ReadParameters read = read_parameters(
      parse_query("q=grain+deal&match=any&sort=-date&dups=show&from=2024-01&until=2024-03-15&source="
                  "bbc,cnn&source=dpa&lang=en,de&tz=%2B02:00&limit=25&offset=50&unit=articles&facets=source,tag&"
                  "facets=tag,lang&facet_limit=3&histogram=week&share=yes"));
  ASSERT_FALSE(read.problem) << read.problem->detail;
  const searcher::Request& request = read.request;
  EXPECT_EQ(request.text, "grain deal");
  EXPECT_EQ(request.match, searcher::MatchMode::Any);
  EXPECT_EQ(request.sort, searcher::Sort::Newest);
  EXPECT_EQ(request.duplicates, searcher::Duplicates::Show);
  EXPECT_EQ(request.from, "2024-01");
  EXPECT_EQ(request.until, "2024-03-15");
  EXPECT_THAT(request.sources, ElementsAre("bbc", "cnn", "dpa"));
  EXPECT_THAT(request.languages, ElementsAre("en", "de"));
  EXPECT_EQ(request.time_zone, "+02:00");
  EXPECT_EQ(request.limit, 25u);
  EXPECT_EQ(request.offset, 50u);
  EXPECT_EQ(request.unit, searcher::Unit::Articles);
  EXPECT_THAT(request.facets,
              ElementsAre(searcher::FacetField::Source, searcher::FacetField::Tag, searcher::FacetField::Language));
  EXPECT_EQ(request.facet_values, 3u);
  EXPECT_EQ(request.histogram, searcher::Interval::Week);
  EXPECT_TRUE(request.share);
}

TEST(Parameters, TakeLanguagesByCodeOrEnglishName) {
  const ReadParameters read = read_parameters(parse_query("lang=English,+german,pt-BR,xx&lang=FRENCH"));
  ASSERT_FALSE(read.problem) << read.problem->detail;
  EXPECT_THAT(read.request.languages, ElementsAre("en", "de", "pt", "xx", "fr"));
}

TEST(Parameters, TakeEachLanguageOnceAndNoBlankForOne) {
  const struct {
    const char* query;
    std::vector<std::string> languages;
  } rows[] = {
      {"lang=en,", {"en"}},   {"lang=en,%20", {"en"}},        {"lang=%20", {}},
      {"lang=,+,", {}},       {"lang=German,de,+DE", {"de"}}, {"lang=de,fr&lang=German", {"de", "fr"}},
      {"lang=xx,xx", {"xx"}},
  };
  for (const auto& row : rows) {
    const ReadParameters read = read_parameters(parse_query(row.query));
    EXPECT_FALSE(read.problem) << row.query;
    EXPECT_EQ(read.request.languages, row.languages) << row.query;
  }
}

TEST(Parameters, MakeAPermalinkThatReadsBackAsTheSame) {
  const std::string link =
      "q=grain%20%22deal&match=any&sort=copies&dups=only&from=2024&until=2025&source=a%2C%3D%22b%2C%20c%22&lang=en%"
      "2Cja&tz=%2B02%3A00&"
      "unit=articles&facets=author%2Csource&facet_limit=0&histogram=hour&share=yes&limit=0&offset=7";
  EXPECT_EQ(to_query_string(read_parameters(parse_query(link)).request), link);
}

TEST(Parameters, LeaveTheDefaultsOutOfThePermalink) {
  EXPECT_EQ(to_query_string(
                read_parameters(
                    parse_query("q=a&match=all&sort=relevance&dups=collapse&from=&until=&tz=UTC&limit=10&offset=0"))
                    .request),
            "q=a");
}

TEST(Parameters, RefuseABadValueAndNameTheParameter) {
  const struct {
    const char* query;
    const char* parameter;
  } rows[] = {{"match=some", "match"},
              {"sort=newest", "sort"},
              {"dups=1", "dups"},
              {"from=01/02/2024", "from"},
              {"until=soon", "until"},
              {"lang=englisch", "lang"},
              {"lang=en,,E1", "lang"},
              {"tz=Mars/Base", "tz"},
              {"tz=../../etc/passwd", "tz"},
              {"unit=words", "unit"},
              {"facets=colour", "facets"},
              {"facet_limit=10001", "facet_limit"},
              {"histogram=second", "histogram"},
              {"share=1", "share"},
              {"limit=-1", "limit"},
              {"limit=101", "limit"},
              {"limit=10x", "limit"},
              {"limit=99999999999", "limit"},
              {"offset=10001", "offset"},
              {"offset=1.5", "offset"},
              {"limit=1&limit=2", "limit"},
              {"q=a&q=b", "q"}};
  for (const auto& row : rows) {
    const ReadParameters read = read_parameters(parse_query(row.query));
    ASSERT_TRUE(read.problem) << row.query;
    EXPECT_EQ(read.problem->status, 400) << row.query;
    EXPECT_EQ(read.problem->code, "bad_parameter") << row.query;
    EXPECT_EQ(read.problem->parameter, row.parameter) << row.query;
  }
}

TEST(Parameters, NeverRefuseTheTextOfTheQuery) {
  for (const char* query : {"q=%22", "q=%FF%FE", "q=%00", "q=((((", "q=OR", "q=date:soon", "q=%3Cscript%3E"})
    EXPECT_FALSE(read_parameters(parse_query(query)).problem) << query;
}

}  // namespace
}  // namespace wirecopy::web
