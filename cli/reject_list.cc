// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/reject_list.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/json_text.h"
#include "text/error.h"

namespace wirecopy::cli {

namespace {

Error cannot_write(const std::string& file) {
  return Error("cannot write the rejects to '" + file + "': " + std::strerror(errno),
               "name a file that can be written with --rejects");
}

}  // namespace

RejectList::RejectList(std::string file) : name_(std::move(file)) {
  if (name_.empty()) return;
  file_.reset(std::fopen(name_.c_str(), "we"));
  if (!file_) throw cannot_write(name_);
}

void RejectList::add(const corpus::Reject& reject) {
  if (!file_) return;
  const nlohmann::ordered_json json = {{"file", reject.place.file},
                                       {"record", reject.place.record},
                                       {"offset", reject.place.offset},
                                       {"code", reject.code},
                                       {"message", reject.message}};
  fmt::print(file_.get(), "{}\n", dumped(json));
}

void RejectList::finish() {
  if (file_ && std::fclose(file_.release()) != 0) throw cannot_write(name_);
}

}  // namespace wirecopy::cli
