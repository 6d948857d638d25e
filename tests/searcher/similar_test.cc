// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/similar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/searcher.h"
#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

class Similar : public ::testing::Test {
 protected:
  Similar() : index_(directory_.path() / "index") {
    index_.add({.id = "strike", .title = "Dockers strike", .body = "Cranes stood still in Harrowmouth."});
    index_.add({.id = "copy", .title = "Dockers strike", .body = "Cranes stood still in Harrowmouth today."});
    index_.add({.id = "later", .title = "Harrowmouth", .body = "The cranes of the dockers move again."});
    index_.add({.id = "other", .title = "Bread", .body = "Bakers sell more of the bread."});
    index_.add({.id = "far", .title = "Cranes", .body = "Birds fly south in autumn."});
    for (int i = 0; i < 30; ++i) index_.add({.title = "the of in", .body = "the of in still more"});
    index_.group({1, 2});
    index_.commit();
  }

  std::vector<std::string> found(const Request& request) {
    std::vector<std::string> ids;
    for (const Hit& hit : Searcher(index_.path()).search(request).hits) ids.push_back(hit.article.id);
    return ids;
  }

  TemporaryDirectory directory_;
  SmallIndex index_;
};

TEST_F(Similar, FindsTheMatterAndLeavesTheArticleAndItsCopiesOut) {
  EXPECT_THAT(found({.text = "like:strike"}), ElementsAre("later"));
  EXPECT_THAT(found({.text = "like:copy"}), ElementsAre("later"));
  EXPECT_THAT(found({.text = "like:later", .duplicates = Duplicates::Show}), UnorderedElementsAre("strike", "copy"));
  EXPECT_THAT(found({.text = "like:strike -move"}), IsEmpty());
  EXPECT_THAT(found({.text = "bread OR like:strike"}), UnorderedElementsAre("later", "other"));
  EXPECT_THAT(found({.text = "bread -like:strike"}), ElementsAre("other"));
}

TEST_F(Similar, CanBeAskedForByParameterWithCopiesOrWithout) {
  EXPECT_THAT(found({.similar_to = "strike"}), ElementsAre("later"));
  EXPECT_THAT(found({.duplicates = Duplicates::Show, .similar_to = "strike", .similar_copies = true}),
              UnorderedElementsAre("later", "copy"));
}

TEST_F(Similar, TakesAnArticleThatIsNotInTheIndex) {
  corpus::Article draft;
  draft.language = "en";
  draft.title = "Strike over";
  draft.body = "In Harrowmouth the dockers work.";
  EXPECT_THAT(found({.duplicates = Duplicates::Show, .similar_article = draft}),
              UnorderedElementsAre("strike", "copy", "later"));
  EXPECT_THAT(found({.text = "again", .similar_article = draft}), ElementsAre("later"));
  EXPECT_THAT(found({.similar_article = corpus::Article{}}), IsEmpty());
}

TEST_F(Similar, MarksTheTellingWords) {
  const Answer answer = Searcher(index_.path()).search({.text = "like:strike"});
  ASSERT_EQ(answer.hits.size(), 1u);
  EXPECT_FALSE(answer.hits.front().title_matches.empty());
}

TEST_F(Similar, TellsTheWordsThatAHitWasFoundBy) {
  corpus::Article draft;
  draft.language = "en";
  draft.body = "Cranes of the Harrowmouth dockers.";
  Searcher searcher(index_.path());
  for (const Request& request :
       {Request{.text = "like:strike", .why_rank = true}, Request{.text = "(like:strike)^3 move", .why_rank = true},
        Request{.text = "again", .similar_article = draft, .why_rank = true}}) {
    const Answer answer = searcher.search(request);
    ASSERT_EQ(answer.hits.size(), 1u) << request.text;
    double sum = 0;
    std::vector<std::string> parts;
    for (const ScorePart& part : answer.hits.front().why) {
      sum += part.value;
      parts.push_back(part.part);
    }
    EXPECT_THAT(parts, ::testing::IsSupersetOf({"Harrowmouth", "cranes", "dockers"})) << request.text;
    EXPECT_THAT(parts, ::testing::Not(::testing::Contains("rest")));
    EXPECT_NEAR(sum, answer.hits.front().score, 1e-6 * sum) << request.text;
  }
}

TEST_F(Similar, WarnsOfAnUnknownArticle) {
  const Answer answer = Searcher(index_.path()).search({.text = "like:nobody"});
  EXPECT_THAT(answer.hits, IsEmpty());
  ASSERT_EQ(answer.warnings.size(), 1u);
  EXPECT_EQ(answer.warnings.front().code, "unknown_article");
}

TEST_F(Similar, GoesByNoStopWordsOfAnyLanguage) {
  index_.add({.id = "fr",
              .title = "Les grues du port",
              .body = "Les grues du port de la ville sont en panne.",
              .language = "fr"});
  index_.add({.id = "fr2",
              .title = "Le pain",
              .body = "Les boulangers de la ville sont en colère du prix.",
              .language = "fr"});
  index_.commit();
  const schema::ShardedDatabase database(index_.path());
  std::vector<std::string> found;
  for (const TellingStem& stem : telling_stems(database, database.get_lastdocid())) found.push_back(stem.stem);
  EXPECT_THAT(found, ElementsAre("vill")) << "which another has";
}

TEST_F(Similar, ChoosesWhatIsRareElsewhere) {
  const schema::ShardedDatabase database(index_.path());
  const auto stems = telling_stems(database, 1);
  EXPECT_THAT(stems, Not(IsEmpty()));
  for (const TellingStem& stem : stems) {
    EXPECT_NE(stem.stem, "in") << "in every article";
    EXPECT_GT(stem.weight, 0) << stem.stem;
  }
}

}  // namespace
}  // namespace wirecopy::searcher
