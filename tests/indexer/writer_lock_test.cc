// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer_lock.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "schema/index.h"
#include "tests/temporary_directory.h"
#include "text/error.h"

namespace wirecopy::indexer {
namespace {

TEST(WriterLock, MakesAnEmptyIndexThatOpens) {
  const TemporaryDirectory directory;
  open_for_writing(directory.path("index"));
  EXPECT_EQ(schema::open_index(directory.path("index")).metadata.version, schema::format_version);
}

TEST(WriterLock, ASecondWriterIsToldWhoHoldsIt) {
  const TemporaryDirectory directory;
  const Xapian::WritableDatabase held = open_for_writing(directory.path("index"));
  try {
    open_for_writing(directory.path("index"));
    FAIL() << "two writers";
  } catch (const Error& error) {
    EXPECT_EQ(error.failure(), Failure::IndexLocked);
    EXPECT_NE(std::string(error.what()).find(std::to_string(::getpid())), std::string::npos) << error.what();
  }
}

TEST(WriterLock, LeavesOtherDirectoriesAlone) {
  const TemporaryDirectory directory;
  std::ofstream(directory.path("thesis.txt")) << "years of work";
  try {
    open_for_writing(directory.path());
    FAIL() << "made an index among other files";
  } catch (const Error& error) {
    EXPECT_EQ(error.failure(), Failure::IndexMissing);
  }
  std::ofstream(directory.path("file")) << "text";
  EXPECT_THROW(open_for_writing(directory.path("file")), Error);
}

TEST(WriterLock, WantsAName) {
  const TemporaryDirectory directory;
  for (const std::string& path : {std::string(), directory.path("."), directory.path("..")}) {
    EXPECT_THROW(check_place(path), Error) << path;
    EXPECT_THROW(open_for_writing(path), Error) << path;
  }
  EXPECT_NO_THROW(check_place(directory.path("new.index")));
}

TEST(WriterLock, PutsAnIndexInPlaceOfAnother) {
  const TemporaryDirectory directory;
  const Xapian::WritableDatabase old = open_for_writing(directory.path("index"));
  {
    Xapian::WritableDatabase made = open_for_writing(directory.path("made"));
    made.add_document(Xapian::Document());
    made.commit();
  }
  put_in_place(directory.path("made"), directory.path("index"));
  EXPECT_EQ(schema::open_index(directory.path("index")).database.get_doccount(), 1u);
  EXPECT_FALSE(std::filesystem::exists(directory.path("made")));
}

}  // namespace
}  // namespace wirecopy::indexer
