// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/fragments.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/highlighter.h"

namespace wirecopy::searcher {
namespace {

MarkRule word(const std::string& form) {
  return {{Pattern{{}, {form}}}, 1, true, true, true};
}

std::vector<Fragment> fragments_of(const std::string& body, const std::vector<std::string>& words, uint32_t most,
                                   const std::string& language = "en") {
  std::vector<MarkRule> rules;
  for (const std::string& each : words) rules.push_back(word(each));
  Analyzers analyzers;
  Highlighter highlighter(rules, analyzers);
  corpus::Article article;
  article.body = body;
  article.language = language;
  return highlighter.highlight(article, most).body;
}

// A sentence of no interest, of some 100 characters.
const std::string filler =
    "Nothing of the kind was said on the quay that day, and nobody who stood there asked for it. ";

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

void expect_sound(const std::string& body, const std::vector<Fragment>& fragments) {
  uint32_t position = 0;
  for (const Fragment& fragment : fragments) {
    EXPECT_GE(fragment.span.begin, position) << body;
    EXPECT_LT(fragment.span.begin, fragment.span.end) << body;
    ASSERT_LE(fragment.span.end, body.size()) << body;
    EXPECT_EQ(fragment.text, fragment.span.of(body)) << body;
    position = fragment.span.end;
    uint32_t within = fragment.span.begin;
    for (const Span& match : fragment.matches) {
      EXPECT_GE(match.begin, within) << body;
      EXPECT_LE(match.end, fragment.span.end) << body;
      EXPECT_LT(match.begin, match.end) << body;
      within = match.end;
    }
  }
}

TEST(Fragments, StartAndEndAtSentences) {
  const std::string body =
      repeated(filler, 8) + "The ferry left late. The harbour master shrugged. " + repeated(filler, 8);
  const auto fragments = fragments_of(body, {"harbour"}, 1);
  ASSERT_EQ(fragments.size(), 1u);
  expect_sound(body, fragments);
  EXPECT_TRUE(fragments[0].text.starts_with("The harbour master shrugged.")) << fragments[0].text;
  EXPECT_TRUE(fragments[0].text.ends_with(".")) << fragments[0].text;
}

TEST(Fragments, PreferAllWordsTogetherToOneWordOften) {
  const std::string often = "Grain here, grain there, grain in every barn, and more grain. ";
  const std::string together = "The deal on grain was signed. ";
  const std::string body = often + repeated(filler, 5) + together + repeated(filler, 5) + often;
  const auto fragments = fragments_of(body, {"grain", "deal"}, 1);
  ASSERT_EQ(fragments.size(), 1u);
  EXPECT_NE(fragments[0].text.find(together.substr(0, 20)), std::string::npos) << fragments[0].text;
  EXPECT_EQ(fragments[0].matches.size(), 2u);
}

TEST(Fragments, ShowInTheSecondPartWhatTheFirstLeavesOut) {
  const std::string body = "The tide was high at the pier. " + repeated(filler, 6) + "Again the tide came. " +
                           repeated(filler, 6) + "The lighthouse stayed dark. " + repeated(filler, 6);
  const auto fragments = fragments_of(body, {"tide", "lighthouse", "pier"}, 2);
  ASSERT_EQ(fragments.size(), 2u);
  expect_sound(body, fragments);
  EXPECT_NE(fragments[0].text.find("pier"), std::string::npos);
  EXPECT_NE(fragments[1].text.find("lighthouse"), std::string::npos);
}

TEST(Fragments, AreNoMoreThanAskedAndNoneIsWithoutMark) {
  const std::string body = repeated("The tide rose. " + repeated(filler, 4), 10);
  for (const uint32_t most : {0u, 1u, 2u, 5u, 100u}) {
    const auto fragments = fragments_of(body, {"tide"}, most);
    EXPECT_LE(fragments.size(), most);
    EXPECT_GE(fragments.size(), std::min(most, 5u));
    expect_sound(body, fragments);
    for (const Fragment& fragment : fragments) EXPECT_FALSE(fragment.matches.empty());
  }
}

TEST(Fragments, CutSentencesWithoutEndBetweenWords) {
  std::string body;
  for (int i = 0; i < 2000; ++i) body += (i == 1000 ? "needle" : "haystack" + std::to_string(i)) + " ";
  const auto fragments = fragments_of(body, {"needle"}, 2);
  ASSERT_EQ(fragments.size(), 1u);
  expect_sound(body, fragments);
  EXPECT_LT(fragments[0].text.size(), 400u);
  EXPECT_TRUE(fragments[0].text.starts_with("haystack")) << fragments[0].text;
  EXPECT_TRUE(std::isdigit(fragments[0].text.back())) << fragments[0].text;
  EXPECT_EQ(fragments[0].matches.size(), 1u);
}

TEST(Fragments, CutNoCharacterOfATextWithoutSpaces) {
  std::string body;
  for (int i = 0; i < 400; ++i) body += i == 200 ? "東京" : "これは長い文です";
  const auto fragments = fragments_of(body, {"東京"}, 1, "ja");
  ASSERT_EQ(fragments.size(), 1u);
  expect_sound(body, fragments);
  EXPECT_LT(fragments[0].text.size(), 900u);
  EXPECT_NE(fragments[0].text.find("東京"), std::string::npos);
}

TEST(Fragments, AreTheFirstSentencesWhereNothingIsToBeMarked) {
  const std::string body = "  One sentence. Two sentences. " + repeated(filler, 20);
  const auto fragments = fragments_of(body, {"absent"}, 3);
  ASSERT_EQ(fragments.size(), 1u);
  expect_sound(body, fragments);
  EXPECT_TRUE(fragments[0].text.starts_with("One sentence. Two sentences.")) << fragments[0].text;
  EXPECT_LE(fragments[0].text.size(), 320u);
  EXPECT_TRUE(fragments[0].matches.empty());
  EXPECT_TRUE(fragments_of("", {"absent"}, 2).empty());
  EXPECT_TRUE(fragments_of(" \n ", {"absent"}, 2).empty());
}

TEST(Fragments, HoldAMarkThatIsLongerThanAPartWhole) {
  std::vector<Pattern> words;
  std::string quote;
  for (int i = 0; i < 200; ++i) {
    words.push_back({{}, {"q" + std::to_string(i)}});
    quote += (i == 0 ? "q" : " q") + std::to_string(i);
  }
  const std::string body = repeated(filler, 3) + quote + ". " + repeated(filler, 3);
  Analyzers analyzers;
  Highlighter highlighter({MarkRule{words, 200, true, true, true}}, analyzers);
  corpus::Article article;
  article.body = body;
  const auto fragments = highlighter.highlight(article, 2).body;
  ASSERT_EQ(fragments.size(), 1u);
  expect_sound(body, fragments);
  ASSERT_EQ(fragments[0].matches.size(), 1u);
  EXPECT_EQ(fragments[0].matches[0].of(body), quote);
}

TEST(Fragments, MergeMarksThatOverlap) {
  const std::vector<Mark> marks = {{{0, 5}, 0}, {{2, 3}, 1}, {{4, 8}, 2}, {{8, 9}, 0}, {{12, 13}, 1}};
  EXPECT_EQ(merged(marks), (std::vector<Span>{{0, 8}, {8, 9}, {12, 13}}));
}

}  // namespace
}  // namespace wirecopy::searcher
