// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "cli/reject_list.h"
#include "indexer/index_job.h"

namespace spdlog {
class logger;
}

namespace wirecopy::cli {

enum class Verbosity { Normal, Quiet, Verbose };

// Shows how far an indexing run is, on one line of the terminal that is rewritten, or, when verbose, as log lines that
// say how long each step took; collects the rejects; and stops the run on SIGINT or SIGTERM.
class IndexProgress : public indexer::Observer {
 public:
  // `rejects_file` as RejectList has it.
  IndexProgress(Verbosity verbosity, const std::string& rejects_file);

  void progress(const indexer::Progress& progress) override;
  void reject(const corpus::Reject& reject) override;
  bool stop() override;

  // Clears the line and writes out the list of rejects. Throws Error when that fails.
  void finish();

  // Without what was not read because the run was ended early.
  const std::map<std::string, uint64_t>& rejects_by_code() const { return by_code_; }
  double seconds() const;

 private:
  void log_step(std::string_view next);

  bool shown_;
  std::shared_ptr<spdlog::logger> log_;  // when verbose
  std::string step_;
  double step_began_ = 0;
  RejectList reject_list_;
  std::map<std::string, uint64_t> by_code_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point drawn_{};
  bool line_is_drawn_ = false;
};

// "1.2 GB", in steps of 1,000.
std::string size_words(uint64_t bytes);

// The line of `progress` after `seconds`.
std::string progress_line(const indexer::Progress& progress, double seconds);

}  // namespace wirecopy::cli
