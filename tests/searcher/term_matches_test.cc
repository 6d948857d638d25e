// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/term_matches.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

using Xapian::Query;

class TermMatches : public testing::Test {
 protected:
  TermMatches() {
    std::mt19937 random(5);
    for (int i = 0; i < 400; ++i) {
      std::string body;
      for (uint32_t j = 0; j < 3 + random() % 40; ++j) {
        // w0 is nearly everywhere, w29 is rare.
        body += "w" + std::to_string(std::min({random() % 30, random() % 30, random() % 40})) + " ";
      }
      index_.add({.title = "t", .body = body});
    }
    index_.commit();
    database_ = Xapian::Database(index_.path());
  }

  // The score of every match by Xapian's own matcher.
  ScoredMatches by_matcher(const Query& query) const {
    Xapian::Enquire enquire(database_);
    enquire.set_weighting_scheme(ranking_weight());
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, database_.get_doccount());
    std::vector<std::pair<Xapian::docid, double>> sorted;
    for (auto match = found.begin(); match != found.end(); ++match) sorted.emplace_back(*match, match.get_weight());
    std::sort(sorted.begin(), sorted.end());
    ScoredMatches matches;
    for (const auto& [document, score] : sorted) {
      matches.documents.push_back(document);
      matches.scores.push_back(score);
    }
    return matches;
  }

  void expect_same(const Query& query) const {
    const auto got = score_all(database_, cache_, query);
    ASSERT_TRUE(got) << query.get_description();
    const ScoredMatches expected = by_matcher(query);
    ASSERT_EQ(got->documents, expected.documents) << query.get_description();
    ASSERT_EQ(match_all(database_, cache_, query), expected.documents) << query.get_description();
    for (std::size_t i = 0; i < expected.scores.size(); ++i)
      ASSERT_NEAR(got->scores[i], expected.scores[i], 1e-9) << query.get_description();
  }

  TemporaryDirectory directory_;
  SmallIndex index_{directory_.path() / "index", 20};
  Xapian::Database database_;
  PostingCache cache_;
};

TEST_F(TermMatches, AreWeighedAsXapianDoes) {
  const Query a("w0"), b("w7"), c("w25"), twice("w7", 3), absent("absent");
  for (const Query& query : {a,
                             b,
                             c,
                             twice,
                             absent,
                             Query::MatchAll,
                             Query(Query::OP_AND, a, b),
                             Query(Query::OP_AND, c, a),
                             Query(Query::OP_AND, a, absent),
                             Query(Query::OP_OR, a, c),
                             Query(Query::OP_OR, c, absent),
                             Query(Query::OP_OR, b, b),
                             Query(Query::OP_AND, b, b),
                             Query(Query::OP_FILTER, a, c),
                             Query(Query::OP_FILTER, c, a),
                             Query(Query::OP_AND_NOT, a, b),
                             Query(Query::OP_AND_NOT, a, absent),
                             Query(Query::OP_AND_NOT, Query::MatchAll, b),
                             Query(Query::OP_AND_NOT, a, Query(Query::OP_OR, b, c)),
                             Query(Query::OP_FILTER, a, Query(Query::OP_SCALE_WEIGHT, b, 3.0)),
                             Query(Query::OP_FILTER, Query(Query::OP_OR, a, b), Query(Query::OP_SYNONYM, b, c))}) {
    expect_same(query);
  }
}

TEST_F(TermMatches, OfRandomTreesAreThoseOfXapian) {
  std::mt19937 random(17);
  const auto tree = [&](const auto& self, int depth) -> Query {
    if (depth == 0 || random() % 4 == 0) return Query("w" + std::to_string(random() % 32), 1 + random() % 2);
    const Query left = self(self, depth - 1), right = self(self, depth - 1);
    switch (random() % 4) {
      case 0:
        return {Query::OP_AND, left, right};
      default:
        return {Query::OP_AND_NOT, left, right};
    }
  };
  for (int round = 0; round < 400; ++round) expect_same(tree(tree, 1 + round % 4));
}

TEST_F(TermMatches, OfASynonymAreThoseOfOneTermInTheirPlace) {
  const std::vector<Query> words = {Query("w3"), Query("w20"), Query("absent")};
  const Query synonym(Query::OP_SYNONYM, words.begin(), words.end());
  const auto got = score_all(database_, cache_, synonym);
  ASSERT_TRUE(got);
  ASSERT_EQ(got->documents, by_matcher(Query(Query::OP_OR, words.begin(), words.end())).documents);
  const TermWeight weight(database_.get_doccount(), static_cast<Xapian::doccount>(got->documents.size()), 1);
  for (std::size_t i = 0; i < got->documents.size(); ++i) {
    Xapian::termcount sum = 0;
    for (const char* word : {"w3", "w20"}) {
      auto posting = database_.postlist_begin(word);
      posting.skip_to(got->documents[i]);
      if (posting != database_.postlist_end(word) && *posting == got->documents[i]) sum += posting.get_wdf();
    }
    EXPECT_DOUBLE_EQ(got->scores[i], weight.of(sum)) << got->documents[i];
  }
  EXPECT_EQ(score_all(database_, cache_, Query(Query::OP_FILTER, synonym, Query("w1")))->documents,
            by_matcher(Query(Query::OP_FILTER, synonym, Query("w1"))).documents);
}

TEST_F(TermMatches, AreNotGivenForQueriesOfOtherKinds) {
  const std::vector<Query> words = {Query("w1"), Query("w2")};
  for (const Query& query :
       {Query(Query::OP_PHRASE, words.begin(), words.end(), 2), Query(Query::OP_NEAR, words.begin(), words.end(), 5),
        Query(Query::OP_VALUE_GE, 0, "x"), Query(Query::OP_WILDCARD, "w"),
        Query(Query::OP_AND, words[0], Query(Query::OP_VALUE_GE, 0, "x"))}) {
    EXPECT_FALSE(score_all(database_, cache_, query)) << query.get_description();
  }
  EXPECT_TRUE(score_all(database_, cache_, Query())->documents.empty());
}

}  // namespace
}  // namespace wirecopy::searcher
