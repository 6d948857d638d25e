// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wirecopy::corpus {

// An XML document with the references to the entities that its own document type declares (XML 1.0, section 4.2.1)
// replaced by what they stand for. External entities are neither opened nor replaced; one that stands for itself stays
// as it is. Nothing when all replacements together would be longer than `limit` bytes, however it is nested. Takes time
// and memory for the document and `limit` bytes at the most.
std::optional<std::string> expand_entities(std::string_view document, uint64_t limit);

}  // namespace wirecopy::corpus
