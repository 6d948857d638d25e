// SPDX-License-Identifier: GPL-2.0-or-later
// The rules of the house, over every source file of the tree: which folder may include which, which library is used
// where, and what a file looks like.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/source_tree.h"

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// What each layer may include, itself too, as the LAYERS lists in the CMakeLists.txt of the layers have it.
using Rules = std::map<std::string, std::set<std::string>>;

// "text:|dedup:text|..." as cmake writes it, layers below set apart by commas
Rules read_rules(const std::string& text) {
  Rules rules;
  std::istringstream rows(text);
  for (std::string row; std::getline(rows, row, '|');) {
    const std::string layer = row.substr(0, row.find(':'));
    rules[layer].insert(layer);
    std::istringstream below(row.substr(layer.size() + 1));
    for (std::string name; std::getline(below, name, ',');) rules[layer].insert(name);
  }
  return rules;
}

struct LibraryRule {
  std::string_view header;  // as it begins behind the <
  std::vector<std::string_view> places;
};

const std::vector<LibraryRule> library_rules{
    {"xapian", {"text/analyzer.cc", "schema/", "indexer/", "searcher/"}},
    {"unicode/", {"text/"}},
    {"CLI/", {"cli/"}},
    {"boost/", {"web/"}},
};

constexpr std::size_t longest_file = 500;  // lines

bool stands_in(std::string_view file, const std::vector<std::string_view>& places) {
  return std::ranges::any_of(places, [&](std::string_view place) { return file.starts_with(place); });
}

// What is wrong with one #include line of a file, or nothing.
std::string fault_of_include(const Rules& rules, const std::string& file, std::string_view line) {
  line.remove_prefix(std::string_view("#include ").size());
  const bool quoted = line.starts_with("\"");
  const std::string name(line.substr(1, line.find_first_of(quoted ? "\"" : ">", 1) - 1));
  if (name.find("../") != name.npos || name.starts_with("./")) return "climbs: " + name;
  const auto layer = rules.find(file.substr(0, file.find('/')));
  if (layer == rules.end()) return {};  // tests and benchmarks may look at everything
  if (quoted) {
    const std::string folder = name.substr(0, name.find('/'));
    return layer->second.contains(folder) ? "" : layer->first + " may not include " + name;
  }
  for (const LibraryRule& rule : library_rules) {
    if (name.starts_with(rule.header) && !stands_in(file, rule.places)) return "<" + name + "> has no business here";
  }
  return {};
}

// Everything that is wrong with a file, as "file:line: fault".
std::vector<std::string> faults_of(const Rules& rules, const std::string& file, const std::string& content) {
  std::vector<std::string> faults;
  std::istringstream lines(content);
  std::size_t number = 0;
  bool has_licence = false;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    const auto add = [&](const std::string& fault) {
      if (!fault.empty()) faults.push_back(file + ":" + std::to_string(number) + ": " + fault);
    };
    if (line.starts_with("#include ")) add(fault_of_include(rules, file, line));
    // A script has its interpreter in the first line.
    has_licence = has_licence || (number <= 2 && line.find("SPDX-License-Identifier: GPL-2.0-or-later") != line.npos);
    for (const std::string_view home : {"/home"
                                        "/",
                                        "/root"
                                        "/",
                                        "/work"
                                        "/"}) {
      if (line.find(home) != line.npos) add("names a path of some machine");
    }
  }
  if (!has_licence) faults.push_back(file + ": the SPDX line is missing");
  if (number > longest_file) faults.push_back(file + ": longer than " + std::to_string(longest_file) + " lines");
  return faults;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool is_source(const std::filesystem::path& path) {
  static const std::set<std::string> endings{".cc", ".h", ".cmake", ".sh", ".js", ".mjs", ".css"};
  return endings.contains(path.extension().string()) || path.filename() == "CMakeLists.txt";
}

// Paths of the source files, from the root of the repository: of every layer, and of what stands beside them.
std::vector<std::string> source_files(const Rules& rules) {
  namespace fs = std::filesystem;
  const fs::path root = wirecopy::source_path("");
  std::vector<std::string> files{"CMakeLists.txt", "demo", "test", ".ci/run"};
  std::vector<std::string> folders{"tests", "bench", "cmake", "examples"};
  for (const auto& [layer, below] : rules) folders.push_back(layer);
  for (const std::string& folder : folders) {
    EXPECT_TRUE(fs::is_directory(root / folder)) << folder;
    if (!fs::is_directory(root / folder)) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string name = fs::relative(entry.path(), root).string();
      const bool sample = name.starts_with("corpus/samples/") || name.find("/golden/") != name.npos;
      const bool foreign = name.find("/node_modules/") != name.npos;
      if (entry.is_regular_file() && is_source(entry.path()) && !sample && !foreign) files.push_back(name);
    }
  }
  return files;
}

TEST(Layers, AreWrittenOutForThisTest) {
  const Rules rules = read_rules(WIRECOPY_LAYER_RULES);
  ASSERT_EQ(rules.size(), 10u);
  EXPECT_THAT(rules.at("text"), ElementsAre("text"));
  EXPECT_TRUE(rules.at("web").contains("searcher"));
  EXPECT_FALSE(rules.at("searcher").contains("indexer"));
}

TEST(Layers, EverySourceFileKeepsTheRules) {
  const Rules rules = read_rules(WIRECOPY_LAYER_RULES);
  const std::filesystem::path root = wirecopy::source_path("");
  std::size_t includes_seen = 0;
  for (const std::string& file : source_files(rules)) {
    const std::string content = read_file(root / file);
    includes_seen += content.find("#include ") != content.npos;
    for (const std::string& fault : faults_of(rules, file, content)) ADD_FAILURE() << fault;
  }
  EXPECT_GT(includes_seen, 100u) << "the files were not found";
}

TEST(Layers, ABrokenRuleIsSeen) {
  const Rules rules{{"text", {"text"}}, {"corpus", {"corpus", "text"}}, {"web", {"web", "corpus", "text"}}};
  const std::string licence = "// SPDX-License-Identifier: GPL-2.0-or-later\n";
  struct Row {
    std::string file;
    std::string content;
    std::string fault;  // empty = none
  };
  const std::vector<Row> rows{
      {"web/a.cc", licence + "#include \"text/fold.h\"\n", ""},
      {"text/a.cc", licence + "#include \"corpus/url.h\"\n", "text/a.cc:2: text may not include corpus/url.h"},
      {"corpus/a.h", licence + "\n#include \"web/url.h\"\n", "corpus/a.h:3: corpus may not include web/url.h"},
      {"web/a.cc", licence + "#include \"../text/fold.h\"\n", "web/a.cc:2: climbs: ../text/fold.h"},
      {"web/a.cc", licence + "#include <xapian.h>\n", "web/a.cc:2: <xapian.h> has no business here"},
      {"text/analyzer.cc", licence + "#include <xapian.h>\n", ""},
      {"text/fold.cc", licence + "#include <xapian.h>\n", "text/fold.cc:2: <xapian.h> has no business here"},
      {"corpus/a.cc", licence + "#include <unicode/uchar.h>\n",
       "corpus/a.cc:2: <unicode/uchar.h> has no business here"},
      {"corpus/a.cc", licence + "#include <boost/asio.hpp>\n", "corpus/a.cc:2: <boost/asio.hpp> has no business here"},
      {"web/a.cc", licence + "#include <CLI/CLI.hpp>\n", "web/a.cc:2: <CLI/CLI.hpp> has no business here"},
      {"tests/web/a_test.cc", licence + "#include \"web/url.h\"\n#include <xapian.h>\n", ""},
      {"text/a.cc", "int a;\n", "text/a.cc: the SPDX line is missing"},
      {"text/a.cc", licence + std::string(500, '\n'), "text/a.cc: longer than 500 lines"},
      {"text/a.cc",
       licence + "// see /home"
                 "/someone/a\n",
       "text/a.cc:2: names a path of some machine"},
  };
  for (const Row& row : rows) {
    const std::vector<std::string> faults = faults_of(rules, row.file, row.content);
    if (row.fault.empty()) {
      EXPECT_THAT(faults, IsEmpty()) << row.file << ": " << row.content;
    } else {
      EXPECT_THAT(faults, ElementsAre(row.fault)) << row.file << ": " << row.content;
    }
  }
}

}  // namespace
