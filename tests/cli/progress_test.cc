// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/progress.h"

#include <gtest/gtest.h>

namespace wirecopy::cli {
namespace {

TEST(SizeWords, RoundsToTwoFigures) {
  struct Row {
    uint64_t bytes;
    std::string words;
  };
  for (const Row& row : std::vector<Row>{{0, "0 bytes"},
                                         {999, "999 bytes"},
                                         {1000, "1.0 kB"},
                                         {9940, "9.9 kB"},
                                         {9960, "10 kB"},
                                         {999'600, "1.0 MB"},
                                         {1'234'567'890, "1.2 GB"},
                                         {UINT64_MAX, "18446744 TB"}}) {
    EXPECT_EQ(size_words(row.bytes), row.words) << row.bytes;
  }
}

TEST(ProgressLine, TellsWhatIsKnown) {
  indexer::Progress progress;
  EXPECT_EQ(progress_line(progress, 0), "starting: 0 articles");
  progress = {
      .bytes = 500'000, .total_bytes = 2'000'000, .articles = 12'000, .copies = 1, .rejects = 2, .step = "reading"};
  EXPECT_EQ(progress_line(progress, 10), "reading: 12,000 articles, 1,200/s, 25% of 2.0 MB, 1 copy, 2 rejects");
  progress.total_bytes = 0;
  progress.unchanged = 3;
  EXPECT_EQ(progress_line(progress, 0.1), "reading: 12,000 articles, 500 kB, 3 unchanged, 1 copy, 2 rejects");
}

}  // namespace
}  // namespace wirecopy::cli
