// SPDX-License-Identifier: GPL-2.0-or-later
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/command.h"

namespace wirecopy::cli::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

std::string article(const std::string& id, const std::string& title) {
  return R"({"id":")" + id + R"(","title":")" + title + R"(","body":"What happened is told here."})" + "\n";
}

nlohmann::json info(Workplace& place) {
  return nlohmann::json::parse(place.run("info -f json").out);
}

TEST(IndexCommand, ReadsStandardInput) {
  Workplace place;
  EXPECT_EQ(place.run("index --format jsonl -", article("1", "Flood") + article("2", "Storm")).code, 0);
  EXPECT_EQ(info(place)["articles"], 2);
}

TEST(IndexCommand, AddsNothingTheSecondTime) {
  Workplace place;
  place.write("a.jsonl", article("1", "Flood"));
  place.run("index a.jsonl");
  const auto before = info(place);
  const Result again = place.run("index a.jsonl");
  EXPECT_EQ(again.code, 0);
  EXPECT_THAT(again.errors, HasSubstr("1 unchanged file left out"));
  EXPECT_THAT(place.run("index a.jsonl --reread").errors, HasSubstr("1 unchanged"));
  EXPECT_EQ(info(place)["articles"], before["articles"]);
}

TEST(IndexCommand, ReplacesAnArticleOfTheSameId) {
  Workplace place;
  place.write("a.jsonl", article("1", "Flood") + article("2", "Storm"));
  place.run("index a.jsonl");
  place.write("a.jsonl", article("1", "Drought in spring") + article("2", "Storm"));
  EXPECT_THAT(place.run("index a.jsonl").errors, HasSubstr("1 replaced"));
  EXPECT_EQ(place.run("search title:flood").code, 1);
  EXPECT_EQ(place.run("search title:drought").code, 0);
  EXPECT_EQ(info(place)["articles"], 2);
}

TEST(IndexCommand, ListsRejectsWithFilePlaceAndReason) {
  Workplace place;
  place.write("a.jsonl", article("1", "Flood") + "{\"title\": \"cut\n" + article("2", "Storm"));
  const Result result = place.run("index a.jsonl --rejects rejects.jsonl");
  EXPECT_EQ(result.code, 0);
  EXPECT_THAT(result.errors, HasSubstr("1 reject: 1 "));
  const auto lines = lines_of(place.read("rejects.jsonl"));
  ASSERT_THAT(lines, SizeIs(1));
  const auto reject = nlohmann::json::parse(lines.front());
  EXPECT_EQ(reject["file"], place.path("a.jsonl"));
  EXPECT_EQ(reject["record"], 2);
  EXPECT_EQ(reject["offset"], article("1", "Flood").size());
  EXPECT_NE(reject["code"], "");
  EXPECT_NE(reject["message"], "");
  EXPECT_EQ(info(place)["articles"], 2);
}

TEST(IndexCommand, DoesNotReadWhatItWrites) {
  Workplace place;
  std::filesystem::create_directory(place.path("news"));
  std::filesystem::create_symlink(place.path("news"), place.path("way"));
  place.write("news/a.jsonl", article("1", "Flood") + "{\"title\": \"cut\n");
  place.write("news/rejects.jsonl", article("2", "Storm"));
  EXPECT_EQ(place.start("index way --rejects news/rejects.jsonl", "news/log").wait(), 0);
  EXPECT_THAT(place.read("news/log.err"), HasSubstr("1 article of 1 file in"));
  EXPECT_THAT(lines_of(place.read("news/rejects.jsonl")), SizeIs(1));
  EXPECT_EQ(info(place)["articles"], 1);
}

TEST(IndexCommand, ReadsRejectsAgainAndNothingElse) {
  Workplace place;
  place.write("good.jsonl", article("1", "Flood"));
  place.write("bad.jsonl", article("2", "Storm") + R"({"id":"3","aufmacher":"Hail"})" + "\n");
  place.run("index good.jsonl bad.jsonl --rejects rejects.jsonl");
  EXPECT_EQ(info(place)["articles"], 2);
  const Result result = place.run("index --retry rejects.jsonl --map title=aufmacher --rejects rejects.jsonl");
  EXPECT_EQ(result.code, 0);
  EXPECT_THAT(result.errors, HasSubstr("of 1 file in"));
  EXPECT_EQ(info(place)["articles"], 3);
  EXPECT_EQ(place.run("show 3").code, 0);
}

TEST(IndexCommand, ReadsTheRecordsOfRejectsAgainAndNoOthers) {
  Workplace place;
  place.write("a.jsonl", article("1", "Flood") + "{\"title\": \"cut\n" + article("3", "Hail"));
  place.run("index a.jsonl --rejects rejects.jsonl");
  // Articles that changed meanwhile are not those that were asked for.
  place.write("a.jsonl", article("1", "Frost") + article("2", "Storm") + article("3", "Heat"));
  const Result result = place.run("index --retry rejects.jsonl");
  EXPECT_EQ(result.code, 0);
  EXPECT_THAT(result.errors, HasSubstr("1 article of 1 file in"));
  EXPECT_EQ(info(place)["articles"], 3);
  EXPECT_THAT(place.run("show 1").out, HasSubstr("Flood"));
  EXPECT_THAT(place.run("show 2").out, HasSubstr("Storm"));
  EXPECT_EQ(place.run("index a.jsonl").code, 0);
  EXPECT_THAT(place.run("show 1").out, HasSubstr("Frost")) << "the file as a whole was not read yet";
  EXPECT_EQ(place.run("index a.jsonl --retry rejects.jsonl").code, 2);
}

TEST(IndexCommand, ReadsTheRestOfAFileThatEndedEarly) {
  Workplace place;
  place.write("a.sgml", "<DOC><DOCNO>1</DOCNO><TEXT>Flood in the port.</TEXT></DOC>\n<DOC><DOCNO>2</DOCNO><TEXT>Sto");
  place.run("index a.sgml --rejects rejects.jsonl");
  EXPECT_EQ(info(place)["articles"], 1);
  place.write("a.sgml",
              "<DOC><DOCNO>1</DOCNO><TEXT>Flood in the port.</TEXT></DOC>\n<DOC><DOCNO>2</DOCNO><TEXT>Storm at "
              "sea.</TEXT></DOC>\n<DOC><DOCNO>3</DOCNO><TEXT>Hail on the hills.</TEXT></DOC>\n");
  EXPECT_EQ(place.run("index --retry rejects.jsonl").code, 0);
  EXPECT_EQ(info(place)["articles"], 3);
}

// Every tenth line is no record.
std::string every_tenth_broken(std::size_t lines) {
  std::string text;
  for (std::size_t i = 1; i <= lines; ++i)
    text += i % 10 == 0 ? "{\"title\": \"cut\n" : article(std::to_string(i), "Flood " + std::to_string(i));
  return text;
}

// The codes of a list of rejects, with how often each is there.
std::map<std::string, std::size_t> codes_in(const std::string& list) {
  std::map<std::string, std::size_t> codes;
  for (const std::string& line : lines_of(list)) ++codes[nlohmann::json::parse(line)["code"].get<std::string>()];
  return codes;
}

using Codes = std::map<std::string, std::size_t>;

TEST(IndexCommand, ListsTheRejectsOfAFileThatIsLeftOutAgain) {
  Workplace place;
  place.write("a.jsonl", every_tenth_broken(30));
  place.write("b.zip", "PK\x03\x04 no archive");
  place.run("index a.jsonl b.zip --rejects rejects.jsonl");
  const std::string first = place.read("rejects.jsonl");
  EXPECT_EQ(lines_of(first).size(), 4u) << first;
  const Result again = place.run("index a.jsonl b.zip --rejects rejects.jsonl");
  EXPECT_THAT(again.errors, HasSubstr("2 unchanged files left out"));
  EXPECT_THAT(again.errors, HasSubstr("4 rejects: "));
  EXPECT_EQ(place.read("rejects.jsonl"), first);
  place.write("a.jsonl", every_tenth_broken(9));
  place.run("index a.jsonl b.zip --rejects rejects.jsonl");
  EXPECT_EQ(lines_of(place.read("rejects.jsonl")).size(), 1u) << "of a file that changed they are gone";
}

TEST(IndexCommand, NoLongerListsWhatWasMendedByReadingItAgain) {
  Workplace place;
  place.write("a.jsonl", article("1", "Flood") + R"({"id":"2","aufmacher":"Hail"})" + "\n{\n");
  place.run("index a.jsonl --rejects rejects.jsonl");
  EXPECT_THAT(lines_of(place.read("rejects.jsonl")), SizeIs(2));
  place.run("index --retry rejects.jsonl --map title=aufmacher");
  const Result again = place.run("index a.jsonl --rejects rejects.jsonl");
  EXPECT_THAT(again.errors, HasSubstr("1 unchanged file left out"));
  EXPECT_EQ(codes_in(place.read("rejects.jsonl")), (Codes{{"bad_json", 1}}));
  EXPECT_EQ(info(place)["articles"], 2);
}

TEST(IndexCommand, ReadsAFileAgainWhenItIsReadInAnotherWay) {
  Workplace place;
  place.write("a.jsonl", article("1", "Flood"));
  place.write("names.tsv", "quay.example\tThe Quay\n");
  place.run("index a.jsonl");
  for (const char* option : {"--source quay.example", "--lang de", "--map title=id", "--outlets names.tsv",
                             "--max-record 1MB", "--format jsonl"}) {
    EXPECT_THAT(place.run("index a.jsonl " + std::string(option)).errors, HasSubstr("of 1 file in")) << option;
    EXPECT_THAT(place.run("index a.jsonl " + std::string(option)).errors, HasSubstr("1 unchanged file left out"))
        << option;
  }
}

TEST(IndexCommand, StopsAtTooManyRejectsInTheSamePlaceOnAnyNumberOfThreads) {
  std::string first;
  for (const char* threads : {"1", "2", "5"}) {
    Workplace place;
    std::filesystem::create_directory(place.path("news"));
    place.write("news/a.jsonl", every_tenth_broken(2000));
    place.write("news/b.jsonl", article("b", "Storm"));
    place.write("news/c.jsonl", article("c", "Hail"));
    const Result result =
        place.run("index news --max-rejects 5 --rejects rejects.jsonl --threads " + std::string(threads));
    EXPECT_EQ(result.code, 5);
    EXPECT_THAT(result.errors, HasSubstr("3 files were not read, or not to the end"));
    EXPECT_EQ(codes_in(place.read("rejects.jsonl")), (Codes{{"bad_json", 6}, {"stopped", 3}}));
    EXPECT_EQ(info(place)["articles"], 58) << "those of the first 64 lines";
    std::string found;
    for (const std::string& line : lines_of(place.read("rejects.jsonl"))) {
      const auto reject = nlohmann::json::parse(line);
      found += std::filesystem::path(reject["file"].get<std::string>()).filename().string() + " " +
               reject["record"].dump() + " " + reject["offset"].dump() + "\n";
    }
    if (first.empty()) first = found;
    EXPECT_EQ(found, first);
    EXPECT_THAT(found, HasSubstr("a.jsonl 65 "));
    EXPECT_THAT(found, HasSubstr("b.jsonl 0 0\nc.jsonl 0 0\n"));
  }
}

TEST(IndexCommand, GoesOnAfterTooManyRejectsByTheSameCommandOrByTheList) {
  for (const bool by_list : {false, true}) {
    Workplace place;
    place.write("a.jsonl", every_tenth_broken(200));
    place.write("b.jsonl", article("b", "Storm"));
    const std::string command = "index a.jsonl b.jsonl --max-rejects 5 --rejects rejects.jsonl";
    EXPECT_EQ(place.run(command).code, 5);
    EXPECT_EQ(place.run(by_list ? "index --retry rejects.jsonl --max-rejects 5 --rejects rejects.jsonl" : command).code,
              5);
    EXPECT_EQ(info(place)["articles"], by_list ? 110 : 116) << "of 128 lines, 6 of them twice by the list";
    EXPECT_EQ(codes_in(place.read("rejects.jsonl")), (Codes{{"bad_json", 12}, {"stopped", 2}}));
    EXPECT_EQ(place.run(by_list ? "index --retry rejects.jsonl" : "index a.jsonl b.jsonl").code, 0);
    EXPECT_EQ(info(place)["articles"], 181);
    const Result again = place.run("index a.jsonl b.jsonl --max-rejects 5 --rejects rejects.jsonl");
    EXPECT_EQ(again.code, 0) << "rejects that are known do not count: " << again.errors;
    EXPECT_EQ(codes_in(place.read("rejects.jsonl")), (Codes{{"bad_json", 20}}));
  }
}

TEST(IndexCommand, SaysThatStandardInputCannotBeReadAgain) {
  Workplace place;
  const Result input = place.run("index --format jsonl - --rejects rejects.jsonl", article("1", "Flood") + "{\n");
  EXPECT_THAT(input.errors, HasSubstr("1 article of 1 file in"));
  const Result again = place.run("index --retry rejects.jsonl", "");
  EXPECT_EQ(again.code, 2);
  EXPECT_THAT(again.errors, HasSubstr("standard input cannot be read again"));
  place.write("b.jsonl", article("2", "Storm"));
  place.write("rejects.jsonl", place.read("rejects.jsonl") + R"({"file":")" + place.path("b.jsonl") + "\"}\n");
  const Result rest = place.run("index --retry rejects.jsonl", "");
  EXPECT_EQ(rest.code, 0);
  EXPECT_THAT(rest.errors, HasSubstr("1 line of 'rejects.jsonl' left out"));
  EXPECT_EQ(info(place)["articles"], 2);
}

TEST(IndexCommand, TakesTheOutletFromTheAddressBehindACacheAndKeepsItWithoutTracking) {
  Workplace place;
  place.write("a.jsonl",
              R"({"id":"1","url":"https://www.google.com/amp/s/www.quay.example/x/amp","title":"A","body":"b"})"
              "\n"
              R"({"id":"2","url":"https://quay.example/y?utm_source=x&CMP=z","title":"B","body":"c"})"
              "\n");
  place.run("index a.jsonl");
  EXPECT_EQ(nlohmann::json::parse(place.run("show 1 -f json").out)["article"]["source"], "quay.example");
  EXPECT_EQ(nlohmann::json::parse(place.run("show 2 -f json").out)["article"]["url"], "https://quay.example/y");
  for (const char* url : {"https://quay.example/y", "https://quay.example/y?utm_source=other"})
    EXPECT_EQ(place.run("search 'url:\"" + std::string(url) + "\"'").code, 0) << url;
}

TEST(IndexCommand, FindsTheArchiveThatHoldsAReject) {
  Workplace place;
  place.write("a!b.jsonl", "{\n");
  place.write("rejects.jsonl", R"({"file":")" + place.path("a!b.jsonl!in/c.txt") + "\"}\n");
  EXPECT_THAT(place.run("index --retry rejects.jsonl").errors, HasSubstr("of 1 file in"));
  place.write("rejects.jsonl", "no list\n");
  const Result result = place.run("index --retry rejects.jsonl");
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.errors, HasSubstr("line 1 of 'rejects.jsonl'"));
}

TEST(IndexCommand, TakesAListOfSources) {
  Workplace place;
  place.write("a.jsonl", article("1", "Flood"));
  place.write("b c.jsonl", article("2", "Storm"));
  place.write("d.jsonl", article("3", "Hail"));
  EXPECT_EQ(place.run("index --files-from - d.jsonl", "# the news\na.jsonl\r\n\nb c.jsonl").code, 0);
  EXPECT_EQ(info(place)["articles"], 3);
  EXPECT_EQ(place.run("index --files-from -", "").code, 0) << "nothing is little, and no mistake";
  EXPECT_EQ(place.run("index").code, 2);
  EXPECT_EQ(place.run("index --files-from missing.txt").code, 6);
  const Result gone = place.run("index --files-from - --rejects rejects.jsonl", "gone.jsonl\na.jsonl\n");
  EXPECT_EQ(gone.code, 0) << gone.errors;
  EXPECT_THAT(place.read("rejects.jsonl"), HasSubstr("unreadable"));
  EXPECT_EQ(place.run("index gone.jsonl").code, 6);
}

TEST(IndexCommand, KeepsEveryNameOfAnOutlet) {
  Workplace place;
  place.write("a.jsonl", article("1", "Flood") +
                             R"({"title":"Tide","body":"The tide is high.","url":"https://www.bbc.co.uk/news/1"})"
                             "\n"
                             R"({"title":"Ebb","body":"It is low.","url":"https://bbc.co.uk/2","source":"BBC News"})"
                             "\n");
  ASSERT_EQ(place.run("index a.jsonl").code, 0);
  const auto found = [&](const std::string& query) {
    return nlohmann::json::parse(place.run("search -f json '" + query + "'").out)["hits"].size();
  };
  EXPECT_EQ(found("source:\"BBC News\""), 2u);
  EXPECT_EQ(found("source:bbc.co.uk"), 2u);
  EXPECT_EQ(found("source:\"BBC Sport\""), 0u);
  EXPECT_EQ(found("told -source:\"BBC News\""), 1u);
}

TEST(IndexCommand, KeepsToTheLimitsItIsGiven) {
  Workplace place;
  place.write("a.jsonl", article("1", "Flood") + article("2", std::string(3000, 'x')));
  const Result result = place.run("index a.jsonl --max-record 2KB");
  EXPECT_THAT(result.errors, HasSubstr("1 reject: 1 too_large"));
  EXPECT_EQ(info(place)["articles"], 1);
  EXPECT_EQ(place.run("index a.jsonl --max-record many").code, 2);
  place.write("deep.json", R"({"title":"Deep","body":"x","more":[[[[1]]]]})");
  EXPECT_THAT(place.run("index deep.json --max-depth 3").errors, HasSubstr("1 reject: 1 too_deep"));
  place.write("deep.html", "<title>Deep</title><div><div><div><div><p>Text.");
  EXPECT_THAT(place.run("index deep.html --max-depth 5").errors, HasSubstr("1 reject: 1 too_deep"));
  place.write(
      "wide.xml",
      "<!DOCTYPE rss [<!ENTITY a 'twelve bytes'>]><rss><channel><item><title>&a;&a;</title></item></channel></rss>");
  EXPECT_THAT(place.run("index wide.xml --max-entities 20").errors, HasSubstr("1 reject: 1 too_large"));
  EXPECT_EQ(place.run("index wide.xml --max-depth 0").code, 2);
  EXPECT_EQ(place.run("index wide.xml --max-time -1").code, 2);
  EXPECT_EQ(place.run("index --reread wide.xml deep.html").code, 0);
  EXPECT_EQ(info(place)["articles"], 3);
}

TEST(IndexCommand, IsSilentWhenAsked) {
  Workplace place;
  place.write("a.jsonl", article("1", "Flood"));
  const Result result = place.run("index -q a.jsonl");
  EXPECT_EQ(result.out + result.errors, "");
}

TEST(IndexCommand, LogsItsStepsWhenAsked) {
  Workplace place;
  place.write("a.jsonl", article("1", "Flood"));
  const Result result = place.run("index -v a.jsonl");
  EXPECT_EQ(result.code, 0);
  for (const char* step : {"reading took ", "looking for copies took ", "writing took "}) {
    EXPECT_THAT(result.errors, HasSubstr(step));
  }
  EXPECT_EQ(place.run("index -q -v a.jsonl").code, 2);
}

TEST(IndexCommand, RefusesARejectsFileThatCannotBeWrittenBeforeItReads) {
  Workplace place;
  place.write("a.jsonl", article("1", "Flood"));
  const Result result = place.run("index a.jsonl --rejects no/such/folder.jsonl");
  EXPECT_EQ(result.code, 6);
  EXPECT_THAT(result.errors, HasSubstr("no/such/folder.jsonl"));
  EXPECT_FALSE(std::filesystem::exists(place.path("wirecopy.index")));
}

TEST(IndexCommand, LeavesADirectoryAloneThatIsNoIndex) {
  Workplace place;
  place.write("a.jsonl", article("1", "Flood"));
  std::filesystem::create_directory(place.path("photos"));
  place.write("photos/one.jpg", "x");
  EXPECT_EQ(place.run("index a.jsonl -i photos").code, 3);
  EXPECT_EQ(place.read("photos/one.jpg"), "x");
}

TEST(RemoveCommand, TakesArticlesOutAndNamesUnknownOnes) {
  Workplace place;
  place.write("a.jsonl", article("1", "Flood") + article("2", "Storm") + article("3", "Hail"));
  place.run("index a.jsonl");
  const Result result = place.run("remove --from-file - 3", "1\nnobody\n");
  EXPECT_EQ(result.code, 0);
  EXPECT_THAT(result.errors, HasSubstr("2 articles removed"));
  EXPECT_THAT(result.errors, HasSubstr("there is no article 'nobody'"));
  EXPECT_EQ(info(place)["articles"], 1);
  EXPECT_EQ(place.run("show 1").code, 1);
  EXPECT_EQ(place.run("show 2").code, 0);
}

// A program that indexes from a pipe nobody writes to, so that it holds the index until the test says otherwise.
class WaitingWriter {
 public:
  explicit WaitingWriter(Workplace& place)
      : pipe_(make_pipe(place)), process_(place.start("index --format jsonl -", "waiting")) {
    EXPECT_TRUE(
        process_.wait_until([&] { return std::filesystem::exists(place.path("wirecopy.index/wirecopy.writer")); }));
  }
  ~WaitingWriter() { close(); }

  void write(const std::string& text) const {
    if (::write(pipe_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) ADD_FAILURE() << "pipe is full";
  }
  void close() {
    if (pipe_ >= 0) ::close(pipe_);
    pipe_ = -1;
  }
  Process& process() { return process_; }

 private:
  static int make_pipe(const Workplace& place) {
    const std::string name = place.path("waiting.in");
    ::mkfifo(name.c_str(), 0600);
    return ::open(name.c_str(), O_RDWR | O_CLOEXEC);
  }

  int pipe_;
  Process process_;
};

TEST(LockedIndex, SaysWhoHoldsItAndIsReadAllTheSame) {
  Workplace place;
  place.write("a.jsonl", article("1", "Flood"));
  place.run("index a.jsonl");
  WaitingWriter writer(place);
  place.write("b.jsonl", article("2", "Storm"));
  const Result result = place.run("index b.jsonl");
  EXPECT_EQ(result.code, 4);
  EXPECT_THAT(result.errors, HasSubstr("process " + std::to_string(writer.process().id())));
  EXPECT_EQ(place.run("remove 1").code, 4);
  EXPECT_EQ(place.run("search flood").code, 0);
}

TEST(Interrupt, CommitsWhatWasReadAndEndsWithItsCode) {
  for (const int signal : {SIGINT, SIGTERM}) {
    Workplace place;
    place.write("a.jsonl", article("1", "Flood"));
    place.run("index a.jsonl");
    WaitingWriter writer(place);
    writer.process().signal(signal);
    writer.write(article("2", "Storm") + article("3", "Hail"));
    writer.close();
    EXPECT_EQ(writer.process().wait(), 130);
    EXPECT_THAT(place.read("waiting.err"), HasSubstr("interrupted"));
    EXPECT_EQ(place.run("search flood").code, 0);
    EXPECT_EQ(place.run("index --format jsonl -", article("2", "Storm") + article("3", "Hail")).code, 0);
    EXPECT_EQ(info(place)["articles"], 3);
  }
}

TEST(Info, ListsTheFurnitureThatWasLearned) {
  Workplace place;
  const char* texts[] = {
      "Ships came in one after another until late at night, and the cranes of the port worked on.",
      "The school on the hill has a new roof, paid for by a fair that drew people from the whole valley.",
      "Rain fell for nine days, the longest time since the weather was first written down in the town.",
      "A painter who left the island as a child has come back with forty pictures of its lighthouse.",
      "The council will vote on Friday about the price of water, which has not changed for ten years.",
      "Nobody was hurt when a bus slid off the road near the old mill, the police of the county said."};
  std::string lines;
  for (const char* text : texts)
    lines += R"({"title":"News","source":"quay.example","body":")" + std::string(text) +
             R"(\n\nSupport our newsroom today"})" + "\n";
  place.write("a.jsonl", lines);
  place.run("index a.jsonl");
  const Result listed = place.run("info --furniture");
  EXPECT_EQ(listed.code, 0) << listed.errors;
  EXPECT_EQ(listed.out, "quay.example  6 of 6  Support our newsroom today\n");
  EXPECT_EQ(nlohmann::json::parse(place.run("info --furniture -f json").out)["furniture"],
            nlohmann::json::parse(R"([{"source":"quay.example","text":"Support our newsroom today","articles":6,
                                       "articles_of_source":6}])"));
  EXPECT_THAT(place.run("count newsroom").out, HasSubstr("4 articles")) << "the first four keep it";
  place.write("b.jsonl", R"({"title":"Quay open","body":"The quay is open."})");
  place.run("index b.jsonl -i other");
  EXPECT_EQ(place.run("info --furniture -i other").code, 1);
  place.write("stub", "auto " + place.path("other") + "\nauto " + place.path("wirecopy.index") + "\n");
  EXPECT_EQ(place.run("info --furniture -i stub").out, listed.out) << "each of several joined indexes is asked";
}

}  // namespace
}  // namespace wirecopy::cli::testing
