// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/source_lists.h"

#include <filesystem>
#include <unordered_set>

#include <nlohmann/json.hpp>

#include "cli/lines.h"
#include "text/error.h"

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

}  // namespace

std::vector<std::string> sources_listed_in(const std::string& file) {
  std::vector<std::string> sources;
  read_lines(file, [&](std::string_view line) {
    if (!line.empty()) sources.emplace_back(line);
  });
  return sources;
}

std::vector<std::string> files_rejected_in(const std::string& rejects_file) {
  std::vector<std::string> files;
  std::unordered_set<std::string> known;
  std::size_t number = 0;
  read_lines(rejects_file, [&](std::string_view line) {
    ++number;
    if (line.empty()) return;
    const nlohmann::json reject = nlohmann::json::parse(line, nullptr, false);
    if (!reject.is_object() || !reject.contains("file") || !reject["file"].is_string()) {
      throw Error("line " + std::to_string(number) + " of '" + rejects_file + "' is no reject",
                  "give a file that `wirecopy index --rejects` wrote", Failure::Usage);
    }
    std::string file = file_on_disk(reject["file"].get<std::string>());
    if (known.insert(file).second) files.push_back(std::move(file));
  });
  return files;
}

}  // namespace wirecopy::cli
