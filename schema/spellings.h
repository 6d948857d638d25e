// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <xapian.h>

namespace wirecopy::schema {

// What the name of an outlet is looked up by: folded, and names without points ("B.B.C." is "BBC").
std::string spelling_key(const std::string& outlet);

// The spelling that an outlet goes by in an index, by its host or by the key of another name of it. Kept as metadata of
// the database. Empty when there is none.
std::string read_spelling(const Xapian::Database& database, const std::string& key);
void write_spelling(Xapian::WritableDatabase& database, const std::string& key, const std::string& spelling);

}  // namespace wirecopy::schema
