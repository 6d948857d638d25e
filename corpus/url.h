// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace wirecopy::corpus {

// The form in which two addresses of one page are equal: scheme dropped, host in lower case without "www.", "m." or
// "amp." and the default port, no fragment, no tracking parameters (utm_*, fbclid, gclid, ...), no trailing slash. What
// is no address comes back as it is.
std::string canonical_url(std::string_view url);

// An address that stands in a page or feed, made whole by that of the page (RFC 3986, section 5, without dot segments
// in the middle). Without a base it comes back as it is.
std::string resolve_url(std::string_view base, std::string_view reference);

}  // namespace wirecopy::corpus
