// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/fields.h"
#include "text/span.h"

namespace wirecopy::searcher {

// What was done with a query text that could be read in more than one way. Never an error.
struct Warning {
  std::string code;     // for programs, "unclosed_quote"
  Span at;              // bytes of the query text
  std::string message;  // for people
};

enum class NodeKind {
  Everything,  // every article
  Word,        // `word`
  Phrase,      // children are Words that stand next to each other in this order
  Near,    // children (Word, Phrase, Or of these), the last at most `window` words after the first; `ordered` for ADJ
  And,     // all children; a Not among them takes away
  Or,      // any child
  Not,     // one child
  Filter,  // `filter`: a value of a field that is not text
};

enum class WordForm {
  Stem,      // any word of this stem
  Exact,     // this form only
  Wildcard,  // * and ? in it
  Fuzzy,     // within `distance` edits
  Synonym,   // it or a word of the synonyms file
};

struct QueryWord {
  std::string text;  // as typed, operators and escapes taken off; one word of text::Words (or a pattern)
  WordForm form = WordForm::Stem;
  int distance = 0;
};

enum class Comparison { Equal, Less, LessOrEqual, Greater, GreaterOrEqual };

// A moment in seconds since 1970, and what the clocks of the zone it was typed in show then, in seconds since 1970 as
// if they were UTC: dates without a time of day have no zone and are compared with that.
struct Moment {
  int64_t utc = 0;
  int64_t clock = 0;
};

struct Filter {
  std::vector<std::string> values;            // any of them (Names, Filter, Property, Article); "=Reuters": see terms.h
  std::optional<Moment> from;                 // Date: inclusive
  std::optional<Moment> until;                // Date: inclusive
  bool absent = false;                        // date:none
  Comparison comparison = Comparison::Equal;  // Number
  uint64_t number = 0;                        // Number
};

struct Node {
  NodeKind kind = NodeKind::Everything;
  const schema::Field* field = nullptr;  // of a Word, Phrase or Filter; null = headline and text (also for body:)
  QueryWord word{};  // of a Phrase only when it is wanted with its synonyms: its words with blanks between them
  Filter filter{};
  uint32_t window = 0;
  bool ordered = false;
  bool exact = false;  // Phrase in quotes: its words match as typed, not by stem; a compound word's match by stem
  double boost = 1;    // of everything but Not, Filter and Everything; 0 to 1,000
  Span at;             // where it was typed
  std::vector<Node> children{};
};

enum class MatchMode { All, Any };

struct SyntaxOptions {
  MatchMode match = MatchMode::All;
  int64_t now = 0;                // seconds since 1970, for "today" and ages
  std::string time_zone = "UTC";  // IANA name, for days
};

struct ParsedQuery {
  Node root;
  std::vector<Warning> warnings;
  std::string interpreted;  // the reading in the query language itself, fully bracketed; parses to the same tree
};

inline constexpr std::size_t longest_query = 64 * 1024;  // bytes
inline constexpr std::size_t most_query_words = 2048;
inline constexpr int deepest_nesting = 100;  // brackets

// Reads a query text by the grammar in docs/query-syntax.md. Never throws, whatever the bytes; linear in the length;
// what goes beyond the three limits above is left out or flattened with a warning.
ParsedQuery parse_query(std::string_view text, const SyntaxOptions& options);

// The tree as query text ("interpreted"): brackets around everything that joins, operators in capitals, field names in
// full. Days of dates are written as such where the reader's days are UTC days, else to the second.
enum class DayStyle { Utc, Other };
std::string to_query_text(const Node& node, DayStyle days = DayStyle::Utc);

// The condition that a Names field has this whole name, in quotes: author:="Jo Brand". Nothing else in a query text
// that is as people type reads the same, so it can be looked for and taken out again.
std::string name_condition(const schema::Field& field, std::string_view name);

// The tree as a drawing, a line for each node, children indented by two spaces: for `wirecopy explain`.
std::string to_drawing(const Node& node);

}  // namespace wirecopy::searcher
