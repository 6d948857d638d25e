// SPDX-License-Identifier: GPL-2.0-or-later
// Real scraped pages, which are not part of the project: they lie in "seeds" beside the folder that WIRECOPY_DATA
// names.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

#include "corpus/reader.h"
#include "tests/corpus/reading.h"

namespace wirecopy::corpus {
namespace {

TEST(Seeds, ComeOutRight) {
  const char* data = std::getenv("WIRECOPY_DATA");
  if (data == nullptr) GTEST_SKIP() << "WIRECOPY_DATA is not set";
  Collected collected;
  read_sources({std::string(data) + "/../seeds"}, test_options(), collected);
  std::map<std::string, Article> articles;
  for (const Record& record : collected.records) {
    const std::string name = std::filesystem::path(record.place.file).filename();
    articles[name.substr(0, 3)] = parse(record, test_options()).articles.at(0);
  }
  ASSERT_EQ(articles.size(), 3u);
  const auto body_has = [&](const char* name, std::string_view part) {
    return articles[name].body.find(part) != std::string::npos;
  };

  EXPECT_EQ(written(articles["000"].published), "none");
  EXPECT_FALSE(articles["000"].title.empty());
  EXPECT_FALSE(body_has("000", articles["000"].title));

  EXPECT_EQ(written(articles["002"].published), "2025-01-30");
  EXPECT_EQ(written(articles["002"].modified), "2025-01-30T11:44");
  EXPECT_EQ(articles["002"].authors, std::vector<std::string>{"Business Today Desk"});
  EXPECT_FALSE(articles["002"].standfirst.empty());
  for (const char* furniture : {"Read more!", "RECOMMENDED", "Related Articles", "Business Today Desk", "Updated"}) {
    EXPECT_FALSE(body_has("002", furniture)) << furniture;
  }
  EXPECT_FALSE(body_has("002", articles["002"].title));

  EXPECT_EQ(written(articles["004"].published), "2025-01");
  EXPECT_EQ(articles["004"].outlet, "ru24.pro");
  EXPECT_TRUE(articles["004"].credit.starts_with("The post " + articles["004"].title)) << articles["004"].credit;
  for (const char* furniture : {"News in English", "1 2 3", "appeared first on", "ru24"})
    EXPECT_FALSE(body_has("004", furniture)) << furniture;
}

}  // namespace
}  // namespace wirecopy::corpus
