// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "corpus/article.h"

namespace wirecopy::corpus {

// Minutes east of Greenwich of an abbreviation in lower case ("ist", "cest"). Where one abbreviation has several
// meanings, the one with most news written in it. The zones of North America without "standard" or "daylight" ("et")
// follow the season at `local_seconds`, seconds since 1970 in local time.
std::optional<int> zone_offset(std::string_view lower, int64_t local_seconds);

// The same name, of static lifetime, where it is another time in another country ("ist" of India, Ireland and Israel);
// empty where it is not.
std::string_view zone_of_many_places(std::string_view lower);

// Decides what was meant by such a zone, as settle() does for day and month: by the region of the language that the
// page declares ("en-IE"), the country of its host ("ie"; `domain` is the last label), the language of its text.
// Call after settle(). Date::zone is empty then.
void settle_zone(Date& date, std::string_view declared, std::string_view language, std::string_view domain);

}  // namespace wirecopy::corpus
