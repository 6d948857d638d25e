// SPDX-License-Identifier: GPL-2.0-or-later
// Evidence of reuse on the command line: compare and match.
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/command.h"

namespace wirecopy::cli::testing {
namespace {

using nlohmann::json;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

const std::string quarry =
    "The last tram to the old quarry left at noon with a brass band on its roof and three hundred people beside the "
    "rails. The driver wore his father's cap and said that the car brakes only when she feels like it herself.";
const std::string mill = "A mill on the upper river is to be sold to the village for the price of one sack of flour.";

class ReuseCommands : public ::testing::Test {
 protected:
  ReuseCommands() {
    const json first = {{"id", "first"}, {"title", "Last tram"}, {"body", quarry}, {"date", "2024-03-05"}};
    const json copy = {{"id", "copy.txt"}, {"title", "Trams end"}, {"body", "At last. " + quarry}};
    const json other = {{"id", "other"}, {"title", "Mill"}, {"body", mill}};
    place_.write("a.jsonl", first.dump() + "\n" + copy.dump() + "\n" + other.dump() + "\n");
    place_.run("index a.jsonl");
  }
  json run_json(const std::string& line) { return json::parse(place_.run(line + " -f json").out); }

  Workplace place_;
};

TEST_F(ReuseCommands, CompareTwoArticlesOfTheIndex) {
  const json comparison = run_json("compare first copy.txt");
  EXPECT_EQ(comparison["a"]["id"], "first");
  EXPECT_EQ(comparison["b"]["id"], "copy.txt");
  EXPECT_EQ(comparison["relation"], "near");
  EXPECT_EQ(comparison["grouped"], true);
  EXPECT_EQ(comparison["a_in_b"], 1.0);
  EXPECT_EQ(comparison["index"]["articles"], 3);
  EXPECT_EQ(place_.run("compare first other").code, 1) << "they share nothing";
  EXPECT_EQ(run_json("compare first other")["relation"], nullptr);
}

TEST_F(ReuseCommands, CompareSaysWhyTextsAreNotGrouped) {
  const auto write = [&](const std::string& name, const std::string& before, const std::string& behind) {
    place_.write(name, "A headline of " + name + "\n\n" + before + "\n\n\"" + quarry + "\"\n\n" + behind + "\n");
  };
  write("a.txt", "Engineers had asked in February for leave to lower the lake above the town, and waited.",
        "The opposition wants an inquiry and the firm that runs the dam says nothing.");
  write("b.txt", "Twelve houses fell when the river rose by four metres in one night, and a bridge is gone.",
        "The army is building a crossing of pontoons that is to carry ambulances by the weekend.");
  EXPECT_EQ(run_json("compare a.txt b.txt")["reason"], "quote");
  EXPECT_THAT(place_.run("compare a.txt b.txt").out,
              HasSubstr("not grouped: quote (they quote the same words and say the rest in their own)"));
  EXPECT_EQ(run_json("compare first copy.txt")["reason"], nullptr);
}

TEST_F(ReuseCommands, OutletsAndTimelinesCountCreditsByOneRule) {
  const auto line = [](const std::string& id, const std::string& outlet, const std::string& date,
                       const std::string& end) {
    const json made = {{"id", id}, {"title", "Tram"}, {"source", outlet}, {"date", date}, {"body", quarry + end}};
    return made.dump() + "\n";
  };
  place_.write("credit.jsonl", line("wire", "meridianwire.example", "2024-03-05", "") +
                                   line("named", "a.example", "2024-03-06", "\n\nMeridian Wire") +
                                   line("other", "b.example", "2024-03-06", "\n\n(Reporting by our staff)"));
  place_.run("index credit.jsonl -i credit.index");
  std::map<std::string, int> credited;
  const json timeline = run_json("copies --of wire -i credit.index");
  for (const json& member : timeline["members"]) credited[member["source"]] = member["credit"] == "credited";
  EXPECT_EQ(credited["a.example"], 1);
  EXPECT_EQ(credited["b.example"], 0);
  const json outlets = run_json("outlets -i credit.index");
  for (const json& row : outlets["outlets"]) EXPECT_EQ(row["credited"], credited[row["outlet"]]) << row;
}

TEST_F(ReuseCommands, CompareAFileWithAnArticleOrAnotherFile) {
  place_.write("draft.txt", "Trams no more\n\n" + quarry + "\n");
  EXPECT_EQ(run_json("compare draft.txt first")["relation"], "identical");
  EXPECT_EQ(json::parse(place_.run("compare - first -f json", quarry).out)["b_in_a"], 1.0);
  EXPECT_EQ(run_json("compare draft.txt draft.txt -i nowhere.index")["index"], nullptr) << "files need no index";
  EXPECT_EQ(place_.run("compare draft.txt first -i nowhere.index").code, 3);
}

TEST_F(ReuseCommands, TakeAnIdBeforeAFileOfThatName) {
  place_.write("copy.txt", "Mill\n\n" + mill + "\n");
  EXPECT_EQ(run_json("compare copy.txt first")["relation"], "near");
  EXPECT_EQ(run_json("compare ./copy.txt other")["relation"], "identical");
}

TEST_F(ReuseCommands, SayWhatIsWrongWithAFile) {
  struct Row {
    std::string line;
    int code;
    std::string message;
  };
  place_.write("empty.txt", "");
  place_.write("binary.txt", std::string("\0\1\2\3", 4));
  const std::vector<Row> rows{
      {"compare first nobody", 1, "wirecopy: there is no article 'nobody' in the index 'wirecopy.index', and no such"},
      {"compare first a.jsonl", 2, "wirecopy: 'a.jsonl' holds more than one article\n"},
      {"compare first empty.txt", 1, "wirecopy: there is no article in 'empty.txt'"},
      {"compare first binary.txt", 1, "wirecopy: there is no article in 'binary.txt'"},
      {"match a.jsonl", 2, "wirecopy: 'a.jsonl' holds more than one article\n"},
      {"match missing.txt", 6, "wirecopy: "},
      {"match a.jsonl -i nowhere.index", 3, "wirecopy: there is no index 'nowhere.index'"},
      {"compare first", 2, "wirecopy: compare: B is missing\n"},
      {"match", 2, "wirecopy: match: FILE is missing\n"},
  };
  for (const Row& row : rows) {
    const Result result = place_.run(row.line);
    EXPECT_EQ(result.code, row.code) << row.line;
    EXPECT_THAT(result.errors, StartsWith(row.message)) << row.line;
    EXPECT_THAT(result.errors, HasSubstr("\nhint: ")) << row.line;
    EXPECT_EQ(result.out, "") << row.line;
  }
}

TEST_F(ReuseCommands, MatchATextFromAFileOrStandardInput) {
  const std::string sentence = "it is said that the car brakes only when she feels like it herself";
  EXPECT_THAT(lines_of(place_.run("match - -f tsv", sentence).out), SizeIs(2));
  EXPECT_THAT(lines_of(place_.run("match - -f tsv -n 1", sentence).out), SizeIs(1));
  const json answer = json::parse(place_.run("match - -f json", sentence).out);
  EXPECT_EQ(answer["total"]["articles"]["value"], 2);
  EXPECT_EQ(answer["matches"][0]["id"], "first") << "less beside it";
  EXPECT_EQ(answer["matches"][0]["copies_id"], "first");
  place_.write("page.html",
               "<html><body><nav>Menu</nav><article><h1>Mill</h1><p>" + mill +
                   "</p><p>More of it follows here, as much as a page needs to be one.</p></article></body>");
  EXPECT_THAT(place_.run("match page.html -f tsv").out, StartsWith("1\tother\t"));
  const Result nothing = place_.run("match -", "no article of this index has these words in any row at all");
  EXPECT_EQ(nothing.code, 1);
  EXPECT_THAT(nothing.out, StartsWith("no article reuses this text"));
  EXPECT_EQ(place_.run("match -", "too short").errors, "warning: fewer than five words say nothing of who ran them\n");
}

TEST_F(ReuseCommands, ShowAGroupAsATimeline) {
  const json timeline = run_json("copies --of copy.txt");
  EXPECT_EQ(timeline["id"], "first");
  ASSERT_EQ(timeline["members"].size(), 2u);
  EXPECT_EQ(timeline["members"][1]["id"], "copy.txt");
  EXPECT_EQ(timeline["members"][1]["kept"], 1.0);
  EXPECT_THAT(lines_of(place_.run("copies --of first -f tsv").out), SizeIs(2));
  EXPECT_EQ(place_.run("copies --of nobody").code, 1);
  EXPECT_EQ(place_.run("copies --of first --pairs").code, 2);
}

// A date of which less is known does not come before the moment within it.
TEST(ReuseOfDates, OfTwoDatesOneWithinTheOtherTheMorePreciseLeads) {
  const std::string text =
      "The harbour office closed the northern quay on Wednesday after a crane lost its hook over a barge of "
      "oranges. Nobody was hurt, the office said, but the oranges were, and the quay stays closed until divers "
      "have found the hook, which weighs as much as two horses and is painted yellow.";
  const auto copy = [&](const std::string& id, const std::string& outlet, const std::string& date) {
    return R"({"id":")" + id + R"(","title":"Quay closed","outlet":")" + outlet + R"(","published":")" + date +
           R"(","body":")" + text + "\"}\n";
  };
  const std::string archive = copy("c", "Archive", "2024");
  const std::string paper = copy("b", "Paper", "2024-03-20");
  const std::string wire = copy("a", "Wire", "2024-03-20T11:02:00Z");
  Workplace place;
  place.write("all.jsonl", archive + paper + wire);
  ASSERT_EQ(place.run("index all.jsonl -i at_once").code, 0);
  for (const std::string& line : {archive, paper, wire}) {
    place.write("next.jsonl", line);
    ASSERT_EQ(place.run("index next.jsonl -i in_turn --reread").code, 0);
  }
  for (const char* index : {"at_once", "in_turn"}) {
    const json timeline = json::parse(place.run("copies --of b -f json -i " + std::string(index)).out);
    EXPECT_EQ(timeline["id"], "a") << index;
    EXPECT_EQ(timeline["first_is_certain"], false);
    ASSERT_EQ(timeline["members"].size(), 3u);
    EXPECT_EQ(timeline["members"][0]["source"], "Wire");
    EXPECT_EQ(timeline["members"][1]["source"], "Paper");
    EXPECT_TRUE(timeline["members"][1]["after_s"].is_null());
    EXPECT_EQ(timeline["members"][2]["source"], "Archive");
    EXPECT_TRUE(timeline["members"][2]["after_days"].is_null());
    const std::string shown = place.run("copies --of b -i " + std::string(index)).out;
    EXPECT_THAT(shown, HasSubstr("first known"));
    EXPECT_THAT(shown, HasSubstr("the same day"));
    EXPECT_EQ(json::parse(place.run("search quay -f json -i " + std::string(index)).out)["hits"][0]["id"], "a");
  }
}

TEST_F(ReuseCommands, WriteAReportWholeOrNotAtAll) {
  const Result written = place_.run("copies --report report.html");
  EXPECT_EQ(written.code, 0);
  EXPECT_THAT(written.errors, HasSubstr("in 'report.html'"));
  EXPECT_THAT(place_.read("report.html"), HasSubstr("Last tram"));
  EXPECT_THAT(place_.read("report.html"), HasSubstr("</html>"));
  EXPECT_EQ(place_.run("copies --report -").out, place_.read("report.html"));
  EXPECT_EQ(place_.run("copies --report one.html --of copy.txt").code, 0);
  EXPECT_THAT(place_.read("one.html"), HasSubstr("Trams end"));
  EXPECT_THAT(place_.read("one.html"), HasSubstr("1 text that several"));
  EXPECT_EQ(place_.run("copies --report none.html --of nobody").code, 1);
  const Result nowhere = place_.run("copies --report missing/report.html");
  EXPECT_EQ(nowhere.code, 6);
  EXPECT_THAT(nowhere.errors, HasSubstr("missing/report.html"));
}

TEST_F(ReuseCommands, ShowNothingThatATerminalObeys) {
  const json hostile = {{"id", "\x1b]0;x\x07"}, {"title", "\x1b[31mRed"}, {"body", "\x1b[2J" + quarry}};
  place_.write("hostile.jsonl", hostile.dump() + "\n");
  place_.run("index hostile.jsonl");
  place_.write("quarry.txt", "Last tram\n\n" + quarry);
  for (const std::string line : {"match quarry.txt", "compare hostile.jsonl first", "compare first hostile.jsonl"}) {
    const Result result = place_.run(line + " --color never");
    EXPECT_EQ(result.code, 0) << line << result.errors;
    EXPECT_THAT(result.out, Not(HasSubstr("\x1b"))) << line;
    EXPECT_THAT(result.out, HasSubstr("Red")) << line;
  }
}

TEST(Stories, AreToldByNoParticles) {
  struct Row {
    std::string language, title, body;
    std::vector<std::string> particles, telling;
  };
  const std::vector<Row> rows{
      {"ja",
       "岬の灯台が百年ぶりに点灯",
       "港町の岬にある灯台が六日の夜、百年ぶりに点灯した。市によると、灯台は町の人々が募金で直したものだという。"
       "点灯を見に来た漁師は「灯台の光で海が明るくなった」と話した。",
       {"の", "が", "に", "で", "を", "は", "た", "と"},
       {"灯台"}},
      {"ar",
       "إضاءة منارة الميناء بعد مئة عام",
       "أضيئت منارة الميناء القديم في المدينة بعد مئة عام من الظلام. وقال رئيس البلدية إن المنارة من عمل أهل المدينة. "
       "وأضاف أن المنارة في الميناء هي التي كانت تهدي السفن إلى المرفأ.",
       {"في", "من", "إن", "إلى", "أن", "بعد", "وقال", "وأضاف", "هي", "التي"},
       {"المنارة"}},
      {"el",
       "Ο φάρος του λιμανιού άναψε μετά από εκατό χρόνια",
       "Ο παλιός φάρος του λιμανιού άναψε και πάλι μετά από εκατό χρόνια. Ο δήμαρχος είπε ότι ο φάρος δεν θα σβήσει. "
       "Για να δουν τον φάρο ήρθαν όλοι από τα χωριά.",
       {"Ο", "του", "από", "και", "να", "δεν", "θα", "τα", "ότι", "μετά"},
       {"φάρος"}},
      {"hi",
       "सौ साल बाद जला बंदरगाह का प्रकाशस्तंभ",
       "पुराने बंदरगाह का प्रकाशस्तंभ सौ साल के बाद फिर से जल उठा। नगरपालिका ने कहा कि प्रकाशस्तंभ को शहर के लोगों ने ठीक किया है। "
       "प्रकाशस्तंभ की रोशनी दूर से दिखती है और नाव को राह दिखाती है।",
       {"का", "के", "से", "ने", "को", "की", "है", "और", "कि"},
       {"प्रकाशस्तंभ"}},
      {"fa",
       "فانوس دریایی بندر پس از صد سال روشن شد",
       "فانوس دریایی بندر قدیمی پس از صد سال دوباره روشن شد. شهردار گفت که فانوس را مردم شهر با پول خود تعمیر کردند. "
       "فانوس در شب از دور دیده می‌شود.",
       {"از", "که", "در", "را", "با", "شد", "پس", "گفت"},
       {"فانوس"}},
  };
  Workplace place;
  std::string lines;
  for (const Row& row : rows)
    lines += json{{"id", row.language}, {"lang", row.language}, {"title", row.title}, {"body", row.body}}.dump() + "\n";
  place.write("many.jsonl", lines);
  ASSERT_EQ(place.run("index many.jsonl").code, 0);
  for (const Row& row : rows) {
    const json told = json::parse(place.run("stories --of " + row.language + " -f json").out);
    const auto words = told["words"].get<std::vector<std::string>>();
    EXPECT_THAT(words, IsSupersetOf(row.telling)) << row.language;
    for (const std::string& particle : row.particles) EXPECT_THAT(words, Not(Contains(particle))) << row.language;
  }
}

TEST_F(ReuseCommands, ListCopiesAndStoriesAsTablesForSpreadsheets) {
  EXPECT_EQ(place_.run("copies -f csv").out, "id,articles,outlets,title\nfirst,2,2,Last tram\n")
      << "articles without an outlet are of one each";
  EXPECT_EQ(place_.run("copies -f tsv").out, "first\t2\t2\tLast tram\n");
  EXPECT_EQ(place_.run("copies --members -f csv").out, "id,group\nfirst,first\ncopy.txt,first\n");
  EXPECT_THAT(place_.run("copies --pairs -f csv").out,
              StartsWith("a,b,relation,resemblance,containment,grouped,reason\n"));
  EXPECT_THAT(place_.run("copies --of first -f csv").out,
              StartsWith("published,after_s,source,id,relation,kept,credit,title\n2024-03-05,"));
  EXPECT_THAT(place_.run("stories -f csv").out, StartsWith("id,articles,texts,outlets,first,last,title\n"));
  EXPECT_THAT(place_.run("stories --members -f csv").out, StartsWith("id,story\n"));
  EXPECT_THAT(place_.run("stories --of first -f csv").out, StartsWith("id,published,source,copies,title\nfirst,"));
  const std::string members = place_.run("stories --members -f tsv").out;
  const Result rebuilt = place_.run("stories --rebuild");
  EXPECT_EQ(rebuilt.code, 0);
  EXPECT_THAT(rebuilt.errors, HasSubstr("found anew"));
  EXPECT_EQ(place_.run("stories --members -f tsv").out, members) << "a build at once is what it is";
  EXPECT_EQ(place_.run("stories --rebuild -i nowhere").code, 3);
  EXPECT_EQ(place_.run("stories --rebuild --words").code, 2);
}

TEST_F(ReuseCommands, ListStoriesWithTheWordsThatTellThem) {
  const json plain = run_json("stories");
  EXPECT_FALSE(plain["stories"][0].contains("words"));
  const json told = run_json("stories --words");
  const auto words = told["stories"][0]["words"].get<std::vector<std::string>>();
  EXPECT_THAT(words, ::testing::Contains("tram")) << "it stands in the headlines";
  EXPECT_THAT(words, Not(::testing::Contains("and")));
  EXPECT_EQ(run_json("stories --of first")["words"], told["stories"][0]["words"]);
  EXPECT_THAT(place_.run("stories --words").out, HasSubstr("tram, "));
  EXPECT_THAT(place_.run("stories").out, Not(HasSubstr("tram, ")));
}

TEST_F(ReuseCommands, ExportOneArticleOfEachTextOrStory) {
  const auto ids = [&](const std::string& options) {
    std::vector<std::string> found;
    for (const std::string& line : lines_of(place_.run("export " + options).out))
      found.push_back(json::parse(line)["id"]);
    return found;
  };
  using ::testing::ElementsAre;
  EXPECT_THAT(ids(""), ElementsAre("first", "copy.txt", "other"));
  EXPECT_THAT(ids("--group copies"), ElementsAre("first", "other"));
  EXPECT_THAT(ids("--group story"), ElementsAre("first", "other"));
  EXPECT_THAT(ids("--dups collapse"), ElementsAre("first", "other"));
  EXPECT_THAT(ids("--group story 'title:end'"), ElementsAre("copy.txt")) << "the lead does not match";
}

}  // namespace
}  // namespace wirecopy::cli::testing
