// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/bytes.h"

#include "text/error.h"

namespace wirecopy::schema {

namespace {

[[noreturn]] void throw_damaged() {
  throw Error("a stored record of the index ends too early",
              "the index is damaged: build it again with `wirecopy index`");
}

}  // namespace

void ByteWriter::number(uint64_t value) {
  while (value >= 0x80) {
    bytes_ += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  bytes_ += static_cast<char>(value);
}

void ByteWriter::string(std::string_view value) {
  number(value.size());
  bytes_ += value;
}

uint64_t ByteReader::number() {
  uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (bytes_.empty()) throw_damaged();
    const auto byte = static_cast<uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    value |= static_cast<uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  throw_damaged();
}

int64_t ByteReader::signed_number() {
  const uint64_t value = number();
  return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1);
}

std::string_view ByteReader::string() {
  const uint64_t size = number();
  if (size > bytes_.size()) throw_damaged();
  const std::string_view value = bytes_.substr(0, size);
  bytes_.remove_prefix(size);
  return value;
}

}  // namespace wirecopy::schema
