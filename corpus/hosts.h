// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace wirecopy::corpus {

// True for a bare host name such as "www.harbour-courier.example": dotted labels of letters, digits and hyphens, the
// last of letters only.
bool is_host(std::string_view text);

// The host of a URL or of a bare host name, in lower case, without "www.", user and port; empty when there is none.
std::string host_of(std::string_view url);

// The name that an outlet is kept under: the host where the text is a URL or a host, the text on one line otherwise.
std::string outlet_name(std::string_view text);

}  // namespace wirecopy::corpus
