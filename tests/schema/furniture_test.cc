// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/furniture.h"

#include <gtest/gtest.h>

#include "schema/spellings.h"
#include "tests/temporary_directory.h"

namespace wirecopy::schema {
namespace {

TEST(Furniture, ComesBackAsItWasStored) {
  const TemporaryDirectory directory;
  Xapian::WritableDatabase database(directory.path("index"), Xapian::DB_CREATE);
  OutletFurniture quay;
  quay.outlet = "quay.example";
  quay.articles = 300;
  quay.learned = {{.text = "Support us", .articles = 40, .last = 299}, {.text = "", .articles = 1, .last = 1}};
  quay.candidates = {{.hash = ~uint64_t{0}, .first = 260, .texts = {{1, 2}, {~uint32_t{0}, 0}}},
                     {.hash = 7, .first = 300, .texts = {}}};
  write_furniture(database, quay);
  OutletFurniture other;
  other.outlet = "a.example";
  other.articles = 1;
  write_furniture(database, other);
  database.commit();
  const OutletFurniture read = read_furniture(database, "quay.example");
  EXPECT_EQ(read.outlet, quay.outlet);
  EXPECT_EQ(read.articles, 300u);
  ASSERT_EQ(read.learned.size(), 2u);
  EXPECT_EQ(read.learned[0].text, "Support us");
  EXPECT_EQ(read.learned[0].articles, 40u);
  EXPECT_EQ(read.learned[0].last, 299u);
  ASSERT_EQ(read.candidates.size(), 2u);
  EXPECT_EQ(read.candidates[0].hash, ~uint64_t{0});
  EXPECT_EQ(read.candidates[0].first, 260u);
  EXPECT_EQ(read.candidates[0].texts, quay.candidates[0].texts);
  EXPECT_TRUE(read.candidates[1].texts.empty());
  EXPECT_EQ(count_furniture(database), 2u);
  EXPECT_EQ(all_furniture(database).size(), 1u) << "of the other nothing was learned";
  const OutletFurniture unknown = read_furniture(database, "unknown.example");
  EXPECT_EQ(unknown.outlet, "unknown.example");
  EXPECT_EQ(unknown.articles, 0u);
}

TEST(Spellings, AreKeptByAnyName) {
  const TemporaryDirectory directory;
  Xapian::WritableDatabase database(directory.path("index"), Xapian::DB_CREATE);
  const std::string long_name(1000, 'x');
  write_spelling(database, "bbc.co.uk", "BBC News");
  write_spelling(database, long_name, "X");
  EXPECT_EQ(read_spelling(database, "bbc.co.uk"), "BBC News");
  EXPECT_EQ(read_spelling(database, long_name), "X");
  EXPECT_EQ(read_spelling(database, "bbc.com"), "");
}

}  // namespace
}  // namespace wirecopy::schema
