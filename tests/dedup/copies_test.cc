// SPDX-License-Identifier: GPL-2.0-or-later
// What papers do to a text, from the words to the groups.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "dedup/candidates.h"
#include "dedup/shingles.h"
#include "tests/dedup/made_texts.h"

namespace wirecopy::dedup {
namespace {

using testing::Each;
using testing::ElementsAre;

const std::string ferry =
    "The last ferry to the northern islands will leave an hour earlier from today, the harbour office said. Passengers "
    "who hold "
    "a ticket for the late crossing may use it on any boat until the end of the season or ask for their money back at "
    "the quay. "
    "The company had warned in spring that it could not find enough pilots for the night service. \"We would rather "
    "cut one "
    "sailing than send out a tired crew,\" its director told reporters. Islanders fear for the evening market, which "
    "lives on "
    "visitors who stay until dark. The council will discuss the matter at its next open meeting, and a bus to the "
    "southern "
    "landing is to run until then.";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST(Copies, AreFoundWhateverThePaperDidToTheText) {
  Dice dice(1);
  const std::string other = joined(made_words(dice, 120));
  const std::string host = joined(made_words(dice, 60));
  struct Row {
    const char* what;
    std::string copy;
    Relation relation;
  };
  const std::vector<Row> rows{
      {"nothing", ferry, Relation::Identical},
      {"case, quotes and line ends", "THE LAST FERRY" + replaced(ferry.substr(14), "\"We would", "\n\u201CWe would"),
       Relation::Identical},
      {"another title", "Night boats go\n" + ferry, Relation::Near},
      {"a dateline and another day", "NORTH QUAY (Wire) - " + replaced(ferry, "today", "Wednesday"), Relation::Near},
      {"a cut tail", ferry.substr(0, ferry.find("Islanders fear")), Relation::Excerpt},
      {"a cut head", ferry.substr(ferry.find("The company")), Relation::Excerpt},
      {"one paragraph kept", ferry.substr(0, ferry.find("The company")), Relation::Excerpt},
      {"embedded in another story", host + "\n" + ferry + "\n" + host, Relation::Expanded},
      {"a sentence taken out",
       replaced(ferry, "\"We would rather cut one sailing than send out a tired crew,\" its director told reporters. ",
                ""),
       Relation::Near},
  };
  for (const Row& row : rows) {
    const auto memberships = memberships_of({ferry, other, row.copy});
    EXPECT_EQ(memberships[2].lead, 0u) << row.what;
    EXPECT_EQ(memberships[2].relation, row.relation) << row.what << ": " << name_of(memberships[2].relation);
  }
}

TEST(Copies, AreFoundInScriptsWithoutSpaces) {
  const std::string japanese =
      "港湾事務所は、北の島々へ向かう最終の渡し船を今日から一時間早めると発表した。遅い便の切符を持つ客は、季節が終わる"
      "までどの便にも乗ることができ、"
      "波止場で払い戻しを受けることもできる。会社は春に、夜の便を動かす水先案内人が足りないと警告していた。";
  const std::string thai =
      "ท่าเรือประกาศว่าเรือเที่ยวสุดท้ายไปยังหมู่เกาะทางเหนือจะออกเร็วขึ้นหนึ่งชั่วโมงตั้งแต่วันนี้ "
      "ผู้โดยสารที่ถือตั๋วเที่ยวดึกสามารถใช้กับเรือลำใดก็ได้จนสิ้นฤดูกาลหรือขอเงินคืนที่ท่าเรือ "
      "บริษัทเตือนตั้งแต่ต้นปีว่าหาคนนำร่องสำหรับเที่ยวกลางคืนได้ไม่พอ";
  const std::string chinese =
      "港务办公室宣布，开往北部群岛的末班渡轮从今天起提前一小时出发。持有晚班船票的旅客在本季结束前可以乘坐任何一班船，"
      "也可以在码头退票。公司在春天曾警告说，夜间航线的引航员不足。";
  for (const std::string& text : {japanese, thai, chinese}) {
    ASSERT_TRUE(units_of(text).unspaced) << text;
    std::string head = text.substr(0, text.size() * 2 / 3);
    while ((static_cast<unsigned char>(head.back()) & 0xC0) == 0x80) head.pop_back();
    head.pop_back();
    const auto memberships = memberships_of({text, text + "!", head, japanese.substr(0, 90) + ferry});
    EXPECT_EQ(memberships[1].relation, Relation::Identical) << text;
    EXPECT_EQ(memberships[2].lead, 0u) << text;
    EXPECT_EQ(memberships[2].relation, Relation::Excerpt) << text;
    EXPECT_EQ(memberships[3].lead, 3u) << text;
  }
  EXPECT_THAT(leads_of({japanese, thai, chinese}), ElementsAre(0, 1, 2));
}

TEST(Copies, DriftingTextsDoNotChain) {
  // Each keeps 70 % of the one before and adds as much.
  Dice dice(2);
  std::vector<WordList> chain{made_words(dice, 300)};
  while (chain.size() < 12) chain.push_back(slice(chain.back(), 90, 300) + made_words(dice, 90));
  std::vector<std::string> texts;
  for (const WordList& words : chain) texts.push_back(joined(words));
  const std::vector<uint32_t> leads = leads_of(texts);
  for (std::size_t i = 0; i < leads.size(); ++i) EXPECT_LE(i - leads[i], 2u) << i;
  EXPECT_GE(std::set<uint32_t>(leads.begin(), leads.end()).size(), 4u);
}

TEST(Copies, LegalFooterOfManyTextsMakesNoGroup) {
  Dice dice(3);
  const WordList footer = made_words(dice, 50);
  std::vector<std::string> texts;
  for (int i = 0; i < 1000; ++i) texts.push_back(joined(made_words(dice, 70 + dice.below(300)) + footer));
  const std::vector<uint32_t> leads = leads_of(texts);
  for (uint32_t i = 0; i < leads.size(); ++i) ASSERT_EQ(leads[i], i);
}

TEST(Copies, StoryThatEverybodyRanIsOneGroup) {
  Dice dice(4);
  const WordList story = made_words(dice, 250);
  std::vector<std::string> texts;
  for (int i = 0; i < 600; ++i) {
    WordList words = made_words(dice, 6) + edited(dice, slice(story, 0, 150 + dice.below(101)), 30 + dice.below(100));
    if (i == 0) words = story;
    texts.push_back(joined(words));
  }
  EXPECT_THAT(leads_of(texts), Each(0u));
}

TEST(Copies, WeatherOfDifferentDaysIsNotOneText) {
  std::vector<std::string> texts;
  for (int day = 1; day <= 28; ++day) {
    const std::string figure = std::to_string(day);
    texts.push_back("Weather for the coast on the " + figure +
                    "th of the month: mostly dry with some cloud in the afternoon, highs of " +
                    std::to_string(day + 3) + " degrees by the sea and " + std::to_string(40 - day) +
                    " inland, winds light from the west, waves under " + std::to_string(day * 5) + " centimetres.");
    texts.push_back(texts.back() + " More tomorrow.");
  }
  const std::vector<uint32_t> leads = leads_of(texts);
  for (uint32_t i = 0; i < leads.size(); ++i) EXPECT_EQ(leads[i], i / 2 * 2) << texts[i];
}

// Short articles with planted near copies, where the variable says that they are at hand: lines of an id, a space and
// the text, and next to them lines of two ids each, the copies.
TEST(Copies, PlantedOnesAreFoundAndNoOther) {
  const char* data = std::getenv("WIRECOPY_DATA");
  if (data == nullptr) GTEST_SKIP() << "WIRECOPY_DATA is not set";
  for (const std::string name : {"articles_100", "articles_1000", "articles_2500"}) {
    const std::string path = std::string(data) + "/minhash/" + name;
    std::ifstream articles(path + ".train");
    ASSERT_TRUE(articles) << path;
    std::vector<std::string> ids;
    std::vector<std::vector<uint64_t>> sets;
    CandidateFinder finder;
    for (std::string line; std::getline(articles, line);) {
      const std::size_t space = line.find(' ');
      ids.push_back(line.substr(0, space));
      sets.push_back(shingle_set(std::string_view(line).substr(space + 1)));
      finder.add(sketch_of(sets.back()));
    }
    std::set<std::set<std::string>> planted;
    std::ifstream truth(path + ".truth");
    for (std::string a, b; truth >> a >> b;) planted.insert({a, b});
    std::set<std::set<std::string>> found;
    finder.find({}, [&](const CandidatePair& pair) {
      if (is_reported(overlap(sets[pair.earlier], sets[pair.later])))
        found.insert({ids[pair.earlier], ids[pair.later]});
    });
    EXPECT_EQ(found, planted) << name;
  }
}

}  // namespace
}  // namespace wirecopy::dedup
