// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "searcher/searcher.h"
#include "text/escape.h"

namespace wirecopy::cli {

namespace {

struct ExplainCommand {
  QueryOptions query;
  std::string index;
};

int run_explain(const ExplainCommand& command) {
  searcher::Searcher searcher(command.index);
  searcher::Request request = command.query.request;
  request.text = query_text(command.query.words);
  write_out(text::escape_terminal(searcher.explain(request)));
  return 0;
}

}  // namespace

Run add_explain(CLI::App& app) {
  const auto command = std::make_shared<ExplainCommand>();
  add_query_options(app, command->query);
  add_index_option(app, command->index);
  return [command] { return run_explain(*command); };
}

}  // namespace wirecopy::cli
