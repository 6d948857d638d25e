// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments.h"

#include <sys/resource.h>

#include <algorithm>
#include <filesystem>

namespace wirecopy::indexer {

namespace {

// A crash throws the whole build away, so nothing of a segment need survive one.
constexpr int segment_flags = Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS | Xapian::DB_BACKEND_GLASS;

// An open segment takes five file descriptors and some blocks of memory; 2,000 of them, 128,000 articles, some 200 MB.
constexpr std::size_t files_of_segment = 6;
constexpr std::size_t wanted_segments = 2000;

void compact(const std::vector<std::string>& paths, const std::string& output) {
  Xapian::Database all;
  for (const std::string& path : paths) all.add_database(Xapian::Database(path));
  all.compact(output);
}

std::size_t segments_open_at_once() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return Segments::fan_in;
  const rlim_t wanted = (wanted_segments + Segments::fan_in) * files_of_segment;
  if (limit.rlim_cur < wanted) {
    rlimit raised = limit;
    raised.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
    if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
  }
  const auto possible = static_cast<std::size_t>(limit.rlim_cur / files_of_segment);
  return std::clamp(possible - std::min(possible, Segments::fan_in), Segments::fan_in, wanted_segments);
}

}  // namespace

Segments::Segments(std::string directory) : directory_(std::move(directory)), most_segments_(segments_open_at_once()) {}

std::string Segments::path_of(std::size_t level, uint64_t number) const {
  return directory_ + "/" + std::to_string(level) + "-" + std::to_string(number);
}

void Segments::write(uint64_t number, std::vector<Xapian::Document>&& documents) {
  if (!documents.empty()) {
    Xapian::WritableDatabase database(path_of(0, number), segment_flags);
    for (const Xapian::Document& document : documents) database.add_document(document);
    database.commit();
  }
  const auto count = static_cast<Xapian::doccount>(documents.size());
  documents.clear();
  add_ready(0, number, count);
}

// Marks a segment as written, and merges the first complete run while there are too many.
void Segments::add_ready(std::size_t level, uint64_t number, Xapian::doccount documents) {
  while (true) {
    std::vector<std::string> paths;
    {
      const std::lock_guard lock(mutex_);
      if (levels_.size() <= level) levels_.resize(level + 1);
      levels_[level].ready[number] = documents;
      if (!take_run(level, number, documents, paths)) return;
    }
    if (paths.empty()) continue;
    compact(paths, path_of(level, number));
    for (const std::string& path : paths) std::filesystem::remove_all(path);
  }
}

// When there are too many segments, takes the first complete run of the lowest level that has one: its paths, and the
// level, the number and the documents of the segment that it shall become. The lock is held.
bool Segments::take_run(std::size_t& level, uint64_t& number, Xapian::doccount& documents,
                        std::vector<std::string>& paths) {
  std::size_t count = 0;
  for (const Level& each : levels_) count += each.ready.size();
  if (count <= most_segments_) return false;
  for (std::size_t low = 0; low < levels_.size(); ++low) {
    auto& ready = levels_[low].ready;
    for (auto begin = ready.begin(); begin != ready.end();) {
      const uint64_t parent = begin->first / fan_in;
      const auto end = ready.lower_bound((parent + 1) * fan_in);
      if (static_cast<std::size_t>(std::distance(begin, end)) == fan_in) {
        documents = 0;
        for (auto segment = begin; segment != end; ++segment) {
          if (segment->second > 0) paths.push_back(path_of(low, segment->first));
          documents += segment->second;
        }
        ready.erase(begin, end);
        level = low + 1;
        number = parent;
        return true;
      }
      begin = end;
    }
  }
  return false;
}

void Segments::seal() {
  // The higher the level, the earlier its documents: runs are complete from the front.
  Xapian::docid before = 0;
  for (std::size_t level = levels_.size(); level-- > 0;) {
    for (const auto& [number, documents] : levels_[level].ready) {
      if (documents == 0) continue;
      parts_.push_back({path_of(level, number), before});
      before += documents;
    }
  }
}

void Segments::finish(const std::string& output) const {
  if (parts_.empty()) {
    Xapian::WritableDatabase(output, Xapian::DB_CREATE).commit();
    return;
  }
  std::vector<std::string> paths;
  for (const Part& part : parts_) paths.push_back(part.path);
  compact(paths, output);
}

Segments::Place Segments::find(Xapian::docid document) const {
  const auto behind = std::ranges::upper_bound(parts_, document - 1, {}, &Part::before);
  const Part& part = *std::prev(behind);
  return {Xapian::Database(part.path), document - part.before};
}

}  // namespace wirecopy::indexer
