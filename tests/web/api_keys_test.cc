// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/api_keys.h"

#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/temporary_directory.h"
#include "text/error.h"

namespace wirecopy::web {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string content_of(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(ApiKeys, AreFoundByTheKeyAndKeptAsHashes) {
  const TemporaryDirectory directory;
  const std::string file = directory.path("keys");
  ApiKeys keys;
  const std::string desk = keys.add("desk", {Right::Read});
  const std::string feed = keys.add("feed.1", {Right::Write, Right::Metrics});
  keys.write(file);
  EXPECT_THAT(content_of(file), Not(HasSubstr(desk)));
  struct stat status {};
  ASSERT_EQ(::stat(file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);

  const ApiKeys read = ApiKeys::read(file);
  ASSERT_NE(read.find(feed), nullptr);
  EXPECT_EQ(read.find(feed)->name, "feed.1");
  EXPECT_THAT(read.find(feed)->rights, ElementsAre(Right::Write, Right::Metrics));
  EXPECT_TRUE(read.find(desk)->has(Right::Read));
  EXPECT_FALSE(read.find(desk)->has(Right::Write));
  const std::string wrong_keys[] = {"", desk + "0", desk.substr(1), read.find(desk)->hash};
  for (const std::string& wrong : wrong_keys) EXPECT_EQ(read.find(wrong), nullptr) << wrong;
}

TEST(ApiKeys, DifferEachTimeAndCanBeTakenBack) {
  ApiKeys keys;
  const std::string first = keys.add("a", {Right::Read});
  EXPECT_NE(keys.add("b", {Right::Read}), first);
  EXPECT_THROW(keys.add("a", {Right::Read}), Error);
  EXPECT_THROW(keys.add("a b", {Right::Read}), Error);
  EXPECT_TRUE(keys.remove("a"));
  EXPECT_FALSE(keys.remove("a"));
  EXPECT_EQ(keys.find(first), nullptr);
}

TEST(ApiKeys, SayWhichLineIsWrong) {
  const TemporaryDirectory directory;
  const std::string file = directory.path("keys");
  const std::string hash(64, 'a');
  const std::string lines[] = {"desk read", "desk read 1234", "desk all " + hash, "desk read " + hash + " more"};
  for (const std::string& line : lines) {
    std::ofstream(file) << "# a note\n\n" << line << "\n";
    try {
      ApiKeys::read(file);
      ADD_FAILURE() << "took: " << line;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr(file + " line 3")) << line;
    }
  }
  EXPECT_THROW(ApiKeys::read(directory.path("none")), Error);
}

}  // namespace
}  // namespace wirecopy::web
