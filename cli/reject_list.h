// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "corpus/reader.h"

namespace wirecopy::cli {

// A file that gets a line of JSON for each reject: file, record, offset, code, message.
class RejectList {
 public:
  // An empty name is no file: then nothing is written. Throws Error when the file cannot be written.
  explicit RejectList(std::string file);

  bool is_open() const { return file_ != nullptr; }
  void add(const corpus::Reject& reject);

  // Writes out what is buffered. Throws Error when that fails.
  void finish();

 private:
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  std::string name_;
  std::unique_ptr<std::FILE, CloseFile> file_;
};

}  // namespace wirecopy::cli
