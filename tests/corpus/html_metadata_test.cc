// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/html_metadata.h"

#include <gtest/gtest.h>

#include "corpus/json_ld.h"
#include "tests/corpus/reading.h"

namespace wirecopy::corpus {
namespace {

using Strings = std::vector<std::string>;

Article metadata_of(std::string_view html) {
  return read_page_metadata(parse_html_tree(html).value(), test_now).article;
}

TEST(HtmlMetadata, AFirstLineInBoldTypeIsTheTitleWhereThereIsNoOther) {
  const auto title = [](const std::string& body) {
    return article_of("html",
                      "<html><body>" + body + "The ferry sank in the harbour on Tuesday, the board said.</body></html>")
        .title;
  };
  EXPECT_EQ(title("<b>Ferry sinks in harbour</b><br><br>"), "Ferry sinks in harbour");
  EXPECT_EQ(title("<p><strong>Ferry sinks</strong></p>"), "Ferry sinks");
  EXPECT_EQ(title("<b>Port Ellis</b> "), "");
  EXPECT_EQ(title("It was said: <b>Ferry sinks</b><br>"), "");
}

TEST(HtmlMetadata, PrefersJsonLd) {
  const Article article = metadata_of(
      R"(<html lang="en-GB"><head><title>Quay open | Quay Gazette</title><link rel="canonical" href="https://www.quay.example/1">)"
      R"(<meta property="og:title" content="Quay open - Quay Gazette"><meta property="og:site_name" content="Quay Gazette">)"
      R"(<meta property="og:description" content="The storm is over."><meta property="article:published_time" content="2020-01-01">)"
      R"(<script type="application/ld+json">{"@context":"x","@graph":[{"@type":"WebSite","name":"Quay Gazette"},)"
      R"({"@type":["NewsArticle"],"headline":"Quay open &amp; busy","datePublished":"2025-02-11T09:30:00Z","dateModified":"2025-02-12",)"
      R"("author":[{"@type":"Person","name":"Ana Ruiz"},{"name":"Tom Okoye"}],"articleSection":["Harbour"],"keywords":"quay, storm"}]}</script>)"
      R"(</head><body><h1>Quay open &amp; busy</h1></body></html>)");
  EXPECT_EQ(article.title, "Quay open & busy");
  EXPECT_EQ(article.url, "https://www.quay.example/1");
  EXPECT_EQ(article.outlet, "quay.example");
  EXPECT_EQ(article.standfirst, "The storm is over.");
  EXPECT_EQ(written(article.published), "2025-02-11T09:30:00");
  EXPECT_EQ(article.published.origin, Origin::JsonLd);
  EXPECT_EQ(written(article.modified), "2025-02-12");
  EXPECT_EQ(article.authors, (Strings{"Ana Ruiz", "Tom Okoye"}));
  EXPECT_EQ(article.section, "Harbour");
  EXPECT_EQ(article.tags, (Strings{"quay", "storm"}));
  EXPECT_EQ(article.language, "en-GB");
}

TEST(HtmlMetadata, ReadsWhatMicrodataSays) {
  const Article article = metadata_of(
      R"(<html><body><article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Quay open</h1>)"
      R"(<p><span itemprop="author" itemscope><a itemprop="url" href="/ana"><span itemprop="name">Ana Ruiz</span></a> )"
      R"(<button>Follow</button></span> and <span itemprop="author" itemscope><meta itemprop="name" content="Tom Okoye">)"
      R"(</span></p><time itemprop="datePublished" datetime="2025-02-11T09:30:00Z">Tuesday</time>)"
      R"(<div itemprop="publisher" itemscope><img src="l.png"><meta itemprop="name" content="The Quay"></div>)"
      R"(<p itemprop="articleBody">The quay is open.</p><p><a itemprop="keywords">quay</a> <a itemprop="keywords">storm</a>)"
      R"(</p></article><p><a rel="tag" href="/t/other">other</a></p></body></html>)");
  EXPECT_EQ(article.authors, (Strings{"Ana Ruiz", "Tom Okoye"}));
  EXPECT_EQ(article.outlet, "The Quay");
  EXPECT_EQ(source_of(article, "outlet"), "itemprop publisher");
  EXPECT_EQ(written(article.published), "2025-02-11T09:30:00");
  EXPECT_EQ(article.tags, (Strings{"quay", "storm"}));
}

TEST(HtmlMetadata, OfOldPagesTheLinesBelowTheHeadlineTellWhoAndWhen) {
  const Article article = article_of(
      "html",
      "<html><head><title>Quay opens again after nine days - Quay Gazette</title></head><body><table><tr><td>"
      "<a href=/>Home</a></td><td><h2>Quay opens again after nine days</h2><i>By Ana Ruiz, staff writer</i><br>March "
      "5, "
      "2024<br><br>The quay in Port Ellis is open again after nine days of storm, the harbour board said on Tuesday."
      "<br><br>People waited at the gate at four in the morning, said the woman who runs the auction.</td></tr></table>"
      "</body></html>");
  EXPECT_EQ(article.title, "Quay opens again after nine days");
  EXPECT_EQ(article.authors, Strings{"Ana Ruiz"});
  EXPECT_EQ(written(article.published), "2024-03-05");
  EXPECT_EQ(source_of(article, "authors"), "line below the headline");
}

TEST(HtmlMetadata, TakesLinksThatAreTagsForTags) {
  const std::string links =
      R"(<h1>Quay open</h1><p>In <a rel="category tag" href="/c/h">Harbour</a></p><p>Filed under <a rel="tag" href="/t/q">)"
      R"(quay</a>, <a rel="nofollow tag" href="/t/s">storm</a>, <a rel="tag" href="/t/q">quay</a>, <a href="/x">x</a></p>)";
  const Article article = metadata_of("<html><body>" + links + "</body></html>");
  EXPECT_EQ(article.tags, (Strings{"quay", "storm"}));
  EXPECT_EQ(source_of(article, "tags"), "rel tag");
  EXPECT_EQ(article.section, "Harbour");
  const Article named = metadata_of("<html><head><meta name=news_keywords content='ferry, tide'></head><body>" + links);
  EXPECT_EQ(named.tags, (Strings{"ferry", "tide"}));
}

TEST(HtmlMetadata, TwoPlacesThatAgreeAreBelievedAgainstJsonLd) {
  const auto page = [](const std::string& linked, const std::string& named, const std::string& visible) {
    return article_of("html", "<html><head><title>Quay open</title><meta property='article:published_time' content='" +
                                  named + "'><script type='application/ld+json'>{\"@type\":\"NewsArticle\"," +
                                  "\"headline\":\"Quay open\",\"datePublished\":\"" + linked +
                                  "\"}</script></head><body><h1>Quay open</h1><p class='date'>" + visible +
                                  "</p><p>The quay in Port Ellis is open again, the board said.</p></body></html>");
  };
  const Article agreed = page("2019-01-01", "2025-02-03T09:00:00Z", "3 February 2025");
  EXPECT_EQ(written(agreed.published), "2025-02-03T09:00:00");
  EXPECT_EQ(agreed.notes.size(), 1u);
  EXPECT_EQ(written(page("2019-01-01", "2025-02-03T09:00:00Z", "").published), "2019-01-01") << "one against one";
  EXPECT_EQ(written(page("2025-02-02T22:00:00Z", "2025-02-03T09:00:00Z", "3 February 2025").published),
            "2025-02-02T22:00:00");
  EXPECT_EQ(written(page("2025-02-03", "2025-02-03", "3 February 2025, 11:30").published), "2025-02-03T11:30");
}

TEST(HtmlMetadata, ASavedPageSaysWhereItIsFrom) {
  const std::string page = "<html><body><h1>Quay open</h1><p>The quay in Port Ellis is open again.</p></body></html>";
  const Article article = article_of("html", "<!-- saved from url=(0022)https://quay.example/1 -->\n" + page);
  EXPECT_EQ(article.url, "https://quay.example/1");
  EXPECT_EQ(article.outlet, "quay.example");
  EXPECT_EQ(article_of("html", "<!-- saved from url=(0014)about:internet -->\n" + page).url, "");
}

TEST(HtmlMetadata, FallsBackOnWhatElseThereIs) {
  const Article article = metadata_of(
      R"(<html><head><title>Quay open - Quay Gazette</title><meta property="og:site_name" content="Quay Gazette"></head><body>)"
      R"(<h1>Quay open</h1><p class="byline">By Ana Ruiz</p><time datetime="2025-02-11T09:30:00+01:00">today</time></body></html>)");
  EXPECT_EQ(article.title, "Quay open");
  EXPECT_EQ(article.outlet, "Quay Gazette");
  EXPECT_EQ(article.authors, Strings{"Ana Ruiz"});
  EXPECT_EQ(written(article.published), "2025-02-11T08:30:00");
  EXPECT_EQ(article.published.origin, Origin::Metadata);
}

TEST(HtmlMetadata, ReadsDatesFromAddressesAndNamedElements) {
  const Article by_url =
      metadata_of(R"(<link rel="canonical" href="https://quay.example/2025/02/11/quay"><h1>Quay</h1>)");
  EXPECT_EQ(written(by_url.published), "2025-02-11");
  EXPECT_EQ(by_url.published.origin, Origin::Url);
  const Article by_text = metadata_of(R"(<h1>Quay</h1><span class="post-date">11. Februar 2025</span>)");
  EXPECT_EQ(written(by_text.published), "2025-02-11");
  EXPECT_EQ(by_text.published.origin, Origin::Text);
  EXPECT_EQ(written(metadata_of(R"(<link rel="canonical" href="https://quay.example/2099/02/11/quay">)").published),
            "none");
}

TEST(HtmlMetadata, FindsTheHeadlineOfOldPagesInTheirText) {
  const Article article = metadata_of(
      "<title>Quay Gazette: Crane slides into basin</title><body><font size=5>Crane slides into basin</font><p>It was "
      "raining.");
  EXPECT_EQ(article.title, "Crane slides into basin");
  EXPECT_EQ(article.outlet, "Quay Gazette");
}

TEST(HtmlMetadata, ReadsTheDateLineBelowTheHeadline) {
  struct Row {
    std::string_view below, expected;
  };
  const Row rows[] = {
      {"<div class=info>5 November 2024 08:30</div><p>It rained.", "2024-11-05T08:30"},
      {"<time>5 November 2024 08:30</time><p>It rained.", "2024-11-05T08:30"},
      {"<p>5 November 2024 08:30 Source: Quay Gazette</p><p>It rained.", "2024-11-05T08:30"},
      {"<div>2024年11月05日 08:30 来源：港口日报</div><p>It rained.", "2024-11-05T08:30"},
      {"<div>发布时间：2024-11-05 08:30:00</div><p>It rained.", "2024-11-05T08:30:00"},
      {"<div>5/11/2024 2:30 μ.μ.</div>", ""},
      {"<div>5 Νοεμβρίου 2024 2:30 μ.μ.</div>", "2024-11-05T14:30"},
      {"<div>5 نوفمبر 2024 2:30 مساءً</div>", "2024-11-05T14:30"},
      {"<p>The board met on 5 November 2024 and closed the quay.</p>", ""},
      {"<ul><li><a href=/2>Crane sold</a> <span>5 November 2024</span></ul>", ""},
      {"<div class=related-stories><span>5 November 2024</span></div>", ""},
  };
  for (const Row& row : rows) {
    const Article article = metadata_of("<body><h1>Quay closed again</h1>" + std::string(row.below));
    const bool has_day = article.published.precision >= Precision::Day;
    EXPECT_EQ(has_day ? written(article.published) : "", row.expected) << row.below;
  }
  EXPECT_TRUE(metadata_of("<body><h1>Quay closed</h1><div>03/04/2025</div>").published.readings);
}

TEST(HtmlMetadata, TakesTheSiteOffTitles) {
  struct Row {
    std::string_view title, site, expected;
  };
  const Row rows[] = {
      {"Quay open | Quay Gazette", "", "Quay open"},
      {"Quay open - Quay Gazette", "Quay Gazette", "Quay open"},
      {"Quay open - at last", "Quay Gazette", "Quay open - at last"},
      {"Quay open at noon | News | Quay Gazette", "", "Quay open at noon"},
      {"Quay open \u2014 quay.example", "", "Quay open"},
      {"Quay Gazette", "Quay Gazette", "Quay Gazette"},
      {"", "", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(without_site_name(row.title, row.site), row.expected) << row.title;
}

TEST(JsonLd, FindsNothingInWhatIsNone) {
  for (const std::string& json : {std::string(), std::string("not json"), std::string("{"), std::string("[]"),
                                  std::string("7"), std::string(R"({"@type":"WebSite","name":"Quay"})"),
                                  std::string(R"({"@type":7})"), std::string(200'000, '[')}) {
    EXPECT_TRUE(read_json_ld(json, test_now).empty()) << json.substr(0, 40);
  }
  EXPECT_EQ(read_json_ld(R"([[{"@type":"NewsArticle","headline":7,"author":{"name":[1]}}]])", test_now).size(), 1u);
  EXPECT_EQ(read_json_ld("{\"@type\":\"NewsArticle\",\"headline\":\"raw\nline\"}", test_now).at(0).article.title,
            "raw line");
  for (const std::string_view wrapped : {"//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"Quay\"}\n//]]>",
                                         "<!--\n{\"@type\":\"NewsArticle\",\"headline\":\"Quay\"}\n-->",
                                         "{\"@type\":\"NewsArticle\",\"headline\":\"Quay\",\n}"}) {
    const auto found = read_json_ld(wrapped, test_now);
    ASSERT_EQ(found.size(), 1u) << wrapped;
    EXPECT_EQ(found.front().article.title, "Quay");
  }
}

}  // namespace
}  // namespace wirecopy::corpus
