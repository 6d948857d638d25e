// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/output.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "cli/errors.h"
#include "text/error.h"

namespace wirecopy::cli {

namespace {

bool has_notes = true;  // of a whole run of the program

[[noreturn]] void fail(int code) {
  if (code == EPIPE) throw ClosedPipe();
  throw Error(std::string("cannot write to standard output: ") + std::strerror(code),
              "check the disk or the program that reads it");
}

}  // namespace

void write_out(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) fail(errno);
}

void flush_out() {
  if (std::fflush(stdout) != 0) fail(errno);
}

void silence_notes() {
  has_notes = false;
}

void write_note(std::string_view line) {
  if (has_notes) write_error(line);
}

void write_error(std::string_view line) {
  const std::string whole = std::string(line) + "\n";
  std::fwrite(whole.data(), 1, whole.size(), stderr);
}

}  // namespace wirecopy::cli
