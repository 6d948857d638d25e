// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/stories/made_articles.h"

#include <array>
#include <sstream>

namespace wirecopy::stories {

Profile profile_of(std::string_view text) {
  ProfileMaker maker;
  std::istringstream words{std::string(text)};
  auto place = ProfileMaker::Place::SentenceStart;
  for (std::string word; words >> word;) {
    const bool ends = word.ends_with('.');
    if (ends) word.pop_back();
    std::string stem = word;
    for (char& letter : stem) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    maker.add(stem, word, place);
    place = ends ? ProfileMaker::Place::SentenceStart : ProfileMaker::Place::Inside;
  }
  return maker.finish("");
}

std::string own_words(unsigned number, unsigned count) {
  // Letters only: a digit would make figures of them.
  const auto letters = [](unsigned value) {
    std::string word;
    for (; value > 0; value /= 20) word += static_cast<char>('b' + value % 20);
    return word;
  };
  std::string text;
  for (unsigned i = 0; i < count; ++i) text += "own" + letters(number + 1) + "a" + letters(i + 1) + " ";
  return text;
}

std::string quake_report(const std::string& place, const std::string& figure, const std::string& day, unsigned number) {
  const std::array<std::string, 4> beginnings{
      "A strong earthquake of magnitude " + figure + " shook the coast off " + place + " on " + day + ". ",
      "The ground off " + place + " trembled on " + day + " when a magnitude " + figure + " quake struck. ",
      "Houses fell near " + place + " after an earthquake of magnitude " + figure + " on " + day + ". ",
      "Rescuers dug through rubble in " + place + " a day after the " + figure + " quake of " + day + ". "};
  const std::array<std::string, 4> middles{"Tremors were felt far inland and aftershocks went on through the night. ",
                                           "Villages lost power and the hospital treated the injured in tents. ",
                                           "The seismological institute measured aftershocks and warned of a tsunami. ",
                                           "The damage to buildings was heavy and rescuers searched the rubble. "};
  return beginnings[number % 4] + middles[number / 4 % 4] + middles[(number + 1) % 4] + "Residents of " + place +
         " spent the night outside. " + own_words(number, 24);
}

std::string market_table(const std::string& day, const std::string& index) {
  const auto figure = [&](unsigned number) { return std::to_string(number * 3) + index; };
  return "The Calx index closed at " + index + " on " + day + ", " + figure(1) +
         " from the day before. Shares of Acme " + figure(2) + " and of Bolt " + figure(3) + " and of Cole " +
         figure(4) + ". There were " + figure(5) + " risers and " + figure(6) + " fallers, while " + figure(7) +
         " stayed as they were. Prices are in crowns and those in brackets are of the day before.";
}

}  // namespace wirecopy::stories
