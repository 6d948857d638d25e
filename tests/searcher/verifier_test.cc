// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/verifier.h"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/searcher.h"
#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

struct Row {
  std::string query;
  std::set<std::string> found;
};

std::set<std::string> ids_of(const Answer& answer) {
  std::set<std::string> ids;
  for (const Hit& hit : answer.hits) ids.insert(hit.article.id);
  return ids;
}

TEST(Verifier, QuotedWordsStandAsTheyAreQuoted) {
  TemporaryDirectory directory;
  SmallIndex index(directory.path() / "index");
  index.add({.id = "quoted", .title = "Markets", .body = "The oil price rose again."});
  index.add({.id = "apart", .title = "Markets", .body = "Oil prices rose. Bread has a price."});
  index.add({.id = "both", .title = "Markets", .body = "Oil prices rose, and the oil price is a worry."});
  index.add({.id = "plural", .title = "Markets", .body = "Oil prices rose."});
  index.add({.id = "headline", .title = "Oil price rises", .body = "Prices of oil were higher."});
  index.add({.id = "body only", .title = "Oil prices rise", .body = "One price is that of oil."});
  index.add({.id = "capitals", .title = "OIL PRICE (RISES)", .body = "It rises; prices do. What oil price? None."});
  index.add(
      {.id = "marks", .title = "Crude", .body = "The oil-price gap. Prices: see oilprice.example, a price of oil."});
  index.add(
      {.id = "parted", .title = "Crude", .body = "Of oil prices this price is not an oil pricey thing. Oil. Prices"});
  index.commit();
  const Row rows[] = {
      {R"("oil price")", {"quoted", "both", "headline", "capitals", "marks"}},
      {R"("oil prices")", {"apart", "both", "plural", "body only", "parted"}},
      {R"("oil prices rose")", {"apart", "both", "plural"}},
      {R"(title:"oil price")", {"headline", "capitals"}},
      {R"(title:=price)", {"headline", "capitals"}},
      {R"(oil -"oil price")", {"apart", "plural", "body only", "parted"}},
      {R"(oil AND NOT ("oil price" OR worry))", {"apart", "plural", "body only", "parted"}},
      {R"(NOT "oil prices")", {"quoted", "headline", "capitals", "marks"}},
      {R"("oil price" OR bread)", {"quoted", "both", "headline", "apart", "capitals", "marks"}},
      {R"("oil price" OR source:nobody.example)", {"quoted", "both", "headline", "capitals", "marks"}},
      {R"(=oil ADJ/1 =price)", {"quoted", "both", "headline", "capitals", "marks"}},
      {R"("price oil"~1)", {"quoted", "both", "headline", "capitals", "marks"}},
      {R"("oil pric*")", {"quoted", "apart", "both", "plural", "headline", "body only", "capitals", "marks", "parted"}},
      {R"("oil pri?e")", {"quoted", "both", "headline", "capitals", "marks"}},
      {"oil price", {"quoted", "apart", "both", "plural", "headline", "body only", "capitals", "marks", "parted"}},
      {"=price oil", {"quoted", "apart", "both", "headline", "body only", "capitals", "marks", "parted"}},
  };
  Searcher searcher(index.path());
  for (const Row& row : rows) {  // each is asked twice: read, and known
    SCOPED_TRACE(row.query);
    Request request;
    request.text = row.query;
    request.limit = 10;
    const Answer answer = searcher.search(request);
    EXPECT_EQ(ids_of(answer), row.found);
    EXPECT_EQ(answer.articles.value, row.found.size());
    EXPECT_EQ(answer.articles.relation, Exactness::Equal);
    request.limit = 0;
    EXPECT_EQ(searcher.search(request).articles.value, row.found.size()) << "counted without a page";
  }
}

TEST(Verifier, BeyondItsLimitCountsSayThatTheyAreNotExact) {
  TemporaryDirectory directory;
  SmallIndex index(directory.path() / "index");
  const auto wrong = static_cast<int>(most_verified) + 5;
  for (int i = 0; i < wrong; ++i)
    index.add({.title = "Report " + std::to_string(i), .body = "Oil prices rose. Bread has a price."});
  index.add({.title = "Last", .body = "The oil price rose."});
  index.commit();
  Searcher searcher(index.path());
  Request request;
  request.text = R"("oil price")";
  const Answer answer = searcher.search(request);
  EXPECT_EQ(answer.articles.value, 6u);
  EXPECT_EQ(answer.articles.relation, Exactness::About);
  ASSERT_EQ(answer.warnings.size(), 1u);
  EXPECT_EQ(answer.warnings.front().code, "doubtful");
}

}  // namespace
}  // namespace wirecopy::searcher
