// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/date_lines.h"

#include <algorithm>
#include <span>
#include <string>

#include "corpus/date_names.h"
#include "corpus/date_tokens.h"
#include "corpus/dates.h"
#include "corpus/lines.h"
#include "corpus/people.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::corpus {
namespace {

constexpr std::size_t longest_line = 160;

constexpr std::string_view modified_labels[] = {
    "updat",      "modif",       "last revised", "edited",        "revised",        "aktualisiert",
    "mis a jour", "mise a jour", "actualizad",   "actualizacion", "atualizad",      "aggiornat",
    "bijgewerkt", "обновлен",    "изменен",      "guncellen",     "zaktualizowano", "uppdaterad",
    "opdateret",  "更新",        "تحديث",        "guncelle",      "अपडेट",           "अद्यतन",
    "संशोधित",     "diperbarui",  "cập nhật",     "оновлено",      "ενημερ",         "수정"};

constexpr std::string_view published_labels[] = {
    "last",         "first",           "latest",         "zuletzt",     "erstellt",  "derniere", "ultima",
    "ultimo",       "laatst",          "publish",        "posted",      "post date", "created",  "date",
    "issued",       "first published", "veroffentlicht", "erschienen",  "publie",    "publicad", "publicado",
    "pubblicato",   "gepubliceerd",    "geplaatst",      "опубликован", "дата",      "yayin",    "opublikowano",
    "publicerad",   "publiceret",      "publisert",      "发布",        "发表",      "公開",     "掲載",
    "نشر",          "تاريخ",           "giris",          "tarih",       "प्रकाशित",   "पब्लिश",    "diterbitkan",
    "опубліковано", "δημοσι",          "입력",           "등록"};

bool contains_any(std::string_view text, std::span<const std::string_view> labels) {
  return std::any_of(labels.begin(), labels.end(),
                     [&](std::string_view label) { return text.find(label) != std::string_view::npos; });
}

// True for a word that holds a label, or is one of the words of one.
bool is_of_label(std::string_view word, std::span<const std::string_view> labels) {
  return contains_any(word, labels) || std::any_of(labels.begin(), labels.end(), [&](std::string_view label) {
           return label.find(' ') != std::string_view::npos &&
                  (" " + std::string(label) + " ").find(" " + std::string(word) + " ") != std::string::npos;
         });
}

// "Source: Harbour News", which is set behind the date.
constexpr std::string_view source_labels[] = {"source", "来源",   "來源",     "quelle", "fuente", "fonte",
                                              "출처",   "źródło", "источник", "المصدر", "kaynak", "nguồn"};

bool names_source(std::string_view rest) {
  constexpr std::size_t longest_source = 60;
  const std::size_t begin = std::min(rest.find_first_not_of(" \t,;|-/()"), rest.size());
  rest.remove_prefix(begin);
  if (rest.size() > longest_source) return false;
  const std::string lower = text::fold(rest);
  return std::ranges::any_of(source_labels, [&](std::string_view label) {
    const std::string folded = text::fold(label);
    if (!lower.starts_with(folded)) return false;
    const std::string_view behind = trim(std::string_view(lower).substr(folded.size()));
    return behind.starts_with(':') || behind.starts_with("：");
  });
}

// Letters in a text, save those of labels and weekdays.
std::size_t letters_that_say_more(std::string_view text) {
  std::size_t letters = 0;
  for (const DateToken& token : date_tokens(text)) {
    if (token.kind != DateToken::Kind::Word || is_weekday(token.word)) continue;
    if (!is_of_label(token.word, modified_labels) && !is_of_label(token.word, published_labels))
      letters += length_of(token.word);
  }
  return letters;
}

// Takes the byline beside a date: "by Ana Ruiz", or a name or office set off by a mark.
bool take_names(std::string_view rest, std::vector<std::string>& authors) {
  constexpr std::string_view marks = " \t,;|-/";
  const std::size_t begin = rest.find_first_not_of(marks);
  if (begin == std::string_view::npos) return true;
  std::string_view trimmed = rest.substr(begin, rest.find_last_not_of(marks) - begin + 1);
  // "Posted by Ana Ruiz on" a day.
  const std::size_t last = trimmed.rfind(' ');
  if (last != std::string_view::npos && is_date_filler(text::fold(trimmed.substr(last + 1))) &&
      text::is_lower(static_cast<unsigned char>(trimmed[last + 1])))
    trimmed = trim(trimmed.substr(0, last));
  const bool set_off = trimmed.size() < trim(rest).size();
  if (!is_byline(trimmed) && !(set_off && (looks_like_name(trimmed) || is_office(trimmed)))) return false;
  if (letters_that_say_more(trimmed) == 0) return false;
  for (std::string& name : split_authors(trimmed)) authors.push_back(std::move(name));
  return true;
}

}  // namespace

std::optional<LineDates> dates_of_line(std::string_view line, int64_t now) {
  if (line.size() > longest_line) return std::nullopt;
  const bool has_digit =
      line.find_first_of("0123456789") != std::string_view::npos || (line.size() > 2 && (line.front() & 0x80) != 0);
  if (!has_digit) return std::nullopt;
  LineDates dates;
  std::vector<std::string_view> rests;  // what stands between the dates
  while (!line.empty()) {
    const FoundDate found = find_date(line, Origin::Text, now);
    if (!found.date.known()) break;
    const std::string_view label = line.substr(0, found.span.begin);
    Date& wanted = contains_any(text::fold(label), modified_labels) ? dates.modified : dates.published;
    if (!wanted.known()) wanted = found.date;
    rests.push_back(label);
    line.remove_prefix(found.span.end);
  }
  if (!dates.published.known() && !dates.modified.known()) return std::nullopt;
  rests.push_back(line);
  std::size_t more = 0;
  for (std::string_view rest : rests) {
    while (!rest.empty()) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      // With the bar, which sets a name off.
      const std::string_view part = rest.substr(0, std::min(bar + 1, rest.size()));
      rest.remove_prefix(part.size());
      if (!names_source(part) && !take_names(part, dates.authors)) more += letters_that_say_more(part);
    }
  }
  constexpr std::size_t room_for_small_words = 5;
  return more <= room_for_small_words ? std::optional(std::move(dates)) : std::nullopt;
}

}  // namespace wirecopy::corpus
