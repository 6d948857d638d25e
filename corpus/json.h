// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "corpus/format.h"

namespace wirecopy::corpus {

// JSON (RFC 8259) in two shapes: an object a line, and documents that hold an object or an array of objects. The fields
// are those of corpus/json_fields.h. An object that holds a list of articles (as the answers of news services do) gives
// them all. Lone surrogates, ill-formed UTF-8, raw control characters, NaN and Infinity are repaired.
bool recognise_json_lines(std::string_view head);
bool recognise_json(std::string_view head);

// Streams the elements of top-level arrays and the objects that stand one after the other, each a record.
void split_json(ByteStream& stream, Records& records);

Parsed parse_json(const Record& record, const ReadOptions& options);

}  // namespace wirecopy::corpus
