// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/comparison.h"
#include "searcher/timeline.h"

namespace wirecopy::web {

// A report of copies as one page that stands by itself: no script, nothing from elsewhere, light and dark, fit to print
// and to send. Written piece by piece: head, groups, foot.
struct ReportFrame {
  std::string index;      // its name, as given
  std::string made;       // the day on which the report is made, "2024-03-05"
  uint64_t articles = 0;  // in the index
  uint64_t groups = 0;    // listed in the report
  uint64_t all_groups = 0;
  std::vector<std::string> titles;  // of the groups listed, for the table of contents
};
std::string report_head(const ReportFrame& frame);

// A group, `number` from 1: its timeline, and the lead beside copies (`comparisons`: a is the lead). The first of these
// is open.
std::string report_group(std::size_t number, const searcher::Timeline& timeline,
                         const std::vector<searcher::ArticleComparison>& comparisons);

std::string report_foot();

}  // namespace wirecopy::web
