// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "searcher/answer.h"
#include "web/message.h"

namespace wirecopy::web {

// The entity tag (RFC 9110, section 8.8.3) of everything that is made from a state of the index. Weak: figures such as
// the time a search took differ. It changes with each commit, with another index in the same place, with another
// build of the program, and every quarter of an hour, since a query may hold "today" and all time zones turn the day on
// a quarter.
std::string entity_tag(const std::string& index, const searcher::IndexState& state, int64_t now);

// True when an If-None-Match header names the tag (RFC 9110, section 13.1.2).
bool names_tag(std::string_view if_none_match, std::string_view tag);

// 304 when the client has the answer for this state of the index already; else what `make` makes, with the tag.
Response fresh_response(const Request& request, const std::string& index, const searcher::IndexState& state,
                        const std::function<Response(const searcher::IndexState&)>& make);

}  // namespace wirecopy::web
