// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "corpus/field_map.h"
#include "corpus/json_fields.h"

namespace wirecopy::corpus {

// The block of named values that Markdown files may begin with: between lines of "---" (YAML) or "+++" (TOML). Read as
// such blocks are written for pages: scalars, quoted strings, lists in brackets or one item a line, folded and literal
// texts, one level of objects. What is written otherwise is left out. Gives the text behind the block, or all of it
// when there is none. The text must be well-formed UTF-8.
std::string_view read_front_matter(std::string_view text, const FieldMap& map, FieldValues& values);

// True when a text begins with such a block.
bool has_front_matter(std::string_view text);

// Reads the lines "Title: ...", "Date: ...", "Source: ..." that a text begins with, where two or more go by the name of
// a field, and returns the text behind them; a label of the text itself ends them. Other texts come back whole.
std::string_view read_labels(std::string_view text, const FieldMap& map, FieldValues& values);

}  // namespace wirecopy::corpus
