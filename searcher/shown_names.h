// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "schema/fields.h"

namespace wirecopy::searcher {

// The names of a Names field, as articles have them, that a term of the field stands for; from its first few articles,
// whose records are read. None for wire:, whose names are made of others.
std::vector<std::string> names_with(const Xapian::Database& database, const schema::Field& field,
                                    const std::string& term);

}  // namespace wirecopy::searcher
