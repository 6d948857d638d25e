// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/index.h"

#include <sys/stat.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "text/error.h"

namespace wirecopy::schema {

OpenIndex open_index(const std::string& path) {
  // Between the opening and the reading of the metadata a writer may commit twice; the next opening sees its state.
  constexpr int most_attempts = 8;
  for (int attempt = 1;; ++attempt) {
    try {
      ShardedDatabase database(path);
      Metadata metadata = read_metadata(database, path);
      return {std::move(database), std::move(metadata)};
    } catch (const Xapian::DatabaseModifiedError& error) {
      if (attempt == most_attempts) rethrow(error, path);
    } catch (const Xapian::Error& error) {
      rethrow(error, path);
    }
  }
}

Metadata read_metadata(const ShardedDatabase& database, const std::string& path) {
  if (database.shards().size() == 1) return read_metadata(database.shards().front(), path);
  const std::vector<ShardPlace> places = shard_places(path);
  Metadata whole;
  for (std::size_t shard = 0; shard < database.shards().size(); ++shard) {
    const std::string name = shard < places.size() ? places[shard].name() : path;
    Metadata metadata = read_metadata(database.shards()[shard], name);
    if (shard == 0) {
      whole = std::move(metadata);
      continue;
    }
    whole.revision += metadata.revision;
    std::vector<std::string> common;
    std::ranges::set_intersection(whole.common_stems, metadata.common_stems, std::back_inserter(common));
    whole.common_stems = std::move(common);
  }
  return whole;
}

uint64_t identity_of(const std::string& path) {
  uint64_t identity = 0;
  try {
    for (const ShardPlace& place : shard_places(path)) {
      struct stat status {};
      if (place.is_remote() || ::stat(place.path.c_str(), &status) != 0) continue;
      // The order counts: the same indexes in another order have other docids.
      identity = identity * 31 + (static_cast<uint64_t>(status.st_dev) << 40 ^ static_cast<uint64_t>(status.st_ino) ^
                                  (S_ISREG(status.st_mode) ? static_cast<uint64_t>(status.st_mtime) << 20 : 0));
    }
  } catch (const Error&) {
    return 0;  // nothing there, or no longer: opening it says what is wrong
  }
  return identity;
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
    const std::string& server = error.get_context();
    throw Error("the remote index '" + path + "' does not answer: " + error.get_msg() +
                    (server.empty() ? "" : " (" + server + ")"),
                "check that xapian-tcpsrv runs there");
  }
  const std::string detail =
      error.get_error_string() != nullptr ? std::string(": ") + error.get_error_string() : std::string();
  throw Error("the index '" + path + "' failed: " + error.get_msg() + detail,
              "check the disk; if the index is damaged, `xapian-check` tells more and building it again mends it");
}

}  // namespace wirecopy::schema
