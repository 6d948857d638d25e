// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/wire.h"

#include <gtest/gtest.h>

namespace wirecopy::corpus {
namespace {

using Names = std::vector<std::string>;

Article crediting(std::string credit) {
  Article article;
  article.credit = std::move(credit);
  return article;
}

TEST(Wire, OfAnAgencyHasAllItsNames) {
  const Names associated{"Associated Press", "The Associated Press", "AP News", "AP"};
  EXPECT_EQ(wire_names(crediting("(AP)")), associated);
  EXPECT_EQ(wire_names(crediting("With reporting by the Associated Press")), associated);
  Article article;
  article.authors = {"Ana Ruiz", "AP"};
  EXPECT_EQ(wire_names(article), associated);
  article = {};
  article.outlet = "www.apnews.com";
  EXPECT_EQ(wire_names(article), associated);
  article = {};
  article.body = "PORT ELLIS (AP) - The quay is closed.\n\nIt opens on Monday (dpa).";
  EXPECT_EQ(wire_names(article), associated);
}

TEST(Wire, OfTwoAgenciesHasBoth) {
  const Names names = wire_names(crediting("With inputs from PTI and ANI"));
  EXPECT_EQ(names, (Names{"Press Trust of India", "PTI", "Asian News International", "ANI"}));
}

TEST(Wire, OfAnyServiceHasItsNameAndInitials) {
  EXPECT_EQ(wire_names(crediting("Source: Meridian Wire")), (Names{"Meridian Wire", "MW"}));
  EXPECT_EQ(wire_names(crediting("(MW)")), Names{"MW"});
  EXPECT_EQ(wire_names(crediting("The post Ram found appeared first on Tarn Valley Bugle.")),
            Names{"Tarn Valley Bugle"});
  Article article;
  article.outlet = "Meridian Wire";
  EXPECT_EQ(wire_names(article), (Names{"Meridian Wire", "MW"}));
}

TEST(Wire, IsNotGuessed) {
  EXPECT_EQ(wire_names({}), Names{});
  EXPECT_EQ(wire_names(crediting("Reporting by Ana Ruiz; Editing by Tom Okoye")), Names{});
  Article article;
  article.outlet = "Harbour Courier";
  article.authors = {"Ana Ruiz"};
  article.body = "The agency (AP) said the quay is closed.";
  EXPECT_EQ(wire_names(article), Names{});
}

}  // namespace
}  // namespace wirecopy::corpus
