// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "web/markup.h"

namespace wirecopy::web {

// Text as it may stand in XML 1.0, in content and in quoted attributes: escaped, and without what XML has no way to
// write (most controls, U+FFFE, U+FFFF, ill-formed UTF-8), which becomes U+FFFD.
std::string xml_text(std::string_view text);

// An element; `content` is XML already, as other calls and xml_text give it. Without content it closes itself.
// Attributes are escaped here.
std::string xml_element(std::string_view name, std::initializer_list<Attribute> attributes,
                        std::string_view content = "");

}  // namespace wirecopy::web
