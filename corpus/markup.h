// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace wirecopy::corpus {

// Character references ("&amp;", "&#8217;", "&#x2019;", "&eacute;") undone once; unknown ones stay as they are. Numbers
// between 128 and 159 are read as windows-1252, as the HTML standard says (13.2.5.80).
std::string decode_references(std::string_view text);

// True where a text holds tags of HTML, and not just a "<".
bool looks_like_markup(std::string_view text);

// Text of a piece of HTML without a parser, in one pass whatever the input: tags go, blocks become paragraphs, scripts,
// styles, comments and other unshown elements go with their content, character references are undone.
std::string strip_markup(std::string_view html);

// The text of what may be markup, or text with character references, or neither.
std::string unmarked(const std::string& text);

// True for elements that start a new paragraph. `name` in lower case.
bool is_block_element(std::string_view name);

}  // namespace wirecopy::corpus
