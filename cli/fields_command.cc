// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/layout.h"
#include "cli/output.h"
#include "schema/fields.h"

namespace wirecopy::cli {

namespace {

int run_fields() {
  std::vector<std::vector<std::string>> rows;
  for (const schema::Field& field : schema::fields) {
    std::string names(field.name);
    if (!field.alias.empty()) names += ", " + std::string(field.alias);
    rows.push_back({names, std::string(field.example), std::string(field.help)});
  }
  write_out(table(rows));
  return 0;
}

}  // namespace

Run add_fields(CLI::App&) {
  return run_fields;
}

}  // namespace wirecopy::cli
