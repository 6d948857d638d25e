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

TEST(ServeCommand, RefusesWhatWouldBeWithoutEffect) {
  Workplace place;
  place.write("a.jsonl", R"({"id":"1","title":"Flood","body":"The river came."})");
  place.run("index a.jsonl");
  const struct {
    const char* options;
    const char* wrong;
    const char* hint;
  } rows[] = {
      {"--certificate-key key.pem", "there is a key for https, key.pem, and no certificate", "--certificate"},
      {"--proxy foo", "'foo' is no address of a proxy", "10.0.0.5"},
      {"--host 'a b'", "'a b' is no name of a host", "news.example"},
      {"--burst 5", "--burst", "--rate"},
  };
  for (const auto& row : rows) {
    const Result result = place.run("serve --port 0 " + std::string(row.options));
    EXPECT_EQ(result.code, 2) << row.options;
    EXPECT_THAT(result.errors, HasSubstr(row.wrong)) << row.options;
    EXPECT_THAT(result.errors, HasSubstr(row.hint)) << row.options;
  }
}

}  // namespace
}  // namespace wirecopy::cli::testing
