// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace wirecopy::cli {

// From here on nothing is written by write_note (output.h), for the rest of the run.
void silence_notes();

// A line on standard error that tells what went wrong: written whether notes are silenced or not. Never fails.
void write_error(std::string_view line);

}  // namespace wirecopy::cli
