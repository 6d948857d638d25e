// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "text/words.h"

namespace wirecopy::text {
namespace {

struct Row {
  std::string_view word;
  std::string_view folded;
};

TEST(Fold, DropsWhatItsScriptCanDoWithout) {
  const Row rows[] = {
      {"HARBOUR", "harbour"},
      {"na\u00EFve", "naive"},
      {"nai\u0308ve", "naive"},  // decomposed input folds alike
      {"\u00C5r\u00F8y", "aroy"},
      {"\u0141\u00F3d\u017A", "lodz"},
      {"\u0130stanbul", "istanbul"},
      {"\u0131s\u0131", "isi"},
      {"GRO\u1E9E", "gross"},
      {"\u1F08\u03B8\u1FC6\u03BD\u03B1\u03B9", "\u03B1\u03B8\u03B7\u03BD\u03B1\u03B9"},
      {"\u0451\u0436", "\u0435\u0436"},
      {"\u0439", "\u0439"},  // short i is another letter than i
      {"\u0643\u064E\u062A\u064E\u0628\u064E", "\u0643\u062A\u0628"},
      {"\u0623\u062D\u0645\u062F", "\u0627\u062D\u0645\u062F"},
      {"\u05E9\u05C1\u05DC\u05D5\u05DD", "\u05E9\u05DC\u05D5\u05DD"},
      {"\u304C", "\u304C"},  // voicing tells words apart
      {"\u304B\u3099", "\u304C"},
      {"\uFF76\uFF9E", "\u30AC"},  // half-width kana
      {"ph\u1ED1", "ph\u1ED1"},
      {"\u062E\u0627\u0646\u06C0", "\u062E\u0627\u0646\u0647"},
      {"\u0663\u0660", "30"},
      {"Vi\u1EC7t", "vi\u1EC7t"},  // so do the marks of Vietnamese words
      {"thủy", "thu\u1EF7"},       // wherever it is put
      {"thuỷ", "thu\u1EF7"},
      {"Thụy", "thu\u1EF5"},
      {"khỏe", "kho\u1EBB"},
      {"họa", "ho\u1EA1"},
      {"हिन्दी", "हिंदी"},  // the anusvara stands for any nasal before a consonant of its kind
      {"मुम्बई", "मुंबई"},
      {"पञ्चायत", "पंचायत"},
      {"गाँव", "गांव"},
      {"जन्म", "जन्म"},  // but is no other letter
      {"अन्न", "अन्न"},
      {"don\u2019t", "don't"},
      {"Не\u0301льзя", "нельзя"},
      {"за\u0300мок", "замок"},
      {"\u045D", "и"},
      {"Мой ёж", "мой еж"},
      {"ќерка", "ќерка"},  // a letter of its own
      {"霧ヶ浜", "霧ケ浜"},
      {"三ヵ月", "三カ月"},
      {"สหรัฐฯ", "สหรัฐ"},
      {"เด็กๆ", "เด็ก"},
      {"ארה״ב", "ארה\"ב"},
      {"צ׳ק", "צ'ק"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(fold(row.word), row.folded) << row.word;
    EXPECT_EQ(fold(row.folded), row.folded) << "folding twice changes nothing: " << row.word;
  }
}

}  // namespace
}  // namespace wirecopy::text
