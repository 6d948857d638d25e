// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/house_style.h"

#include <gtest/gtest.h>

namespace wirecopy::dedup {
namespace {

std::string plain(std::string_view text) {
  std::string all;
  for (const PlainWord& word : plain_words(text, units_of(text, WithSpans::Yes)))
    all += (all.empty() ? "" : " ") + word.word;
  return all;
}

TEST(HouseStyle, IsOneForAllPapers) {
  const std::vector<std::vector<std::string>> same{
      {"It fell 8 percent.", "It fell 8 per cent.", "It fell 8%.", "It fell 8 pct.", "It fell eight percent."},
      {"a loss of 4 million dlrs", "a loss of $4 million", "a loss of $4m", "a loss of US$4 mln",
       "a loss of 4m dollars"},
      {"worth 3.5 billion euros", "worth \u20AC3.5bn", "worth 3.5 bln euros"},
      {"The U.S. said", "The US said", "The United States said", "The U.S.A. said"},
      {"the United Nations", "the U.N."},
      {"Mr. Brandt and Mrs Holm", "Brandt and Holm"},
      {"on Jan. 4", "on January 4th", "on January 4"},
      {"1,400 jobs", "1400 jobs"},
      {"The toll is four.", "The toll is 4."},
  };
  for (const auto& row : same) {
    for (const std::string& spelled : row) EXPECT_EQ(plain(spelled), plain(row.front())) << spelled;
  }
}

TEST(HouseStyle, KeepsWhatIsNotOne) {
  EXPECT_NE(plain("8 million"), plain("8 billion"));
  EXPECT_NE(plain("4.6"), plain("4.8"));
  EXPECT_EQ(plain("tell us in a cent or per centum"), "tell us in a cent or per centum");
  EXPECT_EQ(plain("A1 and 5th"), "a1 and 5");
  EXPECT_EQ(plain("14,5 and 14,5000"), "14 5 and 14 5000");
  for (const std::string_view empty : {"", "...", "Mr.", "$", "U.", "4", "per", "United"}) plain(empty);
}

TEST(HouseStyle, KnowsTheUnitsThatWordsAreMadeOf) {
  const std::string text = "The U.S. has 1,400 men";
  const std::vector<PlainWord> words = plain_words(text, units_of(text, WithSpans::Yes));
  ASSERT_EQ(words.size(), 5u);
  EXPECT_EQ(words[1].unit, 1u);
  EXPECT_EQ(words[1].units, 2u);
  EXPECT_EQ(words[3].word, "1400");
  EXPECT_EQ(words[3].units, 2u);
  EXPECT_TRUE(words[3].is_figure);
  EXPECT_EQ(words[4].unit, 6u);
}

}  // namespace
}  // namespace wirecopy::dedup
