// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::searcher {

// Words that may stand for one another, for ~word. A file of them has one group a line:
//   flood, inundation, high water        each stands for all others
//   uk => united kingdom, britain        ~uk finds these too, and not the other way round
// What follows a # is a comment. An entry of several words is looked for as a phrase. A line that is no group is left
// out and listed.
class Synonyms {
 public:
  Synonyms() = default;

  struct BadLine {
    std::size_t number = 0;
    std::string why;  // "has one entry alone"
  };

  // Throws Error (Usage) when the file is not there or cannot be read.
  static Synonyms of_file(const std::string& path);

  // None when the file is not there; never throws: fault() says why one cannot be read.
  static Synonyms of_kept_file(const std::string& path);
  static Synonyms of_text(std::string_view content);

  // "Is a directory"; empty when nothing is wrong.
  const std::string& fault() const { return fault_; }

  bool empty() const { return groups_.empty(); }
  const std::vector<BadLine>& bad_lines() const { return bad_lines_; }

  // The words and phrases that a word may also be, itself left out, in the order of the file; none for an unknown one.
  std::vector<std::string> of(std::string_view word) const;

  // Every word and phrase that has synonyms, folded: for looking up by stem what is not there as typed.
  const std::map<std::string, std::vector<std::string>>& groups() const { return groups_; }

 private:
  void add(const std::string& word, const std::vector<std::string>& others);

  std::map<std::string, std::vector<std::string>> groups_;  // by the folded words of an entry
  std::vector<BadLine> bad_lines_;
  std::string fault_;
};

// The synonyms that are used when no others are named stand beside the index, as <index>.synonyms; empty for an index
// on another machine.
std::string synonyms_path(const std::string& index);

}  // namespace wirecopy::searcher
