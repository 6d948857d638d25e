// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "corpus/article.h"

namespace wirecopy::corpus {

// What a value says of who may read an article: "free", "paid" and "teaser" as `wirecopy extract` writes them, the
// truth values of schema.org's isAccessibleForFree ("False", "https://schema.org/False"), "locked" and "metered" of
// article:content_tier.
Access read_access(std::string_view value);

// True where a text breaks off and the rest is elsewhere: "[...]", "… [+2345 chars]", a cut sentence with dots, the
// words that ask to read on.
bool ends_in_teaser(std::string_view body);

// A text without "[+2345 chars]" at its end, with which a service counts what it keeps back.
std::string_view without_count_of_characters(std::string_view body);

// True for a line that stands where a wall cuts a text: "Subscribe to continue reading", "Weiterlesen mit Abo".
bool is_wall_notice(std::string_view line);

}  // namespace wirecopy::corpus
