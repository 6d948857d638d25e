// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/markup.h"

#include <gtest/gtest.h>

namespace wirecopy::corpus {
namespace {

TEST(Markup, UndoesCharacterReferences) {
  struct Row {
    std::string_view text, expected;
  };
  const Row rows[] = {
      {"Fish &amp; chips", "Fish & chips"},
      {"&lt;b&gt;", "<b>"},
      {"caf&eacute; &#233; &#xE9; &#XE9;", "caf\u00E9 \u00E9 \u00E9 \u00E9"},
      {"&#8217;&#146;", "\u2019\u2019"},
      {"&#39 x", "' x"},
      {"&nosuch; &amp", "&nosuch; &amp"},
      {"AT&T & co", "AT&T & co"},
      {"Bread &AMP; Butter &LT;3", "Bread & Butter <3"},
      {"&Amp; &BREAD;", "&Amp; &BREAD;"},
      {"&#0;&#xD800;&#99999999999;", "\uFFFD\uFFFD\uFFFD"},
      {"&#; &#x; &", "&#; &#x; &"},
      {"", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(decode_references(row.text), row.expected) << row.text;
}

TEST(Markup, IsToldFromTextWithAngleBrackets) {
  for (const char* text :
       {"<p>One", "one<br>two", "one<br/>two", "<b>bold</b>", "a</p>", "<img src=\"x\">", "<div class=\"a\">x"}) {
    EXPECT_TRUE(looks_like_markup(text)) << text;
  }
  for (const char* text :
       {"", "2 < 3 and 4 > 3", "Quay Works Inc <S> said", "<Video Works Inc> said it", "a <b and c> d", "<3", "<p"}) {
    EXPECT_FALSE(looks_like_markup(text)) << text;
  }
}

TEST(Markup, IsStripped) {
  struct Row {
    std::string_view html, expected;
  };
  const Row rows[] = {
      {"<p>One  two\nthree</p><p>Four</p>", "One two three\n\nFour"},
      {"a<br>b<br/>c", "a\nb\nc"},
      {"<script>if (a < b) x('</p>');</script>Text", "Text"},
      {"<!-- <p>no</p> -->Yes", "Yes"},
      {"<style>p{}</style><b>bold</b> word", "bold word"},
      {"<a title=\"a > b\" href='x'>link</a>", "link"},
      {"3 < 4 &amp; 5", "3 < 4 & 5"},
      {"line one\nline <b>two</b>", "line one\nline two"},
      {"quay\n   <a href=\"x\">in the\n     harbour</a> is\n   open.\n   It is.",
       "quay in the harbour is open.\nIt is."},
      {"<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"},
      {"<script>never closed", ""},
      {"<p title=\"never closed>Text", "Text"},
      {"<", "<"},
      {"", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(strip_markup(row.html), row.expected) << row.html;
}

TEST(Markup, StripsHostileInputInOnePass) {
  std::string quotes, opens;
  for (int i = 0; i < 200'000; ++i) quotes += "<a b=\"", opens += "<p";
  EXPECT_LT(strip_markup(quotes).size(), quotes.size());
  EXPECT_EQ(strip_markup(opens), "");
  EXPECT_FALSE(looks_like_markup(opens));
}

}  // namespace
}  // namespace wirecopy::corpus
