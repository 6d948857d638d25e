// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/metadata.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/temporary_directory.h"

namespace wirecopy::schema {
namespace {

TEST(Metadata, GoesThereAndBack) {
  const TemporaryDirectory directory;
  Xapian::WritableDatabase database(directory.path("index"), Xapian::DB_CREATE);
  write_metadata(database, {format_version, 12, 341.25, {"de", "of", "the"}, "2024-03-04T10:00:00Z", "wirecopy 0.1.0"});
  const Metadata metadata = read_metadata(database, "index");
  EXPECT_EQ(metadata.revision, 12u);
  EXPECT_DOUBLE_EQ(metadata.reference_words, 341.25);
  EXPECT_EQ(metadata.common_stems, (std::vector<std::string>{"de", "of", "the"}));
  EXPECT_EQ(metadata.created, "2024-03-04T10:00:00Z");
  EXPECT_EQ(metadata.creator, "wirecopy 0.1.0");
}

TEST(Metadata, StoredFrequenciesFollowBm25) {
  // k1-saturated scores of a word by the textbook formula and by the stored frequency must be in nearly constant
  // proportion: the rounding is all that may differ.
  const double reference = 300;
  const auto textbook = [&](double count, double words) {
    const double frequency = presence + count / (1 - bm25_b + bm25_b * words / reference);
    return frequency * (bm25_k1 + 1) / (frequency + bm25_k1);
  };
  const auto stored = [&](uint32_t count, uint32_t words) {
    const double frequency = frequency_in_index({.all = count}, words, reference);
    return frequency * (bm25_k1 * frequency_scale + 1) / (frequency + bm25_k1 * frequency_scale);
  };
  const double proportion = stored(1, 300) / textbook(1, 300);
  for (const uint32_t count : {1u, 2u, 5u, 20u}) {
    for (const uint32_t words : {60u, 150u, 300u, 600u, 1500u}) {
      EXPECT_NEAR(stored(count, words) / textbook(count, words) / proportion, 1.0, 0.09) << count << " in " << words;
    }
  }
}

TEST(Metadata, AWordOfTheTitleWeighsMoreAndNothingWeighsNothing) {
  const Occurrences in_title{.all = 1, .in_title = 1};
  const Occurrences in_lead{.all = 1, .in_lead = 1};
  const Occurrences elsewhere{.all = 1};
  EXPECT_GT(frequency_in_index(in_title, 300, 300), frequency_in_index(in_lead, 300, 300));
  EXPECT_GT(frequency_in_index(in_lead, 300, 300), frequency_in_index(elsewhere, 300, 300));
  EXPECT_GE(frequency_in_index(elsewhere, 1'000'000, 300), 1u);
  EXPECT_GE(frequency_in_index(elsewhere, 0, 0), 1u);
}

}  // namespace
}  // namespace wirecopy::schema
