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

// The parts of a query while it is compiled. The same text several times in one list, an AND or an OR, is one part that
// weighs more; in several lists it is several.
class ScoredParts {
 public:
  // Between these, parts are added to a list of their own. leave() takes what enter() gave.
  int enter() { return std::exchange(list_, ++lists_); }
  void leave(int outer) { list_ = outer; }

  // True when it is the first of its text in the list.
  bool add(ScoredPart part);

  std::size_t size() const { return parts_.size(); }

  // The parts from `begin` on add nothing where an article does not satisfy `whole`, of which they are.
  void restrict_to(const Xapian::Query& whole, std::size_t begin);

  std::vector<ScoredPart> take();

 private:
  struct Repeated {
    std::size_t part;
    int times;
  };
  std::vector<ScoredPart> parts_;
  std::map<std::pair<int, std::string>, Repeated> repeated_;  // by list and text
  int list_ = 0;
  int lists_ = 0;
};

}  // namespace wirecopy::searcher
