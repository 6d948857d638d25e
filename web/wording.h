// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"
#include "searcher/answer.h"

namespace wirecopy::web {

// How figures, dates and languages are put on a page. Nothing here is escaped.

// With a capital at its beginning, where that is an ASCII letter.
std::string capitalized(std::string words);

// A message as a sentence: "The date is none."
std::string sentence(std::string words);

// The same of a warning; one that begins with what was typed leaves that as it was typed.
std::string warning_words(const searcher::Warning& warning);

// "12,345"
std::string grouped(uint64_t number);

// The headline of an article; where it has none, how its text begins: "Roofs flew over the valley and ...".
std::string headline_words(const corpus::Article& article);

// An outlet by its name; "unknown outlet" where there is none.
std::string outlet_words(std::string_view outlet);

// "1 text", "97 texts", "at least 97 texts", "about 97 texts"
std::string count_words(searcher::Count count, std::string_view one, std::string_view many);
std::string count_words(uint64_t count, std::string_view one, std::string_view many);

// "1 article", "97 texts", "2 stories"
std::string unit_words(uint64_t count, searcher::Unit unit);

// What a histogram leaves out ("1 text undated") and what it guesses ("2 texts with no more than a day known, put at its
// start"); none where there is nothing of it.
std::vector<std::string> unplaced_words(const searcher::Histogram& histogram);

// "an article", "a text", "a story"
std::string one_unit_words(searcher::Unit unit);

// As much as is known: "5 March 2024, 10:11 UTC", "5 March 2024", "March 2024", "2024", "undated".
std::string date_words(const corpus::Date& date);

// Where the date was read, when that is less sure than what the outlet declares: "date read from the address". Empty
// otherwise.
std::string_view origin_words(corpus::Origin origin);

// The English name of a language, or its code; empty for an empty code.
std::string language_words(std::string_view code);

// The value of `dir` for a text in this language: "rtl", "ltr", or "auto" when the language is not known.
std::string text_direction(std::string_view language);

// A span of time as a person would say it: "38 min", "3 h 20 min", "2 days". Precondition: it is not negative.
std::string duration_words(int64_t seconds);

// A share from 0 to 1 in whole percent, rounded down: what is not whole never reads as 100 %.
std::string percent_words(double share);

std::string_view sort_words(searcher::Sort sort);

// "without quotes".
std::string relaxed_words(const searcher::Relaxed& relaxed);
std::string_view grouping_words(searcher::Grouping grouping);
std::string_view match_words(searcher::MatchMode match);

}  // namespace wirecopy::web
