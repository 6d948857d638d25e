// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace wirecopy::dedup {

// True for a word that what stands below news is full of: law and licences, forward-looking statements, how a poll was
// made, lines for people in distress, subscriptions; of several languages, folded. In the last 80 words of 764 articles
// of two collections such words are a twentieth at the 99th percentile, and 6 % at most.
bool is_footer_word(std::string_view folded);

// "About Calder Pumps": what the paragraph of a company on itself begins with.
bool introduces_company(std::string_view folded);

}  // namespace wirecopy::dedup
