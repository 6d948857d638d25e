// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/format.h"

namespace wirecopy::corpus {

// A web page with one article. A page that cannot be parsed within bounds (corpus/html_tree.h) is stripped of its tags
// instead.
bool recognise_html(std::string_view head);
Parsed parse_html(const Record& record, const ReadOptions& options);

// The text of a page: by what is declared for it, else by what it declares itself. Appends a reject and gives nothing
// when it is none.
std::optional<std::string> decode_page(const Record& record, std::string_view charset, Parsed& parsed);

// The article of a page. The text must be well-formed UTF-8.
Article read_page(std::string_view html, int64_t now);

}  // namespace wirecopy::corpus
