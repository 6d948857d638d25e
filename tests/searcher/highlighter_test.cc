// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/highlighter.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/compiler.h"
#include "searcher/syntax.h"
#include "tests/searcher/highlight_rows.h"
#include "tests/searcher/small_index.h"
#include "text/words.h"

namespace wirecopy::searcher {
namespace {

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

// The rules of a query as search makes them, against an index that holds the text.
std::vector<MarkRule> rules_of(const std::string& query, const std::string& language, const std::string& body,
                               const TemporaryDirectory& directory) {
  SmallIndex index(directory.path() / "index");
  index.add({.title = "t", .body = body, .language = language});
  index.commit();
  const schema::ShardedDatabase database(index.path());
  CompileOptions options;
  options.languages = {language};
  options.doccount = 1;
  return compile(parse_query(query, {}).root, database, options).marks;
}

TEST(Highlighter, MarksOnlyWhatSatisfiedTheQuery) {
  const TemporaryDirectory directory;
  Analyzers analyzers;
  for (const HighlightRow& row : highlight_rows) {
    corpus::Article article;
    article.body = without_brackets(std::string(row.expected));
    article.language = row.language;
    Highlighter highlighter(rules_of(std::string(row.query), article.language, article.body, directory), analyzers);
    const Highlights highlights = highlighter.highlight_whole(article);
    ASSERT_EQ(highlights.body.size(), 1u);
    EXPECT_EQ(bracketed(article.body, highlights.body[0].matches), row.expected) << row.query;
  }
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
          ASSERT_TRUE(marked.size() == 2 || (a == b && marked.size() > 2)) << "overlapping phrases are one mark";
          for (std::size_t i = 0; i + 1 < marked.size(); ++i) EXPECT_TRUE(marked[i] == a && marked[i + 1] == b);
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
