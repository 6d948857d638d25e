// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/lines.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include "text/error.h"

namespace wirecopy::cli {

namespace {

Error cannot_read(const std::string& file, int code) {
  return Error("cannot read '" + file + "': " + std::strerror(code), "check the name and the rights of the file");
}

}  // namespace

void read_lines(const std::string& file, const std::function<void(std::string_view line)>& visit) {
  std::ifstream opened;
  if (file != "-") {
    opened.open(file, std::ios::binary);
    if (!opened) throw cannot_read(file, errno);
  }
  std::istream& input = file == "-" ? std::cin : opened;
  std::string line;
  while (std::getline(input, line)) {
    if (line.ends_with('\r')) line.pop_back();
    visit(line);
  }
  if (input.bad()) throw cannot_read(file, errno);
}

}  // namespace wirecopy::cli
