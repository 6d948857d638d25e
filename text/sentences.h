// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "text/span.h"

namespace wirecopy::text {

// The sentence that holds the byte at `position`, within one line of the text, trailing space left out.
// Looks at no more than 2,000 bytes to either side; a sentence that runs further is cut between words.
Span sentence_at(std::string_view text, std::size_t position);

}  // namespace wirecopy::text
