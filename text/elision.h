// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace wirecopy::text {

// Length in bytes of the short word before the apostrophe of "l'eau", "qu'il", "dell'acqua", which is a word of its own
// in French, Italian, Catalan and other languages; 0 where the apostrophe belongs to the word ("don't", "O'Brien",
// "aujourd'hui"). `word` is as written, with any apostrophe.
std::size_t elided_length(std::string_view word);

// Bytes of the apostrophe at `position` (typed or typographic), 0 where there is none.
std::size_t apostrophe_at(std::string_view text, std::size_t position);

}  // namespace wirecopy::text
