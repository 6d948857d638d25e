// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace wirecopy::web {

// What is known of an index at the moment the figures are asked for.
struct IndexFigures {
  std::string name;
  uint64_t revision = 0;
  uint64_t articles = 0;
  int64_t newest_age = -1;  // seconds since the newest article was published; -1 = none is dated
};

// The figures of a server in the text format of Prometheus. Thread-safe.
class Metrics {
 public:
  Metrics();
  ~Metrics();

  // A finished request. `route` is the pattern of its row, not its path: few values only.
  void answered(std::string_view route, std::string_view method, int status, double seconds);

  void queued(uint64_t articles);  // articles that wait to be written, now
  void written(uint64_t articles);
  void rejected(uint64_t records);
  void show_index(const IndexFigures& figures);

  std::string text() const;

 private:
  struct Families;
  std::unique_ptr<Families> families_;
};

}  // namespace wirecopy::web
