// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/markdown.h"

#include <gtest/gtest.h>

#include "tests/corpus/reading.h"

namespace wirecopy::corpus {
namespace {

using Strings = std::vector<std::string>;

TEST(Markdown, WithYamlInFront) {
  const Article article = article_of("markdown",
                                     "---\n"
                                     "title: \"Quay open: \\\"at last\\\"\"   \n"
                                     "date: 2025-02-11 09:30:00 +0100  # local\n"
                                     "authors: [Ana Ruiz, 'Okoye, Tom']\n"
                                     "tags:\n"
                                     "  - quay\n"
                                     "  - storm\n"
                                     "source:\n"
                                     "  name: Quay Gazette\n"
                                     "summary: >\n"
                                     "  The storm is over\n"
                                     "  and the boats go out.\n"
                                     "draft: false\n"
                                     "---\n\n"
                                     "# Quay open\n\nThe **quay** is open.\n");
  EXPECT_EQ(article.title, "Quay open: \"at last\"");
  EXPECT_EQ(written(article.published), "2025-02-11T08:30:00");
  EXPECT_EQ(article.authors, (Strings{"Ana Ruiz", "Okoye, Tom"}));
  EXPECT_EQ(article.tags, (Strings{"quay", "storm"}));
  EXPECT_EQ(article.outlet, "Quay Gazette");
  EXPECT_EQ(article.standfirst, "The storm is over and the boats go out.");
  EXPECT_EQ(article.body, "The quay is open.");
}

TEST(Markdown, WithTomlInFront) {
  const Article article = article_of("markdown",
                                     "+++\ntitle = 'Quay open'\ndate = 2025-02-11T09:30:00Z\ntags = [\"quay\",\n  "
                                     "\"storm\"]\n\n[source]\nname = \"Quay "
                                     "Gazette\"\n+++\nThe quay is open.\n");
  EXPECT_EQ(article.title, "Quay open");
  EXPECT_EQ(written(article.published), "2025-02-11T09:30:00");
  EXPECT_EQ(article.tags, (Strings{"quay", "storm"}));
  EXPECT_EQ(article.outlet, "Quay Gazette");
  EXPECT_EQ(article.body, "The quay is open.");
}

TEST(Markdown, WithoutFrontMatter) {
  EXPECT_EQ(article_of("markdown", "Quay *open*\n====\n\nIt is open.").title, "Quay open");
  EXPECT_EQ(article_of("markdown", "Just a text.\n").body, "Just a text.");
  const Article unclosed = article_of("markdown", "---\ntitle: A\n\nNo end of the block.");
  EXPECT_NE(unclosed.body.find("No end of the block."), std::string::npos);
}

TEST(Markdown, BecomesPlainParagraphs) {
  struct Row {
    std::string_view markdown, expected;
  };
  const Row rows[] = {
      {"one\ntwo\n\nthree", "one two\n\nthree"},
      {"one  \ntwo", "one\ntwo"},
      {"## Heading ##\ntext", "Heading\n\ntext"},
      {"#hashtag", "#hashtag"},
      {"[link](https://quay.example/a_(b)) and ![picture](x.png)", "link and"},
      {"[a][1]\n\n[1]: https://quay.example", "a"},
      {"[not a link]", "[not a link]"},
      {"**bold** __bold__ *it* _it_ ~~gone~~ `code`", "bold bold it it gone code"},
      {"snake_case 2 * 3 * 4", "snake_case 2 * 3 * 4"},
      {"\\*stars\\*", "*stars*"},
      {"- one\n- two\n  more", "one\n\ntwo more"},
      {"1. one", "1. one"},
      {"> quoted\n> words", "quoted words"},
      {"```\ncode *x*\n```", "code x"},
      {"a\n\n---\n\nb", "a\n\nb"},
      {"<https://quay.example/>", "https://quay.example/"},
      {"a <b>bold</b> word", "a bold word"},
      {"text[^1]", "text"},
      {"a\n\n{% include ad.html %}\n\n{{< youtube x >}}\n\nb {{ c }}", "a\n\nb {{ c }}"},
      {"", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(strip_markdown(row.markdown), row.expected) << row.markdown;
}

TEST(Markdown, StandsHostileInput) {
  for (const std::string& text :
       {std::string(200'000, '*'), std::string(100'000, '['), std::string(200'000, '<'), std::string(200'000, '>'),
        std::string(200'000, '`'), "---\n" + std::string(100'000, '[') + "\n---\n"}) {
    parse_as("markdown", text);
  }
}

}  // namespace
}  // namespace wirecopy::corpus
