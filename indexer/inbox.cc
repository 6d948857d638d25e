// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/inbox.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include <xapian.h>

#include "indexer/index_writer.h"
#include "indexer/interruption.h"
#include "indexer/pipeline.h"
#include "indexer/unfinished_file.h"
#include "indexer/writer_lock.h"
#include "text/error.h"

namespace wirecopy::indexer {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> endings{".jsonl", ".json", ".removal"};  // by Kind
constexpr std::string_view unfinished_ending = ".new";
constexpr uint64_t batch_articles = 5'000;  // of one commit, at most, unless one delivery holds more

// Gives the records of a delivery. Their place is that of standard input: the file of the inbox means nothing to
// anybody.
class DeliverySink : public corpus::Sink {
 public:
  explicit DeliverySink(std::function<void(const corpus::Record&)> take) : take_(std::move(take)) {}

  bool record(corpus::Record&& record) override {
    record.place.file = "-";
    take_(record);
    return true;
  }
  void reject(corpus::Reject&& reject) override {
    reject.place.file = "-";
    rejects.push_back(std::move(reject));
  }
  bool enter(const std::string&, uint64_t, int64_t) override { return true; }
  void leave(const std::string&) override {}
  void advance(uint64_t) override {}

  std::vector<corpus::Reject> rejects;

 private:
  const std::function<void(const corpus::Record&)> take_;
};

// How many articles a file holds, and what in it is none.
Receipt receipt_of(const std::string& path, const corpus::ReadOptions& read) {
  Receipt receipt;
  DeliverySink sink([&](const corpus::Record& record) {
    corpus::Parsed parsed = corpus::parse(record, read);
    receipt.articles += parsed.articles.size();
    for (corpus::Reject& reject : parsed.rejects) receipt.rejects.push_back(std::move(reject));
  });
  corpus::read_sources({path}, read, sink);
  for (corpus::Reject& reject : sink.rejects) receipt.rejects.push_back(std::move(reject));
  return receipt;
}

std::string name_of_number(uint64_t number) {
  const std::string digits = std::to_string(number);
  return std::string(20 - std::min<std::size_t>(20, digits.size()), '0') + digits;
}

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

Inbox::Inbox(InboxOptions options) : options_(std::move(options)), directory_(options_.index + ".inbox") {
  check_place(options_.index);
  make_directory();
  find_left_over();
  writer_ = std::thread([this] { write_all(); });
}

Inbox::~Inbox() {
  finish();
}

void Inbox::finish() {
  stop();
  if (writer_.joinable()) writer_.join();
  ::rmdir(directory_.c_str());  // where it is empty; another inbox that wants it makes it anew
}

void Inbox::make_directory() const {
  if (::mkdir(directory_.c_str(), 0700) == 0) return;
  if (errno != EEXIST) refuse_file("make", directory_);
  std::error_code failure;
  const fs::file_type found = fs::symlink_status(directory_, failure).type();
  // Another inbox may have taken it away by now. It takes away no link.
  if (found == fs::file_type::directory || found == fs::file_type::not_found) return;
  if (found == fs::file_type::symlink && fs::is_directory(directory_, failure)) return;
  throw Error("what is accepted is kept in the directory " + directory_ + ", and something else stands there",
              "move that away, or let the link lead to a directory that is there");
}

void Inbox::stop() {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    stopping_ = true;
    last_moment_ = std::chrono::steady_clock::now() + options_.grace;
  }
  changed_.notify_all();
}

void Inbox::check_for_stop() const {
  if (std::chrono::steady_clock::now() > last_moment_.load(std::memory_order_relaxed)) throw Interrupted();
}

void Inbox::find_left_over() {
  std::error_code failure;
  for (const fs::directory_entry& file : fs::directory_iterator(directory_, failure)) {
    const std::string name = file.path().filename().string();
    const std::string ending = file.path().extension().string();
    if (ending == unfinished_ending) remove_remnant(file.path().string());  // nobody was told that it is accepted
    Entry entry;
    const char* const end = name.data() + name.size() - ending.size();
    const auto [stopped, error] = std::from_chars(name.data(), end, entry.number);
    if (error != std::errc() || stopped != end) continue;
    const auto row = std::ranges::find(endings, ending);
    if (row == endings.end()) continue;
    entry.kind = static_cast<Kind>(row - endings.begin());
    try {
      if (entry.kind != Kind::Removal)
        entry.articles = receipt_of(file.path().string(), options_of(entry.kind)).articles;
    } catch (const Error&) {
      if (fs::exists(file.path())) throw;
      continue;  // another inbox has just written it
    }
    waiting_ += entry.articles;
    next_ = std::max(next_, entry.number + 1);
    entries_.insert(entry);
  }
  // Another inbox takes the directory away where it is empty; it is made again for the first delivery.
  if (failure == std::errc::no_such_file_or_directory) return;
  if (failure) throw Error("cannot read " + directory_ + ": " + failure.message(), "check whose the directory is");
}

std::string Inbox::path_of(const Entry& entry) const {
  return directory_ + "/" + name_of_number(entry.number) + std::string(endings[static_cast<std::size_t>(entry.kind)]);
}

corpus::ReadOptions Inbox::options_of(Kind kind) const {
  corpus::ReadOptions read = options_.read;
  read.format = kind == Kind::Json ? "json" : "jsonl";
  read.now = std::time(nullptr);
  return read;
}

// Claims a number that nothing in the directory has: other inboxes, of other processes, may write there, and the last
// one that finds nothing there takes it away.
UnfinishedFile Inbox::claim(uint64_t& number) {
  for (;;) {
    {
      const std::lock_guard lock(mutex_);
      number = next_++;
    }
    const std::string start = directory_ + "/" + name_of_number(number);
    make_directory();
    std::optional<UnfinishedFile> file = UnfinishedFile::create(start + std::string(unfinished_ending));
    const auto stands = [&](std::string_view ending) { return fs::exists(start + std::string(ending)); };
    if (file && std::ranges::none_of(endings, stands)) return *std::move(file);
  }
}

Receipt Inbox::accept(Kind kind, std::string_view bytes) {
  if (waiting() >= options_.most_waiting)
    throw Error(std::to_string(waiting()) + " articles wait to be written", "try again later", Failure::IndexLocked);
  Entry entry{.kind = kind};
  UnfinishedFile file = claim(entry.number);
  file.write(bytes);
  Receipt receipt;
  if (kind != Kind::Removal) {
    receipt = receipt_of(file.path(), options_of(kind));
    entry.articles = receipt.articles;
    if (receipt.articles == 0) return receipt;
  }
  file.finish(path_of(entry));
  receipt.number = entry.number;
  {
    const std::lock_guard lock(mutex_);
    entries_.insert(entry);
    waiting_ += entry.articles;
  }
  changed_.notify_all();
  return receipt;
}

Receipt Inbox::deliver(std::string_view records, Shape shape) {
  return accept(shape == Shape::Json ? Kind::Json : Kind::Lines, records);
}

Receipt Inbox::remove(std::string_view id) {
  return accept(Kind::Removal, id);
}

Delivery Inbox::wait(uint64_t number, std::chrono::milliseconds longest) {
  std::unique_lock lock(mutex_);
  const auto is_written = [&] { return !entries_.contains(Entry{.number = number}); };
  changed_.wait_for(lock, longest, [&] { return is_written() || ended_; });
  return is_written() ? Delivery::Written : Delivery::Waiting;
}

uint64_t Inbox::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_;
}

// The writing thread.
void Inbox::write_all() {
  std::unique_lock lock(mutex_);
  std::string last_failure;
  for (;;) {
    changed_.wait(lock, [&] { return stopping_ || !entries_.empty(); });
    if (stopping_) {
      ended_ = true;
      changed_.notify_all();
      return;
    }
    std::vector<Entry> batch;
    uint64_t articles = 0;
    for (const Entry& entry : entries_) {
      if (!batch.empty() && articles + entry.articles > batch_articles) break;
      batch.push_back(entry);
      articles += entry.articles;
    }
    lock.unlock();
    std::string failure;
    std::string hint;
    try {
      write_some(batch);
      forget(batch);
    } catch (const Interrupted&) {  // all of it is on disk
    } catch (const Error& error) {
      failure = error.what();
      hint = error.hint();
    } catch (const Xapian::Error& error) {
      failure = "Xapian failed: " + error.get_description();
    } catch (const std::exception& error) {
      failure = error.what();
    }
    if (!failure.empty() && failure != last_failure) options_.report(failure, hint);
    last_failure = failure;
    lock.lock();
    if (!failure.empty()) changed_.wait_for(lock, options_.retry, [&] { return stopping_; });
  }
}

void Inbox::write_some(const std::vector<Entry>& entries) {
  ArticleAnalyzer analyzer;
  IndexWriter writer(options_.index);
  bool removes = false;
  std::vector<std::string> read_files;
  for (const Entry& entry : entries) {
    if (!fs::exists(path_of(entry))) continue;  // another inbox has written it
    read_files.push_back(path_of(entry));
    // A writer takes removals before additions, so each run of one kind is a commit.
    if (removes != (entry.kind == Kind::Removal)) writer.commit([this] { check_for_stop(); });
    removes = entry.kind == Kind::Removal;
    if (removes) {
      writer.remove(content_of(path_of(entry)));
    } else {
      const corpus::ReadOptions read = options_of(entry.kind);
      DeliverySink sink([&](const corpus::Record& record) {
        Batch batch;
        // The file is named by this program: that name tells nothing of the article.
        prepare(record, read, batch, corpus::Holds::Many);
        const auto add = [&](Prepared& prepared) {
          check_for_stop();
          writer.remember(prepared);
          prepared.analysis = analyzer.analyze(prepared.article);
          writer.add(std::move(prepared));
        };
        batch.for_each_change(add, [&](const std::string& id) { writer.withdraw(id); });
      });
      corpus::read_sources({path_of(entry)}, read, sink);
    }
  }
  writer.commit([this] { check_for_stop(); });
  // Before the next writer gets the index. One that was not read may be there by now, and is somebody's.
  for (const std::string& file : read_files) ::unlink(file.c_str());
}

void Inbox::forget(const std::vector<Entry>& entries) {
  uint64_t articles = 0;
  for (const Entry& entry : entries) articles += entry.articles;
  {
    const std::lock_guard lock(mutex_);
    for (const Entry& entry : entries) entries_.erase(entry);
    waiting_ -= articles;
  }
  changed_.notify_all();
  options_.written(articles);
}

}  // namespace wirecopy::indexer
