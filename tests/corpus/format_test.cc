// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/format.h"

#include <gtest/gtest.h>

#include <set>

#include "corpus/json_fields.h"

namespace wirecopy::corpus {
namespace {

TEST(Format, IsRecognisedByContentThenByName) {
  struct Row {
    std::string_view head, file, format;
  };
  const Row rows[] = {
      {"{\"title\": \"A\"}\n{\"title\": \"B\"}\n", "a.txt", "jsonl"},
      {"\xEF\xBB\xBF{\"title\": \"A\"}\n", "a", "jsonl"},
      {"{\"title\": \"one long line", "a", "jsonl"},
      {"{\"title\": \"broken\n{\"title\": \"B\"}\n", "a", "jsonl"},
      {"{\n  \"title\": \"A\"\n}\n", "a.json", "json"},
      {"[{\"title\": \"A\"}]", "a.json", "json"},
      {"[\n  {\n", "a.jsonl", "json"},
      {"[Reuters] The pier is open", "a.txt", "text"},
      {"{curly} braces open this text", "a.txt", "text"},
      {"  <!DOCTYPE html><html>", "a.txt", "html"},
      {"<!-- saved --><html lang=en>", "a", "html"},
      {"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC>", "a", "html"},
      {"<p>A piece of a page</p>", "a.html", "html"},
      {"<p>A piece of a page</p>", "a.HTM.gz", "html"},
      {"---\ntitle: A\n---\nText", "a.txt", "markdown"},
      {"+++\ntitle = \"A\"\n+++\nText", "a", "markdown"},
      {"---\nA ruler and text\n", "a", "text"},
      {"Text", "b/a.md", "markdown"},
      {"Text", "b.md/a", "text"},
      {"Text", "a.jsonl.zst", "jsonl"},
      {"Text", "README", "text"},
      {"", "a.dat", "text"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(recognise_format(row.head, row.file).name, row.format) << row.head << " in " << row.file;
}

TEST(Format, HasARowForEachName) {
  std::set<std::string_view> names;
  for (const Format& format : formats()) {
    EXPECT_TRUE(names.insert(format.name).second) << format.name;
    EXPECT_EQ(find_format(format.name), &format);
    EXPECT_TRUE(format.suffixes.starts_with('.') && format.suffixes.ends_with(' ')) << format.name;
    EXPECT_FALSE(format.help.empty());
  }
  EXPECT_EQ(find_format("papyrus"), nullptr);
}

TEST(Format, RejectReasonsHaveTheirOwnCodes) {
  std::set<std::string_view> codes;
  for (const RejectReason& row : reject_reasons) EXPECT_TRUE(codes.insert(row.code).second) << row.code;
}

TEST(FieldNames, AreWrittenInTheirNormalFormOnce) {
  std::set<std::string_view> names;
  for (const FieldName& row : field_names()) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    for (std::string_view part = row.name; !part.empty();) {
      const std::string_view key = part.substr(0, part.find('.'));
      std::string normal;
      append_key(normal, key);
      EXPECT_EQ(normal, key) << row.name;
      part.remove_prefix(std::min(key.size() + 1, part.size()));
    }
  }
}

}  // namespace
}  // namespace wirecopy::corpus
