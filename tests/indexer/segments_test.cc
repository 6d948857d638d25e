// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "tests/temporary_directory.h"

namespace wirecopy::indexer {
namespace {

std::vector<Xapian::Document> documents(uint64_t segment) {
  std::vector<Xapian::Document> out;
  for (uint64_t i = 0; i < segment % 3; ++i) {  // every third is empty
    Xapian::Document document;
    document.set_data(std::to_string(segment) + "/" + std::to_string(i));
    document.add_term("t" + std::to_string(segment % 10));
    out.push_back(document);
  }
  return out;
}

// `finished` has merged so many segments to the database at `path`.
void expect_in_order(const Segments& finished, const std::string& path, uint64_t segments) {
  const Xapian::Database database(path);
  Xapian::docid next = 0;
  for (uint64_t segment = 0; segment < segments; ++segment) {
    for (uint64_t i = 0; i < segment % 3; ++i) {
      const std::string data = std::to_string(segment) + "/" + std::to_string(i);
      ASSERT_EQ(database.get_document(++next).get_data(), data);
      const Segments::Place place = finished.find(next);
      ASSERT_EQ(place.segment.get_document(place.document).get_data(), data);
    }
  }
  EXPECT_EQ(database.get_doccount(), next);
}

TEST(Segments, DocumentsCountThroughInTheOrderOfTheNumbers) {
  const TemporaryDirectory directory;
  std::filesystem::create_directory(directory.path("work"));
  Segments segments(directory.path("work"));
  for (const uint64_t number : {3, 0, 5, 1, 4, 2}) segments.write(number, documents(number));
  segments.seal();
  segments.finish(directory.path("whole"));
  expect_in_order(segments, directory.path("whole"), 6);
}

TEST(Segments, NoDocumentsGiveAnEmptyDatabase) {
  const TemporaryDirectory directory;
  std::filesystem::create_directory(directory.path("work"));
  Segments segments(directory.path("work"));
  segments.write(0, {});
  segments.seal();
  segments.finish(directory.path("whole"));
  EXPECT_EQ(Xapian::Database(directory.path("whole")).get_doccount(), 0u);
}

// Ends the process: the limit of open files cannot be raised again.
[[noreturn]] void merge_with_few_open_files() {
  constexpr rlimit few{700, 700};
  ::setrlimit(RLIMIT_NOFILE, &few);
  {
    const TemporaryDirectory directory;
    std::filesystem::create_directory(directory.path("work"));
    Segments segments(directory.path("work"));
    for (uint64_t number = 0; number < 300; ++number) segments.write(number, documents(number));
    segments.seal();
    segments.finish(directory.path("whole"));
    expect_in_order(segments, directory.path("whole"), 300);
  }
  std::exit(testing::Test::HasFailure() ? 1 : 0);
}

TEST(Segments, MergeOnTheWayWhenFewFilesMayBeOpen) {
  EXPECT_EXIT(merge_with_few_open_files(), testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace wirecopy::indexer
