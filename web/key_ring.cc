// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/key_ring.h"

#include <sys/stat.h>

#include <array>
#include <mutex>

#include "text/error.h"

namespace wirecopy::web {

namespace {

// What tells a file from what it was before. `keys add` and most editors put a new one in its place.
using Mark = std::array<int64_t, 5>;

Mark mark_of(const std::string& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return {};
  return {static_cast<int64_t>(status.st_ino), status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
          status.st_ctim.tv_nsec};
}

}  // namespace

struct KeyRing::State {
  std::string file;  // empty: these for ever
  std::function<void(const std::string&, const std::string&)> report;
  std::mutex mutex;  // guards what follows
  std::shared_ptr<const ApiKeys> keys;
  Mark mark{};
};

KeyRing::KeyRing(ApiKeys keys) : state_(std::make_shared<State>()) {
  state_->keys = std::make_shared<const ApiKeys>(std::move(keys));
}

KeyRing::KeyRing(const std::string& file, std::function<void(const std::string&, const std::string&)> report)
    : state_(std::make_shared<State>()) {
  state_->file = file;
  state_->report = std::move(report);
  state_->mark = mark_of(file);  // before it is read: what is written meanwhile is read again
  state_->keys = std::make_shared<const ApiKeys>(ApiKeys::read(file));
}

std::shared_ptr<const ApiKeys> KeyRing::current() const {
  const std::lock_guard lock(state_->mutex);
  if (state_->file.empty()) return state_->keys;
  const Mark mark = mark_of(state_->file);
  if (mark == state_->mark) return state_->keys;
  state_->mark = mark;
  try {
    state_->keys = std::make_shared<const ApiKeys>(ApiKeys::read(state_->file));
  } catch (const Error& error) {
    state_->report(std::string(error.what()) + "; the keys from before still count", error.hint());
  }
  return state_->keys;
}

bool KeyRing::has_keys() const {
  return !state_->file.empty() || !state_->keys->empty();
}

}  // namespace wirecopy::web
