// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

namespace wirecopy::schema {

// Where one database is: in a directory (or a file), or behind a server.
struct ShardPlace {
  std::string path;  // empty behind a server
  std::string host;  // empty on disk
  unsigned port = 0;

  bool is_remote() const { return path.empty(); }
  std::string name() const { return is_remote() ? host + ":" + std::to_string(port) : path; }
};

// The databases that a name stands for: a directory and a "host:port" for one; a Xapian stub file, or a directory with
// a stub file XAPIANDB in it, for those that its lines name, in their order. A line is `auto DIRECTORY`,
// `glass DIRECTORY` or `remote HOST:PORT`; a directory is relative to that of the stub file, and may be a stub file
// again; empty lines and those that begin with # say nothing. Throws Error (IndexMissing) when there is nothing there,
// or a line is none of these.
std::vector<ShardPlace> shard_places(const std::string& path);

// What is searched as one database: one, or several that are joined. Xapian joins everything but the metadata, of which
// it shows those of the first; they are to be asked of the shards. The docids of n shards are dealt out in turn:
// article d of shard s, which counts from 0, is article (d - 1) * n + s + 1 of the whole. A copy is a handle on the
// same. Not thread-safe, as any Xapian::Database.
class ShardedDatabase : public Xapian::Database {
 public:
  ShardedDatabase() = default;

  // Opens all of shard_places(path). Throws Error as that does, and Xapian::Error.
  explicit ShardedDatabase(const std::string& path);

  // Reopened together with the whole.
  const std::vector<Xapian::Database>& shards() const { return shards_; }

  // Whether a server holds a part of it: then a search cannot look at matches one by one while they are found, and what
  // is asked of an article takes a message there and back.
  bool has_remote() const { return has_remote_; }

  std::size_t shard_of(Xapian::docid document) const { return (document - 1) % shards_.size(); }
  Xapian::docid local(Xapian::docid document) const {
    return (document - 1) / static_cast<Xapian::docid>(shards_.size()) + 1;
  }
  Xapian::docid joint(Xapian::docid local, std::size_t shard) const {
    return (local - 1) * static_cast<Xapian::docid>(shards_.size()) + static_cast<Xapian::docid>(shard) + 1;
  }

 private:
  std::vector<Xapian::Database> shards_;
  bool has_remote_ = false;
};

}  // namespace wirecopy::schema
