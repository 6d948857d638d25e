// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "corpus/format.h"
#include "corpus/xml.h"

namespace wirecopy::corpus {

// Feeds: RSS 0.9x to 2.0, RDF Site Summary 0.9 and 1.0, Atom 0.3 and 1.0 (RFC 4287), each item an article. Its text is
// the longest of full content and description; the address of the feed's site makes relative links whole.
bool recognise_feed(std::string_view head);
void split_feed(ByteStream& stream, Records& records);  // an item is a record
Parsed parse_feed(const Record& record, const ReadOptions& options);

// The items of a feed as they stand, with markup: texts are cleaned by complete (corpus/complete.h). `faults` is told
// why others are no articles.
std::vector<Article> read_feed(const XmlDocument& document, int64_t now, std::vector<std::string>* faults = nullptr);

}  // namespace wirecopy::corpus
