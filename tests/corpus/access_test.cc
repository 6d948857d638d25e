// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/access.h"

#include <gtest/gtest.h>

#include "tests/corpus/reading.h"

namespace wirecopy::corpus {
namespace {

TEST(Access, ReadsWhatPagesWrite) {
  struct Row {
    std::string_view value;
    Access access;
  };
  const Row rows[] = {
      {"true", Access::Free},     {"True", Access::Free},    {"https://schema.org/True", Access::Free},
      {" free ", Access::Free},   {"false", Access::Paid},   {"http://schema.org/False", Access::Paid},
      {"locked", Access::Paid},   {"metered", Access::Paid}, {"paid", Access::Paid},
      {"teaser", Access::Teaser}, {"", Access::Unknown},     {"perhaps", Access::Unknown},
  };
  for (const Row& row : rows) EXPECT_EQ(read_access(row.value), row.access) << row.value;
}

TEST(Access, TellsTextsThatBreakOff) {
  for (const std::string_view text : {"The board met on Monday and [...]", "The board met on Monday and [\u2026]",
                                      "The board met\u2026 [+2345 chars]", "The board met on Monday, and then...",
                                      "The board met on Monday. Read more \u00BB", "Der Rat tagte. Weiterlesen"}) {
    EXPECT_TRUE(ends_in_teaser(text)) << text;
  }
  for (const std::string_view text :
       {"", "The board met on Monday.", "The board met.\n\nMore information...", "\u201CWell...\u201D he said.",
        "The board [of trade] met", "It is read more widely."}) {
    EXPECT_FALSE(ends_in_teaser(text)) << text;
  }
}

TEST(Access, KnowsWallsInSeveralLanguages) {
  for (const std::string_view line :
       {"Subscribe to continue reading", "You\u2019ve reached your limit of free articles",
        "Jetzt weiterlesen mit Gazette Plus", "Cet article est r\u00E9serv\u00E9 aux abonn\u00E9s",
        "Para seguir leyendo, suscr\u00EDbete", "Contenuto riservato agli abbonati",
        "\u3053\u306E\u8A18\u4E8B\u306F\u6709\u6599\u4F1A\u54E1\u9650\u5B9A\u3067\u3059"}) {
    EXPECT_TRUE(is_wall_notice(line)) << line;
  }
  for (const std::string_view line : {"", "He told his subscribers to read on.", "The wall was built in 1786."})
    EXPECT_FALSE(is_wall_notice(line)) << line;
}

TEST(Access, IsReadFromRecords) {
  EXPECT_EQ(
      article_of("jsonl", R"({"title":"Quay open","content":"The quay is open again after\u2026 [+812 chars]"})").body,
      "The quay is open again after\u2026");
  EXPECT_EQ(article_of("jsonl", R"({"title":"Quay open","body":"The quay is open again.","isAccessibleForFree":false})")
                .access,
            Access::Paid);
  EXPECT_EQ(article_of("jsonl", R"({"title":"Quay open","content":"The quay is open again after\u2026 [+812 chars]"})")
                .access,
            Access::Teaser);
  // A summary that stands for the text, too.
  const Article summary =
      article_of("jsonl", R"({"title":"Quay open","description":"The quay is open again after\u2026 [+812 chars]"})");
  EXPECT_EQ(summary.body, "The quay is open again after\u2026");
  EXPECT_EQ(summary.access, Access::Teaser);
  EXPECT_EQ(article_of("jsonl", R"({"content":"[+812 chars]","description":"The quay is open."})").body,
            "The quay is open.");
}

}  // namespace
}  // namespace wirecopy::corpus
