// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/identity.h"

#include <gtest/gtest.h>

namespace wirecopy::indexer {
namespace {

corpus::Article with(std::string id, std::string url) {
  corpus::Article article;
  article.id = std::move(id);
  article.url = std::move(url);
  article.body = "text";
  return article;
}

TEST(Identity, TheGivenIdThenTheAddressThenTheFile) {
  EXPECT_EQ(id_of(with("R1", "https://a.example/1"), {"/x.jsonl", 4, 0}), "R1");
  const std::string of_url = id_of(with("", "https://www.a.example/1/?utm_source=x#top"), {"/x.jsonl", 4, 0});
  EXPECT_EQ(of_url, id_of(with("", "http://a.example/1"), {"/y.jsonl", 9, 0}));
  EXPECT_EQ(of_url.size(), 16u);
  const corpus::Place page{"/pages/quay.html.gz", 1, 0};
  EXPECT_EQ(id_of(with("", "https://a.example/1"), page, corpus::Holds::One), "quay");
  EXPECT_EQ(id_of(with("R1", "https://a.example/1"), page, corpus::Holds::One), "R1");
  EXPECT_EQ(id_of(with("", "https://a.example/1"), {"-", 1, 0}, corpus::Holds::One), of_url);
  const struct {
    const char* file;
    const char* id;
  } rows[] = {
      {"/news/0412.txt", "0412"},   {"/news/0412.txt.gz", "0412"},  {"/news/plan v1.2 of it", "plan v1.2 of it"},
      {"/news/.hidden", ".hidden"}, {"/news/noending", "noending"},
  };
  for (const auto& row : rows) EXPECT_EQ(id_of(with("", ""), {row.file, 1, 0}, corpus::Holds::One), row.id) << row.file;
  EXPECT_EQ(id_of(with("", ""), {"/news/0412.json", 1, 0}, corpus::Holds::Single), "0412");
  EXPECT_EQ(id_of(with("", "https://a.example/1"), {"/news/0412.json", 1, 0}, corpus::Holds::Single), of_url);
  EXPECT_LE(id_of(with(std::string(5000, 'x'), ""), {}).size(), 200u);
}

TEST(Identity, WhereARecordStandsInItsFileMeansNothing) {
  const std::string id = id_of(with("", ""), {"/a.jsonl", 1, 0});
  for (const corpus::Place& place : {corpus::Place{"/a.jsonl", 7, 90}, {"/b.csv", 3, 0}, {"-", 8, 0}})
    EXPECT_EQ(id_of(with("", ""), place), id) << place.file;
  corpus::Article changed = with("", "");
  changed.body = "another text";
  EXPECT_NE(id_of(changed, {"/a.jsonl", 1, 0}), id);
}

TEST(Identity, OutletHeadlineAndMinuteTellAnArticleWhateverItsText) {
  corpus::Article article = with("", "");
  article.title = "Quay open";
  article.outlet = "quay.example";
  article.published = {
      .seconds = 1709640300, .precision = corpus::Precision::Minute, .origin = corpus::Origin::Metadata};
  const auto id_with = [&](auto change) {
    corpus::Article changed = article;
    change(changed);
    return id_of(changed, {"/a.jsonl", 1, 0});
  };
  const auto correct = [](corpus::Article& changed) { changed.body = "a corrected text"; };
  const std::string id = id_with([](corpus::Article&) {});
  EXPECT_EQ(id_with(correct), id);
  EXPECT_NE(id_with([](corpus::Article& changed) { changed.title = "Quay shut"; }), id);
  EXPECT_NE(id_with([](corpus::Article& changed) { changed.outlet = "b.example"; }), id);
  EXPECT_NE(id_with([](corpus::Article& changed) { changed.published.seconds += 60; }), id);
  // With less than that said, what says something else is another article: the second is what dates without a time are
  // written as.
  article.published.precision = corpus::Precision::Day;
  EXPECT_NE(id_with(correct), id_with([](corpus::Article&) {}));
  article.published = {
      .seconds = 1709596800, .precision = corpus::Precision::Second, .origin = corpus::Origin::Metadata};
  EXPECT_NE(id_with(correct), id_with([](corpus::Article&) {}));
  article.published.seconds = 1709640300;
  article.outlet.clear();
  EXPECT_NE(id_with(correct), id_with([](corpus::Article&) {}));
}

TEST(Identity, PathsTellFilesOfOneNameApart) {
  EXPECT_NE(id_with_path("0412", {"/a/0412.txt", 1, 0}), id_with_path("0412", {"/b/0412.txt", 1, 0}));
  using corpus::Holds;
  const corpus::Place place{"/a/0412.json", 1, 0};
  EXPECT_TRUE(is_id_of_file(with("", ""), place, Holds::Single));
  EXPECT_FALSE(is_id_of_file(with("", ""), place, Holds::Many));
  EXPECT_FALSE(is_id_of_file(with("x", ""), place, Holds::Single));
  EXPECT_FALSE(is_id_of_file(with("", "https://a.example/1"), place, Holds::Single));
  EXPECT_TRUE(is_id_of_file(with("", "https://a.example/"), place, Holds::Single)) << "a whole site names no article";
  EXPECT_TRUE(is_id_of_file(with("", "https://a.example/1"), place, Holds::One));
  EXPECT_FALSE(is_id_of_file(with("", ""), {"-", 1, 0}, Holds::One));
}

TEST(Identity, KnowsWhereAnIdIsFrom) {
  using corpus::Holds;
  using corpus::IdOrigin;
  const corpus::Place page{"/pages/quay.html.gz", 1, 0};
  EXPECT_EQ(id_origin_of(with("R1", "https://a.example/1"), page, Holds::One), IdOrigin::Given);
  EXPECT_EQ(id_origin_of(with("", "https://a.example/1"), page, Holds::One), IdOrigin::File);
  EXPECT_EQ(id_origin_of(with("", "https://a.example/1"), page), IdOrigin::Url);
  EXPECT_EQ(id_origin_of(with("", "https://a.example/"), page), IdOrigin::Text);
  EXPECT_EQ(id_origin_of(with("", "https://a.example/"), page, Holds::Single), IdOrigin::File);
  EXPECT_EQ(id_origin_of(with("", ""), {"-", 7, 0}), IdOrigin::Text);
  corpus::Article extracted = with("quay", "https://a.example/1");
  extracted.id_origin = IdOrigin::File;
  EXPECT_EQ(id_origin_of(extracted, {"/x.jsonl", 4, 0}), IdOrigin::File);
}

TEST(Identity, TheDigestChangesWithWhatTheArticleSaysAndNotWithItsId) {
  const corpus::Article article = with("a", "https://a.example/1");
  EXPECT_EQ(digest_of(article), digest_of(with("b", "https://a.example/1")));
  for (const auto& change : std::initializer_list<void (*)(corpus::Article&)>{
           [](corpus::Article& changed) { changed.title = "x"; }, [](corpus::Article& changed) { changed.body += "x"; },
           [](corpus::Article& changed) { changed.tags = {"x"}; },
           [](corpus::Article& changed) { changed.published.seconds = 5; },
           [](corpus::Article& changed) { changed.credit = "x"; }}) {
    corpus::Article changed = article;  // NOLINT(misc-const-correctness): the checker does not see into `change`
    change(changed);
    EXPECT_NE(digest_of(changed), digest_of(article));
  }
}

}  // namespace
}  // namespace wirecopy::indexer
