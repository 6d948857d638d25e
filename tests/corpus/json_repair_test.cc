// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/json_repair.h"

#include <gtest/gtest.h>

namespace wirecopy::corpus {
namespace {

TEST(JsonRepair, MendsWhatCanBeMended) {
  struct Row {
    std::string json, expected;
  };
  const Row rows[] = {
      {R"({"a":"\ud800"})", R"({"a":"\ufffd"})"},
      {R"({"a":"\udc00x"})", R"({"a":"\ufffdx"})"},
      {R"({"a":"\ud83d\ude00"})", R"({"a":"\ud83d\ude00"})"},
      {R"({"a":"\\ud800"})", R"({"a":"\\ud800"})"},
      {"{\"a\":\"x\ny\"}", R"({"a":"x\u000ay"})"},
      {"{\"a\":\n1}", "{\"a\":\n1}"},
      {"{\"a\":NaN,\"b\":-Infinity}", R"({"a":null,"b":null})"},
      {R"({"a":"NaN"})", R"({"a":"NaN"})"},
      {"{\"a\":\"\xFF\"}", "{\"a\":\"\uFFFD\"}"},
      {R"({"a":"\)", R"({"a":"\)"},
      {"", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(repair_json(row.json), row.expected) << row.json;
}

}  // namespace
}  // namespace wirecopy::corpus
