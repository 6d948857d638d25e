// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "corpus/dates.h"
#include "corpus/format.h"
#include "corpus/reader.h"

namespace wirecopy::corpus {

// 2026-06-15: dates in tests are measured against it.
inline const int64_t test_now = seconds_of_day(2026, 6, 15);

inline ReadOptions test_options() {
  ReadOptions options;
  options.now = test_now;
  return options;
}

// "2025-01-30T17:14:00" with as much of it as the precision holds; "none".
inline std::string written(const Date& date) {
  if (!date.known()) return "none";
  const std::time_t seconds = date.seconds;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  constexpr const char* forms[] = {"", "%Y", "%Y-%m", "%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"};
  char text[40];
  const std::size_t size = std::strftime(text, sizeof text, forms[static_cast<std::size_t>(date.precision)], &parts);
  return std::string(text, size);
}

inline Parsed parse_as(std::string_view format, std::string bytes, const ReadOptions& options = test_options()) {
  return parse({{"test", 1, 0}, find_format(format), std::move(bytes), 0}, options);
}

// The only article of a record; an empty one when there is none.
inline Article article_of(std::string_view format, std::string bytes, const ReadOptions& options = test_options()) {
  Parsed parsed = parse_as(format, std::move(bytes), options);
  return parsed.articles.size() == 1 ? std::move(parsed.articles.front()) : Article{};
}

// Keeps everything that a reader gives.
class Collected : public Sink {
 public:
  bool record(Record&& record) override {
    records.push_back(std::move(record));
    return records.size() < stop_after;
  }
  void reject(Reject&& reject) override { rejects.push_back(std::move(reject)); }
  bool enter(const std::string& file, uint64_t, int64_t) override {
    entered.push_back(file);
    return file != left_out;
  }
  void leave(const std::string& file) override { left.push_back(file); }
  void advance(uint64_t bytes) override { advanced += bytes; }

  std::vector<Record> records;
  std::vector<Reject> rejects;
  std::vector<std::string> entered, left;
  uint64_t advanced = 0;
  std::size_t stop_after = static_cast<std::size_t>(-1);
  std::string left_out;
};

// A directory of its own that goes with the test.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::string pattern = (std::filesystem::temp_directory_path() / "wirecopy-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~TemporaryDirectory() { std::filesystem::remove_all(path_); }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  std::string path(const std::string& name = "") const { return name.empty() ? path_ : path_ + "/" + name; }
  std::string write(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

 private:
  std::string path_;
};

}  // namespace wirecopy::corpus
