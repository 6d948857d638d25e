// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::corpus {

// The names in a byline: "By Ana Ruiz and Tom Okoye, City Desk" gives three. The word for "by" and addresses are
// dropped.
std::vector<std::string> split_authors(std::string_view byline);

// The text behind the word for "by" ("By ", "Par ", "Von " ...) at the start of a line, or empty when there is none.
std::string_view after_by(std::string_view line);

// True for a line that begins with the word for "by" and goes on with a name, an agency or an office.
bool is_byline(std::string_view line);

// True for a news agency by one of its names or initials: "Reuters", "AFP", "The Associated Press".
bool is_agency(std::string_view name);

// True for the name of a service that supplies other papers: an agency, or a name that ends in "Wire", "News Agency"
// and the like.
bool is_wire_name(std::string_view name);

// True for what stands in place of a name where nobody is named: "Staff Writer", "admin".
bool is_nobody(std::string_view name);

// True where a name ends as those of editorial offices do: "Business Desk", "Our Correspondent", "Harbour Courier
// Staff".
bool is_office(std::string_view name);

// True for two to five words that begin with capitals and hold no digits, as names of people do.
bool looks_like_name(std::string_view text);

}  // namespace wirecopy::corpus
