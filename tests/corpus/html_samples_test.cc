// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whole pages as the programs write them that newsrooms use. All of it is invented.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/article.h"
#include "tests/corpus/reading.h"

namespace wirecopy::corpus {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Strings = std::vector<std::string>;

std::string source_of_title(const Article& article) {
  return std::string(source_of(article, "title"));
}

TEST(HtmlSamples, BlogProgramWithGraph) {
  const Article article = article_of("html", R"html(<!DOCTYPE html><html lang="en-GB"><head>
<title>Lock keeper finds a bell under the weir - Fenland Post</title>
<link rel="canonical" href="https://fenland-post.example/2025/03/lock-keeper-bell/">
<meta property="og:site_name" content="Fenland Post"><meta property="og:type" content="article">
<meta property="og:title" content="Lock keeper finds a bell under the weir - Fenland Post">
<meta property="og:description" content="The bell may be the one that sank in 1786 [&hellip;]">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
{"@type":"Article","@id":"https://fenland-post.example/2025/03/lock-keeper-bell/#article",
"isPartOf":{"@id":"https://fenland-post.example/2025/03/lock-keeper-bell/"},"author":{"@id":"https://fenland-post.example/#/person/7"},
"headline":"Lock keeper finds a bell under the weir","datePublished":"2025-03-04T08:15:00+00:00","dateModified":"2025-03-05T10:00:00+00:00",
"articleSection":["Rivers"],"keywords":["weirs","bells"],"inLanguage":"en-GB","publisher":{"@id":"https://fenland-post.example/#org"}},
{"@type":"WebPage","@id":"https://fenland-post.example/2025/03/lock-keeper-bell/","name":"Lock keeper finds a bell"},
{"@type":"Organization","@id":"https://fenland-post.example/#org","name":"Fenland Post"},
{"@type":"Person","@id":"https://fenland-post.example/#/person/7","name":"Maud Tiller"}]}</script></head>
<body class="post-template single comments-open"><header class="site-header"><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
<main><article class="post-412 type-post"><header class="entry-header"><h1 class="entry-title">Lock keeper finds a bell under the weir</h1>
<div class="entry-meta">Posted on <time class="entry-date" datetime="2025-03-04T08:15:00+00:00">4 March 2025</time> by <a rel="author" href="/author/maud">Maud Tiller</a></div></header>
<div class="entry-content"><p>A lock keeper who was clearing weed below the weir at Prickle End has pulled out a bell that may be two hundred years old.</p>
<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Tweet</a></li></ul></div>
<figure class="wp-caption"><img src="b.jpg"><figcaption>The bell on the towpath. Photo: M. Tiller</figcaption></figure>
<p>&#8220;I thought it was a boiler,&#8221; said Enoch Sedge, who has kept the lock since 1998. &#8220;Then it rang.&#8221;</p>
<div id="jp-relatedposts"><h3>Related</h3><div><a href="/x">Eel counted twice in annual survey</a></div></div>
<p>The county archive believes it belonged to a packet boat that went down in the flood of 1786.</p>
<p>The post <a href="https://fenland-post.example/2025/03/lock-keeper-bell/">Lock keeper finds a bell under the weir</a> appeared first on <a href="https://fenland-post.example">Fenland Post</a>.</p>
</div></article><section id="comments"><h2>3 thoughts on this</h2><ol><li><p>My grandfather always spoke of that bell, and of the boat as well.</p></li></ol></section></main>
<aside id="secondary"><h2>Calendar</h2><table><tr><td>M</td><td>T</td><td>W</td></tr></table></aside></body></html>)html");
  EXPECT_EQ(article.title, "Lock keeper finds a bell under the weir");
  EXPECT_EQ(article.authors, Strings{"Maud Tiller"});
  EXPECT_EQ(article.outlet, "fenland-post.example");
  EXPECT_EQ(article.url, "https://fenland-post.example/2025/03/lock-keeper-bell/");
  EXPECT_EQ(written(article.published), "2025-03-04T08:15:00");
  EXPECT_EQ(written(article.modified), "2025-03-05T10:00:00");
  EXPECT_EQ(article.published.origin, Origin::JsonLd);
  EXPECT_EQ(article.section, "Rivers");
  EXPECT_EQ(article.tags, (Strings{"weirs", "bells"}));
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(article.credit, "The post Lock keeper finds a bell under the weir appeared first on Fenland Post.");
  EXPECT_EQ(
      article.body,
      "A lock keeper who was clearing weed below the weir at Prickle End has pulled out a bell that may be two "
      "hundred years old.\n\n\u201CI thought it was a boiler,\u201D said Enoch Sedge, who has kept the lock since "
      "1998. \u201CThen it rang.\u201D\n\nThe county archive believes it belonged to a packet boat that went down "
      "in the flood of 1786.");
  EXPECT_EQ(source_of(article, "authors"), "json-ld author");
  EXPECT_EQ(source_of(article, "url"), "link canonical");
}

TEST(HtmlSamples, Microdata) {
  const Article article = article_of(
      "html", R"html(<html><head><title>Glassworks to relight its furnace | Sandhill Echo</title></head><body>
<div itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="isAccessibleForFree" content="true">
<h1 itemprop="headline">Glassworks to relight its furnace</h1><h2 itemprop="alternativeHeadline">After six cold years</h2>
<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ivo Lamm</span></span>
<meta itemprop="datePublished" content="2024-10-02"><span itemprop="articleSection">Trade</span>
<div itemprop="articleBody"><p>The glassworks at Sandhill will relight its great furnace on Friday, six years after it went cold.</p>
<p>Forty people have been hired, most of whom worked there before and know the furnace by its moods.</p>
<p>The first piece to leave the works will be a bottle for the mayor, who has promised to drink what is in it.</p></div></div>
<div class="more"><p>Other readers were also very interested in this long sentence about something else.</p></div></body></html>)html");
  EXPECT_EQ(article.title, "Glassworks to relight its furnace");
  EXPECT_EQ(article.authors, Strings{"Ivo Lamm"});
  EXPECT_EQ(written(article.published), "2024-10-02");
  EXPECT_EQ(article.section, "Trade");
  EXPECT_EQ(article.access, Access::Free);
  EXPECT_EQ(article.body,
            "The glassworks at Sandhill will relight its great furnace on Friday, six years after it went "
            "cold.\n\nForty people have been hired, most of whom worked there before and know the furnace by its "
            "moods.\n\nThe first piece to leave "
            "the works will be a bottle for the mayor, who has promised to drink what is in it.");
}

TEST(HtmlSamples, SoupOfDivisions) {
  const Article article = article_of(
      "html",
      R"html(<html><head><title>Ferry timetable cut in half</title></head><body><div><div><div><a href="/1">News</a> <a href="/2">Sport</a> <a href="/3">Weather</a></div></div>
<div><div><div><b>Ferry timetable cut in half</b></div><div>The ferry between Orrin and the mainland will make three crossings a day from Monday instead of six.<br><br>
The operator blames a shortage of engineers, and says that the boats it has are older than most of its passengers.<br><br>Islanders plan to meet in the school hall on Thursday to decide what to ask for.</div></div>
<div><div><a href="/a">Goat wins local election recount</a></div><div><a href="/b">Bridge painted wrong colour again</a></div><div><a href="/c">Letters: in defence of fog</a></div></div></div>
<div>Copyright Orrin Herald</div></div></body></html>)html");
  EXPECT_EQ(article.title, "Ferry timetable cut in half");
  EXPECT_EQ(article.body,
            "The ferry between Orrin and the mainland will make three crossings a day from Monday instead of six.\n\n"
            "The operator blames a shortage of engineers, and says that the boats it has are older than most of its "
            "passengers.\n\nIslanders plan to meet in the school hall on Thursday to decide what to ask for.");
}

TEST(HtmlSamples, WallsAreNoted) {
  const std::string start =
      "<p>The mill owners met in private on Tuesday to settle what a bale of wool should cost this winter.</p>";
  const std::string linked =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Wool settled","isAccessibleForFree":)";
  struct Row {
    const char* name;
    std::string page;
    Access access;
  };
  const Row rows[] = {
      {"said to be free", linked + "true}</script><article>" + start + "</article>", Access::Free},
      {"paid and short", linked + "\"False\"}</script><article>" + start + "</article>", Access::Teaser},
      {"paid and whole",
       linked + "false}</script><article>" + start + start + start + start + start + start + start + start + start +
           start + start + start + "</article>",
       Access::Paid},
      {"a part is paid",
       R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Wool settled","hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".wall"}}</script><article>)" +
           start + "</article>",
       Access::Teaser},
      {"much longer by its own count",
       linked + "false,\"wordCount\":900}</script><article>" + start + start + start + start + start + start + start +
           start + start + start + start + start + "</article>",
       Access::Teaser},
      {"locked by its meta", "<meta property='article:content_tier' content='locked'><article>" + start + "</article>",
       Access::Teaser},
      {"breaks off",
       "<article>" + start + "<p>What they agreed on was, to everybody\u2019s surprise, [&hellip;]</p></article>",
       Access::Teaser},
      {"asks to subscribe", "<article>" + start + "<p>Subscribe to continue reading this article.</p></article>",
       Access::Teaser},
      {"says nothing", "<article>" + start + "</article>", Access::Unknown},
  };
  for (const Row& row : rows) {
    const Article article = article_of("html", "<html><head><title>Wool settled</title></head><body>" + row.page);
    EXPECT_EQ(name_of(article.access), name_of(row.access)) << row.name;
    EXPECT_THAT(article.body, HasSubstr("bale of wool")) << row.name;
    EXPECT_THAT(article.body, Not(HasSubstr("Subscribe"))) << row.name;
  }
}

TEST(HtmlSamples, LiveBlog) {
  const Article article = article_of("html", R"html(<html lang=en><head><title>Storm Berit: live | Cliff Courier</title>
<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Storm Berit: harbours closed along the coast","datePublished":"2025-01-09T06:00:00Z",
"coverageStartTime":"2025-01-09T06:00:00Z","liveBlogUpdate":[{"@type":"BlogPosting","headline":"Harbour closed","articleBody":"The harbour master has closed the outer basin until further notice."},
{"@type":"BlogPosting","headline":"Roof lost","articleBody":"The chapel at Nether Cliff has lost its roof, and nobody was inside."}]}</script></head>
<body><h1>Storm Berit: harbours closed along the coast</h1><div id="live-root"></div><script>load()</script></body></html>)html");
  EXPECT_EQ(article.title, "Storm Berit: harbours closed along the coast");
  EXPECT_EQ(written(article.published), "2025-01-09T06:00:00");
  EXPECT_THAT(article.body, HasSubstr("closed the outer basin until further notice."));
  EXPECT_THAT(article.body, HasSubstr("lost its roof"));
  EXPECT_EQ(source_of(article, "body"), "json-ld articleBody");
}

TEST(HtmlSamples, GalleryKeepsItsTextAndNotItsCaptions) {
  const Article article = article_of(
      "html",
      R"html(<html lang=en><head><title>The kites of Brand Hill</title></head><body><article><h1>The kites of Brand Hill</h1>
<p>Three hundred kites went up from Brand Hill on Sunday, and two hundred and ninety came down again.</p>
<div class="gallery"><figure><img src=1><figcaption>A dragon of forty metres, before the wind took it.</figcaption></figure>
<figure><img src=2><figcaption>The smallest kite, made from a stamp.</figcaption></figure></div>
<p>The prize for the highest went to a girl of nine, who had borrowed the string from her neighbour.</p></article></body></html>)html");
  EXPECT_EQ(article.body,
            "Three hundred kites went up from Brand Hill on Sunday, and two hundred and ninety came down again.\n\nThe "
            "prize for the highest went to a girl of nine, who had borrowed the string from her neighbour.");
}

TEST(HtmlSamples, RightToLeft) {
  const Article article =
      article_of("html", R"html(<html lang="ar" dir="rtl"><head><title>افتتاح الجسر الجديد | جريدة المرفأ</title>
<meta property="article:published_time" content="2025-02-03T10:00:00+03:00"></head><body><nav><a href="/">الرئيسية</a></nav><article><h1>افتتاح الجسر الجديد</h1>
<p>افتتح رئيس البلدية صباح اليوم الجسر الجديد الذي يربط ضفتي النهر بعد ثلاث سنوات من العمل المتواصل.</p>
<p>وقال المهندس المشرف إن الجسر صمم ليتحمل الفيضانات، وإن المشاة سيعبرونه دون رسوم.</p></article><div class="related"><a href="/x">أخبار أخرى من المدينة والقرى المجاورة</a></div></body></html>)html");
  EXPECT_EQ(article.title, "افتتاح الجسر الجديد");
  EXPECT_EQ(article.language, "ar");
  EXPECT_EQ(written(article.published), "2025-02-03T07:00:00");
  EXPECT_EQ(article.body,
            "افتتح رئيس البلدية صباح اليوم الجسر الجديد الذي يربط ضفتي النهر بعد ثلاث سنوات من العمل "
            "المتواصل.\n\nوقال المهندس المشرف إن الجسر صمم ليتحمل الفيضانات، وإن المشاة سيعبرونه دون رسوم.");
}

TEST(HtmlSamples, Japanese) {
  const Article article = article_of(
      "html",
      R"html(<html lang="ja"><head><title>港の灯台、百年ぶりに塗り替え｜みなと新聞</title><meta property="og:title" content="港の灯台、百年ぶりに塗り替え"></head><body>
<div class="header"><a href="/">トップ</a><a href="/s">社会</a></div><h1>港の灯台、百年ぶりに塗り替え</h1><div class="article-body">
<p>北の港に立つ灯台が、百年ぶりに白く塗り替えられることになった。市が五日に発表した。</p>
<p>灯台守の佐藤さんは「遠くの船からもよく見えるようになる」と話している。作業は来月から始まる。</p></div>
<div class="ranking"><ol><li><a href="/1">猫駅長が十歳に</a></li><li><a href="/2">商店街に雪の像</a></li><li><a href="/3">市役所の時計が止まる</a></li></ol></div></body></html>)html");
  EXPECT_EQ(article.title, "港の灯台、百年ぶりに塗り替え");
  EXPECT_EQ(article.language, "ja");
  EXPECT_EQ(
      article.body,
      "北の港に立つ灯台が、百年ぶりに白く塗り替えられることになった。市が五日に発表した。\n\n灯台守の佐藤さんは「遠く"
      "の船からもよく見えるようになる」と話している。作業は来月から始まる。");
}

TEST(HtmlSamples, TableOfTheNinetiesWithShortLinesAlone) {
  const auto page = [](const std::string& text) {
    return article_of("html", R"html(<HTML><HEAD><TITLE>Ferry cup: all results</TITLE></HEAD><BODY><TABLE WIDTH="760">
<TR><TD COLSPAN="2"><FONT SIZE="6">Stennick Lantern</FONT><BR><FONT SIZE="1">Lit at dusk</FONT></TD></TR>
<TR><TD WIDTH="140"><A HREF="index.html">Front page</A><BR><A HREF="town.html">Town</A><BR><A HREF="guest.html">Guest book</A></TD>
<TD VALIGN="top"><FONT SIZE="5"><B>Ferry cup: all results</B></FONT><BR><HR>)html" +
                                  text + R"html(<BR><BR>
<HR><A HREF="mailto:lantern@stennick.example">Write to us</A></TD></TR></TABLE></BODY></HTML>)html");
  };
  const Article results = page(
      "First round\n<br><br>\nPilots 3, Lock Keepers 1 (Maurer 12, 40, Abara 77; Lamb 8)\n<br><br>\n"
      "Customs 0, Post Office 0\n<br><br>\nEelers 2, Bargees 4, after the lamps went out");
  EXPECT_EQ(results.title, "Ferry cup: all results");
  EXPECT_EQ(results.body,
            "First round\n\nPilots 3, Lock Keepers 1 (Maurer 12, 40, Abara 77; Lamb 8)\n\nCustoms 0, Post Office 0\n\n"
            "Eelers 2, Bargees 4, after the lamps went out");
  const Article credited = page(
      "The pilots of Stennick have won the ferry cup for the third time, to the surprise of the ferrymen.<br><br>"
      "The lock keepers asked for the lamps to be counted, and were told that they had been.<br><br>By Meridian Wire");
  EXPECT_EQ(credited.credit, "By Meridian Wire")
      << "what stands between two line breaks and another two is a paragraph";
}

TEST(HtmlSamples, RowsOfFiguresAreLines) {
  const Article article = article_of(
      "html",
      "<html><head><title>Ferry cup: the table</title></head><body><article><p>The pilots lead the cup after two days "
      "of rowing in the rain, and the lock keepers are last.</p><table><tr><th>Crew<br>(boats)</th><th>Points</th></tr>"
      "<tr><td><a href='/p'>Pilots</a> (2)</td><td>7</td></tr><tr><td>Lock Keepers (1)</td><td>3</td></tr></table>"
      "</article></body></html>");
  EXPECT_THAT(article.body, HasSubstr("Pilots (2) 7"));
  EXPECT_THAT(article.body, HasSubstr("Lock Keepers (1) 3"));
}

TEST(HtmlSamples, WhatTwoPlacesSayIsBelieved) {
  const Article article = article_of(
      "html",
      R"html(<html><head><title>Crane to stay | Quay Gazette</title><meta property="og:title" content="Crane to stay in the basin">
<link rel=canonical href="https://quay.example/crane"><script type="application/ld+json">[{"@type":"NewsArticle","headline":"Another story that is linked here","datePublished":"2020-01-01","url":"https://quay.example/other"},
{"@type":"NewsArticle","headline":"Crane to stay in the basin","datePublished":"2025-02-11","url":"https://quay.example/crane","author":"Ana Ruiz"}]</script></head>
<body><h1>Crane to stay in the basin</h1><p class="standfirst">The harbour board will not lift the crane before the summer.</p><p>The crane that slid into the basin will stay there until the summer, the harbour board has decided.</p></body></html>)html");
  EXPECT_EQ(article.title, "Crane to stay in the basin");
  EXPECT_EQ(written(article.published), "2025-02-11");
  EXPECT_EQ(article.authors, Strings{"Ana Ruiz"});
  EXPECT_THAT(article.body, ::testing::StartsWith("The harbour board will not lift the crane before the summer."));
  EXPECT_EQ(article.standfirst, "") << "its words would count twice";
  EXPECT_THAT(source_of_title(article), HasSubstr("headline"));
}

TEST(HtmlSamples, QuotedPostsStayAndCardsOverNamesGo) {
  const std::string first =
      "<p>The mayor of Ottering has apologised for calling the town\u2019s new fountain a leak.</p>";
  const Article article = article_of(
      "html",
      "<html><head><title>Mayor sorry for fountain remark</title></head><body><article>" + first +
          "<div class='social-media-embed'><blockquote class='twitter-tweet'><p>It is a lovely leak, and I stand by "
          "it.</p>\u2014 Mayor (@mayor)</blockquote></div>"
          "<p>The sculptor, <span class='name'><a href='/p/1'>Hanne Vold</a><span class='card'><span><a "
          "href='/p/1'>Hanne "
          "Vold</a> <a href='/1'>Fountain opened by sculptor in the rain</a> <a href='/2'>Sculptor wins a prize for "
          "bronze otter</a></span></span></span>, said that she had been called worse by better mayors.</p>"
          "</article></body></html>");
  EXPECT_THAT(article.body, HasSubstr("It is a lovely leak, and I stand by it."));
  EXPECT_THAT(article.body,
              HasSubstr("The sculptor, Hanne Vold, said that she had been called worse by better mayors."));
}

}  // namespace
}  // namespace wirecopy::corpus
