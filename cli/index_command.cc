// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/reading_options.h"
#include "cli/stop_signal.h"
#include "indexer/index_job.h"
#include "text/error.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

struct IndexCommand {
  ReadingOptions reading;
  indexer::IndexOptions options;
  Verbosity verbosity = Verbosity::Normal;
};

void report(const indexer::IndexReport& result, const IndexProgress& progress, const std::string& rejects_file) {
  using web::count_words;
  const uint64_t written = result.added + result.replaced;
  std::string line = fmt::format("{} of {} in {:.1f} s", count_words(written, "article", "articles"),
                                 count_words(result.files, "file", "files"), progress.seconds());
  if (result.replaced > 0) line += fmt::format(", {} replaced", web::grouped(result.replaced));
  if (result.unchanged > 0) line += fmt::format(", {} unchanged", web::grouped(result.unchanged));
  if (result.withdrawn > 0) line += fmt::format(", {} withdrawn", web::grouped(result.withdrawn));
  if (result.files_unchanged > 0) {
    line += ", " + count_words(result.files_unchanged, "unchanged file", "unchanged files") + " left out";
  }
  write_note(line);
  std::string holds = "the index holds " + count_words(result.articles, "article", "articles");
  if (result.groups > 0)
    holds +=
        fmt::format("; {} are copies in {}", web::grouped(result.copies), count_words(result.groups, "text", "texts"));
  write_note(holds);
  if (result.files_unread > 0) {
    write_note(
        count_words(result.files_unread, "file was", "files were") + " not read, or not to the end" +
        (rejects_file.empty() ? "" : "; '" + rejects_file + "' names " + (result.files_unread == 1 ? "it" : "them")));
  }
  if (progress.rejects_by_code().empty()) return;
  std::string rejects = count_words(result.rejects, "reject", "rejects") + ":";
  std::string between = " ";
  for (const auto& [code, count] : progress.rejects_by_code()) {
    rejects += fmt::format("{}{} {}", between, web::grouped(count), code);
    between = ", ";
  }
  write_note(rejects);
  if (rejects_file.empty()) write_note("hint: --rejects FILE lists them with file, record and reason");
}

int run_index(IndexCommand& command) {
  const std::vector<std::string> sources = sources_of(command.reading);
  if (sources.empty()) {
    write_note("nothing to read: the list is empty");
    return 0;
  }
  // Files that did not change are wanted all the same where they held rejects.
  if (!command.reading.retry_file.empty()) command.options.reread = true;
  command.options.read = command.reading.read;
  IndexProgress progress(command.verbosity, command.reading.rejects_file);
  watch_stop_signals();
  const indexer::IndexReport result = indexer::index_sources(sources, command.options, progress);
  progress.finish();
  if (command.verbosity != Verbosity::Quiet) report(result, progress, command.reading.rejects_file);
  if (result.has_too_many_rejects) {
    throw Error(fmt::format("more than {} new rejects; what was read before is in the index '{}'",
                            *command.options.most_rejects, command.options.path),
                "look at them with --rejects FILE; the same command again goes on, --max-rejects allows more",
                Failure::TooManyRejects);
  }
  if (result.interrupted) {
    throw Error("interrupted; what was read before is in the index '" + command.options.path + "'",
                "run the same command again to go on", Failure::Interrupted);
  }
  return 0;
}

}  // namespace

Run add_index(CLI::App& app) {
  const auto command = std::make_shared<IndexCommand>();
  add_reading_options(app, command->reading);
  add_index_option(app, command->options.path);
  app.add_option("--threads", command->options.threads, "Workers (default: one a processor)")->option_text("N");
  app.add_flag("--reread", command->options.reread, "Read files that did not change since last time, too");
  app.add_option("--max-rejects", command->options.most_rejects,
                 "Stop with exit code 5 after more of them than this; those that an earlier run found do not count")
      ->option_text("N");
  CLI::Option* quiet = app.add_flag_callback(
      "-q,--quiet", [command] { command->verbosity = Verbosity::Quiet; }, "Say nothing but errors");
  app.add_flag_callback(
         "-v,--verbose", [command] { command->verbosity = Verbosity::Verbose; }, "Log how long each step takes")
      ->excludes(quiet);
  return [command] { return run_index(*command); };
}

}  // namespace wirecopy::cli
