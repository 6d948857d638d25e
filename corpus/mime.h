// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/http.h"

namespace wirecopy::corpus {

// A part of a message that has no parts itself (RFC 2046).
struct MimePart {
  std::string type;     // media type in lower case; "text/plain" where nothing is said
  std::string charset;  // in lower case, empty = not said
  std::string bytes;    // transfer encoding undone
  bool is_flowed = false;
  bool is_attachment = false;
};

struct MimeParts {
  std::vector<MimePart> parts;  // in their order
  bool is_cut = false;          // a boundary was never closed
  bool is_too_deep = false;     // parts within parts beyond the limit; what lies deeper is left out
};

// Takes a message apart, `deepest` levels at the most. Never fails: what breaks the rules is text.
MimeParts parts_of(const HeaderFields& fields, std::string_view body, std::size_t deepest);

// The value of a parameter such as charset or boundary, without quotation marks; empty when there is none.
std::string parameter_of(std::string_view field, std::string_view name);

// The value of a field as text: encoded words (RFC 2047) and raw bytes of other charsets become UTF-8.
std::string decode_field(std::string_view value);

}  // namespace wirecopy::corpus
