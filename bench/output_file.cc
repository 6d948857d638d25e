// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/output_file.h"

#include <cerrno>
#include <cstring>

#include "text/error.h"

namespace wirecopy::bench {

OutputFile::OutputFile(const std::string& path) : path_(path), file_(nullptr, &std::fclose) {
  file_.reset(path == "-" ? stdout : std::fopen(path.c_str(), "wb"));
  if (!file_) throw Error("cannot write " + path + ": " + std::strerror(errno), "");
}

void OutputFile::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) == bytes.size()) return;
  throw Error("cannot write " + path_ + ": " + std::strerror(errno), "is the disk full?");
}

void OutputFile::close() {
  if (std::fclose(file_.release()) != 0)
    throw Error("cannot write " + path_ + ": " + std::strerror(errno), "is the disk full?");
}

}  // namespace wirecopy::bench
