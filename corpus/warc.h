// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "corpus/format.h"

namespace wirecopy::corpus {

// Web archives: WARC 0.17 to 1.1 (ISO 28500) with its texts-only form WET, and its forerunner ARC. Pages and texts that
// were fetched become articles; requests, metadata, redirects, errors, images and scripts are passed over. A record
// whose head breaks the rules is a reject, and reading goes on at the next head. Records longer than Records::limit are
// skipped without being held.
bool recognise_warc(std::string_view head);
void split_warc(ByteStream& stream, Records& records);
Parsed parse_warc(const Record& record, const ReadOptions& options);

bool recognise_arc(std::string_view head);
void split_arc(ByteStream& stream, Records& records);
Parsed parse_arc(const Record& record, const ReadOptions& options);

}  // namespace wirecopy::corpus
