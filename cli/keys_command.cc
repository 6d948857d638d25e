// SPDX-License-Identifier: GPL-2.0-or-later
#include <filesystem>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/output.h"
#include "text/error.h"
#include "web/api_keys.h"

namespace wirecopy::cli {

namespace {

struct KeysOptions {
  std::string action;
  std::string name;
  std::string rights = "read";
  std::string file = "wirecopy.keys";
};

web::ApiKeys read_keys(const std::string& file) {
  return std::filesystem::exists(file) ? web::ApiKeys::read(file) : web::ApiKeys();
}

int list_keys(const KeysOptions& options) {
  const web::ApiKeys keys = web::ApiKeys::read(options.file);
  for (const web::ApiKey& key : keys.all()) write_out(key.name + "\t" + web::rights_text(key.rights) + "\n");
  return keys.empty() ? static_cast<int>(Failure::NothingFound) : 0;
}

int add_key(const KeysOptions& options) {
  web::ApiKeys keys = read_keys(options.file);
  const std::string key = keys.add(options.name, web::read_rights(options.rights));
  keys.write(options.file);
  write_out(key + "\n");
  write_note("keep this key: only its hash is in " + options.file);
  return 0;
}

int remove_key(const KeysOptions& options) {
  web::ApiKeys keys = web::ApiKeys::read(options.file);
  if (!keys.remove(options.name)) {
    write_note("there is no key of the name " + options.name + " in " + options.file);
    return static_cast<int>(Failure::NothingFound);
  }
  keys.write(options.file);
  return 0;
}

int run_keys(const KeysOptions& options) {
  if (options.action == "list") return list_keys(options);
  if (options.action != "add" && options.action != "remove")
    throw Error("keys: '" + options.action + "' is none of list, add or remove",
                "'wirecopy keys --help' shows examples", Failure::Usage);
  if (options.name.empty())
    throw Error("keys " + options.action + ": no name was given", "'wirecopy keys --help' shows examples",
                Failure::Usage);
  return options.action == "add" ? add_key(options) : remove_key(options);
}

}  // namespace

Run add_keys(CLI::App& app) {
  const auto options = std::make_shared<KeysOptions>();
  app.add_option("action", options->action, "list, add or remove")->option_text("ACTION")->required();
  app.add_option("name", options->name, "Who holds the key")->option_text("NAME");
  app.add_option("--rights", options->rights, "What it may: read, write, metrics (default: read)")
      ->option_text("RIGHT,...");
  app.add_option("--keys", options->file, "The file of the keys (default: ./wirecopy.keys)")->option_text("FILE");
  return [options] { return run_keys(*options); };
}

}  // namespace wirecopy::cli
