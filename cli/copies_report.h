// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace wirecopy::cli {

// Writes the page of web/copies_report.h for the `limit` largest groups of an index (0 = 100) to a file, "-" for
// standard output. The file is there whole or as it was before. Throws Error when it cannot be written.
void write_copies_report(const std::string& index, const std::string& file, uint64_t limit);

// The same page for the group of one article. Throws Error when there is no such article.
void write_group_report(const std::string& index, const std::string& file, const std::string& id);

}  // namespace wirecopy::cli
