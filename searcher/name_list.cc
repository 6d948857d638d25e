// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/name_list.h"

#include <algorithm>
#include <optional>

namespace wirecopy::searcher {

namespace {

std::string_view mark_of(std::string_view name) {
  return name.substr(0, name.starts_with('=') ? 1 : 0);
}

struct Quoted {
  std::string name;
  std::size_t size;  // of what was read
};

// A name in quotes up to a comma or the end.
std::optional<Quoted> read_quoted(std::string_view text) {
  if (!text.starts_with('"')) return {};
  std::string name;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == '"') {
      if (at + 1 < text.size() && text[at + 1] != ',') return {};
      return Quoted{std::move(name), at + 1};
    }
    const bool is_escaped = text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\');
    if (is_escaped) ++at;
    name += text[at];
  }
  return {};
}

}  // namespace

std::vector<std::string> read_names(std::string_view text) {
  std::vector<std::string> names;
  while (!text.empty()) {
    const std::string_view mark = mark_of(text);
    std::string name;
    if (auto quoted = read_quoted(text.substr(mark.size()))) {
      if (!quoted->name.empty()) name.append(mark).append(quoted->name);
      text.remove_prefix(mark.size() + quoted->size);
    } else {
      name = text.substr(0, text.find(','));
      text.remove_prefix(name.size());
    }
    if (!text.empty()) text.remove_prefix(1);
    if (!name.empty()) names.push_back(std::move(name));
  }
  return names;
}

std::string write_names(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    const std::string_view mark = mark_of(name);
    const std::string_view bare = std::string_view(name).substr(mark.size());
    if (!text.empty()) text += ',';
    text += mark;
    if (bare.find(',') == std::string_view::npos && !bare.starts_with('"')) {
      text += bare;
      continue;
    }
    text += '"';
    for (const char character : bare) {
      if (character == '"' || character == '\\') text += '\\';
      text += character;
    }
    text += '"';
  }
  return text;
}

}  // namespace wirecopy::searcher
