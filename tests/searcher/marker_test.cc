// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/marker.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/words.h"

namespace wirecopy::searcher {
namespace {

Pattern stem(const std::string& stem) {
  return {{stem}, {}};
}
Pattern form(const std::string& form) {
  return {{}, {form}};
}
MarkRule word(const Pattern& pattern) {
  return {{pattern}, 1, true, true, true};
}
MarkRule phrase(const std::vector<Pattern>& words) {
  return {words, static_cast<uint32_t>(words.size()), true, true, true};
}
MarkRule near(const std::vector<Pattern>& words, uint32_t window) {
  return {words, window, false, true, true};
}
MarkRule in_order(const std::vector<Pattern>& words, uint32_t window) {
  return {words, window, true, true, true};
}

// The text with each mark in brackets; marks that overlap are nested or crossed as they stand.
std::string bracketed(const std::vector<MarkRule>& rules, const std::string& text, const std::string& language = "en") {
  text::Analyzer analyzer(language);
  Marker marker(rules);
  std::vector<std::string> before(text.size() + 1);
  std::vector<std::string> after(text.size() + 1);
  for (const Mark& mark : marker.find(analyzer, text, Part::Body)) {
    before[mark.span.begin] += "[";
    after[mark.span.end] += "]";
  }
  std::string out;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    out += after[i] + before[i];
    if (i < text.size()) out += text[i];
  }
  return out;
}

struct Row {
  std::vector<MarkRule> rules;
  std::string text;
  std::string expected;
};

TEST(Marker, MarksWhatSatisfiesARule) {
  const Pattern a = form("a"), b = form("b"), c = form("c");
  const std::vector<Row> rows = {
      {{}, "a b", "a b"},
      {{word(a)}, "", ""},
      {{word(a)}, "A b, a-b", "[A] b, [a]-b"},
      {{word(stem("run"))}, "They run, ran, and were running.", "They [run], ran, and were [running]."},
      {{word({{"run"}, {"ran"}})}, "They ran and run", "They [ran] and [run]"},
      {{word({{"run"}, {"run"}})}, "run", "[run]"},
      {{phrase({a, b})}, "a b a x b", "[a b] a x b"},
      {{phrase({a, b})}, "a, b! a\n\nb", "[a, b]! [a\n\nb]"},
      {{phrase({a, a})}, "a a a a a", "[a a a a a]"},
      {{phrase({a, b, a})}, "a b a b a", "[a b a b a]"},
      {{phrase({a, b}), word(a)}, "a b a", "[[a] b] [a]"},
      {{phrase({a, b}), phrase({b, c})}, "a b c", "[a [b] c]"},
      {{near({a, b}, 2)}, "a b x a y b b a", "[a b] x a y b [b a]"},
      {{near({a, b}, 4)}, "a x a b", "[a] x [a b]"},
      {{near({a, b}, 2)}, "a b a x a b", "[a b] [a] x [a b]"},
      {{near({a, b}, 2)}, "a b b a", "[a b] [b a]"},
      {{near({a, b}, 3)}, "a x x b", "a x x b"},
      {{near({a, b}, 4)}, "a x x b", "[a x x b]"},
      {{near({a, a}, 5)}, "a x x", "a x x"},
      {{near({a, a}, 5)}, "a x a", "[a x a]"},
      {{near({{{}, {"a", "b"}}, b}, 5)}, "b x b", "[b x b]"},
      {{near({{{}, {"a", "b"}}, b}, 5)}, "b x a", "[b x a]"},
      {{near({{{}, {"a", "b"}}, b}, 5)}, "b x c", "b x c"},
      {{near({{{}, {"a", "b"}}, {{}, {"b", "c"}}, {{}, {"c", "a"}}}, 3)}, "a b c", "[a b c]"},
      {{near({a, b, c}, 5)}, "c b a b c a", "[c b a] [b c a]"},
      {{in_order({a, b}, 4)}, "b a x b", "b [a x b]"},
      {{in_order({a, b}, 3)}, "b a x x b", "b a x x b"},
      {{in_order({a, b}, 4)}, "a a x b", "[a] [a x b]"},
      {{in_order({a, b, c}, 6)}, "a c b c", "[a c b c]"},
      {{in_order({a, b, c}, 5)}, "b a a b c c b", "b [a] [a b c] [c] b"},
      {{near({a, b, c}, 4)}, "a a b c x a", "[a] [a b c] x [a]"},
      {{near({a, b, c}, 4)}, "a x a b c x x a", "a x [a b c] x x a"},
      {{in_order({a, b, c}, 6)}, "c b a", "c b a"},
      {{MarkRule{{a}, 1, true, true, false}}, "a", "a"},
      {{MarkRule{}}, "a", "a"},
  };
  for (const Row& row : rows) EXPECT_EQ(bracketed(row.rules, row.text), row.expected) << row.text;
}

TEST(Marker, MarksALongQuoteAsOneSpan) {
  std::string text = "before ";
  std::vector<Pattern> words;
  for (int i = 0; i < 300; ++i) {
    const std::string each = "w" + std::to_string(i % 7);
    words.push_back(form(each));
    text += each + " ";
  }
  text::Analyzer analyzer("en");
  Marker marker({phrase(words)});
  const std::string whole = text + "after " + text;
  const std::vector<Mark>& marks = marker.find(analyzer, whole, Part::Body);
  ASSERT_EQ(marks.size(), 2u);
  EXPECT_EQ(marks[0].span, (Span{7, static_cast<uint32_t>(text.size() - 1)}));
}

TEST(Marker, KeepsTheWordsOfManyRulesApart) {
  std::vector<MarkRule> rules;
  std::string text;
  for (int i = 0; i < 3000; ++i) {
    rules.push_back(word(form("x" + std::to_string(i))));
    text += "x" + std::to_string(i) + " y" + std::to_string(i) + " ";
  }
  text::Analyzer analyzer("");
  Marker marker(rules);
  const std::vector<Mark>& marks = marker.find(analyzer, text, Part::Body);
  ASSERT_EQ(marks.size(), rules.size());
  for (std::size_t i = 0; i < marks.size(); ++i) {
    EXPECT_EQ(marks[i].rule, i);
    EXPECT_EQ(marks[i].span.of(text), "x" + std::to_string(i));
  }
}

TEST(Marker, LooksOnlyWhereARuleIsAbout) {
  MarkRule in_title = word(form("a"));
  in_title.in_body = false;
  text::Analyzer analyzer("en");
  Marker marker({in_title});
  EXPECT_EQ(marker.find(analyzer, "a", Part::Title).size(), 1u);
  EXPECT_TRUE(marker.find(analyzer, "a", Part::Body).empty());
}

// "running" is a form of "run" in English only.
TEST(Marker, StemsEachTextByItsOwnLanguage) {
  text::Analyzer english("en");
  text::Analyzer german("de");
  Marker marker({word(stem("run"))});
  for (int round = 0; round < 2; ++round) {
    EXPECT_TRUE(marker.find(german, "running, running", Part::Body).empty());
    EXPECT_EQ(marker.find(english, "running, running", Part::Body).size(), 2u);
  }
}

// More different words than the marker remembers, each of them twice.
TEST(Marker, MarksTheSameInALongTextOfManyWords) {
  std::string text;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 10'000; ++i) text += "w" + std::to_string(i) + " ";
  }
  text::Analyzer analyzer("en");
  Marker marker({word(form("w77")), word(form("w9999"))});
  EXPECT_EQ(marker.find(analyzer, text, Part::Body).size(), 4u);
}

}  // namespace
}  // namespace wirecopy::searcher
