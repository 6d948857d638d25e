// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

namespace wirecopy::searcher {

// A word, phrase or near group of a query that weighs, for telling what a score is made of.
struct ScoredPart {
  std::string text;  // in the query language; empty for a word that like: goes by, which is as an article spells it
  Xapian::Query query;
  double scale = 1;                   // by weights around it and by how often it is typed; 0 for a stop word
  std::optional<uint32_t> rule = {};  // of the marks: what of a text satisfies it; only for a word
};

// The parts of a query while it is compiled. Where the same part, or the same AND or OR, stands several times in one
// AND or OR, Xapian has it once with more weight (merge_repeats), and so have these.
class ScoredParts {
 public:
  // What is added between the two is of an AND or OR that is told by its text. leave() takes what enter() gave.
  std::size_t enter(const std::string& list);
  void leave(std::size_t outer) { list_ = outer; }

  // True when it is the first of its kind in the list; `same` is what those of one kind have in common.
  bool add(ScoredPart part, const std::string& same);
  void add(ScoredPart part) { parts_.push_back(std::move(part)); }

  std::size_t size() const { return parts_.size(); }

  // The parts from `begin` on add nothing where an article does not satisfy `whole`, of which they are.
  void restrict_to(const Xapian::Query& whole, std::size_t begin);

  std::vector<ScoredPart> take();

 private:
  struct List {
    std::size_t outer = 0;
    int times = 1;  // in all
  };
  struct Repeated {
    std::size_t list;
    std::size_t part;
    int times;
  };
  using Key = std::pair<std::size_t, std::string>;  // a list, and what tells of two things in it that they are the same

  double repeats(std::size_t list) const;

  std::vector<ScoredPart> parts_;
  std::vector<List> lists_{List{}};  // the first holds all others
  std::map<Key, std::size_t> known_lists_;
  std::map<Key, Repeated> known_parts_;
  std::size_t list_ = 0;
};

}  // namespace wirecopy::searcher
