// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/source_lists.h"
#include "cli/stop_signal.h"
#include "corpus/format.h"
#include "indexer/index_job.h"
#include "text/error.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

struct IndexCommand {
  std::vector<std::string> sources;
  std::string list_file;   // names more of them
  std::string retry_file;  // rejects of an earlier run
  indexer::IndexOptions options;
  std::string rejects_file;
  std::optional<uint64_t> most_rejects;
  Verbosity verbosity = Verbosity::Normal;
};

std::string format_names() {
  std::vector<std::string_view> names;
  for (const corpus::Format& format : corpus::formats()) names.push_back(format.name);
  return names_of(names);
}

// Everything that can be said before the first byte is read.
void check(const IndexCommand& command) {
  const std::string& format = command.options.read.format;
  if (!format.empty() && corpus::find_format(format) == nullptr) {
    throw Error("there is no format '" + format + "'", "name one of " + format_names(), Failure::Usage);
  }
}

void report(const indexer::IndexReport& result, const IndexProgress& progress, const std::string& rejects_file) {
  using web::count_words;
  const uint64_t written = result.added + result.replaced;
  std::string line = fmt::format("{} of {} in {:.1f} s", count_words(written, "article", "articles"),
                                 count_words(result.files, "file", "files"), progress.seconds());
  if (result.replaced > 0) line += fmt::format(", {} replaced", web::grouped(result.replaced));
  if (result.unchanged > 0) line += fmt::format(", {} unchanged", web::grouped(result.unchanged));
  if (result.files_unchanged > 0) {
    line += ", " + count_words(result.files_unchanged, "unchanged file", "unchanged files") + " left out";
  }
  write_note(line);
  write_note(fmt::format("the index holds {}; {} are copies in {}", count_words(result.articles, "article", "articles"),
                         web::grouped(result.copies), count_words(result.groups, "text", "texts")));
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

// What is named on the line, in a list, and in the rejects of an earlier run.
std::vector<std::string> sources_of(const IndexCommand& command) {
  std::vector<std::string> sources = command.sources;
  const auto append = [&](std::vector<std::string> more) { std::ranges::move(more, std::back_inserter(sources)); };
  if (!command.list_file.empty()) append(sources_listed_in(command.list_file));
  if (!command.retry_file.empty()) append(files_rejected_in(command.retry_file));
  if (sources.empty() && command.list_file.empty() && command.retry_file.empty()) {
    throw Error("index: no source was given",
                "name files or directories, - for standard input, or a list of them with --files-from", Failure::Usage);
  }
  return sources;
}

int run_index(IndexCommand& command) {
  check(command);
  const std::vector<std::string> sources = sources_of(command);
  if (sources.empty()) {
    write_note("nothing to read: the list is empty");
    return 0;
  }
  // Files that did not change are wanted all the same where they held rejects.
  if (!command.retry_file.empty()) command.options.reread = true;
  IndexProgress progress(command.verbosity, command.rejects_file, command.most_rejects);
  watch_stop_signals();
  const indexer::IndexReport result = indexer::index_sources(sources, command.options, progress);
  progress.finish();
  if (command.verbosity != Verbosity::Quiet) report(result, progress, command.rejects_file);
  if (command.most_rejects && progress.has_too_many_rejects()) {
    throw Error(fmt::format("more than {} rejects; what was read before is in the index '{}'", *command.most_rejects,
                            command.options.path),
                "look at them with --rejects FILE, or allow more with --max-rejects", Failure::TooManyRejects);
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
  corpus::ReadOptions& read = command->options.read;
  app.add_option("source", command->sources, "Files and directories to read; - is standard input")
      ->option_text("SOURCE...");
  app.add_option("--files-from", command->list_file,
                 "Read the sources that this file names, one a line, too; - is standard input")
      ->option_text("FILE");
  app.add_option("--retry", command->retry_file,
                 "Read the files again that hold the rejects of this list, as --rejects wrote it")
      ->option_text("FILE");
  add_index_option(app, command->options.path);
  app.add_option("--format", read.format, "What the files hold (default: told from each): " + format_names())
      ->option_text("NAME");
  app.add_option_function<std::string>(
         "--map", [command](const std::string& pairs) { command->options.read.map = corpus::FieldMap(pairs); },
         "Names of values that hold fields: title=headline,body=content.text")
      ->option_text("FIELD=NAME,...");
  app.add_option("--lang", read.language, "The language of every article (default: told from each)")
      ->option_text("CODE");
  app.add_option("--source", read.outlet, "The outlet of every article (default: told from each)")->option_text("NAME");
  app.add_option("--max-record", read.record_limit, "Reject records that are longer (default: 32MB)")
      ->transform(CLI::AsSizeValue(false))
      ->option_text("SIZE");
  app.add_option("--max-file", read.file_limit, "Read no more of a file, unpacked, than this (default: 1TB)")
      ->transform(CLI::AsSizeValue(false))
      ->option_text("SIZE");
  app.add_option("--threads", command->options.threads, "Workers (default: one a processor)")->option_text("N");
  app.add_flag("--reread", command->options.reread, "Read files that did not change since last time, too");
  app.add_option("--rejects", command->rejects_file, "Write what could not be read there, as JSON lines")
      ->option_text("FILE");
  app.add_option("--max-rejects", command->most_rejects, "Stop with exit code 5 after more of them than this")
      ->option_text("N");
  CLI::Option* quiet = app.add_flag_callback(
      "-q,--quiet", [command] { command->verbosity = Verbosity::Quiet; }, "Say nothing but errors");
  app.add_flag_callback(
         "-v,--verbose", [command] { command->verbosity = Verbosity::Verbose; }, "Log how long each step takes")
      ->excludes(quiet);
  return [command] { return run_index(*command); };
}

}  // namespace wirecopy::cli
