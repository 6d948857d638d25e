// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "corpus/article.h"

namespace wirecopy::corpus {

// Whose text an article says it is, by every name that readers may know: "Associated Press" and "AP" for "(AP)". What
// tells is the credit line or dateline, else the authors, else the outlet. Agencies of the table (agencies.h) go by all
// of their names; others by the name that stands there ("Meridian Wire" of "Source: Meridian Wire") and, where it has
// several words, their initials. Empty where nothing tells.
std::vector<std::string> wire_names(const Article& article);

}  // namespace wirecopy::corpus
