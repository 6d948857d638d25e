// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/progress.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "cli/screen.h"
#include "cli/stop_signal.h"
#include "corpus/format.h"
#include "text/utf8.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

constexpr std::chrono::milliseconds between_drawings{100};

}  // namespace

IndexProgress::IndexProgress(Verbosity verbosity, const std::string& rejects_file)
    : shown_(verbosity == Verbosity::Normal && is_terminal(Stream::Errors)), reject_list_(rejects_file) {
  if (verbosity == Verbosity::Verbose) {
    log_ = std::make_shared<spdlog::logger>("wirecopy", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  }
}

void IndexProgress::log_step(std::string_view next) {
  if (!log_ || next == step_) return;
  const double now = seconds();
  if (!step_.empty()) log_->info("{} took {:.2f} s", step_, now - step_began_);
  step_ = next;
  step_began_ = now;
}

void IndexProgress::progress(const indexer::Progress& progress) {
  log_step(progress.step);
  const auto now = std::chrono::steady_clock::now();
  if (!shown_ || now - drawn_ < between_drawings) return;
  drawn_ = now;
  line_is_drawn_ = true;
  std::string line = progress_line(progress, seconds());
  line.resize(text::character_start(line, std::min(line.size(), terminal_width(Stream::Errors) - 1)));
  fmt::print(stderr, "\r\x1b[K{}", line);
}

void IndexProgress::reject(const corpus::Reject& reject) {
  if (reject.code != corpus::code_of(corpus::Reason::Stopped)) ++by_code_[reject.code];
  reject_list_.add(reject);
}

bool IndexProgress::stop() {
  return stop_requested();
}

void IndexProgress::finish() {
  log_step({});
  if (line_is_drawn_) fmt::print(stderr, "\r\x1b[K");
  reject_list_.finish();
}

double IndexProgress::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

std::string size_words(uint64_t bytes) {
  constexpr std::array<std::string_view, 5> units{"bytes", "kB", "MB", "GB", "TB"};
  auto figure = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (figure >= 999.5 && unit + 1 < units.size()) {
    figure /= 1000;
    ++unit;
  }
  return unit == 0 || figure >= 9.95 ? fmt::format("{:.0f} {}", figure, units[unit])
                                     : fmt::format("{:.1f} {}", figure, units[unit]);
}

std::string progress_line(const indexer::Progress& progress, double seconds) {
  std::string line = fmt::format("{}: {}", progress.step.empty() ? "starting" : progress.step,
                                 web::count_words(progress.articles, "article", "articles"));
  const uint64_t done = progress.articles + progress.unchanged;
  if (seconds > 0.5)
    line += fmt::format(", {}/s", web::grouped(static_cast<uint64_t>(static_cast<double>(done) / seconds)));
  if (progress.total_bytes > 0) {
    const uint64_t share = std::min<uint64_t>(100, progress.bytes * 100 / progress.total_bytes);
    line += fmt::format(", {}% of {}", share, size_words(progress.total_bytes));
  } else if (progress.bytes > 0) {
    line += ", " + size_words(progress.bytes);
  }
  if (progress.unchanged > 0) line += fmt::format(", {} unchanged", web::grouped(progress.unchanged));
  if (progress.copies > 0) line += ", " + web::count_words(progress.copies, "copy", "copies");
  if (progress.rejects > 0) line += ", " + web::count_words(progress.rejects, "reject", "rejects");
  return line;
}

}  // namespace wirecopy::cli
