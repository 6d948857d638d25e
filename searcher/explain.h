// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/answer.h"
#include "searcher/reader.h"
#include "searcher/reading.h"

namespace wirecopy::searcher {

// Milliseconds that the stages of a search took.
struct StageTimes {
  double reading = 0;    // text to Xapian query
  double selecting = 0;  // counting, ranking, folding copies
  double showing = 0;    // records, copies, highlights
};

// How a query was read and what came of it, for people: lines under headings, in the order of the stages.
std::string explanation(const View& view, const Reading& reading, const Answer& answer, const StageTimes& times);

}  // namespace wirecopy::searcher
