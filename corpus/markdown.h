// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "corpus/format.h"

namespace wirecopy::corpus {

// Markdown (CommonMark 0.30), with named values in front (corpus/front_matter.h) or without; the first heading of the
// first level is the title where none was named. One article a file.
bool recognise_markdown(std::string_view head);
Parsed parse_markdown(const Record& record, const ReadOptions& options);

// Markdown as plain paragraphs, set apart by empty lines: no marks of emphasis, links as their text, no pictures, no
// raw HTML.
std::string strip_markdown(std::string_view markdown);

}  // namespace wirecopy::corpus
