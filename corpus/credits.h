// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace wirecopy::corpus {

// "The post HEADLINE appeared first on OUTLET.", as the feeds of a widespread blogging program say it in many
// languages.
struct PostCredit {
  std::string_view whole;     // from its first word to the end of the line
  std::string_view headline;  // as its outlet has it
  std::string_view outlet;
};

// The credit that a line ends with.
std::optional<PostCredit> find_post_credit(std::string_view line);

// True for a line that says whose text it is and nothing else: "(AP)", "Reuters", "With inputs from PTI", "(Reporting
// by ...)", "Source: dpa".
bool is_credit_line(std::string_view line);

// The service or outlet that a line of credit names: "Meridian Wire" of "Source: Meridian Wire", "MW" of "(MW)", the
// outlet of "The post X appeared first on Y". Empty where it names people, or nobody.
std::string_view credited_name(std::string_view line);

// The agency in the dateline that a text begins with: "(AP)" in "PORTO (AP) - ..."; empty when there is none.
std::string_view dateline_credit(std::string_view first_line);

// True for a line that begins the text of an agency: with a dateline that names it, or a sentence behind a place in
// capitals ("PORT ELLIS - The ferry ...").
bool starts_with_dateline(std::string_view line);

// True when two texts have the same letters and digits in the same order, case aside: headlines as two pages print
// them.
bool same_words(std::string_view a, std::string_view b);

}  // namespace wirecopy::corpus
