// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/compiler.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "schema/terms.h"
#include "searcher/syntax.h"
#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

using testing::HasSubstr;

// Articles 1 to 8; 1, 2 and 7 are copies led by 2, and 3 and 6 copies led by 3.
class Compiler : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    directory_ = new TemporaryDirectory;
    SmallIndex index(directory_->path() / "index");
    index.add({.title = "Grain deal signed",
               .body = "The prime minister resigned after the grain deal was signed in the harbour.",
               .outlet = "Harbour Courier",
               .published = march(1)});
    index.add({.title = "Deal on grain",
               .body = "Grain ships run again. A new deal for wheat.",
               .outlet = "Morning Gazette",
               .published = march(2)});
    index.add({.title = "Floods close the coast road",
               .body = "A storm flooded the road. Running water everywhere; the ministers run.",
               .outlet = "Harbour Courier",
               .published = march(10)});
    index.add({.title = "Running for office",
               .body = "She was running. The state-of-the-art campaign began.",
               .outlet = "www.harbour-courier.example",
               .published = march(20)});
    index.add(
        {.title = "Hafen", .body = "Die H\xC3\xA4user am Hafen liefen voll. Der Lauf der Dinge.", .language = "de"});
    index.add({.title = "Central bank holds",
               .body = "The central bank of the central Balkans met. The minister was prime once.",
               .outlet = "Morning Gazette",
               .credit = "Source: Meridian Wire",
               .published = march(31)});
    index.add({.title = "Wheat", .body = "The deal held.", .credit = "(AP)", .language = ""});
    index.add({.title = "Untitled", .body = "Putin met Poutine. Runs and runners."});
    index.group({2, 1, 7});
    index.group({3, 6});
    index.story({1, 2, 3, 6, 7});
    index.commit();
    database_ = new schema::ShardedDatabase(index.path());
  }
  static void TearDownTestSuite() {
    delete database_;
    delete directory_;
  }

  CompiledQuery compiled(std::string_view text, std::size_t expansions = 1000) {
    CompileOptions options;
    options.expansions = expansions;
    options.languages = {"en", "de"};
    options.doccount = database_->get_doccount();
    return compile(parse_query(text, {.now = 1'711'929'600}).root, *database_, options);
  }

  static std::vector<Xapian::docid> matches_of(const Xapian::Query& query) {
    Xapian::Enquire enquire(*database_);
    enquire.set_query(query);
    const Xapian::MSet matches = enquire.get_mset(0, 100);
    std::vector<Xapian::docid> documents;
    for (auto match = matches.begin(); match != matches.end(); ++match) documents.push_back(*match);
    std::ranges::sort(documents);
    return documents;
  }
  std::vector<Xapian::docid> found(std::string_view text) { return matches_of(compiled(text).query); }

  double weight_of_first(std::string_view text) {
    Xapian::Enquire enquire(*database_);
    enquire.set_query(compiled(text).query);
    const Xapian::MSet matches = enquire.get_mset(0, 1);
    return matches.empty() ? -1 : matches.begin().get_weight();
  }

  double weight_of(std::string_view text, Xapian::docid document) {
    Xapian::Enquire enquire(*database_);
    enquire.set_query(compiled(text).query);
    const Xapian::MSet matches = enquire.get_mset(0, 100);
    for (auto match = matches.begin(); match != matches.end(); ++match)
      if (*match == document) return match.get_weight();
    return -1;
  }

  static std::string codes(const CompiledQuery& query) {
    std::string out;
    for (const Warning& warning : query.warnings) out += (out.empty() ? "" : " ") + warning.code;
    return out;
  }

  static TemporaryDirectory* directory_;
  static schema::ShardedDatabase* database_;
};
TemporaryDirectory* Compiler::directory_ = nullptr;
schema::ShardedDatabase* Compiler::database_ = nullptr;

using Documents = std::vector<Xapian::docid>;

TEST_F(Compiler, FindsWhatATextAsksFor) {
  const struct {
    std::string_view typed;
    Documents found;
  } rows[] = {
      // words
      {"grain", {1, 2}},
      {"Grain deals", {1, 2}},
      {"grain -wheat", {1}},
      {"run", {2, 3, 4, 8}},
      {"wheat", {2, 7}},
      {"h\xC3\xA4user", {5}},
      {"hauser", {5}},
      {"haus", {5}},
      {"nothing", {}},
      {"grain nothing", {}},
      {"grain OR nothing", {1, 2}},
      {"NOT grain", {3, 4, 5, 6, 7, 8}},
      {"-grain -wheat", {3, 4, 5, 6, 8}},
      {"flood OR NOT deal", {3, 4, 5, 6, 8}},
      {"NOT nothing", {1, 2, 3, 4, 5, 6, 7, 8}},
      {"*", {1, 2, 3, 4, 5, 6, 7, 8}},
      {"* -grain", {3, 4, 5, 6, 7, 8}},
      {"", {1, 2, 3, 4, 5, 6, 7, 8}},
      // exact forms
      {"=run", {2, 3}},
      {"=running", {3, 4}},
      {"=runs", {8}},
      {"=runner", {}},
      {"\"runners\"", {8}},
      {"=wheat", {2, 7}},
      {"=flood", {}},
      {"=flooded", {3}},
      {"=Floods", {3}},
      {"=haus", {}},
      // phrases
      {"\"grain deal\"", {1}},
      {"\"grain deals\"", {}},
      {"grain-deals", {1}},
      {"\"prime minister\"", {1}},
      {"\"the prime minister resigned\"", {1}},
      {"state-of-the-art", {4}},
      {"\"state of the art\"", {4}},
      {"\"die h\xC3\xA4user am hafen\"", {5}},
      {"\"the central\"", {6}},
      {"\"signed the\"", {}},  // the last word of the headline and the first of the text
      // near
      {"prime NEAR/3 resign", {1}},
      {"resign NEAR/3 prime", {1}},
      {"resign ADJ/3 prime", {}},
      {"prime ADJ/2 resign", {1}},
      {"prime ADJ/1 resign", {}},
      {"deal NEAR/2 grain", {1, 2}},
      {"\"deal grain\"~2", {1, 2}},
      {"prime NEAR/1 minister", {1}},
      {"prime NEAR minister", {1, 6}},
      {"\"prime minister\" NEAR/5 resign*", {1}},
      {"(flood OR prime) NEAR/4 (road OR resign)", {1, 3}},
      {"(\"prime minister\" OR storm) NEAR/3 (flooded OR resigned)", {1, 3}},
      {"(=runs OR storm) NEAR/3 (runner OR flood)", {3, 8}},
      {"\"central bank\" ADJ/5 met", {6}},
      {"met ADJ/5 \"central bank\"", {}},
      // wildcards and fuzzy words
      {"run*", {2, 3, 4, 8}},
      {"runn*", {3, 4, 8}},
      {"runner*", {8}},
      {"ru?", {2, 3}},
      {"ru*n", {2, 3}},
      {"flo*", {3}},
      {"f*", {}},
      {"\"central ba*\"", {6}},
      {"\"ce* ba*\"", {6}},
      {"\"ba* ce*\"", {}},
      {"Putin~1", {8}},
      {"Poutin~1", {8}},
      {"Potin~1", {8}},
      {"Outin~1", {}},
      {"grian~1", {1, 2}},
      {"run~1", {2, 3, 8}},
      {"floded~1", {3}},
      {"ne*", {2}},
      // fields
      {"title:grain", {1, 2}},
      {"title:run", {4}},
      {"title:wheat", {7}},
      {"body:wheat", {2, 7}},
      {"title:\"grain deal\"", {1}},
      {"title:\"deal grain\"~2", {1, 2}},
      {"title:flood*", {3}},
      {"title:(grain OR flood) -title:signed", {2, 3}},
      {"source:courier", {1, 3, 4}},
      {"source:courier,gazette", {1, 2, 3, 4, 6}},
      {"source:\"harbour courier\"", {1, 3, 4}},
      {"source:harbour-courier.example", {4}},
      {"source:gazette grain", {2}},
      {"source:=\"harbour courier\"", {1, 3}},
      {"source:=courier", {}},
      {"source:=\"Morning Gazette\",=www.harbour-courier.example", {2, 4, 6}},
      {"source:(=\"harbour courier\" OR gazette)", {1, 2, 3, 6}},
      {"lang:de", {5}},
      {"id:a3", {3}},
      {"id:a3,a4,zz", {3, 4}},
      {"-source:courier", {2, 5, 6, 7, 8}},
      {"run OR source:gazette", {2, 3, 4, 6, 8}},
      // dates
      {"date:2024-03-01", {1}},
      {"date:2024-03", {1, 2, 3, 4, 6}},
      {"date:2024-03-02..2024-03-10", {2, 3}},
      {"date:..2024-03-02", {1, 2}},
      {"date:2024-03-20..", {4, 6}},
      {"date:2023", {}},
      {"date:none", {5, 7, 8}},
      {"-date:none", {1, 2, 3, 4, 6}},
      {"after:2024-03-10 before:2024-03-20", {3, 4}},
      {"NOT date:2024-03", {5, 7, 8}},
      {"date:1d", {6}},
      {"has:date", {1, 2, 3, 4, 6}},
      {"has:author", {}},
      {"wire:ap", {7}},
      {"wire:\"associated press\"", {7}},
      {"wire:AP,MW", {6, 7}},
      {"wire:meridian central", {6}},
      {"wire:source", {}},
      // copies
      {"copies-of:a1", {1, 2, 7}},
      {"copies-of:a2", {1, 2, 7}},
      {"copies-of:a4", {4}},
      {"copies-of:a4,a6", {3, 4, 6}},
      {"copies-of:zz", {}},
      {"story:a1", {1, 2, 3, 6, 7}},
      {"story:a7", {1, 2, 3, 6, 7}},
      {"story:a4", {4}},
      {"story:a4,a2", {1, 2, 3, 4, 6, 7}},
      {"story:zz", {}},
      {"story:a1 -copies-of:a1", {3, 6}},
      {"copies:1", {4, 5, 8}},
      {"copies:2", {3, 6}},
      {"copies:>=2", {1, 2, 3, 6, 7}},
      {"copies:>2", {1, 2, 7}},
      {"copies:<3", {3, 4, 5, 6, 8}},
      {"copies:<=1", {4, 5, 8}},
      {"copies:>0", {1, 2, 3, 4, 5, 6, 7, 8}},
      {"copies:2..3", {1, 2, 3, 6, 7}},
      {"copies:>9", {}},
      {"outlets:>=3", {1, 2, 7}},
      {"outlets:2", {3, 6}},
      {"outlets:1", {4, 5, 8}},
      {"is:copy", {1, 6, 7}},
      {"is:lead", {2, 3, 4, 5, 8}},
      {"is:lead,copy", {1, 2, 3, 4, 5, 6, 7, 8}},
      {"is:lead grain", {2}},
      {"is:copy copies:3 -wheat", {1}},
  };
  for (const auto& row : rows) EXPECT_EQ(found(row.typed), row.found) << row.typed;
}

TEST(Spellings, OfInitialsAndFiguresAreOneWord) {
  TemporaryDirectory directory;
  SmallIndex index(directory.path() / "index");
  index.add({.title = "", .body = "The U.S. sent 10,000 tons to U.N.E.S.C.O. yesterday."});
  index.add({.title = "", .body = "The US sent 10000 tons to UNESCO."});
  index.add({.title = "", .body = "They told us so."});
  index.commit();
  const schema::ShardedDatabase database(index.path());
  const struct {
    std::string_view typed;
    std::vector<Xapian::docid> found;
  } rows[] = {
      {"US", {1, 2, 3}}, {"us", {2, 3}},     {"U.S.", {1}},      {"U.S", {1}},
      {"10000", {1, 2}}, {"10,000", {1, 2}}, {"UNESCO", {1, 2}}, {"U.N.E.S.C.O.", {1, 2}},
      {"=10000", {2}},   {"1000", {}},       {"TONS", {1, 2}},   {"\"10000 tons\"", {2}},
  };
  for (const auto& row : rows) {
    CompileOptions options;
    options.languages = {"en"};
    Xapian::Enquire enquire(database);
    enquire.set_query(compile(parse_query(row.typed, {}).root, database, options).query);
    std::vector<Xapian::docid> found;
    const Xapian::MSet matches = enquire.get_mset(0, 10);
    for (auto match = matches.begin(); match != matches.end(); ++match) found.push_back(*match);
    std::ranges::sort(found);
    EXPECT_EQ(found, row.found) << row.typed;
  }
}

TEST_F(Compiler, MatchesAnyWordWhenAsked) {
  CompileOptions options;
  options.languages = {"en"};
  const ParsedQuery parsed = parse_query("grain flood -storm", {.match = MatchMode::Any});
  EXPECT_EQ(matches_of(compile(parsed.root, *database_, options).query), (Documents{1, 2}));
}

TEST_F(Compiler, WeighsWordsAndNothingElse) {
  const double grain = weight_of_first("grain");
  EXPECT_GT(grain, 0);
  EXPECT_DOUBLE_EQ(weight_of_first("grain lang:en is:lead,copy date:2024"), grain);
  EXPECT_DOUBLE_EQ(weight_of_first("=grain"), grain) << "an exact word weighs like its stem";
  EXPECT_DOUBLE_EQ(weight_of_first("grain^2"), 2 * grain);
  EXPECT_DOUBLE_EQ(weight_of_first("(grain^0.5 lang:en)^4"), 2 * grain);
  EXPECT_DOUBLE_EQ(weight_of_first("grain OR lang:en"), grain);
  EXPECT_DOUBLE_EQ(weight_of_first("lang:en"), 0);
  EXPECT_DOUBLE_EQ(weight_of_first("*"), 0);
  EXPECT_DOUBLE_EQ(weight_of_first("NOT grain"), 0);
  EXPECT_DOUBLE_EQ(weight_of_first("date:2024 -grain"), 0);
  EXPECT_GT(weight_of_first("\"grain deal\""), grain);
  EXPECT_DOUBLE_EQ(weight_of_first("grain grain"), grain * 4 / 3) << "a word typed twice counts a third more";
  EXPECT_DOUBLE_EQ(weight_of_first("grain OR grain OR =wheats"), grain * 4 / 3);
  EXPECT_DOUBLE_EQ(weight_of("the grain", 1), weight_of("grain", 1)) << "a stop word has no weight";
  EXPECT_DOUBLE_EQ(weight_of_first("the OR grain"), grain);
  EXPECT_GT(weight_of_first("the"), 0) << "unless there is nothing else";
  EXPECT_GT(weight_of("the^2 grain", 1), weight_of("grain", 1)) << "or a weight is asked for";
}

TEST_F(Compiler, KnowsWhenNothingIsAWord) {
  for (const std::string_view text :
       {"", "*", "lang:en", "NOT grain", "date:2024 is:lead", "source:x OR lang:de", "-a -b"})
    EXPECT_TRUE(compiled(text).empty) << text;
  for (const std::string_view text :
       {"grain", "grain lang:en", "NOT (NOT grain)", "lang:en OR grain", "zzz*", "title:a"})
    EXPECT_FALSE(compiled(text).empty) << text;
}

TEST_F(Compiler, TellsWhichUndatedArticlesARangeLeavesOut) {
  const struct {
    std::string_view typed;
    bool by_date;
    Documents undated;
  } rows[] = {
      {"deal date:2024-03", true, {7}},
      {"date:2024", true, {5, 7, 8}},
      {"deal after:2024-03-05 before:2025", true, {7}},
      {"title:wheat OR (grain date:2024)", true, {7}},
      {"deal", false, {}},
      {"date:none", false, {}},
      {"NOT date:2024", false, {}},
      {"added:2024", false, {}},
  };
  for (const auto& row : rows) {
    const CompiledQuery query = compiled(row.typed);
    EXPECT_EQ(query.by_date, row.by_date) << row.typed;
    if (!row.by_date) continue;
    EXPECT_EQ(matches_of(query.undated), row.undated) << row.typed;
  }
}
std::string text_of(const MarkRule& rule) {
  std::string out;
  for (const Pattern& word : rule.words) {
    out += "[";
    for (const std::string& stem : word.stems) out += stem + " ";
    for (const std::string& form : word.forms) out += "=" + form + " ";
    out.back() = ']';
  }
  return out + " " + std::to_string(rule.window) + (rule.ordered ? " ordered" : "") + (rule.in_title ? "" : " body") +
         (rule.in_body ? "" : " title");
}

TEST_F(Compiler, SaysWhatToMark) {
  const struct {
    std::string_view typed;
    std::vector<std::string> rules;
  } rows[] = {
      {"Grain", {"[grain] 1 ordered"}},
      {"grain -wheat", {"[grain] 1 ordered"}},
      {"running", {"[run] 1 ordered"}},
      {"=Running", {"[=running] 1 ordered"}},
      {"\"grain deals\"", {"[=grain][=deals] 2 ordered"}},
      {"grain-deals", {"[grain][deal] 2 ordered"}},
      {"prime NEAR/3 =resigned", {"[prime][=resigned] 4"}},
      {"prime ADJ/3 (resign OR =run)", {"[prime][resign =run] 4 ordered"}},
      {"\"prime minister\" NEAR/3 signed", {"[=prime][=minister][sign] 5"}},
      {"title:flood OR body:storm", {"[flood] 1 ordered title", "[storm] 1 ordered"}},
      {"runn*", {"[=runner =runners =running] 1 ordered"}},
      {"NOT (a OR \"b c\")", {}},
      {"NOT (a NOT grain)", {"[grain] 1 ordered"}},
      {"lang:en *", {}},
      {"grain deal date:2024", {"[grain] 1 ordered", "[deal] 1 ordered"}},
  };
  for (const auto& row : rows) {
    std::vector<std::string> rules;
    for (const MarkRule& rule : compiled(row.typed).marks) {
      if (rule.is_shown) rules.push_back(text_of(rule));
    }
    EXPECT_EQ(rules, row.rules) << row.typed;
  }
}

TEST_F(Compiler, WarnsAboutWhatItCouldNotDo) {
  const struct {
    std::string_view typed;
    std::string_view warnings;
  } rows[] = {
      {"grain", ""},
      {"zzz*", "wildcard_unmatched"},
      {"zzz~1", "wildcard_unmatched"},
      {"title:harb*", "wildcard_unmatched"},
      {"title:grai*", ""},
      {"zzz* zzz* NOT zzz*", "wildcard_unmatched"},
      {"\"prime minister\" NEAR run", "phrase_in_near"},
      {"copies-of:zz", "unknown_article"},
      {"story:zz", "unknown_article"},
      {"id:zz", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(codes(compiled(row.typed)), row.warnings) << row.typed;
  EXPECT_EQ(codes(compiled("r*n r??* ru*", 2)), "wildcard_cut");
}

TEST_F(Compiler, SharesTheWordsOfAllPatternsOfAQuery) {
  CompileOptions options;
  options.languages = {"en"};
  options.all_expansions = 6;
  const auto cut = [&](std::string_view text) {
    return codes(compile(parse_query(text, {}).root, *database_, options));
  };
  EXPECT_EQ(cut("run*"), "") << "no more than six";
  EXPECT_EQ(cut("run* OR wh*"), "wildcard_cut") << "three for each";
  EXPECT_EQ(cut("\"run* run* run*\""), "wildcard_cut") << "two for each place";
}

TEST_F(Compiler, MatchesNothingWhenTimeIsUp) {
  CompileOptions options;
  options.deadline = Deadline(1);
  while (!options.deadline.is_over()) {
  }
  const CompiledQuery query = compile(parse_query("grain -wheat", {}).root, *database_, options);
  EXPECT_TRUE(query.is_cut);
  EXPECT_EQ(matches_of(query.query), Documents{});
  EXPECT_TRUE(query.marks.empty());
}

TEST_F(Compiler, AndsTheOperandsOfANearGroupThatHasTooManyReadings) {
  std::string either = "(\"grain deal\"";
  for (int i = 0; i < 10; ++i) either += " OR \"the deal" + std::to_string(i) + "\"";
  either += ")";
  const CompiledQuery query = compiled(either + " NEAR/50 " + either);
  EXPECT_THAT(codes(query), HasSubstr("near_operand"));
  EXPECT_EQ(matches_of(query.query), Documents{1});
}

TEST_F(Compiler, UsesOnlyOperatorsThatXapianCanSendElsewhere) {
  for (const std::string_view text :
       {"grain -wheat", "\"central ba*\" NEAR ru*", "copies:>=2 date:2024 is:copy run~1", "copies-of:a1 OR =run^2"}) {
    const Xapian::Query query = compiled(text).query;
    const Xapian::Query again = Xapian::Query::unserialise(query.serialise());
    EXPECT_EQ(matches_of(again), matches_of(query)) << text;
  }
}

TEST_F(Compiler, EndsOnHostileTrees) {
  auto repeated = [](std::string_view part, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += part;
    return out;
  };
  for (const std::string& text :
       {repeated("(", 10'000) + "a", repeated("NOT ", 9'999) + "grain", repeated("(a OR (b AND ", 10'000) + "c",
        repeated("grain ", 5'000), repeated("grain OR ", 5'000) + "a", repeated("ru* ", 2'000),
        "\"" + repeated("grain ", 2'000) + "\"", repeated("\"a b\" NEAR ", 60) + "c", std::string(1 << 20, 'a'),
        "=" + std::string(100'000, 'b'), std::string(300, 'c') + "*", std::string(300, 'd') + "~2",
        "id:" + std::string(10'000, 'e'), "source:" + repeated("\xC3\xA9", 400), "ab" + repeated("*a", 30'000)}) {
    EXPECT_NO_THROW(found(text)) << text.substr(0, 40);
  }
  EXPECT_EQ(found(repeated("grain ", 5'000)), (Documents{1, 2}));
}

}  // namespace
}  // namespace wirecopy::searcher
