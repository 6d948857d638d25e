// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <xapian.h>

#include "corpus/article.h"

namespace wirecopy::schema {

// The stored form of an article, in the data of its document: everything needed to show it and its highlights.
// The body that is stored, indexed, searched and cut into snippets is the standfirst, an empty line, and the text (just
// the text where there is no standfirst, or where the text begins with it): offsets in answers are into this body.
// corpus::Article::body holds it after decode_record.
//
// Layout (docs/index-format.md has it in full): a version byte · fields in the order of the code, strings and lists
// behind their lengths · body compressed with zstd, or plain when short.
std::string encode_record(const corpus::Article& article, const corpus::Place& place);

struct StoredArticle {
  corpus::Article article;
  corpus::Place place;  // where it was read
};

// Throws Error when the bytes are no record ("the index is damaged").
StoredArticle decode_record(std::string_view data);

// The record of an article of the index, by a docid that the same revision has given (nobody asks whether it exists).
// Throws Xapian::Error.
std::string read_record(const Xapian::Database& database, Xapian::docid document);

// Everything but the body, without decompressing it.
StoredArticle decode_record_head(std::string_view data);

// The body that is stored for an article, as described above.
std::string stored_body(const corpus::Article& article);

}  // namespace wirecopy::schema
