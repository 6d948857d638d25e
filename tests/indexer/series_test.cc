// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/series.h"

#include <gtest/gtest.h>

namespace wirecopy::indexer {
namespace {

constexpr int64_t day = 24 * 3600;

stories::Series series(const std::string& title, const std::string& outlet, int64_t published) {
  corpus::Article article;
  article.title = title;
  article.outlet = outlet;
  article.published.seconds = published;
  if (published != 0) article.published.precision = corpus::Precision::Minute;
  return series_of(article);
}

TEST(Series, HeadlinesThatComeAgainOnAnotherDayAreItemsOfOne) {
  enum class Are { OneItem, TwoItems, Unrelated };
  const struct {
    std::string a;
    std::string outlet_a;
    int64_t published_a;
    std::string b;
    std::string outlet_b;
    int64_t published_b;
    Are are;
  } rows[] = {
      {"Weather for Tuesday, 12 March", "Radio", 0, "Weather for Wednesday, 13 March", "Radio", 0, Are::TwoItems},
      {"Weather for Tuesday, 12 March", "Radio", day, "Weather for Tuesday, 12 March", "Radio", 2 * day, Are::OneItem},
      {"Weather for Tuesday, 12 March", "Radio", 0, "Results of March 9th", "Courier", 0, Are::TwoItems},
      {"Weather for Tuesday, 12 March", "Radio", 0, "Election on March 12", "Courier", 0, Are::OneItem},
      {"Prices in March 2024", "Radio", day, "Prices in March 2025", "Radio", 2 * day, Are::Unrelated},
      {"Wetter am Montag", "", day, "Wetter am Dienstag", "", day, Are::TwoItems},
      {"What the papers say", "Radio", day, "What the papers say", "Radio", 2 * day, Are::TwoItems},
      {"What the papers say", "Radio", day + 60, "What the papers say", "Radio", day + 7200, Are::OneItem},
      {"What the papers say", "Radio", day, "What the papers say", "Courier", 2 * day, Are::Unrelated},
      {"What the papers say", "", day, "What the papers say", "", 2 * day, Are::Unrelated},
      {"What the papers say", "Radio", 0, "What the papers say", "Radio", 0, Are::Unrelated},
      {"Death toll rises to 45", "Radio", day, "Death toll rises to 67", "Radio", 2 * day, Are::Unrelated},
      {"Rates may rise", "Radio", day, "Rates may rise", "Radio", 2 * day, Are::TwoItems},
      {"Ferry aground", "Radio", day, "Ferry refloated", "Radio", 2 * day, Are::Unrelated},
      {"", "Radio", day, "", "Radio", 2 * day, Are::Unrelated},
  };
  for (const auto& row : rows) {
    const stories::Series a = series(row.a, row.outlet_a, row.published_a);
    const stories::Series b = series(row.b, row.outlet_b, row.published_b);
    const bool is_series = a.name != 0 && a.name == b.name;
    const Are are = !is_series ? Are::Unrelated : a.item == b.item ? Are::OneItem : Are::TwoItems;
    EXPECT_EQ(are, row.are) << row.a << " | " << row.b;
  }
}

}  // namespace
}  // namespace wirecopy::indexer
