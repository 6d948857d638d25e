// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/hash.h"

#include <cstdio>

#include <xxhash.h>

namespace wirecopy::text {

uint64_t hash_of(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::string hex(uint64_t hash) {
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
  return digits;
}

}  // namespace wirecopy::text
