// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/hash.h"

#include <gtest/gtest.h>

namespace wirecopy::text {
namespace {

// Indexes hold them.
TEST(Hash, IsTheSameForEver) {
  EXPECT_EQ(hex(hash_of("")), "2d06800538d394c2");
  EXPECT_EQ(hex(hash_of("harbour")), "4525043ccc4dc55e");
  EXPECT_EQ(hex(0xAB), "00000000000000ab");
}

}  // namespace
}  // namespace wirecopy::text
