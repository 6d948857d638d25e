// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/furniture_rules.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/dates.h"
#include "corpus/furniture_table.h"
#include "corpus/hosts.h"
#include "corpus/lines.h"
#include "text/language.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::corpus {
namespace {

constexpr std::size_t longest_rule_line = 1600;  // bytes; longer lines are article text

// Marks at the ends of a line that say nothing.
std::string_view strip_marks(std::string_view line) {
  const auto is_plain = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); };
  bool stripped = true;
  while (stripped && !line.empty() && !(is_plain(line.front()) && is_plain(line.back()))) {
    stripped = false;
    for (const std::string_view mark : {"!", ":", ".", ">", "<", "|", "-",  "+",  "*", "»", "«", "›", "‹", "→", "←",
                                        "▶", "►", "▼", "•", "·", "…", "：", "！", "–", "—", "#", " ", "[", "]"}) {
      if (line.ends_with(mark)) line.remove_suffix(mark.size()), stripped = true;
      if (line.starts_with(mark)) line.remove_prefix(mark.size()), stripped = true;
    }
  }
  return line;
}

std::string lower_line(std::string_view line) {
  const bool ascii = std::all_of(line.begin(), line.end(), [](char c) { return (c & 0x80) == 0; });
  if (!ascii) {
    std::string folded = text::lower(line);
    // The capital I with a dot of Turkey becomes two characters where the language is not known.
    for (std::size_t at = folded.find("i\u0307"); at != std::string::npos; at = folded.find("i\u0307", at))
      folded.erase(at + 1, 2);
    return folded;
  }
  return lower_ascii(line);
}

// "comments (3)" without the figure.
std::string_view without_count(std::string_view bare) {
  const std::size_t open = bare.rfind(" (");
  if (!bare.ends_with(')') || open == std::string_view::npos || open == 0) return bare;
  const std::string_view figure = bare.substr(open + 2, bare.size() - open - 3);
  return figure.find_first_not_of("0123456789.,k") == std::string_view::npos ? bare.substr(0, open) : bare;
}

template <typename Visit>
void for_each_text(std::string_view texts, Visit visit) {
  while (!texts.empty()) {
    const std::size_t end = std::min(texts.find('|'), texts.size());
    visit(texts.substr(0, end));
    texts.remove_prefix(std::min(end + 1, texts.size()));
  }
}

const std::unordered_map<std::string, const Rule*>& whole_rules() {
  static const auto* const map = [] {
    auto* texts = new std::unordered_map<std::string, const Rule*>;
    for (const Rule& rule : furniture_table) {
      if (rule.match != Match::Whole) continue;
      for_each_text(rule.texts, [&](std::string_view text) { texts->emplace(lower_line(text), &rule); });
    }
    return texts;
  }();
  return *map;
}

uint16_t first_two_bytes(std::string_view text) {
  return static_cast<uint16_t>((static_cast<unsigned char>(text[0]) << 8) | static_cast<unsigned char>(text[1]));
}

using StartRules = std::unordered_map<uint16_t, std::vector<std::pair<std::string, const Rule*>>>;

// Rules by the first two bytes of what they look for: the lines of every article pass through here.
const StartRules& start_rules() {
  static const auto* const table = [] {
    auto* starts = new StartRules;
    for (const Rule& rule : furniture_table) {
      if (rule.match != Match::Start) continue;
      for_each_text(rule.texts, [&](std::string_view text) {
        std::string lower = lower_line(text);
        (*starts)[first_two_bytes(lower)].emplace_back(std::move(lower), &rule);
      });
    }
    return starts;
  }();
  return *table;
}

// The pieces of a line between marks. White space counts as a mark where it is wider than one space, or, in scripts
// that do not set words apart, at any width.
std::vector<std::string_view> pieces_of(std::string_view line, std::string_view mark) {
  std::vector<std::string_view> pieces;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(mark), line.size());
    if (const std::string_view piece = trim(line.substr(0, end)); !piece.empty()) pieces.push_back(piece);
    line.remove_prefix(std::min(end + mark.size(), line.size()));
  }
  return pieces;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_ascii_digit);
}

bool is_unspaced_text(std::string_view text) {
  std::size_t position = 0;
  return !text.empty() && text::is_unspaced(text::next_code_point(text, position));
}

// "Home  World  Sport", "Share  Print  Save (3)"
bool is_spaced_menu(std::string_view line) {
  const bool wide = line.find("  ") != std::string_view::npos;
  const bool unspaced = is_unspaced_text(line);
  if (!wide && !unspaced) return false;
  const std::vector<std::string_view> pieces = pieces_of(line, wide ? "  " : " ");
  if (pieces.size() < 2 || ends_like_sentence(line)) return false;
  bool controls = true;
  for (const std::string_view piece : pieces) {
    if (length_of(piece) > (unspaced ? 8u : 24u)) return false;
    const bool control = whole_rules().contains(lower_line(strip_marks(piece)));
    controls = controls && control;
    // Columns of figures are tables, and the number behind a control is in brackets.
    if (has_digit(piece) && !control && piece.find('(') == std::string_view::npos) return false;
  }
  return pieces.size() >= 3 || controls;
}

// "Startseite Politik Sport": words of menus with single spaces between them. "Home prices rise" is none, for all but
// one word in three must be known.
bool is_run_of_sections(std::string_view line) {
  if (ends_like_sentence(line) || length_of(line) > 120) return false;
  const std::vector<std::string_view> words = pieces_of(line, " ");
  if (words.size() < 2) return false;
  const bool from_home = is_home_word(words.front());
  const std::size_t most_others = words.size() / (from_home ? 3 : 4);
  std::size_t others = 0;
  for (std::size_t i = from_home ? 1 : 0; i < words.size() && others <= most_others; ++i) {
    if (!is_section_word(words[i])) ++others;
  }
  const std::size_t sections = words.size() - others - (from_home ? 1 : 0);
  return others <= most_others && sections >= (from_home ? 1u : 3u);
}

// "Home | World | Sport", "Home > World > Europe": several short pieces between marks.
bool is_menu(std::string_view line) {
  if (is_spaced_menu(line) || is_run_of_sections(line)) return true;
  const bool has_mark =
      std::any_of(line.begin(), line.end(), [](char c) { return c == '|' || c == '>' || c == '/' || (c & 0x80) != 0; });
  if (!has_mark) return false;
  for (const std::string_view mark : {" | ", " > ", " » ", " › ", " ＞ ", " • ", " / ", " · ", "|"}) {
    const std::vector<std::string_view> pieces = pieces_of(line, mark);
    if (pieces.size() < 2) continue;
    std::size_t longest = 0;
    for (const std::string_view piece : pieces) longest = std::max(longest, length_of(piece));
    if (pieces.size() >= 3 && longest <= 24 && !ends_like_sentence(line)) return true;
    // The last part of a trail of crumbs is the headline itself.
    const bool from_home = is_home_word(pieces.front());
    const bool crumbs = pieces.size() >= 3 && (mark == " > " || mark == " » " || mark == " › ");
    if (from_home || (crumbs && length_of(pieces.front()) <= 24)) return true;
  }
  return false;
}

// Five numbers or more that climb by one, or weekdays in a row.
bool is_calendar(std::string_view line) {
  if (std::count(line.begin(), line.end(), ' ') < 4) return false;
  std::size_t numbers = 0, weekdays = 0, others = 0, previous = 0;
  for (std::size_t position = 0; position < line.size();) {
    const std::size_t end = std::min(line.find(' ', position), line.size());
    const std::string_view word = line.substr(position, end - position);
    position = end + 1;
    if (word.empty()) continue;
    if (word.find_first_not_of("0123456789") == std::string_view::npos && word.size() <= 2) {
      std::size_t value = 0;
      for (const char c : word) value = value * 10 + static_cast<std::size_t>(c - '0');
      if (value > 31 || (numbers > 0 && value != previous + 1 && value != 1)) return false;
      previous = value;
      ++numbers;
    } else if (word.size() <= 24 && is_weekday(word)) {
      ++weekdays;
    } else if (++others > 0) {
      return false;
    }
  }
  return numbers >= 5 || weekdays >= 5;
}

// "March", "March 2024": the head of a calendar or an archive.
bool is_month(std::string_view line) {
  if (line.size() > 5 && line.substr(line.size() - 4).find_first_not_of("0123456789") == std::string_view::npos) {
    line = trim(line.substr(0, line.size() - 4));
  }
  return line.find(' ') == std::string_view::npos && month_of(line) != 0;
}

bool is_counter(std::string_view lower) {
  if (lower.empty()) return true;  // nothing but marks: a ruler
  const std::size_t digits = std::min(lower.find_first_not_of("0123456789.,"), lower.size());
  if (digits == 0 || digits > 7) return false;
  std::string_view rest = trim(lower.substr(digits));
  if (rest.starts_with("k ") || rest == "k") rest = trim(rest.substr(1));
  constexpr std::string_view counted[] = {"",
                                          "comment",
                                          "comments",
                                          "shares",
                                          "share",
                                          "views",
                                          "likes",
                                          "min read",
                                          "minute read",
                                          "minutes read",
                                          "mins read",
                                          "min",
                                          "kommentare",
                                          "commentaires",
                                          "comentarios",
                                          "comentários",
                                          "commenti",
                                          "reacties",
                                          "комментариев",
                                          "комментария",
                                          "просмотров",
                                          "min. read"};
  return std::find(std::begin(counted), std::end(counted), rest) != std::end(counted);
}

bool is_year(std::string_view text) {
  return (text.starts_with("19") || text.starts_with("20")) && text.size() >= 4 && is_ascii_digit(text[2]) &&
         is_ascii_digit(text[3]) && (text.size() == 4 || !is_ascii_digit(text[4]));
}

// "© 2025 Harbour Courier", "Text (c) 2025 Ana Ruiz", "Harbour Courier ©": the sign at an end of the line, or before a
// year or the words about all rights. A sentence that merely holds the sign is text.
bool is_copyright(std::string_view line) {
  constexpr std::size_t longest_name = 40, shortest_sentence = 50;
  const bool written_out = line.find("\u00A9") == std::string_view::npos;
  const std::string_view sign = written_out ? "(c) " : "\u00A9";
  const std::size_t at = line.find(sign);
  if (at == std::string_view::npos) return false;
  const std::string_view before = trim(line.substr(0, at)), behind = trim(line.substr(at + sign.size()));
  if (is_year(behind) && (before.empty() || length_of(before) <= longest_name)) {
    // "The cups say © 2024, said the lawyer of the board." goes on; an owner does not.
    return before.empty() || !ends_like_sentence(line) || length_of(line) < shortest_sentence;
  }
  const std::string lower = lower_line(line);
  for (const std::string_view rights : {"all rights", "alle rechte", "tous droits", "derechos reservados",
                                        "direitos reservados", "diritti riservati", "права защищены"}) {
    if (lower.find(rights) != std::string::npos) return true;
  }
  if (ends_like_sentence(line) && length_of(line) >= shortest_sentence) return false;
  if (before.empty()) return !written_out && length_of(behind) <= 2 * longest_name;
  std::size_t first = 0;
  const bool owner = behind.empty() || text::is_upper(text::next_code_point(behind, first));
  // "Write to us | (c) Harbour Courier"; "(c)" by itself counts the points of a law.
  const bool set_off = before.ends_with('|') || before.ends_with('-') || before.ends_with("\u00B7") ||
                       before.ends_with("\u2022") || before.ends_with("\u2013");
  return owner && length_of(behind) <= longest_name &&
         (set_off || (!written_out && length_of(before) <= 2 * longest_name));
}

}  // namespace

bool is_home_word(std::string_view line) {
  return std::ranges::find(home_words, lower_line(line)) != std::end(home_words);
}

bool is_section_word(std::string_view word) {
  const std::string folded = text::fold(word);
  return std::ranges::any_of(section_words, [&](std::string_view known) { return known == folded; });
}

bool ends_like_sentence(std::string_view line) {
  if (!line.empty() && (is_ascii_letter(line.back()) || is_ascii_digit(line.back()))) return false;
  if (line.ends_with('.')) return true;
  for (bool stripped = true; stripped && !line.empty();) {
    stripped = false;
    for (const std::string_view mark : {"\"", "'", ")", "]", "”", "’", "»", "“", "」", "』", " "}) {
      if (line.ends_with(mark)) line.remove_suffix(mark.size()), stripped = true;
    }
  }
  for (const std::string_view mark : {".", "!", "?", "…", "。", "！", "？", "؟", "।", "።"}) {
    if (line.ends_with(mark)) return true;
  }
  return false;
}

Furniture furniture_of(std::string_view line) {
  if (line.empty() || line.size() > longest_rule_line) return Furniture::None;
  if (line.size() <= 200) {
    const bool one_word = line.find(' ') == std::string_view::npos;
    if (one_word && is_host(line)) return Furniture::Host;
    if (is_calendar(line)) return Furniture::Calendar;
    if (is_menu(line)) return Furniture::Menu;
    const std::string bare = lower_line(strip_marks(line));
    if (bare.size() <= 120) {
      if (const auto found = whole_rules().find(std::string(without_count(bare))); found != whole_rules().end())
        return found->second->furniture;
      if (line.size() <= 40 && is_counter(bare)) return Furniture::Counter;
    }
    if (is_copyright(line)) return Furniture::Copyright;
    if (line.size() <= 24 && is_month(line)) return Furniture::Calendar;
  }
  // Only the start matters from here on.
  const std::string lower =
      lower_line(line.substr(0, text::character_start(line, std::min<std::size_t>(line.size(), 80))));
  if (lower.size() < 2) return Furniture::None;
  const auto candidates = start_rules().find(first_two_bytes(lower));
  if (candidates == start_rules().end()) return Furniture::None;
  for (const auto& [text, rule] : candidates->second) {
    if (lower.starts_with(text) && length_of(line) <= rule->longest) return rule->furniture;
  }
  return Furniture::None;
}

}  // namespace wirecopy::corpus
