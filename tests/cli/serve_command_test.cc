// SPDX-License-Identifier: GPL-2.0-or-later
#include <signal.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/command.h"

namespace wirecopy::cli::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;

TEST(ServeCommand, PrintsItsAddressFirstAndEndsWellOnSigterm) {
  Workplace place;
  place.write("a.jsonl", R"({"id":"1","title":"Flood","body":"The river came."})");
  place.run("index a.jsonl");
  Process server = place.start("serve --port 0");
  ASSERT_TRUE(server.wait_until([&] { return place.read("background.out").ends_with('\n'); }));
  EXPECT_THAT(place.read("background.out"), MatchesRegex("http://127\\.0\\.0\\.1:[0-9]+/\n"));
  server.signal(SIGTERM);
  EXPECT_EQ(server.wait(), 0) << place.read("background.err");
}

TEST(ServeCommand, ListensBeyondThisMachineOnlyWhenTold) {
  Workplace place;
  place.write("a.jsonl", R"({"id":"1","title":"Flood","body":"The river came."})");
  place.run("index a.jsonl");
  const Result result = place.run("serve --address 0.0.0.0");
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.errors, HasSubstr("0.0.0.0"));
  place.write("keys", "# none yet\n");
  const Result empty = place.run("serve --address 0.0.0.0 --keys keys");
  EXPECT_EQ(empty.code, 2);
  EXPECT_THAT(empty.errors, HasSubstr("there is no key in keys"));
}

}  // namespace
}  // namespace wirecopy::cli::testing
