// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace wirecopy::bench {

// A file that is written from its start to its end; "-" is standard output.
class OutputFile {
 public:
  // Throws Error when the file cannot be made.
  explicit OutputFile(const std::string& path);

  // Throws Error when the disk is full.
  void write(std::string_view bytes);

  // Must be called last: only then is everything known to be written. Throws Error as write does.
  void close();

 private:
  std::string path_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

}  // namespace wirecopy::bench
