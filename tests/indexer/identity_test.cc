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
    uint64_t record;
    const char* id;
  } rows[] = {
      {"/news/0412.txt", 1, "0412"},     {"/news/0412.txt.gz", 1, "0412"},
      {"/news/0412.jsonl", 3, "0412#3"}, {"/news/plan v1.2 of it", 1, "plan v1.2 of it"},
      {"/news/.hidden", 1, ".hidden"},   {"/news/noending", 1, "noending"},
  };
  for (const auto& row : rows) EXPECT_EQ(id_of(with("", ""), {row.file, row.record, 0}), row.id) << row.file;
  EXPECT_EQ(id_of(with("", ""), {"-", 7, 0}), id_of(with("", ""), {"-", 8, 0}))
      << "on standard input the article itself decides";
  EXPECT_LE(id_of(with(std::string(5000, 'x'), ""), {}).size(), 200u);
}

TEST(Identity, PathsTellFilesOfOneNameApart) {
  EXPECT_NE(id_with_path("0412", {"/a/0412.txt", 1, 0}), id_with_path("0412", {"/b/0412.txt", 1, 0}));
  EXPECT_TRUE(is_id_of_file(with("", ""), {"/a/0412.txt", 1, 0}));
  EXPECT_FALSE(is_id_of_file(with("x", ""), {"/a/0412.txt", 1, 0}));
  EXPECT_FALSE(is_id_of_file(with("", "https://a.example/1"), {"/a/0412.txt", 1, 0}));
  EXPECT_TRUE(is_id_of_file(with("", "https://a.example/"), {"/a/0412.txt", 1, 0})) << "a whole site names no article";
  EXPECT_TRUE(is_id_of_file(with("", "https://a.example/1"), {"/a/0412.html", 1, 0}, corpus::Holds::One));
}

TEST(Identity, KnowsWhereAnIdIsFrom) {
  using corpus::Holds;
  using corpus::IdOrigin;
  const corpus::Place page{"/pages/quay.html.gz", 1, 0};
  EXPECT_EQ(id_origin_of(with("R1", "https://a.example/1"), page, Holds::One), IdOrigin::Given);
  EXPECT_EQ(id_origin_of(with("", "https://a.example/1"), page, Holds::One), IdOrigin::File);
  EXPECT_EQ(id_origin_of(with("", "https://a.example/1"), page), IdOrigin::Url);
  EXPECT_EQ(id_origin_of(with("", "https://a.example/"), page), IdOrigin::File);
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
