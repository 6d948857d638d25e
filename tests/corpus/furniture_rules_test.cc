// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/furniture_rules.h"

#include <gtest/gtest.h>

#include <string>

namespace wirecopy::corpus {
namespace {

TEST(FurnitureRules, KnowLinesThatAreNoText) {
  struct Row {
    std::string_view line;
    Furniture furniture;
  };
  const Row rows[] = {
      {"Read more!", Furniture::Control},
      {"Photo: the quay in Harrowmouth on Tuesday after the vote that ended the longest strike of the decade in the "
       "port, as seen from the old lighthouse, which has stood there since the ships of the first owners came in and "
       "is still in use today, as the board of the harbour says.",
       Furniture::Caption},
      {"Pictured: the quay at dawn", Furniture::Caption},
      {"\u00BB Weiterlesen", Furniture::Control},
      {"Share on Facebook", Furniture::Control},
      {"Read also: Ferry fares go up", Furniture::Control},
      {"Lesen Sie auch: F\u00E4hre f\u00E4hrt wieder", Furniture::Control},
      {"Lesen Sie auch:", Furniture::Related},
      {"Leer m\u00E1s: El puerto abre", Furniture::Control},
      {"\u0627\u0642\u0631\u0623 \u0623\u064A\u0636\u0627: \u0627\u0644\u0645\u064A\u0646\u0627\u0621",
       Furniture::Control},
      {"\u30B7\u30A7\u30A2\u3059\u308B", Furniture::Control},
      {"\u0130lgili Haberler", Furniture::Related},
      {"Comments (3)", Furniture::Control},
      {"Loading...", Furniture::Control},
      {"Our Standards: What we hold ourselves to.", Furniture::Promotion},
      {"Unsubscribe: https://quay.example/u", Furniture::Promotion},
      {"View this email in your browser", Furniture::Promotion},
      {"You are receiving this email because you asked for it at the quay.", Furniture::Promotion},
      {"RECOMMENDED", Furniture::Related},
      {"Related Articles", Furniture::Related},
      {"Articles li\u00E9s :", Furniture::Related},
      {"\u0427\u0438\u0442\u0430\u0439\u0442\u0435 \u0442\u0430\u043A\u0436\u0435", Furniture::Related},
      {"\u95A2\u9023\u8A18\u4E8B", Furniture::Related},
      {"ADVERTISEMENT", Furniture::Promotion},
      {"Sign up for our newsletter and never miss a tide.", Furniture::Promotion},
      {"We use cookies to make this site work.", Furniture::Consent},
      {"\u00A9 2025 Harbour Courier. All rights reserved.", Furniture::Copyright},
      {"\u00A9 Ana Ruiz", Furniture::Copyright},
      {"\u00A9 Quay Media, Port Ellis", Furniture::Copyright},
      {"Text (c) 2025 Ana Ruiz", Furniture::Copyright},
      {"Copyright \u00A9 Quay Media. All rights reserved. It is not to be printed again.", Furniture::Copyright},
      {"Harbour Courier \u00A9", Furniture::Copyright},
      {"Write to us | You are visitor number 31 of this site of the harbour and its boats | (c) Harbour Courier",
       Furniture::Copyright},
      {"points (a) to (c) Fees of the quay", Furniture::None},
      {"Photo: Ana Ruiz", Furniture::Caption},
      {"File photo of the quay", Furniture::Caption},
      {"Home | World | Sport | Weather", Furniture::Menu},
      {"Home > World > Europe", Furniture::Menu},
      {"News  Harbour  Sport", Furniture::Menu},
      {"Startseite Politik Sport", Furniture::Menu},
      {"Accueil Politique", Furniture::Menu},
      {"Inicio Pol\u00EDtica Deportes", Furniture::Menu},
      {"\u0413\u043B\u0430\u0432\u043D\u0430\u044F \u041F\u043E\u043B\u0438\u0442\u0438\u043A\u0430 "
       "\u0421\u043F\u043E\u0440\u0442",
       Furniture::Menu},
      {"Politik Wirtschaft Sport Kultur", Furniture::Menu},
      {"Men\u00FC", Furniture::Control},
      {"Anmelden", Furniture::Control},
      {"Share   Print   Save (3)", Furniture::Menu},
      {"\u30B7\u30A7\u30A2 \u5370\u5237 \u4FDD\u5B58", Furniture::Menu},
      {"Alma  12  3.5", Furniture::None},
      {"March 2024", Furniture::Calendar},
      {"----", Furniture::Counter},
      {"quaynews.example", Furniture::Host},
      {"1 2 3 4 5 6 7 8 9 10 11 12 13 14", Furniture::Calendar},
      {"Mo Tu We Th Fr Sa Su", Furniture::Calendar},
      {"0", Furniture::Counter},
      {"12 comments", Furniture::Counter},
      {"5 min read", Furniture::Counter},
      // text
      {"", Furniture::None},
      {"Read more books, the minister told pupils in Port Ellis on Monday.", Furniture::None},
      {"Related research has shown that herring return to cold water.", Furniture::None},
      {"The board uses cookies to thank its guests, said Ruiz.", Furniture::None},
      {"AI Infrastructure", Furniture::None},
      {"Home prices rise in Port Ellis", Furniture::None},
      {"Home Office closes quay", Furniture::None},
      {"Accueil des r\u00E9fugi\u00E9s : le port s'organise", Furniture::None},
      {"World news agency opens", Furniture::None},
      {"1 2 3 go", Furniture::None},
      {"The board paid for the \u00A9 sign on its cups, the auditors said on Monday.", Furniture::None},
      {"Under section 9 (c) the board may close the quay.", Furniture::None},
      {"(c) the board may close the quay", Furniture::None},
      {"The cups that say \u00A9 2024 were made in 2019, said the lawyer of the board.", Furniture::None},
      {"Share prices fell on Monday", Furniture::None},
      {"Photographs of the quay hang in the town hall.", Furniture::None},
  };
  for (const Row& row : rows) EXPECT_EQ(furniture_of(row.line), row.furniture) << row.line;
  EXPECT_EQ(furniture_of("We use cookies " + std::string(500, 'x')), Furniture::None) << "a paragraph is not a notice";
}

TEST(FurnitureRules, KnowTheEndsOfSentences) {
  for (const char* line :
       {"It is open.", "Is it?", "\u201COpen!\u201D", "(It is open.)", "\u958B\u3044\u305F\u3002", "Wait\u2026"}) {
    EXPECT_TRUE(ends_like_sentence(line)) << line;
  }
  for (const char* line : {"", "Open again", "Quay,", "\"Open\"", "9"}) EXPECT_FALSE(ends_like_sentence(line)) << line;
}

}  // namespace
}  // namespace wirecopy::corpus
