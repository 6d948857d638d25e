// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/saved_queries.h"

#include <algorithm>
#include <optional>

#include "searcher/json_parts.h"
#include "searcher/kept_file.h"
#include "text/error.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::searcher {

namespace {

constexpr std::size_t longest_name = 64;

// A line of the file: a query, and the members that this version does not know.
struct Row {
  SavedQuery query;
  Json line;
};

struct Rows {
  std::vector<Row> rows;
  std::vector<std::size_t> bad_lines;
};

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

// Runs change(rows) on the rows of the file and writes what it leaves.
template <class Change>
void change_file(const std::string& path, Change change) {
  const KeptFile file(path);
  Rows read = read_rows(file.content());
  if (!read.bad_lines.empty())
    throw Error("line " + std::to_string(read.bad_lines.front()) + " of '" + path + "' is no saved query",
                "mend it, or take the line out; nothing was changed");
  change(read.rows);
  std::string content;
  for (const Row& row : read.rows) content += dumped(row.line) + "\n";
  file.replace(content);
}

SavedQueries saved_queries_of(std::string_view content) {
  Rows read = read_rows(content);
  SavedQueries saved;
  saved.bad_lines = std::move(read.bad_lines);
  for (Row& row : read.rows) saved.queries.push_back(std::move(row.query));
  return saved;
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
  return place_beside(index, saved_queries_ending);
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

SavedQueries look_into_saved_queries(const std::string& path) {
  KeptContent content = look_into_kept_file(path);
  SavedQueries saved = saved_queries_of(content.text);
  saved.fault = std::move(content.fault);
  return saved;
}

SavedQueries read_saved_queries(const std::string& path) {
  return saved_queries_of(read_kept_file(path));
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
