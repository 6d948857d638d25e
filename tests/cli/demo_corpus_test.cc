// SPDX-License-Identifier: GPL-2.0-or-later
// The program over the whole demo corpus: what it finds in there, and how that looks.
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "corpus/reader.h"
#include "indexer/identity.h"
#include "indexer/versions.h"
#include "tests/cli/command.h"

namespace wirecopy::cli::testing {
namespace {

using nlohmann::json;

// One index of the demo corpus for all tests of this file: none of them changes it.
class DemoCorpus : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    place_ = new Workplace;
    place_->environment["COLUMNS"] = "100";
    indexed_ = place_->run("index -i demo.index --rejects rejects.jsonl " + source_path("corpus/samples/news"));
    place_->environment["WIRECOPY_INDEX"] = "demo.index";
  }
  static void TearDownTestSuite() { delete place_; }

  static json run_json(const std::string& line) { return json::parse(place_->run(line).out); }

  inline static Workplace* place_ = nullptr;
  inline static Result indexed_;
};

// "news/x.jsonl 3" -> id that the article has in the index
std::map<std::string, std::string> ids_by_place() {
  struct Reader : corpus::Sink {
    bool record(corpus::Record&& record) override {
      for (const corpus::Article& article : corpus::parse(record, options).articles) {
        const std::string file = record.place.file.substr(source_path("corpus/samples/").size());
        std::string id = indexer::id_of(article, record.place, record.file_holds);
        if (indexer::is_id_of_file(article, record.place, record.file_holds) && !taken.insert(id).second) {
          id = indexer::id_with_path(id, record.place);
        }
        // Of several versions of a page the last one is the article.
        const uint64_t address = indexer::address_of(article);
        if (address != 0) {
          for (const std::string& place : places[address]) ids[place] = id;
          places[address].push_back(file + " " + std::to_string(record.place.record));
        }
        ids[file + " " + std::to_string(record.place.record)] = id;
      }
      return true;
    }
    void reject(corpus::Reject&&) override {}
    bool enter(const std::string&, uint64_t, int64_t) override { return true; }
    void leave(const std::string&) override {}
    void advance(uint64_t) override {}

    corpus::ReadOptions options;
    std::map<std::string, std::string> ids;
    std::set<std::string> taken;
    std::map<uint64_t, std::vector<std::string>> places;  // by address
  } reader;
  corpus::read_sources({source_path("corpus/samples/news")}, reader.options, reader);
  return reader.ids;
}

// The ids of two files of one name end in a hash of where the files are, which differs from checkout to checkout.
std::string without_places(const std::string& text) {
  return std::regex_replace(text, std::regex("~[0-9a-f]{8}"), "~<path>");
}

struct TruthRow {
  std::string place;
  std::string group;
};

std::vector<TruthRow> truth() {
  std::ifstream file(source_path("corpus/samples/truth.tsv"));
  std::vector<TruthRow> rows;
  std::string line;
  std::getline(file, line);  // names of the columns
  while (std::getline(file, line)) {
    std::istringstream columns(line);
    std::string name;
    std::string record;
    TruthRow row;
    std::getline(columns, name, '\t');
    std::getline(columns, record, '\t');
    std::getline(columns, row.group, '\t');
    row.place = name + " " + record;
    rows.push_back(row);
  }
  return rows;
}

TEST_F(DemoCorpus, IsReadWithoutALoss) {
  EXPECT_EQ(indexed_.code, 0);
  EXPECT_EQ(run_json("info -f json")["articles"], 145)
      << "144 articles, two of them versions of one page; a headline without text; a page under a wrong name";
}

TEST_F(DemoCorpus, HasItsBrokenFilesListed) {
  std::set<std::string> files;
  for (const std::string& line : lines_of(place_->read("rejects.jsonl"))) {
    const std::string file = json::parse(line)["file"];
    files.insert(file.substr(file.rfind('/') + 1));
  }
  EXPECT_THAT(files, ::testing::ElementsAre("bad-bytes.txt", "binary.txt", "cut-line.jsonl", "empty.txt",
                                            "only-furniture.txt", "truncated.jsonl.gz"));
}

TEST_F(DemoCorpus, IsGroupedAsItsTruthSays) {
  std::map<std::string, std::string> name_of_group;       // id of an article -> group in truth.tsv
  std::map<std::string, std::set<std::string>> expected;  // group -> ids
  const auto ids = ids_by_place();
  for (const TruthRow& row : truth()) {
    const auto id = ids.find(row.place);
    if (id == ids.end()) {
      ADD_FAILURE() << row.place << " was not read";
    } else if (!row.group.empty()) {
      expected[row.group].insert(id->second);
      name_of_group[id->second] = row.group;
    }
  }
  ASSERT_GT(expected.size(), 10u);
  for (const std::string& line : lines_of(place_->run("copies -f jsonl").out)) {
    std::set<std::string> members;
    const json group = json::parse(line);
    for (const json& member : group["members"]) members.insert(member["id"].get<std::string>());
    const std::string& name = name_of_group[*members.begin()];
    EXPECT_EQ(members, expected[name]) << "group " << name;
    expected.erase(name);
  }
  for (const auto& [name, members] : expected) ADD_FAILURE() << "group " << name << " was not found";
}

TEST_F(DemoCorpus, ListsItsCopiesForPrograms) {
  const std::string pairs = place_->run("copies --pairs -f tsv").out;
  EXPECT_THAT(lines_of(pairs).size(), ::testing::Gt(100u));
  for (const std::string& line : lines_of(pairs)) {
    EXPECT_THAT(
        line,
        ::testing::MatchesRegex(
            "[^\t]+\t[^\t]+\t[a-z]+\t[01]\\.[0-9][0-9][0-9][0-9]\t[01]\\.[0-9][0-9][0-9][0-9]\t(yes\t|no\t[a-z-]+)"));
  }
  std::map<std::string, int> sizes;
  for (const std::string& line : lines_of(place_->run("copies --members -f tsv").out))
    ++sizes[line.substr(line.find('\t') + 1)];
  EXPECT_EQ(sizes.size(), lines_of(place_->run("copies -f tsv").out).size());
  for (const auto& [lead, size] : sizes) EXPECT_GE(size, 2) << lead;
  EXPECT_EQ(lines_of(place_->run("copies -n 3 -f jsonl").out).size(), 3u);
  EXPECT_EQ(run_json("copies -n 2 -f json")["groups"].size(), 2u);
  const json listed = run_json("copies --pairs -n 2 -f json");
  EXPECT_EQ(listed["pairs"].size(), 2u);
  EXPECT_EQ(listed["total"]["pairs"]["value"], lines_of(pairs).size());
}

TEST_F(DemoCorpus, LooksAsExpected) {
  struct Row {
    std::string line;
    std::string golden;
  };
  const std::vector<Row> rows{
      {"search '\"tomorrow the cranes will move\"'", "search.txt"},
      {"search '\"tomorrow the cranes will move\"' --color always", "search-painted.txt"},
      {"search 'ferry (aground OR pier)' -n 4", "search-ferry.txt"},
      {"search 'ferry (aground OR pier)' -n 2 -f json", "search.json"},
      {"search 'ferry (aground OR pier)' -n 3 -f jsonl", "search.jsonl"},
      {"search 'ferry (aground OR pier)' -f tsv", "search.tsv"},
      {"search 'ferry (aground OR pier)' -f trec", "search.trec"},
      {"search 'source:kirigahama-shimbun.example' -n 2", "search-japanese.txt"},
      {"search bienen --dups show -n 3", "search-copies-shown.txt"},
      {"copies -n 2", "copies.txt"},
      {"stories", "stories.txt"},
      {"stories -n 3 -f json", "stories.json"},
      {"outlets -n 12", "outlets.txt"},
      {"outlets -n 5 -f csv", "outlets.csv"},
      {"matrix", "matrix.txt"},
      {"matrix -n 4 -f csv", "matrix.csv"},
      {"copies --pairs -n 5", "pairs.txt"},
      {"copies --of mw-20240306-strike", "timeline.txt"},
      {"compare mw-20240306-strike oranges-at-last", "compare.txt"},
      {"compare mw-20240305-ferryA b156d73841a48837 --color always", "compare-painted.txt"},
      {"compare mw-20240305-ferryA b156d73841a48837 -f json", "compare.json"},
      {"info", "info.txt"},
      {"info -f json", "info.json"},
      {"fields", "fields.txt"},
  };
  for (const Row& row : rows) {
    const Result result = place_->run(row.line);
    EXPECT_EQ(result.code, 0) << row.line << ": " << result.errors;
    expect_golden(row.golden, without_places(result.out));
  }
}

// On a terminal, where headlines open the article and no addresses stand below them.
TEST_F(DemoCorpus, IsSearchedAsTheReadmeShows) {
  std::ifstream readme(source_path("README.md"));
  std::string line;
  const std::string prompt = "    $ wirecopy ";
  while (std::getline(readme, line) && !line.starts_with(prompt)) continue;
  const Result result = place_->run(line.substr(prompt.size()));
  std::string shown;
  while (std::getline(readme, line) && (line.empty() || line.starts_with("    ")))
    shown += (line.empty() ? line : line.substr(4)) + "\n";
  const std::string found = std::regex_replace(result.out, std::regex("    https://[^\n]*\n"), "");
  const std::regex time(" [0-9.]+ ms\n+");
  EXPECT_EQ(std::regex_replace(shown, time, ""), std::regex_replace(found, time, ""));
}

TEST_F(DemoCorpus, ShowsAWholeArticleWithItsCopies) {
  const std::string id = run_json("search '\"tomorrow the cranes will move\"' -f json")["hits"][0]["id"];
  expect_golden("show.txt", place_->run("show " + id + " -q cranes").out);
  expect_golden("show.json", place_->run("show " + id + " -q cranes -f json").out);
}

TEST_F(DemoCorpus, IsTheSameIndexWithAnyNumberOfThreads) {
  Workplace place;
  for (const std::string threads : {"1", "3"}) {
    place.run("index -q -i " + threads + ".index --threads " + threads + " " + source_path("corpus/samples/news"));
  }
  EXPECT_EQ(place.run("copies -f jsonl -i 1.index").out, place.run("copies -f jsonl -i 3.index").out);
  const std::string query = "search river -f tsv -n 100 -i ";
  EXPECT_EQ(place.run(query + "1.index").out, place.run(query + "3.index").out);
}

}  // namespace
}  // namespace wirecopy::cli::testing
