// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/credit.h"

#include <gtest/gtest.h>

namespace wirecopy::searcher {
namespace {

const std::string text =
    "Dockers at the port of Harrowmouth voted on Wednesday to end a strike of eleven days that had left forty-one "
    "ships "
    "at anchor and emptied the fruit counters of the capital. The vote was carried in the old rope hall.";

corpus::Article article(std::string outlet, std::string credit = {}, std::string body = text) {
  corpus::Article made;
  made.outlet = std::move(outlet);
  made.credit = std::move(credit);
  made.body = std::move(body);
  return made;
}

corpus::Article begun(const std::string& words) {
  return article("gazette.example", "", words + text);
}

corpus::Article ended(const std::string& words) {
  return article("gazette.example", "", text + words);
}

void expect(const corpus::Article& copy, const corpus::Article& lead, Credit credit) {
  EXPECT_EQ(row_of(credit_of(copy, lead)).name, row_of(credit).name)
      << lead.outlet << " " << lead.credit << " in: " << copy.credit << " | " << copy.body;
}

TEST(Credit, IsGivenWhereTheOutletIsNamed) {
  const std::pair<const char*, corpus::Article> given[] = {
      {"www.harbour-courier.example", ended(" Source: the Harbour Courier")},
      {"meridianwire.example", begun("HARROWMOUTH, March 6 - Meridian Wire reports. ")},
      {"meridianwire.example", ended("\n\nThis report first ran on Meridian Wire and is used with thanks.")},
      {"meridianwire.example", ended("\n\nmeridianwire.example")},
      {"The Sun", ended("\n\nThis story first appeared in The Sun.")},
      {"The Sun", ended("\n\nAs the Sun reported, the board had known.")},
      {"The Sun", article("gazette.example", "Sun")},
      {"metro.co.uk", ended("\n\nSource: Metro")},
      {"metro.co.uk", ended("\n\nRead more at metro.co.uk about the strike, if you please, and subscribe.")},
      {"theguardian.com", ended("\n\nThis article was first published in the Guardian.")},
      {"The Times", ended("\n\nOriginally published by The Times")},
      {"taz", begun("(taz) ")},
      {"MW", article("gazette.example", "(MW)")},
      {"Le Monde diplomatique", ended("\n\nCet article a \u00E9t\u00E9 publi\u00E9 par Le Monde diplomatique.")},
      {"Le Monde diplomatique",
       ended(" As Le Monde diplomatique wrote long before, the old port had seen better days.")},
      {"Hallevik tidende", ended("\n\nKilde: Hallevik tidende")},
      {"\u0421\u0435\u0432\u0435\u0440\u043D\u044B\u0439 \u0432\u0435\u0441\u0442\u043D\u0438\u043A",
       ended("\n\n\u0418\u0441\u0442\u043E\u0447\u043D\u0438\u043A: \u0421\u0435\u0432\u0435\u0440\u043D\u044B\u0439 "
             "\u0432\u0435\u0441\u0442\u043D\u0438\u043A")},
      {"Ritzau", ended("\n\n/ritzau/")},
  };
  for (const auto& [outlet, copy] : given) expect(copy, article(outlet), Credit::Given);
}

TEST(Credit, IsNotReadOutOfCommonWords) {
  const std::pair<const char*, corpus::Article> not_given[] = {
      {"The Sun", begun("The sun rose over an idle port for the last time. ")},
      {"The Sun", begun("Sun dried the nets on all the quays of the old harbour. ")},
      {"The Sun", ended(" The next vote is on Sunday.")},
      {"metro.co.uk", ended("\n\nThe metro to the harbour runs again from Thursday, the city said.")},
      {"Post", ended("\n\nDrivers may post parcels again from Friday, the post office said.")},
      {"theguardian.com", ended("\n\nCoast guardians went home.")},
      {"AP", begun("Apart from that: ")},
      {"AP", ended("\n\nPupils who take AP classes were let off early on the day.")},
      {"Meridian Wire", ended("")},
      {"", ended("")},
  };
  for (const auto& [outlet, copy] : not_given) expect(copy, article(outlet), Credit::None);
  corpus::Article german = ended(" Das sei in der Welt nicht anders als im Hafen, meinte ein Mann auf dem Kai.");
  german.language = "de";
  expect(german, article("welt.de"), Credit::None);
}

TEST(Credit, IsNoMentionOfWhatAStatementIsAbout) {
  corpus::Article statement = article("norvik.example");
  statement.title = "Norvik to close its plant in Hallevik";
  expect(ended("\n\nShares in Norvik rose 3.2 percent after the announcement."), statement, Credit::None);
  expect(ended("\n\nMayor of Norvik was not available."), statement, Credit::None);
  expect(ended("\n\nNorvik reported lower earnings in March."), statement, Credit::None);
  expect(ended("\n\nThe plant goes in May, according to Norvik."), statement, Credit::Given);
  expect(ended("\n\nSource: Norvik"), statement, Credit::Given);
  expect(ended("\n\nThe statement stands on norvik.example."), statement, Credit::Given);
}

TEST(Credit, IsGivenWhereBothNameOneAgency) {
  expect(article("gazette.example", "(BPA)"), article("Boreal Press", "BPA"), Credit::Given);
  expect(article("gazette.example", "(BPB)"), article("Boreal Press", "BPA"), Credit::None);
}

TEST(Credit, KnowsAgenciesByAllTheirNames) {
  corpus::Article by_author = article("gazette.example");
  by_author.authors = {"Mette Lind", "Associated Press"};
  const std::pair<const char*, corpus::Article> given[] = {
      {"apnews.com", by_author},
      {"apnews.com", begun("By METTE LIND Associated Press\n\n")},
      {"apnews.com", begun("By METTE LIND\n\nThe Associated Press\n\n")},
      {"apnews.com", begun("According to The Associated Press, ")},
      {"apnews.com", begun("HARROWMOUTH, Calderra (AP) \u2014 ")},
      {"AP", ended("\n\nCopyright 2024 The Associated Press. All rights reserved.")},
      {"AP", ended("\n\nThe Associated Press contributed to this report.")},
      {"Associated Press", ended("\n\nAP")},
      {"AP", article("gazette.example", "(AP)")},
      {"AFP", begun("Avec AFP\n\n")},
      {"AFP", ended("\n\nAgence France-Presse")},
      {"afp.com", ended("\n\n(Con información de AFP)")},
      {"dpa", begun("Harrowmouth (dpa/lno) - ")},
      {"dpa", ended("\n\n\u00A9 dpa-infocom, dpa:240306-99-231/3")},
      {"www.reuters.com", ended("\n\nSource: Thomson Reuters")},
  };
  for (const auto& [outlet, copy] : given) expect(copy, article(outlet), Credit::Given);
  expect(begun("(Reuters) - "), article("apnews.com"), Credit::None);
  // The lead may be a paper's that has it from an agency.
  expect(ended("\n\nThe Associated Press contributed to this report."), article("post.example", "(AP)"), Credit::Given);
}

TEST(Credit, IsGivenWhereTheCreditOfTheLeadIsRepeated) {
  expect(article("gazette.example"), article("Meridian Wire", "(MW)"), Credit::None);
  expect(article("gazette.example", "(MW)"), article("Meridian Wire", "(MW)"), Credit::Given);
  expect(begun("TARN (MW) - "), article("Meridian Wire", "(MW)"), Credit::Given);
  expect(ended("\n\n(Reporting by Lena Voss)"), article("x.example", "(Reporting by Lena Voss)"), Credit::Given);
  expect(ended(" The Vossberg is closed."), article("x.example", "Voss"), Credit::None);
}

TEST(Credit, IsNotAskedForWithinOneOutlet) {
  expect(article("a.example"), article("a.example"), Credit::SameOutlet);
  expect(article(""), article(""), Credit::None);
}

}  // namespace
}  // namespace wirecopy::searcher
