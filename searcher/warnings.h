// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/syntax.h"
#include "text/span.h"

namespace wirecopy::searcher {

struct WarningRow {
  std::string_view code;     // for programs
  std::string_view message;  // for people; each {} stands for a part of the query, or a detail
};

// Every warning about a query text: the parser, the compiler and the manual read this table.
inline constexpr std::array warning_rows{
    WarningRow{"unclosed_quote", "the quote that starts at {} is not closed; it was read up to the end of the query"},
    WarningRow{"unclosed_bracket", "a bracket is not closed; it was closed at the end of the query"},
    WarningRow{"stray_bracket", "a closing bracket has no opening one; it was left out"},
    WarningRow{"lonely_operator", "{} has nothing to join on one side and was {}"},
    WarningRow{"lower_case_operator", "{} in small letters is a word; as an operator it is written in capitals: {}"},
    WarningRow{"unknown_field", "{} is no field and was read as text{}"},
    WarningRow{"list_space", "the list of {}: ends at the blank behind its comma; write {}:one,two without blanks"},
    WarningRow{"empty_field", "{}: has no value right after the colon and was read as text"},
    WarningRow{
        "bad_date",
        "{} is no date and was read as text; write 2024, 2024-03, 2024-03-15, 2024-01..2024-03, today, 7d.. or none"},
    WarningRow{"ambiguous_date", "{} can be read in two ways and was read as text; write year, month, day: 2024-03-15"},
    WarningRow{"date_order", "{} was read as text; write year, month, day: 2024-03-15"},
    WarningRow{"ambiguous_unit",
               "the m of {} may be minutes or months, so it was read as text; write min for minutes or mo for months"},
    WarningRow{"reversed_range", "the range {} runs backwards; its ends were swapped"},
    WarningRow{"bad_number", "{} is no number and was read as text; write 5, >=5, <5 or 2..5"},
    WarningRow{"bad_value", "{}: does not know {}, which was read as text; it knows {}"},
    WarningRow{"unknown_language", "{} is no language that is told apart here; write a code such as en or de"},
    WarningRow{"unknown_time_zone", "the time zone {} is not known here; days were taken as UTC"},
    WarningRow{"wildcard_too_short",
               "{} has fewer than two letters (or one Chinese character) before its * or ?, which was left out"},
    WarningRow{"lonely_wildcard",
               "in quotes a * stands behind the letters it goes on from; one of {} was left out. Words with others "
               "between them are found by \"two words\"~5"},
    WarningRow{"wildcard_cut", "{} matches {} words; the {} most frequent were used"},
    WarningRow{"wildcard_unmatched", "no word of the index matches {}"},
    WarningRow{"wildcard_in_value", "{}: is compared whole; the * or ? in {} does not stand for other letters"},
    WarningRow{"question_mark", "the ? of {} stands for one letter; write \\? for a question mark"},
    WarningRow{"fuzzy_cut", "{} asks for more than two edits; two were used"},
    WarningRow{"two_marks", "{} has a mark before it and another behind it; the ~ behind it was left out"},
    WarningRow{"pattern_synonym", "{} stands for many words already: the ~ before it was left out"},
    WarningRow{"no_synonyms", "there is no list of synonyms; {} was searched for as it is"},
    WarningRow{"unknown_synonym", "the list of synonyms has none for {}, which was searched for as it is"},
    WarningRow{"bad_synonyms", "line {} of the synonyms{} {} and was left out"},
    WarningRow{"bad_queries", "line {} of the saved queries is none and was left out"},
    WarningRow{"unread_list", "the list of {} beside the index cannot be read and was taken as empty: {}"},
    WarningRow{"synonym_in_near",
               "{} cannot stand inside NEAR or ADJ for {} and was left out: one of them is more than one word"},
    WarningRow{"no_hits_by_itself", "no article has {}"},
    WarningRow{"unknown_query", "no query is saved under the name {}{}"},
    WarningRow{"query_in_itself", "the saved query {} stands inside of itself and was left out there"},
    WarningRow{"in_saved_query", "in the saved query {}: {}"},
    WarningRow{
        "phrase_in_near",
        "a phrase cannot stand inside NEAR or ADJ: its words must be near and the phrase must be in the article"},
    WarningRow{"near_operand", "NEAR and ADJ join words, phrases and OR groups only; AND was used"},
    WarningRow{"near_chain", "NEAR and ADJ, or different distances, stand in one chain; the chain was read as {}"},
    WarningRow{"near_distance", "the distance of {} was taken as {}; it is 1 to 9999"},
    WarningRow{"near_widened",
               "so many words do not stand within a distance of {}; the smallest that they can have was taken, {}"},
    WarningRow{"near_too_long", "NEAR, ADJ and \"...\"~5 join {} words at most; AND was used"},
    WarningRow{"bad_distance", "{} has no distance that can be read and was read as text; write {}/5"},
    WarningRow{"bad_boost", "the weight of {} is no number and was left out; write ^2 or ^0.5"},
    WarningRow{"boost_bounds", "the weight of {} was taken as {}; weights are 0 to 1000, in steps of 0.001"},
    WarningRow{"boost_ignored",
               "a weight (^) has no effect here: only words, phrases, brackets and NEAR groups of them are weighed"},
    WarningRow{"no_word", "{} holds no letters or figures and was left out"},
    WarningRow{"unknown_article", "the index has no article of the id {}"},
    WarningRow{"costly_filter", "{} has to look up {} articles one by one, which is slow"},
    WarningRow{"partial",
               "time was up after {} ms: the answer holds what was found until then, and counts are what it is "
               "at least"},
    WarningRow{
        "doubtful",
        "so many articles have other forms of the words in quotes that only {} of them were looked at: some others "
        "may have these words, but not as they are quoted"},
    WarningRow{
        "list_shifted",
        "the index changed since this list was begun; its order rests on other articles, so a hit may be missing "
        "or come twice"},
    WarningRow{"not_grouped", "copies alone are listed article by article, not by story"},
    WarningRow{"too_long", "the query is too long; what follows after {} was left out"},
    WarningRow{"bracket_distance",
               "a distance behind brackets has no effect, so {} was left out; write \"two words\"~5 or one NEAR/5 two"},
    WarningRow{"required_brackets",
               "brackets marked with + stand inside of each other too often: words beside them are left out"},
    WarningRow{"too_deep", "brackets are nested too deep; the innermost ones were left out"},
    WarningRow{"bad_utf8", "the query has bytes that are no UTF-8; they were left out"},
};

// A row of the table; a code that is not in it does not compile.
class WarningCode {
 public:
  consteval WarningCode(const char* code) : row_(find(code)) {}
  const WarningRow& row() const { return warning_rows[row_]; }

 private:
  static consteval std::size_t find(std::string_view code) {
    for (std::size_t i = 0; i < warning_rows.size(); ++i)
      if (warning_rows[i].code == code) return i;
    throw "no such warning";
  }
  std::size_t row_;
};

// Gathers the warnings of one query. The same code is kept ten times at most, so that a hostile text has a short
// answer.
class WarningList {
 public:
  // `details` fill the {} of the message in order; each is cut after 60 bytes.
  void add(WarningCode code, Span at, std::initializer_list<std::string_view> details = {});

  bool empty() const { return warnings_.empty(); }
  std::vector<Warning> take() { return std::move(warnings_); }

 private:
  std::vector<Warning> warnings_;
  std::array<unsigned char, warning_rows.size()> counts_{};
};

}  // namespace wirecopy::searcher
