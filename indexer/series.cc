// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/series.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "corpus/date_names.h"
#include "text/hash.h"
#include "text/words.h"

namespace wirecopy::indexer {

namespace {

constexpr int64_t day_seconds = 24 * 3600;

bool has_digit(std::string_view word) {
  return std::ranges::any_of(word, [](char letter) { return letter >= '0' && letter <= '9'; });
}

// The day of a month that a figure may be ("12", "5th"), or 0.
unsigned day_of(std::string_view word) {
  unsigned day = 0;
  const auto end = std::from_chars(word.data(), word.data() + word.size(), day).ptr;
  const auto letters = static_cast<std::size_t>(word.data() + word.size() - end);
  return letters <= 2 && day <= 31 ? day : 0;
}

}  // namespace

stories::Series series_of(const corpus::Article& article) {
  std::vector<std::string> words;
  text::Words title(article.title);
  for (text::Word word; title.next(word);) words.emplace_back(word.folded);
  std::string days;
  std::string name = article.outlet + '\n';
  std::string left_open;
  bool has_weekday = false;
  bool has_figure = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_weekday = corpus::is_weekday_folded(words[i]);
    // "may" and "march" are months beside a day only.
    if (const unsigned month = corpus::month_of_folded(words[i])) {
      const unsigned before = i > 0 ? day_of(words[i - 1]) : 0;
      const unsigned day = before != 0 ? before : i + 1 < words.size() ? day_of(words[i + 1]) : 0;
      if (day != 0) days += std::to_string(month) + '-' + std::to_string(day) + ' ';
    }
    has_weekday |= is_weekday;
    has_figure |= has_digit(words[i]);
    (is_weekday || has_digit(words[i]) ? left_open : name) += words[i] + ' ';
  }
  if (words.empty()) return {};
  if (!days.empty()) {
    name = "a day";
    left_open = days;
  } else if (!has_weekday) {
    if (has_figure || article.outlet.empty() || article.published.precision < corpus::Precision::Day) return {};
    left_open = std::to_string(article.published.seconds / day_seconds);
  }
  return {.name = text::hash_of(name) | 1, .item = text::hash_of(left_open)};
}

}  // namespace wirecopy::indexer
