// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace wirecopy::corpus {

// What a file is by its first bytes when it is of a kind that is not read: "a PDF document", "a Word document". Empty
// for all others.
std::string foreign_kind(std::string_view head);

// The same for XML that no format knows, by its root: "a sitemap", "XML of an unknown kind (<catalog>)". What has
// neither an XML declaration nor a name that ends in ".xml" may be a text with markup, and is none.
std::string foreign_xml(std::string_view head, std::string_view file);

}  // namespace wirecopy::corpus
