// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "searcher/comparison.h"
#include "searcher/searcher.h"
#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using Ids = std::vector<std::string>;

// Text of the commonest words and of others, so that stretches of common words alone are frequent.
std::string prose(std::mt19937& random, int words) {
  static const std::vector<std::string> common{"the",  "of",  "and",  "to",  "in",  "that", "it", "was",
                                               "for",  "on",  "with", "as",  "he",  "is",   "at", "by",
                                               "they", "had", "not",  "but", "all", "we",   "be", "have"};
  std::string text;
  for (int i = 0; i < words; ++i) {
    if (random() % 4 != 0) {
      text += common[random() % common.size()];
    } else {
      for (int letter = 0; letter < 6; ++letter) text += static_cast<char>('a' + random() % 26);
    }
    text += i + 1 == words ? "." : i % 17 == 16 ? ". " : " ";
  }
  return text;
}

std::string words_from(const std::string& text, std::size_t first, std::size_t count) {
  std::size_t begin = 0;
  while (first-- > 0) begin = text.find(' ', begin) + 1;
  std::size_t end = begin;
  while (count-- > 0) end = text.find(' ', end) + 1;
  return text.substr(begin, end - 1 - begin);
}

class MatchTest : public testing::Test {
 protected:
  std::string path() const { return (directory_.path() / "index").string(); }
  Ids ids_of(const std::string& text, uint32_t limit = 10) {
    Ids ids;
    for (const Match& match : Searcher(path()).match({text, limit}).matches) ids.push_back(match.article.id);
    return ids;
  }

  TemporaryDirectory directory_;
};

TEST_F(MatchTest, FindsEveryStretchOfTwelveWordsWhereverItStands) {
  std::mt19937 random(5);
  std::vector<std::string> bodies;
  SmallIndex index(path(), 0, {"and", "in", "it", "of", "that", "the", "to", "was"});
  for (int i = 0; i < 60; ++i) {
    bodies.push_back(prose(random, 300));
    index.add({.id = std::to_string(i), .title = "Title", .body = bodies.back()});
  }
  index.commit();
  Searcher searcher(path());
  for (std::size_t i = 0; i < bodies.size(); i += 3) {
    for (std::size_t first = i % 7; first < 280; first += 31) {
      const std::string stretch = words_from(bodies[i], first, 12);
      const MatchAnswer answer = searcher.match({.text = "We quote: " + stretch + ", no more."});
      ASSERT_EQ(answer.matches.size(), 1u) << stretch;
      EXPECT_EQ(answer.matches[0].article.id, std::to_string(i)) << stretch;
      const dedup::Passage* passage = longest_passage(answer.matches[0].passages);
      EXPECT_GE(passage->units, 12u);
      EXPECT_NE(std::string(passage->in_a.of(answer.text)).find(stretch.substr(0, 5)), std::string::npos);
    }
  }
}

TEST_F(MatchTest, FindsAStretchOfCommonWordsAlone) {
  SmallIndex index(path(), 0, {"all", "and", "be", "have", "in", "it", "not", "of", "that", "the", "to", "was", "we"});
  std::mt19937 random(6);
  const std::string saying = "it was not that we have to be in all of it and that was all";
  for (int i = 0; i < 400; ++i) index.add({.id = std::to_string(i), .title = "Title", .body = prose(random, 120)});
  index.add({.id = "said", .title = "Title", .body = prose(random, 80) + " " + saying + ", he said."});
  index.commit();
  EXPECT_THAT(ids_of(saying), ElementsAre("said"));
}

TEST_F(MatchTest, RanksByShareReusedThenByDensityThenByDate) {
  std::mt19937 random(7);
  const std::string release = prose(random, 120);
  SmallIndex index(path());
  index.add({.id = "half", .title = "T", .body = words_from(release, 0, 60)});
  index.add({.id = "whole, among other things", .title = "T", .body = prose(random, 200) + " " + release});
  index.add({.id = "whole, later", .title = "T", .body = release, .published = march(3)});
  index.add({.id = "whole, first", .title = "T", .body = release, .published = march(2)});
  index.add({.id = "nothing", .title = "T", .body = prose(random, 120)});
  index.commit();
  EXPECT_THAT(ids_of(release), ElementsAre("whole, first", "whole, later", "whole, among other things", "half"));
  EXPECT_THAT(ids_of(release, 1), ElementsAre("whole, first"));
  const MatchAnswer answer = Searcher(path()).match({.text = release, .limit = 0});
  EXPECT_EQ(answer.articles, 4u) << "all are counted, listed or not";
  EXPECT_THAT(answer.matches, IsEmpty());
}

TEST_F(MatchTest, ReadsMarksApartFromTheirLettersAsOneCharacter) {
  SmallIndex index(path());
  index.add({.id = "ja",
             .title = "T",
             .body = "港では新しい桟橋が見学できるようになり、多くの人が訪れた。",
             .language = "ja"});
  index.commit();
  const MatchAnswer answer = Searcher(path()).match(
      {.text = "港て\u3099は新しい桟橋か\u3099見学て\u3099きるようになり、多くの人か\u3099訪れた。"});
  EXPECT_EQ(answer.text, "港では新しい桟橋が見学できるようになり、多くの人が訪れた。");
  ASSERT_EQ(answer.matches.size(), 1u);
  EXPECT_EQ(answer.matches.front().share, 1);
}

TEST_F(MatchTest, KnowsAnInflectedWordFromAnother) {
  SmallIndex index(path());
  index.add({.id = "a", .title = "T", .body = "Nobody knows who painted the long fence of the seven orchards there."});
  index.commit();
  EXPECT_THAT(ids_of("Nobody knows who painted the long fence of the seven orchards there."), ElementsAre("a"));
  EXPECT_THAT(ids_of("Nobody knows who paints the long fences of the seven orchard there."), IsEmpty());
}

TEST_F(MatchTest, ReadsScriptsWithoutSpacesAndOtherLanguages) {
  SmallIndex index(path());
  index.add(
      {.id = "ja",
       .title = "T",
       .body = "港湾事務所は、北の島々へ向かう最終の渡し船を今日から一時間早めると発表した。会社は春に警告していた。",
       .language = "ja"});
  index.add({.id = "de",
             .title = "T",
             .body = "Der Bürgermeister erklärte gestern, die Brücke müsse vor dem Winter noch einmal gesperrt werden.",
             .language = "de"});
  index.commit();
  EXPECT_THAT(ids_of("新聞によると、北の島々へ向かう最終の渡し船を今日から一時間早めると発表したという。"),
              ElementsAre("ja"));
  EXPECT_THAT(ids_of("Es hieß, die Brücke müsse vor dem Winter noch einmal gesperrt werden, und zwar bald."),
              ElementsAre("de"));
}

TEST_F(MatchTest, TakesAnyText) {
  SmallIndex index(path());
  index.add({.id = "a", .title = "T", .body = "One two three four five six seven eight nine ten eleven twelve."});
  index.add({.id = "empty", .title = "T", .body = ""});
  index.commit();
  Searcher searcher(path());
  for (const std::string text : {"", " ", "...", "one", "one two three four", "\xFF\xFE\x00zz"}) {
    const MatchAnswer answer = searcher.match({.text = text});
    EXPECT_EQ(answer.articles, 0u) << text;
    ASSERT_EQ(answer.warnings.size(), 1u) << text;
    EXPECT_EQ(answer.warnings[0].code, "text_too_short") << text;
  }
  EXPECT_EQ(searcher.match({.text = "two three four five six"}).articles, 1u) << "a short text must stand there whole";
  EXPECT_EQ(searcher.match({.text = "two three four five nine"}).articles, 0u);
  const MatchAnswer cut = searcher.match({.text = std::string(longest_matched, ' ') + "one two three four five six"});
  EXPECT_EQ(cut.warnings[0].code, "text_cut");
  const std::string repeated = [] {
    std::string all;
    for (int i = 0; i < 2000; ++i) all += "one two three four five six seven ";
    return all;
  }();
  EXPECT_EQ(searcher.match({.text = repeated}).articles, 0u) << "seven words in a row are no reuse";
}

TEST_F(MatchTest, HasTheShapeOfTheManual) {
  SmallIndex index(path());
  index.add({.id = "a", .title = "T", .body = "Zero. One two three four five six seven eight nine ten."});
  index.commit();
  const auto json = nlohmann::json::parse(
      to_json(Searcher(path()).match({.text = "One two three four five six seven eight nine ten eleven"})));
  EXPECT_EQ(json["format_version"], 1);
  EXPECT_EQ(json["text"]["words"], 11);
  EXPECT_EQ(json["total"]["articles"]["value"], 1);
  const auto match = json["matches"][0];
  EXPECT_EQ(match["id"], "a");
  EXPECT_EQ(match["words"], 10);
  EXPECT_EQ(match["longest"], 10);
  EXPECT_EQ(match["passages"][0]["text"], nlohmann::json::parse("[0,48]"));
  EXPECT_EQ(match["passages"][0]["article"], nlohmann::json::parse("[6,54]"));
  EXPECT_TRUE(match["copies_id"].is_null());
}

}  // namespace
}  // namespace wirecopy::searcher
