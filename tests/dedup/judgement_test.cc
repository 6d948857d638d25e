// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/judgement.h"

#include <set>

#include <gtest/gtest.h>

#include "dedup/shingles.h"
#include "tests/dedup/made_texts.h"

namespace wirecopy::dedup {
namespace {

// Sentences of a dozen small words each, the first with a capital.
std::string sentences(Dice& dice, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    std::string sentence = joined(made_words(dice, 12));
    sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
    text += (text.empty() ? "" : " ") + sentence + ".";
  }
  return text;
}

std::string name(Dice& dice) {
  std::string word = made_words(dice, 1)[0];
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

std::string number(Dice& dice) {
  return std::to_string(10 + dice.below(90));
}

std::string notice(Dice& dice) {
  return "Died at home on " + number(dice) + " March, " + name(dice) + " " + name(dice) + " of " + name(dice) +
         ", aged " + number(dice) + ", with the family at the bedside. The service is in the chapel of " + name(dice) +
         " at " + number(dice) + " minutes past the hour, and all who knew the dead are welcome to come and to " +
         "bring flowers. Gifts may be sent in care of " + name(dice) + " and Sons, who are in charge of all else.";
}

struct Row {
  const char* what;
  JudgedText a;
  JudgedText b;
  Verdict verdict;
};

JudgedText text(std::string body, std::string outlet = {}) {
  return {.text = std::move(body), .outlet = std::move(outlet)};
}

// The same with a name in every sentence.
std::string reports(Dice& dice, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    std::string sentence = sentences(dice, 1);
    sentence.insert(sentence.find(' '), " " + name(dice));
    text += (text.empty() ? "" : " ") + sentence;
  }
  return text;
}

const std::string legal =
    "This material may not be published, broadcast, rewritten or redistributed without the written consent of the "
    "publisher. All rights reserved. The publisher is not liable for errors or omissions, and gives no warranty of any "
    "kind for what stands here, nor for what others have put there under the terms of this licence.";

TEST(Judgement, TellsCopiesFromTextsThatShareAPassage) {
  Dice dice(1);
  const std::string story = sentences(dice, 20);
  const std::string half = story.substr(0, story.size() / 2);
  const std::string rest = story.substr(story.size() / 2);
  const std::string block = sentences(dice, 8);
  const auto own = [&](int count) { return sentences(dice, count); };
  const auto told = [&](int count) { return reports(dice, count); };
  const std::string named = told(8);
  const std::vector<Row> rows{
      {"a story and half of it with another end", text(story), text(half + " " + own(8)), Verdict::Copy},
      {"two openings over one story", text(own(8) + " " + rest), text(own(8) + " " + rest), Verdict::Copy},
      {"a story with every second sentence rewritten",
       text(own(1) + " " + half + " " + own(6) + " " + rest.substr(0, 300)), text(story), Verdict::Copy},
      {"two stories around one quotation", text(own(5) + "\n\"" + block + "\"\n" + own(5)),
       text(own(6) + "\n\"" + block + "\"\n" + own(4)), Verdict::Quote},
      {"two stories around one quotation in German marks", text(own(5) + "\n\u201E" + block + "\u201C\n" + own(5)),
       text(own(6) + "\n\u00BB" + block + "\u00AB\n" + own(4)), Verdict::Quote},
      {"an interview in two papers", text(own(1) + "\n\"" + story + "\""), text(own(1) + "\n\"" + story + "\""),
       Verdict::Copy},
      {"two stories around one statement", text(own(5) + " " + block + " " + own(5)),
       text(own(6) + " " + block + " " + own(4)), Verdict::Statement},
      {"one outlet's footer below two stories", text(own(8) + " " + block, "a.example"),
       text(own(9) + " " + block, "a.example"), Verdict::Furniture},
      {"one outlet's story again, with another end", text(block + " " + own(8), "a.example"),
       text(block + " " + own(9), "a.example"), Verdict::Copy},
      {"two openings over one story of two outlets", text(own(8) + " " + block, "a.example"),
       text(own(9) + " " + block, "b.example"), Verdict::Copy},
      {"a legal footer of two outlets", text(own(5) + " " + legal, "a.example"),
       text(own(6) + " " + legal, "b.example"), Verdict::Furniture},
      {"a block that names nobody below reports that do", text(told(8) + " " + block, "a.example"),
       text(told(9) + " " + block, "b.example"), Verdict::Furniture},
      {"two openings over one report", text(told(8) + " " + named, "a.example"),
       text(told(9) + " " + named, "b.example"), Verdict::Copy},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(row_of(judge(row.a, row.b)).name, row_of(row.verdict).name) << row.what;
    EXPECT_EQ(judge(row.a, row.b), judge(row.b, row.a)) << row.what;
  }
}

TEST(Judgement, TellsNoticesOfOneFormFromCopies) {
  Dice dice(2);
  for (int i = 0; i < 50; ++i) {
    const std::string a = notice(dice);
    const std::string b = notice(dice);
    EXPECT_EQ(row_of(judge(text(a), text(b))).name, "pattern") << a << "\n" << b;
  }
  // The same notice with words misread is one all the same.
  const std::string a = notice(dice);
  std::string misread = a;
  for (const std::string_view word : {"family", "chapel", "welcome", "flowers", "charge"})
    misread.replace(misread.find(word), word.size(), "xxxxx");
  EXPECT_EQ(row_of(judge(text(a), text(misread))).name, "yes");
}

TEST(Judgement, ReadsNoNamesOutOfCapitals) {
  Dice dice(3);
  const auto shouted = [&] {
    std::string body = notice(dice);
    for (char& letter : body) letter = static_cast<char>(std::toupper(letter));
    return body;
  };
  EXPECT_EQ(row_of(judge(text(shouted()), text(shouted()))).name, "yes");
}

TEST(Judgement, TakesAnyText) {
  for (const std::string a : {"", "...", "one", "\"", "\u201E\u201C", "1 2 3"}) {
    for (const std::string b : {"", "one two three four five six", "\n\n\"\n\""})
      EXPECT_EQ(judge(text(a), text(b)), judge(text(b), text(a))) << a << b;
  }
}

TEST(Judgement, AsksForTheTextsOnlyWhereTheFiguresLeaveDoubt) {
  EXPECT_FALSE(is_doubtful({.shared = 100, .size_a = 100, .size_b = 100}));
  EXPECT_FALSE(is_doubtful({.shared = 99, .size_a = 110, .size_b = 110}));
  EXPECT_FALSE(is_doubtful({.shared = 96, .size_a = 100, .size_b = 400})) << "an excerpt has nothing of its own";
  EXPECT_TRUE(is_doubtful({.shared = 60, .size_a = 100, .size_b = 100}));
}

TEST(Judgement, IsOfTitleAndTextWhereTheTextIsShort) {
  EXPECT_EQ(judged_text("Rates up", "No comment.", {}).text, "Rates up\nNo comment.");
  Dice dice(4);
  const std::string body = sentences(dice, 3);
  EXPECT_EQ(judged_text("Rates up", body, {}).text, body);
}

TEST(Verdicts, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (const VerdictRow& row : verdict_rows) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_EQ(&row_of(row.verdict), &row);
  }
}

}  // namespace
}  // namespace wirecopy::dedup
