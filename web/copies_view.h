// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "searcher/answer.h"
#include "web/markup.h"

namespace wirecopy::web {

// "14 articles in 11 outlets": how often the text of a hit was run. Empty when nobody else ran it.
std::string copies_sentence(const searcher::Hit& hit);

// "An excerpt of what Meridian Wire ran", with a link to that article, which keeps the query. Empty for a lead.
Markup copy_line(const searcher::Hit& hit, const searcher::Request& request);

// The list of the hit and the other copies, the lead first: outlet, date, relation and the share of the lead's text
// that each carries, with links to their pages and to the comparison with the hit, which keep the query.
Markup copies_list(const searcher::Hit& hit, const searcher::Request& request);

// How a text spread: the hit and its copies by time, with how long after the first each came; undated ones last. Above
// them a strip of time with a dot for each that has an hour.
Markup copies_timeline(const searcher::Hit& hit, const searcher::Request& request);

// A bar as wide as the share, from 0 to 1. Says nothing to who cannot see it: put the figure beside it.
Markup share_bar(double share);

std::string relation_meaning(dedup::Relation relation);

// The address of the comparison of two articles, which leads back to the search they were found by.
std::string compare_path(std::string_view a, std::string_view b, const searcher::Request& found_by);

// A dot on a line of time.
struct Moment {
  corpus::Date date;
  std::string_view kind;  // its class: "lead" and "identical" have colours of their own
  std::string words;      // who it was
  uint64_t weight = 1;    // its size: how many it stands for
};

// What a colour of the dots means.
struct StripKey {
  std::string_view kind;
  std::string_view words;
};

// Dots on a line from the first hour to the last, and under it "12 texts within 2 days" and what the colours that occur
// mean. By date, undated last; nothing where there are not two different hours to see.
Markup strip(const std::vector<Moment>& moments, std::string_view things, std::span<const StripKey> keys);

}  // namespace wirecopy::web
