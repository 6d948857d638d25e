// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/search_counts.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/index_job.h"
#include "tests/temporary_directory.h"

namespace wirecopy::web {
namespace {

using searcher::Facet;
using searcher::FacetField;
using ::testing::ElementsAre;

// Outlets with as many articles as they have numbers.
class SearchCounts : public ::testing::Test {
 protected:
  SearchCounts() {
    {
      std::ofstream lines(directory_.path("news.jsonl"));
      for (int outlet = 1; outlet <= 5; ++outlet)
        for (int article = 0; article < outlet; ++article)
          lines << R"({"body":"A ferry.","id":")" << outlet << "/" << article << R"(","outlet":"Paper )" << outlet
                << "\"}\n";
    }
    indexer::Observer observer;
    indexer::index_sources({directory_.path("news.jsonl")}, {.path = index_, .read = {}, .threads = 1}, observer);
  }

  Facet facet(FacetField field, searcher::Request request) {
    request.text = "ferry";
    request.unit = searcher::Unit::Articles;
    request.facet_values = 2;
    searcher::Searcher searcher(index_);
    const searcher::Answer answer = search_with_counts(searcher, request);
    return *std::ranges::find(answer.facets, field, &Facet::field);
  }

  static std::vector<std::string> rows(const Facet& facet) {
    std::vector<std::string> rows;
    for (const searcher::FacetValue& value : facet.values)
      rows.push_back(value.value + " " + std::to_string(value.count));
    return rows;
  }

  TemporaryDirectory directory_;
  const std::string index_ = directory_.path("news.index");
};

TEST_F(SearchCounts, ListWhatIsChosenBelowTheMostFrequent) {
  const Facet open = facet(FacetField::Source, {});
  EXPECT_THAT(rows(open), ElementsAre("Paper 5 5", "Paper 4 4"));
  EXPECT_EQ(open.other, 6u);
  const Facet far = facet(FacetField::Source, {.sources = {"=Paper 1", "=Paper 2"}});
  EXPECT_THAT(rows(far), ElementsAre("Paper 5 5", "Paper 4 4", "Paper 2 2", "Paper 1 1"));
  EXPECT_EQ(far.other, 3u);
  EXPECT_EQ(far.distinct, 5u);
  EXPECT_THAT(rows(facet(FacetField::Source, {.sources = {"=Paper 4"}})), ElementsAre("Paper 5 5", "Paper 4 4"));
}

}  // namespace
}  // namespace wirecopy::web
