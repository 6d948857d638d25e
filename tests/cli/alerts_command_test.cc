// SPDX-License-Identifier: GPL-2.0-or-later
// What is new in saved queries since the last run.
#include <chrono>
#include <cstdio>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/command.h"

namespace wirecopy::cli::testing {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string strike =
    "Dockers in Port Ardel walked out on Tuesday morning after talks about night shifts broke down, the union said. "
    "Forty ships lie at anchor outside the harbour, and the grain terminal has closed its gates until further notice.";
const std::string ferry =
    "A new ferry will cross the bay of Lunne every half hour from June, the council decided by nine votes to four. "
    "It carries bicycles free of charge and takes eleven minutes, which is less than the bridge does at noon.";
const std::string orchard =
    "The oldest pear tree of the county bore fruit again after a nursery in Helm grafted three of its branches on "
    "younger wood. Children of the village school harvested two baskets before the first frost.";

std::string day_of_today() {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::year_month_day day(today);
  char text[sizeof "2024-03-05"];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()) % 10'000,
                static_cast<unsigned>(day.month()) % 100, static_cast<unsigned>(day.day()) % 100);
  return text;
}

class Alerts : public ::testing::Test {
 protected:
  void index(const std::string& id, const std::string& title, const std::string& body, const std::string& outlet) {
    const json article = {{"id", id}, {"title", title}, {"body", body}, {"outlet", outlet}, {"date", "2024-03-05"}};
    place_.write(id + ".jsonl", article.dump() + "\n");
    ASSERT_EQ(place_.run("index " + id + ".jsonl").code, 0);
  }

  // The ids that a run gives.
  std::vector<std::string> run(const std::string& options = {}) {
    const Result result = place_.run("alerts run " + options + " -f json");
    const json alert = json::parse(result.out).at("alerts").at(0);
    std::vector<std::string> ids;
    for (const json& hit : alert.at("hits")) {
      ids.push_back(hit.at("id"));
      EXPECT_EQ(hit.at("rank"), ids.size()) << "numbered in the order they are in";
    }
    EXPECT_EQ(result.code, ids.empty() ? 1 : 0);
    EXPECT_EQ(alert.at("total").at("texts").at("value"), ids.size());
    return ids;
  }

  Workplace place_;
};

TEST_F(Alerts, GiveWhatCameSinceTheLastRun) {
  index("strike", "Dockers walk out", strike, "Harbour Post");
  place_.run("queries save news 'dockers OR ferry'");
  EXPECT_THAT(run("--keep"), ElementsAre("strike"));
  EXPECT_THAT(run(), ElementsAre("strike"));
  EXPECT_THAT(run(), IsEmpty());
  index("ferry", "Ferry to cross the bay", ferry, "Bay Courier");
  index("orchard", "Pear tree bears again", orchard, "Bay Courier");
  EXPECT_THAT(run(), ElementsAre("ferry"));
  EXPECT_THAT(run(), IsEmpty());
}

TEST_F(Alerts, NumberWhatTheyGiveInTheOrderOfTime) {
  place_.write("two.jsonl",
               json({{"id", "old"}, {"title", "Ferry, ferry"}, {"body", "Ferry."}, {"date", "2024-03-01"}}).dump() +
                   "\n" +
                   json({{"id", "new"}, {"title", "Bay"}, {"body", orchard + ferry}, {"date", "2024-03-09"}}).dump());
  ASSERT_EQ(place_.run("index two.jsonl").code, 0);
  place_.run("queries save news ferry");
  EXPECT_THAT(run(), ElementsAre("new", "old"));
}

TEST_F(Alerts, TakeACopyOfAnOldTextForNoNewsUnlessAsked) {
  index("strike", "Dockers walk out", strike, "Harbour Post");
  place_.run("queries save news dockers");
  EXPECT_THAT(run(), ElementsAre("strike"));
  index("copy", "Port at a standstill", strike, "Bay Courier");
  EXPECT_THAT(run("--keep"), IsEmpty());
  EXPECT_THAT(run("--keep --updates"), IsEmpty());
  EXPECT_THAT(run("--copies"), ElementsAre("copy"));
}

TEST_F(Alerts, GiveNoArticleThatWasReadAgainAndOneStoryOnce) {
  index("strike", "Dockers walk out", strike, "Harbour Post");
  place_.run("queries save news dockers");
  run();
  index("strike", "Dockers walk out again", strike + " A mediator was called.", "Harbour Post");
  EXPECT_THAT(run(), IsEmpty());
  place_.run("queries save news 'ferry'");
  index("one", "Ferry to cross the bay", ferry, "Bay Courier");
  index("two", "Ferry crosses", ferry, "Lunne Times");
  EXPECT_THAT(run(), ::testing::SizeIs(1)) << "a query that was changed begins anew";
}

TEST_F(Alerts, GiveAnArticleThatIsFoundOnlyAfterItsUpdate) {
  index("live", "Ferry to cross the bay", ferry, "Bay Courier");
  place_.run("queries save news 'dockers'");
  EXPECT_THAT(run(), IsEmpty());
  index("live", "Ferry to cross the bay", ferry + " Dockers block the pier.", "Bay Courier");
  EXPECT_THAT(run("--keep"), ElementsAre("live"));
  index("copy", "Ferry to cross", ferry + " Dockers block the pier.", "Lunne Times");
  EXPECT_THAT(run(), ::testing::SizeIs(1)) << "once for both";
  EXPECT_THAT(run(), IsEmpty());
  index("live", "Ferry to cross the bay", ferry, "Bay Courier");
  EXPECT_THAT(run(), IsEmpty());
  index("live", "Ferry to cross the bay", ferry + " Dockers block the pier.", "Bay Courier");
  EXPECT_THAT(run(), IsEmpty()) << "it was given before";
}

TEST_F(Alerts, KeepNoStoryBackForAnArticleThatIsFoundNoMore) {
  const std::string both = ferry + " Dockers block the pier.";
  index("live", "Dockers walk out", strike, "Harbour Post");
  place_.run("queries save news 'dockers'");
  EXPECT_THAT(run(), ElementsAre("live"));
  index("live", "Ferry to cross the bay", ferry, "Harbour Post");
  index("other", "Ferry to cross the bay", both, "Bay Courier");
  EXPECT_THAT(run(), ElementsAre("other"));
}

TEST_F(Alerts, GiveATextOnceEnoughOutletsRanIt) {
  index("ferry", "Ferry to cross the bay", ferry, "Bay Courier");
  place_.run("queries save news 'ferry outlets:>=2'");
  EXPECT_THAT(run(), IsEmpty());
  index("copy", "Ferry to cross the bay", ferry, "Lunne Times");
  EXPECT_THAT(run(), ::testing::SizeIs(1));
  index("third", "Ferry to cross the bay", ferry, "Helm Herald");
  EXPECT_THAT(run(), IsEmpty());
}

TEST_F(Alerts, LoseNothingWhenTheIndexIsBuiltAnew) {
  index("strike", "Dockers walk out", strike, "Harbour Post");
  place_.run("queries save news 'dockers OR ferry'");
  run();
  place_.run("remove strike");
  ASSERT_EQ(std::system(("rm -rf '" + place_.path("wirecopy.index") + "'").c_str()), 0);
  const json old = {{"id", "old"}, {"title", "Dockers"}, {"body", strike}, {"date", "2024-03-05"}};
  const json fresh = {{"id", "fresh"}, {"title", "Ferry"}, {"body", ferry}, {"date", day_of_today()}};
  place_.write("again.jsonl", old.dump() + "\n" + fresh.dump() + "\n");
  ASSERT_EQ(place_.run("index again.jsonl").code, 0);
  const json alert = json::parse(place_.run("alerts run --keep -f json").out).at("alerts").at(0);
  ASSERT_EQ(alert.at("hits").size(), 1u);
  EXPECT_EQ(alert.at("hits").at(0).at("id"), "fresh");
  EXPECT_THAT(run(), ElementsAre("fresh"));
  EXPECT_THAT(run(), IsEmpty()) << "what is older than the day of the mark is no news later either";
}

TEST_F(Alerts, WriteAFeedThatKeepsWhatWasGivenBefore) {
  index("strike", "Dockers walk out", strike, "Harbour Post");
  place_.run("queries save news 'dockers OR ferry'");
  place_.run("alerts run --atom alerts.xml --origin https://news.example");
  index("ferry", "Ferry to cross the bay", ferry, "Bay Courier");
  place_.run("alerts run --atom alerts.xml --origin https://news.example");
  const std::string feed = place_.read("alerts.xml");
  EXPECT_THAT(feed, HasSubstr("Dockers walk out"));
  EXPECT_THAT(feed, HasSubstr("Ferry to cross the bay"));
  EXPECT_THAT(feed, HasSubstr("https://news.example/article/ferry"));
  EXPECT_THAT(feed, HasSubstr("<category term=\"news\"/>"));
  EXPECT_THAT(feed, ::testing::Not(HasSubstr("<summary type=\"html\"/>"))) << "what was given before has a text, too";
}

TEST_F(Alerts, GiveTheRestOfALongListInTheNextRun) {
  index("strike", "Dockers walk out", strike, "Harbour Post");
  index("ferry", "Ferry to cross the bay", ferry, "Bay Courier");
  index("orchard", "Pear tree bears again", orchard, "Bay Courier");
  place_.run("queries save news 'dockers OR ferry OR pear'");
  const auto next = [&] {
    const json alert = json::parse(place_.run("alerts run -n 1 -f json").out).at("alerts").at(0);
    return alert.at("hits").empty() ? "" : alert.at("hits").at(0).at("id").get<std::string>();
  };
  std::vector<std::string> given{next(), next()};
  EXPECT_THAT(place_.run("alerts run -n 1 --keep").out, HasSubstr("news: 1 new story, 1 article\n"));
  given.push_back(next());
  EXPECT_THAT(given, ::testing::UnorderedElementsAre("strike", "ferry", "orchard"));
  EXPECT_EQ(next(), "");
  EXPECT_THAT(place_.run("alerts run").errors, HasSubstr("nothing new in 1 alert"));
  index("later", "Ferry late", ferry + " It was late.", "Lunne Times");
  EXPECT_THAT(run("-n 1 --updates"), IsEmpty()) << "a copy";
}

TEST_F(Alerts, GiveAStoryOnceThoughItsBestArticleChangesBetweenTwoParts) {
  index("strike", "Dockers walk out", strike, "Harbour Post");
  index("ferry", "Ferry to cross the bay", ferry, "Bay Courier");
  index("orchard", "Pear tree bears again", orchard, "Bay Courier");
  place_.run("queries save news 'dockers OR ferry OR pear'");
  std::set<std::string> titles;
  for (int part = 0; part < 3; ++part) {
    const json alert = json::parse(place_.run("alerts run -n 1 -f json").out).at("alerts").at(0);
    ASSERT_EQ(alert.at("hits").size(), 1u);
    titles.insert(alert.at("hits").at(0).at("title").get<std::string>());
    if (part == 0) index("again", "Dockers, ferry, pear: dockers", strike, "Lunne Times");
    if (part == 0) index("ferries", "Ferry, ferry, ferry", ferry, "Lunne Times");
  }
  EXPECT_EQ(titles.size(), 3u);
  EXPECT_THAT(run(), IsEmpty());
}

TEST_F(Alerts, ReadNoDamagedFile) {
  index("strike", "Dockers walk out", strike, "Harbour Post");
  place_.run("queries save news dockers");
  for (const std::string found :
       {"[5,-3]", "[1.5]", "[0]", "[-1]", "[4294967295,1]", "\"1\"", "{\"a\":1,\"b\":\"x\"}"}) {
    place_.write("wirecopy.index.alerts",
                 R"({"name":"news","query":"dockers","index":"x","moment":1,"given":[],"found":)" + found + "}\n");
    EXPECT_THAT(place_.run("alerts run").errors, HasSubstr("line 1 of")) << found;
  }
}

TEST_F(Alerts, CountWhatTheyGive) {
  index("strike", "Dockers walk out", strike, "Harbour Post");
  place_.run("queries save news 'dockers OR ferry'");
  run();
  index("copy", "Port at a standstill", strike, "Bay Courier");
  index("ferry", "Ferry to cross the bay", ferry, "Bay Courier");
  EXPECT_THAT(place_.run("alerts run --keep").out, HasSubstr("news: 1 new story, 1 article\n"));
  EXPECT_THAT(place_.run("alerts run --keep --copies").out, HasSubstr("news: 2 new articles of 2 texts\n"));
}

TEST_F(Alerts, SayWhatIsWrong) {
  index("strike", "Dockers walk out", strike, "Harbour Post");
  EXPECT_THAT(place_.run("alerts run").errors, HasSubstr("no queries are saved"));
  place_.run("queries save news dockers");
  EXPECT_THAT(place_.run("alerts").out, HasSubstr("never run"));
  const Result unknown = place_.run("alerts run weather");
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.errors, HasSubstr("there is no saved query 'weather'"));
  EXPECT_EQ(place_.run("alerts walk").code, 2);
  place_.write("wirecopy.index.alerts", "{\"name\":\n");
  const Result damaged = place_.run("alerts run");
  EXPECT_NE(damaged.code, 0);
  EXPECT_THAT(damaged.errors, HasSubstr("line 1 of"));
}

TEST_F(Alerts, AreNewAgainWhenTheyCouldNotBeWritten) {
  index("strike", "Dockers walk out", strike, "Harbour Post");
  place_.run("queries save news dockers");
  EXPECT_NE(place_.run("alerts run --atom no/such/folder/alerts.xml").code, 0);
  EXPECT_THAT(run(), ElementsAre("strike"));
}

}  // namespace
}  // namespace wirecopy::cli::testing
