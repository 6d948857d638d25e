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
  index.commit();
  const Row rows[] = {
      {R"("oil price")", {"quoted", "both", "headline"}},
      {R"("oil prices")", {"apart", "both", "plural", "body only"}},
      {R"("oil prices rose")", {"apart", "both", "plural"}},
      {R"(title:"oil price")", {"headline"}},
      {R"(title:=price)", {"headline"}},
      {R"(oil -"oil price")", {"apart", "plural", "body only"}},
      {R"(oil AND NOT ("oil price" OR worry))", {"apart", "plural", "body only"}},
      {R"(NOT "oil prices")", {"quoted", "headline"}},
      {R"("oil price" OR bread)", {"quoted", "both", "headline", "apart"}},
      {R"("oil price" OR source:nobody.example)", {"quoted", "both", "headline"}},
      {R"(=oil ADJ/1 =price)", {"quoted", "both", "headline"}},
      {R"("price oil"~1)", {"quoted", "both", "headline"}},
      {R"("oil pric*")", {"quoted", "apart", "both", "plural", "headline", "body only"}},
      {R"("oil pri?e")", {"quoted", "both", "headline"}},
      {"oil price", {"quoted", "apart", "both", "plural", "headline", "body only"}},
      {"=price oil", {"quoted", "apart", "both", "headline", "body only"}},
  };
  Searcher searcher(index.path());
  for (const Row& row : rows) {
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
