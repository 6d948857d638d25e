// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <mutex>
#include <string>

namespace wirecopy::web {

// An answered request.
struct Access {
  int64_t seconds = 0;  // since 1970, when it was answered
  std::string address;
  std::string key;     // name of the key, or empty
  std::string method;  // "GET"
  std::string target;  // path and query as they came
  std::string agent;
  int status = 0;
  uint64_t bytes = 0;  // of the body
  double milliseconds = 0;
};

// A line of JSON for each request, appended to a file; "-" is standard error. The file is opened anew when it was
// moved away, so that logrotate needs no signal. Thread-safe. Lines that cannot be written are lost: a full disk must
// not stop the answers.
class AccessLog {
 public:
  // Throws Error when the file cannot be opened.
  explicit AccessLog(std::string file);
  ~AccessLog();
  AccessLog(const AccessLog&) = delete;
  AccessLog& operator=(const AccessLog&) = delete;

  void write(const Access& access);

 private:
  bool is_moved() const;
  void open();

  const std::string file_;
  std::mutex mutex_;
  int descriptor_ = -1;
};

// The line, with its end.
std::string log_line(const Access& access);

}  // namespace wirecopy::web
