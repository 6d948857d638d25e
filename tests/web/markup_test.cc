// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/markup.h"

#include <gtest/gtest.h>

namespace wirecopy::web {
namespace {

TEST(Markup, EscapesText) {
  EXPECT_EQ(Markup("<b>\"Q&A\"</b> it's").html(), "&lt;b&gt;&quot;Q&amp;A&quot;&lt;/b&gt; it&#39;s");
}

TEST(Markup, ReplacesBytesThatArePlainlyWrong) {
  EXPECT_EQ(Markup(std::string("a\xFFz")).html(), "a\xEF\xBF\xBDz");
  EXPECT_EQ(Markup("a\x01z\x7F").html(), "a\xEF\xBF\xBDz\xEF\xBF\xBD");
  EXPECT_EQ(Markup("a\tb\nc").html(), "a\tb\nc");
}

TEST(Element, QuotesAndEscapesAttributes) {
  EXPECT_EQ(element("p", {{"title", "\" onclick=\"x"}, {"lang", std::nullopt}, {"hidden", ""}},
                    {"a", element("b", {}, {"<"})})
                .html(),
            "<p title=\"&quot; onclick=&quot;x\" hidden>a<b>&lt;</b></p>");
  EXPECT_EQ(element("br").html(), "<br>");
}

TEST(Element, LeavesOutLinksThatAreNotSafe) {
  EXPECT_EQ(element("a", {{"href", "javascript:alert(1)"}}, {"x"}).html(), "<a>x</a>");
  EXPECT_EQ(element("a", {{"href", "https://a.example/?a=1&b"}}, {"x"}).html(),
            "<a href=\"https://a.example/?a=1&amp;b\">x</a>");
  EXPECT_EQ(element("form", {{"action", "//evil.example"}}).html(), "<form></form>");
}

}  // namespace
}  // namespace wirecopy::web
