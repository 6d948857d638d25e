// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/synonyms.h"

#include <algorithm>
#include <utility>

#include "searcher/kept_file.h"
#include "text/ascii.h"
#include "text/compose.h"
#include "text/error.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::searcher {

namespace {

// The entries of a list with commas between them.
std::vector<std::string> entries_of(std::string_view list) {
  std::vector<std::string> entries;
  while (true) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (const std::string_view entry = text::trim(list.substr(0, comma)); !entry.empty()) entries.emplace_back(entry);
    if (comma == list.size()) return entries;
    list.remove_prefix(comma + 1);
  }
}

// The words of an entry, folded, with blanks between them.
std::string key_of(std::string_view entry) {
  std::string key;
  text::Words words(entry);
  for (text::Word word; words.next(word);) key.append(key.empty() ? "" : " ") += word.folded;
  return key;
}

}  // namespace

Synonyms Synonyms::of_text(std::string_view content) {
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  Synonyms synonyms;
  std::size_t number = 0;
  const auto leave_out = [&](std::string why) { synonyms.bad_lines_.push_back({number, std::move(why)}); };
  while (!content.empty()) {
    ++number;
    const std::size_t end = std::min(content.find('\n'), content.size());
    std::string_view line = content.substr(0, end);
    content.remove_prefix(std::min(end + 1, content.size()));
    line = text::trim(line.substr(0, line.find('#')));
    if (line.empty()) continue;
    if (!text::is_utf8(line)) {
      leave_out("is no UTF-8");
      continue;
    }
    const std::string composed = text::composed(std::string(line));
    line = composed;
    const std::size_t arrow = line.find("=>");
    if (arrow != std::string_view::npos) {
      const std::vector<std::string> words = entries_of(line.substr(0, arrow));
      const std::vector<std::string> others = entries_of(line.substr(arrow + 2));
      if (words.empty() || others.empty()) leave_out("has nothing on one side of its =>");
      for (const std::string& word : words) synonyms.add(word, others);
      continue;
    }
    const std::vector<std::string> words = entries_of(line);
    if (words.size() < 2) {
      leave_out("has one entry alone");
      continue;
    }
    for (const std::string& word : words) synonyms.add(word, words);
  }
  return synonyms;
}

Synonyms Synonyms::of_file(const std::string& path) {
  const KeptContent content = look_into_kept_file(path);
  const std::string fault = content.is_there ? content.fault : "there is no such file";
  if (!fault.empty())
    throw Error("cannot read the synonyms '" + path + "': " + fault, "check the path", Failure::Usage);
  return of_text(content.text);
}

Synonyms Synonyms::of_kept_file(const std::string& path) {
  KeptContent content = look_into_kept_file(path);
  Synonyms synonyms = of_text(content.text);
  synonyms.fault_ = std::move(content.fault);
  return synonyms;
}

void Synonyms::add(const std::string& word, const std::vector<std::string>& others) {
  const std::string key = key_of(word);
  std::vector<std::string>& group = groups_[key];
  for (const std::string& other : others) {
    if (key_of(other) != key && std::ranges::find(group, other) == group.end()) group.push_back(other);
  }
}

std::vector<std::string> Synonyms::of(std::string_view word) const {
  const auto group = groups_.find(key_of(word));
  return group == groups_.end() ? std::vector<std::string>() : group->second;
}

std::string synonyms_path(const std::string& index) {
  return path_beside(index, ".synonyms");
}

}  // namespace wirecopy::searcher
