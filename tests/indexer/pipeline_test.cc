// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline.h"

#include <gtest/gtest.h>

#include "tests/indexer/invented_news.h"
#include "tests/temporary_directory.h"
#include "text/error.h"

namespace wirecopy::indexer {
namespace {

struct Collecting : Intake {
  bool wants(const KnownFile& file) override { return file.path.find("unwanted") == std::string::npos; }
  bool stop() override { return false; }
  std::function<void()> take(Batch&& batch) override {
    EXPECT_EQ(batch.number, batches++);
    for (const Prepared& prepared : batch.articles) ids.push_back(prepared.article.id);
    for (const FileEvent& event : batch.files) {
      if (event.kind == FileEvent::Kind::Left) finished.push_back(event.file.path);
    }
    if (fail_at != 0 && ids.size() >= fail_at) throw Error("the disk is full", "free some space");
    return {};
  }
  uint64_t batches = 0;
  std::vector<std::string> ids;
  std::vector<std::string> finished;
  std::size_t fail_at = 0;
};

TEST(Pipeline, GivesArticlesInTheOrderOfTheSourcesOnAnyNumberOfThreads) {
  const TemporaryDirectory directory;
  const std::vector<Item> items = invented_news(1, 1000);
  write_lines(directory.path("news.jsonl"), items);
  for (const unsigned threads : {1u, 2u, 7u}) {
    Collecting intake;
    run_pipeline({directory.path("news.jsonl")}, {}, threads, intake);
    ASSERT_EQ(intake.ids.size(), items.size());
    for (std::size_t i = 0; i < items.size(); ++i) ASSERT_EQ(intake.ids[i], items[i].id);
    EXPECT_EQ(intake.finished, (std::vector<std::string>{directory.path("news.jsonl")}));
  }
}

TEST(Pipeline, LeavesOutFilesThatAreNotWanted) {
  const TemporaryDirectory directory;
  write_lines(directory.path("unwanted.jsonl"), invented_news(1, 10));
  write_lines(directory.path("wanted.jsonl"), invented_news(2, 5));
  Collecting intake;
  const PipelineResult result = run_pipeline({directory.path()}, {}, 2, intake);
  EXPECT_EQ(intake.ids.size(), 5u);
  EXPECT_EQ(result.files, 1u);
  EXPECT_EQ(result.files_unchanged, 1u);
}

TEST(Pipeline, AFailureOfAWorkerEndsTheRunAndIsThrownHere) {
  const TemporaryDirectory directory;
  write_lines(directory.path("news.jsonl"), invented_news(1, 3000));
  for (const unsigned threads : {1u, 4u}) {
    Collecting intake;
    intake.fail_at = 100;
    EXPECT_THROW(run_pipeline({directory.path("news.jsonl")}, {}, threads, intake), Error);
    EXPECT_LT(intake.ids.size(), 3000u);
  }
}

TEST(Pipeline, AMissingSourceEndsTheRun) {
  Collecting intake;
  EXPECT_THROW(run_pipeline({"/nowhere/at/all"}, {}, 2, intake), Error);
}

}  // namespace
}  // namespace wirecopy::indexer
