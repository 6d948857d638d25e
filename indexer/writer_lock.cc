// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer_lock.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>

#include "schema/index.h"
#include "schema/metadata.h"
#include "schema/shards.h"
#include "text/error.h"

namespace wirecopy::indexer {

namespace {

constexpr const char* note_name = "/wirecopy.writer";

std::string now_text() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 32> buffer{};
  std::strftime(buffer.data(), buffer.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return buffer.data();
}

void write_note(const std::string& path) {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  // Moved there whole: whoever finds the index locked never reads half a note.
  const std::string beside = path + note_name + ".tmp";
  std::ofstream(beside) << ::getpid() << ' ' << host.data() << ' ' << now_text() << '\n';
  ::rename(beside.c_str(), (path + note_name).c_str());
}

std::string holder(const std::string& path) {
  std::ifstream note(path + note_name);
  long process = 0;
  std::string host;
  std::string since;
  if (!(note >> process >> host >> since)) return "another process";
  return "process " + std::to_string(process) + " on " + host + " since " + since;
}

// True where an index may be made: there is nothing, or only what a process left that was killed while it made one.
bool is_free(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return true;
  if (!std::filesystem::is_directory(path, error)) return false;
  for (const auto& entry : std::filesystem::directory_iterator(path, error)) {
    const std::filesystem::path& name = entry.path().filename();
    const std::string ending = name.extension();
    if (name != "flintlock" && ending != ".glass" && ending != ".tmp") return false;
  }
  return !error;
}

// A directory in the one of builds, which others take away as soon as it is empty.
void make_inside(const std::string& builds, const std::string& made) {
  do {
    std::filesystem::create_directories(builds);
  } while (::mkdir(made.c_str(), 0777) != 0 && errno == ENOENT);
}

// Makes an empty index beside its place and moves it there whole, so that no crash leaves half of one. It is made in
// the directory of builds, which the next build empties.
void make_empty_index(const std::string& path) {
  const std::string beside = std::filesystem::absolute(path).lexically_normal().string() + ".building";
  static std::atomic<unsigned> count = 0;
  const std::string made = beside + "/empty-" + std::to_string(::getpid()) + "-" + std::to_string(count++);
  std::filesystem::remove_all(made);
  make_inside(beside, made);
  {
    Xapian::WritableDatabase database(made, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    schema::Metadata metadata;
    metadata.created = now_text();
    metadata.creator = "wirecopy";
    schema::write_metadata(database, metadata);
    database.commit();
  }
  // An empty directory may stand there. Another process that was quicker is no failure: its index is then opened.
  const int reason = ::rename(made.c_str(), path.c_str()) != 0 ? errno : 0;
  if (reason != 0) std::filesystem::remove_all(made);
  ::rmdir(beside.c_str());  // where it is empty
  if (reason != 0) {
    if (reason != EEXIST && reason != ENOTEMPTY) {
      throw Error("cannot make an index at '" + path + "': " + std::strerror(reason),
                  "check the rights of that directory");
    }
  }
}

bool is_server(const std::string& path) {
  try {
    return schema::shard_places(path).front().is_remote();
  } catch (const Error&) {
    return false;  // a directory that is not there yet
  }
}

}  // namespace

void check_place(const std::string& path) {
  if (path.empty()) throw Error("the name of the index is empty", "name a directory with --index", Failure::IndexMissing);
  const bool fresh = is_free(path);
  if (const std::string name = std::filesystem::path(path).filename(); fresh && (name == "." || name == "..")) {
    throw Error("'" + path + "' cannot become an index, which is put in place of a directory",
                "name a new directory with --index", Failure::IndexMissing);
  }
  if (fresh && is_server(path)) {
    throw Error("'" + path + "' is an index behind a server, which can only be read",
                "name a directory with --index; ./" + path + " is one", Failure::IndexMissing);
  }
  if (!fresh && !std::filesystem::is_directory(path)) {
    throw Error("'" + path + "' is no directory, so no index can be written there", "name a directory with --index",
                Failure::IndexMissing);
  }
  if (!fresh && !std::filesystem::exists(path + "/iamglass")) {
    throw Error("the directory '" + path + "' holds other files and no index", "name a new directory with --index",
                Failure::IndexMissing);
  }
}

Xapian::WritableDatabase open_for_writing(const std::string& path) {
  check_place(path);
  const bool fresh = is_free(path);
  try {
    if (fresh) make_empty_index(path);
    Xapian::WritableDatabase database(path, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
    schema::read_metadata(database, path);
    write_note(path);
    return database;
  } catch (const Xapian::DatabaseLockError&) {
    throw Error("the index '" + path + "' is being written by " + holder(path),
                "wait for it to end; do not delete the lock file", Failure::IndexLocked);
  } catch (const Xapian::Error& error) {
    schema::rethrow(error, path);
  }
}

void put_in_place(const std::string& made, const std::string& path) {
  if (::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, path.c_str(), RENAME_EXCHANGE) != 0) {
    // A file system without exchange: the index is absent for an instant between these two.
    const std::string aside = path + ".old";
    std::filesystem::remove_all(aside);
    if (::rename(path.c_str(), aside.c_str()) != 0 || ::rename(made.c_str(), path.c_str()) != 0) {
      throw Error("cannot put the new index in place of '" + path + "': " + std::strerror(errno),
                  "check the rights of that directory and run again");
    }
    std::filesystem::remove_all(aside);
  }
  const std::string parent = std::filesystem::absolute(path).parent_path().string();
  const int directory = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory >= 0) {
    ::fsync(directory);
    ::close(directory);
  }
  std::filesystem::remove_all(made);
}

}  // namespace wirecopy::indexer
