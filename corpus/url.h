// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace wirecopy::corpus {

// The form in which two addresses of one page are equal: scheme, user and default port dropped, main host
// (corpus/hosts.h), the page behind an AMP cache or an AMP path ("/amp/..", "..../amp", ".amp.html"), no fragment (but
// "#!..."), no tracking parameters (utm_*, fbclid, gclid, ...), the others in the order of their names, no
// "index.html", no trailing slash, "%7E" as "~". What is no web address comes back as it is.
std::string canonical_url(std::string_view url);

// An address without its tracking parameters, as it is shown and looked up; otherwise as it came.
std::string without_tracking(std::string_view url);

// The host of the page that an address leads to: that behind an AMP cache is the publisher's. Empty when there is none.
std::string publisher_host(std::string_view url);

// True for the canonical form of an address that leads to a page: that of a whole site says nothing of an article.
bool names_page(std::string_view canonical);

// An address that stands in a page or feed, made whole by that of the page (RFC 3986, section 5, without dot segments
// in the middle). Without a base it comes back as it is.
std::string resolve_url(std::string_view base, std::string_view reference);

}  // namespace wirecopy::corpus
