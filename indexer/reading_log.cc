// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/reading_log.h"

#include <algorithm>

#include "corpus/format.h"

namespace wirecopy::indexer {

namespace {

// A file with more rejects is read again each time rather than have them all stored.
constexpr std::size_t most_kept = 10'000;

}  // namespace

ReadingLog::Key ReadingLog::key_of(const corpus::Reject& reject) {
  return {reject.place.file, reject.place.record, reject.place.offset, reject.code};
}

void ReadingLog::enter(const KnownFile& file) {
  OpenFile& opened = open_[file.path];
  opened = {.record = {.file = file, .is_whole = false, .rejects = {}}, .before = known_(file.path), .earlier = {}};
  current_ = file.path;
  if (!opened.before) return;
  if (opened.before->file.size != file.size || opened.before->file.modified != file.modified) {
    opened.before.reset();
    return;
  }
  for (const corpus::Reject& reject : opened.before->rejects) opened.earlier.insert(key_of(reject));
}

// The open file that a reject was found in: itself, or the archive around it.
ReadingLog::OpenFile* ReadingLog::open_file_of(const std::string& file) {
  if (const auto found = open_.find(file); found != open_.end()) return &found->second;
  for (std::size_t end = file.find('!'); end != std::string::npos; end = file.find('!', end + 1)) {
    if (const auto found = open_.find(file.substr(0, end)); found != open_.end()) return &found->second;
  }
  return nullptr;
}

void ReadingLog::add(const corpus::Reject& reject) {
  observer_.reject(reject);
  ++rejects_;
  OpenFile* const open = open_file_of(reject.place.file);
  if (open == nullptr || !open->earlier.contains(key_of(reject))) ++new_rejects_;
  if (open != nullptr && open->record.rejects.size() <= most_kept) open->record.rejects.push_back(reject);
}

void ReadingLog::leave(const std::string& path) {
  const auto found = open_.find(path);
  if (found == open_.end()) return;
  OpenFile& left = found->second;
  const corpus::Selection& only = options_.read.only;
  const bool fits = left.record.rejects.size() <= most_kept;
  if (only.empty() || only.holds_whole(path)) {
    left.record.is_whole = fits;
    if (!fits) left.record.rejects.clear();
    records_.push_back(std::move(left.record));
  } else if (left.before) {
    // Some records of it were read again: of these the rejects are as they were found now.
    FileRecord record = std::move(*left.before);
    std::erase_if(record.rejects, [&](const corpus::Reject& reject) { return only.wants(reject.place); });
    record.rejects.insert(record.rejects.end(), left.record.rejects.begin(), left.record.rejects.end());
    records_.push_back(std::move(record));
  }
  open_.erase(found);
  if (current_ == path) current_.clear();
}

void ReadingLog::list_again(const std::string& path) {
  const std::optional<FileRecord> record = known_(path);
  if (!record) return;
  rejects_ += record->rejects.size();
  for (const corpus::Reject& reject : record->rejects) observer_.reject(reject);
}

void ReadingLog::take(Batch& batch) {
  if (is_full_) {
    leave_unread(batch);
    batch.leave_out();
  } else {
    follow(batch);
  }
  batch.file_records = take_records();
}

void ReadingLog::follow(const Batch& batch) {
  for (const FileEvent& event : batch.files) {
    if (event.kind == FileEvent::Kind::Entered) enter(event.file);
    if (event.kind == FileEvent::Kind::LeftOut) list_again(event.file.path);
  }
  for (const corpus::Reject& reject : batch.rejects) add(reject);
  for (const FileEvent& event : batch.files) {
    if (event.kind == FileEvent::Kind::Left) leave(event.file.path);
  }
  // Files that were entered and not left could not be opened, but for the last.
  std::erase_if(open_, [&](const auto& open) { return open.first != current_; });
  if (!batch.next.file.empty()) next_ = batch.next;
  for (const FileEvent& event : batch.files) {
    if (event.kind != FileEvent::Kind::NotBegun) continue;
    if (!is_broken_off_) break_off();
    unread_.push_back({event.file.path, 0, 0});
  }
  if (options_.most_rejects && new_rejects_ > *options_.most_rejects) {
    is_full_ = true;
    break_off();
  }
}

// Notes the file that the run ends in.
void ReadingLog::break_off() {
  is_broken_off_ = true;
  const auto open = open_.find(current_);
  if (open == open_.end()) return;
  // Of an archive it cannot be told what comes behind one of its files, so it is read as a whole.
  const bool is_begun = next_.file == current_;
  unread_.push_back(is_begun ? next_ : corpus::Place{current_, 0, 0});
  if (options_.read.only.empty() && open->second.record.rejects.size() <= most_kept)
    records_.push_back(std::move(open->second.record));
  open_.erase(open);
}

// A batch that comes after the end of the run.
void ReadingLog::leave_unread(const Batch& batch) {
  for (const FileEvent& event : batch.files) {
    if (event.kind == FileEvent::Kind::LeftOut) list_again(event.file.path);
    const bool is_entered = event.kind == FileEvent::Kind::Entered;
    if (is_entered || event.kind == FileEvent::Kind::NotBegun) unread_.push_back({event.file.path, 0, 0});
    if (is_entered) ++not_begun_;
  }
  const auto is_input = [](const corpus::Place& place) { return place.file == "-"; };
  if (is_input(batch.next) && std::ranges::none_of(unread_, is_input))
    unread_.push_back(is_input(next_) ? next_ : corpus::Place{"-", 0, 0});
}

void ReadingLog::finish(bool is_interrupted) {
  if (is_interrupted && !is_broken_off_) break_off();
  for (const corpus::Place& place : unread_) {
    observer_.reject(corpus::make_reject(place, corpus::Reason::Stopped,
                                         place.record == 0 ? "the run ended before this was read"
                                                           : "the run ended here; what comes behind was not read"));
  }
}

}  // namespace wirecopy::indexer
