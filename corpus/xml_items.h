// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "corpus/format.h"

namespace wirecopy::corpus {

// Whether items of a document may lie within each other. Where they cannot, the next one ends one that is not closed.
enum class Nesting : uint8_t { None, Possible };

// Cuts an XML document into its items, the elements of one of the local names: each is a record, a document by itself
// with what stands before the first one around it (Record::envelope). Holds one item and one block. A document without
// items is one record; where it breaks off a reject says so, and the item there is left out.
void split_items(ByteStream& stream, Records& records, std::span<const std::string_view> names, Nesting nesting);

}  // namespace wirecopy::corpus
