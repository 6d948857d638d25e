// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "corpus/format.h"
#include "corpus/xml.h"

namespace wirecopy::corpus {

// NITF, the News Industry Text Format (IPTC, 2.x and 3.x): a document is an article.
bool recognise_nitf(std::string_view head);
Parsed parse_nitf(const Record& record, const ReadOptions& options);

// Fills the fields of an article that are still empty from an element <nitf>, also one inside of another format. Texts
// keep their markup: they are cleaned by complete (corpus/complete.h).
void read_nitf(pugi::xml_node nitf, int64_t now, Article& article);

// Puts a dateline ("PORT ELLIS, Feb. 11 (CW)") before the text, which is markup, unless it begins with that.
void put_dateline(pugi::xml_node dateline, Article& article);

}  // namespace wirecopy::corpus
