// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace wirecopy::corpus {

// What a whole line that is not article text is for.
enum class Furniture : uint8_t {
  None,
  Control,    // "Read more!", "Share", "Listen to this article", "Skip to content"
  Related,    // heads a list of other articles: "RECOMMENDED", "Related Articles"
  Promotion,  // newsletters, subscriptions, apps, advertisement labels
  Consent,    // cookie notices
  Copyright,  // "© 2025 Harbour Courier. All rights reserved."
  Caption,    // "Photo: Ana Ruiz", "File photo"
  Menu,       // "Home | World | Sport", "Home > World > Europe"
  Host,       // the name of the site as a host, by itself
  Calendar,   // days and weekdays in a row
  Counter,    // a lone number, "12 comments", "5 min read"
};

// The kind of a line, by the table in furniture_rules.cc. Long lines and sentences that merely begin alike are None.
// The text must be well-formed UTF-8 without line breaks, trimmed.
Furniture furniture_of(std::string_view line);

// Whether a line is what menus begin with ("Home", "Startseite"), or names a section as they do ("Sport").
bool is_home_word(std::string_view line);
bool is_section_word(std::string_view line);

// True where a line ends as sentences do (points of any script, quotes and brackets behind them looked through).
bool ends_like_sentence(std::string_view line);

}  // namespace wirecopy::corpus
