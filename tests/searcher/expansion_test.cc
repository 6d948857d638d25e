// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/expansion.h"

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "searcher/letters.h"
#include "searcher/searcher.h"
#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(WildcardPattern, MatchesByLetters) {
  const struct {
    std::string_view pattern;
    std::vector<std::string> matches;
    std::vector<std::string> others;
  } rows[] = {
      {"ne*", {"ne", "new", "news"}, {"n", "one", ""}},
      {"wom?n", {"woman", "women", "wom\xC3\xA9n"}, {"womn", "womaan", "woman's"}},
      {"co*r", {"cor", "color", "colour"}, {"colours", "co"}},
      {"co*l*r", {"color", "collar", "colllr"}, {"cor", "colo"}},
      {"a**b", {"ab", "axb", "abb"}, {"abc"}},
      {"a*?b", {"axb", "axxb"}, {"ab"}},
      {"ab*ab*ab", {"ababab", "abxababyab"}, {"abab", "ababa"}},
      {"\xE6\x97\xA5?", {"\xE6\x97\xA5\xE6\x9C\xAC"}, {"\xE6\x97\xA5"}},
  };
  for (const auto& row : rows) {
    const WildcardPattern pattern(row.pattern);
    for (const std::string& word : row.matches) EXPECT_TRUE(pattern.matches(word)) << row.pattern << " " << word;
    for (const std::string& word : row.others) EXPECT_FALSE(pattern.matches(word)) << row.pattern << " " << word;
  }
}

TEST(WildcardPattern, StaysQuickOnManyStars) {
  std::string many;
  for (int i = 0; i < 90; ++i) many += "a*";
  EXPECT_FALSE(WildcardPattern(many + "b").matches(std::string(200, 'a')));
  EXPECT_TRUE(WildcardPattern(many).matches(std::string(200, 'a')));
}

// Damerau-Levenshtein distance without a bound, as the definition has it.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<std::size_t>> cells(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cells[i][j] = i + j;
        continue;
      }
      cells[i][j] = std::min({cells[i - 1][j] + 1, cells[i][j - 1] + 1, cells[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cells[i][j] = std::min(cells[i][j], cells[i - 2][j - 2] + 1);
    }
  }
  return cells[a.size()][b.size()];
}

TEST(FuzzyPattern, AgreesWithTheFullTable) {
  // Every pair of words of up to five letters of which there are three.
  std::vector<std::string> words;
  for (int length = 1; length <= 5; ++length) {
    int count = 1;
    for (int i = 1; i < length; ++i) count *= 3;
    for (int number = 0; number < count; ++number) {
      std::string word = "a";
      for (int i = 1, rest = number; i < length; ++i, rest /= 3) word += static_cast<char>('a' + rest % 3);
      words.push_back(word);
    }
  }
  for (const std::string& a : words) {
    for (const int most : {1, 2}) {
      const FuzzyPattern pattern(a, most);
      for (const std::string& b : words) {
        const bool near = distance(std::u32string(a.begin(), a.end()), std::u32string(b.begin(), b.end())) <=
                          static_cast<std::size_t>(most);
        ASSERT_EQ(pattern.matches(b), near) << a << " " << b << " " << most;
      }
    }
  }
}

TEST(FuzzyPattern, CountsLettersAndKeepsTheFirst) {
  const FuzzyPattern pattern("\xC3\xA9t\xC3\xA9s", 1);
  EXPECT_TRUE(pattern.matches("\xC3\xA9t\xC3\xA9"));
  EXPECT_TRUE(pattern.matches("\xC3\xA9t\xC3\xA8s"));
  EXPECT_TRUE(pattern.matches("\xC3\xA9\xC3\xA9ts"));
  EXPECT_FALSE(pattern.matches("\xC3\xA8t\xC3\xA9s"));
  EXPECT_FALSE(pattern.matches(""));
}

class Expansions : public testing::Test {
 protected:
  Expansions() : index_(directory_.path() / "index") {}

  const Expansion& expand(std::string_view word, WordForm form, int edits = 0, std::size_t most = 1000) {
    index_.commit();
    database_ = Xapian::Database(index_.path());
    options_.languages = {"en"};
    options_.expansions = most;
    expander_ = std::make_unique<Expander>(database_, options_, warnings_);
    return expander_->expand({std::string(word), form, edits}, {});
  }

  TemporaryDirectory directory_;
  SmallIndex index_;
  Xapian::Database database_;
  CompileOptions options_;
  WarningList warnings_;
  std::unique_ptr<Expander> expander_;
};

TEST_F(Expansions, OfAWordAreItsStemAndTheWordWhereItIsIndexedWithoutStems) {
  index_.add({.body = "running"});
  EXPECT_THAT(expand("Running", WordForm::Stem).stems, ElementsAre("run"));
  index_.add({.body = "running", .language = ""});
  EXPECT_THAT(expand("Running", WordForm::Stem).stems, ElementsAre("run", "running"));
}

TEST_F(Expansions, OfAnExactWordNeedNoFilterWhenItsStemHasNoOtherForm) {
  index_.add({.body = "the harbour"});
  EXPECT_FALSE(expand("harbour", WordForm::Exact).has_filter);
  index_.add({.body = "harbours"});
  EXPECT_TRUE(expand("harbour", WordForm::Exact).has_filter);
  EXPECT_TRUE(expand("harbours", WordForm::Exact).has_filter);
}

TEST_F(Expansions, OfAWildcardNeedAFilterWhereAStemHasOtherForms) {
  index_.add({.body = "nation nations national nationality news new"});
  const Expansion& short_one = expand("na*", WordForm::Wildcard);
  EXPECT_THAT(short_one.stems, ElementsAre("nation"));
  EXPECT_THAT(short_one.pattern.forms, ElementsAre("nation", "national", "nationality", "nations"));
  EXPECT_FALSE(short_one.has_filter) << "all forms of a stem start with its first two letters";
  const Expansion& long_one = expand("nations*", WordForm::Wildcard);
  EXPECT_THAT(long_one.stems, ElementsAre("nation"));
  EXPECT_THAT(long_one.pattern.forms, ElementsAre("nations"));
  EXPECT_TRUE(long_one.has_filter);
}

TEST_F(Expansions, AreCutToTheMostFrequentWithAWarning) {
  for (int i = 0; i < 3; ++i) index_.add({.body = "zebra zest"});
  index_.add({.body = "zero zest zebra zeal"});
  const Expansion& cut = expand("ze*", WordForm::Wildcard, 0, 2);
  EXPECT_THAT(cut.pattern.forms, ElementsAre("zebra", "zest"));
  const std::vector<Warning> warnings = warnings_.take();
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].code, "wildcard_cut");
  EXPECT_THAT(warnings[0].message, HasSubstr("ze* matches 4 words; the 2 most frequent"));
}

TEST_F(Expansions, OfFuzzyWordsAreFormsAndNoStems) {
  index_.add({.body = "harbours"});
  index_.add({.body = "harbour"});
  const Expansion& near = expand("Habour", WordForm::Fuzzy, 1);
  EXPECT_THAT(near.stems, ElementsAre("harbour"));
  EXPECT_THAT(near.pattern.forms, ElementsAre("harbour"));
  EXPECT_TRUE(near.has_filter) << "harbours is two edits away";
}

TEST_F(Expansions, OfAWordThatIsNowhereAreNone) {
  index_.add({.body = "harbour"});
  const Expansion& none = expand("zz*", WordForm::Wildcard);
  EXPECT_TRUE(none.stems.empty());
  EXPECT_EQ(warnings_.take().size(), 1u);
}

// Mostly in English, with a little of other languages.
class LanguagesOfWords : public testing::Test {
 protected:
  LanguagesOfWords() : index_(directory_.path() / "index") {
    for (int i = 0; i < 12; ++i)
      index_.add({.id = "not" + std::to_string(i), .title = "Pier", .body = "It did not rain here.", .language = "en"});
    index_.add({.id = "notes", .title = "Bank", .body = "The notes are not here.", .language = "en"});
    index_.add({.id = "notas", .title = "Banco", .body = "Una nota sobre las notas del banco.", .language = "es"});
    index_.add({.id = "nota", .title = "Pier", .body = "La nota del banco.", .language = "es"});
    index_.commit();
  }

  std::vector<std::string> found(const std::string& query) {
    std::vector<std::string> ids;
    for (const Hit& hit : Searcher(index_.path()).search({.text = query, .sort = Sort::Oldest, .limit = 50}).hits)
      ids.push_back(hit.article.id);
    return ids;
  }

  TemporaryDirectory directory_;
  SmallIndex index_;
};

TEST_F(LanguagesOfWords, AreHeededByTheirStems) {
  const struct {
    std::string query;
    std::vector<std::string> found;
  } rows[] = {
      {"notas", {"notas", "nota"}},
      {"nota", {"notas", "nota"}},
      {"notes", {"notes", "notas", "nota"}},  // in Spanish "not", which is no English one
      {"notas OR notes", {"notes", "notas", "nota"}},
      {"\"las notas\"", {"notas"}},
      {"notas NEAR/4 banco", {"notas", "nota"}},
      {"title:pier notas", {"nota"}},
      {"notes here", {"notes"}},
      {"pier -notas -not", {}},
  };
  for (const auto& row : rows)
    EXPECT_THAT(found(row.query), testing::UnorderedElementsAreArray(row.found)) << row.query;
  const Answer answer = Searcher(index_.path()).search({.text = "notas OR bank", .limit = 50});
  for (const Hit& hit : answer.hits) {
    for (const Fragment& fragment : hit.fragments) {
      for (const Span& match : fragment.matches) EXPECT_NE(match.of(hit.article.body), "not") << hit.article.id;
    }
  }
}

TEST(NearGroups, FindAWordThatMayStandAtTwoPlaces) {
  const TemporaryDirectory directory;
  SmallIndex index(directory.path() / "index");
  index.add({.id = "both", .body = "The strike became a walkout on Friday."});
  index.add({.id = "twice", .body = "A strike upon a strike."});
  index.add({.id = "once", .body = "The strike is over, and the men went back to the gates of the yard; no walkout."});
  index.add({.id = "other", .body = "A walkout and another walkout."});
  index.commit();
  const auto found = [&](const std::string& query) {
    std::vector<std::string> ids;
    const Answer answer = Searcher(index.path()).search({.text = query, .sort = Sort::Oldest});
    EXPECT_EQ(answer.articles.value, answer.hits.size()) << query;
    for (const Hit& hit : answer.hits) ids.push_back(hit.article.id);
    return ids;
  };
  EXPECT_THAT(found("strike NEAR/6 walkout"), ElementsAre("both"));
  EXPECT_THAT(found("strike NEAR/6 (strike OR walkout)"), testing::UnorderedElementsAre("both", "twice"));
  EXPECT_THAT(found("(strike OR walkout) NEAR/6 (walkouts OR strikes)"),
              testing::UnorderedElementsAre("both", "twice", "other"));
  EXPECT_THAT(found("strike NEAR/6 strike"), ElementsAre("twice"));
  EXPECT_THAT(found("strik* NEAR/6 (strike OR walkout)"), testing::UnorderedElementsAre("both", "twice"));
}

}  // namespace
}  // namespace wirecopy::searcher
