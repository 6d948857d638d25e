// SPDX-License-Identifier: GPL-2.0-or-later
// Article pages with the bodies that people marked in them, where WIRECOPY_DATA names a folder that has them in
// "html/scrapinghub". Scored by shared runs of four words, as that set does.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/corpus/reading.h"
#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

using Runs = std::map<std::array<std::string, 4>, int>;

bool is_word_byte(char c) {
  return (c & 0x80) != 0 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Words are runs of letters and digits; of what is not ASCII, general punctuation parts them.
Runs runs_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    const char32_t c = text::next_code_point(text, position);
    const bool parts = c < 0x80 ? !is_word_byte(static_cast<char>(c)) : (c >= 0x2000 && c <= 0x206F) || c == 0xA0;
    if (!parts) words.back().append(text, begin, position - begin);
    if (parts && !words.back().empty()) words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  if (!words.empty() && words.size() < 4) words.resize(4);
  Runs runs;
  for (std::size_t i = 0; i + 4 <= words.size(); ++i) ++runs[{words[i], words[i + 1], words[i + 2], words[i + 3]}];
  return runs;
}

double sum_of(const Runs& runs) {
  double sum = 0;
  for (const auto& [run, count] : runs) sum += count;
  return sum;
}

TEST(HtmlData, ArticlesAreFoundAsPeopleMarkedThem) {
  const char* folder = std::getenv("WIRECOPY_DATA");
  const std::string place = std::string(folder == nullptr ? "" : folder) + "/html/scrapinghub";
  std::ifstream file(place + "/ground-truth.json");
  if (folder == nullptr || !file) GTEST_SKIP() << "WIRECOPY_DATA names no folder with html/scrapinghub";
  const nlohmann::json truth = nlohmann::json::parse(file);
  Collected pages;
  read_sources({place + "/html"}, test_options(), pages);
  EXPECT_TRUE(pages.rejects.empty());
  double precision = 0, recall = 0;
  for (const Record& page : pages.records) {
    const Parsed parsed = parse(page, test_options());
    std::string id = std::filesystem::path(page.place.file).filename().string();
    id.resize(id.find('.'));
    ASSERT_EQ(parsed.articles.size(), 1u) << id;
    const Runs wanted = runs_of(truth.at(id).at("articleBody").get<std::string>());
    const Runs found = runs_of(parsed.articles.front().body);
    double common = 0;
    for (const auto& [run, count] : wanted) {
      if (const auto same = found.find(run); same != found.end()) common += std::min(count, same->second);
    }
    precision += found.empty() ? 0 : common / sum_of(found);
    recall += wanted.empty() ? 1 : common / sum_of(wanted);
  }
  precision /= static_cast<double>(pages.records.size());
  recall /= static_cast<double>(pages.records.size());
  const double f1 = 2 * precision * recall / (precision + recall);
  std::cout << pages.records.size() << " pages, precision " << precision << ", recall " << recall << ", F1 " << f1
            << "\n";
  EXPECT_GE(f1, 0.965);
}

}  // namespace
}  // namespace wirecopy::corpus
