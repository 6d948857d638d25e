// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "corpus/format.h"

namespace wirecopy::corpus {

// Tables whose first row names the columns, by the names of corpus/json_fields.h; each further row is an article.
// Commas, semicolons, bars or tabs part the cells, whichever the first row has most of. Cells in quotation marks may
// hold separators, line ends and doubled marks (RFC 4180); in tables parted by tabs a cell ends with its line.
bool recognise_csv(std::string_view head);

// Each record holds the row of the names and one row. A mark that is never closed costs the line it stands in.
void split_csv(ByteStream& stream, Records& records);

Parsed parse_csv(const Record& record, const ReadOptions& options);

}  // namespace wirecopy::corpus
