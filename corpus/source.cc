// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/source.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <vector>

#include "text/error.h"

namespace wirecopy::corpus {
namespace {

namespace fs = std::filesystem;

using Visit = std::function<bool(const SourceFile&)>;
using Failed = std::function<void(const std::string&, const std::string&)>;

FileIdentity identity_of(const struct stat& status) {
  return {static_cast<uint64_t>(status.st_dev), static_cast<uint64_t>(status.st_ino)};
}

SourceFile describe(const std::string& path, const struct stat& status) {
  return {path, static_cast<uint64_t>(status.st_size),
          static_cast<int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec, identity_of(status)};
}

// Names in one directory; directories end with a slash, so that sorting the names sorts the whole paths.
std::vector<std::string> sorted_names(const std::string& directory, std::error_code& error) {
  std::vector<std::string> names;
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error)) {
    std::string name = entry->path().filename().string();
    if (name.starts_with('.')) continue;
    std::error_code ignored_as_broken_link;
    if (entry->is_directory(ignored_as_broken_link)) {
      if (entry->is_symlink(ignored_as_broken_link)) continue;
      name += '/';
    }
    names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

// Whether a directory of these sorted names holds the parts (frames, advertisements, pictures) of a page beside it that
// a browser saved "complete".
bool is_of_saved_page(std::string_view name, const std::vector<std::string>& names) {
  for (const std::string_view ending : {"_files/", "-Dateien/", "_fichiers/", "_archivos/", "_arquivos/", "_ficheiros/",
                                        "_bestanden/", "_file/", "-filer/", "_pliki/", "_soubory/", "_файлы/"}) {
    if (!name.ends_with(ending)) continue;
    const std::string page(name.substr(0, name.size() - ending.size()));
    for (const char* suffix : {".html", ".htm", ".xhtml"}) {
      if (std::ranges::binary_search(names, page + suffix)) return true;
    }
  }
  return false;
}

// Whether a directory is a Xapian database: an index that is made beside its articles is no source of them.
bool is_index(const std::string& directory) {
  std::error_code ignored_as_none;
  return fs::exists(directory + "/iamglass", ignored_as_none);
}

bool walk(const std::string& directory, const Visit& visit, const Failed& failed) {
  std::error_code error;
  const std::vector<std::string> names = sorted_names(directory, error);
  if (error) failed(directory, error.message());
  const std::string prefix = directory.ends_with('/') ? directory : directory + "/";
  for (const std::string& name : names) {
    std::string path = prefix + name;
    if (name.ends_with('/')) {
      if (is_of_saved_page(name, names)) continue;
      path.pop_back();
      if (is_index(path)) continue;
      if (!walk(path, visit, failed)) return false;
      continue;
    }
    struct stat status;
    if (stat(path.c_str(), &status) != 0) {
      failed(path, std::strerror(errno));
    } else if (S_ISREG(status.st_mode) && !visit(describe(path, status))) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<FileIdentity> identity_of(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return {};
  return identity_of(status);
}

std::string fault_of_source(const std::string& source) {
  struct stat status;
  if (source == "-") return {};
  if (stat(source.c_str(), &status) != 0) return std::strerror(errno);
  if (!S_ISDIR(status.st_mode)) return {};
  std::error_code error;
  const fs::directory_iterator listable(source, error);
  return error ? error.message() : std::string();
}

void require_source(const std::string& source) {
  const std::string fault = fault_of_source(source);
  if (!fault.empty())
    throw Error("cannot read " + source + ": " + fault, "give a file, a directory, or - for standard input");
}

bool walk_source(const std::string& source, const Visit& visit, const Failed& failed) {
  if (source == "-") return visit({source, 0, 0, {}});
  require_source(source);
  struct stat status {};
  if (stat(source.c_str(), &status) == 0 && !S_ISDIR(status.st_mode)) return visit(describe(source, status));
  return walk(source, visit, failed);
}

}  // namespace wirecopy::corpus
