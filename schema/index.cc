// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/index.h"

#include <sys/stat.h>

#include "text/error.h"

namespace wirecopy::schema {

namespace {

bool is_remote(const std::string& path) {
  const std::size_t colon = path.rfind(':');
  if (colon == std::string::npos || colon + 1 == path.size() || path.find('/') != std::string::npos) return false;
  return path.find_first_not_of("0123456789", colon + 1) == std::string::npos;
}

Xapian::Database open_database(const std::string& path) {
  if (is_remote(path)) {
    const std::size_t colon = path.rfind(':');
    return Xapian::Remote::open(path.substr(0, colon), static_cast<unsigned>(std::stoul(path.substr(colon + 1))));
  }
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) {
    throw Error("there is no index '" + path + "'",
                "make one with `wirecopy index SOURCE -i " + path + "`, or name another with --index",
                Failure::IndexMissing);
  }
  return Xapian::Database(path);
}

}  // namespace

OpenIndex open_index(const std::string& path) {
  // Between the opening and the reading of the metadata a writer may commit twice; the next opening sees its state.
  constexpr int most_attempts = 8;
  for (int attempt = 1;; ++attempt) {
    try {
      Xapian::Database database = open_database(path);
      Metadata metadata = read_metadata(database, path);
      return {std::move(database), std::move(metadata)};
    } catch (const Xapian::DatabaseModifiedError& error) {
      if (attempt == most_attempts) rethrow(error, path);
    } catch (const Xapian::Error& error) {
      rethrow(error, path);
    }
  }
}

uint64_t identity_of(const std::string& path) {
  struct stat status{};
  if (is_remote(path) || ::stat(path.c_str(), &status) != 0) return 0;
  return static_cast<uint64_t>(status.st_dev) << 40 ^ static_cast<uint64_t>(status.st_ino) ^
         (S_ISREG(status.st_mode) ? static_cast<uint64_t>(status.st_mtime) << 20 : 0);
}

void rethrow(const Xapian::Error& error, const std::string& path) {
  const std::string type = error.get_type();
  if (type == "DatabaseLockError") {
    throw Error("the index '" + path + "' is being written by another process",
                "wait for it to end; do not delete the lock file", Failure::IndexLocked);
  }
  if (type == "DatabaseOpeningError" || type == "DatabaseNotFoundError" || type == "DatabaseVersionError") {
    throw Error("'" + path + "' cannot be opened as an index: " + error.get_msg(),
                "name a directory made by `wirecopy index`", Failure::IndexMissing);
  }
  if (type == "NetworkError" || type == "NetworkTimeoutError") {
    throw Error("the remote index '" + path + "' does not answer: " + error.get_msg(),
                "check that xapian-tcpsrv runs there");
  }
  const std::string detail =
      error.get_error_string() != nullptr ? std::string(": ") + error.get_error_string() : std::string();
  throw Error("the index '" + path + "' failed: " + error.get_msg() + detail,
              "check the disk; if the index is damaged, `xapian-check` tells more and building it again mends it");
}

}  // namespace wirecopy::schema
