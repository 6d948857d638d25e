// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/configuration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/command.h"

namespace wirecopy::cli::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Settings : public ::testing::Test {
 protected:
  Settings() {
    place_.write("a.jsonl", R"({"id":"1","title":"Flood","body":"The river came."})"
                            "\n"
                            R"({"id":"2","title":"River","body":"The river went again."})"
                            "\n");
    place_.run("index a.jsonl");
  }

  // How many hits a search prints.
  std::size_t hits(const std::string& options) {
    return lines_of(place_.run("search river -f tsv " + options).out).size();
  }

  Workplace place_;
};

TEST_F(Settings, WeighCommandLineOverEnvironmentOverFile) {
  const std::size_t both = hits("");
  place_.write("settings.toml", "[search]\nlimit = 1\n");
  EXPECT_EQ(hits("--config settings.toml"), both - 1);
  EXPECT_EQ(hits("--config settings.toml -n 10"), both);
  place_.environment["WIRECOPY_LIMIT"] = "10";
  EXPECT_EQ(hits("--config settings.toml"), both);
  EXPECT_EQ(hits("--config settings.toml -n 1"), both - 1);
  place_.environment = {{"WIRECOPY_CONFIG", "settings.toml"}};
  EXPECT_EQ(hits(""), both - 1);
  place_.environment = {{"WIRECOPY_LIMIT", "1"}};
  EXPECT_EQ(hits(""), both - 1);
}

TEST_F(Settings, AtTheTopCountForEveryCommandThatHasThem) {
  place_.write("settings.toml", "index = \"other\"\nlimit = 5\n[search]\nlimit = 1\n");
  place_.run("index -i other a.jsonl");
  place_.run("remove -i other 2");
  EXPECT_THAT(place_.run("info --config settings.toml").out, HasSubstr("articles     1\n"));
  EXPECT_EQ(place_.run("search river --config settings.toml -i wirecopy.index -f tsv").code, 0);
}

// Whoever runs this may look everywhere, so the place is one that leads nowhere.
TEST_F(Settings, InAPlaceThatCannotBeLookedIntoAreNone) {
  std::filesystem::create_symlink("loop", place_.path("loop"));
  place_.environment = {{"XDG_CONFIG_HOME", place_.path("loop")}};
  const Result outcome = place_.run("search river");
  EXPECT_EQ(outcome.code, 0) << outcome.out;
}

TEST_F(Settings, AreFoundInTheUsualPlace) {
  const std::size_t both = hits("");
  place_.run("info");
  std::filesystem::create_directory(place_.path("config"));
  place_.write("config/wirecopy.toml", "[search]\nlimit = 1\n");
  place_.environment = {{"XDG_CONFIG_HOME", place_.path("config")}};
  EXPECT_EQ(hits(""), both - 1);
}

TEST_F(Settings, ThatAreWrongAreNamedWithTheirLine) {
  const struct {
    const char* file;
    const char* named;
    const char* hint;
  } rows[] = {
      {"[search]\n\nlimt = 3\n", "settings.toml line 3: there is no setting 'limt'", "did you mean 'limit'?"},
      {"[serch]\nlimit = 3\n", "settings.toml line 1: there is no command 'serch'", "lists the commands"},
      {"[serve]\nprot = 80\n", "settings.toml line 2: there is no setting 'prot'", "did you mean 'port'?"},
      {"limit = \n", "settings.toml line 1", "as TOML"},
      {"[search]\nlimit = \"many\"\n", "settings.toml line 2: --limit cannot be 'many'",
       "give a whole number from 0 on"},
      {"[search]\nsort = \"size\"\n", "settings.toml line 2: --sort: 'size' is none of",
       "give one of relevance, fresh, -date, date, copies or outlets"},
      {"quiet = \"banana\"\n", "settings.toml line 1: --quiet cannot be 'banana'", "write true or false"},
      {"[search]\nconfig = \"other.toml\"\n", "settings.toml line 2: there is no setting 'config'", ""},
      {"[search]\nlimit = 2024-01-01\n", "settings.toml line 2: the value of 'limit' is no text", ""},
      {"[serve]\nindex = {a = \"b\"}\n", "settings.toml line 2: the value of 'index' is no text", ""},
      {"[serve.port]\na = 1\n", "settings.toml line 1: the value of 'port' is no text", ""},
      {"port = {a = 1}\n", "settings.toml line 1: the value of 'port' is no text", ""},
      {"nonsense = 1\n", "settings.toml line 1: there is no setting 'nonsense'", ""},
  };
  for (const auto& row : rows) {
    place_.write("settings.toml", row.file);
    const Result result = place_.run("search river --config settings.toml");
    EXPECT_EQ(result.code, 2) << row.file;
    EXPECT_THAT(result.errors, HasSubstr(row.named)) << row.file;
    EXPECT_THAT(result.errors, HasSubstr(row.hint)) << row.file;
  }
  const Result directory = place_.run("search river --config .");
  EXPECT_EQ(directory.code, 2);
  EXPECT_THAT(directory.errors, HasSubstr(". is a directory"));
  EXPECT_THAT(place_.run("search river --config none.toml").errors, HasSubstr("none.toml"));
  place_.environment = {{"WIRECOPY_LIMIT", "many"}};
  EXPECT_THAT(place_.run("search river").errors, HasSubstr("WIRECOPY_LIMIT"));
  EXPECT_THAT(place_.run("suggest river").errors, HasSubstr("hint: give a whole number from 1 to 20\n"));
  place_.environment = {{"WIRECOPY_MAX_RECORD", "5XB"}};
  EXPECT_THAT(place_.run("index a.jsonl").errors, HasSubstr("hint: give a size such as 500kB"));
  place_.environment = {{"WIRECOPY_QUIET", "banana"}};
  EXPECT_THAT(place_.run("search river").errors, HasSubstr("WIRECOPY_QUIET: --quiet cannot be 'banana'\n"));
}

TEST_F(Settings, MayQuietenACommand) {
  place_.write("settings.toml", "[search]\nquiet = true\n");
  EXPECT_THAT(place_.run("search '(river'").errors, HasSubstr("warning: "));
  EXPECT_EQ(place_.run("search '(river' --config settings.toml").errors, "");
}

TEST_F(Settings, MayNameSeveralIndexesInTheEnvironment) {
  place_.write("b.jsonl", R"({"id":"3","title":"Comet","body":"A comet was seen."})");
  place_.run("index b.jsonl -i second");
  place_.environment = {{"WIRECOPY_INDEX", "news=wirecopy.index,sky=second"}};
  EXPECT_EQ(hits(""), 2u) << "the first for a command that asks one";
  EXPECT_EQ(place_.run("search comet").code, 1);
  place_.environment.clear();
  place_.write("settings.toml", "index = [\"sky=second\", \"news=wirecopy.index\"]\n");
  EXPECT_EQ(place_.run("search comet --config settings.toml").code, 0) << "the same in a file";
  place_.environment = {{"WIRECOPY_INDEX", "a,b"}};
  std::filesystem::rename(place_.path("second"), place_.path("a,b"));
  EXPECT_EQ(place_.run("search comet").code, 0) << "a name with a comma that is there is one name";
}

TEST(VariableOf, IsTheNameOfTheOptionInCapitals) {
  EXPECT_EQ(variable_of("access-log"), "WIRECOPY_ACCESS_LOG");
}

TEST(Completion, KnowsEveryCommandAndItsOptions) {
  Workplace place;
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const Result result = place.run(std::string("completion ") + shell);
    EXPECT_EQ(result.code, 0) << shell;
    for (const char* word : {"index", "copies", "max-rejects", "certificate-key", "outlets:"})
      EXPECT_THAT(result.out, HasSubstr(word)) << shell;
  }
  const std::string fish = place.run("completion fish").out;
  EXPECT_THAT(fish, HasSubstr("-l rejects -r"));
  EXPECT_THAT(fish, Not(HasSubstr("-l quiet -r"))) << "a flag takes no value";
  EXPECT_THAT(place.run("completion zsh").out, Not(HasSubstr("--quiet[Print no progress]:")));
  EXPECT_THAT(fish, HasSubstr("-l by -r -f -a '(__fish_append , source author lang section tag)'"));
  EXPECT_THAT(fish, HasSubstr("__wirecopy_is keys; and not __fish_seen_subcommand_from list add remove' -f -a "
                              "'list add remove'"));
  EXPECT_THAT(fish, HasSubstr("-n __wirecopy_is -l config -r -d"));
  EXPECT_THAT(place.run("completion zsh").out, HasSubstr("'2:action:(bash zsh fish)'"));
  EXPECT_THAT(place.run("completion zsh").out, HasSubstr(":value:_values -s , value read write metrics'"));
  EXPECT_THAT(place.run("completion zsh").out, HasSubstr(":value:(collapse show only)"));
  EXPECT_EQ(place.run("completion tcsh").code, 2);
}

TEST(Completion, IsUnderstoodByBash) {
  const struct {
    const char* words;  // the last one is completed
    const char* completed;
  } rows[] = {
      {"serve --cert", "--certificate --certificate-key"},
      {"sea", "search"},
      {"search --format js", "json jsonl"},
      {"search --sort = re", "relevance"},
      {"facets -f ''", "text json csv tsv"},
      {"search --con", "--config"},
      {"search --qui", "--quiet"},
      {"show --verb", "--verbose"},
      {"search --he", "--help"},
      {"index --format mark", "markdown"},
      {"-q sea", "search"},
      {"--config = wire.toml -v facets --by sou", "source"},
      {"--config wire.toml keys ''", "list add remove"},
      {"--config wire", ""},
      {"--qui", "--quiet"},
      {"keys ''", "list add remove"},
      {"completion ''", "bash zsh fish"},
      {"queries s", "save"},
      {"alerts ''", "list run"},
      {"keys add a", ""},
      {"keys add --rights ''", "read write metrics"},
      {"keys add --rights read,", "read,write read,metrics"},
      {"facets --by source,a", "source,author"},
      {"facets --by lang,source,", "lang,source,author lang,source,section lang,source,tag"},
  };
  Workplace place;
  std::string script = place.run("completion bash").out + "compopt() { :; }\n";
  for (const auto& row : rows)
    script += "COMP_WORDS=(wirecopy " + std::string(row.words) +
              "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _wirecopy; echo \"${COMPREPLY[*]}\"\n";
  place.write("script", script);
  const std::string command = "cd " + place.path() + " && bash script > out 2>&1";
  EXPECT_EQ(std::system(command.c_str()), 0);
  const std::vector<std::string> lines = lines_of(place.read("out"));
  ASSERT_EQ(lines.size(), std::size(rows)) << place.read("out");
  for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(lines[i], rows[i].completed) << rows[i].words;
}

TEST(Completion, IsUnderstoodByFish) {
  if (std::system("fish --version > /dev/null 2>&1") != 0) GTEST_SKIP() << "there is no fish";
  const struct {
    const char* line;
    const char* completed;
  } rows[] = {
      {"sea", "search"},
      {"search --sort re", "relevance"},
      {"--quiet sea", "search"},
      {"--config wire.toml sea", "search"},
      {"--config=wire.toml -v sea", "search"},
      {"--config wire.toml search --so", "--sort --source"},
      {"-q --config wire.toml keys ''", "add list remove"},
      {"search index sea", ""},
      {"search index --retr", ""},
  };
  Workplace place;
  std::string script = place.run("completion fish").out;
  for (const auto& row : rows)
    script += "echo (complete -C \"wirecopy " + std::string(row.line) + "\" | string replace -r '\\t.*' '' | sort)\n";
  place.write("script", script);
  const std::string command = "cd " + place.path() + " && HOME=$PWD fish --no-config script > out 2>&1";
  EXPECT_EQ(std::system(command.c_str()), 0);
  const std::vector<std::string> lines = lines_of(place.read("out"));
  ASSERT_EQ(lines.size(), std::size(rows)) << place.read("out");
  for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(lines[i], rows[i].completed) << rows[i].line;
}

}  // namespace
}  // namespace wirecopy::cli::testing
