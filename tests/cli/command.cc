// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/cli/command.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <gtest/gtest.h>

namespace wirecopy::cli::testing {

namespace {

std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words;
  bool in_word = false;
  char quote = 0;
  for (const char character : line) {
    if (quote == 0 && character == ' ') {
      in_word = false;
      continue;
    }
    if (!in_word) words.emplace_back();
    in_word = true;
    if (quote == character) {
      quote = 0;
    } else if (quote == 0 && (character == '\'' || character == '"')) {
      quote = character;
    } else {
      words.back() += character;
    }
  }
  return words;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

int code_of(int status) {
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

Process::~Process() {
  if (id_ == 0 || !is_running()) return;
  signal(SIGKILL);
  wait();
}

void Process::signal(int number) const {
  ::kill(id_, number);
}

bool Process::is_running() {
  if (code_ >= 0) return false;
  int status = 0;
  if (::waitpid(id_, &status, WNOHANG) != id_) return true;
  code_ = code_of(status);
  return false;
}

int Process::wait() {
  if (code_ >= 0) return code_;
  int status = 0;
  ::waitpid(id_, &status, 0);
  return code_ = code_of(status);
}

bool wait_until(const std::function<bool()>& is_so) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!is_so()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

bool Process::wait_until(const std::function<bool()>& is_so) {
  bool has_ended = false;
  const bool was_so = testing::wait_until([&] {
    has_ended = !is_running();  // looked at first: what it did before it ended counts
    return is_so() || has_ended;
  });
  return was_so && (!has_ended || is_so());
}

namespace {

// In the process that is to have them.
void hand_over(const std::vector<int>& sockets, std::vector<std::string>& variables) {
  constexpr int first = 3;
  std::vector<int> aside;
  for (const int socket : sockets) aside.push_back(::fcntl(socket, F_DUPFD_CLOEXEC, first + 1'000));
  for (std::size_t i = 0; i < aside.size(); ++i)
    if (::dup2(aside[i], first + static_cast<int>(i)) < 0) ::_exit(126);
  variables.insert(variables.end(), "LISTEN_PID=" + std::to_string(::getpid()));
  variables.insert(variables.end(), "LISTEN_FDS=" + std::to_string(sockets.size()));
}

}  // namespace

Process Workplace::start(const std::string& line, const std::string& name, Output output) {
  std::vector<std::string> arguments = words_of(line);
  arguments.insert(arguments.begin(), program);
  std::vector<std::string> variables{"LANG=C.UTF-8", "TZ=UTC", "PATH=/usr/bin:/bin"};
  for (const auto& [key, value] : environment) variables.push_back(key + "=" + value);
  for (const char* kept : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"}) {
    if (const char* value = std::getenv(kept)) variables.push_back(std::string(kept) + "=" + value);
  }
  const std::string in = path(name + ".in");
  const std::string out = path(name + ".out");
  const std::string errors = path(name + ".err");
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  ::close(pipe[0]);
  const pid_t child = ::fork();
  if (child != 0) {
    ::close(pipe[1]);
    return Process(child);
  }
  const auto redirect = [](const std::string& file, int flags, int descriptor) {
    const int opened = ::open(file.c_str(), flags, 0600);
    if (opened < 0 || ::dup2(opened, descriptor) < 0) ::_exit(126);
  };
  redirect(std::filesystem::exists(in) ? in : "/dev/null", O_RDONLY, STDIN_FILENO);
  if (output == Output::File) {
    redirect(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
  } else {
    ::dup2(pipe[1], STDOUT_FILENO);
  }
  redirect(errors, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
  if (!sockets.empty()) hand_over(sockets, variables);
  if (::chdir(path().c_str()) != 0) ::_exit(126);
  ::execve(program.c_str(), pointers_to(arguments).data(), pointers_to(variables).data());
  ::_exit(127);
}

Result Workplace::run(const std::string& line, const std::string& input) {
  if (!input.empty()) write("run.in", input);
  Result result;
  result.code = start(line, "run").wait();
  result.out = read("run.out");
  result.errors = read("run.err");
  std::filesystem::remove(path("run.in"));
  return result;
}

void Workplace::write(const std::string& name, const std::string& content) const {
  std::ofstream(path(name), std::ios::binary) << content;
}

std::string Workplace::read(const std::string& name) const {
  return content_of(path(name));
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string many_articles(std::size_t count, const std::string& prefix) {
  std::string lines;
  for (std::size_t number = 0; number < count; ++number) {
    const std::string id = prefix + "-" + std::to_string(number);
    std::string body;
    for (std::size_t word = 0; word < 80; ++word) {
      body += prefix + std::to_string((number * 7919 + word * word * 31) % 5000) + " ";
    }
    lines += R"({"id":")" + id + R"(","title":"Article )" + id + R"(","body":")" + body + "\"}\n";
  }
  return lines;
}

void expect_golden(const std::string& name, const std::string& text) {
  std::string found = std::regex_replace(text, std::regex("[0-9.]+ ms"), "N ms");
  found = std::regex_replace(found, std::regex("\"took_ms\":[0-9.e-]+"), "\"took_ms\":0");
  found = std::regex_replace(found, std::regex("\"next\":\"[A-Za-z0-9_-]+\""), "\"next\":\"CURSOR\"");
  found = std::regex_replace(found, std::regex("(created *|\"created\":\")[0-9TZ:-]+"), "$1DAY");
  found = std::regex_replace(found, std::regex("(on disk *|\"bytes_on_disk\":)[0-9.]+( [kM]B)?"), "$1SIZE");
  const std::string path = source_path("tests/cli/golden/" + name);
  const char* update = std::getenv("UPDATE_GOLDEN");
  if (update != nullptr && std::string(update) == "1") {
    std::ofstream(path, std::ios::binary) << found;
    return;
  }
  ASSERT_TRUE(std::filesystem::exists(path)) << path << " is missing; UPDATE_GOLDEN=1 writes it";
  EXPECT_EQ(found, content_of(path)) << "look at the difference; UPDATE_GOLDEN=1 takes it over";
}

}  // namespace wirecopy::cli::testing
