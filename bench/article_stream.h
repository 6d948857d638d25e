// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "corpus/article.h"

namespace wirecopy::bench {

// Calls `visit` for every article of a source, in order. With `keep_one_in` above 1 only that part of the records is
// parsed and visited, evenly spread. Rejects are passed over. Throws Error when the source cannot be read.
void for_each_article(const std::string& source, uint64_t keep_one_in,
                      const std::function<void(corpus::Article&& article)>& visit);

// How many records a source has.
uint64_t count_records(const std::string& source);

}  // namespace wirecopy::bench
