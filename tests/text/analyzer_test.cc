// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/analyzer.h"

#include <gtest/gtest.h>

#include "text/language.h"

namespace wirecopy::text {
namespace {

std::vector<std::string> stems(std::string_view language, std::string_view text) {
  std::vector<std::string> out;
  Analyzer analyzer(language);
  analyzer.reset(text);
  for (Token token; analyzer.next(token);) out.emplace_back(token.stem);
  return out;
}

TEST(Analyzer, StemsByTheLanguageOfTheText) {
  EXPECT_EQ(stems("en", "The ferries were running"), (std::vector<std::string>{"the", "ferri", "were", "run"}));
  EXPECT_EQ(stems("de", "H\u00E4user Haus"), (std::vector<std::string>{"haus", "haus"}));
  EXPECT_EQ(stems("fr", "continuellement continuer"), (std::vector<std::string>{"continuel", "continu"}));
  EXPECT_EQ(stems("ja", "\u65B0\u805E"), (std::vector<std::string>{"\u65B0\u805E"}));
  EXPECT_EQ(stems("", "Running"), (std::vector<std::string>{"running"}));
  EXPECT_EQ(stems("xx", "Running"), (std::vector<std::string>{"running"}));
}

TEST(Analyzer, LeavesNoMarksInStems) {
  EXPECT_EQ(stems("es", "informaci\u00F3n informaciones"), (std::vector<std::string>{"inform", "inform"}));
}

TEST(Analyzer, WordsOfOneKindHaveOneStem) {
  struct Row {
    std::string_view language;
    std::vector<std::string_view> words;
  };
  const Row rows[] = {
      {"el",
       {"\u03B5\u03BA\u03BB\u03BF\u03B3\u03AD\u03C2", "\u03B5\u03BA\u03BB\u03BF\u03B3\u03CE\u03BD",
        "\u0395\u039A\u039B\u039F\u0393\u0395\u03A3"}},
      {"hi", {"\u091A\u0941\u0928\u093E\u0935\u094B\u0902", "\u091A\u0941\u0928\u093E\u0935"}},
      {"sr", {"\u0432\u043B\u0430\u0434\u0430", "\u0432\u043B\u0430\u0434\u0435", "vlada", "vlade"}},
      {"tr", {"Ankara'da", "Ankara\u2019n\u0131n", "Ankara"}},
      {"de", {"M\u00FCller", "Mueller"}},
      {"de", {"H\u00E4user", "Haeuser", "Haus"}},
      {"de", {"Stra\u00DFe", "Strasse", "Stra\u00DFen"}},
      {"ar", {"\u0627\u0644\u062D\u0643\u0648\u0645\u0629", "\u062D\u0643\u0648\u0645\u0629"}},
      {"ar",
       {"\u0627\u0644\u0643\u062A\u0627\u0628", "\u0648\u0627\u0644\u0643\u062A\u0627\u0628",
        "\u0643\u062A\u0627\u0628"}},
      {"hi",
       {"\u0915\u093C\u093E\u0928\u0942\u0928", "\u0958\u093E\u0928\u0942\u0928", "\u0915\u093E\u0928\u0942\u0928"}},
      {"fa",
       {"\u06A9\u062A\u0627\u0628", "\u06A9\u062A\u0627\u0628\u200C\u0647\u0627\u06CC",
        "\u06A9\u062A\u0627\u0628\u0647\u0627", "\u0643\u062A\u0627\u0628\u200C\u0647\u0627\u064A\u064A"}},
      {"ar", {"انتخابات", "الانتخابات", "انتخاب"}},
      {"ar", {"شركات", "شركة", "الشركات", "والشركات"}},
      {"el", {"πανεπιστήμιο", "πανεπιστήμια", "πανεπιστημίων"}},
      {"el", {"παιδί", "παιδιά", "παιδιών"}},
      {"el", {"υπουργείο", "υπουργεία"}},
      {"hi", {"हिन्दी", "हिंदी"}},
      {"hi", {"सम्पादक", "संपादक", "संपादकों"}},
      {"vi", {"thủy", "thuỷ"}},
      {"fa", {"خانه", "خانه‌ی", "خانۀ"}},
      {"ko", {"대통령", "대통령이", "대통령은", "대통령에게서도", "대통령들의"}},
      {"ko", {"민주주의", "민주주의를", "민주주의에서"}},
      {"ru", {"\u0432\u044B\u0431\u043E\u0440\u044B", "\u0432\u044B\u0431\u043E\u0440\u043E\u0432"}},
  };
  for (const Row& row : rows) {
    for (const std::string_view word : row.words)
      EXPECT_EQ(stems(row.language, word), stems(row.language, row.words.front())) << row.language << " " << word;
  }
  EXPECT_EQ(stems("ko", "회의 아이 가"), (std::vector<std::string>{"회의", "아이", "가"})) << "two syllables stay";
  EXPECT_EQ(stems("ar", "\u0648\u0627\u0644\u062F"), (std::vector<std::string>{"\u0648\u0627\u0644\u062F"}))
      << "a father is no article";
  EXPECT_EQ(stems("yi", "\u05E9\u05D8\u05D0\u05B8\u05D8").size(), 1u);
}

TEST(Analyzer, GivesTheStemOfWhatIsTypedWithoutMarks) {
  struct Row {
    std::string_view language, word, typed;
  };
  const Row rows[] = {{"es", "informaci\u00F3n", "informacion"},
                      {"fr", "\u00E9lections", "elections"},
                      {"vi", "Vi\u1EC7t", "viet"},
                      {"vi", "ph\u1ED1", "pho"},
                      {"en", "tide", "tide"}};
  for (const Row& row : rows) {
    Analyzer analyzer(row.language);
    analyzer.reset(row.word);
    Token token;
    ASSERT_TRUE(analyzer.next(token));
    EXPECT_EQ(token.plain_stem, stems(row.language, row.typed).front()) << row.word;
  }
}

TEST(Analyzer, StartsAnewAfterReset) {
  Analyzer analyzer("en");
  Token token;
  analyzer.reset("one two");
  ASSERT_TRUE(analyzer.next(token));
  analyzer.reset("three");
  ASSERT_TRUE(analyzer.next(token));
  EXPECT_EQ(token.folded, "three");
  EXPECT_FALSE(analyzer.next(token));
}

// All beginnings of three letters with endings of all kinds, and words that are exceptions.
TEST(Stemmer, KeepsTheFirstLetterWhereItSaysSo) {
  std::size_t kept = 0;
  for (const Language& language : languages()) {
    Stemmer stemmer(language.code);
    if (!stemmer.keeps_first_letter()) continue;
    ++kept;
    const auto expect_kept = [&](const std::string& word) {
      ASSERT_EQ(stemmer.stem(word, word).front(), word.front()) << language.code << " " << word;
    };
    for (const char* word :
         {"dying", "skis", "ugly", "only", "yyyy", "yes", "gegeben", "ier", "s", "ing", "ed", "oase"})
      expect_kept(word);
    for (char a = 'a'; a <= 'z'; ++a) {
      for (char b = 'a'; b <= 'z'; ++b) {
        for (const char* ending : {"", "s", "ing", "en", "er", "ation", "eux", "ly", "issimo", "heid", "t"})
          expect_kept(std::string{a, b} + ending);
      }
    }
  }
  EXPECT_GE(kept, 15u);
  for (const char* code : {"ar", "id", "ga", "ta"}) EXPECT_FALSE(Stemmer(code).keeps_first_letter()) << code;
}

}  // namespace
}  // namespace wirecopy::text
