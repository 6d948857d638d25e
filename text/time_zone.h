// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace wirecopy::text {

// Minutes east of Greenwich in a zone of the IANA time zone database ("europe/berlin", in any case), at
// `local_seconds`, seconds since 1970 in local time. Nothing for a name that is not known. Thread-safe.
std::optional<int> minutes_of_zone(std::string_view name, int64_t local_seconds);

}  // namespace wirecopy::text
