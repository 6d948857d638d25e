// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace wirecopy {

// Path of a file of the repository, given from its root: what tests read that is not made by the build.
std::string source_path(const std::string& name);

// The program under test; set for the tests of cli/ only.
std::string program_path();

}  // namespace wirecopy
