// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/copies_report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "searcher/alignment.h"
#include "web/layout.h"
#include "web/markup.h"
#include "web/wording.h"

namespace wirecopy::web {

namespace {

using searcher::AlignedRow;
using searcher::ArticleComparison;
using searcher::Timeline;
using searcher::TimelineEntry;

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --paper: #f9f7f2; --sheet: #fffefb; --ink: #1c1a17; --quiet: #5f5951; --rule: #d9d2c5;
  --accent: #9d1f2c; --shared: #fff0bd; --bar: #c9a227; --serif: "Iowan Old Style", Charter, "Palatino Linotype", "URW Palladio L", P052,
  "Noto Serif", Georgia, "Liberation Serif", serif; --sans: -apple-system, "Segoe UI", Roboto, "Noto Sans", Cantarell, "Liberation Sans", Arial, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --paper: #161513; --sheet: #1f1d1a; --ink: #ebe6dc; --quiet: #aaa297; --rule: #3a362f;
  --accent: #f2938a; --shared: #4a3b10; --bar: #c9a227; } }
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 2.5rem clamp(1rem, 4vw, 2.5rem) 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 var(--sans); overflow-wrap: anywhere; }
h1, h2 { font-family: var(--serif); line-height: 1.2; margin: 0; text-wrap: balance; }
h1 { font-size: clamp(1.8rem, 5vw, 2.6rem); letter-spacing: -0.02em; }
h2 { font-size: 1.5rem; }
p { margin: 0.4rem 0; }
a { color: var(--accent); text-underline-offset: 0.18em; text-decoration-thickness: 1px; }
.quiet, .figures { color: var(--quiet); }
header { border-bottom: 3px double var(--ink); padding-bottom: 1.2rem; }
nav ol { margin: 1.5rem 0 0; padding-left: 1.6rem; columns: 22rem auto; column-gap: 3rem; }
nav li { break-inside: avoid; padding: 0.15rem 0; }
section { margin-top: 3rem; border-top: 1px solid var(--ink); padding-top: 1.2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-variant-numeric: tabular-nums; }
th, td { text-align: start; padding: 0.45rem 0.9rem 0.45rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; overflow-wrap: break-word; }
th { font-weight: 600; color: var(--quiet); font-size: 0.85rem; }
td:nth-child(3) { overflow-wrap: anywhere; min-width: 9.5rem; max-width: 12rem; }
td:nth-child(4) { min-width: 13rem; }
@media (max-width: 52rem) { thead { display: none; } tr { display: block; padding: 0.6rem 0; border-bottom: 1px solid var(--rule); }
  td, td:nth-child(n) { display: grid; grid-template-columns: 7.5rem 1fr; min-width: 0; max-width: none; padding: 0.1rem 0; border: 0; }
  td:empty { display: none; } td::before { content: attr(data-head); color: var(--quiet); font-weight: 400; } td .kept { grid-column: 2; } }
tr.lead td { font-weight: 600; }
.none { color: var(--accent); }
.kept { display: block; width: 5rem; height: 0.4rem; margin-top: 0.4rem; fill: var(--bar); background: var(--rule); border-radius: 1rem; }
details { margin-top: 0.8rem; background: var(--sheet); border: 1px solid var(--rule); border-radius: 6px; }
summary { cursor: pointer; padding: 0.7rem 1rem; font-weight: 600; }
summary .figures { font-weight: 400; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.texts { padding: 0 1rem 1.2rem; font-family: var(--serif); line-height: 1.55; }
.row { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; }
.row > * { margin: 0; padding: 0.2rem 0.6rem; white-space: pre-line; border-inline-start: 3px solid transparent; min-width: 0; }
.row.heads > * { font: 600 0.85rem/1.4 var(--sans); color: var(--quiet); padding-bottom: 0.6rem; }
.row.shared > * { background: var(--shared); border-color: var(--bar); }
.row.own > :not(:empty) { border-color: var(--rule); }
footer { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: 1rem; color: var(--quiet); font-size: 0.9rem; }
@media (max-width: 40rem) { .row { grid-template-columns: 1fr; } .row > :empty { display: none; } .row > :last-child { margin-inline-start: 1.2rem; } }
@media print { :root { color-scheme: light; --paper: #fff; --sheet: #fff; --ink: #000; --quiet: #444; --rule: #bbb; --accent: #000; --shared: #eee; --bar: #888; }
  body { max-width: none; padding: 0; font-size: 9.5pt; } details { border: 0; } details::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; padding: 0.4rem 0; } tr, .row, li { break-inside: avoid; } h2, summary { break-after: avoid; } nav { break-after: page; }
  .shared > *, .kept { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
)";

std::string anchor(std::size_t number) {
  return "group-" + std::to_string(number);
}

std::string title_of(const corpus::Article& article) {
  return article.title.empty() ? "(no headline)" : article.title;
}

Markup linked(const corpus::Article& article, const std::string& words) {
  const bool has_page = article.url.starts_with("https://") || article.url.starts_with("http://");
  return has_page ? element("a", {{"href", article.url}, {"rel", "noreferrer"}}, {words}) : Markup(words);
}

Markup row(std::string_view kind, const Markup& a, const Markup& b, const ArticleComparison& comparison) {
  return element("div", {{"class", "row " + std::string(kind)}},
                 {element("p", {{"lang", language_attribute(comparison.a.language)}, {"dir", "auto"}}, {a}),
                  element("p", {{"lang", language_attribute(comparison.b.language)}, {"dir", "auto"}}, {b})});
}

// A piece of a text without the white space at its ends.
std::string_view piece(std::string_view text, const Span& span) {
  std::string_view part = span.of(text);
  const std::size_t first = part.find_first_not_of(" \n\t\r");
  if (first == std::string_view::npos) return {};
  part.remove_prefix(first);
  return part.substr(0, part.find_last_not_of(" \n\t\r") + 1);
}

Markup side_by_side(const ArticleComparison& comparison) {
  Markup rows = row("heads", outlet_words(comparison.a.outlet) + ": " + title_of(comparison.a),
                    outlet_words(comparison.b.outlet) + ": " + title_of(comparison.b), comparison);
  for (const AlignedRow& aligned : searcher::aligned_rows(comparison)) {
    const std::string_view a = piece(comparison.a.body, aligned.a);
    const std::string_view b = piece(comparison.b.body, aligned.b);
    if (a.empty() && b.empty()) continue;
    rows += row(aligned.shared ? "shared" : "own", Markup(a), Markup(b), comparison);
  }
  return element("div", {{"class", "texts"}}, {rows});
}

std::string passages_words(const ArticleComparison& comparison) {
  const dedup::Passage* longest = searcher::longest_passage(comparison.passages);
  if (longest == nullptr) return "no shared passage";
  return count_words(comparison.passages.size(), "passage", "passages") +
         (comparison.passages.size() > 1 ? ", the longest of " : " of ") + count_words(longest->units, "word", "words");
}

Markup comparison_element(const ArticleComparison& comparison, bool is_open) {
  const std::string figures = percent_words(comparison.overlap.share_of_a()) + " of the first text, " +
                              percent_words(comparison.overlap.share_of_b()) + " of this one; " +
                              passages_words(comparison);
  return element(
      "details", {{"open", flag(is_open)}},
      {element("summary", {},
               {outlet_words(comparison.b.outlet) + " ", element("span", {{"class", "figures"}}, {figures})}),
       side_by_side(comparison)});
}

constexpr std::array<const char*, 7> columns{"published", "after", "outlet",      "headline",
                                             "relation",  "kept",  "source named"};

// Where the window is narrow, each cell stands below the other, its column before it.
Markup cell(std::size_t column, const Markup& content, std::optional<std::string> kind = {}) {
  return element("td", {{"class", std::move(kind)}, {"data-head", columns[column]}}, {content});
}

Markup timeline_row(const TimelineEntry& entry, const std::string& first) {
  const bool leads = entry.relation == dedup::Relation::Lead;
  const std::string width = std::to_string(std::lround(entry.kept * 100));
  const std::string delay = searcher::delay_words(entry);
  const searcher::CreditName& credit = searcher::row_of(entry.credit);
  Markup kept(percent_words(entry.kept));
  kept += element(
      "svg", {{"class", "kept"}, {"viewBox", "0 0 100 6"}, {"preserveAspectRatio", "none"}, {"aria-hidden", "true"}},
      {element("rect", {{"width", width}, {"height", "6"}})});
  const Markup headline = element("span", {{"lang", language_attribute(entry.article.language)}, {"dir", "auto"}},
                                  {linked(entry.article, title_of(entry.article))});
  const bool is_missing = entry.credit == searcher::Credit::None;
  Markup cells = cell(0, date_words(entry.article.published));
  cells += cell(1, leads ? first : delay);
  cells += cell(2, outlet_words(entry.article.outlet));
  cells += cell(3, headline);
  cells += cell(4, leads ? Markup("") : Markup(dedup::name_of(entry.relation)));
  cells += cell(5, kept);
  cells += cell(6, Markup(credit.words), is_missing ? std::optional<std::string>("none") : std::nullopt);
  return element("tr", {{"class", leads ? std::optional<std::string>("lead") : std::nullopt}}, {cells});
}

Markup timeline_table(const Timeline& timeline) {
  Markup heads;
  for (const char* head : columns) heads += element("th", {{"scope", "col"}}, {head});
  Markup rows;
  for (const TimelineEntry& entry : timeline.entries) rows += timeline_row(entry, searcher::first_words(timeline));
  return element(
      "div", {{"class", "scroll"}},
      {element("table", {}, {element("thead", {}, {element("tr", {}, {heads})}), element("tbody", {}, {rows})})});
}

const TimelineEntry& lead_of(const Timeline& timeline) {
  const auto lead = std::ranges::find(timeline.entries, dedup::Relation::Lead, &TimelineEntry::relation);
  return lead == timeline.entries.end() ? timeline.entries.front() : *lead;
}

}  // namespace

std::string report_head(const ReportFrame& frame) {
  const std::string shown = frame.groups < frame.all_groups
                                ? "The " + grouped(frame.groups) + " largest of " + grouped(frame.all_groups) + " texts"
                                : count_words(frame.groups, "text", "texts");
  const Markup head =
      element("head", {},
              {element("meta", {{"charset", "utf-8"}}),
               element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
               element("meta", {{"http-equiv", "Content-Security-Policy"},
                                {"content", "default-src 'none'; style-src 'unsafe-inline'"}}),
               element("title", {}, {"Who ran what: " + frame.index}),
               element("style", {}, {Markup::trusted(std::string(style))})});
  const Markup header = element(
      "header", {},
      {element("h1", {}, {"Who ran what"}),
       element("p", {{"class", "quiet"}},
               {shown + " that several articles carry, out of " + count_words(frame.articles, "article", "articles") +
                " in " + frame.index + ". Made on " + frame.made + " by Wirecopy."}),
       element("p", {},
               {"The first to publish a text is taken for its source. \"Kept\" is the share of the first text "
                "that a copy carries. What two texts share is shaded."})});
  Markup entries;
  for (std::size_t i = 0; i < frame.titles.size(); ++i) {
    const std::string title = frame.titles[i].empty() ? "(no headline)" : frame.titles[i];
    entries += element("li", {}, {element("a", {{"href", "#" + anchor(i + 1)}, {"dir", "auto"}}, {title})});
  }
  const Markup contents = element("nav", {{"aria-label", "Texts"}}, {element("ol", {}, {entries})});
  return "<!doctype html>\n<html lang=\"en\">\n" + head.html() + "\n<body>\n" + header.html() +
         (frame.titles.size() > 1 ? contents.html() : "") + "\n<main>\n";
}

std::string report_group(std::size_t number, const Timeline& timeline,
                         const std::vector<ArticleComparison>& comparisons) {
  const TimelineEntry& lead = lead_of(timeline);
  Markup content =
      element("h2", {{"lang", language_attribute(lead.article.language)}, {"dir", "auto"}}, {title_of(lead.article)});
  content += element("p", {{"class", "quiet"}},
                     {count_words(timeline.entries.size(), "article", "articles") + " of " +
                      count_words(timeline.outlets, "outlet", "outlets") + ", " + searcher::first_words(timeline) +
                      " " + outlet_words(lead.article.outlet)});
  content += timeline_table(timeline);
  for (std::size_t i = 0; i < comparisons.size(); ++i) content += comparison_element(comparisons[i], i == 0);
  if (comparisons.size() + 1 < timeline.entries.size()) {
    content +=
        element("p", {{"class", "quiet"}},
                {count_words(timeline.entries.size() - 1 - comparisons.size(), "more copy is", "more copies are") +
                 " not shown side by side."});
  }
  return element("section", {{"id", anchor(number)}}, {content}).html() + "\n";
}

std::string report_foot() {
  return "</main>\n<footer>A copy shares at least 30 % of all runs of five words with the first text, or 60 % of the "
         "shorter one stands in the longer; every pair was compared word by word.</footer>\n</body>\n</html>\n";
}

}  // namespace wirecopy::web
