// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "corpus/html_tree.h"

namespace wirecopy::corpus {

// The article text of a page, paragraphs set apart by empty lines; empty when the page has none. `title` is left out
// where it stands as a heading. The container is chosen by what pages say (itemprop, <article>, names of classes) and
// by where the running text is; menus, captions, lists of links, comments and boxes are left out of it.
std::string read_page_content(const HtmlTree& tree, std::string_view title);

}  // namespace wirecopy::corpus
