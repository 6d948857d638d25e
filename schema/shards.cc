// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/shards.h"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>

#include "text/error.h"

namespace wirecopy::schema {

namespace {

namespace fs = std::filesystem;

// A stub file may name stub files; more of them in one another is a circle.
constexpr int deepest = 8;

// Both bytes begin a database that is one file.
constexpr std::string_view single_file_mark = "\x0f\x0d";

std::optional<ShardPlace> server_of(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  if (colon == std::string_view::npos || colon == 0 || name.find('/') != std::string_view::npos) return {};
  ShardPlace place{{}, std::string(name.substr(0, colon)), 0};
  const std::string_view port = name.substr(colon + 1);
  const auto read = std::from_chars(port.data(), port.data() + port.size(), place.port);
  if (read.ec != std::errc() || read.ptr != port.data() + port.size()) return {};
  return place;
}

// The stub file at a path: itself, or the one in a directory that is no database.
std::optional<fs::path> stub_at(const fs::path& path) {
  if (fs::is_directory(path)) {
    const fs::path inside = path / "XAPIANDB";
    return fs::exists(inside) ? std::optional(inside) : std::nullopt;
  }
  std::ifstream file(path, std::ios::binary);
  std::string mark(single_file_mark.size(), '\0');
  file.read(mark.data(), static_cast<std::streamsize>(mark.size()));
  return mark == single_file_mark ? std::nullopt : std::optional(path);
}

void add_places(const fs::path& path, int depth, std::vector<ShardPlace>& places);

void add_line(const fs::path& stub, std::string_view line, std::size_t number, int depth,
              std::vector<ShardPlace>& places) {
  const std::size_t blank = line.find(' ');
  const std::string_view type = line.substr(0, blank);
  const std::string_view rest = blank == std::string_view::npos ? std::string_view() : line.substr(blank + 1);
  if (type == "remote") {
    if (const auto server = server_of(rest)) {
      places.push_back(*server);
      return;
    }
  } else if ((type == "auto" || type == "glass") && !rest.empty()) {
    add_places(stub.parent_path() / rest, depth + 1, places);
    return;
  }
  throw Error("line " + std::to_string(number) + " of '" + stub.string() + "' names no index: " + std::string(line),
              "a stub file has lines such as `auto DIRECTORY` and `remote HOST:PORT`", Failure::IndexMissing);
}

void add_places(const fs::path& path, int depth, std::vector<ShardPlace>& places) {
  std::error_code unknown;
  if (!fs::exists(path, unknown)) {
    throw Error("there is no index '" + path.string() + "'",
                "make one with `wirecopy index SOURCE -i " + path.string() + "`, or name another with --index",
                Failure::IndexMissing);
  }
  const auto stub = stub_at(path);
  if (!stub) {
    places.push_back({path.string(), {}, 0});
    return;
  }
  if (depth == deepest) {
    throw Error("the stub file '" + path.string() + "' names itself, directly or through others",
                "let it name directories", Failure::IndexMissing);
  }
  std::ifstream file(*stub);
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty() && line.front() != '#') add_line(*stub, line, number, depth, places);
  }
}

}  // namespace

std::vector<ShardPlace> shard_places(const std::string& path) {
  if (const auto server = server_of(path)) return {*server};
  std::vector<ShardPlace> places;
  add_places(path, 0, places);
  if (places.empty()) {
    throw Error("the stub file '" + path + "' names no index",
                "write lines such as `auto DIRECTORY` and `remote HOST:PORT` into it", Failure::IndexMissing);
  }
  return places;
}

ShardedDatabase::ShardedDatabase(const std::string& path) {
  for (const ShardPlace& place : shard_places(path)) {
    shards_.push_back(place.is_remote() ? Xapian::Remote::open(place.host, place.port) : Xapian::Database(place.path));
    has_remote_ = has_remote_ || place.is_remote();
    add_database(shards_.back());
  }
}

}  // namespace wirecopy::schema
