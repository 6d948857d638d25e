// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/synonyms.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/searcher.h"
#include "tests/searcher/small_index.h"
#include "text/error.h"

namespace wirecopy::searcher {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Synonyms, AreGroupsOrPointOneWay) {
  const Synonyms synonyms = Synonyms::of_text(
      "\xEF\xBB\xBF# words\nFlood, inundation , high water\r\n\nuk => united kingdom, Britain\nflood, deluge # more\n");
  EXPECT_THAT(synonyms.of("FLOOD"), ElementsAre("inundation", "high water", "deluge"));
  EXPECT_THAT(synonyms.of("deluge"), ElementsAre("flood"));
  EXPECT_THAT(synonyms.of("uk"), ElementsAre("united kingdom", "Britain"));
  EXPECT_THAT(synonyms.of("britain"), IsEmpty());
}

TEST(Synonyms, LeaveOutALineThatIsNoneAndSayWhich) {
  for (const char* line : {"alone", " => c", "x =>", ",,", "\xFF, x"}) {
    const Synonyms synonyms = Synonyms::of_text("a, b\n" + std::string(line) + "\nc, d\n");
    ASSERT_EQ(synonyms.bad_lines().size(), 1u) << line;
    EXPECT_EQ(synonyms.bad_lines().front().number, 2u) << line;
    EXPECT_THAT(synonyms.of("a"), ElementsAre("b")) << line;
    EXPECT_THAT(synonyms.of("c"), ElementsAre("d")) << line;
  }
  EXPECT_THROW(Synonyms::of_file("/nonexistent/list"), Error);
}

class SynonymQueries : public ::testing::Test {
 protected:
  SynonymQueries() {
    SmallIndex index(directory_.path() / "i");
    index.add({.body = "The flood came at night."});
    index.add({.body = "Deluges of rain."});
    index.add({.body = "High water on the quay."});
    index.add({.body = "Water, and a high wind."});
    index.commit();
    path_ = index.path();
  }
  void write(const std::string& path, const std::string& text) const { std::ofstream(path) << text; }

  TemporaryDirectory directory_;
  std::string path_;
};

TEST_F(SynonymQueries, FindTheWordAndWhatElseItMayBe) {
  write(synonyms_path(path_), "flood, deluge, high water\n");
  Searcher searcher(path_);
  EXPECT_EQ(searcher.search({.text = "~flood"}).articles.value, 3u);
  EXPECT_EQ(searcher.search({.text = "~floods"}).articles.value, 3u) << "by its stem";
  EXPECT_EQ(searcher.search({.text = "~deluge"}).articles.value, 3u);
  EXPECT_EQ(searcher.search({.text = "flood"}).articles.value, 1u);
  const Answer near = searcher.search({.text = "~flood NEAR/3 night"});
  EXPECT_EQ(near.articles.value, 1u);
  ASSERT_EQ(near.warnings.size(), 1u) << "high water is no word";
  EXPECT_EQ(near.warnings.front().code, "synonym_in_near");
  EXPECT_EQ(searcher.search({.text = "-~flood"}).articles.value, 1u);
  const Answer answer = searcher.search({.text = "~flood quay"});
  ASSERT_EQ(answer.hits.size(), 1u);
  EXPECT_EQ(answer.hits.front().fragments.front().matches.size(), 2u) << "the phrase is one mark";
  EXPECT_TRUE(answer.warnings.empty());
  EXPECT_EQ(searcher.search({.text = "~rain"}).warnings.front().code, "unknown_synonym");
}

TEST_F(SynonymQueries, StandForAPhraseToo) {
  write(synonyms_path(path_), "flood, deluge, high water\n");
  Searcher searcher(path_);
  const Answer answer = searcher.search({.text = "~\"High water\""});
  EXPECT_EQ(answer.articles.value, 3u);
  EXPECT_EQ(answer.interpreted, "~\"High water\"");
  EXPECT_TRUE(answer.warnings.empty());
  EXPECT_EQ(searcher.search({.text = "~high-water"}).articles.value, 3u);
  EXPECT_EQ(searcher.search({.text = "~\"flood\""}).articles.value, 3u);
  EXPECT_EQ(searcher.search({.text = "\"high water\""}).articles.value, 1u);
  EXPECT_EQ(searcher.search({.text = "-~\"high water\""}).articles.value, 1u);
  EXPECT_EQ(searcher.search({.text = "title:~\"high water\""}).articles.value, 0u) << "in the headline";
  EXPECT_EQ(searcher.search({.text = "~\"high wind\""}).warnings.front().code, "unknown_synonym");
  const Answer near = searcher.search({.text = "~\"high water\" NEAR/5 quay"});
  EXPECT_EQ(near.articles.value, 1u);
  ASSERT_EQ(near.warnings.size(), 3u) << "of a phrase, and two synonyms";
  EXPECT_EQ(near.warnings.back().code, "synonym_in_near");
}

TEST_F(SynonymQueries, ComeFromTheFileThatIsNamed) {
  const std::string other = (directory_.path() / "other").string();
  write(other, "flood => rain");
  Searcher searcher(path_);
  EXPECT_EQ(searcher.search({.text = "~flood"}).warnings.front().code, "no_synonyms");
  EXPECT_EQ(searcher.search({.text = "~flood", .synonyms = other}).articles.value, 2u);
  EXPECT_THROW(searcher.search({.text = "x", .synonyms = "/nonexistent/list"}), Error);
  write(synonyms_path(path_), "alone\nflood, deluge\n");
  const Answer answer = searcher.search({.text = "~flood"});
  EXPECT_EQ(answer.articles.value, 2u) << "the other lines hold";
  ASSERT_EQ(answer.warnings.size(), 1u);
  EXPECT_EQ(answer.warnings.front().code, "bad_synonyms");
  EXPECT_EQ(answer.warnings.front().message, "line 1 of the synonyms has one entry alone and was left out");
}

TEST(SynonymsPath, StandsBesideAnIndexOfThisMachine) {
  EXPECT_TRUE(synonyms_path("news.index/").ends_with("/news.index.synonyms"));
  EXPECT_EQ(synonyms_path("host:1234"), "") << "beside an index on another machine is nothing to be read";
}

TEST_F(SynonymQueries, SayWhyTheirFileCannotBeRead) {
  std::filesystem::create_directory(synonyms_path(path_));
  Searcher searcher(path_);
  for (int time = 0; time < 2; ++time) {
    const Answer answer = searcher.search({.text = "~flood"});
    EXPECT_EQ(answer.articles.value, 1u) << "the word itself";
    ASSERT_EQ(answer.warnings.size(), 1u);
    EXPECT_EQ(answer.warnings.front().code, "unread_list");
    EXPECT_EQ(answer.warnings.front().message,
              "the list of synonyms beside the index cannot be read and was taken as empty: Is a directory");
  }
  EXPECT_THROW(searcher.search({.text = "~flood", .synonyms = synonyms_path(path_)}), Error);
  std::filesystem::remove(synonyms_path(path_));
  write(synonyms_path(path_), "flood, deluge\n");
  EXPECT_TRUE(searcher.search({.text = "~flood"}).warnings.empty());
}

}  // namespace
}  // namespace wirecopy::searcher
