// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wirecopy::corpus {

// True for a bare host name such as "www.harbour-courier.example": dotted labels of letters, digits and hyphens, the
// last of letters only.
bool is_host(std::string_view text);

// The host of a URL or of a bare host name, in lower case and the letters of its script (text/idna.h), without "www.",
// user and port; empty when there is none.
std::string host_of(std::string_view url);

// Bytes at the end of a host under which anybody may have a name of their own: "co.uk", "com.au", "blogspot.com",
// "github.io", else the last label. Knows what news is printed under, not the whole Public Suffix List.
std::size_t public_suffix_size(std::string_view host);

// A host without the labels in front that name an edition for other devices or readers ("www.", "m.", "amp.",
// "edition.", "rss."), as long as a name is left before the public suffix; a blog of Blogspot is found under one
// ending. The host must be in lower case.
std::string main_host(std::string_view host);

// The name that an outlet is kept under: the main host where the text is a URL or a host, the text on one line
// otherwise.
std::string outlet_name(std::string_view text);

}  // namespace wirecopy::corpus
