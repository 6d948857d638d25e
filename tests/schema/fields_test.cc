// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/fields.h"

#include <gtest/gtest.h>

namespace wirecopy::schema {
namespace {

TEST(Fields, AreFoundByNameAndAliasInEitherCase) {
  for (const Field& row : fields) {
    EXPECT_EQ(find_field(row.name), &row) << row.name;
    if (!row.alias.empty()) {
      EXPECT_EQ(find_field(row.alias), &row) << row.alias;
    }
  }
  EXPECT_EQ(find_field("SOURCE"), find_field("source"));
  EXPECT_EQ(find_field("by"), find_field("author"));
  EXPECT_EQ(find_field("sources"), nullptr);
  EXPECT_EQ(find_field(""), nullptr);
}

TEST(Fields, EachHasHelpAndAnExampleThatNamesIt) {
  for (const Field& row : fields) {
    EXPECT_FALSE(row.help.empty()) << row.name;
    EXPECT_TRUE(row.example.starts_with(std::string(row.name) + ":")) << row.name << ": " << row.example;
  }
}

}  // namespace
}  // namespace wirecopy::schema
