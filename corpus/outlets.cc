// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/outlets.h"

#include <algorithm>
#include <span>
#include <vector>

#include "corpus/hosts.h"
#include "corpus/lines.h"
#include "text/error.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::corpus {

namespace {

std::string spelling(std::string_view name) {
  return text::fold(outlet_name(name));
}

// What stands in a name or in a host and tells no outlet from another.
constexpr std::string_view plain_words[] = {"the", "of",    "and", "le",  "la",      "les",  "de",     "der",
                                            "die", "das",   "el",  "il",  "o",       "news", "online", "media",
                                            "tv",  "radio", "www", "com", "digital", "group"};

bool is_plain_word(std::string_view word) {
  return std::ranges::find(plain_words, word) != std::end(plain_words);
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char c : text::fold(name)) {
    const bool is_of_word = is_ascii_letter(c) || is_ascii_digit(c) || (c & 0x80) != 0;
    if (is_of_word) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// Reads a label as the words of a name from `word` on, or the beginnings of them: "nytimes" as "new york times".
// `whole`: the words before stand there in full.
bool spells(std::string_view label, const std::vector<std::string>& words, std::size_t word, std::size_t taken,
            bool whole) {
  if (label.empty() || is_plain_word(label)) {
    // What comes behind is a part of the house, "Sport"; of a shortened name every word counts.
    if (taken > 0 && whole) return true;
    const auto rest = std::span(words).subspan(word);
    if (label.empty() && taken > 1 && std::ranges::all_of(rest, is_plain_word)) return true;
  }
  if (word == words.size()) return false;
  // Shortened words are short, and few lengths to try keep this cheap.
  constexpr std::size_t longest_beginning = 3;
  const std::string& next = words[word];
  for (std::size_t length = next.size(); length > 0; length = std::min(length - 1, longest_beginning)) {
    if (label.starts_with(std::string_view(next).substr(0, length)) &&
        spells(label.substr(length), words, word + 1, taken + 1, whole && length == next.size()))
      return true;
  }
  return is_plain_word(next) && spells(label, words, word + 1, taken, whole);
}

}  // namespace

bool is_name_of_host(std::string_view name, std::string_view host) {
  constexpr std::size_t shortest_label = 3, most_words = 8;
  const std::vector<std::string> words = words_of(name);
  if (words.empty() || words.size() > most_words) return false;
  std::string_view labels = host.substr(0, host.size() - public_suffix_size(host));
  while (!labels.empty()) {
    const std::size_t end = std::min(labels.find('.'), labels.size());
    std::string label = text::fold(labels.substr(0, end));
    std::erase(label, '-');
    labels.remove_prefix(std::min(end + 1, labels.size()));
    if (label.size() < shortest_label) continue;
    if (spells(label, words, 0, 0, true)) return true;
    if (label.starts_with("the") && spells(std::string_view(label).substr(3), words, 0, 0, true)) return true;
  }
  return false;
}

OutletNames::OutletNames(std::string_view table, const std::string& place) : table_(table) {
  const std::string text = text::repair_utf8(table);
  std::size_t number = 0;
  const auto fail = [&](const std::string& what, const std::string& hint) {
    throw Error(what + " in line " + std::to_string(number) + " of '" + place + "'", hint, Failure::Usage);
  };
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t line_end = std::min(rest.find('\n'), rest.size());
    std::string_view line = trim(rest.substr(0, line_end));
    rest.remove_prefix(std::min(line_end + 1, rest.size()));
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    std::string kept;
    std::size_t spellings = 0;
    while (!line.empty()) {
      const std::size_t end = std::min(line.find('\t'), line.size());
      const std::string_view name = trim(line.substr(0, end));
      line.remove_prefix(std::min(end + 1, line.size()));
      if (name.empty()) continue;
      if (kept.empty()) kept = outlet_name(name);
      ++spellings;
      const std::string key = name.starts_with("*.") ? "*." + host_of(name.substr(2)) : spelling(name);
      const auto [known, is_new] = names_.emplace(key, kept);
      if (!is_new && known->second != kept)
        fail("'" + std::string(name) + "' stands for two outlets", "name each spelling once");
    }
    if (spellings < 2) fail("there is no other name", "set the name that is kept and the others apart by tabs");
  }
}

std::string OutletNames::name_of(std::string outlet) const {
  if (names_.empty() || outlet.empty()) return outlet;
  const std::string key = spelling(outlet);
  if (const auto found = names_.find(key); found != names_.end()) return found->second;
  if (!is_host(key)) return outlet;
  for (std::size_t point = 0; point != std::string::npos; point = key.find('.', point + 1)) {
    const auto found = names_.find("*." + key.substr(point == 0 ? 0 : point + 1));
    if (found != names_.end()) return found->second;
  }
  return outlet;
}

}  // namespace wirecopy::corpus
