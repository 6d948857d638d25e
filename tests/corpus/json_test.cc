// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/json.h"

#include <gtest/gtest.h>

#include "tests/corpus/reading.h"

namespace wirecopy::corpus {
namespace {

using Strings = std::vector<std::string>;

constexpr const char* text =
    "The quay in Port Ellis is open again after nine days of storm, the harbour board said on Tuesday.";

TEST(Json, OurOwnFields) {
  const Article article = article_of(
      "jsonl", R"({"id":"q-1","title":"Quay open","body":")" + std::string(text) +
                   R"(","url":"https://quay.example/1","date":"2025-02-11","source":"Quay Gazette",)"
                   R"("lang":"en-GB","authors":["Ana Ruiz","Tom Okoye"],"section":"Harbour","tags":["quay","storm"]})");
  EXPECT_EQ(article.id, "q-1");
  EXPECT_EQ(article.title, "Quay open");
  EXPECT_EQ(article.body, text);
  EXPECT_EQ(article.url, "https://quay.example/1");
  EXPECT_EQ(written(article.published), "2025-02-11");
  EXPECT_EQ(article.published.origin, Origin::Metadata);
  EXPECT_EQ(article.outlet, "Quay Gazette");
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(article.authors, (Strings{"Ana Ruiz", "Tom Okoye"}));
  EXPECT_EQ(article.section, "Harbour");
  EXPECT_EQ(article.tags, (Strings{"quay", "storm"}));
}

TEST(Json, AListIsAListHoweverShort) {
  const auto read = [](const std::string& fields) {
    return article_of("jsonl", R"({"title":"Quay open","body":")" + std::string(text) + "\"," + fields + "}");
  };
  const Article one = read(R"("authors":["Doe, Jane"],"tags":["Oil, gas and coal"])");
  EXPECT_EQ(one.authors, Strings{"Doe, Jane"});
  EXPECT_EQ(one.tags, Strings{"Oil, gas and coal"});
  EXPECT_EQ(read(R"("authors":[{"name":"Doe, Jane"}])").authors, Strings{"Doe, Jane"});
  const Article string = read(R"("authors":"Ana Ruiz, Tom Okoye","tags":"oil, gas")");
  EXPECT_EQ(string.authors, (Strings{"Ana Ruiz", "Tom Okoye"})) << "a string is what people typed";
  EXPECT_EQ(string.tags, (Strings{"oil", "gas"}));
  EXPECT_EQ(read(R"("authors":["By Ana Ruiz, Tom Okoye"])").authors, (Strings{"Ana Ruiz", "Tom Okoye"}))
      << "a byline is no name";
}

TEST(Json, OfServicesAndDatasetsHasItsFieldsDeeper) {
  const Article service = article_of(
      "jsonl", R"({"webTitle":"Quay open","fields":{"trailText":"It was shut","standfirst":"It is open","bodyText":")" +
                   std::string(text) + R"("},"tags":[{"id":"uk/quay","webTitle":"Quay"},{"webTitle":"Storm"}]})");
  EXPECT_EQ(service.standfirst, "It is open");
  EXPECT_EQ(service.tags, (Strings{"Quay", "Storm"}));
  const Article dataset = article_of(
      "jsonl", R"({"text":")" + std::string(text) + R"(","meta":{"url":"https://quay.example/2025/02/11/open"}})");
  EXPECT_EQ(dataset.url, "https://quay.example/2025/02/11/open");
  EXPECT_EQ(dataset.outlet, "quay.example");
  EXPECT_EQ(written(dataset.published), "2025-02-11");
}

TEST(Json, FieldsOfOtherPrograms) {
  struct Row {
    const char* name;
    std::string json;
    const char *published, *outlet;
    Strings authors;
  };
  const std::string t = text;
  const Row rows[] = {
      {"news-please",
       R"({"title":"Quay open","maintext":")" + t +
           R"(","description":"Storm is over","date_publish":"2025-02-11 09:30:00","source_domain":"www.quay.example","authors":["Ana Ruiz"],)"
           R"("date_download":"2026-01-01 00:00:01","filename":"x","language":"en","url":"https://quay.example/1","image_url":"x.jpg"})",
       "2025-02-11T09:30:00",
       "quay.example",
       {"Ana Ruiz"}},
      {"fundus",
       R"({"title":"Quay open","body":{"summary":["Storm is over"],"sections":[{"headline":[],"paragraphs":[")" + t +
           R"("]}]},"publishing_date":"2025-02-11 09:30:00+01:00","authors":["Ana Ruiz"],"publisher":"Quay Gazette","topics":["Storm"]})",
       "2025-02-11T08:30:00",
       "Quay Gazette",
       {"Ana Ruiz"}},
      {"Media Cloud",
       R"({"title":"Quay open","text":")" + t +
           R"(","publish_date":"2025-02-11","media_name":"Quay Gazette","media_url":"http://quay.example","language":"en","url":"u"})",
       "2025-02-11",
       "quay.example",
       {}},
      {"NewsAPI",
       R"({"source":{"id":"quay-gazette","name":"Quay Gazette"},"author":"Ana Ruiz, Tom Okoye","title":"Quay open","description":"Storm is over",)"
       R"("url":"https://quay.example/1","publishedAt":"2025-02-11T09:30:00Z","content":")" +
           t + R"("})",
       "2025-02-11T09:30:00",
       "Quay Gazette",
       {"Ana Ruiz", "Tom Okoye"}},
      {"Webz.io",
       R"({"thread":{"site":"quay.example","site_full":"www.quay.example","title":"Quay open","published":"2025-02-10T00:00:00.000+02:00"},)"
       R"("uuid":"u1","title":"Quay open","text":")" +
           t +
           R"(","published":"2025-02-11T11:30:00.000+02:00","author":"Ana Ruiz","language":"english","url":"https://quay.example/1"})",
       "2025-02-11T09:30:00",
       "quay.example",
       {"Ana Ruiz"}},
      {"trafilatura",
       R"({"title":"Quay open","author":"Ana Ruiz; Tom Okoye","hostname":"quay.example","date":"2025-02-11","source-hostname":"Quay Gazette",)"
       R"("source":"https://quay.example/1","text":")" +
           t + R"(","tags":"quay,storm"})",
       "2025-02-11",
       "Quay Gazette",
       {"Ana Ruiz", "Tom Okoye"}},
      {"schema.org",
       R"({"@type":"NewsArticle","headline":"Quay open","articleBody":")" + t +
           R"(","datePublished":"2025-02-11T09:30:00Z","author":[{"@type":"Person","name":"Ana Ruiz"}],"publisher":{"name":"Quay Gazette"}})",
       "2025-02-11T09:30:00",
       "Quay Gazette",
       {"Ana Ruiz"}},
      {"epoch",
       R"({"title":"Quay open","body":")" + t + R"(","timestamp":1739266200,"url":"https://quay.example/1"})",
       "2025-02-11T09:30:00",
       "quay.example",
       {}},
  };
  for (const Row& row : rows) {
    const Article article = article_of("jsonl", row.json);
    EXPECT_EQ(article.title, "Quay open") << row.name;
    EXPECT_EQ(article.body, text) << row.name;
    EXPECT_EQ(written(article.published), row.published) << row.name;
    EXPECT_EQ(article.outlet, row.outlet) << row.name;
    EXPECT_EQ(article.authors, row.authors) << row.name;
  }
}

TEST(Json, BodiesMayBeHtml) {
  const Article article = article_of(
      "jsonl",
      R"({"title":"Fish &amp; &quot;chips&quot;","body":"<p>One <b>bold</b> word.</p>\n<p>Tea &amp; cake.</p>"})");
  EXPECT_EQ(article.title, "Fish & \"chips\"");
  EXPECT_EQ(article.body, "One bold word.\n\nTea & cake.");
  EXPECT_EQ(article_of("jsonl", R"({"title":"A","body":"Quay Inc <Q> said 2 < 3."})").body, "Quay Inc <Q> said 2 < 3.");
}

TEST(Json, SummariesStandAloneOnce) {
  EXPECT_EQ(article_of("jsonl", R"({"title":"A","description":"Only this is known."})").body, "Only this is known.");
  EXPECT_EQ(
      article_of("jsonl", R"({"title":"A","description":"It is open.","body":"It is open. At last."})").standfirst, "");
}

TEST(Json, RepairsWhatItCan) {
  struct Row {
    const char* name;
    std::string json, body;
  };
  const Row rows[] = {
      {"lone surrogate", R"({"title":"A","body":"x \ud800 y"})", "x \uFFFD y"},
      {"bad utf-8", "{\"title\":\"A\",\"body\":\"x \xFF y\"}", "x \uFFFD y"},
      {"raw line feed", "{\"title\":\"A\",\"body\":\"x\ty\"}", "x y"},
      {"NaN", R"({"title":"A","score":NaN,"body":"x"})", "x"},
      {"escaped NUL", R"({"title":"A","body":"x\u0000y"})", "x y"},
      {"byte order mark", "\xEF\xBB\xBF{\"title\":\"A\",\"body\":\"x\"}", "x"},
      {"carriage return behind", "{\"title\":\"A\",\"body\":\"x\"}\r", "x"},
      {"values of other kinds",
       R"({"title":"A","body":"x","authors":null,"tags":[1,null,["a"],{"b":{}}],"date":true,"url":{}})", "x"},
      {"escaped key", R"({"title":"A","b\u006fdy":"x"})", "x"},
  };
  for (const Row& row : rows) {
    const Article article = article_of("jsonl", row.json);
    EXPECT_EQ(article.title, "A") << row.name;
    EXPECT_EQ(article.body, row.body) << row.name;
  }
}

TEST(Json, KnowsTheNamesOfServicesAndTools) {
  struct Row {
    const char* who;
    const char* json;
    const char* outlet;
  };
  for (
      const Row& row : {
          Row{"news-please",
              R"({"title":"T","maintext":"The quay.","url":"https://quay.example/1","source_domain":"quay.example","date_publish":"2025-02-11 09:30:00","authors":["Ana Ruiz"],"language":"en","title_page":null})",
              "quay.example"},
          Row{"fundus",
              R"({"title":"T","plaintext":"The quay.","authors":["Ana Ruiz"],"publishing_date":"2025-02-11T09:30:00+00:00","publisher":"Quay Courier","html":{"requested_url":"https://quay.example/1"}})",
              "Quay Courier"},
          Row{"Media Cloud",
              R"({"stories_id":1,"title":"T","text":"The quay.","publish_date":"2025-02-11T09:30:00","media_name":"Quay Courier","url":"https://quay.example/1","author":"Ana Ruiz"})",
              "Quay Courier"},
          Row{"NewsAPI",
              R"({"source":{"id":null,"name":"Quay Courier"},"author":"Ana Ruiz","title":"T","content":"The quay.","url":"https://quay.example/1","publishedAt":"2025-02-11T09:30:00Z"})",
              "Quay Courier"},
          Row{"Webz.io",
              R"({"thread":{"site_full":"quay.example","section_title":"x"},"title":"T","text":"The quay.","author":"Ana Ruiz","published":"2025-02-11T09:30:00.000+00:00","url":"https://quay.example/1"})",
              "quay.example"},
          Row{"datasets of CC-NEWS",
              R"({"requested_url":"https://quay.example/1","plain_text":"The quay.","published_date":"2025-02-11T09:30:00Z","title":"T","author":"Ana Ruiz","sitename":"Quay Courier","categories":[]})",
              "Quay Courier"},
          Row{"trafilatura",
              R"({"title":"T","author":"Ana Ruiz","hostname":"quay.example","date":"2025-02-11T09:30:00Z","text":"The quay.","source":"https://quay.example/1","source-hostname":"Quay Courier","categories":"News;Labour","tags":"strike;docks"})",
              "Quay Courier"},
          Row{"MongoDB",
              R"({"_id":{"$oid":"5f1"},"title":"T","text":"The quay.","author":"Ana Ruiz","url":"https://quay.example/1","published":{"$date":"2025-02-11T09:30:00Z"},"source":"quay.example"})",
              "quay.example"},
          Row{"MongoDB, of old",
              R"({"title":"T","text":"The quay.","author":"Ana Ruiz","url":"https://quay.example/1","published":{"$date":{"$numberLong":"1739266200000"}},"source":"quay.example"})",
              "quay.example"},
          Row{"Elasticsearch",
              R"({"_index":"news","_id":"77","_source":{"title":"T","content":"The quay.","url":"https://quay.example/1","author":"Ana Ruiz","date":"2025-02-11T09:30:00Z"}})",
              "quay.example"},
          Row{"WordPress",
              R"({"id":7,"date":"2025-02-11T09:30:00Z","link":"https://quay.example/1","title":{"rendered":"T"},"content":{"rendered":"<p>The quay.</p>"},"byline":"Ana Ruiz"})",
              "quay.example"},
          Row{"Event Registry",
              R"({"articles":{"results":[{"uri":"77","title":"T","body":"The quay.","url":"https://quay.example/1","dateTimePub":"2025-02-11T09:30:00Z","authors":[{"name":"Ana Ruiz"}],"source":{"uri":"quay.example"}}]}})",
              "quay.example"},
          Row{"NewsCatcher",
              R"({"articles":[{"title":"T","author":"Ana Ruiz","content":"The quay.","link":"https://quay.example/1","clean_url":"quay.example","published_date":"2025-02-11 09:30:00"}]})",
              "quay.example"},
          Row{"Aylien",
              R"({"stories":[{"title":"T","body":"The quay.","author":{"name":"Ana Ruiz"},"links":{"permalink":"https://quay.example/1"},"source":{"name":"Quay Courier"},"published_at":"2025-02-11T09:30:00Z"}]})",
              "Quay Courier"},
          Row{"an extract of Common Crawl",
              R"({"content":"The quay.","title":"T","warc_headers":{"warc-target-uri":"https://quay.example/1","warc-record-id":"<urn:uuid:1>"},"date":"2025-02-11T09:30:00Z","author":"Ana Ruiz"})",
              "quay.example"},
          Row{"JSON Feed",
              R"({"version":"https://jsonfeed.org/version/1.1","title":"Quay Courier","items":[{"id":"1","title":"T","content_html":"<p>The quay.</p>","url":"https://quay.example/1","date_published":"2025-02-11T09:30:00Z","authors":[{"name":"Ana Ruiz"}]}]})",
              "quay.example"},
      }) {
    const Article article = article_of("json", row.json);
    EXPECT_EQ(article.title, "T") << row.who;
    EXPECT_EQ(article.body, "The quay.") << row.who;
    EXPECT_EQ(article.url, "https://quay.example/1") << row.who;
    EXPECT_EQ(article.outlet, row.outlet) << row.who;
    EXPECT_EQ(article.authors, std::vector<std::string>{"Ana Ruiz"}) << row.who;
    EXPECT_EQ(written(article.published).substr(0, 16), "2025-02-11T09:30") << row.who;
  }
}

TEST(Json, RejectsWhatItCannotRead) {
  struct Row {
    std::string json;
    const char* code;
  };
  const Row rows[] = {
      {R"({"title":"A)", "bad_json"},
      {R"({"title":"A")", "bad_json"},
      {R"({"title" "A"})", "bad_json"},
      {R"({"title":"A"} trailing)", "bad_json"},
      {R"(["A"])", "bad_json"},
      {R"("A")", "bad_json"},
      {"not json", "bad_json"},
      {"}", "bad_json"},
      {std::string("\0\0\0\1", 4), "not_text"},
      {"{}", "no_text"},
      {R"({"name":"quay","version":"1.0","description":"Tools of the harbour","author":"Ana Ruiz"})", "not_text"},
      {R"({"id":"1","url":"https://quay.example"})", "no_text"},
      {R"({"title":" ","body":"\n"})", "no_text"},
      {std::string(100'000, '['), "too_deep"},
      {R"({"a":)" + std::string(100'000, '['), "too_deep"},
      {std::string(5000, '['), "bad_json"},
  };
  for (const Row& row : rows) {
    const Parsed parsed = parse_as("jsonl", row.json);
    EXPECT_TRUE(parsed.articles.empty()) << row.json.substr(0, 80);
    ASSERT_EQ(parsed.rejects.size(), 1u) << row.json.substr(0, 80);
    EXPECT_EQ(parsed.rejects[0].code, row.code) << row.json.substr(0, 80);
    EXPECT_EQ(parsed.rejects[0].place.file, "test");
  }
}

TEST(Json, AnswersOfServicesHoldManyArticles) {
  const Parsed parsed =
      parse_as("json", R"({"status":"ok","articles":[{"title":"A","content":"x"},{"title":"B","content":"y"},{},7]})");
  ASSERT_EQ(parsed.articles.size(), 2u);
  EXPECT_EQ(parsed.articles[1].title, "B");
  ASSERT_EQ(parsed.rejects.size(), 1u);
  EXPECT_EQ(parsed.rejects[0].code, "no_text");
  EXPECT_EQ(parse_as("json", R"({"response":{"docs":[{"headline":{"main":"A"},"abstract":"x"}]}})").articles.size(),
            1u);
}

TEST(Json, AnArticleInAListIsARecord) {
  struct Row {
    std::string json;
    std::vector<std::string> elements;
  };
  for (const Row& row : {
           Row{R"({"status":"ok","articles":[{"title":"A"}, {"title":"B"},7],"n":[{}]})",
               {R"({"title":"A"})", R"({"title":"B"})"}},
           Row{R"({"response":{"docs":[{"title":"A"}],"x":1},"language":"de"})", {R"({"title":"A"})"}},
           Row{R"([{"hits":{"hits":[{"_source":{"title":"A"}}]}},{"title":"B"}])",
               {R"({"_source":{"title":"A"}})", R"({"title":"B"})"}},
       }) {
    Collected collected;
    const ReadOptions options = test_options();
    Records records(collected, "test", find_format("json"), options, 0);
    ByteStream stream(open_memory(row.json), options.file_limit);
    split_json(stream, records);
    ASSERT_EQ(collected.records.size(), row.elements.size()) << row.json;
    for (std::size_t i = 0; i < row.elements.size(); ++i) {
      const Record& record = collected.records[i];
      EXPECT_EQ(record.bytes.substr(record.envelope, row.elements[i].size()), row.elements[i]) << row.json;
      EXPECT_EQ(record.place, (Place{"test", i + 1, row.json.find(row.elements[i])}));
      EXPECT_EQ(parse(record, options).articles.size(), 1u) << record.bytes;
    }
  }
  // What stands around the list goes for each, also behind it.
  EXPECT_EQ(recognise_format(R"({"articles":[{"title":"A","content":")", "a").name, "json");
  EXPECT_EQ(recognise_format("{\"title\":\"A\",\"body\":\"x\",\"items\":[{\"a\":1}]}\n", "a").name, "jsonl");
}

std::vector<std::string> split(const std::string& bytes) {
  Collected collected;
  const ReadOptions options = test_options();
  Records records(collected, "test", find_format("json"), options, 0);
  ByteStream stream(open_memory(bytes), options.file_limit);
  split_json(stream, records);
  std::vector<std::string> out;
  for (const Record& record : collected.records) {
    EXPECT_EQ(bytes.substr(record.place.offset, record.bytes.size()), record.bytes);
    out.push_back(record.bytes);
  }
  return out;
}

TEST(Json, DocumentsAreSplitIntoElements) {
  EXPECT_EQ(split(R"([{"a":1}, {"b":"]}\""} ,{"c":[{}]}])"),
            (Strings{R"({"a":1})", R"({"b":"]}\""})", R"({"c":[{}]})"}));
  EXPECT_EQ(split("{\n\"a\": 1\n}\n{\"b\": 2}"), (Strings{"{\n\"a\": 1\n}", "{\"b\": 2}"}));
  EXPECT_EQ(split("\xEF\xBB\xBF[{\"a\":1}]"), (Strings{"{\"a\":1}"}));
  EXPECT_EQ(split("[1, \"x\", null]"), (Strings{"1", "\"x\"", "null"}));
  EXPECT_EQ(split("[]"), Strings{});
  EXPECT_EQ(split("[{\"a\": \"never closed"), (Strings{"{\"a\": \"never closed"}));
  EXPECT_EQ(split("} {\"a\":1}"), (Strings{"}", "{\"a\":1}"}));
  const auto code_of = [](const std::string& bytes) {
    Collected collected;
    const ReadOptions options = test_options();
    Records records(collected, "test", find_format("json"), options, 0);
    ByteStream stream(open_memory(bytes), options.file_limit);
    split_json(stream, records);
    return collected.rejects.size() == 1 && collected.records.empty() ? collected.rejects[0].code : std::string();
  };
  EXPECT_EQ(code_of("[]"), "no_text");
  EXPECT_EQ(code_of(" [ [], [] ]\n"), "no_text");
  EXPECT_EQ(code_of(std::string(20'000, '[') + std::string(20'000, ']')), "too_deep");
  EXPECT_EQ(code_of(std::string(4'000, '[') + std::string(4'000, ']')), "no_text");
  std::string long_array = "[";
  for (int i = 0; i < 20'000; ++i) long_array += "{\"title\":\"number \\\" " + std::to_string(i) + "\"},\n";
  EXPECT_EQ(split(long_array + "{}]").size(), 20'001u);
}

}  // namespace
}  // namespace wirecopy::corpus
