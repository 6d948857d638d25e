// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "web/routes.h"

namespace wirecopy::web {

// What the routes of feeds answer; see the table in routes.cc.
Response send_atom_feed(const Call& call);
Response send_json_feed(const Call& call);
Response send_search_description(const Call& call);

// Where the client reached the server, "http://127.0.0.1:8080", by its Host header; "https" where that was over TLS.
// Empty when the header is no name of a host, so that paths of ours stay what they are.
std::string origin_of(const Request& request);

}  // namespace wirecopy::web
