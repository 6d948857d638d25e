// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reader.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/corpus/compressing.h"
#include "tests/corpus/reading.h"
#include "text/error.h"

namespace wirecopy::corpus {
namespace {

std::vector<std::string> names(const std::vector<std::string>& paths, const std::string& directory) {
  std::vector<std::string> out;
  for (const std::string& path : paths) out.push_back(path.substr(directory.size() + 1));
  return out;
}

TEST(Reader, WalksADirectoryByPathInByteOrder) {
  const TemporaryDirectory directory;
  for (const char* name : {"b.txt", "a/z.txt", "a.txt", "a/B/c.txt", "a-b.txt", ".hidden/x.txt", "a/.x.txt"}) {
    directory.write(name, "A headline\n\nAnd a line of text.\n");
  }
  symlink((directory.path() + "/a").c_str(), (directory.path() + "/link").c_str());
  symlink((directory.path() + "/b.txt").c_str(), (directory.path() + "/c-link.txt").c_str());
  Collected collected;
  read_sources({directory.path()}, test_options(), collected);
  const std::vector<std::string> expected{"a-b.txt", "a.txt", "a/B/c.txt", "a/z.txt", "b.txt", "c-link.txt"};
  EXPECT_EQ(names(collected.entered, directory.path()), expected);
  EXPECT_EQ(collected.left, collected.entered);
  EXPECT_EQ(collected.records.size(), expected.size());
  EXPECT_EQ(collected.advanced, size_of_sources({directory.path()}));
}

TEST(Reader, LeavesOutTheFolderThatABrowserSavesBesideAPage) {
  const TemporaryDirectory directory;
  for (const char* name : {"quay.html", "quay_files/ad.html", "quay_files/a/frame.htm", "hafen.htm",
                           "hafen-Dateien/f.html", "alone_files/page.html"})
    directory.write(name, "<html><body><h1>A headline</h1><p>And a line of text.</p></body></html>");
  Collected collected;
  read_sources({directory.path()}, test_options(), collected);
  EXPECT_EQ(names(collected.entered, directory.path()),
            (std::vector<std::string>{"alone_files/page.html", "hafen.htm", "quay.html"}));
  Collected asked_for;
  read_sources({directory.path("quay_files")}, test_options(), asked_for);
  EXPECT_EQ(asked_for.entered.size(), 2u);
}

TEST(Reader, LeavesOutAnIndexBesideTheArticles) {
  const TemporaryDirectory directory;
  for (const char* name : {"a.txt", "news.index/iamglass", "news.index/postlist.glass"})
    directory.write(name, "A headline\n\nAnd a line of text.");
  Collected collected;
  read_sources({directory.path()}, test_options(), collected);
  EXPECT_EQ(names(collected.entered, directory.path()), (std::vector<std::string>{"a.txt"}));
}

TEST(Reader, LeavesOutAFileByWhateverPath) {
  const TemporaryDirectory directory;
  for (const char* name : {"a.txt", "b.txt"}) directory.write(name, "A headline\n\nAnd a line of text.");
  symlink(directory.path("b.txt").c_str(), directory.path("c.txt").c_str());
  ReadOptions options = test_options();
  options.left_out = {directory.path() + "/./b.txt", directory.path("nothing")};
  Collected collected;
  read_sources({directory.path()}, options, collected);
  EXPECT_EQ(names(collected.entered, directory.path()), (std::vector<std::string>{"a.txt"}));
  EXPECT_EQ(collected.advanced, size_of_sources({directory.path()})) << "they are passed over";
}

TEST(Reader, LeavesOutFilesTheSinkDoesNotWant) {
  const TemporaryDirectory directory;
  const std::string old = directory.write("old.txt", "Old\n\nText of old.");
  directory.write("new.txt", "New\n\nText of new.");
  Collected collected;
  collected.left_out = old;
  read_sources({directory.path()}, test_options(), collected);
  ASSERT_EQ(collected.records.size(), 1u);
  EXPECT_EQ(collected.records[0].place.file, directory.path("new.txt"));
  EXPECT_EQ(collected.left, std::vector<std::string>{directory.path("new.txt")});
  EXPECT_EQ(collected.advanced, size_of_sources({directory.path()}));
}

TEST(Reader, NumbersLinesAndGivesOffsets) {
  const TemporaryDirectory directory;
  const std::string file = directory.write("two.jsonl", "{\"title\":\"One\"}\n\n{\"title\":\"Two\"}");
  Collected collected;
  read_sources({file}, test_options(), collected);
  ASSERT_EQ(collected.records.size(), 2u);
  EXPECT_EQ(collected.records[0].place, (Place{file, 1, 0}));
  EXPECT_EQ(collected.records[1].place, (Place{file, 3, 17}));
  EXPECT_EQ(collected.records[1].bytes, "{\"title\":\"Two\"}");
  EXPECT_GT(collected.records[0].file_modified, 1'700'000'000);
}

TEST(Reader, StopsWhenTheSinkHasEnough) {
  const TemporaryDirectory directory;
  directory.write("a.jsonl", "{\"title\":\"One\"}\n{\"title\":\"Two\"}\n{\"title\":\"Three\"}\n");
  directory.write("b.jsonl", "{\"title\":\"Four\"}\n");
  Collected collected;
  collected.stop_after = 2;
  read_sources({directory.path()}, test_options(), collected);
  EXPECT_EQ(collected.records.size(), 2u);
  EXPECT_EQ(collected.entered.size(), 2u) << "the file that is not read is named";
  EXPECT_TRUE(collected.left.empty());
}

TEST(Reader, ReadsATruncatedGzipAsFarAsItIsWhole) {
  const TemporaryDirectory directory;
  std::string lines;
  for (int i = 0; i < 5000; ++i)
    lines += "{\"id\":\"" + std::to_string(i * 7919 % 10007) + "\",\"title\":\"Ferry " + std::to_string(i) + "\"}\n";
  const std::string whole = gzip(lines);
  const std::string file = directory.write("cut.jsonl.gz", whole.substr(0, whole.size() / 2));
  Collected collected;
  read_sources({file}, test_options(), collected);
  EXPECT_GT(collected.records.size(), 1000u);
  for (const Record& record : collected.records) ASSERT_TRUE(record.bytes.ends_with("\"}")) << record.bytes;
  ASSERT_EQ(collected.rejects.size(), 1u);
  EXPECT_EQ(collected.rejects[0].code, "truncated");
  EXPECT_EQ(collected.rejects[0].place.record, collected.records.size() + 1);
  EXPECT_EQ(collected.rejects[0].place.offset,
            collected.records.back().place.offset + collected.records.back().bytes.size() + 1);
}

TEST(Reader, RejectsRecordsAndFilesOverTheLimit) {
  const TemporaryDirectory directory;
  const std::string big = "{\"title\":\"" + std::string(3000, 'x') + "\"}\n";
  const std::string file = directory.write("big.jsonl", "{\"title\":\"One\"}\n" + big + "{\"title\":\"Two\"}\n");
  directory.write("big.txt", std::string(3000, 'y'));
  ReadOptions options = test_options();
  options.record_limit = 1000;
  Collected collected;
  read_sources({directory.path()}, options, collected);
  ASSERT_EQ(collected.records.size(), 2u);
  EXPECT_EQ(collected.records[1].place.record, 3u);
  ASSERT_EQ(collected.rejects.size(), 2u);
  EXPECT_EQ(collected.rejects[0].code, "too_large");
  EXPECT_EQ(collected.rejects[0].place, (Place{file, 2, 16}));
  EXPECT_EQ(collected.rejects[1].code, "too_large");

  options = test_options();
  options.file_limit = 20;
  Collected limited;
  read_sources({file}, options, limited);
  EXPECT_EQ(limited.records.size(), 1u);
  ASSERT_EQ(limited.rejects.size(), 1u);
  EXPECT_EQ(limited.rejects[0].code, "too_large");
}

TEST(Reader, RejectsAFileBelowADirectoryThatCannotBeRead) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TemporaryDirectory directory;
  chmod(directory.write("secret.txt", "x").c_str(), 0);
  directory.write("open.txt", "A headline\n\nAnd a text.");
  Collected collected;
  read_sources({directory.path()}, test_options(), collected);
  EXPECT_EQ(collected.records.size(), 1u);
  ASSERT_EQ(collected.rejects.size(), 1u);
  EXPECT_EQ(collected.rejects[0].code, "unreadable");
}

TEST(Reader, RefusesSourcesAndFormatsThatAreNotThere) {
  const TemporaryDirectory directory;
  const std::string file = directory.write("a.txt", "A headline\n\nAnd a text.");
  Collected collected;
  EXPECT_THROW(read_sources({file, directory.path("missing")}, test_options(), collected), Error);
  EXPECT_TRUE(collected.records.empty()) << "nothing is read before all sources are known to exist";
  ReadOptions options = test_options();
  options.format = "papyrus";
  try {
    read_sources({file}, options, collected);
    FAIL() << "an unknown format passed";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "unknown format \"papyrus\"");
    EXPECT_EQ(error.failure(), Failure::Usage);
    EXPECT_NE(error.hint().find("jsonl"), std::string::npos);
  }
}

TEST(Reader, NamesKindsOfFilesThatAreNotRead) {
  const auto zip = [](const std::string& name, const std::string& content) {
    return std::string("PK\x03\x04") + std::string(26, '\0') + name + content;
  };
  struct Row {
    const char* file;
    std::string bytes, kind;
  };
  const Row rows[] = {
      {"a.txt", "%PDF-1.4\nBT (The quay is open.) Tj ET\n", "a PDF document"},
      {"a.rtf", "{\\rtf1\\ansi The quay is open.}", "an RTF document"},
      {"a.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\nThe quay is open.\n", "subtitles (WebVTT)"},
      {"a.srt", "1\n00:00:01,000 --> 00:00:04,000\nThe quay is open.\n", "subtitles (SubRip)"},
      {"a.docx", zip("[Content_Types].xml", "... word/document.xml ..."), "a Word document"},
      {"a.epub", zip("mimetype", "application/epub+zip"), "an EPUB book"},
      {"a.odt", zip("mimetype", "application/vnd.oasis.opendocument.text"), "an OpenDocument document"},
      {"sitemap.xml",
       "<?xml version='1.0'?>\n<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url/></urlset>",
       "a sitemap"},
      {"a.xml", "<catalog><book>Quay</book></catalog>", "XML of an unknown kind (<catalog>)"},
  };
  for (const Row& row : rows) {
    const TemporaryDirectory directory;
    const std::string file = directory.write(row.file, row.bytes);
    Collected collected;
    read_sources({file}, test_options(), collected);
    EXPECT_TRUE(collected.records.empty()) << row.file;
    ASSERT_EQ(collected.rejects.size(), 1u) << row.file;
    EXPECT_EQ(collected.rejects[0].code, "not_text") << row.file;
    EXPECT_EQ(collected.rejects[0].message, "the file is " + row.kind + ", which is not read") << row.file;
    EXPECT_EQ(collected.advanced, row.bytes.size()) << row.file;
  }
  const TemporaryDirectory directory;
  directory.write("a.txt", "<p>The quay is open.</p>");
  directory.write("b.xml", "<html><body><p>The quay is open.</p></body></html>");
  Collected collected;
  read_sources({directory.path()}, test_options(), collected);
  EXPECT_EQ(collected.records.size(), 2u);
}

TEST(Reader, GoesOnBehindAMissingSourceOfAList) {
  const TemporaryDirectory directory;
  const std::string file = directory.write("a.txt", "A headline\n\nAnd a text."), missing = directory.path("missing");
  ReadOptions options = test_options();
  options.listed_from = 1;
  Collected collected;
  read_sources({file, missing, file}, options, collected);
  EXPECT_EQ(collected.records.size(), 2u);
  ASSERT_EQ(collected.rejects.size(), 1u);
  EXPECT_EQ(collected.rejects[0].code, "unreadable");
  EXPECT_EQ(collected.rejects[0].place.file, missing);
  EXPECT_EQ(size_of_sources({file, missing}), size_of_sources({file}));
  EXPECT_THROW(read_sources({missing, file}, options, collected), Error);
}

TEST(Reader, TakesOptionsOverWhatRecordsSay) {
  ReadOptions options = test_options();
  options.language = "fr";
  options.outlet = "quai.example";
  const Article article =
      article_of("jsonl", R"({"title":"The pier","body":"It is open again.","lang":"en","source":"other"})", options);
  EXPECT_EQ(article.language, "fr");
  EXPECT_EQ(article.outlet, "quai.example");
}

}  // namespace
}  // namespace wirecopy::corpus
