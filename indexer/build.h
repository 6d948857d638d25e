// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/index_job.h"

namespace wirecopy::indexer {

// The first build of an index: small databases written by all workers, compacted, the copies of all articles found at
// once, the result put in place of options.path in one atomic step. Precondition: the caller holds the lock of the
// (empty) index at options.path.
IndexReport build_index(const std::vector<std::string>& sources, const IndexOptions& options, Observer& observer);

}  // namespace wirecopy::indexer
