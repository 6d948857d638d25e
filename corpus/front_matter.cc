// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/front_matter.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "corpus/lines.h"
#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view trim_end(std::string_view line) {
  return line.substr(0, line.find_last_not_of(" \t") + 1);
}

bool is_fence(std::string_view line) {
  return line == "---" || line == "+++";
}

// "..." ends a document in YAML 1.2, section 9.1.2.
bool closes(std::string_view line, std::string_view fence) {
  return line == fence || (fence == "---" && line == "...");
}

// A value without its quotes; escapes of double quotes undone.
std::string unquote(std::string_view value) {
  value = trim(value);
  if (value.size() >= 2 && value.front() == value.back() && (value.front() == '"' || value.front() == '\'')) {
    const char quote = value.front();
    value = value.substr(1, value.size() - 2);
    std::string out;
    for (std::size_t i = 0; i < value.size(); ++i) {
      const bool more = i + 1 < value.size();
      if (quote == '"' && value[i] == '\\' && more) {
        ++i;
        out += value[i] == 'n' ? '\n' : value[i] == 't' ? '\t' : value[i];
      } else if (quote == '\'' && value[i] == '\'' && more && value[i + 1] == '\'') {
        out += value[++i];
      } else {
        out += value[i];
      }
    }
    return out;
  }
  // A comment needs a space before it (YAML 1.2, section 6.6).
  return std::string(trim_end(value.substr(0, value.find(" #"))));
}

// The items of "[a, 'b, c', d]".
template <typename Visit>
void for_each_item(std::string_view list, Visit visit) {
  char quote = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= list.size(); ++i) {
    if (i == list.size() || (quote == 0 && list[i] == ',')) {
      visit(unquote(list.substr(begin, i - begin)));
      begin = i + 1;
    } else if (quote != 0) {
      if (list[i] == quote) quote = 0;
    } else if ((list[i] == '"' || list[i] == '\'') && trim(list.substr(begin, i - begin)).empty()) {
      quote = list[i];
    }
  }
}

class FrontMatterReader {
 public:
  FrontMatterReader(std::string_view block, char separator, const FieldMap& map, FieldValues& values)
      : block_(block), separator_(separator), map_(map), values_(values) {}

  void read() {
    while (!block_.empty()) {
      const std::string_view line = trim_end(take_line(block_));
      const std::string_view bare = trim(line);
      if (bare.empty() || bare.starts_with('#')) continue;
      const bool indented = bare.data() != line.data();
      if (separator_ == '=' && bare.starts_with('[')) {
        object_.clear();
        append_key(object_, bare.substr(1, bare.find(']', 1) - 1));
      } else if (bare.starts_with("- ") || bare == "-") {
        add_item(trim(bare.substr(1)));
      } else {
        read_pair(bare, indented);
      }
    }
  }

 private:
  void read_pair(std::string_view line, bool indented) {
    const std::size_t separator = line.find(separator_);
    if (separator == std::string_view::npos) return;
    if (!indented && separator_ == ':') object_.clear();
    std::string path = object_;
    append_key(path, unquote(line.substr(0, separator)));
    const std::string_view value = trim(line.substr(separator + 1));
    name_ = map_.find(path);
    if (value.empty()) {
      if (!indented) object_ = path;
    } else if (value.front() == '[') {
      read_list(value);
    } else if (value.front() == '|' || value.front() == '>') {
      read_text(value.front() == '|' ? '\n' : ' ');
    } else if (name_ >= 0) {
      values_.set(name_, unquote(value));
    }
  }

  void add_item(std::string_view item) {
    // "- name: Ana Ruiz" is an object in a list.
    const std::size_t colon = item.find(": ");
    if (colon != std::string_view::npos && !item.starts_with('"') && !item.starts_with('\'')) {
      std::string path = object_;
      append_key(path, item.substr(0, colon));
      const int name = map_.find(path);
      if (name >= 0) values_.add(name, unquote(item.substr(colon + 1)));
    } else if (name_ >= 0) {
      values_.add(name_, unquote(item));
    }
  }

  // A list in brackets, which may go over several lines.
  void read_list(std::string_view first) {
    std::string list(first.substr(1));
    while (list.find(']') == std::string::npos && !block_.empty()) list += " " + std::string(trim(take_line(block_)));
    if (name_ < 0) return;
    for_each_item(std::string_view(list).substr(0, list.rfind(']')),
                  [&](const std::string& item) { values_.add(name_, item); });
  }

  // The indented lines below "|" or ">".
  void read_text(char joint) {
    std::string text;
    while (!block_.empty() && (block_.front() == ' ' || block_.front() == '\t' || block_.front() == '\n')) {
      const std::string_view line = trim(take_line(block_));
      if (!text.empty()) text += line.empty() ? '\n' : joint;
      text += line;
    }
    if (name_ >= 0) values_.set(name_, text);
  }

  std::string_view block_;
  char separator_;
  const FieldMap& map_;
  FieldValues& values_;
  std::string object_;  // path of the object that indented lines belong to
  int name_ = -1;       // the name that list items belong to
};

struct LabelledLine {
  int name = -1;  // the place of its field, -1 for other labels
  std::string_view value;
};

// "Date: 5 March 2024", the label of three words at most.
std::optional<LabelledLine> read_label(std::string_view line, const FieldMap& map) {
  constexpr std::size_t longest_label = 40;
  const std::size_t colon = line.find(':');
  const std::size_t wide = line.find("\uFF1A");
  const std::size_t end = std::min(colon, wide);
  if (end == 0 || end > longest_label) return std::nullopt;
  const std::string_view label = trim(line.substr(0, end));
  const std::string_view value = line.substr(end + (end == colon ? 1 : 3));
  if (std::ranges::count(label, ' ') > 2 || value.starts_with("//")) return std::nullopt;
  std::string path;
  append_key(path, label);
  return LabelledLine{map.find(path), trim(value)};
}

}  // namespace

std::string_view read_labels(std::string_view text, const FieldMap& map, FieldValues& values) {
  std::vector<LabelledLine> lines;
  std::size_t known = 0;
  std::string_view rest = text;
  while (!rest.empty()) {
    std::string_view behind = rest;
    const std::string_view line = trim(take_line(behind));
    if (line.empty()) {
      rest = behind;
      if (lines.empty()) continue;
      break;
    }
    const std::optional<LabelledLine> labelled = read_label(line, map);
    if (!labelled) break;
    const bool is_known = labelled->name >= 0;
    if (is_known && field_at(labelled->name) == Field::Body) {
      rest = rest.substr(static_cast<std::size_t>(labelled->value.data() - rest.data()));
      if (labelled->value.empty()) rest = behind;
      ++known;
      break;
    }
    known += is_known ? 1 : 0;
    lines.push_back(*labelled);
    rest = behind;
  }
  // Half of the labels at least are known ones, so that an interview does not pass for a form.
  if (known < 2 || known * 2 < lines.size()) return text;
  for (const LabelledLine& line : lines) {
    if (line.name >= 0) values.set(line.name, line.value);
  }
  return rest;
}

bool has_front_matter(std::string_view text) {
  const std::string_view fence = trim_end(take_line(text));
  if (!is_fence(fence)) return false;
  const char separator = fence == "---" ? ':' : '=';
  constexpr int lines_looked_at = 5;
  for (int i = 0; i < lines_looked_at && !text.empty(); ++i) {
    const std::string_view line = trim(take_line(text));
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t end = line.find(separator);
    const std::string_view key = trim(line.substr(0, end));
    return end != std::string_view::npos && !key.empty() && key.size() <= 60 &&
           std::all_of(key.begin(), key.end(), [](char c) {
             return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-' || c == '.' || c == '"' ||
                    c == '\'';
           });
  }
  return false;
}

std::string_view read_front_matter(std::string_view text, const FieldMap& map, FieldValues& values) {
  if (!has_front_matter(text)) return text;
  std::string_view rest = text;
  const std::string_view fence = trim_end(take_line(rest));
  const char* begin = rest.data();
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (!closes(trim_end(line), fence)) continue;
    const std::string_view block(begin, static_cast<std::size_t>(line.data() - begin));
    FrontMatterReader(block, fence == "---" ? ':' : '=', map, values).read();
    return rest;
  }
  return text;  // a block that is never closed is a ruler and text
}

}  // namespace wirecopy::corpus
