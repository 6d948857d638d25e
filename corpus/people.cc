// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/people.h"

#include <algorithm>
#include <span>

#include "corpus/agencies.h"
#include "corpus/dates.h"
#include "corpus/lines.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::corpus {
namespace {

// What bylines begin with; a space or colon follows. Upper case matters: "by", "von" and "di" inside a sentence are not
// bylines.
constexpr std::string_view by_words[] = {
    "By",      "BY",          "by",     "Written by", "Reported by", "Story by", "Posted by", "Author",
    "Authors", "Par",         "Auteur", "Von",        "VON",         "Autor",    "Autorin",   "Por",
    "POR",     "Escrito por", "Di",     "Autore",     "A cura di",   "Door",     "DOOR",      "Av",
    "Af",      "Yazan",       "Oleh",   "Автор",      "Авторы",      "Текст",    "بقلم",      "كتب",
    "作者",    "記者",        "记者",   "文",         "Text",        "Byline"};

// What stands in place of a name where nobody is named.
constexpr std::string_view nobody[] = {"staff writer",  "staff writers", "staff reporter", "staff",     "admin",
                                       "administrator", "editor",        "anonymous",      "unknown",   "guest author",
                                       "redaktion",     "redacción",     "rédaction",      "redazione", "n/a"};

constexpr std::string_view office_words[] = {
    "desk",           "staff",    "bureau",   "newsroom",  "reporter",  "reporters",   "correspondent",
    "correspondents", "editor",   "editors",  "editorial", "agencies",  "writer",      "writers",
    "team",           "service",  "wire",     "redaktion", "redaction", "redaccion",   "redacao",
    "redazione",      "redactie", "редакция", "redakcja",  "network",   "contributor", "columnist",
    "press",          "agency",   "newsdesk", "agentur",   "agence",    "agenzia"};

// Small words inside names.
constexpr std::string_view particles[] = {"de",  "da",  "del", "della", "di", "dos", "van", "von",
                                          "den", "der", "ter", "bin",   "al", "el",  "la",  "le"};

bool holds(std::span<const std::string_view> set, std::string_view item) {
  return std::find(set.begin(), set.end(), item) != set.end();
}

std::string_view trim_marks(std::string_view text) {
  constexpr std::string_view marks = " \t,;:|-/";
  const std::size_t begin = text.find_first_not_of(marks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(marks) - begin + 1);
}

// The first place where one name ends and another begins, with the length of what stands between.
std::pair<std::size_t, std::size_t> next_break(std::string_view text) {
  constexpr std::string_view breaks[] = {",",   ";",    "|",      " & ",   " and ", " und ", " et ", " y ",
                                         " e ", " en ", " and\n", " och ", " og ",  " и ",   "、"};
  std::pair<std::size_t, std::size_t> best{std::string_view::npos, 0};
  for (const std::string_view mark : breaks) {
    const std::size_t at = text.find(mark);
    if (at < best.first) best = {at, mark.size()};
  }
  return best;
}

// "Feb 3", "2025", "5 min read": what stands beside names in a byline.
bool tells_time(std::string_view text) {
  if (text.empty() || is_ascii_digit(text.front())) return true;
  const std::string_view word = text.substr(0, text.find_first_of(" :"));
  const bool has_figure = text.find_first_of("0123456789") != std::string_view::npos;
  if (!has_figure) return is_weekday(text);
  return month_of(word) != 0 || is_weekday(word) || text.find(':') != std::string_view::npos;
}

// "Ann Lee" of "Ann Lee in London".
std::string_view without_place(std::string_view name) {
  const std::size_t at = name.find(" in ");
  if (at == std::string_view::npos || !looks_like_name(name.substr(0, at))) return name;
  std::size_t place = at + std::string_view(" in ").size();
  return place < name.size() && text::is_upper(text::next_code_point(name, place)) ? name.substr(0, at) : name;
}

}  // namespace

std::string_view after_by(std::string_view line) {
  for (const std::string_view word : by_words) {
    if (line.empty() || line.front() != word.front() || !line.starts_with(word)) continue;
    const std::string_view rest = line.substr(word.size());
    if (rest.starts_with(" ") || rest.starts_with(":") || rest.starts_with("：") || rest.starts_with("・")) {
      return trim(rest.substr((rest.front() & 0x80) != 0 ? 3 : 1));
    }
  }
  return {};
}

std::vector<std::string> split_authors(std::string_view byline) {
  const std::string line = one_line(byline);
  std::string_view rest = line;
  const std::string_view named = after_by(rest);
  if (!named.empty()) rest = named;
  std::vector<std::string> authors;
  bool is_behind_comma = false;
  while (!rest.empty()) {
    const auto [at, length] = next_break(rest);
    const std::string_view name = without_place(trim_marks(rest.substr(0, at)));
    // "Ana Ruiz, Ruiz is a pilot at Port Ellis": what is said of the author is no other one.
    const bool is_sentence =
        name.find(" is ") != std::string_view::npos || name.find(" was ") != std::string_view::npos;
    if (is_sentence && !authors.empty()) break;
    const bool address = name.find('@') != std::string_view::npos || name.find("://") != std::string_view::npos;
    // "By Dewi Santoso, Jakarta"
    const bool is_place = !named.empty() && is_behind_comma && at == std::string_view::npos && authors.size() == 1 &&
                          name.find(' ') == std::string_view::npos && authors.front().find(' ') != std::string::npos &&
                          !is_agency(name) && !is_office(name);
    if (!address && !is_place && !tells_time(name) && length_of(name) <= 80) authors.emplace_back(name);
    is_behind_comma = at != std::string_view::npos && rest[at] == ',';
    rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + length);
  }
  return authors;
}

bool is_nobody(std::string_view name) {
  return name.size() <= 40 && holds(nobody, text::lower(trim_marks(name)));
}

namespace {

// Two to four words of a script that knows no capitals: "أحمد علي".
bool may_be_uncased_name(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t position = 0; position < text.size(); ++words) {
    const std::size_t end = std::min(text.find(' ', position), text.size());
    std::size_t letter = position;
    const char32_t first = text::next_code_point(text, letter);
    if (!text::is_letter(first) || text::is_upper(first) || text::is_lower(first)) return false;
    position = end + 1;
  }
  return words >= 2 && words <= 4 && text.find_first_of("0123456789:!?\"/") == std::string_view::npos;
}

}  // namespace

bool is_byline(std::string_view line) {
  if (length_of(line) > 100 || after_by(line).empty()) return false;
  const std::vector<std::string> names = split_authors(line);
  const bool unspaced =
      !names.empty() && (names.front().front() & 0x80) != 0 && names.front().find(' ') == std::string::npos;
  const bool labelled = line.find(": ") != std::string_view::npos;
  return !names.empty() &&
         ((labelled && may_be_uncased_name(names.front())) || (unspaced && length_of(names.front()) <= 12) ||
          looks_like_name(names.front()) || is_agency(names.front()) || is_office(names.front()));
}

bool is_agency(std::string_view name) {
  name = trim_marks(name);
  return name.size() <= 40 && find_agency(name) != nullptr;
}

bool is_wire_name(std::string_view name) {
  name = trim_marks(name);
  if (is_agency(name)) return true;
  if (length_of(name) > 40 || !looks_like_name(name)) return false;
  for (const std::string_view end :
       {" Wire", " News Agency", " Press Agency", " News Service", " Newswire", " Wire Service"}) {
    if (name.ends_with(end)) return true;
  }
  return false;
}

bool is_office(std::string_view name) {
  name = trim_marks(name);
  if (name.size() > 80) return false;
  const std::string last = text::fold(name.substr(name.rfind(' ') + 1));
  const std::string first = text::fold(name.substr(0, name.find(' ')));
  return holds(office_words, last) || first == "redaktion" || first == "redaction" || first == "redaccion" ||
         first == "redazione" || first == "редакция";
}

bool looks_like_name(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t position = 0; position < text.size(); ++words) {
    const std::size_t end = std::min(text.find(' ', position), text.size());
    const std::string_view word = text.substr(position, end - position);
    std::size_t letter = 0;
    if (word.empty() || word.find_first_of("0123456789:!?\"/") != std::string_view::npos) return false;
    const bool particle = holds(particles, word);
    if (!particle && !text::is_upper(text::next_code_point(word, letter))) return false;
    position = end + 1;
  }
  return words >= 2 && words <= 5;
}

}  // namespace wirecopy::corpus
