// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/highlighter.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/compiler.h"
#include "searcher/syntax.h"
#include "tests/searcher/small_index.h"
#include "text/words.h"

namespace wirecopy::searcher {
namespace {

struct Row {
  std::string language;
  std::string query;
  std::string expected;  // the body with its marks in brackets
};

std::string without_brackets(const std::string& text) {
  std::string out;
  for (const char character : text) {
    if (character != '[' && character != ']') out += character;
  }
  return out;
}

std::string bracketed(const std::string& text, const std::vector<Span>& spans) {
  std::string out;
  std::size_t position = 0;
  for (const Span& span : spans) {
    out += text.substr(position, span.begin - position) + "[" + std::string(span.of(text)) + "]";
    position = span.end;
  }
  return out + text.substr(position);
}

const std::vector<Row> rows = {
    // Words: stems, exact forms, case, punctuation.
    {"en", "ferry", "The [ferry] and two other [ferries] left."},
    {"en", "Ferries", "The [FERRY] and two other [ferries] left."},
    {"en", "running", "They [run], ran, and were [running] late."},
    {"en", "=running", "They run, ran, and were [running] late."},
    {"en", "\"running\"", "They run and were [Running] late."},
    {"en", "grain deal", "The [grain] [deal] was a [deal] on [grain]."},
    {"en", "grain missing", "The [grain] was there."},
    {"en", "absent", "The grain was there."},
    {"en", "cat", "The [cat] sat on the catalogue; con-[cat]-enate."},
    {"en", "it", "[It] is what [it] is."},
    {"en", "don't", "They [don’t] and we [don't], but dont."},
    {"en", "3.5", "It rose by [3.5] points, not 35 or 3,5."},
    {"en", "10,000", "Some [10,000] people, 10 000 elsewhere."},
    {"en", "u.s.", "The [U.S]. navy and us."},
    // Phrases: one span, never a word by itself.
    {"en", "\"grain deal\"", "A [grain deal] beats grain and deal."},
    {"en", "\"grain deal\"", "A deal on grain is no [Grain Deal]."},
    {"en", "\"grain deals\"", "A grain deal beats two [grain deals]."},
    {"en", "\"the deal\"", "[The deal] is the best deal of [the, deal]."},
    {"en", "\"grain deal\"", "He said: \"[grain, deal]!\""},
    {"en", "\"grain deal\" wheat", "[Wheat] and grain; the [grain deal]."},
    {"en", "\"a rose is a rose\"", "[A rose is a rose] is a rose."},
    {"en", "\"la la\"", "[La la] [la la] la."},
    {"en", "state-of-the-art", "A [state of the art] is [state-of-the-art]; state, art."},
    {"en", "foo@bar.com", "Write to [foo@bar.com], not to foo or bar.com."},
    {"en", "2023-2027", "The plan for [2023-2027] follows that of 2023 and 2027."},
    {"en", "AT&T", "[AT&T] met at one T."},
    {"en", "“grain deal”", "One [grain deal], one grain."},
    {"en", "„grain deal“", "One [grain deal], one grain."},
    {"en", "\"unclosed quote", "One [unclosed quote] and one quote."},
    // OR, NOT, brackets.
    {"en", "flood OR storm", "A [flood] came with the [storm] and wind."},
    {"en", "flood -storm", "A [flood] came without rain."},
    {"en", "NOT storm flood", "The [flood] came without rain."},
    {"en", "flood -\"high tide\"", "The [flood] came at the tide."},
    {"en", "(flood OR storm) warning", "A [storm] [warning] and a [flood] [warning]."},
    {"en", "-storm", "A flood came."},
    {"en", "*", "A flood came."},
    {"en", "flood^3 \"high tide\"^2", "The [flood] came at [high tide]."},
    // Near and ordered groups: one span, as close as they stand.
    {"en", "grain NEAR/3 deal", "A [grain export deal] and a [deal on grain]."},
    {"en", "grain NEAR/1 deal", "A grain export deal, a [deal grain]."},
    {"en", "\"grain deal\"~3", "A [deal for the grain], and grain far far far away from a deal."},
    {"en", "grain ADJ/3 deal", "A deal on [grain was a deal]."},
    {"en", "grain NEAR/4 deal", "Grain and [grain deal] and deal."},
    {"en", "(wheat OR grain) NEAR/2 deal", "A [wheat deal], a [deal on grain], some wheat."},
    {"en", "a1 NEAR/5 b1 NEAR/5 c1", "x [c1 a1 x b1] x a1."},
    // Wildcards and fuzzy words, by their forms.
    {"en", "ferr*", "[Ferry], [ferries] and [ferrets], but no fir."},
    {"en", "fe?ry", "The [ferry] and the [feiry], not the fury."},
    {"en", "\"central ba*\"", "The [central bank] and [central bakery], no bank."},
    {"en", "harbor~", "The [harbour] and the [harbor], not the arbour."},
    // Fields.
    {"en", "body:ferry", "The [ferry] left."},
    {"en", "title:ferry", "The ferry left."},
    {"en", "ferry source:gazette", "The [ferry] left the gazette."},
    {"en", "lang:en ferry", "The [ferry] left."},
    // Markup is text.
    {"en", "script", "<[script]>alert(1)</[script]> & more"},
    {"en", "amp", "R&[amp];D: [amp] is none &[amp];"},
    // Latin with marks: found with and without them.
    {"de", "hauser", "Das [Haus] und die [Häuser] am Hafen."},
    {"de", "Hafen", "Der [Hafen] von Wehlstadt, die Hafenstadt, des [Hafens]."},
    {"de", "\"Alte Brücke\"", "Die [alte Brücke] und die neue Brücke."},
    {"de", "strasse", "Die [Straße] und die [STRASSE]."},
    {"fr", "marche", "Le [marché] est plein, les [marches] aussi."},
    {"fr", "élection", "Une [élection] et les [élections] d'été."},
    {"fr", "«grève générale»", "Une [grève générale], pas une grève."},
    {"es", "huelga", "La [huelga] y las [huelgas] del puerto."},
    {"sv", "fartyg", "Ett [fartyg] och flera [fartygen]."},
    {"tr", "İstanbul", "[İstanbul] ve [istanbul]."},
    {"vi", "được phép", "[Được] [phép] không phải duoc."},
    {"pl", "łódź", "Miasto [Łódź] i łodzie."},
    // Other alphabets.
    {"ru", "договор", "Новый [договор] и старые [договоры] о зерне."},
    {"ru", "\"зерновой договор\"", "[Зерновой договор] подписан; договор старый."},
    {"ru", "елка", "Новогодняя [ёлка] и [елка]."},
    {"el", "λιμανι", "Το [λιμάνι] και τα πλοία."},
    {"ar", "ميناء", "وصل إلى [ميناء] المدينة"},
    {"ar", "مدرسه", "هذه [مدرسة] جديدة"},
    {"he", "נמל", "ספינה עגנה ליד [נמל] העיר"},
    {"hi", "नदी", "[नदी] में बाढ़ आई।"},
    {"ko", "항구", "[항구] 도시의 배"},
    {"ka", "პორტი", "ახალი [პორტი] და გემი"},
    {"hy", "նավ", "Մեծ [նավ] եկավ"},
    // Scripts without spaces.
    {"ja", "東京", "[東京]で会議が開かれた。"},
    {"ja", "「東京」", "昨日、[東京]で会議。"},
    {"ja", "カタカナ", "これは[カタカナ]です。"},
    {"ja", "ハハ", "[ハハ]とパパ"},
    {"zh", "北京", "他昨天到了[北京]。"},
    {"zh", "经济", "中国[经济]增长。"},
    {"th", "ภาษา", "เรียน[ภาษา]ไทย"},
    // Mixed.
    {"en", "東京 ferry", "The [ferry] to [東京] left."},
    {"en", "naive cafe", "A [naïve] man in a [café]."},
    {"en", "ﬁne", "A [fine] day, a [ﬁne] night."},
    {"en", "ｆｅｒｒｙ", "The [ferry] left."},
};

// The rules of a query as search makes them, against an index that holds the text.
std::vector<MarkRule> rules_of(const std::string& query, const std::string& language, const std::string& body,
                               const TemporaryDirectory& directory) {
  SmallIndex index(directory.path() / "index");
  index.add({.title = "t", .body = body, .language = language});
  index.commit();
  const Xapian::Database database(index.path());
  CompileOptions options;
  options.languages = {language};
  options.doccount = 1;
  return compile(parse_query(query, {}).root, database, options).marks;
}

TEST(Highlighter, MarksOnlyWhatSatisfiedTheQuery) {
  const TemporaryDirectory directory;
  Analyzers analyzers;
  for (const Row& row : rows) {
    corpus::Article article;
    article.body = without_brackets(row.expected);
    article.language = row.language;
    Highlighter highlighter(rules_of(row.query, row.language, article.body, directory), analyzers);
    const Highlights highlights = highlighter.highlight_whole(article);
    ASSERT_EQ(highlights.body.size(), 1u);
    EXPECT_EQ(bracketed(article.body, highlights.body[0].matches), row.expected) << row.query;
  }
  EXPECT_GE(rows.size(), 80u);
}

TEST(Highlighter, MarksTheTitleByTheSameRules) {
  const TemporaryDirectory directory;
  Analyzers analyzers;
  corpus::Article article;
  article.title = "Ferry late: the grain deal and the deal";
  article.body = "A deal on a ferry.";
  article.language = "en";
  const auto title_of = [&](const std::string& query) {
    Highlighter highlighter(rules_of(query, "en", article.title + article.body, directory), analyzers);
    return bracketed(article.title, highlighter.highlight(article, 1).title);
  };
  EXPECT_EQ(title_of("deal"), "Ferry late: the grain [deal] and the [deal]");
  EXPECT_EQ(title_of("\"grain deal\""), "Ferry late: the [grain deal] and the deal");
  EXPECT_EQ(title_of("title:ferries"), "[Ferry] late: the grain deal and the deal");
  EXPECT_EQ(title_of("absent"), article.title);
}

// What a mark must be: the words of its rule in a row, by stem.
TEST(Highlighter, HoldsItsPromisesForRandomTexts) {
  const TemporaryDirectory directory;
  Analyzers analyzers;
  std::mt19937 random(3);
  const std::vector<std::string> words = {"grain", "Deal",  "port",    "ferry", "é",
                                          "東京",  "нефть", "ferries", "the",   "x"};
  const std::vector<std::string> gaps = {" ", " ", " ", ", ", ". ", ".\n\n", "-", " \xE2\x80\x9C", "\xE2\x80\x9D "};
  for (int round = 0; round < 150; ++round) {
    corpus::Article article;
    article.language = "en";
    const std::size_t length = random() % 300;
    for (std::size_t i = 0; i < length; ++i) {
      article.body += words[random() % words.size()];
      article.body += gaps[random() % gaps.size()];
    }
    const std::string& first = words[random() % words.size()];
    const std::string& second = words[random() % words.size()];
    const bool is_phrase = round % 2 == 0;
    const std::vector<MarkRule> rules =
        rules_of(is_phrase ? "\"" + first + " " + second + "\"" : first + " " + second, "en", article.body, directory);
    Highlighter highlighter(rules, analyzers);
    const uint32_t most = static_cast<uint32_t>(1 + random() % 4);
    const std::vector<Fragment> fragments = highlighter.highlight(article, most).body;
    EXPECT_LE(fragments.size(), most);
    std::size_t position = 0;
    for (const Fragment& fragment : fragments) {
      EXPECT_GE(fragment.span.begin, position);
      ASSERT_LE(fragment.span.end, article.body.size());
      EXPECT_EQ(fragment.text, fragment.span.of(article.body));
      position = fragment.span.end;
      std::size_t within = fragment.span.begin;
      for (const Span& match : fragment.matches) {
        EXPECT_GE(match.begin, within);
        ASSERT_LE(match.end, fragment.span.end);
        within = match.end;
        std::vector<std::string> marked;
        text::Words walk(match.of(article.body));
        for (text::Word word; walk.next(word);) marked.emplace_back(word.folded);
        const std::string a = text::fold(first), b = text::fold(second);
        if (is_phrase) {
          EXPECT_EQ(marked, (std::vector<std::string>{a, b}));
        } else {
          ASSERT_EQ(marked.size(), 1u);
          text::Stemmer stemmer("en");
          const std::string stem = stemmer.stem(marked[0]);
          EXPECT_TRUE(stem == stemmer.stem(a) || stem == stemmer.stem(b)) << marked[0] << " for " << a << " " << b;
        }
      }
    }
  }
}

}  // namespace
}  // namespace wirecopy::searcher
