// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::web {

// A pair of a query string or of a form.
struct QueryPair {
  std::string name;
  std::string value;
};

// The bytes behind percent escapes; an escape that is none stays as it is. Any bytes may come out, ill-formed UTF-8
// too.
std::string percent_decode(std::string_view text);

// A query string or the body of a form (application/x-www-form-urlencoded): pairs in their order, "+" read as a space.
std::vector<QueryPair> parse_query(std::string_view query);

// Text as one component of a path or a query (RFC 3986: all but the unreserved characters become escapes).
std::string percent_encode(std::string_view text);

// True for what may stand in a Host header: a name or an address, perhaps with a port.
bool is_host_name(std::string_view host);

// True for a whole http or https address without spaces or control characters: what an article may be linked to.
// Everything else could run script or lead elsewhere than it looks.
bool is_web_address(std::string_view url);

// True for what a page of ours may link to: a web address, a path of ours ("/...", not "//..."), or "#...".
bool is_safe_link(std::string_view url);

}  // namespace wirecopy::web
