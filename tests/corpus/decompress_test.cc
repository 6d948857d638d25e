// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/decompress.h"

#include <gtest/gtest.h>

#include "tests/corpus/compressing.h"

namespace wirecopy::corpus {
namespace {

struct Result {
  std::string bytes;
  Damage damage;
};

Result decompressed(const std::string& bytes) {
  ByteStream stream(decompress(open_memory(bytes)), 1u << 30);
  while (stream.more()) {
  }
  return {std::string(stream.buffer()), stream.damage()};
}

// Text that does not compress to nothing, so that streams have several blocks.
std::string long_text() {
  std::string text;
  for (uint32_t i = 0, state = 7; i < 200'000; ++i) {
    state = state * 1'664'525 + 1'013'904'223;
    text += static_cast<char>('a' + (state >> 24) % 26);
  }
  return text;
}

TEST(Decompress, UndoesWhatTheContentSays) {
  const std::string text = long_text();
  struct Row {
    const char* name;
    std::string bytes, expected;
  };
  const Row rows[] = {
      {"plain", "plain words", "plain words"},
      {"empty", "", ""},
      {"two bytes", "\x1f\x8b", "\x1f\x8b"},
      {"gzip", gzip(text), text},
      {"gzip of nothing", gzip(""), ""},
      {"gzip members", gzip("one ") + gzip("") + gzip("two"), "one two"},
      {"gzip padded with zeros", gzip("one") + std::string(1000, '\0'), "one"},
      {"zstd", zstd(text), text},
      {"zstd frames", zstd("one ") + zstd("two"), "one two"},
      {"gzip in gzip", gzip(gzip("inner")), "inner"},
      {"zstd in gzip", gzip(zstd("inner")), "inner"},
  };
  for (const Row& row : rows) {
    const Result result = decompressed(row.bytes);
    EXPECT_EQ(result.bytes, row.expected) << row.name;
    EXPECT_EQ(result.damage, Damage::None) << row.name;
  }
}

TEST(Decompress, LeavesAThirdCompressionAlone) {
  const Result result = decompressed(gzip(zstd(gzip("inner"))));
  EXPECT_EQ(result.bytes, "");
  EXPECT_EQ(result.damage, Damage::TooDeep);
}

TEST(Decompress, GoesOnWithTheNextMemberBehindDamage) {
  const std::string first = gzip("first\n"), middle = gzip(long_text()), last = gzip(long_text() + "last\n");
  for (const std::string& broken :
       {middle.substr(0, middle.size() / 2), middle.substr(0, 2000) + std::string(500, '\x55') + middle.substr(2500),
        std::string("no member at all"), std::string("\x1f\x8b\x08 nor this"), middle.substr(0, middle.size() - 3)}) {
    const std::string whole = first + broken + last;
    ByteStream kept(decompress(open_memory(whole)), 1 << 20);
    while (kept.more()) {
    }
    EXPECT_TRUE(kept.buffer().starts_with("first\n"));
    ASSERT_NE(kept.damage(), Damage::None);
    const uint64_t before = kept.size();
    ASSERT_TRUE(kept.resume());
    EXPECT_EQ(kept.offset(), before);
    while (kept.more()) {
    }
    EXPECT_EQ(kept.buffer(), long_text() + "last\n");
    EXPECT_EQ(kept.damage(), Damage::None);
    EXPECT_FALSE(kept.resume());
  }
}

TEST(Decompress, GivesWhatIsWholeBeforeTheDamage) {
  const std::string text = long_text();
  const std::string gz = gzip(text), zst = zstd(text);
  const Result cut_gzip = decompressed(gz.substr(0, gz.size() / 2));
  EXPECT_EQ(cut_gzip.damage, Damage::Truncated);
  EXPECT_GT(cut_gzip.bytes.size(), text.size() / 3);
  EXPECT_TRUE(text.starts_with(cut_gzip.bytes));

  const Result cut_zstd = decompressed(zst.substr(0, zst.size() - 10));
  EXPECT_EQ(cut_zstd.damage, Damage::Truncated);
  EXPECT_TRUE(text.starts_with(cut_zstd.bytes));

  const Result tail = decompressed(gzip("whole") + "something else");
  EXPECT_EQ(tail.damage, Damage::Corrupt);
  EXPECT_EQ(tail.bytes, "whole");

  std::string broken = gz;
  broken[broken.size() / 2] = static_cast<char>(broken[broken.size() / 2] ^ 0x55);
  broken[broken.size() - 6] = static_cast<char>(broken[broken.size() - 6] ^ 0x55);
  EXPECT_EQ(decompressed(broken).damage, Damage::Corrupt);

  std::string broken_frame = zst;
  broken_frame[6] = static_cast<char>(broken_frame[6] ^ 0x7F);
  EXPECT_NE(decompressed(broken_frame).damage, Damage::None);
}

TEST(Decompress, KeepsABombWithinTheLimit) {
  const std::string bomb = gzip(std::string(50'000'000, 'a'));
  ASSERT_LT(bomb.size(), 1'000'000u);
  ByteStream stream(decompress(open_memory(bomb)), 1'000'000);
  while (stream.more()) {
  }
  EXPECT_EQ(stream.buffer().size(), 1'000'000u);
  EXPECT_EQ(stream.damage(), Damage::TooLarge);
}

}  // namespace
}  // namespace wirecopy::corpus
