// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/searcher.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/searcher/small_index.h"
#include "text/error.h"

namespace wirecopy::searcher {
namespace {

namespace fs = std::filesystem;
using Ids = std::vector<std::string>;

Ids ids_of(const Answer& answer) {
  Ids ids;
  for (const Hit& hit : answer.hits) ids.push_back(hit.article.id);
  return ids;
}

Failure failure_of(const std::string& path) {
  try {
    Searcher searcher(path);
    searcher.search({.text = "ferry"});
  } catch (const Error& error) {
    EXPECT_FALSE(error.hint().empty()) << error.what();
    EXPECT_NE(std::string(error.what()).find(path), std::string::npos) << error.what();
    return error.failure();
  }
  ADD_FAILURE() << path << " was searched";
  return Failure::NothingFound;
}

class SearcherTest : public testing::Test {
 protected:
  std::string path(const char* name = "index") const { return (directory_.path() / name).string(); }

  TemporaryDirectory directory_;
};

TEST_F(SearcherTest, AnswersAQueryWithHitsHighlightsAndCopies) {
  SmallIndex index(path());
  index.add({.id = "lead",
             .title = "Ferry late",
             .body = "The ferry was late. It rained.",
             .outlet = "a.example",
             .published = march(2)});
  index.add({.id = "copy",
             .title = "Late",
             .body = "The ferry was late. It rained again.",
             .outlet = "b.example",
             .published = march(3)});
  index.add({.id = "other", .title = "Train", .body = "The train was on time.", .outlet = "a.example"});
  index.group({1, 2});
  index.commit();
  Searcher searcher(path());
  const Answer answer = searcher.search({.text = "ferries"});
  EXPECT_EQ(answer.index.articles, 3u);
  EXPECT_EQ(answer.index.texts, 2u);
  EXPECT_EQ(answer.index.revision, 2u);
  EXPECT_EQ(answer.articles.value, 2u);
  EXPECT_EQ(answer.texts.value, 1u);
  EXPECT_FALSE(answer.any_word);
  ASSERT_EQ(answer.hits.size(), 1u);
  const Hit& hit = answer.hits[0];
  EXPECT_EQ(hit.article.id, "lead");
  EXPECT_EQ(hit.rank, 1u);
  EXPECT_GT(hit.score, 0);
  EXPECT_EQ(hit.title_matches, (std::vector<Span>{{0, 5}}));
  ASSERT_EQ(hit.fragments.size(), 1u);
  EXPECT_EQ(hit.fragments[0].matches, (std::vector<Span>{{4, 9}}));
  EXPECT_EQ(hit.copies_id, "lead");
  EXPECT_EQ(hit.copies_articles, 2u);
  EXPECT_EQ(hit.copies_outlets, 2u);
  ASSERT_EQ(hit.others.size(), 1u);
  EXPECT_EQ(hit.others[0].id, "copy");
}

TEST_F(SearcherTest, FindsWordsOfScriptsWithoutSpacesByTheirBeginning) {
  SmallIndex index(path());
  index.add({.id = "ja",
             .title = "魚市場の始まり",
             .body = "新しい魚市場の建て替えを待った。雨漏りがある。",
             .language = "ja"});
  index.add({.id = "th", .title = "T", .body = "โรงเรียนเปิดแล้ว", .language = "th"});
  index.add({.id = "apart", .title = "T", .body = "市の魚は高い。魚を食べる。", .language = "ja"});
  index.commit();
  Searcher searcher(path());
  for (const char* typed : {"魚市*", "始ま*", "新し*", "待っ*", "建て替*", "雨漏*", "title:魚市*", "新しい魚市*"}) {
    const Answer answer = searcher.search({.text = typed});
    EXPECT_EQ(ids_of(answer), Ids{"ja"}) << typed;
    EXPECT_TRUE(answer.warnings.empty()) << typed << ": " << answer.warnings.front().message;
  }
  EXPECT_EQ(ids_of(searcher.search({.text = "โรงเรี*"})), Ids{"th"});
  const Answer none = searcher.search({.text = "魚介*"});
  EXPECT_TRUE(none.hits.empty());
  ASSERT_FALSE(none.warnings.empty());
  EXPECT_EQ(none.warnings.front().code, "wildcard_unmatched");
}

TEST_F(SearcherTest, TellsWhatAnyWordWouldFind) {
  SmallIndex index(path());
  index.add({.title = "Ferry late"});
  index.add({.title = "Train late"});
  index.commit();
  Searcher searcher(path());
  const Answer answer = searcher.search({.text = "ferry train"});
  EXPECT_EQ(answer.articles.value, 0u);
  ASSERT_TRUE(answer.any_word);
  EXPECT_EQ(answer.any_word->value, 2u);
  EXPECT_FALSE(searcher.search({.text = "ferry late"}).any_word);
  EXPECT_FALSE(searcher.search({.text = "ferry train", .match = MatchMode::Any}).any_word);
  EXPECT_FALSE(searcher.search({.text = "absent"}).any_word);
}

TEST_F(SearcherTest, CountsTheUndatedThatADateLeavesOut) {
  SmallIndex index(path());
  index.add({.id = "dated", .title = "Ferry late", .published = march(5)});
  index.add({.id = "older", .title = "Ferry late", .published = march(1)});
  index.add({.id = "undated", .title = "Ferry late"});
  index.add({.id = "unrelated", .title = "Train late"});
  index.commit();
  Searcher searcher(path());
  for (const Request& request :
       {Request{.text = "ferry date:2024-03-04.."}, Request{.text = "ferry", .from = "2024-03-04"},
        Request{.text = "ferry", .from = "2024-03-05", .until = "2024-03-05"}}) {
    const Answer answer = searcher.search(request);
    EXPECT_EQ(ids_of(answer), (Ids{"dated"})) << request.text;
    EXPECT_EQ(answer.undated_excluded, 1u) << request.text;
  }
  EXPECT_EQ(searcher.search({.text = "ferry"}).undated_excluded, 0u);
  EXPECT_EQ(ids_of(searcher.search({.text = "ferry date:none"})), (Ids{"undated"}));
  EXPECT_THROW(searcher.search({.text = "ferry", .until = "tomorrowish"}), Error);
}

TEST_F(SearcherTest, AddsFiltersWithoutChangingTheOrder) {
  SmallIndex index(path());
  index.add({.id = "1", .title = "Ferry", .outlet = "gazette.example", .language = "en"});
  index.add({.id = "2", .title = "Ferry", .outlet = "courier.example", .language = "de"});
  index.add({.id = "3", .title = "Ferry", .outlet = "gazette.example", .language = "de"});
  index.commit();
  Searcher searcher(path());
  EXPECT_EQ(ids_of(searcher.search({.text = "ferry", .sources = {"gazette.example"}})), (Ids{"1", "3"}));
  EXPECT_EQ(ids_of(searcher.search({.text = "ferry", .languages = {"de"}})), (Ids{"2", "3"}));
  EXPECT_EQ(
      ids_of(searcher.search({.text = "", .sources = {"gazette.example", "courier.example"}, .languages = {"de"}})),
      (Ids{"2", "3"}));
  EXPECT_TRUE(searcher.search({.text = "ferry", .sources = {"nowhere.example"}}).hits.empty());
}

TEST_F(SearcherTest, SortsQueriesWithoutWordsNewestFirst) {
  SmallIndex index(path());
  index.add({.id = "old", .title = "Ferry", .published = march(1)});
  index.add({.id = "new", .title = "Ferry", .published = march(9)});
  index.commit();
  Searcher searcher(path());
  EXPECT_EQ(ids_of(searcher.search({.text = ""})), (Ids{"new", "old"}));
  EXPECT_EQ(ids_of(searcher.search({.text = "*"})), (Ids{"new", "old"}));
  EXPECT_EQ(ids_of(searcher.search({.text = "", .sort = Sort::Oldest})), (Ids{"old", "new"}));
  EXPECT_EQ(searcher.search({.text = ""}).hits[0].score, 0);
}

TEST_F(SearcherTest, GivesAnArticleWithItsMarksAllOver) {
  SmallIndex index(path());
  const std::string body = "The ferry left. " + std::string(3000, 'x') + " The ferry came.";
  index.add({.id = "One/1", .title = "Ferry", .body = body});
  index.commit();
  Searcher searcher(path());
  const auto plain = searcher.article("One/1");
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->article.body, body);
  EXPECT_TRUE(plain->fragments.empty());
  EXPECT_EQ(plain->copies_articles, 1u);
  const auto marked = searcher.article("One/1", "ferry");
  ASSERT_TRUE(marked);
  ASSERT_EQ(marked->fragments.size(), 1u);
  EXPECT_EQ(marked->fragments[0].text, body);
  EXPECT_EQ(marked->fragments[0].matches.size(), 2u);
  EXPECT_EQ(marked->title_matches.size(), 1u);
  EXPECT_FALSE(searcher.article("one/1"));
  EXPECT_FALSE(searcher.article("absent"));
  EXPECT_FALSE(searcher.article(""));
  EXPECT_FALSE(searcher.article(std::string(10'000, 'y')));
}

TEST_F(SearcherTest, ExplainsTheStagesOfAQuery) {
  SmallIndex index(path());
  index.add({.title = "Ferry late"});
  index.commit();
  const std::string text = Searcher(path()).explain({.text = "ferries OR \"late train"});
  for (const char* expected : {"read as", "unclosed_quote", "tree", "ferri  in 1 article\n", "xapian query",
                               "1 articles", "times", "Query("}) {
    EXPECT_NE(text.find(expected), std::string::npos) << expected << " in:\n" << text;
  }
}

TEST_F(SearcherTest, SeesWhatAWriterCommitted) {
  SmallIndex index(path());
  index.add({.id = "1", .title = "Ferry"});
  index.commit();
  Searcher searcher(path());
  EXPECT_EQ(searcher.search({.text = "ferry"}).articles.value, 1u);
  for (int i = 2; i <= 12; ++i) {
    index.add({.id = std::to_string(i), .title = "Ferry"});
    if (i % 2 == 0) index.group({static_cast<Xapian::docid>(i), static_cast<Xapian::docid>(i - 1)});
    EXPECT_EQ(searcher.search({.text = "ferry"}).articles.value, static_cast<uint64_t>(i - 1)) << "before the commit";
    index.commit();
    const Answer answer = searcher.search({.text = "ferry"});
    EXPECT_EQ(answer.articles.value, static_cast<uint64_t>(i));
    EXPECT_EQ(answer.texts.value, static_cast<uint64_t>(i - i / 2));
    EXPECT_EQ(answer.index.texts, static_cast<uint64_t>(i - i / 2));
    EXPECT_EQ(answer.index.revision, static_cast<uint64_t>(i + 1));
  }
  EXPECT_EQ(searcher.state().articles, 12u);
}

TEST_F(SearcherTest, NeverTellsOfAWriterThatOvertakesIt) {
  SmallIndex index(path());
  index.add({.title = "Ferry"});
  index.commit();
  std::atomic<bool> is_done = false;
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i) {
    readers.emplace_back([&] {
      Searcher searcher(path());
      uint64_t last = 0;
      while (!is_done) {
        const Answer answer = searcher.search({.text = "ferry", .limit = 3});
        EXPECT_GE(answer.articles.value, last);
        EXPECT_EQ(answer.articles.value, answer.index.articles);
        last = answer.articles.value;
      }
    });
  }
  for (int i = 0; i < 60; ++i) {
    index.add({.title = "Ferry " + std::to_string(i), .body = std::string(200, 'x')});
    index.commit();
  }
  is_done = true;
  for (std::thread& reader : readers) reader.join();
}

TEST_F(SearcherTest, FollowsAnIndexThatIsPutInPlaceOfAnother) {
  {
    SmallIndex index(path());
    index.add({.id = "old", .title = "Ferry"});
    index.commit();
  }
  Searcher searcher(path());
  EXPECT_EQ(ids_of(searcher.search({.text = "ferry"})), (Ids{"old"}));
  for (int round = 0; round < 3; ++round) {
    // The same number of commits, so that only the directory tells them apart.
    SmallIndex index(path("built"));
    index.add({.id = "new" + std::to_string(round), .title = "Ferry"});
    index.commit();
    fs::rename(path(), path(("gone" + std::to_string(round)).c_str()));
    fs::rename(path("built"), path());
    EXPECT_EQ(ids_of(searcher.search({.text = "ferry"})), (Ids{"new" + std::to_string(round)}));
    fs::remove_all(path(("gone" + std::to_string(round)).c_str()));
    EXPECT_EQ(searcher.search({.text = "ferry"}).articles.value, 1u);
  }
}

TEST_F(SearcherTest, ComesBackWhenAMissingIndexDoes) {
  SmallIndex index(path());
  index.add({.id = "1", .title = "Ferry"});
  index.commit();
  Searcher searcher(path());
  searcher.search({.text = "ferry"});
  fs::rename(path(), path("away"));
  EXPECT_THROW(searcher.search({.text = "ferry"}), Error);
  fs::rename(path("away"), path());
  EXPECT_EQ(ids_of(searcher.search({.text = "ferry"})), (Ids{"1"}));
}

TEST_F(SearcherTest, FoldsCopiesInIndexesJoinedByAStubFile) {
  for (const char* name : {"one", "two"}) {
    SmallIndex index(path(name));
    index.add({.id = std::string(name) + "-alone", .title = "Ferry alone"});
    index.add({.id = std::string(name) + "-lead", .title = "Ferry copied"});
    index.add({.id = std::string(name) + "-copy", .title = "Ferry copied"});
    index.group({2, 3});
    index.commit();
  }
  std::ofstream(path("stub")) << "auto " << path("one") << "\nauto " << path("two") << "\n";
  Searcher searcher(path("stub"));
  const Answer answer = searcher.search({.text = "ferry"});
  EXPECT_EQ(answer.articles.value, 6u);
  EXPECT_EQ(answer.texts.value, 4u);
  EXPECT_EQ(answer.index.texts, 4u);
  Ids ids = ids_of(answer);
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(ids, (Ids{"one-alone", "one-lead", "two-alone", "two-lead"}));
  const auto copy = searcher.article("two-copy");
  ASSERT_TRUE(copy);
  EXPECT_EQ(copy->copies_id, "two-lead");
  ASSERT_EQ(copy->others.size(), 1u);
  EXPECT_EQ(copy->others[0].id, "two-lead");
}

TEST_F(SearcherTest, FindsPhrasesOfWordsThatAreCommonInOneOfTheJoinedIndexesOnly) {
  const auto make = [&](const char* name, std::vector<std::string> common_stems) {
    SmallIndex index(path(name), 0, std::move(common_stems));
    index.add({.id = name, .title = "Quay", .body = "They came to the end of the line at noon."});
    index.add({.id = std::string(name) + "-other", .title = "Quay", .body = "The line of the end of it was long."});
    index.commit();
  };
  make("pairs", {"of", "the"});
  make("places", {});
  for (const auto& [first, second] : {std::pair("pairs", "places"), std::pair("places", "pairs")}) {
    std::ofstream(path("stub")) << "auto " << path(first) << "\nauto " << path(second) << "\n";
    Ids ids = ids_of(Searcher(path("stub")).search({.text = "\"end of the line\""}));
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(ids, (Ids{"pairs", "places"})) << first;
    EXPECT_EQ(Searcher(path("stub")).search({.text = "\"of the\""}).articles.value, 4u) << first;
  }
}

TEST_F(SearcherTest, NoticesThatOneOfTheJoinedIndexesWasReplaced) {
  for (const char* name : {"one", "two", "other"}) {
    SmallIndex index(path(name));
    index.add({.id = name, .title = "Ferry"});
    index.commit();
  }
  std::ofstream(path("stub")) << "auto one\nauto two\n";
  Searcher searcher(path("stub"));
  EXPECT_EQ(searcher.search({.text = "ferry"}).articles.value, 2u);
  fs::rename(path("two"), path("away"));
  fs::rename(path("other"), path("two"));
  Ids ids = ids_of(searcher.search({.text = "ferry"}));
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(ids, (Ids{"one", "other"}));
}

TEST_F(SearcherTest, SaysWhatIsWrongWithAnIndex) {
  EXPECT_EQ(failure_of(path("absent")), Failure::IndexMissing);
  fs::create_directory(path("empty"));
  EXPECT_EQ(failure_of(path("empty")), Failure::IndexMissing);
  std::ofstream(path("file")) << "no index";
  EXPECT_EQ(failure_of(path("file")), Failure::IndexMissing);
  { const Xapian::WritableDatabase foreign(path("foreign"), Xapian::DB_CREATE); }
  EXPECT_EQ(failure_of(path("foreign")), Failure::IndexMissing);
}

TEST_F(SearcherTest, SaysThatAnIndexIsDamaged) {
  {
    SmallIndex index(path());
    for (int i = 0; i < 500; ++i)
      index.add({.title = "Ferry " + std::to_string(i), .body = "unique" + std::to_string(i * 7) + " ferry left late"});
    index.commit();
  }
  const fs::path postings = fs::path(path()) / "postlist.glass";
  const auto size = fs::file_size(postings);
  ASSERT_GT(size, 16'384u);
  std::fstream file(postings, std::ios::in | std::ios::out | std::ios::binary);
  for (std::uintmax_t at = 0; at + 64 < size; at += 64) {
    file.seekp(static_cast<std::streamoff>(at));
    file.write("\xFF\xFE\xFD\xFC", 4);
  }
  file.close();
  EXPECT_EQ(failure_of(path()), Failure::Broken);
}

TEST_F(SearcherTest, NeverWritesToTheIndex) {
  {
    SmallIndex index(path());
    index.add({.title = "Ferry"});
    index.commit();
  }
  const auto listing = [&] {
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(path())) {
      files.push_back(entry.path().filename().string() + " " +
                      std::to_string(entry.last_write_time().time_since_epoch().count()));
    }
    std::sort(files.begin(), files.end());
    return files;
  };
  const auto before = listing();
  Searcher searcher(path());
  searcher.search({.text = "ferry"});
  // A writer may work while a searcher is open.
  EXPECT_EQ(listing(), before);
  EXPECT_NO_THROW(Xapian::WritableDatabase(path(), Xapian::DB_OPEN));
}

}  // namespace
}  // namespace wirecopy::searcher
