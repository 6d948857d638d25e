// SPDX-License-Identifier: GPL-2.0-or-later
// The only file whose object depends on where the repository lies, so that a compiler cache serves all its copies.
#include "tests/source_tree.h"

namespace wirecopy {

std::string source_path(const std::string& name) {
  return WIRECOPY_SOURCE_DIR "/" + name;
}

std::string program_path() {
  return WIRECOPY_BINARY_DIR "/cli/wirecopy";
}

}  // namespace wirecopy
