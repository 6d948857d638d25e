// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/command.h"

namespace wirecopy::cli::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr const char* articles =
    R"({"id":"1","title":"Flood in the valley","body":"The river came at night.","url":"https://a.example/1","source":"a.example","date":"2024-03-05"}
{"id":"2","title":"Flood on the coast","body":"The sea came in the morning.","source":"b.example","date":"2024-03-06"}
{"id":"3 b","title":"Hail\tand \u001b[31mhigh\u0007 wind","body":"Roofs flew over the valley.","source":"c.example"}
)";

class SearchCommand : public ::testing::Test {
 protected:
  SearchCommand() {
    place_.write("a.jsonl", articles);
    place_.run("index a.jsonl");
  }
  Workplace place_;
};

TEST_F(SearchCommand, JoinsItsArgumentsToOneQuery) {
  EXPECT_THAT(lines_of(place_.run("search flood valley -f tsv").out), SizeIs(1));
  EXPECT_THAT(lines_of(place_.run("search 'flood valley' -f tsv").out), SizeIs(1));
  EXPECT_THAT(lines_of(place_.run("search flood 'title:valley OR title:coast' -f tsv").out), SizeIs(2));
  EXPECT_THAT(lines_of(place_.run("search -f tsv").out), SizeIs(3)) << "no query finds everything";
  EXPECT_THAT(lines_of(place_.run("search -f tsv -- flood -valley").out), SizeIs(1));
}

TEST_F(SearchCommand, SaysThatCopiesAloneAreNotGrouped) {
  EXPECT_THAT(place_.run("search flood --dups only --group story -f tsv").errors, HasSubstr("not by story"));
  EXPECT_THAT(place_.run("search flood --group story -f tsv").errors, Not(HasSubstr("not by story")));
}

TEST_F(SearchCommand, FindsWordsHoweverTheirLettersAreWritten) {
  place_.write("scripts.jsonl", R"({"id":"nfc","body":"港では新しい桟橋が見学できるようになった。多くの人が訪れた。"}
{"id":"nfd","body":"港て\u3099は新しい桟橋か\u3099見学て\u3099きるようになった。多くの人か\u3099訪れた。"}
{"id":"ko","body":"\u1106\u1167\u11bc 120\u1106\u1167\u11bc\u110b\u1173\u1105\u1169 늘었다"}
{"id":"th1","body":"เขาทํางานที่บริษัทAppleได้เงิน45,000บาท"}
{"id":"th2","body":"เขาทำงานที่บ้าน"}
{"id":"ru","body":"Так сказа\u0301ть нельзя\u0301."}
{"id":"kana","body":"霧ヶ浜の港。"}
{"id":"kana2","body":"霧ケ浜の港。"}
)");
  place_.run("index scripts.jsonl -i scripts.index");
  struct Row {
    std::string typed;
    std::size_t found;
  };
  const Row rows[] = {
      {"見学できる", 2}, {"見学て\u3099きる", 2}, {"120명으로", 1}, {"ทำงาน", 2},        {"ทํางาน", 2},
      {"apple", 1},      {"45,000", 1},           {"บาท", 1},       {"บริษัท", 1},         {"нельзя", 1},
      {"霧ケ浜", 2},     {"霧ヶ浜", 2},           {"сказать", 1},   {"нельзя\u0301", 1},
  };
  for (const Row& row : rows) {
    const Result result = place_.run("search -i scripts.index --dups show -f tsv '" + row.typed + "'");
    EXPECT_THAT(lines_of(result.out), SizeIs(row.found)) << row.typed << ": " << result.out;
  }
  EXPECT_THAT(place_.run("compare -i scripts.index nfc nfd").out, HasSubstr("100 %"));
  EXPECT_THAT(place_.run("search -i scripts.index нельзя -f json").out, HasSubstr("нельзя\u0301"))
      << "what is stored keeps its stress";
}

TEST_F(SearchCommand, TakesAnyTextForAQuery) {
  for (const std::string text : {"[flood", "[flood]", "[flood,valley]", "{}", "index", "%%", "'\"flood'", "((flood"}) {
    const Result result = place_.run("search -f json -- " + text);
    EXPECT_LE(result.code, 1) << text << ": " << result.errors;
    const auto answer = nlohmann::json::parse(result.out);
    const std::string typed = text.front() == '\'' ? "\"flood" : text;
    EXPECT_THAT(answer["query"]["text"].get<std::string>(), StartsWith(typed));
  }
}

TEST_F(SearchCommand, FiltersBesideTheText) {
  const auto found = [&](const std::string& flags) {
    return lines_of(place_.run("search -f tsv " + flags).out).size();
  };
  EXPECT_EQ(found("--source a.example"), 1u);
  EXPECT_EQ(found("--source a.example,b.example"), 2u);
  EXPECT_EQ(found("--source a.example flood"), 1u) << "a flag takes one value";
  EXPECT_EQ(found("--source a.example --source c.example"), 2u);
  EXPECT_EQ(found("--source '=\"a.example\"'"), 1u);
  EXPECT_EQ(found("--source '\"a.example, of quays\",b.example'"), 1u) << "a comma in quotes is of the name";
  EXPECT_EQ(found("--from 2024-03-06"), 1u);
  EXPECT_EQ(found("--until 2024-03-05"), 1u);
  const Result backwards = place_.run("search -f tsv --from 2024-12 --until 2024-01");
  EXPECT_EQ(lines_of(backwards.out).size(), 2u);
  EXPECT_THAT(backwards.errors, HasSubstr("the range 2024-12..2024-01 runs backwards"));
  EXPECT_EQ(found("night morning"), 0u);
  EXPECT_EQ(found("night morning --match any"), 2u);
  EXPECT_EQ(found("-n 1 flood"), 1u);
  EXPECT_EQ(found("--offset 1 flood"), 1u);
}

TEST_F(SearchCommand, SortsByDateInBothDirections) {
  EXPECT_THAT(place_.run("search flood --sort date -f tsv").out, StartsWith("1\t1\t"));
  EXPECT_THAT(place_.run("search flood --sort -date -f tsv").out, StartsWith("1\t2\t"));
  EXPECT_THAT(place_.run("search flood --sort=-date -f tsv").out, StartsWith("1\t2\t"));
}

TEST_F(SearchCommand, WritesTenTabSeparatedColumns) {
  const auto lines = lines_of(place_.run("search -f tsv").out);
  EXPECT_THAT(lines, SizeIs(3));
  for (const std::string& line : lines) {
    EXPECT_EQ(std::count(line.begin(), line.end(), '\t'), 9) << line;
  }
}

TEST_F(SearchCommand, WritesOneObjectALine) {
  const auto lines = lines_of(place_.run("search flood -f jsonl").out);
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_EQ(nlohmann::json::parse(lines[0])["rank"], 1);
  EXPECT_EQ(nlohmann::json::parse(lines[1])["rank"], 2);
}

TEST_F(SearchCommand, WritesATableForSpreadsheets) {
  place_.write("b.jsonl", R"({"id":"4","title":"=1+1, \"flood\"","body":"@all flood.","source":"-x"})");
  place_.run("index b.jsonl");
  const auto lines = lines_of(place_.run("search flood -f csv").out);
  ASSERT_THAT(lines, SizeIs(4));
  EXPECT_EQ(lines[0], "rank,id,published,source,lang,title,url,articles,outlets,lead");
  EXPECT_THAT(place_.run("search id:4 -f csv").out, HasSubstr(",'-x,en,\"'=1+1, \"\"flood\"\"\",,1,1,4\n"))
      << "a spreadsheet must not run what an article says";
  EXPECT_THAT(place_.run("facets --by source -f csv").out, HasSubstr("source,'-x,1\n"));
  EXPECT_THAT(place_.run("export id:4 -f csv").out, HasSubstr("'@all flood."));
}

TEST_F(SearchCommand, WritesAFeed) {
  const std::string feed = place_.run("search flood -f atom --origin https://desk.example").out;
  EXPECT_THAT(feed, StartsWith("<?xml version=\"1.0\""));
  EXPECT_THAT(feed, HasSubstr("<title>Flood in the valley</title>"));
  EXPECT_THAT(feed, HasSubstr("href=\"https://desk.example/article/1?q=flood\""));
}

TEST_F(SearchCommand, CallsAnArticleWithoutAHeadlineByItsText) {
  place_.write("b.jsonl", R"({"id":"5","body":"Sirens were heard in Ellerby at noon."})");
  place_.run("index b.jsonl");
  EXPECT_THAT(place_.run("search sirens").out, StartsWith(" 1. Sirens were heard in Ellerby at noon.\n"));
}

TEST_F(SearchCommand, WritesTrecRunsWithoutBlanksInAColumn) {
  const auto lines = lines_of(place_.run("search -f trec --tag 'my run'").out);
  EXPECT_THAT(lines, SizeIs(3));
  for (const std::string& line : lines) {
    EXPECT_EQ(std::count(line.begin(), line.end(), ' '), 5) << line;
    EXPECT_THAT(line, StartsWith("1 Q0 "));
    EXPECT_TRUE(line.ends_with(" my_run")) << line;
  }
}

TEST_F(SearchCommand, AnswersABatchInTheOrderOfItsLines) {
  const std::string batch = "q7\tflood coast\nq3\tdrought\nroofs\n\nq1\triver\n";
  const auto lines = lines_of(place_.run("search --batch -", batch).out);
  ASSERT_THAT(lines, SizeIs(3));
  EXPECT_THAT(lines[0], StartsWith("q7 Q0 2 1 "));
  EXPECT_THAT(lines[1], StartsWith("3 Q0 3_b 1 "));
  EXPECT_THAT(lines[2], StartsWith("q1 Q0 1 1 "));
  place_.write("batch.tsv", batch);
  const Result batch_run = place_.run("search --batch batch.tsv -f jsonl");
  EXPECT_EQ(batch_run.errors, "wirecopy: line 3 of 'batch.tsv' has no tab: it was searched for whole, as query 3\n");
  const auto answers = lines_of(batch_run.out);
  ASSERT_THAT(answers, SizeIs(4));
  EXPECT_EQ(nlohmann::json::parse(answers[1])["id"], "q3");
  EXPECT_EQ(nlohmann::json::parse(answers[1])["total"]["articles"]["value"], 0);
}

TEST_F(SearchCommand, SaysWhatAnyWordMatchingWouldFind) {
  const Result result = place_.run("search night morning");
  EXPECT_EQ(result.code, 1);
  EXPECT_EQ(result.out.substr(result.out.find("nothing")), "nothing found\n  any word: 2 articles with --match any\n");
}

TEST_F(SearchCommand, PutsWarningsUnderTheirPlace) {
  const Result result = place_.run("search -- flood ' \"river'");
  EXPECT_THAT(result.errors, HasSubstr("warning: "));
  EXPECT_THAT(result.errors, HasSubstr("\n  flood  \"river\n         ^"));
}

TEST_F(SearchCommand, PaintsOnlyWhenAsked) {
  EXPECT_THAT(place_.run("search flood").out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(place_.run("search flood --color never").out, Not(HasSubstr("\x1b")));
  const std::string painted = place_.run("search flood --color always").out;
  EXPECT_THAT(painted, HasSubstr("\x1b[1;31mFlood\x1b[0m"));
  EXPECT_THAT(painted, HasSubstr("\x1b]8;;https://a.example/1\x1b\\"));
  place_.environment["NO_COLOR"] = "1";
  EXPECT_THAT(place_.run("search flood").out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(place_.run("search flood --color always").out, HasSubstr("\x1b[1;31mFlood\x1b[0m"))
      << "the flag is stronger";
}

TEST_F(SearchCommand, LetsNoControlCharactersOfAnArticleThrough) {
  for (const std::string line : {"search hail", "search hail --color always", "show '3 b'", "copies", "info"}) {
    const Result result = place_.run(line);
    EXPECT_NE(result.out, "") << line;
    EXPECT_THAT(result.out, Not(HasSubstr("\a"))) << line;
    EXPECT_THAT(result.out, Not(HasSubstr("[31mhigh\a"))) << line;
    EXPECT_THAT(result.out, Not(HasSubstr("\x1b[31mhigh"))) << line;
  }
}

TEST_F(SearchCommand, EndsWellWhenNobodyReadsOn) {
  for (const std::string line : {"search flood", "search -f jsonl", "--help", "fields", "copies -f json"}) {
    EXPECT_EQ(place_.start(line, "closed", Output::ClosedPipe).wait(), 0) << line;
    EXPECT_EQ(place_.read("closed.err"), "") << line;
  }
}

TEST_F(SearchCommand, WrapsToTheColumnsOfTheEnvironment) {
  place_.write(
      "b.jsonl",
      R"({"id":"6","title":"Siren","body":"A siren that nobody had asked for was heard in Ellerby at noon."})");
  place_.run("index b.jsonl");
  const auto lines_in = [&](const std::string& columns) {
    place_.environment["COLUMNS"] = columns;
    return lines_of(place_.run("search siren").out);
  };
  const auto narrow = lines_in("40");
  EXPECT_EQ(narrow.size(), lines_in("200").size() + 1);
  for (const std::string& line : narrow) EXPECT_LE(line.size(), 60u) << line;
}

TEST_F(SearchCommand, ShowsAnArticleAsTextAndJson) {
  const Result text = place_.run("show 1 -q river");
  EXPECT_EQ(text.code, 0);
  EXPECT_THAT(text.out, StartsWith("Flood in the valley\na.example, 5 March 2024"));
  EXPECT_THAT(text.out, HasSubstr("\nThe river came at night.\n"));
  const auto article = nlohmann::json::parse(place_.run("show 1 -f json -q river").out)["article"];
  EXPECT_EQ(article["body"], "The river came at night.");
  EXPECT_EQ(article["highlights"]["body"][0]["html"], "The <mark>river</mark> came at night.");
}

TEST_F(SearchCommand, CompletesAQueryWhileItIsTyped) {
  EXPECT_THAT(place_.run("suggest floo -f tsv").out, HasSubstr("word\tflood\tflood\t"));
  EXPECT_EQ(place_.run("suggest zzzz").code, 1);
  EXPECT_EQ(place_.run("suggest floo -n 21").code, 2);
}

TEST_F(SearchCommand, KeepsQueriesUnderNames) {
  EXPECT_EQ(place_.run("queries").code, 1);
  EXPECT_EQ(place_.run("queries save wet flood OR hail").code, 0);
  EXPECT_THAT(place_.run("queries save wet -- flood -hail").errors, HasSubstr("query:wet replaced"));
  EXPECT_EQ(place_.run("queries list -f tsv").out, "wet\tflood -hail\n");
  EXPECT_EQ(place_.run("search query:wet -f tsv").out, place_.run("search -f tsv -- flood -hail").out);
  EXPECT_THAT(place_.run("queries save broad '(flood OR query:nope'").errors,
              AllOf(HasSubstr("query:broad saved"), HasSubstr("a bracket is not closed"), HasSubstr("nope")));
  EXPECT_THAT(place_.run("queries save self query:self").errors, HasSubstr("stands inside of itself"));
  EXPECT_THAT(place_.run("queries save plain flood").errors, Not(HasSubstr("warning")));
  EXPECT_EQ(place_.run("queries remove broad self plain").code, 0);
  EXPECT_EQ(place_.run("queries remove wet dry").code, 1);
  EXPECT_EQ(place_.run("queries remove wet").code, 1);
  EXPECT_EQ(place_.run("queries save wet").code, 2);
  EXPECT_EQ(place_.run("queries save 'a b' x").code, 2);
}

TEST_F(SearchCommand, ExplainsTheStagesOfAQuery) {
  const Result result = place_.run("explain 'flood OR hail'");
  EXPECT_EQ(result.code, 0);
  EXPECT_THAT(result.out, HasSubstr("flood"));
  EXPECT_THAT(result.out, HasSubstr("\n  or\n    word flood\n"));
}

}  // namespace
}  // namespace wirecopy::cli::testing
