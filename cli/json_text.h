// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "corpus/dates.h"

namespace wirecopy::cli {

// JSON as the commands print it: on one line, without its line feed; ill-formed UTF-8 becomes U+FFFD.
std::string dumped(const nlohmann::ordered_json& json);

// As searcher::date_text has it; null for an unknown date.
nlohmann::ordered_json date_json(const corpus::Date& date);

}  // namespace wirecopy::cli
