// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace wirecopy::web {

// What tells this build of the program from others: the build id, a hash of all that is in it, which the linker wrote
// into the program or library that holds this code (ELF, NT_GNU_BUILD_ID). The same sources give the same. Where the
// linker wrote none, the version and the pages' files.
std::string build_mark();

}  // namespace wirecopy::web
