// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace wirecopy::text {

// XXH3 in 64 bits (https://github.com/Cyan4973/xxHash), the same on every machine and for ever: hashes are stored in
// indexes, and ids are made of them.
uint64_t hash_of(std::string_view bytes);

// In 16 digits of base 16.
std::string hex(uint64_t hash);

}  // namespace wirecopy::text
