// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <exception>
#include <string_view>

namespace wirecopy::cli {

// Thrown when the reader of standard output went away, as `head` does: the command ends, and that is success.
class ClosedPipe : public std::exception {};

// Writes to standard output, buffered. Throws ClosedPipe, or Error when the disk is full.
void write_out(std::string_view text);

// Writes out what is buffered; call it before the program ends, and before waiting. Throws as write_out does.
void flush_out();

// A line on standard error. Never fails: there is nobody left to tell.
void write_note(std::string_view line);

}  // namespace wirecopy::cli
