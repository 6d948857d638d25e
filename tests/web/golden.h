// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include "tests/source_tree.h"

namespace wirecopy::web::testing {

// Compares with tests/web/golden/`name`, or rewrites it when the environment has UPDATE_GOLDEN=1. The hashes in the
// addresses of assets are left out: they change with every change of style.
inline void expect_golden(const std::string& name, const std::string& page) {
  const std::string unhashed = std::regex_replace(page, std::regex("-[0-9a-f]{12}\\."), "-HASH.");
  const std::string found = std::regex_replace(unhashed, std::regex("><"), ">\n<");
  const std::string path = source_path("tests/web/golden/" + name);
  const char* update = std::getenv("UPDATE_GOLDEN");
  if (update != nullptr && std::string(update) == "1") {
    std::ofstream(path, std::ios::binary) << found;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  ASSERT_TRUE(file) << path << " is missing; UPDATE_GOLDEN=1 writes it";
  const std::string expected{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(found, expected) << "look at the difference; UPDATE_GOLDEN=1 takes it over";
}

}  // namespace wirecopy::web::testing
