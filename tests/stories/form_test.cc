// SPDX-License-Identifier: GPL-2.0-or-later
#include "stories/form.h"

#include <gtest/gtest.h>

#include "stories/profile.h"
#include "tests/stories/made_articles.h"

namespace wirecopy::stories {
namespace {

Form form_of_text(std::string_view text) {
  return form_of(profile_of(text));
}

Form form_of_series(uint64_t name, uint64_t item) {
  ProfileMaker maker;
  maker.add("weather", "weather", ProfileMaker::Place::Inside);
  return form_of(maker.finish("en", {.name = name, .item = item}));
}

TEST(Form, TheSameWordsAroundOtherNamesAndFiguresAreAnotherItem) {
  const struct {
    const char* what;
    std::string a;
    std::string b;
    bool is_other_item;
  } rows[] = {
      {"market tables", market_table("Tuesday", "4118.62"), market_table("Wednesday", "4151.07"), true},
      {"obituaries",
       "Services for Anna Bell, 84, will be held at noon in the chapel of Upton. She was born in Leeds and worked as a "
       "nurse until she retired in 1999. She is survived by two sons and a sister, Mary Bell of York.",
       "Services for Ruth Ember Cole, 71, will be held at noon in the chapel of Nether Wendle. She was born in Hull "
       "and "
       "worked as a nurse until she retired in 2004. She is survived by two sons and a sister, Joan of Ripon.",
       true},
      {"two reports of a quake", quake_report("Tarnholm", "6.4", "Sunday", 1),
       quake_report("Tarnholm", "6.4", "Sunday", 2), false},
      {"too short to have a form", "Shares of Acme fell 3 per cent", "Shares of Bolt fell 9 per cent", false},
      {"names alone", "Acme Bolt Cole Dunn Eton Fisk Gray Hull", "Acme Bolt Cole Dunn Eton Fisk Gray York", false},
      {"no words", "", "", false},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(form_of_text(row.a).is_other_item_of(form_of_text(row.b)), row.is_other_item) << row.what;
    EXPECT_EQ(form_of_text(row.b).is_other_item_of(form_of_text(row.a)), row.is_other_item) << row.what;
  }
}

TEST(Form, TwoItemsOfASeriesAreApartAndOneItemIsNot) {
  EXPECT_TRUE(form_of_series(7, 1).is_other_item_of(form_of_series(7, 2)));
  EXPECT_FALSE(form_of_series(7, 1).is_other_item_of(form_of_series(7, 1))) << "one day";
  EXPECT_FALSE(form_of_series(7, 1).is_other_item_of(form_of_series(8, 2))) << "two series";
  EXPECT_FALSE(form_of_series(7, 1).is_other_item_of(Form())) << "no form";
  EXPECT_FALSE(Form().is_other_item_of(Form()));
}

}  // namespace
}  // namespace wirecopy::stories
