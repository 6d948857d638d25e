// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/syntax.h"

#include <cstdint>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/fields.h"
#include "searcher/warnings.h"
#include "tests/searcher/hostile_texts.h"
#include "tests/searcher/syntax_rows.h"
#include "tests/source_tree.h"

namespace wirecopy::searcher {
namespace {

SyntaxOptions options(MatchMode match = MatchMode::All, std::string zone = "UTC") {
  return {.match = match, .now = 1'710'496'800, .time_zone = std::move(zone)};
}

ParsedQuery parse(std::string_view text) {
  return parse_query(text, options());
}

std::string codes(const ParsedQuery& parsed) {
  std::string out;
  for (const Warning& warning : parsed.warnings) out += (out.empty() ? "" : " ") + warning.code;
  return out;
}

template <class Rows>
void expect_rows(const Rows& rows, MatchMode match) {
  for (const SyntaxRow& row : rows) {
    const ParsedQuery parsed = parse_query(row.typed, options(match));
    EXPECT_EQ(parsed.interpreted, row.interpreted) << "typed: " << row.typed;
    EXPECT_EQ(codes(parsed), row.warnings) << "typed: " << row.typed;
    for (const Warning& warning : parsed.warnings) {
      EXPECT_LE(warning.at.begin, warning.at.end) << "typed: " << row.typed;
      EXPECT_LE(warning.at.end, row.typed.size()) << "typed: " << row.typed;
      EXPECT_EQ(warning.message.find("{}"), std::string::npos) << "typed: " << row.typed;
    }
    for (const MatchMode again : {MatchMode::All, MatchMode::Any}) {
      const ParsedQuery second = parse_query(parsed.interpreted, options(again));
      EXPECT_EQ(second.interpreted, parsed.interpreted) << "typed: " << row.typed;
      EXPECT_EQ(to_drawing(second.root), to_drawing(parsed.root)) << "typed: " << row.typed;
    }
  }
}

TEST(Syntax, ReadsTheQueriesThatShowTheLanguage) {
  expect_rows(shown_rows, MatchMode::All);
}

TEST(Syntax, ReadsEverythingElseAsTheTableSays) {
  expect_rows(syntax_rows, MatchMode::All);
}

TEST(Syntax, JoinsWordsSideBySideWithOrWhenAnyMayMatch) {
  expect_rows(any_word_rows, MatchMode::Any);
}

TEST(Syntax, PhrasesHaveAFewWildcardsAtMost) {
  std::string wildcards;
  for (int i = 0; i < 16; ++i) wildcards += "re* ";
  EXPECT_TRUE(parse_query('"' + wildcards + "ship\"", {}).warnings.empty());
  const ParsedQuery cut = parse_query('"' + wildcards + "ship re* ship\"", {});
  ASSERT_EQ(cut.warnings.size(), 1u);
  EXPECT_EQ(cut.warnings.front().code, "too_long");
  EXPECT_EQ(cut.interpreted, '"' + wildcards + "ship\"");
}

TEST(Syntax, RequiredBracketsInsideOfEachOtherStayShort) {
  std::string nested = "a";
  for (int i = 0; i < 90; ++i) nested += " +(b";
  const ParsedQuery parsed = parse_query(nested, {.match = MatchMode::Any});
  EXPECT_LT(parsed.interpreted.size(), 16 * most_query_words);
  EXPECT_EQ(std::ranges::count(parsed.warnings, "required_brackets", &Warning::code), 1);
  EXPECT_EQ(parse_query(parsed.interpreted, {.match = MatchMode::Any}).interpreted, parsed.interpreted);
}

TEST(Syntax, EndsOnAnyBytesWithAReadingThatReadsTheSame) {
  for (const std::string& text : hostile_texts()) {
    const ParsedQuery parsed = parse(text);
    EXPECT_LE(parsed.warnings.size(), 10 * warning_rows.size());
    if (parsed.interpreted.size() > longest_query) continue;
    EXPECT_TRUE(parse(parsed.interpreted).interpreted == parsed.interpreted)
        << text.substr(0, 40) << " as " << parsed.interpreted.substr(0, 200);
  }
}

TEST(Syntax, SaysWhatItDidToHostileText) {
  const struct {
    std::string typed;
    std::string interpreted;
    std::string warnings;
  } rows[] = {
      {repeated("(", 10'000) + "a", "a", "unclosed_bracket too_deep"},
      {repeated("NOT ", 10'000), "NOT not", "lonely_operator"},
      {std::string("a\0b", 3), "a AND b", ""},
      {"caf\xE9 au lait", "caf AND au AND lait", "bad_utf8"},
      {"\"caf\xE9\xE9 au\"", "\"caf au\"", "bad_utf8"},
      {"ti\xE2\x80\x8Ftle:x", "title-x", ""},
      {"gra\xE2\x80\x8Fin", "grain", ""},
      {"a\xFF\xE0\xB8\xB5", "a", "bad_utf8"},
      {std::string(1 << 20, 'a'), std::string(longest_query, 'a'), "too_long"},
  };
  for (const auto& row : rows) {
    const ParsedQuery parsed = parse(row.typed);
    EXPECT_EQ(parsed.interpreted, row.interpreted) << row.typed.substr(0, 40);
    EXPECT_EQ(codes(parsed), row.warnings) << row.typed.substr(0, 40);
  }
}

TEST(Syntax, TakesNoMoreWordsThanItsLimit) {
  const ParsedQuery parsed = parse(repeated("a ", 5'000));
  EXPECT_EQ(parsed.root.children.size(), most_query_words);
  EXPECT_EQ(codes(parsed), "too_long");
}

TEST(Syntax, JoinsByNearNoMoreWordsThanItsLimit) {
  const ParsedQuery parsed = parse(repeated("a NEAR/5 ", 32) + "a");
  EXPECT_EQ(parsed.root.kind, NodeKind::And);
  EXPECT_EQ(codes(parsed), "near_too_long");
  EXPECT_EQ(codes(parse(repeated("a NEAR/50 ", 31) + "a")), "");
}

int brackets_of(const std::string& text) {
  int open = 0, most = 0;
  for (const char character : text) {
    if (character == '(') most = std::max(most, ++open);
    if (character == ')') --open;
  }
  return most;
}

TEST(Syntax, FlattensWhatIsNestedTooDeep) {
  const ParsedQuery parsed = parse(repeated("a OR (b AND (", 90) + "c" + repeated("))", 90));
  EXPECT_EQ(brackets_of(parsed.interpreted), deepest_nesting);
  EXPECT_THAT(codes(parsed), testing::HasSubstr("too_deep"));
}

TEST(Syntax, ReadsWideSignsAndFiguresAsThoseOfAscii) {
  constexpr SyntaxRow rows[] = {
      {"－東京 地震", "NOT 東京 AND 地震", ""},
      {"地震 −東京", "地震 AND NOT 東京", ""},
      {"（東京 OR 札幌）地震", "(東京 OR 札幌) AND 地震", ""},
      {"東京 ＯＲ 地震", "東京 OR 地震", ""},
      {"東京｜地震", "東京 OR 地震", ""},
      {"title：東京", "title:東京", ""},
      {"title：（東京 OR 札幌）", "title:東京 OR title:札幌", ""},
      {"title：東京，札幌", "title:東京 OR title:札幌", ""},
      {"source：－朝日", "NOT source:朝日", ""},
      {"source:＝\"朝日（東京）\"，times", "source:=\"朝日（東京）\",times", ""},
      {"date：２０２４", "date:2024-01-01..2024-12-31", ""},
      {"date:٢٠٢٤", "date:2024-01-01..2024-12-31", ""},
      {"copies:>２", "copies:>2", ""},
      {"title:\"１，０００\"", "title:=１\\，０００", ""},
      {"title:１，０００", "title:１\\，０００", ""},
      {"－ ＡＮＤ", "\\ＡＮＤ", "lonely_operator"},
      {"水道＊", "水道*", ""},
      {"＝水道", "=水道", ""},
      {"title： 東京", "title AND 東京", "empty_field"},
      {"（東京", "東京", "unclosed_bracket"},
      {"\"水道（東京）＊\"", "\"水道 東京\"", ""},
  };
  expect_rows(rows, MatchMode::All);
}

TEST(Syntax, KeepsTheSpansOfWideSigns) {
  const ParsedQuery parsed = parse_query("ab （title：cd", {});
  ASSERT_EQ(parsed.warnings.size(), 1u);
  EXPECT_EQ(parsed.warnings.front().at, (Span{3, 6}));
  ASSERT_EQ(parsed.root.children.size(), 2u);
  EXPECT_EQ(parsed.root.children[1].at, (Span{14, 16}));
}

TEST(Syntax, KeepsTheSpansOfWhatWasTyped) {
  const ParsedQuery parsed = parse("grain title:\"black sea\" -\xC3\xA9t\xC3\xA9*");
  const auto& children = parsed.root.children;
  ASSERT_EQ(children.size(), 3u);
  EXPECT_EQ(children[0].at, (Span{0, 5}));
  EXPECT_EQ(children[1].at, (Span{12, 23}));
  EXPECT_EQ(children[2].at, (Span{25, 31}));
}

TEST(Syntax, ReadsDaysByTheClocksOfTheReader) {
  const SyntaxOptions berlin = options(MatchMode::All, "Europe/Berlin");
  const ParsedQuery parsed = parse_query("date:2024-07-01", berlin);
  EXPECT_EQ(parsed.interpreted, "date:2024-07-01T00:00:00+02:00..2024-07-01T23:59:59+02:00");
  EXPECT_EQ(parse_query(parsed.interpreted, berlin).interpreted, parsed.interpreted);
  EXPECT_EQ(parse_query("date:2024-01-01T00:00:00Z..2024-01-01T23:59:59Z", berlin).interpreted,
            "date:2024-01-01T00:00:00Z..2024-01-01T23:59:59Z");
  EXPECT_EQ(codes(parse_query("a", options(MatchMode::All, "Mars/Olympus"))), "unknown_time_zone");
}

TEST(Syntax, DrawsTheTree) {
  EXPECT_EQ(to_drawing(parse("title:(flood OR \"storm surge\"^2) NOT a-b* Putin~2 date:2024").root),
            "and\n"
            "  or\n"
            "    word flood in title\n"
            "    phrase, as typed in title, weight 2\n"
            "      exact word storm\n"
            "      exact word surge\n"
            "  not\n"
            "    phrase, by stems\n"
            "      word a\n"
            "      word b\n"
            "  fuzzy word Putin, 2 edits\n"
            "  filter 2024-01-01T00:00:00Z..2024-12-31T23:59:59Z in date\n");
}

// The manual of the query language.
std::vector<std::string> manual_lines() {
  std::ifstream file(source_path("docs/query-syntax.md"));
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

// What stands between `marks` in a line.
std::vector<std::string> quoted_parts(const std::string& line, const std::string& marks) {
  std::vector<std::string> parts;
  for (std::size_t at = line.find(marks); at != std::string::npos;) {
    const std::size_t begin = at + marks.size();
    const std::size_t end = line.find(marks, begin);
    if (end == std::string::npos) break;
    parts.push_back(line.substr(begin, end - begin));
    at = line.find(marks, end + marks.size());
  }
  return parts;
}

// A line of a table, cut at its bars; a bar inside of code is written \|.
std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out(1);
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line.compare(i, 2, "\\|") == 0) {
      out.back() += line[++i];
    } else if (line[i] == '|') {
      out.emplace_back();
    } else {
      out.back() += line[i];
    }
  }
  out.pop_back();
  return out;
}

TEST(QueryManual, HasExamplesThatParseWithoutWarning) {
  int examples = 0;
  for (const std::string& line : manual_lines()) {
    if (!line.starts_with("| `")) continue;
    for (const std::string& example : quoted_parts(cells(line).front(), "`")) {
      if (example.ends_with("_") || example.ends_with(":")) continue;
      ++examples;
      EXPECT_EQ(codes(parse(example)), "") << example;
    }
  }
  EXPECT_GT(examples, 60);
}

TEST(QueryManual, ShowsReadingsAsTheyAre) {
  int readings = 0;
  for (const std::string& line : manual_lines()) {
    if (!line.starts_with("| `")) continue;
    const std::vector<std::string> columns = cells(line);
    if (columns.size() != 3) continue;
    const std::vector<std::string> typed = quoted_parts(columns[0], "`");
    const std::vector<std::string> read = quoted_parts(columns[1], "`");
    if (typed.size() != 1 || read.size() != 1 || typed.front().ends_with(":")) continue;
    ++readings;
    EXPECT_EQ(parse(typed.front()).interpreted, read.front()) << typed.front();
  }
  EXPECT_GT(readings, 20);
}

TEST(QueryManual, ListsEveryFieldWithTheHelpOfItsRow) {
  std::vector<std::string> listed;
  bool in_fields = false;
  for (const std::string& line : manual_lines()) {
    if (line.starts_with("## ")) in_fields = line == "## Fields";
    if (in_fields && line.starts_with("| `") && quoted_parts(line, "`").front().ends_with(":")) listed.push_back(line);
  }
  std::vector<std::string> expected;
  for (const schema::Field& field : schema::fields) {
    std::string line = "| `" + std::string(field.name) + ":`";
    if (!field.alias.empty()) line += " `" + std::string(field.alias) + ":`";
    expected.push_back(line + " | `" + std::string(field.example) + "` | " + std::string(field.help) + " |");
  }
  EXPECT_EQ(listed, expected);
}

TEST(QueryManual, ListsEveryWarning) {
  std::set<std::string> known;
  for (const WarningRow& row : warning_rows) known.emplace(row.code);
  std::set<std::string> listed;
  for (const std::string& line : manual_lines()) {
    if (!line.starts_with("| `")) continue;
    const std::string name = quoted_parts(line, "`").front();
    const bool is_code = name.find('_') != std::string::npos && name.find_first_of(" :\"") == std::string::npos;
    if (is_code || known.contains(name)) listed.insert(name);
  }
  EXPECT_EQ(listed, known);
}

TEST(QueryManual, GivesExamplesOfFieldsThatParse) {
  for (const schema::Field& field : schema::fields) {
    const ParsedQuery parsed = parse(field.example);
    EXPECT_EQ(codes(parsed), "") << field.example;
    EXPECT_NE(parsed.interpreted, "*") << field.example;
  }
}

}  // namespace
}  // namespace wirecopy::searcher
