// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <xapian.h>

namespace wirecopy::schema {

// The spelling that an outlet goes by in an index, by its host or by another name of it (folded). Kept as metadata of
// the database. Empty when there is none.
std::string read_spelling(const Xapian::Database& database, const std::string& key);
void write_spelling(Xapian::WritableDatabase& database, const std::string& key, const std::string& spelling);

}  // namespace wirecopy::schema
