// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/slots.h"

#include <gtest/gtest.h>

#include "text/error.h"

namespace wirecopy::schema {
namespace {

TEST(Slots, PackedFiguresGoThereAndBackAndSort) {
  const int64_t times[] = {-62'135'596'800, -1, 0, 1, 1'709'500'000, 253'402'300'799};
  for (std::size_t i = 0; i < std::size(times); ++i) {
    EXPECT_EQ(unpack_seconds(pack_seconds(times[i])), times[i]);
    if (i > 0) {
      EXPECT_LT(pack_seconds(times[i - 1]), pack_seconds(times[i]));
    }
  }
  const uint32_t figures[] = {0, 1, 255, 256, 70'000, 0xFFFFFFFF};
  for (std::size_t i = 0; i < std::size(figures); ++i) {
    EXPECT_EQ(unpack_number(pack_number(figures[i])), figures[i]);
    if (i > 0) {
      EXPECT_LT(pack_number(figures[i - 1]), pack_number(figures[i]));
    }
  }
  EXPECT_EQ(unpack_number("abc"), 0u);
  EXPECT_EQ(unpack_seconds(""), 0);
  EXPECT_EQ(pack_digest(0x0102030405060708).size(), 8u);
}

TEST(Slots, NamesGoThereAndBack) {
  const std::vector<std::string> lists[] = {
      {}, {"Jane Doe"}, {"Jane Doe", "", "Ĝorĝo, Smith"}, {std::string(300, 'x')}};
  for (const auto& names : lists) EXPECT_EQ(unpack_names(pack_names(names)), names);
  EXPECT_THROW(unpack_names("\x05"
                            "abc"),
               Error);
}

TEST(Slots, DatesComeFromTwoSlots) {
  Xapian::Document document;
  EXPECT_FALSE(date_of(document).known());
  document.add_value(number_of(Slot::Published), pack_seconds(86'400));
  document.add_value(number_of(Slot::DateKind),
                     {static_cast<char>(corpus::Precision::Day), static_cast<char>(corpus::Origin::Url)});
  EXPECT_EQ(date_of(document), (corpus::Date{86'400, corpus::Precision::Day, corpus::Origin::Url}));
}

}  // namespace
}  // namespace wirecopy::schema
