// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_job.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "indexer/build.h"
#include "indexer/index_writer.h"
#include "indexer/pipeline.h"
#include "indexer/reading_log.h"
#include "indexer/writer_lock.h"
#include "schema/groups.h"
#include "schema/index.h"

namespace wirecopy::indexer {

namespace {

// A slow source is committed at least so often, so that a crash costs little.
constexpr std::chrono::minutes longest_without_commit{2};

// Writes what the pipeline gives into a live index, a commit every options.batch articles.
class Increment : public Intake {
 public:
  Increment(const IndexOptions& options, Observer& observer, IndexWriter& writer)
      : options_(options),
        observer_(observer),
        writer_(writer),
        log_(options, observer, [&writer](const std::string& path) { return writer.record_of(path); }) {}

  bool wants(const KnownFile& file) override {
    const std::lock_guard lock(mutex_);
    if (options_.reread) return true;
    const std::optional<FileRecord> record = writer_.record_of(file.path);
    return !record || !record->is_whole || record->file != file;
  }
  bool stop() override { return log_.is_full() || observer_.stop(); }

  void receive(Batch& batch) override {
    const std::lock_guard lock(mutex_);
    log_.take(batch);
    for (Prepared& prepared : batch.articles) writer_.remember(prepared);
  }

  std::function<void()> take(Batch&& batch) override {
    const std::lock_guard lock(mutex_);
    batch.for_each_change([this](Prepared& prepared) { writer_.add(std::move(prepared)); },
                          [this](const std::string& id) { writer_.withdraw(id); });
    progress_.bytes += batch.bytes;
    writer_.note_files(std::move(batch.file_records));
    progress_.rejects = log_.rejects();
    const auto now = std::chrono::steady_clock::now();
    if (writer_.pending() >= options_.batch || now - committed_ > longest_without_commit) {
      writer_.commit();
      committed_ = now;
    }
    report("reading");
    return {};
  }

  void finish(bool is_interrupted) {
    log_.finish(is_interrupted);
    writer_.note_files(log_.take_records());
    report("writing");
    writer_.commit();
  }

  void expect(uint64_t bytes) { progress_.total_bytes = bytes; }
  const ReadingLog& log() const { return log_; }

 private:
  void report(std::string_view step) {
    progress_.articles = writer_.added() + writer_.replaced();
    progress_.unchanged = writer_.unchanged();
    progress_.step = step;
    observer_.progress(progress_);
  }

  const IndexOptions& options_;
  Observer& observer_;
  IndexWriter& writer_;
  ReadingLog log_;
  std::mutex mutex_;  // the reading thread asks for known files, and a worker receives, while another one writes
  Progress progress_;
  std::chrono::steady_clock::time_point committed_ = std::chrono::steady_clock::now();
};

IndexReport add_to_index(const std::vector<std::string>& sources, const IndexOptions& options, Observer& observer,
                         IndexWriter& writer) {
  Increment increment(options, observer, writer);
  increment.expect(corpus::size_of_sources(sources));
  const PipelineResult result = run_pipeline(sources, options.read, options.threads, increment);
  increment.finish(result.interrupted);
  IndexReport report;
  report.added = writer.added();
  report.replaced = writer.replaced();
  report.unchanged = writer.unchanged();
  report.withdrawn = writer.withdrawn();
  report.rejects = increment.log().rejects();
  report.has_too_many_rejects = increment.log().is_full();
  report.files = result.files - increment.log().files_not_begun();
  report.files_unread = increment.log().files_unread();
  report.files_unchanged = result.files_unchanged;
  report.interrupted = result.interrupted;
  report.articles = writer.articles();
  for (const uint32_t number : schema::group_numbers(writer.database())) {
    ++report.groups;
    report.copies += schema::read_group(writer.database(), number).members.size();
  }
  return report;
}

}  // namespace

IndexReport index_sources(const std::vector<std::string>& sources, const IndexOptions& options, Observer& observer) {
  IndexOptions settled = options;
  if (settled.threads == 0) settled.threads = std::max(1u, std::thread::hardware_concurrency());
  try {
    IndexWriter writer(settled.path);
    const bool fresh = writer.articles() == 0;
    return fresh ? build_index(sources, settled, observer) : add_to_index(sources, settled, observer, writer);
  } catch (const Xapian::Error& error) {
    schema::rethrow(error, settled.path);
  }
}

RemoveReport remove_articles(const std::string& path, const std::vector<std::string>& ids) {
  schema::open_index(path);  // a misspelt path must not make an index
  IndexWriter writer(path);
  RemoveReport report;
  for (const std::string& id : ids) {
    if (writer.remove(id)) {
      ++report.removed;
    } else {
      report.unknown.push_back(id);
    }
  }
  writer.commit();
  return report;
}

}  // namespace wirecopy::indexer
