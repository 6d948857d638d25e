// SPDX-License-Identifier: GPL-2.0-or-later
// Runs a command and writes what it took, as lines of name, tab, value: wall, user, system (seconds), peak (bytes of
// resident memory), exit.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstring>

namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

int main(int count, char** values) {
  if (count < 3) {
    std::fputs("usage: measure REPORT COMMAND [ARGUMENT...]\n", stderr);
    return 2;
  }
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child < 0) {
    std::perror("measure: fork");
    return 6;
  }
  if (child == 0) {
    execvp(values[2], values + 2);
    std::perror(values[2]);
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) < 0) {
    std::perror("measure: wait4");
    return 6;
  }
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  if (WIFSIGNALED(status)) std::fprintf(stderr, "measure: %s was ended by signal %d\n", values[2], WTERMSIG(status));
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  std::FILE* report = std::fopen(values[1], "w");
  if (report == nullptr) {
    std::perror(values[1]);
    return 6;
  }
  // Linux gives the peak in units of 1,024 bytes.
  std::fprintf(report, "wall\t%.4f\nuser\t%.4f\nsystem\t%.4f\npeak\t%lld\nexit\t%d\n", wall.count(),
               seconds(usage.ru_utime), seconds(usage.ru_stime), static_cast<long long>(usage.ru_maxrss) * 1024, code);
  std::fclose(report);
  return code;
}
