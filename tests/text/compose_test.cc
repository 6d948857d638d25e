// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/compose.h"

#include <string_view>

#include <gtest/gtest.h>

namespace wirecopy::text {
namespace {

TEST(Compose, WhatLooksTheSameIsTheSame) {
  struct Row {
    std::string_view written, composed;
  };
  const Row rows[] = {
      {"", ""},
      {"plain", "plain"},
      {"caf\u0065\u0301s", "caf\u00E9s"},
      {"\u3066\u3099\u304D\u308B", "\u3067\u304D\u308B"},
      {"\u1106\u1167\u11BC", "\uBA85"},
      {"\u0915\u093C", "\u0915\u093C"},
      {"\uFB01", "\uFB01"},  // what is only alike stays
      {"\u0E17\u0E4D\u0E32\u0E07\u0E32\u0E19", "\u0E17\u0E33\u0E07\u0E32\u0E19"},
      {"\u0E19\u0E49\u0E4D\u0E32", "\u0E19\u0E49\u0E33"},
      {"\u0E19\u0E4D\u0E49\u0E32", "\u0E19\u0E49\u0E33"},
      {"\u0E99\u0ECD\u0EC9\u0EB2", "\u0E99\u0EC9\u0EB3"},
      {"\u0E17\u0E4D", "\u0E17\u0E4D"},
      {"\u0E4D\u0E4D\u0E32\u0E4D", "\u0E4D\u0E33\u0E4D"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(composed(std::string(row.written)), row.composed) << row.written;
    EXPECT_EQ(composed(std::string(row.composed)), row.composed) << "composing twice changes nothing";
  }
}

}  // namespace
}  // namespace wirecopy::text
