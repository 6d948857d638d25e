// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/url.h"
#include "tests/corpus/reading.h"

namespace wirecopy::corpus {
namespace {

using Strings = std::vector<std::string>;

constexpr const char* text =
    "The quay in Port Ellis is open again after nine days of storm, the harbour board said on Tuesday.";

TEST(Feed, ItemsWithoutAnAddressAreOfTheFeed) {
  const auto outlet = [](const std::string& channel, const std::string& item) {
    return article_of("feed", "<rss version='2.0'><channel>" + channel + "<item><title>Quay open</title>" + item +
                                  "</item></channel></rss>")
        .outlet;
  };
  const std::string title = "<title>Quay &amp;amp; Cove</title>";
  EXPECT_EQ(outlet(title + "<link>https://www.quay.example/</link>", ""), "quay.example");
  EXPECT_EQ(outlet(title, ""), "Quay & Cove");
  EXPECT_EQ(outlet(title, "<link>https://cove.example/1</link>"), "cove.example");
}

TEST(Feed, RssGivesAnArticleForEachItem) {
  const std::string feed = R"(<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:d="http://purl.org/dc/elements/1.1/">
<channel><title>Quay Gazette</title><link>https://quay.example/</link><language>en-gb</language>
<item><title>Quay open &amp; busy</title><link>/2025/quay</link><guid isPermaLink="false">q-1</guid>
 <pubDate>Tue, 11 Feb 2025 09:30:00 +0100</pubDate><d:creator>Ana Ruiz</d:creator><category>Harbour</category><category>Storm</category>
 <description>Storm is over</description><content:encoded><![CDATA[<p>)" +
                           std::string(text) +
                           R"(</p><p>Ships came in.</p>]]></content:encoded></item>
<item><title>Second</title><guid>https://quay.example/2</guid><description>)" +
                           std::string(text) + R"( And more & more.</description></item>
</channel></rss>)";
  const Parsed parsed = parse_as("feed", feed);
  ASSERT_EQ(parsed.articles.size(), 2u);
  const Article& first = parsed.articles[0];
  EXPECT_EQ(first.title, "Quay open & busy");
  EXPECT_EQ(first.url, "https://quay.example/2025/quay");
  EXPECT_EQ(first.id, "") << "the address tells which article it is";
  EXPECT_EQ(first.body, std::string(text) + "\n\nShips came in.");
  EXPECT_EQ(first.standfirst, "Storm is over");
  EXPECT_EQ(written(first.published), "2025-02-11T08:30:00");
  EXPECT_EQ(first.published.origin, Origin::Feed);
  EXPECT_EQ(first.authors, Strings{"Ana Ruiz"});
  EXPECT_EQ(first.tags, (Strings{"Harbour", "Storm"}));
  EXPECT_EQ(first.outlet, "quay.example");
  EXPECT_EQ(first.language, "en");
  EXPECT_EQ(parsed.articles[1].url, "https://quay.example/2");
  EXPECT_EQ(parsed.articles[1].body, std::string(text) + " And more & more.") << "a bare ampersand is endured";
}

TEST(Feed, OfAWordPressExportThePublishedArticlesAreTaken) {
  const auto item = [](const std::string& title, const std::string& type, const std::string& status) {
    return "<item><title>" + title + "</title><link>https://quay.example/" + title +
           "</link><dc:creator>ana</dc:creator><content:encoded>&lt;p&gt;The quay is open [again].&lt;/p&gt;[caption "
           "id='a']&lt;img src='x'/&gt; The quay at dawn[/caption] [gallery ids='1,2']&lt;p&gt;Boats came in at "
           "once.&lt;/p&gt;</content:encoded><wp:post_type>" +
           type + "</wp:post_type><wp:status>" + status +
           "</wp:status><category domain='category'>Harbour</category><category "
           "domain='post_tag'>storm</category></item>";
  };
  const Parsed parsed = parse_as(
      "feed",
      "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' "
      "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:wp='http://wordpress.org/export/1.2/'><channel>"
      "<title>Quay</title><link>https://quay.example</link><wp:author><wp:author_login>ana</wp:author_login>"
      "<wp:author_display_name>Ana Ruiz</wp:author_display_name></wp:author>" +
          item("post", "post", "publish") + item("logo", "attachment", "inherit") + item("secret", "post", "draft") +
          item("later", "post", "future") + item("menu", "nav_menu_item", "publish") + "</channel></rss>");
  ASSERT_EQ(parsed.articles.size(), 1u);
  const Article& article = parsed.articles.front();
  EXPECT_EQ(article.title, "post");
  EXPECT_EQ(article.authors, Strings{"Ana Ruiz"});
  EXPECT_EQ(article.section, "Harbour");
  EXPECT_EQ(article.tags, Strings{"storm"});
  EXPECT_EQ(article.body, "The quay is open [again].\n\nBoats came in at once.");
  ASSERT_EQ(parsed.rejects.size(), 4u);
  EXPECT_EQ(parsed.rejects[0].message, "the item is no article of WordPress but of its type attachment");
  EXPECT_EQ(parsed.rejects[1].message, "the article is not published, its status is draft");
}

TEST(Feed, AtomSaysWhatItsTextsAre) {
  const std::string feed =
      R"(<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://quay.example/news/">
<a:entry><a:id>tag:quay.example,2025:1</a:id><a:title type="text">Less &lt;b&gt; is more</a:title>
<a:link rel="enclosure" href="a.mp3" type="audio/mpeg"/><a:link href="quay"/>
<a:author><a:name>Ana Ruiz</a:name><a:email>ana@quay.example</a:email></a:author>
<a:published>2025-02-11T09:30:00Z</a:published><a:updated>2025-02-12T10:00:00Z</a:updated>
<a:category term="harbour" label="Harbour"/>
<a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>)" +
      std::string(text) + R"(</p><p>Ships.</p></div></a:content></a:entry></a:feed>)";
  const Article article = article_of("feed", feed);
  EXPECT_EQ(article.title, "Less <b> is more");
  EXPECT_EQ(article.url, "https://quay.example/news/quay");
  EXPECT_EQ(article.authors, Strings{"Ana Ruiz"});
  EXPECT_EQ(written(article.published), "2025-02-11T09:30:00");
  EXPECT_EQ(written(article.modified), "2025-02-12T10:00:00");
  EXPECT_EQ(article.tags, Strings{"Harbour"});
  EXPECT_EQ(article.body, std::string(text) + "\n\nShips.");
}

TEST(Feed, RdfHasItsItemsBesideTheChannel) {
  const std::string feed =
      R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://quay.example/rdf"><title>Quay</title><link>https://quay.example/</link></channel>
<item rdf:about="https://quay.example/1"><title>Quay open</title><link>https://quay.example/1</link><dc:date>2025-02-11</dc:date><description>)" +
      std::string(text) + "</description></item></rdf:RDF>";
  const Article article = article_of("feed", feed);
  EXPECT_EQ(article.title, "Quay open");
  EXPECT_EQ(article.url, "https://quay.example/1");
  EXPECT_EQ(written(article.published), "2025-02-11");
}

TEST(Feed, IsRecognisedByItsRoot) {
  for (const char* head :
       {"<rss version='0.91'>", "<?xml version='1.0'?>\n<!-- made by -->\n<feed xmlns='http://www.w3.org/2005/Atom'>",
        "<!DOCTYPE rss PUBLIC 'x' 'y'>\n<rss>", "<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "<atom:feed>"}) {
    EXPECT_EQ(recognise_format(head, "x.xml").name, "feed") << head;
  }
  for (const char* head : {"<html><head>", "<feeding>", "rss", "<", "<!-- rss", ""})
    EXPECT_FALSE(recognise_feed(head)) << head;
}

TEST(Feed, HostileDocumentsEndInBounds) {
  std::string deep = "<rss><channel>";
  for (int i = 0; i < 200'000; ++i) deep += "<item>";
  std::string wide = "<rss xmlns:x='y' ";
  for (int i = 0; i < 50'000; ++i) wide += "a" + std::to_string(i) + "='1' ";
  wide += "><channel>";
  for (int i = 0; i < 20'000; ++i) wide += "<item><title>t</title></item>";
  const std::string laughs =
      "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;'>]>"
      "<rss><channel><item><title>&c;&c;</title></item></channel></rss>";
  const std::string outside =
      "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>a &x; "
      "b</title></item></channel></rss>";
  for (const std::string& feed : {deep, wide, laughs, outside, std::string("<rss><channel><item><title>cut"),
                                  std::string("<rss"), std::string("<rss/>"), std::string("<rss>\0\0</rss>", 13),
                                  std::string("<rss><item><link href='"), std::string(100'000, '<')}) {
    const Parsed parsed = parse_as("feed", feed);
    EXPECT_TRUE(!parsed.articles.empty() || !parsed.rejects.empty()) << feed.substr(0, 60);
    for (const Article& article : parsed.articles) EXPECT_LT(article.title.size(), 1000u);
  }
  EXPECT_EQ(article_of("feed", outside).title, "a &x; b") << "nothing outside the document is opened";
  const Parsed broken = parse_as("feed", "<rss");
  ASSERT_EQ(broken.rejects.size(), 1u);
  EXPECT_EQ(broken.rejects[0].code, "bad_xml");
}

TEST(Feed, OfOneThatIsCutTheHalfItemIsLeftOut) {
  const std::string atom =
      "<feed xmlns='http://www.w3.org/2005/Atom'><title>Quay</title><entry><title>One</title><content>The quay is "
      "open.</content></entry><entry><title>Two</title><content>The ferry sails on Monday.</content></entry></feed>";
  const std::string rss =
      "<rss><channel><title>Quay</title><item><title>One</title><description>The quay is open.</description></item>"
      "<item><title>Two</title><description><![CDATA[The ferry sails on "
      "Monday.]]></description></item></channel></rss>";
  for (const std::string& feed : {atom, rss}) {
    const std::size_t second = feed.find('<', feed.find("One</title>") + 12);
    const std::size_t begin = feed.find(feed == atom ? "<entry>" : "<item>", second);
    const std::size_t end = feed.find(feed == atom ? "</entry>" : "</item>", begin);
    for (std::size_t size = begin + 8; size < feed.size() - 8; ++size) {
      const Parsed parsed = parse_as("feed", feed.substr(0, size));
      const bool is_whole = size > end + 8;
      if (!is_whole && size > end) continue;  // within the closing tag
      ASSERT_EQ(parsed.articles.size(), is_whole ? 2u : 1u) << feed.substr(0, size);
      EXPECT_EQ(parsed.articles[0].title, "One");
      ASSERT_EQ(parsed.rejects.size(), 1u) << feed.substr(0, size);
      EXPECT_EQ(parsed.rejects[0].code, "bad_xml");
      EXPECT_GT(parsed.rejects[0].place.offset, begin) << feed.substr(0, size);
    }
  }
}

// What a whole file gives, split and parsed.
struct ReadFile {
  std::vector<Article> articles;
  std::vector<Reject> rejects;
  std::vector<Place> places;  // of the articles
};

ReadFile read_file(const std::string& name, std::string_view bytes, const ReadOptions& options = test_options()) {
  const TemporaryDirectory directory;
  Collected collected;
  read_sources({directory.write(name, bytes)}, options, collected);
  ReadFile read;
  read.rejects = std::move(collected.rejects);
  for (const Record& record : collected.records) {
    Parsed parsed = parse(record, options);
    for (Article& article : parsed.articles) {
      read.articles.push_back(std::move(article));
      read.places.push_back(record.place);
    }
    for (Reject& reject : parsed.rejects) read.rejects.push_back(std::move(reject));
  }
  return read;
}

TEST(Feed, AnItemIsARecordWithWhatTheFeedSaysOfIt) {
  const std::string front =
      "<?xml version='1.0' encoding='windows-1252'?><!DOCTYPE rss [<!ENTITY port 'Port Ellis'>]>"
      "<rss version='2.0'><channel><title>Quay Courier</title><link>https://quay.example/</link>"
      "<language>de</language><!-- <item> -->";
  const std::string one = "<item><title>Caf\xE9 in &port;</title><link>/1</link></item>";
  const std::string bad = "<item><title></title><x><![CDATA[</item>]]></x></item>";
  const std::string broken = "<item><title>Three</title><b>";
  const std::string four = "<item><title>Four</title><link>/4</link></item>";
  const ReadFile read = read_file("a.xml", front + one + bad + broken + four + "</channel></rss>");
  ASSERT_EQ(read.articles.size(), 2u);
  EXPECT_EQ(read.articles[0].title, "Caf\u00E9 in Port Ellis");
  EXPECT_EQ(read.articles[0].url, "https://quay.example/1");
  EXPECT_EQ(read.articles[0].language, "de");
  EXPECT_EQ(read.articles[1].url, "https://quay.example/4");
  EXPECT_EQ(read.places[0].offset, front.size());
  EXPECT_EQ(read.places[1].record, 4u);
  ASSERT_EQ(read.rejects.size(), 2u);
  EXPECT_EQ(read.rejects[0].code, "bad_xml");
  EXPECT_EQ(read.rejects[0].place.record, 3u);
  EXPECT_EQ(read.rejects[0].place.offset, front.size() + one.size() + bad.size());
  EXPECT_EQ(read.rejects[1].code, "no_text");
  EXPECT_EQ(read.rejects[1].place.record, 2u);
  EXPECT_EQ(read.rejects[1].place.offset, front.size() + one.size());
}

TEST(Feed, OfAtomNamesTheAuthorsOfItsEntries) {
  const ReadFile read =
      read_file("a.atom",
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>Quay</title><author><name>Ana Ruiz</name></author>"
                "<entry><title>One</title></entry><entry><title>Two</title><author><name>Tom "
                "Okoye</name></author></entry></feed>");
  ASSERT_EQ(read.articles.size(), 2u);
  EXPECT_EQ(read.articles[0].authors, std::vector<std::string>{"Ana Ruiz"});
  EXPECT_EQ(read.articles[1].authors, std::vector<std::string>{"Tom Okoye"});
}

TEST(Feed, IsNotHeldInMemory) {
  ReadOptions options = test_options();
  options.record_limit = 100'000;
  std::string atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Quay</title>";
  std::string message = "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>";
  std::string json = R"({"status":"ok","articles":[)";
  for (int i = 0; i < 500; ++i) {
    // One is longer than a record may be.
    const std::string body(i == 250 ? 300'000 : 1000, 'x');
    const std::string title = "Number " + std::to_string(i);
    atom += "<entry><title>" + title + "</title><content>" + body + "</content></entry>";
    message += "<newsItem guid='" + std::to_string(i) + "'><contentMeta><headline>" + title +
               "</headline></contentMeta><contentSet><inlineData>" + body + "</inlineData></contentSet></newsItem>";
    json += R"({"title":")" + title + R"(","content":")" + body + "\"},\n";
  }
  for (const auto& [name, bytes] : std::vector<std::pair<std::string, std::string>>{
           {"a.xml", atom + "</feed>"}, {"b.xml", message + "</itemSet></newsMessage>"}, {"c.json", json + "{}]}"}}) {
    const TemporaryDirectory directory;
    Collected collected;
    read_sources({directory.write(name, bytes)}, options, collected);
    for (const Record& record : collected.records) EXPECT_LT(record.bytes.size(), options.record_limit) << name;
    const ReadFile read = read_file(name, bytes, options);
    ASSERT_EQ(read.articles.size(), 499u) << name;
    EXPECT_EQ(read.articles.back().title, "Number 499") << name;
    EXPECT_EQ(read.places.back().record, 500u) << name;
    ASSERT_EQ(read.rejects.size(), name == "c.json" ? 2u : 1u) << name;
    EXPECT_EQ(read.rejects[0].code, "too_large") << name;
    EXPECT_EQ(read.rejects[0].place.record, 251u) << name;
    EXPECT_THAT(read.rejects[0].message, testing::HasSubstr("--max-record")) << name;
  }
}

TEST(Feed, ThatBreaksOffGivesItsWholeItems) {
  const std::string whole = "<rss><channel><title>Quay</title><item><title>One</title></item>";
  const ReadFile in_item = read_file("a.xml", whole + "<item><title>Two</ti");
  EXPECT_EQ(in_item.articles.size(), 1u);
  ASSERT_EQ(in_item.rejects.size(), 1u);
  EXPECT_EQ(in_item.rejects[0].code, "truncated");
  EXPECT_EQ(in_item.rejects[0].place.record, 2u);
  EXPECT_EQ(in_item.rejects[0].place.offset, whole.size());
  const ReadFile behind = read_file("a.xml", whole + "</chan");
  EXPECT_EQ(behind.articles.size(), 1u);
  ASSERT_EQ(behind.rejects.size(), 1u);
  EXPECT_EQ(behind.rejects[0].code, "truncated");
}

TEST(Feed, AFrontThatIsLongIsLeftOutOfItsItems) {
  std::string rdf =
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
      "<channel><title>Quay Courier</title><items><rdf:Seq>";
  for (int i = 0; i < 2000; ++i) rdf += "<rdf:li rdf:resource='urn:quay:" + std::to_string(i) + "'/>";
  rdf += "</rdf:Seq></items></channel><item><title>One</title></item><item><title>Two</title></item></rdf:RDF>";
  const TemporaryDirectory directory;
  Collected collected;
  read_sources({directory.write("a.rdf", rdf)}, test_options(), collected);
  ASSERT_EQ(collected.records.size(), 2u);
  EXPECT_LT(collected.records[0].bytes.size(), 20'000u);
  const ReadFile read = read_file("a.rdf", rdf);
  ASSERT_EQ(read.articles.size(), 2u);
  EXPECT_TRUE(read.rejects.empty());
  EXPECT_EQ(read.articles[1].outlet, "Quay Courier");
}

TEST(Url, OfAPageMakesALinkWhole) {
  const struct {
    const char *base, *reference, *whole;
  } rows[] = {
      {"https://quay.example/a/b?c#d", "e", "https://quay.example/a/e"},
      {"https://quay.example/a/b", "/e", "https://quay.example/e"},
      {"https://quay.example/a/b", "//other.example/e", "https://other.example/e"},
      {"https://quay.example/a/b", "http://other.example/", "http://other.example/"},
      {"https://quay.example/a/b/c", "../e", "https://quay.example/a/e"},
      {"https://quay.example/a", "../../e", "https://quay.example/e"},
      {"https://quay.example", "e", "https://quay.example/e"},
      {"https://quay.example/a?b", "?c", "https://quay.example/a?c"},
      {"https://quay.example/a#b", "#c", "https://quay.example/a#c"},
      {"https://quay.example/a", "", "https://quay.example/a"},
      {"", "e", "e"},
      {"https://quay.example/", "mailto:a@b.example", "mailto:a@b.example"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(resolve_url(row.base, row.reference), row.whole) << row.base << " " << row.reference;
}

TEST(Feed, GroupsOfMediaSayWhatTheItemDoesNot) {
  const Article article = article_of(
      "feed",
      "<rss xmlns:media='http://search.yahoo.com/mrss/'><channel><item><link>https://quay.example/1</link><media:group>"
      "<media:content url='a.mp4'><media:title>Quay open</media:title></media:content>"
      "<media:description>The quay is open again.</media:description><media:keywords>quay, storm</media:keywords>"
      "<media:category>News</media:category></media:group></item></channel></rss>");
  EXPECT_EQ(article.title, "Quay open");
  EXPECT_EQ(article.body, "The quay is open again.");
  EXPECT_EQ(article.tags, (std::vector<std::string>{"News", "quay", "storm"}));
}

// As a feed in a web archive, which comes as one record.
TEST(Feed, EveryItemOfALongFeedIsRead) {
  constexpr std::size_t count = 100'003;
  std::string feed = "<rss version='2.0'><channel>";
  for (std::size_t i = 0; i < count; ++i) feed += "<item><title>Q</title><description>Open.</description></item>";
  const Parsed parsed = parse_as("feed", feed + "</channel></rss>");
  EXPECT_EQ(parsed.articles.size(), count);
  EXPECT_TRUE(parsed.rejects.empty());
}

}  // namespace
}  // namespace wirecopy::corpus
