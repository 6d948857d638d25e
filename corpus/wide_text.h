// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>

#include "corpus/byte_stream.h"

namespace wirecopy::corpus {

// What a source gives; UTF-16 that begins with its byte order mark, or with 32 characters of ASCII (or as many as there
// are, eight or more), is given as UTF-8, so that it can be cut at line ends. Half a pair and a last odd byte become
// U+FFFD.
std::unique_ptr<ByteSource> as_narrow_text(std::unique_ptr<ByteSource> source);

}  // namespace wirecopy::corpus
