// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "corpus/format.h"

namespace wirecopy::corpus {

// What agencies send in the formats of the IPTC: NewsML-G2 (news messages, news items) and NewsML 1.x. Each news item
// is an article; its text may be XHTML, NITF or plain. A package names items of other files and is none itself.
bool recognise_newsml(std::string_view head);
void split_newsml(ByteStream& stream, Records& records);  // a news item is a record
Parsed parse_newsml(const Record& record, const ReadOptions& options);

}  // namespace wirecopy::corpus
