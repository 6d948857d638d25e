// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/copies_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirecopy::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

corpus::Article article(std::string outlet, std::string title, std::string body) {
  corpus::Article made;
  made.id = outlet;
  made.outlet = std::move(outlet);
  made.title = std::move(title);
  made.body = std::move(body);
  return made;
}

const std::string text =
    "The last tram to the old quarry left at noon with a brass band on its roof, and nobody knew the tune.";

std::string page_of(const corpus::Article& lead, const corpus::Article& copy) {
  searcher::Timeline timeline;
  timeline.lead = lead.id;
  timeline.outlets = 2;
  searcher::TimelineEntry first;
  first.article = lead;
  searcher::TimelineEntry second;
  second.article = copy;
  second.relation = dedup::Relation::Near;
  second.kept = 0.834;
  second.credit = searcher::Credit::None;
  timeline.entries = {first, second};
  return report_head({.index = "news<b>.index",
                      .made = "2024-03-05",
                      .articles = 1200,
                      .groups = 1,
                      .all_groups = 3,
                      .titles = {lead.title, copy.title}}) +
         report_group(1, timeline, {searcher::compare_articles(lead, copy)}) + report_foot();
}

TEST(CopiesReport, ShowsTheTimelineAndTheTextsSideBySide) {
  const std::string page =
      page_of(article("a.example", "Last tram", text), article("b.example", "Trams end", "So. " + text));
  EXPECT_THAT(page, HasSubstr("The 1 largest of 3 texts"));
  EXPECT_THAT(page, HasSubstr("1,200 articles"));
  EXPECT_THAT(page, HasSubstr("83 %"));
  EXPECT_THAT(page, HasSubstr(", first known a.example")) << "as in the table";
  EXPECT_THAT(page, HasSubstr("data-head=\"source named\">not credited"));
  EXPECT_THAT(page, HasSubstr("not credited"));
  EXPECT_THAT(page, HasSubstr("<a href=\"#group-1\" dir=\"auto\">Last tram</a>"));
  EXPECT_THAT(page, HasSubstr("<div class=\"row shared\"><p dir=\"auto\">The last tram"));
}

TEST(CopiesReport, StandsByItselfAndEscapesWhatItShows) {
  corpus::Article lead = article("<i>a</i>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)> " + text);
  lead.url = "javascript:alert(1)";
  lead.language = "\"><b>";
  corpus::Article copy = article("\" onmouseover=\"x", "</title>\x01 & more", text + " <style>*{display:none}</style>");
  copy.url = "https://b.example/?a=\"><script>";
  const std::string page = page_of(lead, copy);
  for (const char* part : {"<script", "<img", "<i>a", "<b>", "javascript:", "<style>*", "\" onmouseover=\""})
    EXPECT_THAT(page, Not(HasSubstr(part))) << part;
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)"));
  EXPECT_THAT(page, HasSubstr("default-src &#39;none&#39;")) << "a browser loads nothing for it";
  EXPECT_THAT(page, Not(HasSubstr("@import")));
  EXPECT_THAT(page, Not(HasSubstr("url(")));
}

}  // namespace
}  // namespace wirecopy::web
