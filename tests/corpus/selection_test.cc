// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/selection.h"

#include <gtest/gtest.h>

namespace wirecopy::corpus {
namespace {

TEST(Selection, WantsEverythingWhenEmpty) {
  const Selection selection;
  EXPECT_TRUE(selection.wants({"a.jsonl", 7, 0}));
  EXPECT_TRUE(selection.touches("a.jsonl"));
}

TEST(Selection, WantsARecordOrTheRestOfAFile) {
  Selection selection;
  selection.add({"a.jsonl", 3, 0}, Extent::Record);
  selection.add({"b.warc", 5, 0}, Extent::Rest);
  selection.add({"b.warc", 9, 0}, Extent::Rest);
  for (const auto& [file, record, wanted] : {std::tuple("a.jsonl", 2u, false),
                                             {"a.jsonl", 3u, true},
                                             {"a.jsonl", 4u, false},
                                             {"b.warc", 4u, false},
                                             {"b.warc", 5u, true},
                                             {"b.warc", 700u, true},
                                             {"c.jsonl", 3u, false}}) {
    EXPECT_EQ(selection.wants({file, record, 0}), wanted) << file << " " << record;
  }
}

TEST(Selection, KnowsWhatLiesInArchives) {
  Selection selection;
  selection.add({"a.zip!in/b.tar!c.jsonl", 2, 0}, Extent::Record);
  selection.add({"d.zip", 0, 0}, Extent::Rest);
  for (const char* file : {"a.zip", "a.zip!in/b.tar", "a.zip!in/b.tar!c.jsonl", "d.zip", "d.zip!any", "d.zip!a.tar!b"})
    EXPECT_TRUE(selection.touches(file)) << file;
  for (const char* file : {"a.zip!in", "a.zip!in/b.tar!d.jsonl", "e.zip", "d.zipper"})
    EXPECT_FALSE(selection.touches(file)) << file;
  EXPECT_TRUE(selection.wants({"d.zip!any.jsonl", 4, 0}));
  EXPECT_FALSE(selection.wants({"a.zip!in/b.tar!c.jsonl", 1, 0}));
}

}  // namespace
}  // namespace wirecopy::corpus
