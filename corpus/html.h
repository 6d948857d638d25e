// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "corpus/format.h"

namespace wirecopy::corpus {

// A web page with one article. A page that cannot be parsed within bounds (corpus/html_tree.h) is stripped of its tags
// instead.
bool recognise_html(std::string_view head);
Parsed parse_html(const Record& record, const ReadOptions& options);

// The article of a page. The text must be well-formed UTF-8.
Article read_page(std::string_view html, int64_t now);

}  // namespace wirecopy::corpus
