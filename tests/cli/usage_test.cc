// SPDX-License-Identifier: GPL-2.0-or-later
// The command line itself: help, mistakes in it, and the exit codes.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/commands.h"
#include "tests/cli/command.h"

namespace wirecopy::cli::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr const char* one_article = R"({"id":"1","title":"Flood in the valley","body":"The river came at night."})";

TEST(Help, ListsEveryCommand) {
  Workplace place;
  const Result result = place.run("--help");
  EXPECT_EQ(result.code, 0);
  for (const Command& command : commands())
    EXPECT_THAT(result.out, HasSubstr("\n  " + std::string(command.name) + " "));
  expect_golden("help.txt", result.out);
}

TEST(Help, OfACommandHasItsOptionsAndExamples) {
  Workplace place;
  for (const Command& command : commands()) {
    const std::string name(command.name);
    const Result result = place.run(name + " --help");
    EXPECT_EQ(result.code, 0) << name;
    EXPECT_THAT(result.out, HasSubstr("wirecopy " + name)) << name;
    EXPECT_THAT(result.out, HasSubstr("Examples:\n")) << name;
    EXPECT_EQ(result.errors, "") << name;
    EXPECT_EQ(place.run("help " + name).out, result.out) << name;
    expect_golden("help-" + name + ".txt", result.out);
  }
}

TEST(Help, TellsTheDefaultWhereNamesAreToChooseFrom) {
  Workplace place;
  std::size_t choices = 0;
  for (const Command& command : commands()) {
    for (const std::string& line : lines_of(place.run(std::string(command.name) + " --help").out)) {
      const std::size_t name = line.find(" NAME ");
      if (!line.starts_with("  -") || name == line.npos || line.find(" or ", line.find(": ", name)) == line.npos)
        continue;
      EXPECT_THAT(line, HasSubstr("(default: ")) << command.name;
      ++choices;
    }
  }
  EXPECT_GT(choices, 40u);
  EXPECT_THAT(place.run("search --help").out, HasSubstr("copies or outlets (default: relevance)\n"));
  EXPECT_THAT(place.run("export --help").out, HasSubstr("collapse, show or only (default: show)\n"));
}

TEST(Help, HasExamplesThatAreUnderstood) {
  Workplace place;
  for (const Command& command : commands()) {
    if (command.name == "serve") continue;  // runs until it is told to end
    std::size_t tried = 0;
    for (const std::string& example : lines_of(std::string(command.examples))) {
      const std::size_t end = std::min({example.find("  #"), example.find(" | "), example.find(" > ")});
      const std::string line = example.substr(0, end);
      constexpr std::string_view start = "  wirecopy ";
      if (!line.starts_with(start)) continue;
      EXPECT_NE(place.run(line.substr(start.size())).code, 2) << line;
      ++tried;
    }
    EXPECT_GT(tried, 0u) << command.name;
  }
}

TEST(Version, IsPrinted) {
  Workplace place;
  EXPECT_THAT(place.run("--version").out, StartsWith("wirecopy "));
}

TEST(Usage, MistakesGiveCodeTwoAndAHint) {
  struct Row {
    std::string line;
    std::string message;
    std::string hint;
  };
  const std::vector<Row> rows{
      {"", "wirecopy: no command was given\n", "hint: 'wirecopy --help' lists the commands\n"},
      {"serach flood", "wirecopy: there is no command 'serach'\n", "hint: did you mean 'search'?\n"},
      {"frobnicate", "wirecopy: there is no command 'frobnicate'\n", "hint: 'wirecopy --help' lists the commands\n"},
      {"-i x search", "wirecopy: the command must come before the option '-i'\n", "hint: "},
      {"search --limt 5", "wirecopy: search has no option '--limt'\n", "hint: did you mean '--limit'?\n"},
      {"search -wheat", "wirecopy: search has no option '-wheat'\n",
       "hint: words with a - before them stand behind --, and all options before it: wirecopy search -- -wheat\n"},
      {"search grain -i x -wheat -only corn", "wirecopy: search has no option '-wheat'\n",
       "hint: words with a - before them stand behind --, and all options before it: wirecopy search -- grain -wheat "
       "-only corn\n"},
      {"search grain -nuts", "wirecopy: search: --limit cannot be 'uts'\n",
       "hint: words with a - before them stand behind --, and all options before it: wirecopy search -- grain -nuts\n"},
      {"export -n 2 grain", "wirecopy: export has no option '-n'\n",
       "hint: 'wirecopy export --help' lists the options\n"},
      {"count grain --group story", "wirecopy: count has no option '--group'\n", "hint: "},
      {"search -n many", "wirecopy: search: --limit cannot be 'many'\n",
       "hint: 'wirecopy search --help' lists the options\n"},
      {"search -n", "wirecopy: search: --limit needs a value\n", "hint: "},
      {"search -n 1 -n 2 a", "wirecopy: search: --limit is given more than once\n", "hint: "},
      {"search -f xml", "wirecopy: search: --format: 'xml' is none of text, json, jsonl, csv, tsv, trec or atom\n",
       "hint: "},
      {"copies -n -1", "wirecopy: copies: --limit: '-1' is less than 0\n",
       "hint: 'wirecopy copies --help' lists the options\n"},
      {"stories -n -1", "wirecopy: stories: --limit: '-1' is less than 0\n", "hint: "},
      {"suggest -n 21 a", "wirecopy: suggest: --limit: '21' is more than 20\n", "hint: "},
      {"index --max-record 5XB a", "wirecopy: index: --max-record takes a size such as 500kB, 32MB or 1GB\n", "hint: "},
      {"index -q -v a", "wirecopy: index: --quiet and --verbose cannot stand together\n", "hint: "},
      {"serve --port 99999", "wirecopy: serve: --port: '99999' is more than 65535\n", "hint: "},
      {"search --quiet=banana a", "wirecopy: search: --quiet cannot be 'banana'\n", "hint: "},
      {"-q", "wirecopy: no command was given\n", "hint: "},
      {"-v --config", "wirecopy: --config needs a value\n", "hint: name a file of settings"},
      {"-q -i x search", "wirecopy: the command must come before the option '-i'\n", "hint: "},
      {"keys lose", "wirecopy: keys: action: 'lose' is none of list, add or remove\n", "hint: "},
      {"keys add a --rights read,own", "wirecopy: keys: --rights: 'own' is none of read, write or metrics\n", "hint: "},
      {"completion tcsh", "wirecopy: completion: shell: 'tcsh' is none of bash, zsh or fish\n", "hint: "},
      {"copies --pairs=zz", "wirecopy: copies: --pairs cannot be 'zz'\n", "hint: "},
      {"serve --burst 0", "wirecopy: serve: --burst: '0' is less than 1\n", "hint: "},
      {"serve --cors foo", "wirecopy: 'foo' is no site whose pages may read\n", "hint: write it without a path"},
      {"search --sort size",
       "wirecopy: search: --sort: 'size' is none of relevance, fresh, -date, date, copies or outlets\n", "hint: "},
      {"show", "wirecopy: show: ID is missing\n", "hint: "},
      {"show 1 2", "wirecopy: show takes no argument '2'\n", "hint: "},
      {"index", "wirecopy: no source was given\n", "hint: "},
      {"index a --format pdf", "wirecopy: there is no format 'pdf'\n", "hint: name one of "},
      {"fields --all", "wirecopy: fields has no option '--all'\n", "hint: "},
      {"remove", "wirecopy: remove: no id was given\n", "hint: "},
      {"copies --pairs --members", "wirecopy: copies: --pairs and --members were given\n", "hint: "},
      {"copies --of a --pairs", "wirecopy: copies: --pairs and --of were given\n", "hint: "},
      {"copies --members --report b", "wirecopy: copies: --members and --report were given\n", "hint: "},
      {"search a --batch b", "wirecopy: search: a query and --batch were given\n", "hint: "},
      {"search --batch b -f json", "wirecopy: search: --batch writes no such format\n", "hint: "},
  };
  Workplace place;
  for (const Row& row : rows) {
    const Result result = place.run(row.line);
    EXPECT_EQ(result.code, 2) << row.line;
    EXPECT_THAT(result.errors, StartsWith(row.message)) << row.line;
    EXPECT_THAT(result.errors, HasSubstr("\n" + row.hint)) << row.line;
    EXPECT_EQ(result.out, "") << row.line;
  }
}

TEST(ExitCode, TellsWhatBecameOfTheCommand) {
  Workplace place;
  place.write("a.jsonl", one_article);
  place.write("broken.jsonl", "{\"title\":\n{\"title\":\n");
  EXPECT_EQ(place.run("search flood").code, 3) << "no index";
  EXPECT_EQ(place.run("index a.jsonl").code, 0);
  EXPECT_EQ(place.run("search flood").code, 0);
  EXPECT_EQ(place.run("search drought").code, 1);
  EXPECT_EQ(place.run("show nobody").code, 1);
  EXPECT_EQ(place.run("remove nobody").code, 1);
  EXPECT_EQ(place.run("search flood --from 01/02/2024").code, 2);
  EXPECT_EQ(place.run("index broken.jsonl --max-rejects 1").code, 5);
  EXPECT_EQ(place.run("index broken.jsonl --max-rejects 2").code, 0);
  EXPECT_EQ(place.run("index missing.jsonl").code, 6);
  EXPECT_EQ(place.run("search --batch missing.tsv").code, 6);
}

TEST(MissingIndex, IsNamedWithWhatToDo) {
  Workplace place;
  for (const std::string line :
       {"search flood", "show 1", "copies", "compare 1 2", "match -", "explain flood", "info", "remove 1", "serve"}) {
    const Result result = place.run(line + " -i nowhere.index");
    EXPECT_EQ(result.code, 3) << line;
    EXPECT_THAT(result.errors, HasSubstr("nowhere.index")) << line;
    EXPECT_THAT(result.errors, HasSubstr("\nhint: ")) << line;
  }
}

TEST(Index, IsFoundThroughTheEnvironmentAndTheFlagIsStronger) {
  Workplace place;
  place.write("a.jsonl", one_article);
  place.environment["WIRECOPY_INDEX"] = "other.index";
  EXPECT_EQ(place.run("index a.jsonl").code, 0);
  EXPECT_EQ(place.run("search flood -i other.index").code, 0);
  EXPECT_EQ(place.run("search flood").code, 0);
  EXPECT_EQ(place.run("search flood -i wirecopy.index").code, 3);
}

TEST(Usage, EveryCommandIsQuietOrToldHowLongItTook) {
  Workplace place;
  place.write("a.jsonl", R"({"id":"1","title":"Flood","body":"The river came over the meadow."})");
  place.run("index a.jsonl");
  EXPECT_THAT(place.run("search '(flood'").errors, HasSubstr("warning: "));
  EXPECT_EQ(place.run("search -q '(flood'").errors, "");
  EXPECT_THAT(place.run("search --quiet '(flood'").out, HasSubstr("1 text, 1 article"));
  EXPECT_THAT(place.run("remove -q 2").errors, HasSubstr("there is no article '2'")) << "an error is told";
  EXPECT_THAT(place.run("info -v").errors, ::testing::MatchesRegex("took [0-9.]+ ms\n"));
  EXPECT_THAT(place.run("show 1 -q flood").out, HasSubstr("Flood")) << "its -q is the query";
  EXPECT_EQ(place.run("show 1 --quiet").code, 0);
  EXPECT_EQ(place.run("remove -q 1").errors, "");
}

TEST(Usage, WhatDoesNothingWithoutAnotherOptionIsWarnedOf) {
  Workplace place;
  place.write("a.jsonl", one_article);
  place.run("index a.jsonl");
  EXPECT_THAT(place.run("search flood --half-life 3d").errors,
              HasSubstr("--half-life does nothing without --sort fresh"));
  EXPECT_THAT(place.run("search flood --half-life 3d -f json").out, HasSubstr("no_effect"));
  EXPECT_EQ(place.run("search flood --half-life 3d --sort fresh").errors, "");
}

TEST(Usage, WhatEveryCommandTakesMayStandBeforeIt) {
  Workplace place;
  place.write("a.jsonl", R"({"id":"1","title":"Flood","body":"The river came over the meadow."})");
  place.write("other.toml", "index = \"other\"\n");
  EXPECT_EQ(place.run("-q index a.jsonl").errors, "");
  EXPECT_EQ(place.run("-q search '(flood'").errors, "");
  EXPECT_THAT(place.run("--verbose info").errors, ::testing::MatchesRegex("took [0-9.]+ ms\n"));
  EXPECT_THAT(place.run("-q show 1").out, HasSubstr("Flood")) << "the letter is that of all commands there";
  EXPECT_EQ(place.run("--config other.toml search flood").code, 3);
  EXPECT_EQ(place.run("-q --config=other.toml search flood").code, 3);
  EXPECT_EQ(place.run("-q --help").out, place.run("--help").out);
}

}  // namespace
}  // namespace wirecopy::cli::testing
