// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/slots.h"

#include "schema/bytes.h"

namespace wirecopy::schema {

namespace {

constexpr bool numbers_are_their_rows() {
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (number_of(slots[i].slot) != i) return false;
  }
  return true;
}
static_assert(numbers_are_their_rows());

}  // namespace

std::string pack_seconds(int64_t seconds) {
  return Xapian::sortable_serialise(static_cast<double>(seconds));
}

int64_t unpack_seconds(const std::string& packed) {
  return packed.empty() || packed.size() > 9 ? 0 : static_cast<int64_t>(Xapian::sortable_unserialise(packed));
}

std::string pack_number(uint32_t number) {
  return {static_cast<char>(number >> 24), static_cast<char>(number >> 16), static_cast<char>(number >> 8),
          static_cast<char>(number)};
}

uint32_t unpack_number(const std::string& packed) {
  if (packed.size() != 4) return 0;
  uint32_t number = 0;
  for (const char byte : packed) number = number << 8 | static_cast<uint8_t>(byte);
  return number;
}

std::string pack_digest(uint64_t digest) {
  return pack_number(static_cast<uint32_t>(digest >> 32)) + pack_number(static_cast<uint32_t>(digest));
}

uint64_t unpack_digest(const std::string& packed) {
  if (packed.size() != 8) return 0;
  return uint64_t{unpack_number(packed.substr(0, 4))} << 32 | unpack_number(packed.substr(4));
}

std::string pack_names(const std::vector<std::string>& names) {
  ByteWriter writer;
  for (const std::string& name : names) writer.string(name);
  return writer.take();
}

std::vector<std::string> unpack_names(const std::string& packed) {
  std::vector<std::string> names;
  ByteReader reader(packed);
  while (!reader.at_end()) names.emplace_back(reader.string());
  return names;
}

corpus::Date date_of(const Xapian::Document& document) {
  const std::string kind = document.get_value(number_of(Slot::DateKind));
  if (kind.size() != 2) return {};
  return {unpack_seconds(document.get_value(number_of(Slot::Published))), static_cast<corpus::Precision>(kind[0]),
          static_cast<corpus::Origin>(kind[1])};
}

}  // namespace wirecopy::schema
