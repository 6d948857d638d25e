// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/bytes.h"

#include <gtest/gtest.h>

#include <limits>

#include "text/error.h"

namespace wirecopy::schema {
namespace {

TEST(Bytes, FiguresAndStringsGoThereAndBack) {
  const uint64_t figures[] = {0, 1, 127, 128, 300, 1ull << 32, std::numeric_limits<uint64_t>::max()};
  const int64_t signed_figures[] = {
      0, -1, 1, -64, 64, std::numeric_limits<int64_t>::min(), std::numeric_limits<int64_t>::max()};
  ByteWriter writer;
  for (const uint64_t figure : figures) writer.number(figure);
  for (const int64_t figure : signed_figures) writer.signed_number(figure);
  writer.string("");
  writer.string(std::string(1000, 'x'));
  const std::string bytes = writer.take();
  ByteReader reader(bytes);
  for (const uint64_t figure : figures) EXPECT_EQ(reader.number(), figure);
  for (const int64_t figure : signed_figures) EXPECT_EQ(reader.signed_number(), figure);
  EXPECT_EQ(reader.string(), "");
  EXPECT_EQ(reader.string(), std::string(1000, 'x'));
  EXPECT_TRUE(reader.at_end());
}

TEST(Bytes, AnEarlyEndIsADamagedRecord) {
  for (const std::string& bytes : {std::string(), std::string("\x80"),
                                   std::string("\x05"
                                               "abc"),
                                   std::string(20, '\xFF')}) {
    ByteReader reader(bytes);
    EXPECT_THROW(reader.string(), Error) << testing::PrintToString(bytes);
  }
}

}  // namespace
}  // namespace wirecopy::schema
