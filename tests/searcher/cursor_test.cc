// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/cursor.h"

#include <map>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/searcher.h"
#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

// An index that changes while its lists are read.
class Cursors : public ::testing::Test {
 protected:
  Cursors() : index_(directory_.path() / "index", 10) {
    for (int i = 0; i < 600; ++i) add("old");
    index_.commit();
  }

  void add(const std::string& prefix) {
    SmallArticle article;
    article.id = prefix + std::to_string(made_++);
    for (int word = 0; word < 3 + static_cast<int>(random_() % 6); ++word)
      article.body += random_() % 3 == 0 ? "storm " : random_() % 2 == 0 ? "harbour " : "quiet ";
    article.published = march(1 + static_cast<int>(random_() % 20));
    documents_[article.id] = index_.add(article);
  }

  // Adds and removes some articles; what is removed is noted.
  void change() {
    for (int i = 0; i < 3; ++i) add("new");
    for (int i = 0; i < 2; ++i) {
      const std::string id = "old" + std::to_string(random_() % 600);
      if (!removed_.insert(id).second) continue;
      index_.remove(documents_.at(id));
    }
    index_.commit();
  }

  std::vector<std::string> all_ids(Searcher& searcher, Request request) {
    std::vector<std::string> ids;
    request.limit = 10'000;
    for (const Hit& hit : searcher.search(request).hits) ids.push_back(hit.article.id);
    return ids;
  }

  // The same page by page, no further than one page behind `most` hits.
  static std::vector<std::string> ids_by_page(Searcher& searcher, Request request, std::size_t most) {
    std::vector<std::string> ids;
    do {
      const Answer answer = searcher.search(request);
      for (const Hit& hit : answer.hits) ids.push_back(hit.article.id);
      request.cursor = answer.next;
    } while (!request.cursor.empty() && ids.size() <= most);
    return ids;
  }

  TemporaryDirectory directory_;
  SmallIndex index_;
  std::mt19937 random_{7};
  int made_ = 0;
  std::map<std::string, Xapian::docid> documents_;
  std::set<std::string> removed_;
};

TEST_F(Cursors, GoOnWhereAPageEnded) {
  Searcher searcher(index_.path());
  for (const char* text : {"storm harbour", "storm OR harbour", "\"storm harbour\"", "storm^3 OR quiet", "*"}) {
    for (const Sort sort : {Sort::Relevance, Sort::Fresh, Sort::Newest, Sort::Oldest, Sort::Copies}) {
      Request request{.text = text, .sort = sort, .limit = 37, .fragments = 0};
      const std::vector<std::string> expected = all_ids(searcher, request);
      std::vector<std::string> got;
      do {
        const Answer answer = searcher.search(request);
        EXPECT_EQ(answer.articles.value, expected.size()) << text;
        for (const Hit& hit : answer.hits) {
          got.push_back(hit.article.id);
          EXPECT_EQ(hit.rank, got.size());
        }
        request.cursor = answer.next;
      } while (!request.cursor.empty() && got.size() <= expected.size());
      EXPECT_EQ(got, expected) << text << " in order " << static_cast<int>(sort);
    }
  }
}

TEST_F(Cursors, GiveNothingTwiceAndLoseNothingWhileTheIndexChanges) {
  Searcher searcher(index_.path());
  for (const char* text : {"storm harbour", "storm OR harbour", "*", "storm -quiet", "storm^3 OR quiet"}) {
    for (const Sort sort : {Sort::Relevance, Sort::Fresh, Sort::Newest, Sort::Oldest}) {
      Request request{.text = text, .sort = sort, .limit = 40, .fragments = 0};
      std::vector<std::string> order = all_ids(searcher, request);
      const std::set<std::string> expected(order.begin(), order.end());
      const std::set<std::string> removed_before = removed_;
      std::vector<std::string> got;
      do {
        const Answer answer = searcher.search(request);
        for (const Hit& hit : answer.hits) got.push_back(hit.article.id);
        EXPECT_THAT(answer.warnings, ::testing::IsEmpty());
        request.cursor = answer.next;
        change();
      } while (!request.cursor.empty());
      const std::set<std::string> different(got.begin(), got.end());
      EXPECT_EQ(different.size(), got.size()) << text << ": something came twice";
      for (const std::string& id : got) EXPECT_TRUE(expected.contains(id)) << id << " came later";
      std::erase_if(order, [&](const std::string& id) { return !different.contains(id); });
      EXPECT_EQ(got, order) << text << ": in another order";
      for (const std::string& id : expected)
        EXPECT_TRUE(different.contains(id) || (removed_.contains(id) && !removed_before.contains(id))) << id << " lost";
    }
  }
}

TEST_F(Cursors, SayWhenTheOrderMayHaveShifted) {
  Searcher searcher(index_.path());
  Request request{.text = "\"storm harbour\"", .limit = 5};
  request.cursor = searcher.search(request).next;
  EXPECT_THAT(searcher.search(request).warnings, ::testing::IsEmpty());
  change();
  const std::vector<Warning> warnings = searcher.search(request).warnings;
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings.front().code, "list_shifted");
}

TEST_F(Cursors, SayWhenWhatMatchesMayHaveShifted) {
  index_.group({5, 20, 77});
  index_.group({300, 6, 400, 401});
  index_.commit();
  Searcher searcher(index_.path());
  std::vector<std::pair<Request, std::size_t>> requests{
      {{.text = "storm OR harbour", .sort = Sort::Newest, .limit = 2}, 1},
      {{.text = "storm OR harbour", .sort = Sort::Newest, .duplicates = Duplicates::Show, .limit = 2}, 0},
      {{.text = "*", .sort = Sort::Newest, .duplicates = Duplicates::Only, .limit = 2}, 1},
      {{.text = "is:copy", .sort = Sort::Newest, .limit = 1}, 1},
      {{.text = "storm OR harbour OR copies:>=2", .sort = Sort::Newest, .limit = 2}, 1}};
  for (auto& [request, warnings] : requests) {
    request.cursor = searcher.search(request).next;
    ASSERT_FALSE(request.cursor.empty()) << request.text;
  }
  add("new");
  index_.commit();
  EXPECT_THAT(searcher.search(requests.front().first).warnings, ::testing::IsEmpty()) << "what is new changes nothing";
  change();
  for (const auto& [request, warnings] : requests)
    EXPECT_EQ(searcher.search(request).warnings.size(), warnings) << request.text;
}

TEST_F(Cursors, GoOnInListsOfMixedOutlets) {
  Searcher searcher(index_.path());
  const Request request{.text = "storm OR harbour", .limit = 37, .diverse = 1, .fragments = 0};
  const std::vector<std::string> expected = all_ids(searcher, request);
  EXPECT_EQ(ids_by_page(searcher, request, expected.size()), expected);
}

TEST_F(Cursors, ShowEveryTextOnce) {
  index_.group({5, 20, 77});
  index_.group({300, 6, 400, 401});
  index_.commit();
  Searcher searcher(index_.path());
  const Request request{.text = "storm OR harbour OR quiet", .limit = 7, .fragments = 0};
  const std::vector<std::string> expected = all_ids(searcher, request);
  const std::vector<std::string> got = ids_by_page(searcher, request, expected.size());
  EXPECT_EQ(got, expected);
  EXPECT_EQ(got.size(), 595u);
}

TEST_F(Cursors, OfAnotherQueryOrNoneAreRefused) {
  Searcher searcher(index_.path());
  Request request{.text = "storm", .limit = 5};
  const std::string cursor = searcher.search(request).next;
  ASSERT_FALSE(cursor.empty());
  EXPECT_EQ(cursor.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), cursor.npos);
  request.limit = 50;
  request.cursor = cursor;
  EXPECT_FALSE(searcher.search(request).hits.empty()) << "the limit may change";
  const auto failure_of = [&](const Request& changed) {
    try {
      searcher.search(changed);
    } catch (const CursorExpired&) {
      return std::string("expired");
    } catch (const Error& error) {
      return error.failure() == Failure::Usage ? std::string("usage") : std::string(error.what());
    }
    return std::string("none");
  };
  Request other = request;
  other.text = "harbour";
  EXPECT_EQ(failure_of(other), "usage");
  other = request;
  other.sort = Sort::Newest;
  EXPECT_EQ(failure_of(other), "usage");
  for (const std::string& damaged :
       {std::string("x"), std::string("!"), cursor.substr(0, cursor.size() / 2), cursor + "AAAA_",
        std::string(5000, 'A'), std::string(100, '_'), std::string("\0\xff", 2)}) {
    other = request;
    other.cursor = damaged;
    const std::string failure = failure_of(other);
    EXPECT_TRUE(failure == "usage" || failure == "none" || failure == "expired") << damaged << ": " << failure;
  }
}

TEST_F(Cursors, ExpireWithTheirIndex) {
  Request request{.text = "storm", .limit = 5};
  request.cursor = Searcher(index_.path()).search(request).next;
  SmallIndex other(directory_.path() / "other");
  other.add({.title = "storm"});
  other.commit();
  EXPECT_THROW(Searcher(other.path()).search(request), CursorExpired);
}

}  // namespace
}  // namespace wirecopy::searcher
