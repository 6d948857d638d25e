// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/reading_options.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <iterator>
#include <unordered_set>

#include <nlohmann/json.hpp>

#include "cli/lines.h"
#include "cli/options.h"
#include "cli/output.h"
#include "corpus/format.h"
#include "corpus/source.h"
#include "text/error.h"
#include "text/language.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

// A file may have an exclamation mark in its name, too: the outermost file that is there is meant.
std::string file_on_disk(const std::string& place) {
  for (std::size_t end = place.find('!'); end != std::string::npos; end = place.find('!', end + 1)) {
    std::error_code error;
    if (std::filesystem::is_regular_file(place.substr(0, end), error)) return place.substr(0, end);
  }
  return place;
}

// The sources that a file names, one a line. Lines that begin with # are comments; "./#name" names such a file.
std::vector<std::string> sources_listed_in(const std::string& file) {
  std::vector<std::string> sources;
  read_lines(file, [&](std::string_view line) {
    if (!line.empty() && !line.starts_with('#')) sources.emplace_back(line);
  });
  return sources;
}

// The files in which the rejects of a list were found, as `wirecopy index --rejects` wrote it, in the order of the
// list, and what is to be read of them.
std::vector<std::string> files_rejected_in(const std::string& rejects_file, corpus::Selection& only) {
  std::vector<std::string> files;
  std::unordered_set<std::string> known;
  std::size_t number = 0;
  std::size_t of_input = 0;
  read_lines(rejects_file, [&](std::string_view line) {
    ++number;
    if (line.empty()) return;
    const nlohmann::json reject = nlohmann::json::parse(line, nullptr, false);
    if (!reject.is_object() || !reject.contains("file") || !reject["file"].is_string()) {
      throw Error("line " + std::to_string(number) + " of '" + rejects_file + "' is no reject",
                  "give a file that `wirecopy index --rejects` wrote", Failure::Usage);
    }
    const std::string place = reject["file"].get<std::string>();
    if (place == "-" || place.starts_with("-!")) {
      ++of_input;
      return;
    }
    const auto record = reject.find("record");
    const auto code = reject.find("code");
    const corpus::RejectReason* reason =
        code != reject.end() && code->is_string() ? corpus::find_reject_reason(code->get<std::string>()) : nullptr;
    only.add({place, record != reject.end() && record->is_number_unsigned() ? record->get<uint64_t>() : 0, 0},
             reason == nullptr ? corpus::Extent::Rest : reason->extent);
    std::string file = file_on_disk(place);
    if (known.insert(file).second) files.push_back(std::move(file));
  });
  if (of_input == 0) return files;
  const std::string message = "standard input cannot be read again: " + web::count_words(of_input, "line", "lines") +
                              " of '" + rejects_file + "' left out";
  if (files.empty()) throw Error(message, "index the input anew", Failure::Usage);
  write_note(message);
  return files;
}

std::string text_of_file(const std::string& file) {
  std::string text;
  read_lines(file, [&](std::string_view line) { text.append(line).append("\n"); });
  return text;
}

// A language by its code, as it was typed (a region tells how dates are written), or by its name in English.
std::string language_named(const std::string& name) {
  const std::string_view code = std::string_view(name).substr(0, name.find_first_of("-_"));
  const bool is_code = (code.size() == 2 || code.size() == 3) && std::ranges::all_of(code, [](char c) {
                         return std::isalpha(static_cast<unsigned char>(c)) != 0;
                       });
  if (is_code) return name;
  if (const text::Language* known = text::find_language_by_name(name)) return std::string(known->code);
  throw Error("there is no language '" + name + "'", "give a code of ISO 639, such as en, pt or zh", Failure::Usage);
}

std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names;
  for (const corpus::Format& format : corpus::formats()) names.push_back(format.name);
  return names;
}

}  // namespace

void add_reading_options(CLI::App& app, ReadingOptions& options) {
  corpus::ReadOptions& read = options.read;
  CLI::Option* sources = app.add_option("source", options.sources, "Files and directories to read; - is standard input")
                             ->option_text("SOURCE...");
  CLI::Option* list =
      app.add_option("--files-from", options.list_file,
                     "Read the sources that this file names, one a line, too; # begins a comment, - is standard "
                     "input")
          ->option_text("FILE");
  app.add_option("--retry", options.retry_file,
                 "Read again what this list names, as --rejects wrote it, and nothing else")
      ->option_text("FILE")
      ->excludes(list)
      ->excludes(sources);
  app.add_option("--rejects", options.rejects_file, "Write what could not be read there, as JSON lines")
      ->option_text("FILE");
  app.add_option("--format", read.format, "What the files hold (default: told from each): " + names_of(format_names()))
      ->check(often_one_of(format_names()))
      ->option_text("NAME");
  app.add_option_function<std::string>(
         "--map", [&read](const std::string& pairs) { read.map = corpus::FieldMap(pairs); },
         "Names of values that hold fields: title=headline,body=content.text")
      ->option_text("FIELD=NAME,...");
  app.add_option_function<std::string>(
         "--lang", [&read](const std::string& name) { read.language = language_named(name); },
         "The language of every article (default: told from each)")
      ->option_text("CODE");
  app.add_option("--source", read.outlet, "The outlet of every article (default: told from each)")->option_text("NAME");
  app.add_option_function<std::string>(
         "--outlets",
         [&read](const std::string& file) { read.outlets = corpus::OutletNames(text_of_file(file), file); },
         "Other spellings of outlets: a line each, the name that is kept and the others, set apart by tabs")
      ->option_text("FILE");
  app.add_option("--max-record", read.record_limit, "Reject records that are longer (default: 32MB)")
      ->transform(CLI::AsSizeValue(false))
      ->check(at_least(1))
      ->option_text("SIZE");
  app.add_option("--max-file", read.file_limit,
                 "Read no more of a file, with all that is packed in it, than this (default: 1TB)")
      ->transform(CLI::AsSizeValue(false))
      ->check(at_least(1))
      ->option_text("SIZE");
  app.add_option("--max-depth", read.depth_limit,
                 "Reject records whose elements or brackets are nested deeper (default: 5000)")
      ->check(at_least(1))
      ->option_text("N");
  app.add_option("--max-entities", read.entity_limit,
                 "Reject XML documents whose entities stand for more bytes (default: 8MB)")
      ->transform(CLI::AsSizeValue(false))
      ->option_text("SIZE");
  app.add_option("--max-time", read.page_milliseconds,
                 "Reject web pages that take more milliseconds of a processor to read (default: 5000)")
      ->check(at_least(1))
      ->option_text("MS");
}

std::vector<std::string> sources_of(ReadingOptions& options) {
  const std::string& format = options.read.format;
  if (!format.empty() && corpus::find_format(format) == nullptr) {
    throw Error("there is no format '" + format + "'", "name one of " + names_of(format_names()), Failure::Usage);
  }
  options.read.left_out = {"/dev/stdout", "/dev/stderr"};
  if (!options.rejects_file.empty()) options.read.left_out.push_back(options.rejects_file);
  std::vector<std::string> sources = options.sources;
  for (const std::string& source : sources) corpus::require_source(source);
  options.read.listed_from = sources.size();
  const auto append = [&](std::vector<std::string> more) { std::ranges::move(more, std::back_inserter(sources)); };
  if (!options.list_file.empty()) append(sources_listed_in(options.list_file));
  if (!options.retry_file.empty()) append(files_rejected_in(options.retry_file, options.read.only));
  if (sources.empty() && options.list_file.empty() && options.retry_file.empty()) {
    throw Error("no source was given",
                "name files or directories, - for standard input, or a list of them with --files-from", Failure::Usage);
  }
  return sources;
}

}  // namespace wirecopy::cli
