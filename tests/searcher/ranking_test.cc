// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/ranking.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/copies.h"
#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

using Ids = std::vector<Xapian::docid>;
using Query = Xapian::Query;

// A directory with an index, opened for reading when first asked for.
class Ranking : public testing::Test {
 protected:
  Selection select_from(const Query& query, const Request& request = {}) {
    if (!database_) database_ = schema::ShardedDatabase(index_.path());
    CompiledQuery compiled;
    compiled.query = query;
    compiled.empty = by_date_;
    compiled.now = now_;
    return select({*database_, columns_}, compiled, request, tally_);
  }

  Ids ids(const Query& query, const Request& request = {}) {
    Ids documents;
    for (const Selected& each : select_from(query, request).page) documents.push_back(each.document);
    return documents;
  }

  TemporaryDirectory directory_;
  SmallIndex index_{directory_.path() / "index", 10};
  std::optional<schema::ShardedDatabase> database_;
  Columns columns_;
  Tally tally_;
  bool by_date_ = false;  // the query has no words
  int64_t now_ = march(20).seconds;
};

TEST_F(Ranking, PutsTheTitleBeforeTheBodyAndOftenBeforeOnce) {
  index_.add({.title = "ferry late", .body = "a boat came in at noon and left again"});
  index_.add({.title = "boat late", .body = "a ferry came in at noon and left again"});
  index_.add({.title = "boat late", .body = "a ferry came in and a ferry left again"});
  index_.add({.title = "boat late", .body = "nothing came in at noon and left again"});
  index_.commit();
  EXPECT_EQ(ids(Query("ferri")), (Ids{1, 3, 2}));
}

TEST_F(Ranking, PutsShortArticlesBeforeLongOnes) {
  std::string filler;
  for (int i = 0; i < 60; ++i) filler += " filler" + std::to_string(i);
  index_.add({.title = "one", .body = "harbour" + filler});
  index_.add({.title = "two", .body = "harbour"});
  index_.commit();
  EXPECT_EQ(ids(Query("harbour")), (Ids{2, 1}));
}

TEST_F(Ranking, BreaksTiesByDocidWhateverThePage) {
  for (int i = 0; i < 25; ++i) index_.add({.title = "same words", .body = "in each of them"});
  index_.commit();
  Ids all;
  for (uint32_t offset = 0; offset < 30; offset += 7) {
    for (const Xapian::docid each : ids(Query("word"), {.limit = 7, .offset = offset})) all.push_back(each);
  }
  Ids expected(25);
  for (std::size_t i = 0; i < expected.size(); ++i) expected[i] = static_cast<Xapian::docid>(i + 1);
  EXPECT_EQ(all, expected);
  const Query both(Query::OP_AND, Query("word"), Query("same"));
  EXPECT_EQ(ids(both, {.limit = 100}), expected);
}

TEST_F(Ranking, FoldsCopiesIntoTheBestMatchOrTheLeadThatMatchesAsWell) {
  index_.add({.title = "x", .body = "ferry on the sound was late"});            // 1: leads 2, which says it more often
  index_.add({.title = "x", .body = "ferry on the ferry was late"});            // 2
  index_.add({.title = "x", .body = "unrelated text about the late train"});    // 3
  index_.add({.title = "x", .body = "ferry on the water was late"});            // 4: a copy just as good as its lead
  index_.add({.title = "x", .body = "ferry on the waves was late"});            // 5: leads 4
  index_.add({.title = "x", .body = "a boat on the waves was early"});          // 6: leads 7 and does not match
  index_.add({.title = "x", .body = "ferry on the coast was late and so on"});  // 7
  index_.group({1, 2});
  index_.group({5, 4});
  index_.group({6, 7});
  index_.commit();
  for (const Query& query : {Query("ferri"), Query(Query::OP_AND, Query("ferri"), Query("late"))}) {
    const Selection selection = select_from(query);
    Ids documents;
    for (const Selected& each : selection.page) documents.push_back(each.document);
    EXPECT_EQ(documents, (Ids{2, 5, 7})) << query.get_description();
    EXPECT_EQ(selection.articles, 5u);
    EXPECT_EQ(selection.texts, 3u);
    EXPECT_EQ(ids(query, {.duplicates = Duplicates::Show}).size(), 5u);
    EXPECT_EQ(ids(query, {.duplicates = Duplicates::Only}), (Ids{2, 4, 7}));
    EXPECT_EQ(select_from(query, {.duplicates = Duplicates::Only}).articles, 3u);
  }
}

// The best four hundred are copies of one text, so that a page takes ever more of the matches behind them.
TEST_F(Ranking, FillsThePageBehindAGroupOfHundreds) {
  std::mt19937 random(11);
  std::vector<Xapian::docid> copies;
  std::vector<std::pair<int, Xapian::docid>> alone;  // how often they say it, docid
  for (int i = 0; i < 1000; ++i) {
    const bool is_copy = random() % 5 < 2;
    const int times = is_copy ? 12 : 1 + static_cast<int>(random() % 9);
    std::string body = "the late boat";
    for (int n = 0; n < times; ++n) body += " ferry";
    for (int n = times; n < 12; ++n) body += " other";
    const Xapian::docid document = index_.add({.title = "x", .body = body});
    if (is_copy)
      copies.push_back(document);
    else
      alone.emplace_back(-times, document);
  }
  index_.group(copies);
  index_.commit();
  std::ranges::sort(alone);
  Ids expected{copies.front()};
  for (const auto& [times, document] : alone) expected.push_back(document);
  ASSERT_GT(copies.size(), 300u);
  for (const Query& query : {Query("ferri"), Query(Query::OP_AND, Query("ferri"), Query("boat"))}) {
    Ids all;
    for (uint32_t offset = 0; offset < expected.size(); offset += 90) {
      for (const Xapian::docid each : ids(query, {.limit = 90, .offset = offset})) all.push_back(each);
    }
    EXPECT_EQ(all, expected) << query.get_description();
    EXPECT_EQ(ids(query), Ids(expected.begin(), expected.begin() + 10)) << query.get_description();
  }
}

TEST_F(Ranking, MixesOutletsOnRequestTheSameWayOnEveryPage) {
  for (const char* outlet : {"a", "a", "a", "b", "a", "c", "", ""}) index_.add({.title = "ferry", .outlet = outlet});
  index_.commit();
  const Query query("ferri");
  EXPECT_EQ(ids(query), (Ids{1, 2, 3, 4, 5, 6, 7, 8}));
  EXPECT_EQ(ids(query, {.diverse = 1}), (Ids{1, 4, 2, 6, 3, 7, 5, 8}));
  EXPECT_EQ(ids(query, {.diverse = 2}), (Ids{1, 2, 4, 3, 5, 6, 7, 8}));
  EXPECT_EQ(ids(query, {.limit = 3, .offset = 3, .diverse = 1}), (Ids{6, 3, 7}));
  EXPECT_EQ(ids(query, {.sort = Sort::Newest, .diverse = 1}), (Ids{1, 4, 2, 6, 3, 7, 5, 8}));
}

TEST_F(Ranking, PutsTheFreshFirstWithinTheirRelevance) {
  const auto days_old = [&](int64_t days) {
    corpus::Date date = march(1);
    date.seconds = now_ - days * 86'400;
    return date;
  };
  index_.add({.title = "ferry", .published = days_old(400)});
  index_.add({.title = "ferry"});
  index_.add({.title = "ferry", .published = days_old(1)});
  index_.add({.title = "ferry", .body = "ferry ferry ferry ferry ferry ferry", .published = days_old(25)});
  index_.add({.title = "ferry", .published = days_old(-300)});
  for (int i = 0; i < 30; ++i) index_.add({.title = "train"});
  index_.commit();
  const Query phrase(Query::OP_OR, Query("ferri"), Query(Query::OP_PHRASE, Query("no"), Query("such")));
  for (const Query& query : {Query("ferri"), phrase}) {
    EXPECT_EQ(ids(query), (Ids{4, 1, 2, 3, 5}));
    EXPECT_EQ(ids(query, {.sort = Sort::Fresh}).size(), 5u);
    EXPECT_EQ(ids(query, {.sort = Sort::Fresh, .half_life_days = 30}), (Ids{5, 3, 4, 2, 1}));
  }
}

TEST_F(Ranking, SortsByDateWithTheUndatedLastInBothDirections) {
  index_.add({.title = "ferry", .published = march(5)});
  index_.add({.title = "ferry"});
  index_.add({.title = "ferry", .published = march(9)});
  index_.add({.title = "ferry", .published = march(1)});
  index_.add({.title = "train", .published = march(2)});
  index_.add({.title = "ferry"});
  index_.commit();
  for (int pass = 0; pass < 2; ++pass) {
    EXPECT_EQ(ids(Query("ferri"), {.sort = Sort::Newest}), (Ids{3, 1, 4, 2, 6}));
    EXPECT_EQ(ids(Query("ferri"), {.sort = Sort::Oldest}), (Ids{4, 1, 3, 2, 6}));
    EXPECT_EQ(ids(Query("train"), {.sort = Sort::Oldest}), (Ids{5}));
    EXPECT_EQ(ids(Query("ferri"), {.sort = Sort::Newest, .limit = 2, .offset = 1}), (Ids{1, 4}));
    // Once from the slots, once from the column.
    columns_.published(*database_);
  }
  by_date_ = true;
  EXPECT_EQ(ids(Query::MatchAll), (Ids{3, 1, 5, 4, 2, 6}));
}

TEST_F(Ranking, SortsByCopiesAndByOutlets) {
  for (int i = 1; i <= 9; ++i) {
    index_.add(
        {.title = "ferry", .outlet = i >= 6 ? "outlet" + std::to_string(i) : "gazette.example", .published = march(i)});
  }
  index_.group({3, 1, 2, 4});  // four articles of one outlet
  index_.group({6, 7, 8});     // three of three
  index_.commit();
  EXPECT_EQ(ids(Query("ferri"), {.sort = Sort::Copies}), (Ids{3, 6, 9, 5}));
  EXPECT_EQ(ids(Query("ferri"), {.sort = Sort::Outlets}), (Ids{6, 9, 5, 3}));
}

TEST_F(Ranking, WithoutLimitOnlyCounts) {
  index_.add({.title = "ferry"});
  index_.add({.title = "ferry"});
  index_.group({1, 2});
  index_.commit();
  const Selection selection = select_from(Query("ferri"), {.limit = 0});
  EXPECT_TRUE(selection.page.empty());
  EXPECT_EQ(selection.articles, 2u);
  EXPECT_EQ(selection.texts, 1u);
  EXPECT_EQ(select_from(Query(), {}).articles, 0u);
  EXPECT_EQ(select_from(Query("absent"), {}).articles, 0u);
  EXPECT_TRUE(select_from(Query("ferri"), {.offset = 4'000'000'000}).page.empty());
}

// Against brute force: random articles in random groups, random queries, every sort and page size.
TEST_F(Ranking, ShowsEveryTextOnceOverAllPagesAndCountsExactly) {
  std::mt19937 random(11);
  constexpr uint32_t articles = 400;
  std::vector<std::set<int>> words(articles + 1);
  std::vector<uint32_t> text(articles + 1);
  for (uint32_t i = 1; i <= articles; ++i) {
    std::string body;
    for (uint32_t j = 0; j < 2 + random() % 12; ++j) {
      const int word = static_cast<int>(std::min(random() % 15, random() % 15));
      words[i].insert(word);
      body += "w" + std::to_string(word) + " ";
    }
    index_.add({.title = "t",
                .body = body,
                .outlet = "o" + std::to_string(random() % 9),
                .published = random() % 6 == 0 ? corpus::Date{} : march(1 + static_cast<int>(random() % 28))});
    text[i] = i;
  }
  for (uint32_t i = 1; i < articles;) {
    const auto size = static_cast<uint32_t>(random() % 3 == 0 ? 2 + random() % (random() % 10 == 0 ? 60 : 5) : 1);
    Ids members;
    for (uint32_t j = i; j < std::min(articles + 1, i + size); ++j) members.push_back(j);
    if (members.size() > 1) {
      for (const Xapian::docid member : members) text[member] = i;
      std::swap(members.front(), members[random() % members.size()]);
      index_.group(members);
    }
    i += size;
  }
  index_.commit();
  const auto term = [](int word) { return Query("w" + std::to_string(word)); };
  for (int round = 0; round < 60; ++round) {
    const int a = static_cast<int>(random() % 15), b = static_cast<int>(random() % 15);
    const int shape = round % 5;
    const Query query = shape == 0   ? term(a)
                        : shape == 1 ? Query(Query::OP_AND, term(a), term(b))
                        : shape == 2 ? Query(Query::OP_OR, term(a), term(b))
                        : shape == 3 ? Query(Query::OP_AND_NOT, term(a), term(b))
                                     : Query(Query::OP_SCALE_WEIGHT, term(a), 2.5);
    std::set<uint32_t> expected_articles;
    std::set<uint32_t> expected_texts;
    for (uint32_t i = 1; i <= articles; ++i) {
      const bool has_a = words[i].contains(a), has_b = words[i].contains(b);
      const bool matches = shape == 1   ? has_a && has_b
                           : shape == 2 ? has_a || has_b
                           : shape == 3 ? has_a && !has_b
                                        : has_a;
      if (!matches) continue;
      expected_articles.insert(i);
      expected_texts.insert(text[i]);
    }
    Request request;
    request.sort = sorts[random() % sorts.size()].value;
    request.limit = static_cast<uint32_t>(1 + random() % 13);
    const std::string what = query.get_description() + " round " + std::to_string(round);
    for (const Duplicates mode : {Duplicates::Collapse, Duplicates::Show}) {
      request.duplicates = mode;
      std::multiset<uint32_t> seen_articles;
      std::multiset<uint32_t> seen_texts;
      double last_score = 1e9;
      for (request.offset = 0; request.offset <= articles; request.offset += request.limit) {
        const Selection selection = select_from(query, request);
        EXPECT_EQ(selection.articles, expected_articles.size()) << what;
        EXPECT_EQ(selection.texts, expected_texts.size()) << what;
        for (const Selected& each : selection.page) {
          seen_articles.insert(each.document);
          seen_texts.insert(text[each.document]);
          EXPECT_LE(each.score, last_score) << what;
          last_score = each.score;
          EXPECT_TRUE(expected_articles.contains(each.document)) << what;
        }
        if (selection.page.empty()) break;
      }
      if (mode == Duplicates::Show) {
        EXPECT_TRUE(std::ranges::equal(seen_articles, expected_articles)) << what;
      } else {
        EXPECT_TRUE(std::ranges::equal(seen_texts, expected_texts)) << what;
      }
    }
  }
}

TEST_F(Ranking, ListsCopiesWithTheLeadFirstAndThenByDate) {
  index_.add({.id = "late", .title = "x", .outlet = "a.example", .published = march(9)});
  index_.add({.id = "lead", .title = "x", .outlet = "b.example", .published = march(1)});
  index_.add({.id = "undated", .title = "x", .outlet = "a.example"});
  index_.add({.id = "early", .title = "x", .published = march(2)});
  index_.group({2, 1, 3, 4}, dedup::Relation::Excerpt);
  index_.commit();
  const schema::ShardedDatabase database(index_.path());
  const schema::Group group = schema::read_group(database, 1);
  const Copies of_late = copies_of(database, columns_, 1, group, 20);
  EXPECT_EQ(of_late.id, "lead");
  EXPECT_EQ(of_late.articles, 4u);
  EXPECT_EQ(of_late.outlets, 3u);
  EXPECT_EQ(of_late.role, dedup::Relation::Excerpt);
  std::vector<std::string> others;
  for (const Copy& each : of_late.others) others.push_back(each.id);
  EXPECT_EQ(others, (std::vector<std::string>{"lead", "early", "undated"}));
  EXPECT_EQ(of_late.others[0].relation, dedup::Relation::Lead);
  EXPECT_EQ(of_late.others[1].relation, dedup::Relation::Excerpt);
  EXPECT_DOUBLE_EQ(of_late.others[1].to_lead.resemblance(), 80.0 / 110);
  const Copies of_lead = copies_of(database, columns_, 2, group, 1);
  EXPECT_EQ(of_lead.role, dedup::Relation::Lead);
  ASSERT_EQ(of_lead.others.size(), 1u);
  EXPECT_EQ(of_lead.others[0].id, "early");
  const Copies alone = copies_of(database, columns_, 7, {}, 5);
  EXPECT_EQ(alone.articles, 1u);
  EXPECT_EQ(alone.outlets, 1u);
  EXPECT_TRUE(alone.id.empty());
}

TEST_F(Ranking, ListsCopiesOfALargeGroupAsOfASmallOne) {
  Ids members;
  for (int i = 0; i < 150; ++i) {
    SmallArticle article{.title = "x"};
    if (i % 10 != 0) article.outlet = "o" + std::to_string(i % 7);
    if (i % 4 != 0) article.published = march(1 + (i * 7) % 28);
    members.push_back(index_.add(article));
  }
  std::swap(members[0], members[77]);
  index_.group(members);
  index_.commit();
  const schema::ShardedDatabase database(index_.path());
  const schema::Group group = schema::read_group(database, 1);
  const Copies copies = copies_of(database, columns_, 5, group, 10);
  EXPECT_EQ(copies.articles, 150u);
  EXPECT_EQ(copies.outlets, 7u + 15u);
  EXPECT_EQ(copies.id, "a78");
  ASSERT_EQ(copies.others.size(), 10u);
  EXPECT_EQ(copies.others[0].id, "a78");
  for (std::size_t i = 2; i < 10; ++i) {
    EXPECT_LE(copies.others[i - 1].published.seconds, copies.others[i].published.seconds);
    EXPECT_TRUE(copies.others[i].published.known());
  }
  EXPECT_EQ(copies_of(database, columns_, 78, group, 0).id, "a78");
  EXPECT_EQ(copies_of(database, columns_, 5, group, 0).id, "a78");
}

// Three articles of one story, two of them copies, and one of another story.
TEST_F(Ranking, AStoryTakesOnePlaceAndIsCountedOnce) {
  index_.add({.title = "ferry late", .body = "the boat came in at noon"});
  index_.add({.title = "boat late", .body = "a ferry came in at noon and left again"});
  index_.add({.title = "boat late", .body = "a ferry came in at noon and left again"});
  index_.add({.title = "ferry sold", .body = "the harbour sold a boat"});
  index_.group({2, 3});
  index_.story({1, 2, 3});
  index_.commit();
  const Selection by_story = select_from(Query("ferri"), {.group = Grouping::Story});
  EXPECT_EQ(by_story.articles, 4u);
  EXPECT_EQ(by_story.texts, 3u);
  EXPECT_EQ(by_story.stories, 2u);
  ASSERT_EQ(by_story.page.size(), 2u);
  EXPECT_EQ(ids(Query("ferri"), {.group = Grouping::Story, .limit = 1}).size(), 1u);
  EXPECT_EQ(ids(Query("ferri"), {.group = Grouping::Story, .limit = 1, .offset = 1}).size(), 1u);
  EXPECT_EQ(ids(Query("ferri"), {.group = Grouping::Copies}).size(), 3u);
  EXPECT_EQ(ids(Query("ferri"), {.group = Grouping::None}).size(), 4u);
  EXPECT_EQ(ids(Query("ferri"), {.duplicates = Duplicates::Show}).size(), 4u);
  EXPECT_EQ(ids(Query("ferri"), {.sort = Sort::Newest, .group = Grouping::Story}).size(), 2u);
}

}  // namespace
}  // namespace wirecopy::searcher
