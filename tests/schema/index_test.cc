// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/index.h"

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "tests/temporary_directory.h"
#include "text/error.h"

namespace wirecopy::schema {
namespace {

Failure failure_of_opening(const std::string& path) {
  try {
    open_index(path);
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find(path), std::string::npos)
        << "the message names the index: " << error.what();
    EXPECT_FALSE(error.hint().empty());
    return error.failure();
  }
  ADD_FAILURE() << path << " opened";
  return {};
}

void make(const std::string& path, const std::string& version) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  if (!version.empty()) database.set_metadata("wirecopy:version", version);
  database.commit();
}

TEST(Index, OpensOneOfThisVersion) {
  const TemporaryDirectory directory;
  make(directory.path("index"), std::to_string(format_version));
  EXPECT_EQ(open_index(directory.path("index")).metadata.version, format_version);
}

TEST(Index, OpensWhileAWriterCommitsWithoutPause) {
  const TemporaryDirectory directory;
  const std::string path = directory.path("index");
  make(path, std::to_string(format_version));
  std::atomic<bool> is_done = false;
  std::thread writer([&] {
    Xapian::WritableDatabase database(path, Xapian::DB_OPEN);
    for (uint64_t revision = 1; !is_done; ++revision) {
      database.set_metadata("wirecopy:revision", std::to_string(revision));
      database.commit();
    }
  });
  uint64_t last = 0;
  for (int i = 0; i < 200; ++i) {
    const uint64_t revision = open_index(path).metadata.revision;
    EXPECT_GE(revision, last);
    last = revision;
  }
  is_done = true;
  writer.join();
}

TEST(Index, RefusesWhatIsNoIndexOfThisVersion) {
  const TemporaryDirectory directory;
  make(directory.path("foreign"), "");
  make(directory.path("old"), "0");
  make(directory.path("new"), "99");
  std::ofstream(directory.path("file")) << "plain text";
  for (const char* name : {"absent", "foreign", "old", "new", "file"})
    EXPECT_EQ(failure_of_opening(directory.path(name)), Failure::IndexMissing) << name;
}

TEST(Index, OfSeveralThatAreJoinedTheOneOfAnotherVersionIsNamed) {
  const TemporaryDirectory directory;
  make(directory.path("good"), std::to_string(format_version));
  make(directory.path("old"), "0");
  std::ofstream(directory.path("stub")) << "auto good\nauto old\n";
  try {
    open_index(directory.path("stub"));
    FAIL() << "opened";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find(directory.path("old")), std::string::npos) << error.what();
  }
}

TEST(Index, ARemoteIndexThatDoesNotAnswerIsNamed) {
  EXPECT_EQ(failure_of_opening("127.0.0.1:1"), Failure::Broken);
}

TEST(Index, IdentityChangesWhenTheDirectoryIsReplaced) {
  const TemporaryDirectory directory;
  make(directory.path("a"), std::to_string(format_version));
  make(directory.path("b"), std::to_string(format_version));
  const uint64_t before = identity_of(directory.path("a"));
  EXPECT_EQ(identity_of(directory.path("a")), before);
  std::filesystem::rename(directory.path("a"), directory.path("c"));
  std::filesystem::rename(directory.path("b"), directory.path("a"));
  EXPECT_NE(identity_of(directory.path("a")), before);
  EXPECT_EQ(identity_of(directory.path("absent")), 0u);
}

}  // namespace
}  // namespace wirecopy::schema
