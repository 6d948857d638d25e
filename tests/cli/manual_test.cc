// SPDX-License-Identifier: GPL-2.0-or-later
// The manual page and the guides know every command, option, field, format and slot of the tables.
#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <regex>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/commands.h"
#include "corpus/format.h"
#include "dedup/overlap.h"
#include "schema/fields.h"
#include "schema/metadata.h"
#include "schema/slots.h"
#include "searcher/answer.h"
#include "tests/cli/command.h"

namespace wirecopy::cli::testing {
namespace {

using ::testing::HasSubstr;

std::string document(const std::string& name) {
  std::ifstream file(source_path(name));
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string manual() {
  return std::regex_replace(document("man/wirecopy.1"), std::regex("\\\\-"), "-");
}

// What the page says of a command, and of the one whose options it takes.
std::string section(const std::string& page, const std::string& command) {
  const std::string heading = "\n.Ss wirecopy " + command + "\n";
  const std::size_t begin = page.find(heading);
  if (begin == std::string::npos) return {};
  const std::size_t end = std::min(page.find("\n.Ss ", begin + 1), page.find("\n.Sh ", begin + 1));
  const std::string own = page.substr(begin, end - begin);
  std::smatch other;
  const std::regex reference(R"((?:Takes what|the options of)\n\.Cm (?:wirecopy )?([a-z]+)\n)");
  return std::regex_search(own, other, reference) ? own + section(page, other[1]) : own;
}

TEST(Manual, HasEveryCommandAndItsOptions) {
  Workplace place;
  const std::string page = manual();
  const std::regex option("--[a-z-]+");
  for (const Command& command : commands()) {
    const std::string name(command.name);
    const std::string text = section(page, name);
    EXPECT_NE(text, "") << name;
    const std::string help = place.run(name + " --help").out;
    const std::string options = help.substr(0, help.find("Examples:"));
    for (std::sregex_iterator match(options.begin(), options.end(), option), end; match != end; ++match) {
      const std::string given = match->str();
      static constexpr std::array<std::string_view, 5> of_all{"--help", "--index", "--config", "--quiet", "--verbose"};
      if (std::ranges::count(of_all, given) > 0) continue;
      EXPECT_TRUE(std::regex_search(text, std::regex(" " + given.substr(1) + "(?![a-z-])"))) << name << " " << given;
    }
  }
}

TEST(Manual, HasEveryFieldAndFormat) {
  const std::string page = manual();
  for (const schema::Field& field : schema::fields) {
    EXPECT_THAT(page, HasSubstr("\n.It Cm " + std::string(field.name) + ":")) << field.name;
  }
  for (const corpus::Format& format : corpus::formats()) {
    EXPECT_THAT(page, HasSubstr("\n.It Cm " + std::string(format.name) + "\n")) << format.name;
  }
}

TEST(IndexFormat, HasEverySlotAndPrefix) {
  const std::string page = document("docs/index-format.md");
  for (const schema::SlotRow& row : schema::slots) {
    const std::string number = std::to_string(schema::number_of(row.slot));
    EXPECT_THAT(page, HasSubstr("\n| " + number + " | " + std::string(row.name) + " | " + std::string(row.meaning)));
  }
  for (const schema::Field& field : schema::fields) {
    if (field.prefix.empty()) continue;
    EXPECT_THAT(page, HasSubstr("\n| " + std::string(field.prefix) + " | " + std::string(field.name) + " |"));
  }
  EXPECT_THAT(page, HasSubstr("format version " + std::to_string(schema::format_version)));
  for (const dedup::RelationName& row : dedup::relation_names) {
    EXPECT_THAT(page, HasSubstr(std::to_string(static_cast<int>(row.relation)) + " " + std::string(row.name)));
  }
}

}  // namespace
}  // namespace wirecopy::cli::testing
