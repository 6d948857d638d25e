// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>

#include "corpus/byte_stream.h"

namespace wirecopy::corpus {

// The same bytes with gzip (RFC 1952, any number of members) or zstd (RFC 8878, any number of frames) undone where they
// begin with its magic number, and xz, bzip2, lzip and compress as well; others unchanged. What is compressed twice is
// undone twice; a third compression is damage (TooDeep).
std::unique_ptr<ByteSource> decompress(std::unique_ptr<ByteSource> source);

}  // namespace wirecopy::corpus
