// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "stories/profile.h"

namespace wirecopy::stories {

// The profile of a text as the indexer makes it, without stems: words at blanks, a new sentence behind a full stop.
Profile profile_of(std::string_view text);

// A report of a quake that no other is like word for word: `place`, `figure` (its magnitude) and `day` tell the event,
// `number` the report.
std::string quake_report(const std::string& place, const std::string& figure, const std::string& day, unsigned number);

// The close of a market: always the same words and names, and figures that `index` alone decides.
std::string market_table(const std::string& day, const std::string& index);

// Words that no other article has, for padding.
std::string own_words(unsigned number, unsigned count);

}  // namespace wirecopy::stories
