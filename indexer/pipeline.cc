// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline.h"

#include <array>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

#include "indexer/identity.h"
#include "indexer/versions.h"

namespace wirecopy::indexer {

namespace {

constexpr std::size_t batch_records = 64;
constexpr std::size_t batch_bytes = 4 << 20;
constexpr std::size_t batch_files = 1000;

// Records as the reader gave them, not yet parsed.
struct RawBatch {
  uint64_t number = 0;
  std::vector<corpus::Record> records;
  std::vector<std::pair<std::size_t, corpus::Reject>> rejects;  // each behind so many of the records
  std::vector<FileEvent> files;
  uint64_t bytes = 0;
  corpus::Place next;
};

// A queue with a bound, closed by its writer or by a failure of any thread.
class Queue {
 public:
  explicit Queue(std::size_t bound) : bound_(bound) {}

  // False when the run has failed.
  bool push(RawBatch&& batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return batches_.size() < bound_ || failure_; });
    if (failure_) return false;
    batches_.push_back(std::move(batch));
    changed_.notify_all();
    return true;
  }

  std::optional<RawBatch> pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !batches_.empty() || closed_ || failure_; });
    if (failure_ || batches_.empty()) return std::nullopt;
    RawBatch batch = std::move(batches_.front());
    batches_.pop_front();
    changed_.notify_all();
    return batch;
  }

  // What is done with batches in their order: each step is a row of its own.
  enum class Step : uint8_t { Receive, Take };

  // Waits until it is the turn of a batch; false when the run has failed.
  bool wait_for_turn(Step step, uint64_t number) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return turns_[static_cast<std::size_t>(step)] == number || failure_; });
    return !failure_;
  }
  void end_turn(Step step) {
    const std::lock_guard lock(mutex_);
    ++turns_[static_cast<std::size_t>(step)];
    changed_.notify_all();
  }

  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }
  void fail(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
    changed_.notify_all();
  }
  void rethrow_failure() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  const std::size_t bound_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<RawBatch> batches_;
  std::array<uint64_t, 2> turns_{};  // by Step
  bool closed_ = false;
  std::exception_ptr failure_;
};

// Cuts what the reader gives into batches.
class Batcher : public corpus::Sink {
 public:
  Batcher(Queue& queue, Intake& intake, uint64_t reading) : queue_(queue), intake_(intake), reading_(reading) {}

  bool record(corpus::Record&& record) override {
    size_ += record.bytes.size();
    record.place.file = known_path(record.place.file);
    count_input(record.place);
    batch_.next = {record.place.file, record.place.record + 1, record.place.offset + record.bytes.size()};
    batch_.records.push_back(std::move(record));
    if (batch_.records.size() >= batch_records || size_ >= batch_bytes) {
      if (!push()) return false;
    }
    if (intake_.stop()) result_.interrupted = true;
    return !result_.interrupted;
  }
  void reject(corpus::Reject&& reject) override {
    reject.place.file = known_path(reject.place.file);
    count_input(reject.place);
    if (reject.place.record > 0) batch_.next = {reject.place.file, reject.place.record + 1, reject.place.offset};
    batch_.rejects.emplace_back(batch_.records.size(), std::move(reject));
  }
  bool enter(const std::string& file, uint64_t size, int64_t modified) override {
    using Kind = FileEvent::Kind;
    entered_ = {known_path(file), size, modified, reading_};
    const bool wanted = intake_.wants(entered_);
    if (!wanted) ++result_.files_unchanged;
    if (wanted && !result_.interrupted) ++result_.files;
    batch_.files.push_back({!wanted ? Kind::LeftOut : result_.interrupted ? Kind::NotBegun : Kind::Entered, entered_});
    if (batch_.files.size() >= batch_files) push();
    return wanted;
  }
  void leave(const std::string&) override { batch_.files.push_back({FileEvent::Kind::Left, entered_}); }
  void advance(uint64_t bytes) override { batch_.bytes += bytes; }

  // Hands on the last batch, be it empty of records.
  PipelineResult finish() {
    push();
    return result_;
  }

 private:
  // Standard input is not entered.
  void count_input(const corpus::Place& place) {
    if (place.file != "-" || input_is_counted_) return;
    input_is_counted_ = true;
    ++result_.files;
  }

  bool push() {
    const uint64_t next = batch_.number + 1;
    const bool pushed = queue_.push(std::move(batch_));
    batch_ = RawBatch{};
    batch_.number = next;
    size_ = 0;
    return pushed;
  }

  Queue& queue_;
  Intake& intake_;
  const uint64_t reading_;  // see KnownFile
  RawBatch batch_;
  std::size_t size_ = 0;
  KnownFile entered_;
  bool input_is_counted_ = false;
  PipelineResult result_;
};

void work(Queue& queue, const corpus::ReadOptions& options, Intake& intake) {
  ArticleAnalyzer analyzer;
  while (std::optional<RawBatch> raw = queue.pop()) {
    Batch batch;
    batch.number = raw->number;
    batch.files = std::move(raw->files);
    batch.bytes = raw->bytes;
    batch.next = std::move(raw->next);
    auto reject = raw->rejects.begin();
    const auto take_rejects = [&](std::size_t behind) {
      for (; reject != raw->rejects.end() && reject->first <= behind; ++reject)
        batch.rejects.push_back(std::move(reject->second));
    };
    for (std::size_t i = 0; i < raw->records.size(); ++i) {
      take_rejects(i);
      prepare(raw->records[i], options, batch, raw->records[i].file_holds);
    }
    take_rejects(raw->records.size());
    if (!queue.wait_for_turn(Queue::Step::Receive, batch.number)) return;
    intake.receive(batch);
    queue.end_turn(Queue::Step::Receive);
    for (Prepared& prepared : batch.articles) prepared.analysis = analyzer.analyze(prepared.article);
    if (!queue.wait_for_turn(Queue::Step::Take, batch.number)) return;
    const std::function<void()> rest = intake.take(std::move(batch));
    queue.end_turn(Queue::Step::Take);
    if (rest) rest();
  }
}

}  // namespace

void prepare(const corpus::Record& record, const corpus::ReadOptions& options, Batch& batch, corpus::Holds file_holds) {
  corpus::Parsed parsed = corpus::parse(record, options);
  file_holds = holds_of(file_holds, parsed.articles.size());
  for (corpus::Reject& reject : parsed.rejects) batch.rejects.push_back(std::move(reject));
  for (const corpus::Withdrawal& withdrawal : parsed.withdrawals) {
    corpus::Article named;
    named.id = withdrawal.id;
    named.url = withdrawal.url;
    batch.removals.push_back({id_of(named, record.place), batch.articles.size() + withdrawal.behind});
  }
  for (corpus::Article& article : parsed.articles) {
    Prepared prepared;
    prepared.place = record.place;
    prepared.digest = digest_of(article);
    prepared.address = address_of(article);
    prepared.id_is_of_file = is_id_of_file(article, prepared.place, file_holds);
    article.id_origin = id_origin_of(article, prepared.place, file_holds);
    article.id = id_of(article, prepared.place, file_holds);
    prepared.article = std::move(article);
    batch.articles.push_back(std::move(prepared));
  }
}

PipelineResult run_pipeline(const std::vector<std::string>& sources, const corpus::ReadOptions& options,
                            unsigned threads, Intake& intake) {
  Queue queue(std::size_t{2} * threads);
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      try {
        work(queue, options, intake);
      } catch (...) {  // whatever it was is thrown again on the calling thread
        queue.fail(std::current_exception());
      }
    });
  }
  PipelineResult result;
  try {
    Batcher batcher(queue, intake, reading_of(options));
    corpus::read_sources(sources, options, batcher);
    result = batcher.finish();
  } catch (...) {
    queue.fail(std::current_exception());
  }
  queue.close();
  workers.clear();
  queue.rethrow_failure();
  return result;
}

}  // namespace wirecopy::indexer
