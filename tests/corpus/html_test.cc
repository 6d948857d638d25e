// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/html.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "corpus/html_tree.h"
#include "tests/corpus/reading.h"
#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

const std::string first =
    "The eastern quay was closed on Monday after a crane slid into the basin, the harbour board said in the evening.";
const std::string second =
    "Nobody was hurt, and ferries go from the western side until the crane is lifted, which may take a week or two.";
const std::string third =
    "\u201CWe have had cranes here for ninety years,\u201D said Ines Okafor, \u201Cand this one was the first to "
    "swim.\u201D";
const std::string all = first + "\n\n" + second + "\n\n" + third;

std::string paragraphs() {
  return "<p>" + first + "</p>\n<p>" + second + "</p>\n<p>" + third + "</p>";
}

std::string body_of(const std::string& inside) {
  return article_of("html", "<!DOCTYPE html><html><head><title>Quay closed</title></head><body><h1>Quay closed</h1>" +
                                inside + "</body></html>")
      .body;
}

TEST(Html, BodiesAreFoundAmongFurniture) {
  const std::string teaser =
      "<div class='card'><h3><a href='/a'>Another headline of the day</a></h3><p>One sentence about something else "
      "that happened.</p></div>";
  struct Row {
    const char* name;
    std::string inside;
  };
  const Row rows[] = {
      {"plain paragraphs", paragraphs()},
      {"article element", "<nav><a href=/>Home</a></nav><article>" + paragraphs() +
                              "</article><footer><p>About us, and more about us, in a sentence.</p></footer>"},
      {"body class", "<div class='wrap'><div class='article-body'>" + paragraphs() + "</div><div class='sidebar'><p>" +
                         third + third + "</p></div></div>"},
      {"itemprop",
       "<div itemprop='articleBody'>" + paragraphs() + "</div><div class='comments'><p>" + second + "</p></div>"},
      {"figure",
       "<article><figure><img src=x><figcaption>The crane in the basin, as seen on Monday from the "
       "pier.</figcaption></figure>" +
           paragraphs() + "</article>"},
      {"share and related",
       "<article><div class='share-buttons'>Share</div>" + paragraphs() +
           "<div class='related-stories'><p>Read this other long story about a crane as well.</p></div></article>"},
      {"newsletter and cookies", "<article>" + paragraphs() +
                                     "<p>Sign up for our newsletter.</p></article><div class='cookie-banner'><p>We use "
                                     "cookies on this site, and so do our partners.</p></div>"},
      {"byline", "<article><p class='byline'>By Ana Ruiz</p>" + paragraphs() + "</article>"},
      {"list of links", "<article>" + paragraphs() +
                            "<ul><li><a href=/1>First other headline here</a></li><li><a href=/2>Second other headline "
                            "here</a></li></ul></article>"},
      {"teasers", "<article>" + paragraphs() + "</article><div>" + teaser + teaser + teaser + teaser + "</div>"},
      {"line breaks", "<div class='story-body'>" + first + "<br><br>" + second + "<br/><br/>" + third + "</div>"},
      {"page inside a form", "<form>" + std::string("<div><article>") + paragraphs() + "</article></div></form>"},
      {"hidden text", "<article><p style='display: none'>" + third + "</p>" + paragraphs() + "</article>"},
      {"comments longer than the text", "<article>" + paragraphs() + "</article><div id='comments'><p>" + second +
                                            second + second + second + second + "</p></div>"},
      {"headline inside", "<article><h1>Quay closed</h1>" + paragraphs() + "</article>"},
      {"unclosed", "<article><p>" + first + "<p>" + second + "<p>" + third},
  };
  for (const Row& row : rows) EXPECT_EQ(body_of(row.inside), all) << row.name;
}

TEST(Html, KeepsListsQuotesAndSubheads) {
  EXPECT_EQ(body_of("<article><p>" + first +
                    "</p><h2>What next</h2><ul><li>Lift the crane</li><li>Open the quay</li></ul><blockquote>" + third +
                    "</blockquote></article>"),
            first + "\n\nWhat next\n\nLift the crane\n\nOpen the quay\n\n" + third);
}

TEST(Html, KeepsTablesOfFiguresByRow) {
  EXPECT_EQ(body_of("<article><p>" + first +
                    "</p><table><tr><th>Boat</th><th>Tons</th></tr><tr><td>Alma</td><td>12</td></tr></table><p>" +
                    second + "</p></article>"),
            first + "\n\nBoat Tons\n\nAlma 12\n\n" + second);
}

TEST(Html, TakesTheArticleThatTheHeadlineNames) {
  const std::string other =
      "<article><h2>Other news</h2><p>" + third + third + third + "</p><p>" + third + third + "</p></article>";
  EXPECT_EQ(body_of("<article><h2>Quay closed</h2>" + paragraphs() + "</article>" + other + other), all);
}

TEST(Html, TakesTheTextOfJsonLdWhenThePageHasNone) {
  EXPECT_EQ(
      body_of(
          "<p>Subscribe to read.</p><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" +
          first + "\\n\\n" + second + "\"}</script>"),
      first + "\n\n" + second);
}

TEST(Html, TakesTheTextOfTheStateOfAPageThatIsEmptyOtherwise) {
  const std::string opening = "The quay in Port Ellis is open again after nine days of storm, the harbour board said.";
  const std::string middle =
      "The ferry sails on Monday, and the fish market opens a day later, at the old hours again.";
  const std::string ending =
      "Ships that had waited at anchor for a week came in one after another until late at night.";
  const std::string whole = opening + "\n\n" + middle + "\n\n" + ending;
  const std::string other = R"({"title":"Ferry strike","body":"<p>)" + whole + " " + whole + R"(</p>"})";
  const std::string states[] = {
      R"("articleBody":"<p>)" + opening + "</p><p>" + middle + "</p><p>" + ending + R"(</p>")",
      R"("body":[{"type":"paragraph","text":")" + opening +
          R"("},{"type":"image","url":"x.jpg"},{"type":"paragraph","text":")" + middle +
          R"("},{"type":"paragraph","text":")" + ending + R"("}])",
      R"("content":{"nodeType":"document","content":[{"nodeType":"paragraph","content":[{"value":")" +
          opening.substr(0, 20) + R"("},{"value":")" + opening.substr(20) + R"("}]},{"content":[{"value":")" + middle +
          R"("}]},{"content":[{"value":")" + ending + R"("}]}]})",
  };
  for (const std::string& state : states) {
    const std::string page = R"(<html><head><title>Quay open again</title></head><body><div id="__next"></div>
        <script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"related":[)" +
                             other + R"(],"article":{"headline":"Quay open again",)" + state +
                             R"(}}}}</script></body></html>)";
    const Article article = article_of("html", page);
    EXPECT_EQ(article.title, "Quay open again");
    EXPECT_EQ(article.body, whole) << state;
    EXPECT_EQ(source_of(article, "body"), "the state of the page's script");
  }
  const std::string full = "<html><head><title>Quay open again</title></head><body><article><p>" + opening + "</p><p>" +
                           middle + "</p><p>" + ending + R"(</p><p>It was the longest storm of the year.</p></article>
      <script id="__NEXT_DATA__" type="application/json">)" +
                           other + "</script></body></html>";
  EXPECT_EQ(article_of("html", full).body, whole + "\n\nIt was the longest storm of the year.") << "the page says it";
}

TEST(Html, ReadsDeclaredCharsets) {
  const Article article =
      article_of("html",
                 "<html><head><meta charset=\"windows-1252\"><title>Caf\xE9</title></head><body><p>Das Caf\xE9 am Kai "
                 "ist offen.</p></body>");
  EXPECT_EQ(article.title, "Caf\u00E9");
  EXPECT_EQ(article.body, "Das Caf\u00E9 am Kai ist offen.");
}

TEST(HtmlTree, KeepsTheFirstAttributesOfMany) {
  std::string page = "<p";
  for (int i = 0; i < 5'000; ++i) page += " a" + std::to_string(i) + "=" + std::to_string(i);
  const HtmlTree tree = parse_html_tree(page + ">text").value();
  const auto paragraph = std::find_if(tree.begin(), tree.end(), [](const HtmlNode& node) { return node.name == "p"; });
  ASSERT_NE(paragraph, tree.end());
  EXPECT_EQ(paragraph->attributes.size(), 200u);
  EXPECT_EQ(paragraph->attribute("a199"), "199");
  EXPECT_EQ(text_of(tree, 0), "text");
}

// What is not bounded by the parser must not take long behind it: marked elements within each other, a title of a
// thousand parts, a class of a megabyte, JSON-LD of many articles. Each would take minutes if a step looked at
// everything again for everything.
TEST(Html, ReadsWhatRepeatsItselfInOneGo) {
  const auto repeated = [](const std::string& part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text;
  };
  const std::string text = "<p>" + first + "</p>";
  const std::string nested =
      repeated("<div class='date byline standfirst' itemprop='author headline'><h2>part</h2>", 400);
  const std::string pages[] = {
      nested + repeated(text, 5'000),
      "<title>" + repeated("quay - ", 20'000) + "</title>" + repeated(text, 5'000),
      "<div class='" + std::string(1 << 20, 'x') + "'>" + text + "</div>",
      "<script type='application/ld+json'>[" + repeated(R"({"@type":"NewsArticle","headline":"Quay"},)", 40'000) +
          "{}]</script>" + text,
      "<ul>" + repeated("<li><a href=/>Another headline of the day</a></li>", 40'000) + "</ul>" + text,
      "<p>" + repeated("<span><a href=/>a link of some length</a>", 2'000) + "</p>" + text,
      "<table>" + repeated("<tr><td>" + first + "<table>", 400) + text,
  };
  for (const std::string& page : pages) {
    const Parsed parsed = parse_as("html", "<!DOCTYPE html><html>" + page);
    ASSERT_EQ(parsed.articles.size(), 1u) << page.substr(0, 60);
    EXPECT_NE(parsed.articles.front().body.find("a crane slid into the basin"), std::string::npos)
        << page.substr(0, 60);
  }
}

TEST(HtmlTree, KeepsOrderAndEnds) {
  const HtmlTree tree = parse_html_tree("<p>a<b>c</b></p><my-tag X=1>d</my-tag>").value();
  std::string names;
  for (const HtmlNode& node : tree) names += node.is_text() ? "'" + node.text + "'" : "<" + node.name + ">";
  EXPECT_EQ(names, "<html><html><head><body><p>'a'<b>'c'<my-tag>'d'");
  EXPECT_EQ(tree[4].end, 8);
  EXPECT_EQ(tree[8].attribute("x"), "1");
  EXPECT_EQ(text_of(tree, 0), "acd");
}

}  // namespace
}  // namespace wirecopy::corpus
