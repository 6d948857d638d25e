// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace wirecopy::text {

// Stems by a few endings, for languages that the Snowball library has no algorithm for, or that it leaves work undone
// in. `lower` as in Word; what does not look like a word of the language comes back as it is.

// Korean sets particles behind the noun without a blank: the words for "the president" as subject, topic and object are
// three. At least two syllables stay.
std::string korean_stem(std::string_view lower);

// Persian plurals, and the "of" behind a word in heh, with or without the joiner before them, without what marks are
// optional. At least two letters stay.
std::string persian_stem(std::string_view lower);

// Takes the "and" or "so" off that Arabic writes together with a word that has its article; Snowball takes the article.
std::string_view without_arabic_conjunction(std::string_view lower);

// An Arabic plural of the feminine as it stands with its article: without one Snowball takes it for no noun.
std::string definite_in_arabic(std::string_view lower);

// What is left of the stem that Snowball makes of a Greek word, so that neuters in -ιο have the stem of their plural:
// "πανεπιστήμιο" that of "πανεπιστήμια". Of "children" it leaves too little.
std::string greek_stem(std::string stem, std::string_view lower);

}  // namespace wirecopy::text
