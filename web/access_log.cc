// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/access_log.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <tuple>

#include <nlohmann/json.hpp>

#include "searcher/answer.h"
#include "searcher/json_parts.h"
#include "text/error.h"

namespace wirecopy::web {

std::string log_line(const Access& access) {
  const corpus::Date time{.seconds = access.seconds, .precision = corpus::Precision::Second};
  nlohmann::ordered_json json;
  json["time"] = searcher::date_text(time);
  json["address"] = access.address;
  if (!access.key.empty()) json["key"] = access.key;
  json["method"] = access.method;
  json["target"] = access.target.substr(0, 2048);
  json["status"] = access.status;
  json["bytes"] = access.bytes;
  json["ms"] = std::round(access.milliseconds * 100) / 100;
  if (!access.agent.empty()) json["agent"] = access.agent.substr(0, 256);
  return searcher::dumped(json) + "\n";
}

AccessLog::AccessLog(std::string file) : file_(std::move(file)) {
  open();
  if (descriptor_ < 0)
    throw Error("cannot write the access log " + file_ + ": " + std::strerror(errno),
                "name a file in a directory that this user may write to", Failure::Usage);
}

AccessLog::~AccessLog() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

void AccessLog::open() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  descriptor_ = file_ == "-" ? STDERR_FILENO : ::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
}

bool AccessLog::is_moved() const {
  struct stat opened {};
  struct stat named {};
  return file_ != "-" && (::fstat(descriptor_, &opened) != 0 || ::stat(file_.c_str(), &named) != 0 ||
                          opened.st_ino != named.st_ino || opened.st_dev != named.st_dev);
}

void AccessLog::write(const Access& access) {
  const std::string line = log_line(access);
  const std::lock_guard lock(mutex_);
  if (is_moved()) open();
  if (descriptor_ >= 0) std::ignore = ::write(descriptor_, line.data(), line.size());
}

}  // namespace wirecopy::web
