// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/groups.h"

#include <gtest/gtest.h>

#include "tests/temporary_directory.h"
#include "text/error.h"

namespace wirecopy::schema {
namespace {

Group sample(uint32_t number) {
  dedup::Overlap overlap;
  overlap.shared = 70;
  overlap.size_a = 100;
  overlap.size_b = 80;
  return {number, {{number + 2, dedup::Relation::Lead, {}}, {number, dedup::Relation::Near, overlap}}};
}

TEST(Groups, GoThereAndBack) {
  const Group group = sample(300);
  const Group back = decode_group(300, encode_group(group));
  ASSERT_EQ(back.members.size(), 2u);
  EXPECT_EQ(back.number, 300u);
  EXPECT_EQ(back.lead().document, 302u);
  EXPECT_EQ(back.members[1].document, 300u);
  EXPECT_EQ(back.members[1].relation, dedup::Relation::Near);
  EXPECT_EQ(back.members[1].to_lead.shared, 70u);
  EXPECT_EQ(back.members[1].to_lead.size_a, 100u);
  EXPECT_EQ(back.members[1].to_lead.size_b, 80u);
}

TEST(Groups, AreListedByNumberFromTheDatabase) {
  const TemporaryDirectory directory;
  Xapian::WritableDatabase database(directory.path("index"), Xapian::DB_CREATE);
  for (const uint32_t number : {70'000u, 1u, 256u})
    database.set_metadata(group_key(number), encode_group(sample(number)));
  database.set_metadata("wirecopy:version", "1");
  database.commit();
  EXPECT_EQ(group_numbers(database), (std::vector<uint32_t>{1, 256, 70'000}));
  EXPECT_EQ(read_group(database, 256).lead().document, 258u);
  EXPECT_TRUE(read_group(database, 2).members.empty());
}

TEST(Groups, DamagedBytesAreAnError) {
  std::string bytes = encode_group(sample(5));
  bytes.resize(bytes.size() / 2);
  EXPECT_THROW(decode_group(5, bytes), Error);
}

}  // namespace
}  // namespace wirecopy::schema
