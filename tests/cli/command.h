// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tests/source_tree.h"
#include "tests/temporary_directory.h"

namespace wirecopy::cli::testing {

struct Result {
  int code = -1;  // exit code, or 128 + the signal that ended it
  std::string out;
  std::string errors;
};

// Looks every millisecond; false when it was not so within half a minute, which nothing takes that works.
bool wait_until(const std::function<bool()>& is_so);

// A command that runs. Killed by the destructor when it still does.
class Process {
 public:
  explicit Process(pid_t id) : id_(id) {}
  ~Process();
  Process(Process&& other) noexcept : id_(other.id_) { other.id_ = 0; }
  Process& operator=(Process&&) = delete;

  pid_t id() const { return id_; }
  void signal(int number) const;
  bool is_running();
  int wait();  // gives what Result::code gives

  // As wait_until; false as well when it ended before that was so.
  bool wait_until(const std::function<bool()>& is_so);

 private:
  pid_t id_;
  int code_ = -1;
};

// What standard output of a started program is.
enum class Output { File, ClosedPipe };

// Runs the real program in a directory of its own, where the default index and every file of the test lies.
//
//   Workplace place;
//   place.write("a.jsonl", R"({"id":"1","title":"Flood","body":"Water."})");
//   place.run("index a.jsonl");
//   EXPECT_EQ(place.run("search flood").code, 0);
class Workplace {
 public:
  // Words of `line` are set apart by blanks; '...' and "..." hold blanks, without escapes inside. Standard input is
  // empty or `input`. Waits for the end.
  Result run(const std::string& line, const std::string& input = {});

  // Starts it without waiting; output goes to the files "<name>.out" and "<name>.err".
  // Standard input is the file "<name>.in" where there is one, else empty.
  Process start(const std::string& line, const std::string& name = "background", Output output = Output::File);

  void write(const std::string& name, const std::string& content) const;
  std::string read(const std::string& name) const;
  std::string path(const std::string& name = {}) const { return directory_.path(name); }

  std::string program = program_path();
  std::map<std::string, std::string> environment;  // beside a fixed one: LANG, TZ and PATH
  std::vector<int> sockets;                        // handed over as systemd does; stay open here

 private:
  TemporaryDirectory directory_;
};

// Lines without their line feeds; no empty one at the end.
std::vector<std::string> lines_of(const std::string& text);

// `count` articles as JSON lines: ids from "<prefix>-0" on, every text different from every other.
std::string many_articles(std::size_t count, const std::string& prefix);

// Compares with tests/cli/golden/`name`, or rewrites it when the environment has UPDATE_GOLDEN=1. Times ("0.3 ms",
// "took_ms", days on which an index was made) are replaced first.
void expect_golden(const std::string& name, const std::string& text);

}  // namespace wirecopy::cli::testing
