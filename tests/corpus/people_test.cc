// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/people.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirecopy::corpus {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(People, AreTakenOutOfBylines) {
  EXPECT_THAT(split_authors("By Ana Ruiz and Tom Okoye, City Desk"), ElementsAre("Ana Ruiz", "Tom Okoye", "City Desk"));
  EXPECT_THAT(split_authors("Von Jan Petersen und Lea Vogt"), ElementsAre("Jan Petersen", "Lea Vogt"));
  EXPECT_THAT(split_authors("Ana Ruiz | ana@quay.example"), ElementsAre("Ana Ruiz"));
  EXPECT_THAT(split_authors("By Ana Ruiz, Ruiz is a pilot, and writes"), ElementsAre("Ana Ruiz"));
  EXPECT_THAT(split_authors("By Ana Ruiz | Feb 3, 2025 | 5 min read"), ElementsAre("Ana Ruiz"));
  EXPECT_THAT(split_authors("PTI | Updated: Feb 3, 2025 14:20 IST"), ElementsAre("PTI"));
  EXPECT_THAT(split_authors("By Ana Ruiz in Port Ellis and Tom Okoye"), ElementsAre("Ana Ruiz", "Tom Okoye"));
  EXPECT_THAT(split_authors("By Dewi Santoso, Jakarta"), ElementsAre("Dewi Santoso"));
  EXPECT_THAT(split_authors("By Dewi Santoso, Reuters"), ElementsAre("Dewi Santoso", "Reuters"));
  EXPECT_THAT(split_authors("By May Lee, Tuesday Weld"), ElementsAre("May Lee", "Tuesday Weld"));
  EXPECT_THAT(split_authors("https://quay.example/people/ana"), IsEmpty());
  EXPECT_THAT(split_authors(""), IsEmpty());
  EXPECT_THAT(split_authors(" , ; "), IsEmpty());
}

TEST(People, StandBehindAWordForBy) {
  EXPECT_EQ(after_by("By Ana Ruiz"), "Ana Ruiz");
  EXPECT_EQ(after_by("Par Ana Ruiz"), "Ana Ruiz");
  EXPECT_EQ(after_by("Author: Ana Ruiz"), "Ana Ruiz");
  EXPECT_EQ(after_by("Bystanders waited"), "");
  EXPECT_EQ(after_by(""), "");
}

TEST(People, AreToldFromAgenciesAndOffices) {
  for (const char* name : {"AP", "Reuters", "The Associated Press", "dpa", " AFP "})
    EXPECT_TRUE(is_agency(name)) << name;
  for (const char* name : {"Ana Ruiz", "", "Apollo"}) EXPECT_FALSE(is_agency(name)) << name;
  for (const char* name : {"Business Desk", "Harbour Courier Staff", "Our Correspondent", "Redaktion Hafen"})
    EXPECT_TRUE(is_office(name)) << name;
  EXPECT_FALSE(is_office("Ana Ruiz"));
  for (const char* name : {"Staff Writer", "STAFF REPORTER", "admin"}) EXPECT_TRUE(is_nobody(name)) << name;
  for (const char* name : {"Ana Ruiz", "", "Quay Gazette Staff"}) EXPECT_FALSE(is_nobody(name)) << name;
  EXPECT_TRUE(is_byline("\u0643\u062A\u0628: \u0623\u062D\u0645\u062F \u0639\u0644\u064A"));
  EXPECT_FALSE(is_byline("\u0643\u062A\u0628 \u0623\u062D\u0645\u062F \u0631\u0633\u0627\u0644\u0629"));
  EXPECT_FALSE(is_byline("Author: the old quay"));
  for (const char* name : {"Ana Ruiz", "Jan van der Berg", "\u00C9mile Roux"})
    EXPECT_TRUE(looks_like_name(name)) << name;
  for (const char* text : {"Ana", "the old quay", "Pier 9 Closed", "Who Is Ana?", ""})
    EXPECT_FALSE(looks_like_name(text)) << text;
}

}  // namespace
}  // namespace wirecopy::corpus
