// SPDX-License-Identifier: GPL-2.0-or-later
#include <iostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/errors.h"
#include "cli/options.h"
#include "cli/output.h"
#include "text/escape.h"
#include "web/mcp.h"
#include "web/open_indexes.h"

namespace wirecopy::cli {

namespace {

// One message or batch a line, in and out; ends with standard input. Standard output belongs to the protocol.
int run_mcp(const std::vector<std::string>& names) {
  const web::OpenIndexes indexes(names);
  const web::Backend backend(indexes.named());
  const web::Report report = [](const std::string& message, const std::string& hint) {
    write_error("wirecopy: " + text::escape_terminal(message) + (hint.empty() ? "" : "\nhint: " + hint));
  };
  web::McpSession session(backend, report);
  for (std::string line; std::getline(std::cin, line);) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const std::optional<std::string> answer = session.answer(line);
    if (!answer) continue;
    write_out(*answer + "\n");
    flush_out();
  }
  return 0;
}

}  // namespace

Run add_mcp(CLI::App& app) {
  const auto indexes = std::make_shared<std::vector<std::string>>();
  add_indexes_option(app, *indexes);
  return [indexes] { return run_mcp(*indexes); };
}

}  // namespace wirecopy::cli
