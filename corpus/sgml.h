// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "corpus/format.h"

namespace wirecopy::corpus {

// Collections in SGML: documents of Reuters-21578 (<REUTERS>) and of TREC and its like (<DOC>), one after the other.
// Elements are told by their names alone, without a document type.
bool recognise_sgml(std::string_view head);

// A document is a record; one that is not closed before the next begins, or before the file ends, is a reject.
void split_sgml(ByteStream& stream, Records& records);

Parsed parse_sgml(const Record& record, const ReadOptions& options);

}  // namespace wirecopy::corpus
