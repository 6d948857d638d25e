// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"
#include "searcher/answer.h"
#include "searcher/compiler.h"
#include "searcher/marker.h"
#include "text/analyzer.h"

namespace wirecopy::searcher {

// The analyzers of all languages met so far, kept since they remember stems. Not thread-safe.
class Analyzers {
 public:
  text::Analyzer& of(const std::string& language);

 private:
  std::map<std::string, text::Analyzer> known_;
};

struct Highlights {
  std::vector<Span> title;  // bytes of the title, disjoint, in order
  std::vector<Fragment> body;
};

// Shows in articles what satisfied a query, and nothing else: a phrase or near group is one span, a word that stands
// outside of it is not marked, nor a side of an OR that the article does not satisfy. Made for one query; not
// thread-safe; the analyzers must outlive it. Some 50 microseconds for an article of 2.6 kB.
class Highlighter {
 public:
  // The condition is over the rules. Without one, all that satisfies a rule is marked.
  Highlighter(const std::vector<MarkRule>& rules, Analyzers& analyzers, const Condition& condition = {});

  // At most `fragments` parts of the body, as in fragments.h; the first sentences where nothing in it is to be marked.
  // With 0 nothing at all is looked for.
  Highlights highlight(const corpus::Article& article, uint32_t fragments);

  // Where each rule is satisfied, and by what first; the views are into the article.
  struct RulePlaces {
    WordPlaces places;
    std::string_view first;
  };
  std::vector<RulePlaces> places(const corpus::Article& article);

  // The whole body as one fragment with all its marks; none when the body is empty.
  Highlights highlight_whole(const corpus::Article& article);

 private:
  struct Marks {
    std::vector<Mark> title;
    std::vector<Mark> body;
  };
  Marks marks_of(const corpus::Article& article);

  Marker marker_;
  Analyzers& analyzers_;
  Condition condition_;
};

}  // namespace wirecopy::searcher
