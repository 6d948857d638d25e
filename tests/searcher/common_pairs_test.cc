// SPDX-License-Identifier: GPL-2.0-or-later
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "searcher/compiler.h"
#include "searcher/syntax.h"
#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

// Phrases of random texts with and without the pairs of common stems: the same articles, with the same weights.
TEST(CommonPairs, ChangeWhatIsReadAndNotWhatIsFound) {
  const TemporaryDirectory directory;
  SmallIndex index(directory.path() / "index", 20, {"a", "die", "of", "the"});
  std::mt19937 random(7);
  const std::vector<std::string> words{"the", "of", "a", "die", "dies", "harbour", "Harbours", "flood", "flooded"};
  const auto some_words = [&](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += words[random() % words.size()] + " ";
    return text;
  };
  for (int i = 0; i < 200; ++i) index.add({.title = some_words(random() % 4), .body = some_words(1 + random() % 12)});
  index.commit();
  const schema::ShardedDatabase database(index.path());
  const auto ranked = [&](const std::string& text, const std::vector<std::string>& common_stems) {
    CompileOptions options;
    options.languages = {"en"};
    options.common_stems = common_stems;
    Xapian::Enquire enquire(database);
    enquire.set_query(compile(parse_query(text, {}).root, database, options).query);
    std::vector<std::pair<Xapian::docid, int>> found;
    const Xapian::MSet matches = enquire.get_mset(0, 1000);
    for (auto match = matches.begin(); match != matches.end(); ++match)
      found.emplace_back(*match, static_cast<int>(match.get_weight() * 1e6));
    return found;
  };
  std::size_t found = 0;
  for (int round = 0; round < 400; ++round) {
    const std::string field = round % 5 == 0 ? "title:" : "";
    const std::string text = field + '"' + some_words(2 + random() % 3) + '"';
    const auto expected = ranked(text, {});
    EXPECT_EQ(ranked(text, {"a", "die", "of", "the"}), expected) << text;
    found += expected.size();
  }
  EXPECT_GT(found, 1000u);
}

}  // namespace
}  // namespace wirecopy::searcher
