// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/shingle_spool.h"

#include <gtest/gtest.h>

#include "tests/temporary_directory.h"
#include "text/error.h"

namespace wirecopy::indexer {
namespace {

TEST(ShingleSpool, GivesBackWhatWasAppendedFromDiskAndFromMemory) {
  const TemporaryDirectory directory;
  ShingleSpool spool(directory.path());
  std::vector<dedup::ComparedText> texts;
  for (uint64_t article = 0; article < 300; ++article) {
    dedup::ComparedText& text = texts.emplace_back();
    for (uint64_t i = 0; i < article * 13 % 2000; ++i) text.body.push_back((article * 1'000'003 + i * 77) << 32);
    for (uint64_t i = 0; i < article % 65; ++i) text.title.push_back((article * 31 + i) << 32);
    for (uint64_t i = 0; i < article % 5; ++i) text.credit.push_back((article * 37 + i) << 32);
    text.brief = article % 3 == 0;
    spool.append(text);
  }
  ASSERT_EQ(spool.articles(), texts.size());
  for (uint32_t article = 0; article < texts.size(); ++article) {
    EXPECT_TRUE(spool.read(article) == texts[article]) << article;
    EXPECT_EQ(spool.size_of(article), texts[article].body.size());
  }
  EXPECT_TRUE(std::filesystem::is_empty(directory.path())) << "the file has no name";
}

TEST(ShingleSpool, NeedsADirectoryItCanWriteTo) {
  EXPECT_THROW(ShingleSpool("/nowhere/at/all"), Error);
}

}  // namespace
}  // namespace wirecopy::indexer
