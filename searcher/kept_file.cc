// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kept_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

#include "text/error.h"

namespace wirecopy::searcher {

namespace {

constexpr std::size_t largest_file = std::size_t{64} << 20;

[[noreturn]] void fail(const std::string& what, const std::string& path) {
  throw Error("cannot " + what + " '" + path + "': " + std::strerror(errno), "check the path and its permissions");
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }
  int take() { return std::exchange(number_, -1); }

 private:
  int number_;
};

// Another process may have put a new file in its place while this one waited.
int open_locked(const std::string& path) {
  while (true) {
    Descriptor file(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (!file.is_open()) fail("open", path);
    while (flock(file.number(), LOCK_EX) != 0) {
      if (errno != EINTR) fail("lock", path);
    }
    struct stat mine {};
    struct stat now {};
    if (fstat(file.number(), &mine) == 0 && stat(path.c_str(), &now) == 0 && mine.st_ino == now.st_ino &&
        mine.st_dev == now.st_dev)
      return file.take();
  }
}

}  // namespace

std::string path_beside(const std::string& index, std::string_view ending) {
  if (!std::filesystem::exists(index) && index.find(':') != std::string::npos) return {};
  std::string path = std::filesystem::absolute(index).lexically_normal().string();
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path.append(ending);
}

std::string place_beside(const std::string& index, std::string_view ending) {
  std::string path = path_beside(index, ending);
  if (path.empty())
    throw Error("the index '" + index + "' is on another machine: nothing can be kept beside it",
                "name an index of this machine", Failure::Usage);
  return path;
}

KeptContent look_into_kept_file(const std::string& path) {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) {
    if (errno == ENOENT || errno == ENOTDIR) return {.is_there = false, .text = {}, .fault = {}};
    return {.text = {}, .fault = std::strerror(errno)};
  }
  std::string text;
  char buffer[65536];
  while (true) {
    const ssize_t count = read(file.number(), buffer, sizeof buffer);
    if (count == 0) return {.text = std::move(text), .fault = {}};
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return {.text = {}, .fault = std::strerror(errno)};
    text.append(buffer, static_cast<std::size_t>(count));
    if (text.size() > largest_file) return {.text = {}, .fault = "it is larger than 64 MB"};
  }
}

std::string read_kept_file(const std::string& path) {
  KeptContent content = look_into_kept_file(path);
  if (!content.fault.empty())
    throw Error("cannot read '" + path + "': " + content.fault, "check the path and its permissions");
  return std::move(content.text);
}

void replace_file(const std::string& path, std::string_view content) {
  const std::string beside = path + ".new";
  {
    const Descriptor file(open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!file.is_open()) fail("write", beside);
    while (!content.empty()) {
      const ssize_t count = write(file.number(), content.data(), content.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) fail("write", beside);
      content.remove_prefix(static_cast<std::size_t>(count));
    }
    if (fsync(file.number()) != 0) fail("write", beside);
  }
  if (std::rename(beside.c_str(), path.c_str()) != 0) fail("replace", path);
}

KeptFile::KeptFile(std::string path) : path_(std::move(path)), descriptor_(open_locked(path_)) {}

KeptFile::~KeptFile() {
  close(descriptor_);
}

int64_t version_of_file(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return errno == ENOENT || errno == ENOTDIR ? 0 : -1;
  const int64_t time = status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec;
  const auto figure = static_cast<uint64_t>(time) * 31 + static_cast<uint64_t>(status.st_size) * 1'000'003 +
                      static_cast<uint64_t>(status.st_ino);
  return static_cast<int64_t>(figure >> 1) | 1;
}

}  // namespace wirecopy::searcher
