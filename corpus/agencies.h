// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace wirecopy::corpus {

// A news agency by all that it is called. Where there are several, "|" stands between them.
struct Agency {
  std::string_view names;     // in full, the usual one first
  std::string_view initials;  // as it signs, in its own capitals; empty where it signs with its name
  std::string_view hosts;     // of its sites, without "www."; may be empty
};

// The one table of agencies.
std::span<const Agency> agencies();

// The agency of a name, of initials or of a host, case aside; null when there is none.
const Agency* find_agency(std::string_view name);

// The first agency of the table that a line names, in whole words and its own capitals; null when there is none.
const Agency* agency_in(std::string_view line);

// All of them, in the order of the table.
std::vector<const Agency*> agencies_in(std::string_view line);

// True when `text` holds `words`, and not as a part of longer ones.
bool holds_whole(std::string_view text, std::string_view words);

// "AP", "Associated Press" of "AP|Associated Press".
std::vector<std::string_view> listed(std::string_view names);

}  // namespace wirecopy::corpus
