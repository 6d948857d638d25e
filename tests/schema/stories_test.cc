// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/stories.h"

#include <gtest/gtest.h>

#include "schema/slots.h"
#include "tests/temporary_directory.h"
#include "text/error.h"

namespace wirecopy::schema {
namespace {

TEST(Stories, AnArticleWithoutTheSlotIsInTheStoryOfItsOwnNumber) {
  EXPECT_EQ(story_number(7, ""), 7u);
  EXPECT_EQ(story_number(7, pack_number(3)), 3u);
  EXPECT_EQ(story_number(7, pack_number(9)), 7u) << "no article comes before the smallest of its story";
  EXPECT_EQ(story_number(7, "xx"), 7u);
}

TEST(Stories, ProfilesGoThereAndBack) {
  const std::vector<stories::Profile> profiles{
      {},
      {{0, 1}},
      {{stories::bucket_count - 1, 255, stories::Feature::Kind::Name}},
      {{3, 8}, {4, 200}, {70'000, 24, stories::Feature::Kind::Name}, {900'000, 0, stories::Feature::Kind::Language}},
      {{5, 0, stories::Feature::Kind::Form},
       {6, 0, stories::Feature::Kind::Item},
       {7, 8},
       {9, 0, stories::Feature::Kind::Series}}};
  for (const stories::Profile& profile : profiles) EXPECT_EQ(decode_profile(encode_profile(profile)), profile);
  EXPECT_THROW(decode_profile("\x05"), Error);
}

TEST(Stories, RarityGoesThereAndBack) {
  const TemporaryDirectory directory;
  Xapian::WritableDatabase database(directory.path("index"), Xapian::DB_CREATE);
  EXPECT_EQ(read_rarity(database).articles(), 0u);
  stories::Rarity rarity;
  rarity.count({{3, 8}, {70'000, 8}});
  rarity.count({{3, 8}, {stories::bucket_count - 1, 8}});
  write_rarity(database, rarity);
  const stories::Rarity read = read_rarity(database);
  EXPECT_EQ(read.articles(), 2u);
  for (const uint32_t bucket : {0u, 3u, 70'000u, stories::bucket_count - 1})
    EXPECT_EQ(read.articles_with(bucket), rarity.articles_with(bucket)) << bucket;
}

}  // namespace
}  // namespace wirecopy::schema
