// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "corpus/reader.h"

namespace wirecopy::indexer {

class UnfinishedFile;

struct InboxOptions {
  std::string index;  // made when there is none
  corpus::ReadOptions read = {};
  uint64_t most_waiting = 100'000;  // articles; more are refused until some are written
  // How long the writer leaves the index to another one that holds it, or the disk to whoever makes room.
  std::chrono::milliseconds retry{500};
  std::chrono::milliseconds grace{1'000};  // that a commit at work has to end once it is told to stop
  // What went wrong while writing; nothing is lost by it. On the writing thread.
  std::function<void(const std::string& message, const std::string& hint)> report = [](const auto&, const auto&) {};
  std::function<void(uint64_t articles)> written = [](uint64_t) {};  // after each commit; on the writing thread
};

// What became of a delivery.
struct Receipt {
  uint64_t number = 0;                  // of the delivery, for `wait`; 0 when nothing in it is to be written
  uint64_t articles = 0;                // accepted
  std::vector<corpus::Reject> rejects;  // places are records and offsets in the delivery
};

enum class Delivery { Written, Waiting };

// What is delivered.
enum class Shape { Lines, Json };

// Takes articles for one index from many threads and writes them from one of its own, so that whoever delivers never
// waits for the index. What was accepted is on disk, in the directory "<index>.inbox", before `deliver` returns, and
// leaves it only with the commit that holds it: neither a crash nor a restart loses it, and a delivery that waits there
// when an inbox is opened is written first. The index is locked only while something is written, so other writers get
// their turn; other inboxes, of this process or others, may use the directory at the same time. Where it is empty in
// the end it is taken away. Thread-safe.
class Inbox {
 public:
  // Throws Error when the directory cannot be made or read, or no index can be written there (check_place).
  explicit Inbox(InboxOptions options);

  // As finish().
  ~Inbox();
  Inbox(const Inbox&) = delete;
  Inbox& operator=(const Inbox&) = delete;

  // Records as a file would hold them. Throws Error: Broken when the disk refuses, IndexLocked when too many wait
  // already.
  Receipt deliver(std::string_view records, Shape shape);

  // Takes an article out, after everything that was delivered before.
  Receipt remove(std::string_view id);

  // Waits until a delivery is in the index, or will not be in this inbox's time.
  Delivery wait(uint64_t number, std::chrono::milliseconds longest);

  // Begins no commit more, and gives up the one at work when it does not end within the grace. Nobody waits for a
  // delivery longer than that. Returns at once.
  void stop();

  // Stops, and waits until nothing is at work. What is not in the index then waits on disk for the next inbox. By one
  // thread only.
  void finish();

  uint64_t waiting() const;  // articles accepted and not yet written

 private:
  enum class Kind { Lines, Json, Removal };
  struct Entry {
    uint64_t number = 0;
    Kind kind = Kind::Lines;
    uint64_t articles = 0;
    bool operator<(const Entry& other) const { return number < other.number; }
  };

  std::string path_of(const Entry& entry) const;
  corpus::ReadOptions options_of(Kind kind) const;
  Receipt accept(Kind kind, std::string_view bytes);
  UnfinishedFile claim(uint64_t& number);
  void make_directory() const;
  void find_left_over();
  void write_all();
  void write_some(const std::vector<Entry>& entries);
  void check_for_stop() const;
  void forget(const std::vector<Entry>& entries);

  const InboxOptions options_;
  const std::string directory_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::set<Entry> entries_;  // accepted, in order
  uint64_t next_ = 1;
  uint64_t waiting_ = 0;
  bool stopping_ = false;
  bool ended_ = false;  // the writer
  // When a commit must end, in the time of the steady clock; read by the writer without the mutex.
  std::atomic<std::chrono::steady_clock::time_point> last_moment_ = std::chrono::steady_clock::time_point::max();
  std::thread writer_;
};

}  // namespace wirecopy::indexer
