// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include <xapian.h>

namespace wirecopy::searcher {

// The document of the article of an id, 0 when there is none.
Xapian::docid find_article(const Xapian::Database& database, std::string_view id);

}  // namespace wirecopy::searcher
