// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/spelling.h"

#include <gtest/gtest.h>

namespace wirecopy::cli {
namespace {

TEST(Closest, FindsTheNameThatWasMeant) {
  const std::vector<std::string> names{"index", "search", "show", "copies", "serve"};
  struct Row {
    std::string_view typed;
    std::string_view meant;  // empty = nothing near
  };
  for (const Row& row : std::vector<Row>{{"serach", "search"},
                                         {"serch", "search"},
                                         {"indxe", "index"},
                                         {"sho", "show"},
                                         {"copy", ""},
                                         {"copie", "copies"},
                                         {"x", ""},
                                         {"", ""},
                                         {"frobnicate", ""}}) {
    EXPECT_EQ(closest(row.typed, names).value_or(""), row.meant) << row.typed;
  }
  EXPECT_FALSE(closest(std::string(1'000'000, 'x'), names));
}

}  // namespace
}  // namespace wirecopy::cli
