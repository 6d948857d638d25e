// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace wirecopy::corpus {

// The text of the article in the state that a page hands to its scripts as JSON, whatever their framework calls it: the
// longest value of an object that goes by a name such as "articleBody", "body" or "content" and is a text, markup, or a
// tree of paragraphs; one beside the headline of the page before all others. Empty when there is none, or in what is
// not JSON or longer than 4 MiB.
std::string read_page_state(std::string_view json, std::string_view title);

}  // namespace wirecopy::corpus
