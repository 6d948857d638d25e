// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace wirecopy::cli {

// The sources that a file names, one a line, empty lines left out; "-" is standard input. Throws Error when the file
// cannot be read.
std::vector<std::string> sources_listed_in(const std::string& file);

// The files in which the rejects of a list were found, as `wirecopy index --rejects` wrote it, each once and in the
// order of the list; for a member of an archive the archive. Throws Error when the file cannot be read, or names the
// line that is none of such a list.
std::vector<std::string> files_rejected_in(const std::string& rejects_file);

}  // namespace wirecopy::cli
