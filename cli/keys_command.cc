// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "text/error.h"
#include "web/api_keys.h"

namespace wirecopy::cli {

namespace {

struct KeysOptions {
  std::string action;
  std::string name;
  std::vector<std::string> rights;
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
  std::vector<web::Right> rights;
  for (const std::string& name : options.rights) {
    const web::Right right = std::ranges::find(web::right_names, name, &web::RightName::name)->right;
    if (std::ranges::count(rights, right) == 0) rights.push_back(right);
  }
  if (rights.empty()) rights = {web::Right::Read};
  const std::string key = keys.add(options.name, rights);
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
  if (options.name.empty())
    throw Error("keys " + options.action + ": no name was given", "'wirecopy keys --help' shows examples",
                Failure::Usage);
  return options.action == "add" ? add_key(options) : remove_key(options);
}

}  // namespace

Run add_keys(CLI::App& app) {
  const auto options = std::make_shared<KeysOptions>();
  app.add_option("action", options->action, "list, add or remove")
      ->check(one_of({"list", "add", "remove"}))
      ->option_text("ACTION")
      ->required();
  app.add_option("name", options->name, "Who holds the key")->option_text("NAME");
  std::vector<std::string_view> rights;
  for (const web::RightName& right : web::right_names) rights.push_back(right.name);
  app.add_option("--rights", options->rights, "What it may: read, write, metrics (default: read)")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(one_of(rights))
      ->option_text("RIGHT,...");
  app.add_option("--keys", options->file, "The file of the keys (default: ./wirecopy.keys)")->option_text("FILE");
  return [options] { return run_keys(*options); };
}

}  // namespace wirecopy::cli
