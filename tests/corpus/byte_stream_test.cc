// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/byte_stream.h"

#include <gtest/gtest.h>

#include "corpus/wide_text.h"
#include "text/error.h"

namespace wirecopy::corpus {
namespace {

std::string read_all(ByteStream& stream) {
  while (stream.more()) {
  }
  return std::string(stream.buffer());
}

TEST(ByteStream, GivesAllBytesAndCountsThem) {
  const std::string bytes(700'000, 'x');
  ByteStream stream(open_memory(bytes), 1u << 20);
  EXPECT_EQ(read_all(stream), bytes);
  EXPECT_EQ(stream.taken(), bytes.size());
  EXPECT_EQ(stream.damage(), Damage::None);
}

TEST(ByteStream, GivesUtf16AsUtf8) {
  const std::string little("\xFF\xFE{\0\x0A\x0A\x3D\xD8\x00\xDE", 10);
  ByteStream wide(as_narrow_text(open_memory(little)), 1000);
  EXPECT_EQ(read_all(wide), "\xEF\xBB\xBF{\u0A0A\U0001F600");
  for (const std::string_view bytes : {"plain", "", "\xFF", "\xEF\xBB\xBFx"}) {
    ByteStream same(as_narrow_text(open_memory(bytes)), 1000);
    EXPECT_EQ(read_all(same), bytes);
  }
}

TEST(ByteStream, KnowsUtf16WithoutAMarkByItsAscii) {
  const std::string_view text = "Ferry sails again";
  std::string little, big;
  for (const char c : text) {
    little += {c, '\0'};
    big += {'\0', c};
  }
  const std::string omega("\xA9\x03", 2);  // beyond the first characters any may come
  for (const std::string& bytes : {little, big}) {
    ByteStream wide(as_narrow_text(open_memory(bytes)), 1000);
    EXPECT_EQ(read_all(wide), text);
  }
  std::string longer;
  for (int i = 0; i < 40; ++i) longer += std::string("a\0", 2);
  longer += omega;
  ByteStream wide(as_narrow_text(open_memory(longer)), 1000);
  EXPECT_EQ(read_all(wide), std::string(40, 'a') + "\u03A9");
  for (const std::string& bytes : {std::string("a\0b\0", 4), std::string("\1\0\2\0\3\0\4\0\5\0\6\0\7\0\1\0\2\0", 18)}) {
    ByteStream same(as_narrow_text(open_memory(bytes)), 1000);
    EXPECT_EQ(read_all(same), bytes) << "too little to tell, or no text";
  }
}

TEST(ByteStream, KeepsTheOffsetOfWhatIsNotConsumed) {
  ByteStream stream(open_memory("one two three"), 100);
  ASSERT_TRUE(stream.more());
  stream.consume(4);
  EXPECT_EQ(stream.offset(), 4u);
  EXPECT_EQ(stream.buffer(), "two three");
  EXPECT_FALSE(stream.more());
  EXPECT_EQ(stream.buffer(), "two three");
}

TEST(ByteStream, StopsAtTheLimitAndSaysSo) {
  ByteStream stream(open_memory("0123456789"), 4);
  EXPECT_EQ(read_all(stream), "0123");
  EXPECT_EQ(stream.damage(), Damage::TooLarge);
  EXPECT_EQ(stream.damage_message(), "the file holds more than 4 bytes when decompressed");
}

TEST(ByteStream, TakesAFileOfExactlyTheLimit) {
  ByteStream stream(open_memory("0123"), 4);
  EXPECT_EQ(read_all(stream), "0123");
  EXPECT_EQ(stream.damage(), Damage::None);
}

TEST(ByteStream, RefusesAFileThatIsNotThere) {
  EXPECT_THROW(open_file("/nonexistent/articles.jsonl"), Error);
}

TEST(ByteStream, CallsADirectoryUnreadable) {
  ByteStream stream(open_file("/"), 100);
  EXPECT_EQ(read_all(stream), "");
  EXPECT_EQ(stream.damage(), Damage::Unreadable);
}

}  // namespace
}  // namespace wirecopy::corpus
