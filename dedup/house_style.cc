// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/house_style.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "text/words.h"

namespace wirecopy::dedup {

namespace {

struct Folding {
  std::string_view from;
  std::string_view to;  // empty: the word goes
};

// Words that stand for others wherever they are; titles say nothing.
constexpr auto everywhere = std::to_array<Folding>({
    {"apr", "april"},    {"aug", "august"},  {"britain", "uk"},     {"dec", "december"}, {"dr", ""},
    {"eight", "8"},      {"eleven", "11"},   {"feb", "february"},   {"five", "5"},       {"four", "4"},
    {"frau", ""},        {"herr", ""},       {"jan", "january"},    {"jul", "july"},     {"jun", "june"},
    {"mme", ""},         {"mr", ""},         {"mrs", ""},           {"ms", ""},          {"nine", "9"},
    {"nov", "november"}, {"oct", "october"}, {"sept", "september"}, {"seven", "7"},      {"six", "6"},
    {"ten", "10"},       {"three", "3"},     {"twelve", "12"},      {"two", "2"},        {"usa", "us"},
});
static_assert(std::ranges::is_sorted(everywhere, {}, &Folding::from));

// Units of figures: what stands directly behind one, be it written together.
constexpr auto behind_figure = std::to_array<Folding>({
    {"billion", "bn"}, {"bln", "bn"},   {"bn", "bn"},      {"cent", ""},         {"cents", ""},    {"cts", ""},
    {"ct", ""},        {"dlr", ""},     {"dlrs", ""},      {"dollar", ""},       {"dollars", ""},  {"eur", ""},
    {"euro", ""},      {"euros", ""},   {"m", "m"},        {"milliarden", "bn"}, {"million", "m"}, {"millionen", "m"},
    {"millions", "m"}, {"mln", "m"},    {"mn", "m"},       {"mrd", "bn"},        {"nd", ""},       {"pc", ""},
    {"pct", ""},       {"percent", ""}, {"pounds", ""},    {"prozent", ""},      {"rd", ""},       {"st", ""},
    {"stg", ""},       {"th", ""},      {"thousand", "k"}, {"trillion", "tn"},   {"trn", "tn"},    {"usd", ""},
    {"yen", ""},
});

// Names of two words.
struct Pair {
  std::string_view first, second, to;
};
constexpr auto pairs = std::to_array<Pair>({
    {"united", "states", "us"},
    {"united", "kingdom", "uk"},
    {"united", "nations", "un"},
    {"european", "union", "eu"},
    {"european", "community", "ec"},
    {"per", "cent", ""},
});

constexpr auto weekdays = std::to_array<std::string_view>(
    {"dienstag", "dimanche",  "dinsdag",  "domenica",  "domingo",  "donderdag", "donnerstag", "freitag", "friday",
     "giovedi",  "jeudi",     "jueves",   "lundi",     "lunedi",   "lunes",     "maandag",    "mardi",   "martedi",
     "martes",   "mercoledi", "mercredi", "miercoles", "mittwoch", "monday",    "montag",     "sabado",  "sabato",
     "samedi",   "samstag",   "saturday", "sonnabend", "sonntag",  "sunday",    "thursday",   "tuesday", "vendredi",
     "venerdi",  "viernes",   "vrijdag",  "wednesday", "woensdag", "zaterdag",  "zondag"});
static_assert(std::ranges::is_sorted(weekdays));
constexpr auto months = std::to_array<std::string_view>({"april", "august", "december", "february", "january", "july",
                                                         "june", "march", "may", "november", "october", "september"});
constexpr auto relative_days = std::to_array<std::string_view>(
    {"ayer", "gestern", "heute", "hoy", "ieri", "oggi", "today", "tomorrow", "tonight", "yesterday"});

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

template <std::size_t size>
std::optional<std::string_view> folded_to(const std::array<Folding, size>& table, std::string_view word) {
  const auto found = std::ranges::find(table, word, &Folding::from);
  if (found == table.end()) return {};
  return found->to;
}

class Reading {
 public:
  Reading(std::string_view text, const Units& units) : text_(text), units_(units) {
    folded_.reserve(units.spans.size() + 1);
    for (const Span& span : units.spans) folded_.push_back(text::fold(span.of(text)));
    folded_.emplace_back();
  }

  std::vector<PlainWord> words() && {
    const auto size = static_cast<uint32_t>(units_.spans.size());
    while (next_ < size) read();
    return std::move(words_);
  }

 private:
  // Empty behind the last one.
  const std::string& word(uint32_t unit) const { return folded_[std::min<std::size_t>(unit, folded_.size() - 1)]; }

  // What stands between a unit and the next one.
  std::string_view gap_behind(uint32_t unit) const {
    if (unit + 1 >= units_.spans.size()) return {};
    return Span{units_.spans[unit].end, units_.spans[unit + 1].begin}.of(text_);
  }

  void add(std::string word, uint32_t unit) {
    const bool is_figure = !word.empty() && is_digit(word.front());
    if (!word.empty()) words_.push_back({std::move(word), unit, next_ - unit, is_figure});
  }

  void read() {
    const uint32_t unit = next_++;
    std::string spelled = word(unit);
    if (spelled.size() == 1 && !is_digit(spelled.front()) && gap_behind(unit) == ".")
      return read_initials(unit, spelled);
    if (is_digit(spelled.front())) return read_figure(unit, spelled);
    for (const Pair& pair : pairs) {
      if (spelled != pair.first || word(unit + 1) != pair.second) continue;
      ++next_;
      return add(std::string(pair.to), unit);
    }
    // "US$4"
    if (spelled.size() <= 2 && gap_behind(unit).starts_with('$')) return;
    if (const auto to = folded_to(everywhere, spelled)) spelled = *to;
    const bool is_number = !spelled.empty() && is_digit(spelled.front());
    add(std::move(spelled), unit);
    if (is_number) read_units();
  }

  // "U.S." is one word.
  void read_initials(uint32_t unit, std::string letters) {
    while (gap_behind(next_ - 1) == "." && word(next_).size() == 1) letters += word(next_++);
    if (gap_behind(next_ - 1).starts_with(".$")) return;  // "U.S.$4"
    if (const auto to = folded_to(everywhere, letters)) letters = *to;
    add(std::move(letters), unit);
  }

  // Digits, with those behind a comma that are thousands, and the unit behind them.
  void read_figure(uint32_t unit, const std::string& spelled) {
    const std::size_t letters = static_cast<std::size_t>(std::ranges::find_if_not(spelled, is_digit) - spelled.begin());
    std::string digits = spelled.substr(0, letters);
    std::string behind = spelled.substr(letters);
    while (behind.empty() && gap_behind(next_ - 1) == ",") {
      const std::string& thousands = word(next_);
      if (thousands.size() < 3 || !std::all_of(thousands.begin(), thousands.begin() + 3, is_digit)) break;
      if (thousands.size() > 3 && is_digit(thousands[3])) break;
      digits += thousands.substr(0, 3);
      behind = thousands.substr(3);
      ++next_;
    }
    const auto attached = folded_to(behind_figure, behind);
    add(behind.empty() || attached ? digits : digits + behind, unit);
    if (attached) add(std::string(*attached), unit);
    read_units();
  }

  // What follows a figure: "4 mln dlrs".
  void read_units() {
    while (true) {
      const std::string& following = word(next_);
      if (following == "per" && word(next_ + 1) == "cent") {
        next_ += 2;
        continue;
      }
      const auto to = folded_to(behind_figure, following);
      if (!to) return;
      add(std::string(*to), next_++);
    }
  }

  std::string_view text_;
  const Units& units_;
  std::vector<std::string> folded_;  // by unit
  std::vector<PlainWord> words_;
  uint32_t next_ = 0;  // unit to read
};

}  // namespace

std::vector<PlainWord> plain_words(std::string_view text, const Units& units) {
  return Reading(text, units).words();
}

bool is_weekday(std::string_view word) {
  return std::ranges::binary_search(weekdays, word);
}

bool is_month(std::string_view word) {
  return std::ranges::find(months, word) != months.end();
}

bool is_relative_day(std::string_view word) {
  return std::ranges::find(relative_days, word) != relative_days.end();
}

}  // namespace wirecopy::dedup
