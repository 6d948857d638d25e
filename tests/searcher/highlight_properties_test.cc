// SPDX-License-Identifier: GPL-2.0-or-later
// Random queries over random articles in eight scripts, held against a plain reading of what a mark is.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/compiler.h"
#include "searcher/fragments.h"
#include "searcher/highlighter.h"
#include "searcher/syntax.h"
#include "tests/searcher/small_index.h"
#include "text/analyzer.h"
#include "text/words.h"

namespace wirecopy::searcher {
namespace {

struct Script {
  const char* language;
  std::vector<std::string> words;  // few, so that phrases come by chance
  std::vector<std::string> gaps;
};

const std::vector<Script> scripts = {
    {"en",
     {"grain", "Deal", "deals", "port", "Ferries", "ferry", "the", "naïve"},
     {" ", " ", ", ", ".\n\n", " (", ") "}},
    {"de", {"Hafen", "Häfen", "Straße", "strasse", "Brücke", "die", "zwei"}, {" ", " ", "; ", " – ", "! "}},
    {"ru", {"договор", "договоры", "зерно", "порт", "ёлка", "елка", "и"}, {" ", " ", ", ", ". ", " «", "» "}},
    {"el", {"λιμάνι", "λιμανι", "πλοίο", "και", "νερό"}, {" ", " ", ", ", ". "}},
    {"ar", {"ميناء", "مدينة", "مدرسة", "سفينة", "في"}, {" ", " ", "، ", "؟ ", "\n"}},
    {"he", {"נמל", "עיר", "ספינה", "ליד"}, {" ", " ", ", ", ". "}},
    {"hi", {"नदी", "बाढ़", "शहर", "में"}, {" ", " ", ", ", "। "}},
    {"ja", {"東京", "会議", "カタカナ", "ferry"}, {" ", "、", "。", "」「"}},
};

// A word of an article that is being made.
struct Placed {
  Span span;
  std::string form;
  std::string stem;
  std::string plain_stem;  // of what is typed when all marks are left out

  bool has_stem(const std::vector<std::string>& any) const {
    return std::ranges::any_of(any, [&](const std::string& wanted) { return wanted == stem || wanted == plain_stem; });
  }
};

enum class Wanted { Word, Exact, Phrase, Near };

struct Rule {
  Wanted wanted;
  std::vector<std::string> words;  // forms, of a Word the stems that it may have
  std::size_t window = 0;
};

class Properties : public ::testing::Test {
 protected:
  template <class List>
  const auto& pick(const List& list) {
    return list[random_() % list.size()];
  }

  void make_article(const Script& script) {
    article_ = {};
    article_.language = script.language;
    placed_.clear();
    text::Stemmer stemmer(script.language);
    const std::size_t length = 1 + random_() % 60;
    for (std::size_t i = 0; i < length; ++i) {
      const std::string& word = pick(script.words);
      const auto begin = static_cast<uint32_t>(article_.body.size());
      article_.body += word;
      const Span span{begin, static_cast<uint32_t>(article_.body.size())};
      placed_.push_back({span, text::fold(word), stemmer.stem(word), stemmer.stem(text::fold(word))});
      article_.body += pick(script.gaps);
    }
  }

  // What a word that is typed matches: its stem, and that of an article that leaves the marks out.
  static std::vector<std::string> stems_of(text::Stemmer& stemmer, const std::string& word) {
    return {stemmer.stem(word), stemmer.stem(text::fold(word))};
  }

  // Adds a part to the query and what it means to the rules.
  std::string make_part(const Script& script) {
    text::Stemmer stemmer(script.language);
    std::string a = pick(script.words);
    switch (random_() % 6) {
      case 0:
      case 1:
        rules_.push_back({Wanted::Word, stems_of(stemmer, a)});
        return a;
      case 2:
        rules_.push_back({Wanted::Exact, {text::fold(a)}});
        return "=" + a;
      case 3:
        return "-" + a;  // marks nothing
      default: {
        Rule rule{Wanted::Phrase, {}};
        std::string quoted;
        const std::size_t words = 2 + random_() % 2;
        for (std::size_t i = 0; i < words; ++i) {
          const std::string& word = pick(script.words);
          rule.words.push_back(text::fold(word));
          quoted += (i == 0 ? "" : " ") + word;
        }
        rules_.push_back(rule);
        return "\"" + quoted + "\"";
      }
    }
  }

  std::string make_query(const Script& script) {
    rules_.clear();
    std::string query = make_part(script);
    for (std::size_t more = random_() % 3; more > 0; --more) {
      // After OR a - would be joined by it: what it takes away is then a choice of its own and still marks nothing.
      query += random_() % 2 == 0 ? " OR " : " ";
      query += make_part(script);
    }
    return query;
  }

  std::vector<MarkRule> compiled(const std::string& query) {
    SmallIndex index(directory_.path() / "index");
    index.add({.title = "t", .body = article_.body, .language = article_.language});
    index.commit();
    const schema::ShardedDatabase database(index.path());
    CompileOptions options;
    options.languages = {article_.language};
    options.doccount = 1;
    return compile(parse_query(query, {}).root, database, options).marks;
  }

  static std::size_t length_of(const Rule& rule) { return rule.wanted == Wanted::Word ? 1 : rule.words.size(); }

  bool stands_at(const Rule& rule, std::size_t first) const {
    if (rule.wanted == Wanted::Word) return placed_[first].has_stem(rule.words);
    if (first + rule.words.size() > placed_.size()) return false;
    for (std::size_t i = 0; i < rule.words.size(); ++i) {
      const Placed& word = placed_[first + i];
      if (word.form != rule.words[i]) return false;
    }
    return true;
  }

  // Every place of every rule; what overlaps is one span.
  std::vector<Span> expected() const {
    std::vector<Span> places;
    for (const Rule& rule : rules_) {
      for (std::size_t i = 0; i < placed_.size(); ++i) {
        if (stands_at(rule, i)) places.push_back({placed_[i].span.begin, placed_[i + length_of(rule) - 1].span.end});
      }
    }
    return merged(std::move(places));
  }

  static std::vector<Span> merged(std::vector<Span> places) {
    std::ranges::sort(places);
    std::vector<Span> spans;
    for (const Span& place : places) {
      if (!spans.empty() && place.begin < spans.back().end) {
        spans.back().end = std::max(spans.back().end, place.end);
      } else {
        spans.push_back(place);
      }
    }
    return spans;
  }

  std::mt19937 random_{20240315};
  TemporaryDirectory directory_;
  Analyzers analyzers_;
  corpus::Article article_;
  std::vector<Placed> placed_;
  std::vector<Rule> rules_;
};

TEST_F(Properties, EveryWordAndPhraseThatSatisfiesIsMarkedAndNothingElse) {
  std::size_t marked = 0;
  for (const Script& script : scripts) {
    for (int round = 0; round < 40; ++round) {
      make_article(script);
      const std::string query = make_query(script);
      Highlighter highlighter(compiled(query), analyzers_);
      const Highlights whole = highlighter.highlight_whole(article_);
      ASSERT_EQ(whole.body.size(), 1u);
      EXPECT_EQ(whole.body.front().matches, expected()) << query << "\n in " << article_.body;
      marked += whole.body.front().matches.size();
      // Parts of the text show some of the same marks, whole, and cut the stored text where they say.
      const std::vector<Span> all = expected();
      for (const Fragment& fragment : highlighter.highlight(article_, 2).body) {
        EXPECT_EQ(fragment.text, fragment.span.of(article_.body));
        for (const Span& match : fragment.matches) {
          EXPECT_NE(std::ranges::find(all, match), all.end()) << query << "\n in " << article_.body;
          EXPECT_TRUE(match.begin >= fragment.span.begin && match.end <= fragment.span.end);
        }
      }
    }
  }
  EXPECT_GT(marked, 500u) << "or the texts show nothing";
}

TEST_F(Properties, ANearGroupIsMarkedWhereItStandsAndOnlyThere) {
  std::size_t marked = 0;
  for (const Script& script : scripts) {
    text::Stemmer stemmer(script.language);
    for (int round = 0; round < 30; ++round) {
      make_article(script);
      const std::string a = pick(script.words);
      const std::string b = pick(script.words);
      const std::size_t distance = 1 + random_() % 4;
      const bool ordered = round % 3 == 0;
      const std::vector<std::string> first = stems_of(stemmer, a);
      const std::vector<std::string> second = stems_of(stemmer, b);
      if (std::ranges::find_first_of(first, second) != first.end()) continue;
      const std::string query = a + (ordered ? " ADJ/" : " NEAR/") + std::to_string(distance) + " " + b;
      Highlighter highlighter(compiled(query), analyzers_);
      const std::vector<Span> marks = highlighter.highlight_whole(article_).body.front().matches;
      // A mark is a pair of the words, or one that has another within the distance; there is no such word besides.
      const auto makes_pair = [&](std::size_t begin, std::size_t end) {
        const bool forwards = placed_[begin].has_stem(first) && placed_[end].has_stem(second);
        const bool backwards = placed_[begin].has_stem(second) && placed_[end].has_stem(first);
        return begin < end && end - begin <= distance && (forwards || (!ordered && backwards));
      };
      for (std::size_t i = 0; i < placed_.size(); ++i) {
        bool has_partner = false;
        for (std::size_t j = 0; j < placed_.size(); ++j)
          has_partner = has_partner || makes_pair(i, j) || makes_pair(j, i);
        const Span& word = placed_[i].span;
        const auto mark = std::ranges::find_if(
            marks, [&](const Span& each) { return each.begin <= word.begin && word.end <= each.end; });
        EXPECT_TRUE(!has_partner || mark != marks.end()) << query << "\n in " << article_.body;
        if (mark == marks.end() || mark->begin != word.begin) continue;
        const auto end = std::ranges::find(placed_, mark->end, [](const Placed& each) { return each.span.end; });
        ASSERT_NE(end, placed_.end()) << "a mark runs from a word to a word";
        const auto last = static_cast<std::size_t>(end - placed_.begin());
        EXPECT_TRUE(last == i ? has_partner : makes_pair(i, last)) << query << "\n in " << article_.body;
      }
      marked += marks.size();
    }
  }
  EXPECT_GT(marked, 100u);
}

}  // namespace
}  // namespace wirecopy::searcher
