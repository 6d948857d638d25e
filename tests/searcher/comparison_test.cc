// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace wirecopy::searcher {
namespace {

using dedup::Relation;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string wire =
    "The last tram to the old quarry left at noon today with a brass band on its roof. Three hundred people had queued "
    "since dawn for a ticket that cost as much as in 1911. The driver, who is eighty-one, wore his father's cap. "
    "\"She brakes when she feels like it,\" he said of the car. The rails will be lifted in spring.";

corpus::Article article(std::string body, std::string title = "The last tram") {
  corpus::Article made;
  made.title = std::move(title);
  made.body = std::move(body);
  return made;
}

std::vector<std::string> texts_of(const std::vector<Span>& spans, const std::string& text) {
  std::vector<std::string> texts;
  for (const Span& span : spans) texts.emplace_back(span.of(text));
  return texts;
}

TEST(Comparison, TellsWhatIsSharedAndWhatEachAdds) {
  std::string copy = wire;
  copy.replace(copy.find("today"), 5, "on Saturday");
  copy = "It rained on the day itself, too.\n\n" + copy + " Nobody cried.";
  const ArticleComparison comparison = compare_articles(article(wire), article(copy, "Trams end"));
  EXPECT_EQ(comparison.relation, Relation::Near);
  EXPECT_GT(comparison.overlap.share_of_a(), comparison.overlap.share_of_b());
  EXPECT_THAT(texts_of(comparison.added_by_a, comparison.a.body), ElementsAre("today"));
  EXPECT_THAT(texts_of(comparison.added_by_b, comparison.b.body),
              ElementsAre("It rained on the day itself, too.", "on Saturday", ". Nobody cried."));
  ASSERT_EQ(comparison.passages.size(), 2u);
  EXPECT_EQ(longest_passage(comparison.passages), &comparison.passages[1]);
}

TEST(Comparison, ShowsReorderedParagraphsAsPassages) {
  const std::size_t middle = wire.find("The driver");
  const ArticleComparison comparison =
      compare_articles(article(wire), article(wire.substr(middle) + " " + wire.substr(0, middle)));
  ASSERT_EQ(comparison.passages.size(), 2u);
  EXPECT_GT(comparison.passages[0].in_b.begin, comparison.passages[1].in_b.begin);
  EXPECT_THAT(comparison.added_by_a, IsEmpty());
  EXPECT_THAT(comparison.added_by_b, IsEmpty());
}

TEST(Comparison, OfUnrelatedOrEmptyTextsHasNoRelation) {
  for (const std::string other : {"", "...", "A mayor of another town opened another bridge to nowhere at all."}) {
    const ArticleComparison comparison = compare_articles(article(wire), article(other));
    EXPECT_FALSE(comparison.relation) << other;
    EXPECT_THAT(comparison.passages, IsEmpty()) << other;
    EXPECT_EQ(longest_passage(comparison.passages), nullptr) << other;
    const auto json = nlohmann::json::parse(to_json(comparison));
    EXPECT_TRUE(json["relation"].is_null() && json["longest"].is_null() && json["index"].is_null()) << other;
  }
}

TEST(Comparison, TakesTheStandfirstForPartOfTheText) {
  corpus::Article a = article(wire);
  a.standfirst = "A brass band on the roof, and a queue since dawn.";
  const ArticleComparison comparison = compare_articles(a, article(a.standfirst + " " + wire));
  EXPECT_EQ(comparison.relation, Relation::Identical);
  EXPECT_TRUE(comparison.a.body.starts_with(a.standfirst));
}

TEST(Comparison, SharesWhatOneSaysTwice) {
  const std::string first = wire.substr(0, wire.find(" The driver"));
  const ArticleComparison comparison = compare_articles(article(wire), article(wire + " Again: " + first));
  EXPECT_EQ(comparison.passages.size(), 1u);
  EXPECT_THAT(texts_of(comparison.added_by_b, comparison.b.body), ElementsAre(". Again:"));
  ASSERT_EQ(comparison.repeats.size(), 1u);
  EXPECT_EQ(comparison.repeats[0].in_b.of(comparison.b.body), first.substr(0, first.size() - 1));
  EXPECT_EQ(comparison.repeats[0].in_a.of(comparison.a.body), first.substr(0, first.size() - 1));
  EXPECT_THAT(compare_articles(article(wire + " Again: " + first), article(wire)).added_by_b, IsEmpty());
  const auto json = nlohmann::json::parse(to_json(comparison));
  EXPECT_EQ(json["repeats"].size(), 1u);
}

TEST(Comparison, SaysWhyOverlapsAreNoCopies) {
  const std::string before =
      "Engineers had asked in February for leave to lower the lake, and the request lay on a desk.";
  const std::string behind =
      "The opposition wants an inquiry, and all who run the dam refer questions to their lawyers.";
  const std::string words = wire.substr(0, wire.find(" \"She"));
  const auto around = [&](const std::string& quote) {
    return article(before + "\n\n\"" + quote + "\" she said.\n\n" + behind);
  };
  const ArticleComparison quote = compare_articles(
      around(words),
      article("Twelve houses fell when the river rose in the night; the army builds a bridge of pontoons "
              "for ambulances.\n\n\"" +
              words + "\" said the mayor."));
  ASSERT_NE(reason_against(quote), nullptr);
  EXPECT_EQ(reason_against(quote)->name, "quote");
  EXPECT_TRUE(is_of_texts(*reason_against(quote)));
  EXPECT_EQ(nlohmann::json::parse(to_json(quote))["reason"], "quote");
  ArticleComparison copy = compare_articles(article(wire), article("At last. " + wire));
  EXPECT_EQ(reason_against(copy), nullptr);
  EXPECT_TRUE(nlohmann::json::parse(to_json(copy))["reason"].is_null());
  copy.verdict = dedup::Verdict::OtherLead;
  ASSERT_NE(reason_against(copy), nullptr);
  EXPECT_FALSE(is_of_texts(*reason_against(copy)));
  copy.grouped = true;
  EXPECT_EQ(reason_against(copy), nullptr);
}

TEST(Comparison, HasPlacesInBothTextsAsJson) {
  const std::string a = "\xC3\x89t\xC3\xA9: " + wire.substr(0, wire.find(" The driver"));
  const auto json = nlohmann::json::parse(to_json(compare_articles(article(a), article("Then came this. " + a))));
  EXPECT_EQ(json["relation"], "near");
  EXPECT_EQ(json["a_in_b"], 1.0);
  ASSERT_EQ(json["passages"].size(), 1u);
  for (const char* side : {"a", "b"}) {
    const std::string body = json[side]["body"];
    const auto place = json["passages"][0][side];
    EXPECT_EQ(body.substr(place[0], place[1].get<std::size_t>() - place[0].get<std::size_t>()),
              a.substr(0, a.size() - 1))
        << side;
  }
  EXPECT_EQ(json["b"]["added"], nlohmann::json::parse("[[0,15]]"));
}

}  // namespace
}  // namespace wirecopy::searcher
