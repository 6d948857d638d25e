// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/errors.h"
#include "cli/lines.h"
#include "cli/options.h"
#include "cli/output.h"
#include "indexer/index_job.h"
#include "text/error.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

struct RemoveCommand {
  std::vector<std::string> ids;
  std::string file;
  std::string index;
};

int run_remove(RemoveCommand& command) {
  if (!command.file.empty()) {
    read_lines(command.file, [&](std::string_view line) {
      if (!line.empty()) command.ids.emplace_back(line);
    });
  } else if (command.ids.empty()) {
    throw Error("remove: no id was given", "name ids, or a file of them with --from-file", Failure::Usage);
  }
  const indexer::RemoveReport report = indexer::remove_articles(command.index, command.ids);
  for (const std::string& id : report.unknown) {
    write_error("wirecopy: there is no article '" + id + "' in the index '" + command.index + "'");
  }
  write_note(web::count_words(report.removed, "article", "articles") + " removed");
  return report.removed > 0 ? 0 : static_cast<int>(Failure::NothingFound);
}

}  // namespace

Run add_remove(CLI::App& app) {
  const auto command = std::make_shared<RemoveCommand>();
  app.add_option("id", command->ids, "Ids of articles")->option_text("ID...");
  app.add_option("--from-file", command->file, "Read ids from there too, one a line; - is standard input")
      ->option_text("FILE");
  add_index_option(app, command->index);
  return [command] { return run_remove(*command); };
}

}  // namespace wirecopy::cli
