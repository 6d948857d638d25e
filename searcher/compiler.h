// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "schema/shards.h"
#include "searcher/condition.h"
#include "searcher/deadline.h"
#include "searcher/list_cache.h"
#include "searcher/scored_parts.h"
#include "searcher/synonyms.h"
#include "searcher/syntax.h"

namespace wirecopy::searcher {

// A word of the query as the highlighter needs it: what an article's token must look like to satisfy it.
struct Pattern {
  std::vector<std::string> stems;                 // matches a token with one of these stems (sorted) ...
  std::vector<std::string> forms;                 // ... or one of these exact forms (sorted) ...
  std::vector<std::string> stems_of_languages{};  // ... or, in articles of a language, a stem: language_stem(...)
};

// A stem that stands for the word in articles of one language only: elsewhere it is another word.
inline std::string language_stem(std::string_view stem, std::string_view language) {
  return std::string(stem).append(1, ' ').append(language);
}

// Something of the query that can be found in a text: a word, a phrase or a near group.
struct MarkRule {
  std::vector<Pattern> words;
  uint32_t window = 0;  // all words within this many positions; words.size() for a phrase
  bool ordered = false;
  bool in_title = true;  // where it may be marked
  bool in_body = true;
  bool is_shown = true;   // false under a NOT: a text is only asked whether it has that
  bool is_exact = false;  // the query may match where the text does not satisfy this: what is not found is not there
};

// Which matches of a query may not satisfy it: those that have one of the terms, other forms of a word that is sought
// by its exact form at a place.
struct Doubts {
  std::vector<std::string> terms;  // sorted
  bool all = false;                // or any match
  bool any() const { return all || !terms.empty(); }
};

struct CompiledQuery {
  Xapian::Query query;  // stock operators only; words weigh, filters do not
  std::vector<MarkRule> marks;
  Condition condition;            // over the marks
  Doubts doubts;                  // see verifier.h
  std::vector<ScoredPart> parts;  // whose scores add up to that of an article, but for nearness and freshness
  std::vector<std::vector<std::string>> near_words;  // stems of the plain words, stop words left out: see nearness.h
  std::vector<Warning> warnings;                     // of expansion: a wildcard cut, a phrase inside NEAR, ...
  bool by_date = false;                              // a date range leaves undated articles out
  bool rests_on_groups = false;                      // what matches depends on the copies or the story of an article
  Xapian::Query undated;  // with by_date: the same query with date:none in place of each range
  int64_t now = 0;        // what freshness is counted from, in seconds since 1970
  bool is_cut = false;    // the deadline came before it was whole: it matches nothing
  bool empty = false;     // true when no term of it is a word (only filters, or everything): order by date
};

struct CompileOptions {
  std::size_t expansions = 1000;          // most words that a wildcard or fuzzy word stands for
  std::size_t all_expansions = 3000;      // of all of them together, each having the same share
  std::vector<std::string> languages;     // of the index, most frequent first: words are stemmed by each
  std::vector<std::string> common_stems;  // of the index, sorted
  uint32_t doccount = 0;
  Deadline deadline;                   // when it is over, what is compiled matches nothing
  const FormCache* forms = nullptr;    // of the revision; null = nothing is remembered from one query to the next
  const Synonyms* synonyms = nullptr;  // for ~word; null or empty = there are none
};

// What each part of a tree becomes:
//   Word      its stem, filtered by its forms where these matter (see Expander); the stems of several languages, and
//             all that a wildcard or fuzzy word stands for, weigh as one word (OP_SYNONYM)
//   ~word     the word and the single words that it may also be, as one word; a synonym of several words is a phrase
//             beside it, in an OR (inside of a near group it is left out)
//   Phrase    OP_PHRASE over stems or ORs of stems, filtered by the exact forms where it is exact. Forms have no
//             positions, so an exact phrase is the phrase of the stems in an article that also holds each of the forms.
//             The query matches more than that phrase, under a NOT less; what may be wrong is in `doubts`. Filtered,
//             too, by the pairs of common stems in it, which are few where the words are many; two common
//             stems are their AND, filtered by the pair
//   Near      OP_NEAR or, in order, OP_PHRASE with a wider window. Xapian takes no phrase there: the words of a phrase
//             then stand in the group one by one, and the article must have the phrase too (warning phrase_in_near)
//   And, Or   flat; a word that is typed twice counts 4/3, three times 6/4, as BM25 has it with k3 = 1; stop words of
//             the most frequent language (text/stop_words.h) must match like others but weigh nothing, unless there is
//             nothing else; what does not weigh goes into OP_FILTER, a Not among the children of an And into OP_AND_NOT
//   Filter    boolean terms, value ranges of the slots, or the ids that a group of copies stands for; like: weighs by
//             the stems that tell most of its article (see similar.h)
// Words of title: are the S terms; their exact forms are those of the whole article.
//
// Turns a tree into a Xapian query over `database`, looking up there what wildcards, fuzzy words and group filters
// stand for. Throws Xapian::Error when the database changed under it (the caller reopens and tries again).
CompiledQuery compile(const Node& root, const schema::ShardedDatabase& database, const CompileOptions& options);

}  // namespace wirecopy::searcher
