// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/sentences.h"

#include <gtest/gtest.h>

namespace wirecopy::text {
namespace {

TEST(Sentences, EndAtTheirFullStopAndAtTheLine) {
  const std::string text =
      "The tide rose. Nobody saw it!\nA new line. \u6625\u304C\u6765\u305F\u3002\u6E2F\u304C\u958B\u3044\u305F\u3002";
  const struct {
    std::string_view at;
    std::string_view sentence;
  } rows[] = {
      {"tide", "The tide rose."},
      {"Nobody", "Nobody saw it!"},
      {"it!", "Nobody saw it!"},
      {"A new", "A new line."},
      {"\u6E2F", "\u6E2F\u304C\u958B\u3044\u305F\u3002"},
  };
  for (const auto& row : rows) EXPECT_EQ(sentence_at(text, text.find(row.at)).of(text), row.sentence) << row.at;
}

TEST(Sentences, BeginWithTheBracketThatOpensThem) {
  const std::string text = "\u6625\u304C\u6765\u305F\u3002\u300C\u6E2F\u3060\u3002\u300D\uFF08\u5199\u771F\uFF09";
  EXPECT_EQ(sentence_at(text, 0).of(text), "\u6625\u304C\u6765\u305F\u3002");
  EXPECT_EQ(sentence_at(text, text.find("\u6E2F")).of(text), "\u300C\u6E2F\u3060\u3002\u300D");
  EXPECT_EQ(sentence_at(text, text.find("\u300C")).of(text), "\u300C\u6E2F\u3060\u3002\u300D");
  EXPECT_EQ(sentence_at(text, text.find("\u5199")).of(text), "\uFF08\u5199\u771F\uFF09");
  const std::string german = "\u201ENein.\u201C Er ging.";
  EXPECT_EQ(sentence_at(german, 5).of(german), "\u201ENein.\u201C");
}

TEST(Sentences, AnyPositionGivesASpanOfTheText) {
  for (const std::string& text :
       {std::string(), std::string("\n"), std::string("a"), std::string(" \n \n"), std::string(10'000, 'x'),
        std::string(5'000, '\n'), std::string("\u300C\u3002\u300C\u300C\u6E2F\u3002\uFF08(\u3002\u300C\n\u300C")}) {
    for (std::size_t position = 0; position <= text.size(); position += 1 + text.size() / 50) {
      const Span span = sentence_at(text, position);
      ASSERT_LE(span.begin, span.end);
      ASSERT_LE(span.end, text.size());
      if (position < text.size() && text[position] != ' ' && text[position] != '\n') {
        ASSERT_LE(span.begin, position) << text;
        ASSERT_GT(span.end, position) << text;
      }
    }
  }
}

}  // namespace
}  // namespace wirecopy::text
