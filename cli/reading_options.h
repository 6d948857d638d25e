// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "corpus/reader.h"

namespace wirecopy::cli {

// What commands that read articles have in common: where from, and as what.
struct ReadingOptions {
  std::vector<std::string> sources;
  std::string list_file;     // names more of them
  std::string retry_file;    // rejects of an earlier run
  std::string rejects_file;  // where those of this run go; empty = nowhere
  corpus::ReadOptions read;
};

// Fills the options, which must live as long as the app, when the line is parsed.
void add_reading_options(CLI::App& app, ReadingOptions& options);

// Everything there is to read: what is named on the line, in a list (one a line, empty lines left out), and the files
// of the rejects of an earlier run, each once; for a member of an archive the archive. The rejects of a list go to
// options.read.only, so that nothing else is read of these files. What the
// run itself writes (the list of its rejects, standard output and standard error) goes to options.read.left_out. What a
// list names and is not there becomes a reject later. Throws Error where a source of the line is not there, (usage)
// when nothing was named at all or a format is not known, and when a list cannot be read, or a line of it is no reject.
std::vector<std::string> sources_of(ReadingOptions& options);

}  // namespace wirecopy::cli
