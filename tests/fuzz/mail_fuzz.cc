// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/fuzz/parsing.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, std::size_t size) {
  wirecopy::corpus::parse_input("mail", bytes, size);
  return 0;
}
