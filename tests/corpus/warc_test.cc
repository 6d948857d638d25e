// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/warc.h"

#include <gtest/gtest.h>

#include "corpus/http.h"
#include "tests/corpus/compressing.h"
#include "tests/corpus/reading.h"

namespace wirecopy::corpus {
namespace {

const std::string text =
    "The quay in Port Ellis is open again after nine days of storm, the harbour board said on Tuesday.";
const std::string page = "<html><head><title>Quay open</title></head><body><article><h1>Quay open</h1><p>" + text +
                         "</p></article></body></html>";

std::string answer(const std::string& body, const std::string& fields = "Content-Type: text/html; charset=utf-8\r\n",
                   const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\n" + fields + "\r\n" + body;
}

std::string warc(const std::string& type, const std::string& content, const std::string& media = "application/http",
                 const std::string& version = "1.0") {
  return "WARC/" + version + "\r\nWARC-Type: " + type +
         "\r\nWARC-Target-URI: https://quay.example/1\r\nContent-Type: " + media +
         "\r\nContent-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content + "\r\n\r\n";
}

std::string arc(const std::string& url, const std::string& content) {
  return url + " 127.0.0.1 20250211093000 text/html " + std::to_string(content.size()) + "\n" + content + "\n";
}

struct Read {
  std::vector<Article> articles;
  std::vector<std::string> rejects;  // "code record offset"
};

Read read_bytes(const std::string& bytes, const std::string& name = "a.warc", uint64_t limit = 1 << 20) {
  const TemporaryDirectory directory;
  ReadOptions options = test_options();
  options.record_limit = limit;
  Collected collected;
  read_sources({directory.write(name, bytes)}, options, collected);
  Read read;
  for (const Record& record : collected.records) {
    Parsed parsed = parse(record, options);
    for (Article& article : parsed.articles) read.articles.push_back(std::move(article));
    for (Reject& reject : parsed.rejects) collected.rejects.push_back(std::move(reject));
  }
  for (const Reject& reject : collected.rejects)
    read.rejects.push_back(reject.code + " " + std::to_string(reject.place.record) + " " +
                           std::to_string(reject.place.offset));
  return read;
}

using Strings = std::vector<std::string>;

TEST(Warc, PagesBecomeArticlesAndTheRestIsPassedOver) {
  for (const std::string version : {"0.17", "0.18", "1.0", "1.1"}) {
    const Read read = read_bytes(
        warc("warcinfo", "software: x\r\n", "application/warc-fields", version) +
        warc("request", "GET / HTTP/1.1\r\n\r\n", "application/http", version) +
        warc("response", answer(page), "application/http; msgtype=response", version) +
        warc("response", answer("", "Location: /2\r\n", "302 Found"), "application/http", version) +
        warc("response", answer(page, "Content-Type: text/html\r\n", "404 Not Found"), "application/http", version) +
        warc("response", answer("GIF89a", "Content-Type: image/gif\r\n"), "application/http", version) +
        warc("metadata", "x: y\r\n", "application/warc-fields", version));
    ASSERT_EQ(read.articles.size(), 1u) << version;
    EXPECT_EQ(read.articles[0].title, "Quay open");
    EXPECT_EQ(read.articles[0].body, text);
    EXPECT_EQ(read.articles[0].url, "https://quay.example/1");
    EXPECT_EQ(read.articles[0].outlet, "quay.example");
    EXPECT_EQ(read.rejects, Strings()) << version;
  }
}

TEST(Warc, OfTextsOnlyAndResourcesAreRead) {
  const Read read =
      read_bytes(warc("conversion", "Quay open\n\n" + text + "\n", "text/plain") + warc("resource", page, "text/html"),
                 "a.warc.wet");
  ASSERT_EQ(read.articles.size(), 2u);
  EXPECT_EQ(read.articles[0].title, "Quay open");
  EXPECT_EQ(read.articles[0].body, text);
  EXPECT_EQ(read.articles[0].url, "https://quay.example/1");
  EXPECT_EQ(read.articles[1].body, text);
}

TEST(Warc, WhatCrawlersWriteAboutThemselvesIsPassedOver) {
  std::string log = warc("resource", "Fetching 12 pages\n\nDone.\n", "text/plain");
  log.replace(log.find("https://"), 8, "metadata://");
  const Read read = read_bytes(log + warc("resource", page, "text/html"));
  EXPECT_EQ(read.articles.size(), 1u);
  EXPECT_EQ(read.rejects, Strings());
  EXPECT_TRUE(parse_as("warc", "").articles.empty());
}

TEST(Warc, MayBeCompressedRecordByRecord) {
  const std::string record = warc("response", answer(page));
  EXPECT_EQ(read_bytes(gzip(record) + gzip(record), "a.warc.gz").articles.size(), 2u);
  EXPECT_EQ(read_bytes(gzip(record + record), "a.warc.gz").articles.size(), 2u);
}

TEST(Warc, BodiesComeChunkedAndCompressed) {
  const std::string half = page.substr(0, 100);
  const std::string rest = page.substr(100);
  std::array<char, 16> rest_size{};
  std::snprintf(rest_size.data(), rest_size.size(), "%zx", rest.size());
  const std::string chunks = "64\r\n" + half + "\r\n" + rest_size.data() + ";x=y\r\n" + rest + "\r\n0\r\n\r\n";
  const std::string type = "Content-Type: text/html\r\n";
  for (const std::string& message :
       {answer(chunks, type + "Transfer-Encoding: chunked\r\n"),
        answer(page, type + "Transfer-Encoding: chunked\r\n"),  // put together already
        answer(gzip(page), type + "Content-Encoding: gzip\r\n"),
        answer(page, type + "Content-Encoding: gzip\r\n"),  // decompressed already
        answer(page, type + "Content-Encoding: br\r\n"), answer(brotli(page), type + "Content-Encoding: br\r\n"),
        answer(deflate(page, MAX_WBITS), type + "Content-Encoding: deflate\r\n"),
        answer(deflate(page, -MAX_WBITS), type + "Content-Encoding: deflate\r\n")}) {
    const Read read = read_bytes(warc("response", message));
    ASSERT_EQ(read.articles.size(), 1u) << message.substr(0, 120);
    EXPECT_EQ(read.articles[0].body, text);
    EXPECT_EQ(read.rejects, Strings());
  }
}

TEST(Warc, BrokenRecordsCostThemselvesOnly) {
  const std::string good = warc("response", answer(page));
  const auto at = [&](const char* code, std::size_t record, std::size_t offset) {
    return code + (" " + std::to_string(record) + " " + std::to_string(offset));
  };
  struct Row {
    const char* what;
    std::string between;
    std::string reject;
  };
  for (const Row& row :
       {Row{"no length", "WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n\r\n", at("bad_archive", 2, good.size())},
        Row{"a negative length", "WARC/1.0\r\nContent-Length: -5\r\n\r\nx\r\n\r\n", at("bad_archive", 2, good.size())},
        Row{"a length of words", "WARC/1.0\r\nContent-Length: many\r\n\r\n", at("bad_archive", 2, good.size())},
        Row{"something else", "<html>not a record</html>\r\n\r\n", at("bad_archive", 2, good.size())},
        Row{"no status line", warc("response", "nothing", "application/http"), at("bad_archive", 2, good.size())},
        Row{"a damaged page", warc("response", answer("\x1f\x8b\x08zzzz", "Content-Encoding: gzip\r\n")),
            at("bad_archive", 2, good.size())},
        Row{"damaged brotli", warc("response", answer("\x1b\xff\xff", "Content-Encoding: br\r\n")),
            at("bad_archive", 2, good.size())},
        Row{"too long a record", warc("response", answer(std::string(2 << 20, 'x'))),
            at("too_large", 2, good.size())}}) {
    const Read read = read_bytes(good + row.between + good);
    EXPECT_EQ(read.articles.size(), 2u) << row.what;
    EXPECT_EQ(read.rejects, Strings{row.reject}) << row.what;
  }
  // A record that lacks its end does not take the next one with it.
  const std::string cut_short = good.substr(0, good.size() - 60) + "\r\n";
  const Read gap = read_bytes(good + cut_short + good);
  EXPECT_EQ(gap.articles.size(), 2u);
  EXPECT_EQ(gap.rejects, Strings{at("bad_archive", 2, good.size())});
  const std::string packed = gzip(good), broken = packed.substr(0, packed.size() / 2);
  const Read gaps = read_bytes(packed + broken + packed + packed, "a.warc.gz");
  EXPECT_EQ(gaps.articles.size(), 3u);
  EXPECT_FALSE(gaps.rejects.empty());
  const Read cut = read_bytes(good + good.substr(0, good.size() / 2));
  EXPECT_EQ(cut.articles.size(), 1u);
  EXPECT_EQ(cut.rejects, Strings{at("truncated", 2, good.size())});
}

TEST(Warc, LengthsBeyondTheFileEndAtItsEnd) {
  const std::string good = warc("response", answer(page));
  for (const char* length : {"18446744073709551615", "99999999999999999999999", "4294967296"}) {
    for (const char* type : {"response", "request"}) {
      const Read read = read_bytes(good + "WARC/1.0\r\nWARC-Type: " + type +
                                   "\r\nContent-Type: application/http\r\nContent-Length: " + length + "\r\n\r\nx");
      EXPECT_EQ(read.articles.size(), 1u) << length;
      EXPECT_EQ(read.rejects.size(), 1u) << length << " " << type;
    }
  }
}

TEST(Warc, AWrongLengthDoesNotSwallowTheRecordsBehind) {
  const std::string good = warc("response", answer(page));
  for (const char* length : {"99999999", "2000000", "70000"}) {
    for (const char* type : {"response", "request"}) {
      const std::string wrong = std::string("WARC/1.0\r\nWARC-Type: ") + type +
                                "\r\nContent-Type: application/http\r\nContent-Length: " + length +
                                "\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx\r\n\r\n";
      const Read read = read_bytes(good + wrong + good + good);
      EXPECT_EQ(read.articles.size(), 3u) << length << " " << type;
      EXPECT_EQ(read.rejects, Strings{"bad_archive 2 " + std::to_string(good.size())}) << length << " " << type;
    }
  }
}

TEST(Warc, AnswersInJsonAreReadWhereTheyHoldArticles) {
  const auto json = [](const std::string& body, const std::string& type = "application/json; charset=utf-8") {
    return warc("response", answer(body, "Content-Type: " + type + "\r\n"));
  };
  const Read read = read_bytes(
      json(R"({"status":"ok","articles":[{"title":"A","content":"x y"},{"title":"B","content":"z"}]})") +
      json(R"([{"title":"C","content":"x"}])", "application/feed+json") + json(R"({"debug":true})") + json("{broken"));
  ASSERT_EQ(read.articles.size(), 3u);
  EXPECT_EQ(read.articles[1].title, "B");
  EXPECT_EQ(read.articles[2].title, "C");
  EXPECT_EQ(read.rejects, Strings{});
}

TEST(Arc, PagesBecomeArticles) {
  const std::string head = "1 0 Archive\nURL IP-address Archive-date Content-type Archive-length\n";
  const std::string file = "filedesc://a.arc 0.0.0.0 20250211093000 text/plain " + std::to_string(head.size()) + "\n" +
                           head + "\n" + arc("https://quay.example/a b?c=d e", answer(page)) + "rubbish\n" +
                           arc("https://quay.example/2", answer(page));
  const Read read = read_bytes(file, "a.arc");
  ASSERT_EQ(read.articles.size(), 2u);
  EXPECT_EQ(read.articles[0].url, "https://quay.example/a b?c=d e");
  EXPECT_EQ(read.articles[1].body, text);
  ASSERT_EQ(read.rejects.size(), 1u);
  EXPECT_TRUE(read.rejects[0].starts_with("bad_archive ")) << read.rejects[0];
}

TEST(Http, HeadsAreReadLeniently) {
  const HeaderFields fields("A: 1\r\nb:2\nLong: x\r\n  y\r\nnothing\r\n: z\r\nA: 3\r\n\r\nnot: this\r\n");
  EXPECT_EQ(fields.value("a"), "1");
  EXPECT_EQ(fields.value("B"), "2");
  EXPECT_EQ(fields.value("long"), "x y");
  EXPECT_EQ(fields.value("not"), "");
  EXPECT_EQ(media_type("Text/HTML ; charset=x"), "text/html");
  EXPECT_EQ(charset_of("text/html; Charset=\"Latin1\""), "latin1");
  EXPECT_EQ(charset_of("text/html"), "");
}

}  // namespace
}  // namespace wirecopy::corpus
