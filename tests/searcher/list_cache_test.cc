// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/list_cache.h"

#include <gtest/gtest.h>

namespace wirecopy::searcher {
namespace {

FormCache::List forms(std::size_t count) {
  return std::make_shared<const std::vector<std::string>>(count, "form");
}

TEST(ListCache, GivesBackWhatItKeeps) {
  const FormCache cache;
  EXPECT_EQ(cache.find("run"), nullptr);
  const FormCache::List kept = forms(3);
  cache.keep("run", kept);
  cache.keep("run", forms(2));
  EXPECT_EQ(cache.find("run"), kept) << "of two threads that look for one stem the first is believed";
  cache.keep("walk", forms(0));
  ASSERT_NE(cache.find("walk"), nullptr) << "to have no forms is known, too";
  EXPECT_TRUE(cache.find("walk")->empty());
}

TEST(ListCache, BeginsAnewWhenItIsFull) {
  const FormCache cache(10);
  cache.keep("large", forms(10));
  EXPECT_EQ(cache.find("large"), nullptr) << "it would not fit";
  cache.keep("a", forms(4));
  cache.keep("b", forms(4));
  EXPECT_NE(cache.find("a"), nullptr);
  EXPECT_NE(cache.find("b"), nullptr);
  cache.keep("c", forms(4));
  EXPECT_EQ(cache.find("a"), nullptr);
  EXPECT_EQ(cache.find("b"), nullptr);
  EXPECT_NE(cache.find("c"), nullptr);
}

}  // namespace
}  // namespace wirecopy::searcher
