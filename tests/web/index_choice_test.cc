// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/index_choice.h"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "web/layout.h"
#include "web/markup.h"

namespace wirecopy::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::vector<std::string> names{"news", "the \"old\""};

TEST(IndexChoice, IsNotThereForOneIndex) {
  EXPECT_EQ(with_index_choice("<a href=\"/\">x</a>", std::vector<std::string>{"news"}, "news", {}),
            "<a href=\"/\">x</a>");
}

TEST(IndexChoice, GoesIntoEveryLinkOfOurs) {
  struct Row {
    std::string_view before;
    std::string_view after;
  };
  const Row rows[]{
      {"<a href=\"/article/1\">", "<a href=\"/article/1?index=the%20%22old%22\">"},
      {"<a href=\"/?q=a&amp;sort=date#facets\">", "<a href=\"/?q=a&amp;sort=date&amp;index=the%20%22old%22#facets\">"},
      {"<link href=\"/assets/style-1.css\">", "<link href=\"/assets/style-1.css\">"},
      {"<link href=\"/opensearch.xml\">", "<link href=\"/opensearch.xml?index=the%20%22old%22\">"},
      {"<a href=\"https://news.example/\">", "<a href=\"https://news.example/\">"},
      {"<a href=\"#content\">", "<a href=\"#content\">"},
      {"<form action=\"/match\" method=\"post\">",
       "<form action=\"/match?index=the%20%22old%22\" method=\"post\"><input type=\"hidden\" name=\"index\" "
       "value=\"the &quot;old&quot;\">"},
  };
  for (const Row& row : rows) EXPECT_EQ(with_index_choice(std::string(row.before), names, names[1], {}), row.after);
}

TEST(IndexChoice, LeavesTextsAsTheyAre) {
  const std::string text = element("p", {}, {" href=\"/x\" <form action=\"/\">"}).html();
  EXPECT_EQ(with_index_choice(text, names, names[1], {}), text);
}

TEST(IndexChoice, KeepsTheSearchAndStartsItAnew) {
  const std::string html = page({.title = "t", .kind = "results", .request = {}, .footer = {}}, "x");
  const std::string made =
      with_index_choice(html, names, "news", {.path = "/", .query = "q=a%22b&offset=20&index=news"});
  EXPECT_THAT(made, HasSubstr("href=\"/?q=a%22b\" aria-current=\"true\""));
  EXPECT_THAT(made, HasSubstr("href=\"/?q=a%22b&amp;index=the%20%22old%22\""));
  const std::string other = with_index_choice(html, names, "news", {.path = "/article/1", .query = "q=a"});
  EXPECT_THAT(other, HasSubstr("href=\"/?index=the%20%22old%22\""));
  EXPECT_THAT(other, Not(HasSubstr("article/1")));
}

}  // namespace
}  // namespace wirecopy::web
