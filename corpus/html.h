// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/format.h"

namespace wirecopy::corpus {

// A web page with one article. A page that cannot be parsed within its bounds (corpus/html_tree.h) is a reject.
bool recognise_html(std::string_view head);
Parsed parse_html(const Record& record, const ReadOptions& options);

// The text of a page: by what is declared for it, else by what it declares itself. Appends a reject and gives nothing
// when it is none.
std::optional<std::string> decode_page(const Record& record, std::string_view charset, Parsed& parsed);

// The article of a page. Appends a reject and gives nothing when the page passes a limit of the options. The text must
// be well-formed UTF-8.
std::optional<Article> read_page(std::string_view html, const Record& record, const ReadOptions& options,
                                 Parsed& parsed);

}  // namespace wirecopy::corpus
