// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/saved_queries.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>

#include <nlohmann/json.hpp>

#include "text/error.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::searcher {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_name = 64;
constexpr std::size_t largest_file = std::size_t{64} << 20;

[[noreturn]] void fail(const std::string& what, const std::string& path) {
  throw Error("cannot " + what + " '" + path + "': " + std::strerror(errno), "check the path and its permissions");
}

class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  ~File() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  File& operator=(File&&) = delete;

  bool is_open() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

// A line of the file: a query, and the members that this version does not know.
struct Row {
  SavedQuery query;
  Json line;
};

struct Rows {
  std::vector<Row> rows;
  std::vector<std::size_t> bad_lines;
};

std::string read_all(int descriptor, const std::string& path) {
  std::string content;
  char buffer[65536];
  while (true) {
    const ssize_t count = read(descriptor, buffer, sizeof buffer);
    if (count == 0) return content;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("read", path);
    content.append(buffer, static_cast<std::size_t>(count));
    if (content.size() > largest_file)
      throw Error("'" + path + "' is larger than 64 MB and no file of saved queries", "move it away");
  }
}

std::optional<Row> read_line(std::string_view line) {
  Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return {};
  const auto name = json.find("name");
  const auto text = json.find("query");
  if (name == json.end() || text == json.end() || !name->is_string() || !text->is_string()) return {};
  SavedQuery query{name->get<std::string>(), text->get<std::string>()};
  if (!is_query_name(query.name)) return {};
  return Row{std::move(query), std::move(json)};
}

bool has_name(const Row& row, const std::string& folded) {
  return text::fold(row.query.name) == folded;
}

Rows read_rows(std::string_view content) {
  Rows read;
  for (std::size_t number = 1; !content.empty(); ++number) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    const std::string_view line = content.substr(0, end);
    content.remove_prefix(std::min(end + 1, content.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (auto row = read_line(line)) {
      read.rows.push_back(std::move(*row));
    } else {
      read.bad_lines.push_back(number);
    }
  }
  std::stable_sort(read.rows.begin(), read.rows.end(),
                   [](const Row& a, const Row& b) { return text::fold(a.query.name) < text::fold(b.query.name); });
  return read;
}

// The file, made when it is not there, locked for this process alone. Another one may have put a new file in its place
// while this one waited.
File open_locked(const std::string& path) {
  while (true) {
    File file(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (!file.is_open()) fail("open", path);
    while (flock(file.descriptor(), LOCK_EX) != 0) {
      if (errno != EINTR) fail("lock", path);
    }
    struct stat mine {};
    struct stat now {};
    if (fstat(file.descriptor(), &mine) == 0 && stat(path.c_str(), &now) == 0 && mine.st_ino == now.st_ino &&
        mine.st_dev == now.st_dev)
      return file;
  }
}

void write_whole(const std::string& path, const std::string& content) {
  const std::string beside = path + ".new";
  {
    const File file(open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!file.is_open()) fail("write", beside);
    std::string_view left = content;
    while (!left.empty()) {
      const ssize_t count = write(file.descriptor(), left.data(), left.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) fail("write", beside);
      left.remove_prefix(static_cast<std::size_t>(count));
    }
    if (fsync(file.descriptor()) != 0) fail("write", beside);
  }
  if (std::rename(beside.c_str(), path.c_str()) != 0) fail("replace", path);
}

// Runs change(rows) on the rows of the file and writes what it leaves.
template <class Change>
void change_file(const std::string& path, Change change) {
  const File lock = open_locked(path);
  Rows read = read_rows(read_all(lock.descriptor(), path));
  if (!read.bad_lines.empty())
    throw Error("line " + std::to_string(read.bad_lines.front()) + " of '" + path + "' is no saved query",
                "mend it, or take the line out; nothing was changed");
  change(read.rows);
  std::string content;
  for (const Row& row : read.rows) content += row.line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  write_whole(path, content);
}

}  // namespace

const SavedQuery* SavedQueries::find(std::string_view name) const {
  const std::string folded = text::fold(name);
  for (const SavedQuery& query : queries) {
    if (text::fold(query.name) == folded) return &query;
  }
  return nullptr;
}

std::string saved_queries_path(const std::string& index) {
  if (!std::filesystem::exists(index) && index.find(':') != std::string::npos)
    throw Error("the index '" + index + "' is on another machine: no queries can be saved beside it",
                "name a file of saved queries", Failure::Usage);
  std::string path = std::filesystem::absolute(index).lexically_normal().string();
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path + ".queries";
}

bool is_query_name(std::string_view name) {
  if (name.empty() || name.size() > longest_name || !text::is_utf8(name)) return false;
  std::size_t position = 0;
  bool ends_in_sign = true;  // at the beginning, too, a letter or figure is wanted
  while (position < name.size()) {
    const char32_t code_point = text::next_code_point(name, position);
    const bool is_sign = code_point == '.' || code_point == '-' || code_point == '_';
    if (is_sign ? ends_in_sign : !text::is_word_character(code_point)) return false;
    ends_in_sign = is_sign;
  }
  return !ends_in_sign;
}

SavedQueries read_saved_queries(const std::string& path) {
  const File file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) {
    if (errno == ENOENT || errno == ENOTDIR) return {};
    fail("read", path);
  }
  Rows read = read_rows(read_all(file.descriptor(), path));
  SavedQueries saved;
  saved.bad_lines = std::move(read.bad_lines);
  for (Row& row : read.rows) saved.queries.push_back(std::move(row.query));
  return saved;
}

bool save_query(const std::string& path, const SavedQuery& query) {
  if (!is_query_name(query.name))
    throw Error("'" + query.name + "' is no name of a query",
                "use letters and figures, with single . - or _ between them, 64 bytes at most", Failure::Usage);
  bool replaced = false;
  change_file(path, [&](std::vector<Row>& rows) {
    const std::string folded = text::fold(query.name);
    const auto same = std::ranges::find_if(rows, [&](const Row& row) { return has_name(row, folded); });
    replaced = same != rows.end();
    Row row = replaced ? *same : Row{query, Json::object()};
    row.line["name"] = query.name;
    row.line["query"] = text::repair_utf8(query.text);
    if (replaced) {
      *same = std::move(row);
    } else {
      rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(rows, {}, [](const Row& each) { return text::fold(each.query.name); });
  });
  return replaced;
}

std::vector<std::string> remove_queries(const std::string& path, const std::vector<std::string>& names) {
  std::vector<std::string> missing;
  change_file(path, [&](std::vector<Row>& rows) {
    for (const std::string& name : names) {
      const std::string folded = text::fold(name);
      if (std::erase_if(rows, [&](const Row& row) { return has_name(row, folded); }) == 0) missing.push_back(name);
    }
  });
  return missing;
}

}  // namespace wirecopy::searcher
