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
  std::vector<std::vector<uint64_t>> sets;
  for (uint64_t article = 0; article < 300; ++article) {
    std::vector<uint64_t>& set = sets.emplace_back();
    for (uint64_t i = 0; i < article * 13 % 2000; ++i) set.push_back((article * 1'000'003 + i * 77) << 32);
    spool.append(set);
  }
  ASSERT_EQ(spool.articles(), sets.size());
  for (uint32_t article = 0; article < sets.size(); ++article) {
    EXPECT_EQ(spool.read(article), sets[article]) << article;
    EXPECT_EQ(spool.size_of(article), sets[article].size());
  }
  EXPECT_TRUE(std::filesystem::is_empty(directory.path())) << "the file has no name";
}

TEST(ShingleSpool, NeedsADirectoryItCanWriteTo) {
  EXPECT_THROW(ShingleSpool("/nowhere/at/all"), Error);
}

}  // namespace
}  // namespace wirecopy::indexer
