// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirecopy::schema {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Terms, LongValuesAreHashedAndNeverMerelyCut) {
  const std::string longest(longest_term, 'a');
  EXPECT_EQ(make_term("XE", longest), "XE" + longest);
  const std::string term = make_term("XE", longest + "b");
  EXPECT_LE(term.size(), 245u);
  EXPECT_NE(term, make_term("XE", longest + "c"));
  EXPECT_EQ(term, make_term("XE", longest + "b"));
}

TEST(Terms, CapitalsAreSetApartFromThePrefix) {
  EXPECT_EQ(make_term("Q", "R1"), "Q:R1");
  EXPECT_EQ(make_term("Q", "r1"), "Qr1");
  EXPECT_EQ(make_term("Q", ":x"), "Q::x");
}

TEST(Terms, NamesAreFoundWholeAndByTheirWords) {
  EXPECT_THAT(value_terms(field("author"), " Ada M. Quill "), ElementsAre("A=ada m. quill", "Aada", "Am", "Aquill"));
  EXPECT_THAT(value_terms(field("tag"), "Port"), ElementsAre("K=port", "Kport"));
  EXPECT_THAT(value_terms(field("tag"), "+++"), ElementsAre("K=+++", "K+++")) << "without a word";
  EXPECT_THAT(query_terms(field("author"), "Quill"), ElementsAre("Aquill"));
  EXPECT_THAT(query_terms(field("author"), "ada quill"), ElementsAre("Aada", "Aquill"));
  EXPECT_THAT(query_terms(field("author"), "=ada m. quill"), ElementsAre("A=ada m. quill"));
  EXPECT_THAT(query_terms(field("source"), "=www.A.example"), ElementsAre("XSOURCE=a.example"));
  EXPECT_THAT(query_terms(field("id"), "=r1"), ElementsAre("Q=r1")) << "ids may begin with anything";
  EXPECT_THAT(value_terms(field("tag"), ""), IsEmpty());
}

TEST(Terms, HostsAreFoundWholeAndByTheirLabels) {
  EXPECT_THAT(value_terms(field("source"), "www.Harbour-Courier.example"),
              ElementsAre("XSOURCE=harbour-courier.example", "XSOURCEharbour-courier.example", "XSOURCEharbour-courier",
                          "XSOURCEharbour", "XSOURCEcourier"));
  EXPECT_THAT(query_terms(field("source"), "harbour-courier.example"), ElementsAre("XSOURCEharbour-courier.example"));
  EXPECT_THAT(query_terms(field("source"), "www.harbour-courier.example"),
              ElementsAre("XSOURCEharbour-courier.example"));
  EXPECT_THAT(query_terms(field("source"), "Courier"), ElementsAre("XSOURCEcourier"));
}

TEST(Terms, IdsAndAddressesKeepTheirCapitals) {
  EXPECT_THAT(value_terms(field("id"), "R1"), ElementsAre("Q:R1"));
  EXPECT_THAT(query_terms(field("url"), "https://a.example/X"), ElementsAre("Uhttps://a.example/X"));
}

TEST(Terms, SketchTermsKeepTheUpperBitsOfAShingle) {
  const uint64_t shingle = 0x8102030405060708;
  EXPECT_EQ(sketch_term(shingle).size(), sketch_prefix.size() + 6);
  EXPECT_EQ(sketch_term(shingle), sketch_term(shingle | 0xFFFF));
  EXPECT_NE(sketch_term(shingle), sketch_term(shingle ^ 0x10000));
}

TEST(Terms, DatesAreCutByTheirPrecision) {
  const int64_t leap_day = 1'709'164'799 + 1;  // 2024-02-29T00:00:00Z
  EXPECT_EQ(day_term(leap_day), "D20240229");
  EXPECT_EQ(month_term(leap_day), "M202402");
  EXPECT_EQ(year_term(leap_day), "Y2024");
  EXPECT_EQ(day_term(-1), "D19691231");
}

}  // namespace
}  // namespace wirecopy::schema
