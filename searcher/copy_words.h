// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "searcher/answer.h"

namespace wirecopy::searcher {

// How a copy stands to its lead, around the name of the outlet that the lead is of: "an excerpt of what Meridian Wire
// ran".
struct CopyWords {
  std::string_view before;
  std::string outlet;  // "another outlet" where it is not known, or the lead is not among the others of the hit
  std::string_view behind;

  std::string text() const { return std::string(before) + outlet + std::string(behind); }
};

// Nothing of a lead, and of an article that is alone.
std::optional<CopyWords> copy_words(const Hit& hit);

}  // namespace wirecopy::searcher
