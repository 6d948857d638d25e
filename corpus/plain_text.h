// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "corpus/format.h"

namespace wirecopy::corpus {

// The text of a page as it was scraped: headline, perhaps a standfirst, byline and dates, paragraphs a line each or
// hard-wrapped, and whatever of the site's furniture came with it. One article a file.
Parsed parse_plain_text(const Record& record, const ReadOptions& options);

// Reads a scraped text into title, standfirst, authors, dates, outlet, credit and body. The text must be well-formed
// UTF-8.
Article read_scraped(std::string_view text, int64_t now);

// The bytes of a whole file as text; appends a reject and gives nothing when they are none.
std::optional<std::string> decode_record(const Record& record, std::string_view declared_charset, Parsed& parsed);

}  // namespace wirecopy::corpus
