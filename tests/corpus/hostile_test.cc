// SPDX-License-Identifier: GPL-2.0-or-later
// Inputs made to do harm: none crashes, none passes its bound, each is named in the rejects.
#include <algorithm>

#include <gtest/gtest.h>

#include "corpus/html_tree.h"
#include "tests/corpus/compressing.h"
#include "tests/corpus/reading.h"
#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

// The codes of all rejects of a file, and the texts of its articles held to what corpus/article.h promises.
std::vector<std::string> codes_of(const std::string& name, std::string_view bytes, const ReadOptions& options) {
  const TemporaryDirectory directory;
  Collected collected;
  read_sources({directory.write(name, bytes)}, options, collected);
  std::vector<std::string> codes;
  for (const Record& record : collected.records) {
    Parsed parsed = parse(record, options);
    for (Reject& reject : parsed.rejects) collected.rejects.push_back(std::move(reject));
    for (const Article& article : parsed.articles) {
      EXPECT_TRUE(text::is_utf8(article.title + article.body)) << name;
      EXPECT_EQ((article.title + article.body).find('\0'), std::string::npos) << name;
    }
  }
  for (const Reject& reject : collected.rejects) {
    EXPECT_TRUE(reject.place.file.starts_with(directory.path(name))) << reject.place.file;
    EXPECT_FALSE(reject.message.empty());
    codes.push_back(reject.code);
  }
  return codes;
}

using Codes = std::vector<std::string>;

TEST(Hostile, NestingIsARejectInEveryFormat) {
  ReadOptions options = test_options();
  options.depth_limit = 1000;
  struct Row {
    const char* name;
    std::string bytes;
  };
  const std::string text = "The quay in Port Ellis is open again after nine days of storm.";
  for (const Row& row : {
           Row{"a.html", "<html><title>Deep</title>" + repeated("<div>", 2000) + text},
           Row{"b.html", "<html><title>Deep</title>" + repeated("<b>", 2000) + text},
           Row{"a.xml", "<rss><channel><item>" + repeated("<b>", 100'000) + text + "</item></channel></rss>"},
           Row{"b.xml",
               "<feed xmlns='http://www.w3.org/2005/Atom'><entry>" + repeated("<b>", 100'000) + "</entry></feed>"},
           Row{"c.xml", "<nitf><body><body.content>" + repeated("<media>", 100'000) + text},
           Row{"d.xml", "<newsMessage>" + repeated("<newsItem>", 100'000) + text + repeated("</newsItem>", 100'000) +
                            "</newsMessage>"},
           Row{"a.jsonl", "{\"title\":\"Deep\",\"body\":\"x\",\"more\":" + repeated("[", 100'000)},
           Row{"b.jsonl",
               "{\"title\":\"Deep\",\"more\":" + repeated("{\"a\":", 100'000) + "1" + std::string(100'000, '}') + "}"},
           Row{"a.json", repeated("[{\"a\":", 100'000)},
       }) {
    const Codes codes = codes_of(row.name, row.bytes, options);
    EXPECT_EQ(std::count(codes.begin(), codes.end(), "too_deep"), 1) << row.name;
  }
}

TEST(Hostile, ItemsThatAreNeverClosedEndInBounds) {
  for (const std::string& document :
       {"<newsMessage>" + repeated("<newsItem>", 100'000), "<rss><channel><item>" + repeated("<b", 100'000),
        "<rss><!DOCTYPE [" + repeated("<", 100'000), "<rss><item>" + repeated("<b a='", 100'000),
        "<rss><item><![CDATA[" + repeated("]]", 100'000)}) {
    EXPECT_EQ(codes_of("a.xml", document, test_options()).size(), 1u) << document.substr(0, 40);
  }
}

TEST(Hostile, PagesThatTakeTooLongAreRejects) {
  ReadOptions options = test_options();
  options.page_milliseconds = 50;
  std::string attributes = "<html><title>Wide</title><p ";
  for (int i = 0; i < 50'000; ++i) attributes += "a" + std::to_string(i) + " ";
  EXPECT_EQ(codes_of("attributes.html", attributes + ">Text.", options), Codes{"too_slow"});
  EXPECT_EQ(codes_of("fonts.html", "<html><title>Fonts</title>" + repeated("<div>", 60'000), options),
            Codes{"too_slow"});
  // In XML they cost nothing, and what bears them is read.
  std::string item = "<rss><channel><item ";
  for (int i = 0; i < 50'000; ++i) item += "a" + std::to_string(i) + "='1' ";
  EXPECT_EQ(codes_of("attributes.xml", item + "><title>Wide</title></item></channel></rss>", options), Codes{});
}

TEST(Hostile, TheStateOfAPageDoesNoHarm) {
  const auto page = [](const std::string& state) {
    return "<html><title>Quay</title><body><script id=\"__NEXT_DATA__\">" + state + "</script></body></html>";
  };
  for (const std::string& state :
       {repeated("[", 100'000), repeated("{\"content\":", 50'000) + "1" + std::string(50'000, '}'),
        "{\"body\":" + repeated("[", 20'000) + repeated("]", 20'000) + "}", std::string("{\"body\":\"\xFF\\ud800"),
        "{\"body\":\"" + repeated("<b>", 100'000) + "\"}", std::string()}) {
    EXPECT_EQ(codes_of("a.html", page(state), test_options()), Codes{}) << state.substr(0, 40);
  }
}

TEST(Hostile, PagesOfBrokenMarkupDoNoHarm) {
  for (const std::string& page :
       {repeated("<a b=\"", 30'000), repeated("</p>", 100'000), repeated("<table><td>", 300), repeated("<!--", 100'000),
        repeated("<select><option>", 20'000), repeated("&#x41", 100'000), repeated("<![CDATA[", 50'000),
        std::string("<"), std::string("<!--"), std::string("<script>"), std::string(10, '\0')}) {
    codes_of("a.html", "<html>" + page, test_options());
  }
}

TEST(Hostile, EntitiesAreHeldToTheirLimit) {
  std::string laughs = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY l0 'ha'>";
  for (int i = 1; i < 10; ++i)
    laughs += "<!ENTITY l" + std::to_string(i) + " '" + repeated("&l" + std::to_string(i - 1) + ";", 10) + "'>";
  laughs += "]><rss><channel><item><title>&l9;</title></item></channel></rss>";
  EXPECT_EQ(codes_of("laughs.xml", laughs, test_options()), Codes{"too_large"});
  const std::string quadratic = "<!DOCTYPE rss [<!ENTITY x '" + std::string(50'000, 'x') +
                                "'>]><rss><channel><item><title>" + repeated("&x;", 50'000) +
                                "</title></item></channel></rss>";
  EXPECT_EQ(codes_of("quadratic.xml", quadratic, test_options()), Codes{"too_large"});
}

TEST(Hostile, BombsAreCutOff) {
  ReadOptions options = test_options();
  options.record_limit = 1 << 20;
  options.file_limit = 10 << 20;
  const std::string blanks(30 << 20, ' ');
  const std::string letters = "{\"title\":\"" + std::string(30 << 20, 'x');
  EXPECT_EQ(codes_of("blanks.jsonl.gz", gzip(blanks), options), (Codes{"too_large", "too_large"}));
  EXPECT_EQ(codes_of("letters.jsonl.zst", zstd(letters), options), (Codes{"too_large", "too_large"}));
  EXPECT_EQ(codes_of("twice.gz", gzip(gzip(letters)), options), (Codes{"too_large", "too_large"}));
  EXPECT_EQ(codes_of("thrice.gz", gzip(gzip(gzip("words"))), options), Codes{"too_deep"});
}

TEST(Hostile, WhatIsCutShortSaysSo) {
  const std::string page = "<html><head><title>Quay open</title></head><body><p>The quay is open.</p></body></html>";
  const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page;
  const std::string warc =
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://quay.example/1\r\n"
      "Content-Type: application/http\r\nContent-Length: " +
      std::to_string(http.size()) + "\r\n\r\n" + http + "\r\n\r\n";
  struct Row {
    const char* name;
    std::string whole;
  };
  for (const Row& row : {
           Row{"a.jsonl", "{\"title\":\"Quay open\",\"body\":\"The quay is open.\"}"},
           Row{"a.json", "[{\"title\":\"Quay open\",\"body\":\"The quay is open.\"}"},
           Row{"a.xml",
               "<rss><channel><item><title>Quay</title><description>Open.</description></item></channel></rss>"},
           Row{"b.xml", "<nitf><body><body.head><hedline><hl1>Quay</hl1></hedline></body.head></body></nitf>"},
           Row{"c.xml", "<newsItem guid='1'><contentMeta><headline>Quay</headline></contentMeta></newsItem>"},
           Row{"a.sgml", "<DOC><DOCNO>1</DOCNO><TEXT>The quay is open.</TEXT></DOC>"},
           Row{"a.csv", "title,body\n\"Quay open\",\"The quay is open.\""},
           Row{"d.xml", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Quay</title></entry></feed>"},
           Row{"a.arc",
               "filedesc://a.arc 0.0.0.0 20240305120000 text/plain 30\n1 0 Quay\nURL IP-address Archive\n\n"
               "https://quay.example/1 1.2.3.4 20240305120000 text/html " +
                   std::to_string(http.size()) + "\n" + http + "\n"},
           Row{"a.warc", warc},
           Row{"a.warc.gz", gzip(warc)},
           Row{"a.jsonl.zst", zstd("{\"title\":\"Quay open\",\"body\":\"The quay is open.\"}")},
       }) {
    // Without the last bytes none is whole; whatever else is missing, nothing may break.
    for (std::size_t size = 1; size < row.whole.size(); size += 1 + row.whole.size() / 60)
      codes_of(row.name, std::string_view(row.whole).substr(0, size), test_options());
    const Codes codes = codes_of(row.name, std::string_view(row.whole).substr(0, row.whole.size() - 6), test_options());
    EXPECT_FALSE(codes.empty()) << row.name;
  }
}

TEST(Hostile, BytesThatAreNoTextAreRejects) {
  const std::string zeros(5000, '\0');
  std::string image = "\x89PNG\r\n\x1a\n";
  for (int i = 0; i < 3000; ++i) image += static_cast<char>(i * 7919 >> 4);
  for (const Format& format : formats()) {
    ReadOptions options = test_options();
    options.format = format.name;
    for (const std::string& bytes : {zeros, image, std::string("\xFF\xFE\0", 3), std::string("\r\n\r\n")}) {
      const Codes codes = codes_of("a", bytes, options);
      // A line feed is an empty line of some formats, and holds nothing.
      const bool is_binary = bytes == zeros || bytes == image;
      EXPECT_TRUE(!is_binary || !codes.empty()) << format.name;
    }
  }
}

TEST(Hostile, LoneSurrogatesAndNulsAreMended) {
  const std::string json = R"({"title":"Quay \ud800 open \udfff","body":"a\u0000b \ud83d\ude00 \ud83d"})"
                           "\n";
  EXPECT_EQ(codes_of("a.jsonl", json, test_options()), Codes{});
  const Article article = article_of("jsonl", json);
  EXPECT_EQ(article.title, "Quay \uFFFD open \uFFFD");
  EXPECT_NE(article.body.find("\U0001F600"), std::string::npos);
  EXPECT_EQ(codes_of("b.jsonl", "{\"title\":\"\xED\xA0\x80 Quay\",\"body\":\"\xFF\xFE\xC0\x80\"}\n", test_options()),
            Codes{});
  EXPECT_EQ(codes_of("a.html", "<html><title>a&#xD800;b&#0;c&#x110000;</title><p>Quay.</p>", test_options()), Codes{});
}

TEST(Hostile, WrongCharsetsGiveTextOfSomeKind) {
  const std::string bytes = "Caf\xC3\xA9 \x93quay\x94 \xA4\xCF\xA4\xEB \x1B$B$O\x1B(B \xFF\xD8 \x8A\xBF";
  for (const char* charset : {"utf-8",
                              "utf-16",
                              "utf-16le",
                              "utf-16be",
                              "utf-32",
                              "utf-7",
                              "us-ascii",
                              "iso-8859-1",
                              "iso-8859-2",
                              "iso-8859-3",
                              "iso-8859-4",
                              "iso-8859-5",
                              "iso-8859-6",
                              "iso-8859-7",
                              "iso-8859-8",
                              "iso-8859-8-i",
                              "iso-8859-9",
                              "iso-8859-10",
                              "iso-8859-13",
                              "iso-8859-15",
                              "iso-8859-16",
                              "windows-1250",
                              "windows-1251",
                              "windows-1252",
                              "windows-1253",
                              "windows-1254",
                              "windows-1255",
                              "windows-1256",
                              "windows-1257",
                              "windows-1258",
                              "koi8-r",
                              "koi8-u",
                              "macintosh",
                              "x-mac-cyrillic",
                              "gb2312",
                              "gbk",
                              "gb18030",
                              "big5",
                              "shift_jis",
                              "euc-jp",
                              "iso-2022-jp",
                              "euc-kr",
                              "ibm866",
                              "ebcdic-us",
                              "x-user-defined",
                              "nonsense",
                              "",
                              "\xFF\xFE"}) {
    const std::string page = "<html><head><meta charset=\"" + std::string(charset) +
                             "\"><title>Quay</title></head><p>" + bytes + "</p></html>";
    codes_of("a.html", page, test_options());
    EXPECT_EQ(parse_as("html", page).articles.size() + parse_as("html", page).rejects.size(), 1u) << charset;
    codes_of("a.xml",
             "<?xml version='1.0' encoding='" + std::string(charset) + "'?><rss><channel><item><title>" + bytes +
                 "</title></item></channel></rss>",
             test_options());
  }
}

// Gives a line of 100 MB without ever holding it.
class EndlessLine : public ByteSource {
 public:
  std::size_t read(char* to, std::size_t size) override {
    const std::size_t given = std::min<std::size_t>(size, left_);
    std::fill_n(to, given, 'x');
    left_ -= given;
    return given;
  }
  uint64_t taken() const override { return 100'000'000 - left_; }

 private:
  std::size_t left_ = 100'000'000;
};

TEST(Hostile, ALineOfAHundredMegabytesIsOneReject) {
  ReadOptions options = test_options();
  options.record_limit = 1 << 20;
  for (const Format& format : formats()) {
    ByteStream stream(std::make_unique<EndlessLine>(), UINT64_MAX);
    Collected collected;
    Records records(collected, "line", &format, options, 0);
    std::size_t longest = 0;
    stream.more();
    format.split(stream, records);
    for (const Record& record : collected.records) longest = std::max(longest, record.bytes.size());
    EXPECT_LE(longest, options.record_limit) << format.name;
    EXPECT_LE(collected.records.size(), 1u) << format.name;
    EXPECT_EQ(collected.rejects.size(), 1u) << format.name;
  }
}

}  // namespace
}  // namespace wirecopy::corpus
