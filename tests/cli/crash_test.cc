// SPDX-License-Identifier: GPL-2.0-or-later
// What a killed writer leaves, and what a reader sees while one writes.
#include <signal.h>

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/command.h"

namespace wirecopy::cli::testing {
namespace {

constexpr std::size_t first_articles = 300;
constexpr std::size_t more_articles = 2500;
constexpr std::size_t all_articles = first_articles + more_articles;

uint64_t articles_in(Workplace& place) {
  const Result result = place.run("info -f json");
  EXPECT_EQ(result.code, 0) << result.errors;
  return nlohmann::json::parse(result.out)["articles"];
}

// Every article that is counted is found and shown.
void expect_whole(Workplace& place, uint64_t articles) {
  const Result found = place.run("search -f tsv -n " + std::to_string(articles + 10));
  EXPECT_EQ(lines_of(found.out).size(), articles) << found.errors;
  EXPECT_EQ(place.run("copies -f tsv").code, 0);
}

TEST(Crash, DuringTheFirstBuildLosesThatBuildOnly) {
  for (int round = 0; round < 3; ++round) {
    Workplace place;
    place.write("many.jsonl", many_articles(more_articles, "a"));
    Process writer = place.start("index many.jsonl");
    // The sooner or later stages of a build: its index is there, and a directory beside it is filled.
    const auto has_come_far = [&] {
      std::size_t entries = 0;
      std::error_code ignored;  // directories come and go
      for (std::filesystem::recursive_directory_iterator entry(place.path(), ignored), end; entry != end;
           entry.increment(ignored)) {
        ++entries;
      }
      return entries >= 6u + round;
    };
    writer.wait_until(has_come_far);
    writer.signal(SIGKILL);
    writer.wait();
    const int code = place.run("info").code;
    EXPECT_TRUE(code == 0 || code == 3) << code;
    const Result again = place.run("index many.jsonl");
    EXPECT_EQ(again.code, 0) << again.errors;
    EXPECT_EQ(articles_in(place), more_articles);
    expect_whole(place, more_articles);
    for (const auto& entry : std::filesystem::directory_iterator(place.path())) {
      const std::string name = entry.path().filename();
      EXPECT_TRUE(name == "wirecopy.index" || !entry.is_directory()) << name << " was left behind";
    }
  }
}

TEST(Crash, DuringAnIncrementLeavesTheLastCommit) {
  constexpr uint64_t batch = 2000;  // articles of one commit
  for (const uint64_t commits : {0, 1}) {
    Workplace place;
    place.write("first.jsonl", many_articles(first_articles, "a"));
    place.write("more.jsonl", many_articles(2 * batch + 500, "b"));
    place.run("index first.jsonl");
    const auto last_commit = [&] { return std::filesystem::last_write_time(place.path("wirecopy.index/iamglass")); };
    const auto before = last_commit();
    std::filesystem::remove(place.path("wirecopy.index/wirecopy.writer"));
    Process writer = place.start("index more.jsonl");
    const auto has_come_far = [&] {
      return commits == 0 ? std::filesystem::exists(place.path("wirecopy.index/wirecopy.writer"))
                          : last_commit() != before;
    };
    writer.wait_until(has_come_far);
    writer.signal(SIGKILL);
    writer.wait();
    const uint64_t left = articles_in(place);
    EXPECT_GE(left, first_articles + commits * batch);
    expect_whole(place, left);
    EXPECT_EQ(place.run("index more.jsonl").code, 0);
    EXPECT_EQ(articles_in(place), first_articles + 2 * batch + 500);
  }
}

TEST(Reader, NeverSeesTheWriter) {
  Workplace place;
  place.write("first.jsonl", many_articles(first_articles, "a"));
  place.write("more.jsonl", many_articles(more_articles, "b"));
  place.run("index first.jsonl");
  Process writer = place.start("index more.jsonl");
  std::size_t searches = 0;
  uint64_t before = first_articles;
  do {
    const Result result = place.run("search article -f json -n 5");
    ASSERT_EQ(result.code, 0) << result.errors;
    const uint64_t found = nlohmann::json::parse(result.out)["total"]["articles"]["value"];
    EXPECT_GE(found, before);
    before = found;
    ++searches;
  } while (writer.is_running());
  EXPECT_EQ(writer.wait(), 0);
  EXPECT_GE(searches, 1u);
  EXPECT_EQ(articles_in(place), all_articles);
}

}  // namespace
}  // namespace wirecopy::cli::testing
