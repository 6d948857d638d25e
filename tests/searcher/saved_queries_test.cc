// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/saved_queries.h"

#include <fstream>
#include <iterator>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/searcher.h"
#include "tests/searcher/small_index.h"
#include "text/error.h"

namespace wirecopy::searcher {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Saved : public ::testing::Test {
 protected:
  std::string path() const { return (directory_.path() / "x.index.queries").string(); }
  std::string content() const {
    std::ifstream file(path());
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void write(const std::string& text) const { std::ofstream(path()) << text; }
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const SavedQuery& query : read_saved_queries(path()).queries) names.push_back(query.name);
    return names;
  }

  TemporaryDirectory directory_;
};

TEST_F(Saved, KeepsQueriesByNameWhateverTheCaseOfItsLetters) {
  EXPECT_THAT(names(), IsEmpty());
  EXPECT_FALSE(save_query(path(), {"wheat", "wheat OR \"grain\tdeal\""}));
  EXPECT_FALSE(save_query(path(), {"Flood-2024", "überschwemmung"}));
  EXPECT_TRUE(save_query(path(), {"WHEAT", "wheat"}));
  EXPECT_THAT(names(), ElementsAre("Flood-2024", "WHEAT"));
  EXPECT_EQ(read_saved_queries(path()).find("wheat")->text, "wheat");
  EXPECT_EQ(read_saved_queries(path()).find("rye"), nullptr);
  EXPECT_THAT(remove_queries(path(), {"rye", "flood-2024"}), ElementsAre("rye"));
  EXPECT_THAT(names(), ElementsAre("WHEAT"));
}

TEST_F(Saved, TakesNamesThatStandBehindAColonAndNoOthers) {
  for (const char* name : {"a", "grain-watch", "v1.2_x", "市場", "2024"}) EXPECT_TRUE(is_query_name(name)) << name;
  for (const char* name : {"", "a b", "-a", "a-", "a--b", "a:b", "a/b", "\"a\"", "a\n", "\xFF"})
    EXPECT_FALSE(is_query_name(name)) << name;
  EXPECT_FALSE(is_query_name(std::string(65, 'a')));
  EXPECT_THROW(save_query(path(), {"a b", "x"}), Error);
}

TEST_F(Saved, LosesNothingOfAFileThatWasEditedByHand) {
  write("{\"name\":\"b\",\"query\":\"x\",\"note\":\"mine\"}\n\nno json\n{\"name\":1,\"query\":\"y\"}\n");
  const SavedQueries saved = read_saved_queries(path());
  ASSERT_EQ(saved.queries.size(), 1u);
  EXPECT_THAT(saved.bad_lines, ElementsAre(3u, 4u));
  const std::string before = content();
  EXPECT_THROW(save_query(path(), {"c", "z"}), Error);
  EXPECT_THROW(remove_queries(path(), {"b"}), Error);
  EXPECT_EQ(content(), before);
  write("{\"name\":\"b\",\"query\":\"x\",\"note\":\"mine\"}\n");
  save_query(path(), {"b", "changed"});
  EXPECT_EQ(content(), "{\"name\":\"b\",\"query\":\"changed\",\"note\":\"mine\"}\n");
}

TEST_F(Saved, KeepsEveryQueryOfWritersAtTheSameTime) {
  std::vector<std::thread> writers;
  for (int writer = 0; writer < 4; ++writer) {
    writers.emplace_back([&, writer] {
      for (int i = 0; i < 10; ++i) save_query(path(), {"q" + std::to_string(writer) + "." + std::to_string(i), "x"});
    });
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(names().size(), 40u);
}

TEST_F(Saved, SaysWhichFileCannotBeWritten) {
  EXPECT_THROW(save_query((directory_.path() / "none" / "x.queries").string(), {"a", "b"}), Error);
  EXPECT_THROW(saved_queries_path("host:1234"), Error);
  EXPECT_TRUE(saved_queries_path("news.index/").ends_with("/news.index.queries"));
}

class SavedInQueries : public ::testing::Test {
 protected:
  SavedInQueries() {
    SmallIndex index(directory_.path() / "i");
    index.add({.body = "Grain ships leave the harbour."});
    index.add({.body = "Wheat is dear."});
    index.add({.body = "A storm in the harbour."});
    index.commit();
    path_ = index.path();
  }
  void save(const std::string& name, const std::string& text) const {
    save_query(saved_queries_path(path_), {name, text});
  }
  Answer ask(const std::string& text) { return Searcher(path_).search({.text = text}); }
  static std::string codes(const Answer& answer) {
    std::string codes;
    for (const Warning& warning : answer.warnings) codes += (codes.empty() ? "" : " ") + warning.code;
    return codes;
  }

  TemporaryDirectory directory_;
  std::string path_;
};

TEST_F(SavedInQueries, StandForWhatTheySay) {
  save("grain", "grain OR wheat");
  save("dry", "query:grain -harbour");
  struct Row {
    const char* query;
    uint64_t articles;
    const char* codes;
  };
  const Row rows[] = {
      {"query:grain", 2, ""},
      {"query:GRAIN harbour", 1, ""},
      {"-query:grain", 1, ""},
      {"query:dry", 1, ""},
      {"query:dry,grain", 2, ""},
      {"storm OR query:dry", 2, ""},
      {"query:gram", 0, "unknown_query"},
      {"-query:none", 3, "unknown_query"},
  };
  for (const Row& row : rows) {
    const Answer answer = ask(row.query);
    EXPECT_EQ(answer.articles.value, row.articles) << row.query;
    EXPECT_EQ(codes(answer), row.codes) << row.query;
  }
  EXPECT_EQ(ask("query:grain").interpreted, "query:grain");
  EXPECT_EQ(ask("query:grain").hits.front().fragments.front().matches.size(), 1u) << "its words are marked";
  EXPECT_THAT(ask("query:gram").warnings.front().message, ::testing::HasSubstr("did you mean grain"));
}

TEST_F(SavedInQueries, NeverGoRoundInCircles) {
  save("a", "query:b");
  save("b", "query:a OR wheat");
  EXPECT_EQ(codes(ask("query:a")), "query_in_itself");
  EXPECT_EQ(ask("query:a").articles.value, 1u);
  for (int i = 0; i < 20; ++i) {
    const std::string next = "query:w" + std::to_string(i + 1);
    save("w" + std::to_string(i), next + " OR " + next + " OR wheat");
  }
  EXPECT_EQ(ask("query:w0").articles.value, 1u) << "a million of them, cut";
}

TEST_F(SavedInQueries, SayWhatIsWrongWithTheirFile) {
  const std::string file = saved_queries_path(path_);
  std::ofstream(file) << "{\"name\":\"a\",\"query\":\"wheat\"}\nno json\n";
  EXPECT_EQ(codes(ask("query:a")), "bad_queries");
  EXPECT_EQ(ask("query:a").articles.value, 1u) << "the other lines hold";
  EXPECT_EQ(ask("query:a").warnings.front().message, "line 2 of the saved queries is none and was left out");
  std::filesystem::remove(file);
  std::filesystem::create_directory(file);
  EXPECT_EQ(codes(ask("query:a")), "unread_list") << "whether a is saved cannot be told";
  EXPECT_EQ(ask("query:a").articles.value, 0u);
  EXPECT_THAT(ask("query:a").warnings.front().message, ::testing::HasSubstr("saved queries beside the index"));
  EXPECT_THAT(ask("query:a").warnings.front().message, ::testing::EndsWith(": Is a directory"));
}

TEST_F(SavedInQueries, CarryTheirWarningsAndAreReadAnewWhenTheFileChanges) {
  Searcher searcher(path_);
  EXPECT_EQ(codes(searcher.search({.text = "query:x"})), "unknown_query");
  save("x", "\"grain ships");
  const Answer answer = searcher.search({.text = "  query:x"});
  EXPECT_EQ(answer.articles.value, 1u);
  ASSERT_EQ(codes(answer), "in_saved_query");
  EXPECT_EQ(answer.warnings.front().at.begin, 2u);
}

}  // namespace
}  // namespace wirecopy::searcher
