// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace wirecopy::cli {

// Parses a command line and runs its command. Gives the exit code of docs: 0 done or found, 1 nothing found. Throws
// Error: Usage for a command line that cannot be read, else what the command throws.
int run(int argc, const char* const* argv);

}  // namespace wirecopy::cli
