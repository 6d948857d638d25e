// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/plain_text.h"

#include <gtest/gtest.h>

#include "tests/corpus/reading.h"

namespace wirecopy::corpus {
namespace {

constexpr std::string_view first =
    "Fishermen in Port Ellis have gone back to sea after nine days of storm, and the first boats brought in more "
    "herring on Tuesday "
    "than the market could sell before noon, the harbour board said.";
constexpr std::string_view second =
    "\u201CWe had people waiting at the gate at four in the morning,\u201D said Ines Okafor, who runs the auction.";
const std::string both = std::string(first) + "\n\n" + std::string(second);

std::string page(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += std::string(part) + "\n";
  return text;
}

TEST(PlainText, OfAHeadlineAndParagraphs) {
  const Article article = article_of("text", page({"Herring fleet sails again", first, second}));
  EXPECT_EQ(article.title, "Herring fleet sails again");
  EXPECT_EQ(article.body, both);
  EXPECT_EQ(article.standfirst, "");
  EXPECT_EQ(article.outlet, "");
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(written(article.published), "none");
}

TEST(PlainText, OfAPageWithItsFurniture) {
  const Article article =
      article_of("text", page({
                             "Herring fleet sails again after storm, market overrun",
                             "",
                             "Herring fleet sails again after storm, market overrun",
                             "",
                             "The first boats brought in more than the auction could sell before noon.",
                             "",
                             "Boats in Port Ellis",
                             "Quay Gazette Desk",
                             "  \u2022 Feb 11, 2025,",
                             "  \u2022 Updated Feb 11, 2025, 6:40 PM IST",
                             "",
                             first,
                             "",
                             "Related Articles",
                             "",
                             second,
                             "",
                             "Read more!",
                             "RECOMMENDED",
                         }));
  EXPECT_EQ(article.title, "Herring fleet sails again after storm, market overrun");
  EXPECT_EQ(article.standfirst, "The first boats brought in more than the auction could sell before noon.");
  EXPECT_EQ(article.authors, std::vector<std::string>{"Quay Gazette Desk"});
  EXPECT_EQ(written(article.published), "2025-02-11");
  EXPECT_EQ(article.published.origin, Origin::Text);
  EXPECT_EQ(written(article.modified), "2025-02-11T13:10");
  EXPECT_EQ(article.body, both);
}

TEST(PlainText, TheDateBelowTheHeadlineIsTheArticles) {
  const auto dates_of = [](const std::string& above, const std::string& below) {
    const Article article = article_of(
        "text", above + "\nQuay Times\nPort tariffs to rise by a tenth in April\n" + below +
                    "\n\nThe port of Harrowmouth will raise its tariffs by a tenth in April, its director said on "
                    "Monday.\n\nThe last rise was in 2019, when they went up by a fifth, to the anger of shippers.\n");
    return written(article.published) + " " + written(article.modified);
  };
  EXPECT_EQ(dates_of("Tuesday, March 4, 2025", "Published 3 Feb 2025"), "2025-02-03 none");
  EXPECT_EQ(dates_of("Tuesday, March 4, 2025", "Updated: 3 Feb 2025"), "2025-02-03 2025-02-03");
  EXPECT_EQ(dates_of("Tuesday, March 4, 2025", "By Ana Ruiz"), "2025-03-04 none") << "there is no other";
  EXPECT_EQ(dates_of("Tuesday, March 4, 2025", "04/03/2025 14:20"), "2025-03-04T14:20 none");
}

TEST(PlainText, OfACopyOnAnAggregator) {
  const Article article =
      article_of("text", page({
                             "norddigest.example",
                             "News in English",
                             "\u0424\u0435\u0432\u0440\u0430\u043B\u044C",
                             "2025",
                             "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27",
                             "28",
                             "",
                             "Herring Boats Return, Prices Fall",
                             "",
                             "0",
                             "",
                             first,
                             "",
                             "Cold Water",
                             "",
                             second,
                             "",
                             "The post Herring Boats Return, Prices Fall appeared first on Quay Gazette.",
                         }));
  EXPECT_EQ(article.title, "Herring Boats Return, Prices Fall");
  EXPECT_EQ(article.outlet, "norddigest.example");
  EXPECT_EQ(article.credit, "The post Herring Boats Return, Prices Fall appeared first on Quay Gazette.");
  EXPECT_EQ(written(article.published), "2025-02");
  EXPECT_EQ(article.body, std::string(first) + "\n\nCold Water\n\n" + std::string(second));
}

TEST(PlainText, OfMenusAndCrumbs) {
  const Article article =
      article_of("text", page({"Home | News | Sport | Weather", "Home > News > Harbour", "Herring fleet sails again",
                               "By Ana Ruiz and Tom Okoye", "12 February 2025", first, second,
                               "\u00A9 2025 Quay Gazette. All rights reserved."}));
  EXPECT_EQ(article.title, "Herring fleet sails again");
  EXPECT_EQ(article.authors, (std::vector<std::string>{"Ana Ruiz", "Tom Okoye"}));
  EXPECT_EQ(written(article.published), "2025-02-12");
  EXPECT_EQ(article.body, both);
}

TEST(PlainText, OfASiteThatNamesItselfAboveAndBelow) {
  const Article article = article_of(
      "text", page({"Quay Gazette", "Loud since 1931", "News  Harbour  Sport  Weather", "", "Herring fleet sails again",
                    "Posted on February 12, 2025 by Ana Ruiz", "Share   Print   Save (3)", "", first, "", second, "",
                    "(MW)", "----", "Quay Gazette. Office above the chandler. www.quay-gazette.example"}));
  EXPECT_EQ(article.title, "Herring fleet sails again");
  EXPECT_EQ(article.outlet, "quay-gazette.example");
  EXPECT_EQ(article.authors, std::vector<std::string>{"Ana Ruiz"});
  EXPECT_EQ(written(article.published), "2025-02-12");
  EXPECT_EQ(article.credit, "(MW)");
  EXPECT_EQ(article.body, both);
}

TEST(PlainText, OfCrumbsWithTwoParts) {
  const Article article =
      article_of("text", page({"Quai du Nord", "www.quai-du-nord.example", "Accueil / Ville",
                               "Le port rouvre apr\u00E8s la temp\u00EAte", "", "Par Lucie Arnaud",
                               "Publi\u00E9 le 12 f\u00E9vrier 2025 \u00E0 06h30", "Partager   Imprimer", "", first}));
  EXPECT_EQ(article.title, "Le port rouvre apr\u00E8s la temp\u00EAte");
  EXPECT_EQ(article.outlet, "quai-du-nord.example");
  EXPECT_EQ(article.authors, std::vector<std::string>{"Lucie Arnaud"});
  EXPECT_EQ(written(article.published), "2025-02-12T06:30");
  EXPECT_EQ(article.body, first);
}

TEST(PlainText, KeepsACreditOfAWireService) {
  const Article article =
      article_of("text", page({"Herring fleet sails again", "By Meridian Wire", "12 February 2025", first, second}));
  EXPECT_EQ(article.credit, "By Meridian Wire");
  EXPECT_TRUE(article.authors.empty());
}

TEST(PlainText, WithoutAHeadlineIsAllBody) {
  const Article article = article_of("text", std::string(first) + " " + std::string(second));
  EXPECT_EQ(article.title, "");
  EXPECT_EQ(article.body, std::string(first) + " " + std::string(second));
}

TEST(PlainText, HardWrappedIsJoined) {
  const Article article =
      article_of("text", page({"Herring fleet sails", "", "Fishermen in Port Ellis have gone back to sea after nine",
                               "days of storm, and the first boats brought in more herring",
                               "on Tuesday than the market could sell before noon, the",
                               "harbour board said in a statement on Tuesday evening."}));
  EXPECT_EQ(article.body,
            "Fishermen in Port Ellis have gone back to sea after nine days of storm, and the first boats brought in "
            "more herring on Tuesday "
            "than the market could sell before noon, the harbour board said in a statement on Tuesday evening.");
}

TEST(PlainText, InOtherScripts) {
  const Article russian = article_of(
      "text",
      page({"\u041F\u043E\u0440\u0442 \u0441\u043D\u043E\u0432\u0430 \u043E\u0442\u043A\u0440\u044B\u0442",
            "12 \u0444\u0435\u0432\u0440\u0430\u043B\u044F 2025, 09:30 \u041C\u0421\u041A",
            "\u0420\u044B\u0431\u0430\u043A\u0438 \u0432\u0435\u0440\u043D\u0443\u043B\u0438\u0441\u044C \u0432 "
            "\u043C\u043E\u0440\u0435 \u043F\u043E\u0441\u043B\u0435 "
            "\u0434\u0435\u0432\u044F\u0442\u0438 \u0434\u043D\u0435\u0439 \u0448\u0442\u043E\u0440\u043C\u0430."}));
  EXPECT_EQ(russian.title,
            "\u041F\u043E\u0440\u0442 \u0441\u043D\u043E\u0432\u0430 \u043E\u0442\u043A\u0440\u044B\u0442");
  EXPECT_EQ(written(russian.published), "2025-02-12T06:30");
  EXPECT_EQ(russian.language, "ru");
}

TEST(PlainText, FindsTheHeadlineBelowMenusAndMastheads) {
  struct Row {
    std::string head, title;
  };
  const Row rows[] = {
      {"Startseite Politik Sport\nAnmelden\n\nF\u00E4hre im Hafen gesunken\n\nVon Anna M\u00FCller\n05.03.2024, 14:30 "
       "Uhr\n\n",
       "F\u00E4hre im Hafen gesunken"},
      {"Accueil Politique\n\nUn ferry coule dans le port\n\nPar Lucie Arnaud\n5 mars 2024\n\n",
       "Un ferry coule dans le port"},
      {"Inicio Pol\u00EDtica Deportes\n\nSe hunde un ferry\n\nPor Ana Ruiz\n5 de marzo de 2024\n\n",
       "Se hunde un ferry"},
      {"Men\u00FC\nLimanda feribot batt\u0131\n5 Mart 2024\n\n", "Limanda feribot batt\u0131"},
      {"THE QUAY\n\nFerry sinks in harbour\n\nBy Jo Mills | 5 March 2024\n\n", "Ferry sinks in harbour"},
      {"THE QUAY\nFerry sinks in harbour\nBy Jo Mills\n5 March 2024\n\n", "Ferry sinks in harbour"},
      {"Harbour Courier\n\nLocal News\n\nFerry sinks\n\nBy Jo Mills\n5 March 2024\n\n", "Ferry sinks"},
      {"THE COURIER OF PORT ELLIS\n\nFerry sinks in harbour\n\nBy Jo Mills\n5 March 2024\n\n",
       "Ferry sinks in harbour"},
      {"FERRY SINKS IN HARBOUR\n\nBy Jo Mills\n5 March 2024\n\n", "FERRY SINKS IN HARBOUR"},
      {"Ferry sinks\n\nBy Jo Mills\n5 March 2024\n\n", "Ferry sinks"},
      {"5 March 2024\n\nFerry sinks in harbour\n\nBy Jo Mills\n\n", "Ferry sinks in harbour"},
  };
  for (const Row& row : rows) {
    const Article article = article_of("text", row.head + page({first, "", second}));
    EXPECT_EQ(article.title, row.title) << row.head;
    EXPECT_TRUE(article.body.ends_with(both)) << row.head << article.body;
  }
}

TEST(PlainText, BeginsWithLabelsOfItsFields) {
  const std::string labels = "Title: Quay open again\nDate: 5 March 2024\nSource: Quay Gazette\nAuthor: Ana Ruiz\n";
  for (const std::string& text : {labels + "\n" + both + "\n", labels + "Text: " + both}) {
    const Article article = article_of("text", text);
    EXPECT_EQ(article.title, "Quay open again") << text;
    EXPECT_EQ(written(article.published), "2024-03-05") << text;
    EXPECT_EQ(article.outlet, "Quay Gazette") << text;
    EXPECT_EQ(article.authors, std::vector<std::string>{"Ana Ruiz"}) << text;
    EXPECT_EQ(article.body, both) << text;
  }
  const Article german =
      article_of("text", "Quelle: Kai-Bote\nDatum: 05.03.2024\nOrt: Port Ellis\n\nDer Kai ist offen\n\n" + both);
  EXPECT_EQ(german.title, "Der Kai ist offen");
  EXPECT_EQ(german.outlet, "Kai-Bote");
  EXPECT_EQ(written(german.published), "2024-03-05");
  const std::string interview = "Ruiz: What is open?\nOkoye: The quay.\n\nRuiz: Since when?\n";
  EXPECT_NE((article_of("text", interview).title + article_of("text", interview).body).find("Ruiz: What is open?"),
            std::string::npos);
}

TEST(PlainText, LosesNoLineThatMayHaveBeenTheHeadline) {
  const Article above = article_of(
      "text", page({"COURIER OF PORT ELLIS", "", "Ferry sinks in harbour", "", "By Jo Mills", "", first, "", second}));
  EXPECT_EQ(above.title, "Ferry sinks in harbour");
  EXPECT_EQ(above.body, "COURIER OF PORT ELLIS\n\n" + both);
  const Article below = article_of("text", page({"Ferry sinks in harbour", "", "Twelve hurt as boat hits rock", "",
                                                 "By Jo Mills", "", first, "", second}));
  EXPECT_EQ(below.title, "Ferry sinks in harbour");
  EXPECT_EQ(below.standfirst, "Twelve hurt as boat hits rock");
}

TEST(PlainText, ThatBeginsAtOnceHasNoHeadline) {
  const std::string sentence =
      "A ferry sank in the harbour on Tuesday, officials said, and twelve people were hurt when it hit a rock that had "
      "been marked on all charts for forty years or more.";
  struct Row {
    std::string text, body;
  };
  const Row rows[] = {
      {"A ferry sank in the harbour on Tuesday, officials said, and twelve people were\nhurt when it hit a rock that "
       "had "
       "been marked on all charts for forty years or\nmore.\n\nThe crew had left before.\n",
       sentence + "\n\nThe crew had left before."},
      {"GENEVA, March 5 (Coastwire/Reuters) - A ferry sank in the lake.\n\nThe crew had left before.\n",
       "GENEVA, March 5 (Coastwire/Reuters) - A ferry sank in the lake.\n\nThe crew had left before."},
      {"GENEVA, March 5 (Reuters) - A ferry sank in the lake.\n\nThe crew had left before.\n",
       "GENEVA, March 5 (Reuters) - A ferry sank in the lake.\n\nThe crew had left before."},
      {"PORT ELLIS \u2014 A ferry sank in the harbour on Tuesday.\n\nThe crew had left before.\n",
       "PORT ELLIS \u2014 A ferry sank in the harbour on Tuesday.\n\nThe crew had left before."},
  };
  for (const Row& row : rows) {
    const Article article = article_of("text", row.text);
    EXPECT_EQ(article.title, "") << row.text;
    EXPECT_EQ(article.body, row.body) << row.text;
  }
  const Article titled = article_of("text", "Ferry sinks in lake\n\n" + rows[2].text);
  EXPECT_EQ(titled.title, "Ferry sinks in lake");
  EXPECT_EQ(titled.body, rows[2].body);
}

TEST(PlainText, TheMastheadWithItsDayIsNoHeadline) {
  const std::string text =
      "\n\nDockers at Harrowmouth, the largest port in Calderra, voted today to end an eleven-day strike.\n\nTheir "
      "union "
      "said work would begin at dawn, and that the ferry sails on Monday as it always has.\n";
  for (const char* masthead :
       {"The Harbour Courier\nTuesday", "Tuesday, March 5, 2024\nThe Harbour Courier", "Harbour Courier, Tuesday",
        "The Harbour Courier - Tuesday edition", "Tuesday 5 March 2024 The Harbour Courier",
        "THE HARBOUR COURIER | Tuesday | Late edition"}) {
    for (const char* between : {"\n", "\n\n"}) {
      const Article article = article_of("text", masthead + std::string(between) + "Dockers end strike" + text);
      EXPECT_EQ(article.title, "Dockers end strike") << masthead;
    }
  }
  // Headlines name days, too.
  for (const char* headline : {"Dockers to strike on Tuesday", "Tuesday 5 March 2024: the day the quay burned",
                               "Ferry sails again, mayor says Tuesday", "Tuesday strike closes quay"}) {
    EXPECT_EQ(article_of("text", headline + text).title, headline);
  }
}

TEST(PlainText, MendsWhatWasMisreadBeforeItIsCutToLines) {
  const Article misread = article_of("text",
                                     "Le quai ferm\u00C3\u00A9\n\nLe quai a ferm\u00C3\u00A9 mardi, dit son "
                                     "propri\u00C3\u00A9taire.\n");
  EXPECT_EQ(misread.title, "Le quai ferm\u00E9");
  EXPECT_EQ(misread.body, "Le quai a ferm\u00E9 mardi, dit son propri\u00E9taire.");
  EXPECT_EQ(misread.notes, std::vector<std::string>{"UTF-8 that had been read as windows-1252 was mended"});
  const Article mixed = article_of("text",
                                   "Le caf\xC3\xA9 ferme\n\nLe caf\xE9 a ferm\xC3\xA9 mardi, dit son "
                                   "propri\xC3\xA9taire.\n");
  EXPECT_EQ(mixed.body, "Le caf\u00E9 a ferm\u00E9 mardi, dit son propri\u00E9taire.");
  EXPECT_EQ(mixed.notes, std::vector<std::string>{"UTF-8 with bytes of windows-1252 in it, mended: 1"});
}

TEST(PlainText, RejectsWhatIsNoText) {
  struct Row {
    const char* name;
    std::string bytes;
    const char* code;
  };
  const Row rows[] = {
      {"empty", "", "no_text"},
      {"spaces", " \n\n\t ", "no_text"},
      {"nothing but furniture",
       "quay.example\nHome | News | Sport\n\nMarch\n2024\n1 2 3 4 5 6 7 8 9\n\nRelated Articles\n\u00A9 2024 Quay\n",
       "no_text"},
      {"binary", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", 20), "not_text"},
  };
  for (const Row& row : rows) {
    const Parsed parsed = parse_as("text", row.bytes);
    EXPECT_TRUE(parsed.articles.empty()) << row.name;
    ASSERT_EQ(parsed.rejects.size(), 1u) << row.name;
    EXPECT_EQ(parsed.rejects[0].code, row.code) << row.name;
  }
}

}  // namespace
}  // namespace wirecopy::corpus
