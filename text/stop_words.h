// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace wirecopy::text {

// Whether a language has a list of stop words here: articles, pronouns, prepositions, auxiliaries, and what questions
// are made of, words that say nothing of what a text is about.
bool has_stop_words(std::string_view language);

// The list, its words folded and set apart by blanks; empty for a language without one.
std::string_view stop_words(std::string_view language);

// Whether a folded word is on the list of a language (ISO 639-1); false for a language without one.
bool is_stop_word(std::string_view folded, std::string_view language);

}  // namespace wirecopy::text
