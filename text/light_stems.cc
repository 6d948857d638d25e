// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/light_stems.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::text {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t syllable = 3;  // bytes of a Hangul syllable
constexpr std::size_t letter = 2;    // bytes of an Arabic or Greek letter

// The longer before the shorter that end alike.
constexpr std::array particles{"이라고"sv, "에게서"sv, "에서"sv, "에게"sv, "으로"sv, "까지"sv, "부터"sv,
                               "처럼"sv,   "보다"sv,   "라고"sv, "한테"sv, "께서"sv, "은"sv,   "는"sv,
                               "이"sv,     "가"sv,     "을"sv,   "를"sv,   "의"sv,   "에"sv,   "도"sv,
                               "로"sv,     "와"sv,     "과"sv,   "만"sv,   "들"sv};

// Folded: the endings of "books", "books of" and "some books".
constexpr std::array plurals{"\u0647\u0627\u064A\u064A"sv, "\u0647\u0627\u064A"sv, "\u0647\u0627"sv};

constexpr std::string_view house_of = "\u0647\u064A";

bool is_hangul(std::string_view word) {
  for (std::size_t position = 0; position < word.size();) {
    const char32_t code_point = next_code_point(word, position);
    if (code_point < 0xAC00 || code_point > 0xD7A3) return false;
  }
  return true;
}

}  // namespace

std::string korean_stem(std::string_view lower) {
  if (!is_hangul(lower)) return std::string(lower);
  // Particles stand behind one another.
  while (true) {
    const auto ending = std::ranges::find_if(particles, [&](std::string_view particle) {
      return lower.ends_with(particle) && lower.size() >= particle.size() + 2 * syllable;
    });
    if (ending == particles.end()) return std::string(lower);
    lower.remove_suffix(ending->size());
  }
}

std::string persian_stem(std::string_view lower) {
  std::string stem = strip_marks(lower);
  for (const std::string_view ending : plurals) {
    if (!stem.ends_with(ending) || stem.size() < ending.size() + 2 * letter) continue;
    stem.resize(stem.size() - ending.size());
    break;
  }
  // "the house of" with its own letter for the "of": خانه‌ی
  if (stem.ends_with(house_of) && stem.size() >= house_of.size() + 2 * letter) stem.resize(stem.size() - letter);
  return stem;
}

std::string definite_in_arabic(std::string_view lower) {
  constexpr std::string_view article = "\u0627\u0644", plural = "\u0627\u062A";
  const bool is_meant =
      lower.ends_with(plural) && !lower.starts_with(article) && lower.size() >= plural.size() + 3 * letter;
  return (is_meant ? std::string(article) : std::string()) + std::string(lower);
}

std::string greek_stem(std::string stem, std::string_view lower) {
  constexpr std::string_view iota = "\u03B9";
  const std::string word = strip_marks(lower);
  if (word == "παιδια" || word == "παιδιων") return "παιδ";
  if (stem.size() < 5 * letter || !stem.ends_with(iota)) return stem;
  const std::string_view before = std::string_view(stem).substr(stem.size() - 2 * letter, letter);
  if (before != "ε" && before != "α" && before != "ο" && before != "υ") stem.resize(stem.size() - letter);
  return stem;
}

std::string_view without_arabic_conjunction(std::string_view lower) {
  constexpr std::string_view article = "\u0627\u0644";
  for (const std::string_view conjunction : {"\u0648"sv, "\u0641"sv}) {
    if (lower.starts_with(conjunction) && lower.substr(letter).starts_with(article) &&
        lower.size() >= letter + article.size() + 2 * letter)
      return lower.substr(letter);
  }
  return lower;
}

}  // namespace wirecopy::text
