// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "searcher/lexer.h"
#include "searcher/warnings.h"

namespace wirecopy::searcher {

// Puts the tokens of a query into an order that the grammar accepts whole, so that the parser has no errors to handle:
// words that are none are dropped; brackets are paired, or dropped beyond deepest_nesting; an operator that has nothing
// to join becomes the word it is, or is dropped when it is a sign. Linear.
void settle_tokens(Lexed& lexed, std::string_view source, WarningList& warnings);

}  // namespace wirecopy::searcher
