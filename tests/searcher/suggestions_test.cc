// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/suggestions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "searcher/searcher.h"
#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

class Suggest : public ::testing::Test {
 protected:
  Suggest() {
    SmallIndex index(directory_.path() / "i");
    index.add(
        {.title = "Harbour strike ends", .body = "Dockers are happy, happily striking.", .outlet = "Harbour Post"});
    index.add({.title = "Harvest fails", .body = "The harbour is empty of grain.", .outlet = "Harbour Post"});
    index.add({.title = "Harbour strike begins",
               .body = "Striking dockers.",
               .outlet = "gazette.example",
               .authors = {"José García"}});
    index.add(
        {.title = "Überschwemmung im Hafen", .body = "Das Wasser steigt.", .outlet = "Die Küste", .language = "de"});
    index.add(
        {.title = "Ο δήμαρχος", .body = "Кафе\u0301 \u3067\u304D\u308B", .language = "el", .authors = {"Jose Garcia"}});
    index.commit();
    path_ = index.path();
  }

  std::string suggest(const std::string& text, uint32_t most = 5) {
    std::string lines;
    for (const Suggestion& each : Searcher(path_).suggest(text, most).suggestions) {
      constexpr std::string_view kinds = "woah";
      lines += (lines.empty() ? "" : "; ") + std::string(1, kinds[static_cast<std::size_t>(each.kind)]) + " " +
               each.text + " [" + each.query + "] " + std::to_string(each.articles);
    }
    return lines;
  }

  TemporaryDirectory directory_;
  std::string path_;
};

TEST_F(Suggest, CompletesTheLastWord) {
  struct Row {
    const char* typed;
    const char* suggested;
  };
  const Row rows[] = {
      {"", ""},
      {"harbour ", ""},
      {"zz", ""},
      {"foo:ha", ""},
      {"date:20", ""},
      {"doc", "w dockers [dockers] 2"},
      {"δήμ", "w δήμαρχος [δήμαρχος] 1; h Ο δήμαρχος [id:a5] 1"},
      {"каф", "w кафе [кафе] 1"},
      {"\u3066\u3099\u304D", "w できる [できる] 1"},
      {"happ", "w happily [happily] 1; w happy [happy] 1"},
      {"harbour doc", "w dockers [harbour dockers] 2"},
      {"grain doc", ""},
      {"grain -doc", ""},
      {"grain OR doc", "w dockers [grain OR dockers] 2"},
      {"grain|doc", "w dockers [grain|dockers] 2"},
      {"\"the harb", "w harbour [\"the harbour] 1"},
      {"\"grain dock", ""},
      {"ub", "w überschwemmung [überschwemmung] 1; h Überschwemmung im Hafen [id:a4] 1"},
      {"über", "w überschwemmung [überschwemmung] 1; h Überschwemmung im Hafen [id:a4] 1"},
      {"source:har", "o Harbour Post [source:\"Harbour Post\"] 2"},
      {"source:\"harbour po", "o Harbour Post [source:\"Harbour Post\"] 2"},
      {"grain source:\"Harbour Po", "o Harbour Post [grain source:\"Harbour Post\"] 2"},
      {"source:\"", ""},
      {"source:\"Harbour Post\"", ""},
      {"source:=har", "o Harbour Post [source:=\"Harbour Post\"] 2"},
      {"source:=\"har", "o Harbour Post [source:=\"Harbour Post\"] 2"},
      {"source:=\"Harbour P", "o Harbour Post [source:=\"Harbour Post\"] 2"},
      {"grain -source:=\"har", "o Harbour Post [grain -source:=\"Harbour Post\"] 2"},
      {"source:gazette,har", "o Harbour Post [source:gazette,\"Harbour Post\"] 2"},
      {"source:=\"Die Küste\",=\"har", "o Harbour Post [source:=\"Die Küste\",=\"Harbour Post\"] 2"},
      {"author:=\"jos", "a José García [author:=\"José García\"] 2"},
      {"by:garc", "a José García [author:\"José García\"] 2"},
      {"strike source:ga", "o gazette.example [strike source:gazette.example] 1"},
      {"title:har",
       "w harbour [title:harbour] 2; w harvest [title:harvest] 1; h Harbour strike ends [id:a1] 1; "
       "h Harvest fails [id:a2] 1; h Harbour strike begins [id:a3] 1"},
      {"harbour po", "o Harbour Post [source:\"Harbour Post\"] 2"},
      {"grain kü", "o Die Küste [grain source:\"Die Küste\"] 1"},
  };
  for (const Row& row : rows) EXPECT_EQ(suggest(row.typed), row.suggested) << row.typed;
}

TEST_F(Suggest, GivesNoMoreThanAskedOfEachKind) {
  EXPECT_EQ(suggest("har", 1),
            "w harbour [harbour] 3; o Harbour Post [source:\"Harbour Post\"] 2; "
            "h Harbour strike ends [id:a1] 1");
  EXPECT_EQ(suggest("har", 0), "");
}

TEST_F(Suggest, TakesAnyBytes) {
  for (const std::string& text :
       {std::string("\xFF\xFEha"), std::string("ha\0r", 4), std::string("\"\"\"((har"), std::string(100'000, 'a'),
        std::string("har*"), std::string("~har"), std::string("h")})
    EXPECT_NO_THROW(suggest(text)) << text.substr(0, 20);
}

TEST_F(Suggest, SpeaksJson) {
  const auto json = nlohmann::json::parse(to_json(Searcher(path_).suggest("har", 1)));
  EXPECT_EQ(json["format_version"], 1);
  EXPECT_EQ(json["text"], "har");
  EXPECT_EQ(json["index"]["articles"], 5);
  EXPECT_EQ(json["suggestions"][0].dump(), R"({"articles":3,"kind":"word","query":"harbour","text":"harbour"})");
  EXPECT_EQ(json["suggestions"][2]["id"], "a1");
}

}  // namespace
}  // namespace wirecopy::searcher
