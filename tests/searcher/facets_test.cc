// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/facets.h"

#include <gtest/gtest.h>

#include "searcher/searcher.h"
#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

std::string shown(const Facet& facet) {
  std::string text;
  for (const FacetValue& value : facet.values) text += value.value + " " + std::to_string(value.count) + ", ";
  return text + "other " + std::to_string(facet.other) + ", distinct " + std::to_string(facet.distinct) + ", missing " +
         std::to_string(facet.missing);
}

std::string shown(const Histogram& histogram) {
  std::string text;
  for (const Bucket& bucket : histogram.buckets) {
    text += bucket.date + " " + std::to_string(bucket.count);
    if (bucket.all) text += " of " + std::to_string(*bucket.all);
    text += ", ";
  }
  return text + "undated " + std::to_string(histogram.undated) + ", imprecise " + std::to_string(histogram.imprecise);
}

class Facets : public ::testing::Test {
 protected:
  Facets() : index_(directory_.path() / "index") {
    const std::vector<std::string> both{"Jane Doe", "Max Roe"};
    index_.add({.title = "storm", .outlet = "gazette", .published = march(1), .authors = both, .section = "News"});
    index_.add({.title = "storm", .outlet = "courier", .published = march(1), .authors = {"Jane Doe"}});
    index_.add({.title = "storm", .outlet = "courier", .published = march(2), .authors = {"Jane Doe", "Jane Doe"}});
    index_.add({.title = "storm", .outlet = "ledger", .language = "de", .tags = {"weather", "sea"}});
    index_.add({.title = "calm", .outlet = "ledger", .published = march(2), .tags = {"weather"}});
    const corpus::Date in_march{march(1).seconds - 43'200, corpus::Precision::Month, corpus::Origin::Feed};
    index_.add({.title = "storm", .published = in_march});
    index_.group({1, 2, 3});
    index_.commit();
  }

  Answer ask(const Request& request) { return Searcher(index_.path()).search(request); }

  std::string facet(FacetField field, Unit unit, uint32_t values = 10) {
    return shown(ask({.text = "storm", .unit = unit, .facets = {field}, .facet_values = values}).facets.at(0));
  }

  TemporaryDirectory directory_;
  SmallIndex index_;
};

TEST_F(Facets, CountNamesThatAFilterFindsAsOneTogether) {
  for (const char* name : {"jane doe", "JANE DOE", "jane doe", "Jane  Roe"})
    index_.add({.title = "storm", .authors = {name, "Jane Doe"}, .section = "news", .tags = {"Sea"}});
  index_.commit();
  EXPECT_EQ(facet(FacetField::Author, Unit::Articles),
            "Jane Doe 7, Jane  Roe 1, Max Roe 1, other 0, distinct 3, missing 2");
  EXPECT_EQ(facet(FacetField::Section, Unit::Articles), "news 5, other 0, distinct 1, missing 4");
  EXPECT_EQ(facet(FacetField::Tag, Unit::Articles), "Sea 5, weather 1, other 0, distinct 2, missing 4");
}

TEST_F(Facets, CountArticles) {
  EXPECT_EQ(facet(FacetField::Source, Unit::Articles),
            "courier 2, gazette 1, ledger 1, other 0, distinct 3, missing 1");
  EXPECT_EQ(facet(FacetField::Author, Unit::Articles), "Jane Doe 3, Max Roe 1, other 0, distinct 2, missing 2");
  EXPECT_EQ(facet(FacetField::Language, Unit::Articles), "en 4, de 1, other 0, distinct 2, missing 0");
  EXPECT_EQ(facet(FacetField::Section, Unit::Articles), "News 1, other 0, distinct 1, missing 4");
  EXPECT_EQ(facet(FacetField::Tag, Unit::Articles), "sea 1, weather 1, other 0, distinct 2, missing 4");
}

TEST_F(Facets, CountATextOnceForEveryValue) {
  EXPECT_EQ(facet(FacetField::Source, Unit::Texts), "courier 1, gazette 1, ledger 1, other 0, distinct 3, missing 1");
  EXPECT_EQ(facet(FacetField::Author, Unit::Texts), "Jane Doe 1, Max Roe 1, other 0, distinct 2, missing 2");
  EXPECT_EQ(facet(FacetField::Section, Unit::Texts), "News 1, other 0, distinct 1, missing 3");
}

TEST_F(Facets, ListTheMostFrequentAndSumUpTheOthers) {
  EXPECT_EQ(facet(FacetField::Source, Unit::Articles, 1), "courier 2, other 2, distinct 3, missing 1");
  EXPECT_EQ(facet(FacetField::Source, Unit::Articles, 0), "other 4, distinct 3, missing 1");
}

TEST_F(Facets, CountWhatTheHitsAreTakenFrom) {
  const Request only{
      .text = "storm", .duplicates = Duplicates::Only, .unit = Unit::Articles, .facets = {FacetField::Source}};
  EXPECT_EQ(shown(ask(only).facets.at(0)), "courier 2, other 0, distinct 1, missing 0");
  for (const Sort sort : {Sort::Relevance, Sort::Newest}) {
    for (const uint32_t limit : {0u, 1u, 10u}) {
      for (const char* text : {"storm", "storm^2", "title:storm AND (storm OR calm)"}) {
        const Answer answer = ask({.text = text, .sort = sort, .limit = limit, .facets = {FacetField::Source}});
        EXPECT_EQ(shown(answer.facets.at(0)), "courier 1, gazette 1, ledger 1, other 0, distinct 3, missing 1") << text;
      }
    }
  }
  EXPECT_EQ(shown(ask({.text = "nowhere", .facets = {FacetField::Source}}).facets.at(0)),
            "other 0, distinct 0, missing 0");
}

TEST_F(Facets, HistogramsCountUnitsOnceInEveryStretch) {
  const auto histogram = [&](Interval interval, Unit unit, bool share = false) {
    return shown(*ask({.text = "storm", .unit = unit, .histogram = interval, .share = share}).histogram);
  };
  EXPECT_EQ(histogram(Interval::Day, Unit::Articles), "2024-03-01 3, 2024-03-02 1, undated 1, imprecise 1");
  EXPECT_EQ(histogram(Interval::Day, Unit::Texts), "2024-03-01 2, 2024-03-02 1, undated 1, imprecise 1");
  EXPECT_EQ(histogram(Interval::Month, Unit::Texts), "2024-03 2, undated 1, imprecise 0");
  EXPECT_EQ(histogram(Interval::Day, Unit::Articles, true),
            "2024-03-01 3 of 3, 2024-03-02 1 of 2, undated 1, imprecise 1");
}

// Each stretch is asked for as its label says, by date: and by from and until.
TEST(Histograms, CountWhatTheirStretchesFindInEveryZone) {
  using corpus::Precision;
  TemporaryDirectory directory;
  SmallIndex index(directory.path() / "index");
  const int64_t midnight = march(1).seconds - 43'200;
  const int64_t new_year = midnight - 60 * 86'400;
  const auto add = [&](int64_t seconds, Precision precision) {
    index.add({.title = "storm", .published = {seconds, precision, corpus::Origin::Feed}});
  };
  for (const Precision precision : {Precision::Day, Precision::Month, Precision::Minute}) add(midnight, precision);
  for (const Precision precision : {Precision::Year, Precision::Day, Precision::Second}) add(new_year, precision);
  add(midnight + 86'400 - 1, Precision::Second);
  index.commit();
  Searcher searcher(index.path());
  const auto count = [&](Request request) {
    request.unit = Unit::Articles;
    return searcher.search(request).articles.value;
  };
  for (const std::string zone : {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"}) {
    for (const Interval interval : {Interval::Day, Interval::Month, Interval::Year}) {
      const Answer answer =
          searcher.search({.text = "storm", .time_zone = zone, .unit = Unit::Articles, .histogram = interval});
      uint64_t all = 0;
      for (const Bucket& bucket : answer.histogram->buckets) {
        EXPECT_EQ(count({.text = "storm date:" + bucket.date, .time_zone = zone}), bucket.count)
            << bucket.date << " in " << zone;
        EXPECT_EQ(count({.text = "storm", .from = bucket.date, .until = bucket.date, .time_zone = zone}), bucket.count)
            << bucket.date << " in " << zone;
        all += bucket.count;
      }
      EXPECT_EQ(all, 7u) << zone;
    }
    EXPECT_EQ(count({.text = "date:2023", .time_zone = zone}), zone == "America/New_York" ? 1u : 0u) << zone;
    const std::string reading = searcher.search({.text = "storm date:2024-03-01", .time_zone = zone}).interpreted;
    EXPECT_EQ(count({.text = reading}), count({.text = "storm date:2024-03-01", .time_zone = zone})) << reading;
  }
}

TEST_F(Facets, SharesAreOfWhatPassesTheFiltersBesideTheText) {
  const Request request{.text = "storm",
                        .sources = {"ledger", "courier"},
                        .unit = Unit::Articles,
                        .histogram = Interval::Day,
                        .share = true};
  EXPECT_EQ(shown(*ask(request).histogram), "2024-03-01 1 of 1, 2024-03-02 1 of 2, undated 1, imprecise 0");
}

TEST_F(Facets, AnUnknownTimeZoneIsUtcAndSaysSo) {
  const Answer answer = ask({.text = "storm", .time_zone = "Mars/Base", .histogram = Interval::Day});
  EXPECT_EQ(answer.histogram->time_zone, "UTC");
}

}  // namespace
}  // namespace wirecopy::searcher
