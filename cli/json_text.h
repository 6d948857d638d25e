// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "cli/output.h"
#include "corpus/dates.h"
#include "searcher/clock.h"
#include "searcher/list_json.h"

namespace wirecopy::cli {

// JSON as the commands print it: on one line, without its line feed; ill-formed UTF-8 becomes U+FFFD.
std::string dumped(const nlohmann::ordered_json& json);

// Writes a list of the whole index as the API answers with it: a searcher::ListPart or a matrix.
template <class List>
void write_list(const List& list, const searcher::IndexState& index, const searcher::Clock& clock) {
  write_out(searcher::to_json(list, searcher::AnswerFrame{.index = index, .took_ms = clock.elapsed()}) + "\n");
}

// As searcher::date_text has it; null for an unknown date.
nlohmann::ordered_json date_json(const corpus::Date& date);

}  // namespace wirecopy::cli
