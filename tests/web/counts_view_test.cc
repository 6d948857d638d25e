// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/web/golden.h"
#include "tests/web/sample_answer.h"
#include "web/export.h"
#include "web/facets_view.h"
#include "web/histogram_part.h"
#include "web/histogram_view.h"
#include "web/search_counts.h"

namespace wirecopy::web {
namespace {

using searcher::Facet;
using searcher::FacetField;
using searcher::Histogram;
using searcher::Interval;
using ::testing::HasSubstr;
using ::testing::Not;

searcher::Bucket bucket_of(std::string date, int64_t number = 0, uint64_t count = 0) {
  searcher::Bucket bucket;
  bucket.date = std::move(date);
  bucket.number = number;
  bucket.count = count;
  return bucket;
}

TEST(Toggled, ChoosesAValueAndGivesItUpAgain) {
  struct Case {
    std::string text;
    FacetField field;
    std::string value;
    std::string chosen;  // the text
    std::vector<std::string> sources;
  };
  const std::vector<Case> cases{
      {"ferry", FacetField::Source, "Meridian Wire", "ferry", {"=Meridian Wire"}},
      {"ferry", FacetField::Source, "Lamp, Oil and Co", "ferry", {"=Lamp, Oil and Co"}},
      {"ferry", FacetField::Tag, "port", "ferry tag:=\"port\"", {}},
      {"", FacetField::Author, "Jo \"Ink\" Brand", "author:=\"Jo \\\"Ink\\\" Brand\"", {}},
      {"ferry OR pier", FacetField::Section, "Labour", "(ferry OR pier) AND section:=\"Labour\"", {}},
      {"(a) b (c)", FacetField::Tag, "port", "(a) b (c) tag:=\"port\"", {}},
      {"ferry OR tag:=\"port\"", FacetField::Tag, "port", "(ferry OR tag:=\"port\") AND tag:=\"port\"", {}},
      {"tag:=\"port\" OR ferry", FacetField::Tag, "port", "(tag:=\"port\" OR ferry) AND tag:=\"port\"", {}},
      {"ferry (tag:=\"port\" pier)", FacetField::Tag, "port", "ferry (tag:=\"port\" pier) tag:=\"port\"", {}},
      {"ferry -tag:=\"port\"", FacetField::Tag, "port", "ferry -tag:=\"port\" tag:=\"port\"", {}},
      {"a|b", FacetField::Section, "Labour", "(a|b) AND section:=\"Labour\"", {}},
  };
  for (const Case& each : cases) {
    searcher::Request request{.text = each.text};
    request.offset = 20;
    const searcher::Request chosen = toggled(request, each.field, each.value);
    EXPECT_EQ(chosen.text, each.chosen);
    EXPECT_EQ(chosen.sources, each.sources) << each.chosen;
    EXPECT_EQ(chosen.offset, 0u) << "the first page of what is found then";
    EXPECT_FALSE(is_chosen(request, each.field, each.value)) << each.chosen;
    EXPECT_TRUE(is_chosen(chosen, each.field, each.value)) << each.chosen;
    const searcher::Request back = toggled(chosen, each.field, each.value);
    EXPECT_EQ(back.text, each.text);
    EXPECT_TRUE(back.sources.empty()) << each.chosen;
  }
}

TEST(Toggled, GivesUpAValueHoweverItIsSpelledAndLeavesTheOthers) {
  struct Case {
    std::string text;
    FacetField field;
    std::string value;
    std::string left;
  };
  const std::vector<Case> cases{
      {"ferry author:=\"petronella voss\"", FacetField::Author, "Petronella Voss", "ferry"},
      {"ferry tag:=\"port\" tag:=\"storm\"", FacetField::Tag, "port", "ferry tag:=\"storm\""},
      {"((a OR b) AND tag:=\"port\") AND tag:=\"storm\"", FacetField::Tag, "port", "(a OR b) AND tag:=\"storm\""},
      {"tag:=\"port\" tag:=\"storm\"", FacetField::Tag, "port", "tag:=\"storm\""},
      {"tag:=\"a|b\" tag:=\"storm\"", FacetField::Tag, "storm", "tag:=\"a|b\""},
  };
  for (const Case& each : cases)
    EXPECT_EQ(toggled({.text = each.text}, each.field, each.value).text, each.left) << each.text;
  const searcher::Request typed{.text = "ferry", .sources = {"=meridian wire", "Harbour Post"}};
  EXPECT_EQ(toggled(typed, FacetField::Source, "Meridian Wire").sources, std::vector<std::string>{"Harbour Post"});
}

// A word selects every outlet that has it in its name, and is given up for all of them.
TEST(Toggled, KnowsEveryNameThatAWordSelects) {
  const searcher::Request request{.text = "ferry", .sources = {"reuters", "=Meridian Wire"}};
  for (const char* name : {"Reuters", "Thomson Reuters", "reuters.com", "Meridian Wire"})
    EXPECT_TRUE(is_chosen(request, FacetField::Source, name)) << name;
  for (const char* name : {"Reutersson", "Meridian"})
    EXPECT_FALSE(is_chosen(request, FacetField::Source, name)) << name;
  EXPECT_EQ(toggled(request, FacetField::Source, "Thomson Reuters").sources,
            std::vector<std::string>{"=Meridian Wire"});
  const std::vector<Facet> facets{
      {.field = FacetField::Source, .values = {{"Thomson Reuters", 2}, {"Meridian Wire", 1}}}};
  const std::string html = facets_view(request, facets, 3).html();
  EXPECT_THAT(html, HasSubstr("give up reuters, by which this is chosen: </span><span class=\"value\"><bdi>Thomson"));
  EXPECT_THAT(html, HasSubstr("give up </span><span class=\"value\"><bdi>Meridian Wire"));
}

TEST(FacetsView, ListsValuesThatAreChosenAndOthers) {
  searcher::Request request{.text = "ferry", .sources = {"=a.example", "<b>"}};
  const std::vector<Facet> facets{
      {.field = FacetField::Source, .values = {{"a.example", 12'000}, {"<b>", 3}}, .other = 5, .distinct = 4},
      {.field = FacetField::Language, .values = {{"en", 9}}, .distinct = 1},
      {.field = FacetField::Tag, .values = {}},
  };
  testing::expect_golden("facets.html",
                         facets_view(request, facets, 12'000).html() + "\n" + filter_chips(request).html() + "\n");
}

TEST(FacetsView, IsEmptyWithoutValues) {
  const std::vector<Facet> facets{{.field = FacetField::Tag, .values = {}}};
  EXPECT_TRUE(facets_view({}, facets, 0).empty());
  EXPECT_TRUE(filter_chips({.text = "ferry"}).empty());
}

TEST(RangeOf, KeepsWhatTheBucketCounts) {
  struct Case {
    std::string date;
    Interval interval;
    std::string from;
    std::string until;
    std::string words;
  };
  for (const Case& each :
       std::vector<Case>{{"2024", Interval::Year, "2024", "2024", "2024"},
                         {"2024-03", Interval::Month, "2024-03", "2024-03", "March 2024"},
                         {"2024-02-26", Interval::Week, "2024-02-26", "2024-03-03", "week of 26 February 2024"},
                         {"2024-03-05", Interval::Day, "2024-03-05", "2024-03-05", "5 March 2024"},
                         {"2024-03-05T10:00:00Z", Interval::Hour, "2024-03-05T10:00:00Z", "2024-03-05T10:59:59Z",
                          "5 March 2024, 10:00"},
                         {"2024-03-05T10:00:00+05:30", Interval::Hour, "2024-03-05T10:00:00+05:30",
                          "2024-03-05T10:59:59+05:30", "5 March 2024, 10:00"}}) {
    const searcher::Bucket bucket = bucket_of(each.date);
    const BucketRange range = range_of(bucket, each.interval);
    EXPECT_EQ(range.from, each.from);
    EXPECT_EQ(range.until, each.until);
    EXPECT_EQ(bucket_words(bucket, each.interval), each.words);
  }
}

TEST(HistogramView, DrawsABarForEveryBucketAndLeavesGaps) {
  Histogram histogram;
  histogram.interval = Interval::Day;
  histogram.buckets = {bucket_of("2024-03-05", 100, 30), bucket_of("2024-03-08", 103, 1)};
  testing::expect_golden("histogram.html",
                         histogram_view({.text = "ferry", .from = "2024"}, histogram, 31).html() + "\n");
  EXPECT_TRUE(histogram_view({}, Histogram{}, 0).empty());
}

// A far-off date leaves the others their room, and is told of and linked.
TEST(HistogramView, LeavesOutFewThatLieFarFromTheRest) {
  Histogram histogram;
  histogram.interval = Interval::Day;
  histogram.time_zone = "Europe/Berlin";
  histogram.buckets = {bucket_of("1900-01-01", -25567, 1), bucket_of("2024-03-05", 19787, 30),
                       bucket_of("2024-03-08", 19790, 28), bucket_of("2090-06-01", 44000, 1)};
  const std::string html = histogram_view({.text = "ferry"}, histogram, 60).html();
  EXPECT_THAT(html, HasSubstr("viewBox=\"0 0 160 60\""));
  EXPECT_THAT(html, HasSubstr("Not drawn: <a href=\"/?q=ferry&amp;from=1900-01-01&amp;until=1900-01-01\">1 text</a> "
                              "from before 5 March 2024."));
  EXPECT_THAT(html, HasSubstr("until=2090-06-01\">1 text</a> from after 8 March 2024."));
  EXPECT_THAT(html, HasSubstr("Texts by day (Europe/Berlin); the tallest bar is 30 texts"));
  EXPECT_THAT(html, HasSubstr("data-zone=\"Europe/Berlin\""));
  histogram.interval = Interval::Year;
  EXPECT_THAT(histogram_view({}, histogram, 60).html(), Not(HasSubstr("Berlin")));
}

TEST(DrawnPart, IsAllWhereNothingLiesFarOrTooMuchDoes) {
  const auto part_of = [](const std::vector<std::pair<int64_t, uint64_t>>& buckets) {
    Histogram histogram;
    for (const auto& [number, count] : buckets) histogram.buckets.push_back(bucket_of("", number, count));
    const HistogramPart part = drawn_part(histogram);
    return std::pair(part.begin, part.end);
  };
  using Ends = std::pair<std::size_t, std::size_t>;
  EXPECT_EQ(part_of({}), Ends(0, 0));
  EXPECT_EQ(part_of({{5, 100}}), Ends(0, 1));
  EXPECT_EQ(part_of({{-900, 1}, {5, 50}, {9, 49}}), Ends(1, 3));
  EXPECT_EQ(part_of({{-900, 10}, {5, 50}, {9, 49}}), Ends(0, 3)) << "ten in a hundred are no oddity";
  EXPECT_EQ(part_of({{1, 1}, {5, 50}, {9, 49}}), Ends(0, 3)) << "near enough";
  EXPECT_EQ(part_of({{-900, 1}, {5, 5}, {9, 5}}), Ends(0, 3)) << "of few all are shown";
  EXPECT_EQ(part_of({{-900, 1}, {-400, 1}, {5, 50}, {9, 49}, {900, 1}}), Ends(2, 4));
  EXPECT_EQ(part_of({{5, 50}, {9, 49}, {900, 1}}), Ends(0, 2));
}

TEST(FittingInterval, HeedsNoFarOffDate) {
  Histogram months;
  months.buckets = {bucket_of("", -800, 1), bucket_of("", 600, 60), bucket_of("", 602, 60)};
  EXPECT_EQ(fitting_interval(months), Interval::Week);
}

TEST(FittingInterval, GivesAHandfulOfBarsToAFewDozen) {
  const auto over = [](int64_t months) {
    Histogram histogram;
    histogram.buckets = {bucket_of("", 0), bucket_of("", months - 1)};
    return fitting_interval(histogram);
  };
  EXPECT_EQ(fitting_interval({}), Interval::Day);
  EXPECT_EQ(over(1), Interval::Day);
  EXPECT_EQ(over(3), Interval::Week);
  EXPECT_EQ(over(15), Interval::Month);
  EXPECT_EQ(over(200), Interval::Year);
}

TEST(HitsCsv, IsATableThatNoSpreadsheetRuns) {
  searcher::Answer answer = testing::sample_answer();
  answer.hits.resize(1);
  answer.hits[0].article.title = "=HYPERLINK(\"http://x\"), \"quoted\"";
  answer.hits[0].article.outlet = "@lamp";
  const std::string csv = hits_csv(answer);
  EXPECT_THAT(csv, HasSubstr(",\"'=HYPERLINK(\"\"http://x\"\"), \"\"quoted\"\"\","));
  EXPECT_THAT(csv, HasSubstr(",'@lamp,"));
  EXPECT_EQ(csv.substr(0, 3), "\xEF\xBB\xBF");
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 2);
}

}  // namespace
}  // namespace wirecopy::web
