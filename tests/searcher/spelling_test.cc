// SPDX-License-Identifier: GPL-2.0-or-later
// Better spellings, and what readings that ask for less would find.
#include "searcher/spelling.h"

#include <gtest/gtest.h>

#include "searcher/relaxation.h"
#include "searcher/searcher.h"
#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

class Spelling : public ::testing::Test {
 protected:
  Spelling() {
    SmallIndex index(directory_.path() / "i");
    for (int i = 0; i < 30; ++i)
      index.add({.title = "Harbour strike",
                 .body = "The minister met the dockers.",
                 .outlet = "Gazette",
                 .authors = {"Petronella Voss"}});
    index.add({.title = "Grain deal", .body = "A database of ships, happily made.", .published = march(3)});
    index.add({.title = "Hafen", .body = "Überschwemmung im Hafen.", .language = "de"});
    index.add({.title = "Leed", .body = "Send e-mail about COVID-19. Need sobre mail."});
    index.add({.title = "Φόρτωση στη γραμμή", .body = "Ο δήμαρχος είδε τις γραμμές.", .language = "el"});
    index.add({.title = "Порт", .body = "Новый договор о зерне.", .language = "ru"});
    index.commit();
    path_ = index.path();
  }
  Answer ask(const Request& request) { return Searcher(path_).search(request); }

  TemporaryDirectory directory_;
  std::string path_;
};

TEST_F(Spelling, IsFoundAmongTheWordsOfTheIndex) {
  struct Row {
    const char* typed;
    const char* meant;
  };
  const Row rows[] = {
      {"harbour", ""},
      {"harbuor", "harbour"},
      {"Harbur", "Harbour"},
      {"arbour", "harbour"},
      {"hrbour", "harbour"},
      {"harbuor strkie", "harbour strike"},
      {"\"harbuor strkie\"", "\"harbour strike\""},
      {"title:(harbuor OR strkie)", "title:(harbour OR strike)"},
      {"dockesr -minster", "dockers -minster"},
      {"harbuor -grain", "harbour -grain"},
      {"ministre source:gazette", "minister source:gazette"},
      {"harbuor source:other", ""},
      {"graindeal", "grain deal"},
      {"data base", "database"},
      {"uberschwemung", "überschwemmung"},
      {"*ain", ""},
      {"source:gazete", "source:gazette"},
      {"strike source:gaztete,other", "strike source:gazette,other"},
      {"source:gazette", ""},
      {"site:gazete", "site:gazette"},
      {"source:(gazete OR other)", "source:(gazette OR other)"},
      {"author:=\"Petronela Voss\"", "author:=\"Petronella Voss\""},
      {"author:=Voss", "author:=\"Petronella Voss\""},
      {"strike author:other,=\"petronela vos\"", "strike author:other,=\"Petronella Voss\""},
      {"author:=\"Petronella Voss\"", ""},
      {"author:=\"\"", ""},
      {"Über schwemmung", "überschwemmung"},
      {"договро", "договор"},
      {"happyly", "happily"},
      {"zzzzzz", ""},
      {"ab", ""},
      {"2024x", ""},
      {"harbuo*", ""},
      {"is:leed", ""},
      {"is:nead", ""},
      {"source:", ""},
      {"outlets:", ""},
      {"email", "e-mail"},
      {"COVID19", "COVID-19"},
      {"covid19 email", "covid-19 e-mail"},
      {"adatabase", "database"},
      {"γραμμέσ", ""},
      {"δήμαχρος", "δήμαρχος"},
  };
  for (const Row& row : rows) EXPECT_EQ(ask({.text = row.typed}).did_you_mean, row.meant) << row.typed;
}

TEST_F(Spelling, IsInDoubtOnlyWhereLittleIsFound) {
  EXPECT_EQ(ask({.text = "strike OR dael"}).did_you_mean, "") << "enough is found";
  EXPECT_EQ(ask({.text = "strike dael", .match = MatchMode::Any}).did_you_mean, "");
}

TEST_F(Spelling, LessIsOfferedWhereNothingWasFound) {
  struct Row {
    Request request;
    const char* relaxed;
  };
  const Row rows[] = {
      {{.text = "harbour"}, ""},
      {{.text = "\"strike harbour\""}, "without_quotes strike AND harbour 30"},
      {{.text = "harbour -minister"}, "without_negation harbour 30"},
      {{.text = "grain date:2023"}, "without_dates grain 1"},
      {{.text = "grain", .from = "2025"}, "without_dates grain 1 drops"},
      {{.text = "harbour lang:de"}, "without_filters harbour 30"},
      {{.text = "harbour", .sources = {"nowhere"}}, "without_filters harbour 30 drops"},
      {{.text = "grain harbour"}, "any_word grain harbour 31"},
      {{.text = "zzz"}, ""},
      {{.text = "minister NEAR/1 dockers"}, "without_nearness minister AND dockers 30"},
      {{.text = "harbour zzz source:nowhere date:2020"}, "with_less harbour 30"},
      {{.text = "grain zzz", .from = "2025"}, "with_less grain 1 drops"},
      {{.text = "lang:xx"}, ""},
  };
  for (const Row& row : rows) {
    std::string lines;
    for (const Relaxed& each : ask(row.request).relaxed) {
      lines += (lines.empty() ? "" : "; ") + each.how + " " + each.text + " " + std::to_string(each.articles.value) +
               (each.drops ? " drops" : "");
    }
    EXPECT_EQ(lines, row.relaxed) << row.request.text;
  }
}

TEST_F(Spelling, TakesAnyText) {
  for (const std::string& text : {std::string(100'000, 'a'), std::string("\"harbuor"), std::string("harbuor\xFF"),
                                  std::string("((((harbuor"), std::string("\\harbuor"), std::string("-harbuor")})
    EXPECT_NO_THROW(ask({.text = text})) << text.substr(0, 20);
}

TEST_F(Spelling, TellsWhatAScoreIsMadeOf) {
  const Answer answer = ask({.text = "harbour strike OR grain^2", .limit = 40, .why_rank = true});
  ASSERT_FALSE(answer.hits.empty());
  for (const Hit& hit : answer.hits) {
    double sum = 0;
    for (const ScorePart& part : hit.why) {
      EXPECT_NE(part.part, "rest");
      if (!part.is_factor) sum += part.value;
      if (part.part == "nearness") continue;
      ASSERT_TRUE(part.places) << part.part;
      EXPECT_EQ(part.places->headline, 1u) << hit.article.title;
      EXPECT_EQ(part.places->text, 0u) << hit.article.body;
    }
    EXPECT_NEAR(sum, hit.score, 1e-6 * hit.score);
  }
  for (const std::string text :
       {"(harbour grain) OR strike", "strike OR (harbour strike) OR (harbour nothing)",
        "(harbour (strike OR (grain minister)))^2 OR harbour harbour", "(harbour strike) OR (harbour strike)",
        "(harbour OR strike) (harbour OR strike) harbour",
        "(harbour harbour strike) OR grain OR (harbour harbour strike)", "harbour Harbour",
        "strike strikes h\u00E1rbour harbour", "harbour^2 harbour grain"}) {
    for (const Hit& hit : ask({.text = text, .limit = 40, .why_rank = true}).hits) {
      double sum = 0;
      for (const ScorePart& part : hit.why) {
        EXPECT_NE(part.part, "rest") << text << " in " << hit.article.title;
        sum += part.value;
      }
      EXPECT_NEAR(sum, hit.score, 1e-6 * hit.score) << text << " in " << hit.article.title;
    }
  }
  const Answer minister = ask({.text = "minister", .why_rank = true});
  ASSERT_FALSE(minister.hits.front().why.empty());
  const auto places = minister.hits.front().why.front().places;
  ASSERT_TRUE(places);
  EXPECT_EQ(places->headline, 0u);
  EXPECT_EQ(places->text, 1u);
  EXPECT_EQ(places->lead, 1u);
  EXPECT_TRUE(ask({.text = "harbour"}).hits.front().why.empty()) << "only when asked";
  const Answer fresh = ask({.text = "harbour strike", .sort = Sort::Fresh, .why_rank = true});
  ASSERT_TRUE(fresh.hits.front().why.back().is_factor);
  EXPECT_DOUBLE_EQ(fresh.hits.front().why.back().value, 0.75) << "undated";
}

}  // namespace
}  // namespace wirecopy::searcher
