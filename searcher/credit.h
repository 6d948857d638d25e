// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "corpus/article.h"

namespace wirecopy::searcher {

// Whether a copy says whose text it is.
enum class Credit { Lead, SameOutlet, Given, None };

struct CreditName {
  Credit credit;
  std::string_view name;  // for programs
  std::string_view words;
};
inline constexpr CreditName credit_names[]{
    {Credit::Lead, "lead", ""},
    {Credit::SameOutlet, "own", "its own text"},
    {Credit::Given, "credited", "credited"},
    {Credit::None, "none", "not credited"},
};
const CreditName& row_of(Credit credit);

// Whether `copy` names where `lead` is from: its credit line, its authors, or the first or last lines of its body name
// the outlet of the lead, an agency that the lead is of or credits (corpus/agencies.h), or repeat the credit of the
// lead. All names are whole words; one that may be a common word ("Sun", "Metro", "AP") counts where it is written as a
// name, and where it says where a text is from. Both with their bodies.
Credit credit_of(const corpus::Article& copy, const corpus::Article& lead);

}  // namespace wirecopy::searcher
