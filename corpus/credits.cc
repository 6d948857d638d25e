// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/credits.h"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/furniture_rules.h"
#include "corpus/lines.h"
#include "corpus/people.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::corpus {
namespace {

struct PostForm {
  std::string_view before, between;
};

constexpr std::array post_forms{
    PostForm{"The post ", " appeared first on "},
    PostForm{"The post ", " first appeared on "},
    PostForm{"The article ", " appeared first on "},
    PostForm{"The article ", " first appeared on "},
    PostForm{"Der Beitrag ", " erschien zuerst auf "},
    PostForm{"L’article ", " est apparu en premier sur "},
    PostForm{"L'article ", " est apparu en premier sur "},
    PostForm{"La entrada ", " se publicó primero en "},
    PostForm{"La entrada ", " aparece primero en "},
    PostForm{"O post ", " apareceu primeiro em "},
    PostForm{"L'articolo ", " proviene da "},
    PostForm{"L’articolo ", " proviene da "},
    PostForm{"Het bericht ", " verscheen eerst op "},
    PostForm{"Сообщение ", " появились сначала на "},
    PostForm{"Запись ", " впервые появилась "},
    PostForm{"Artykuł ", " pochodzi z serwisu "},
    PostForm{"Inlägget ", " dök först upp på "},
    PostForm{"Indlægget ", " blev først udgivet på "},
    PostForm{"Innlegget ", " dukket først opp på "},
};

// What lines of credit begin with, in lower case.
constexpr std::string_view credit_starts[] = {"(reporting by ",
                                              "reporting by ",
                                              "(additional reporting",
                                              "additional reporting by ",
                                              "(editing by ",
                                              "editing by ",
                                              "(with inputs from ",
                                              "with inputs from ",
                                              "with agency inputs",
                                              "(with agency inputs",
                                              "with input from ",
                                              "(with reporting by ",
                                              "with reporting by ",
                                              "(this story has not been edited",
                                              "source:",
                                              "sources:",
                                              "(source:",
                                              "quelle:",
                                              "quellen:",
                                              "fuente:",
                                              "fonte:",
                                              "bron:",
                                              "источник:",
                                              "kaynak:",
                                              "źródło:",
                                              "avec afp",
                                              "(avec afp",
                                              "(con información de ",
                                              "con información de ",
                                              "this article was originally published",
                                              "this article originally appeared",
                                              "this story was originally published",
                                              "this story originally appeared"};

// What sentences of credit end with.
constexpr std::string_view credit_ends[] = {"contributed to this report", "contributed to this story",
                                            "contributed reporting"};

std::string letters_of(std::string_view text) {
  std::string letters;
  const std::string lower = text::lower(text);
  for (std::size_t position = 0; position < lower.size();) {
    const std::size_t begin = position;
    if (text::is_word_character(text::next_code_point(lower, position))) letters.append(lower, begin, position - begin);
  }
  return letters;
}

// "MW", "nlp": how agencies sign.
bool is_initials(std::string_view text) {
  return text.size() >= 2 && text.size() <= 5 && std::all_of(text.begin(), text.end(), is_ascii_letter);
}

bool all_capitals(std::string_view text) {
  return !text.empty() && std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// "PORT ELLIS", "PORT ELLIS, June 3", "": what stands before the agency in a dateline.
bool is_dateline_place(std::string_view text) {
  const std::string_view place = trim(text.substr(0, text.find(',')));
  return place.empty() || (all_capitals(place) && place.size() >= 3 && length_of(place) <= 40);
}

// Without the dashes and brackets around it.
std::string_view without_marks(std::string_view line) {
  for (bool stripped = true; stripped && !line.empty();) {
    stripped = false;
    for (const std::string_view mark : {"(", "[", "-", "–", "—", "©", " ", "（", "【", "［"}) {
      if (line.starts_with(mark)) line.remove_prefix(mark.size()), stripped = true;
    }
    for (const std::string_view mark : {")", "]", ".", " ", "）", "】", "］"}) {
      if (line.ends_with(mark)) line.remove_suffix(mark.size()), stripped = true;
    }
  }
  return line;
}

// True for a line that begins with a label such as "Source:" and goes on with what it names.
bool has_source_label(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string label = text::lower(line.substr(0, colon + 1));
  return std::ranges::find(credit_starts, label) != std::end(credit_starts);
}

}  // namespace

std::optional<PostCredit> find_post_credit(std::string_view line) {
  constexpr std::size_t longest_headline = 400, longest_outlet = 100, longest_form = 80;
  const std::size_t longest = longest_headline + longest_outlet + longest_form;
  const std::string_view tail = line.substr(line.size() > longest ? line.size() - longest : 0);
  for (const PostForm& form : post_forms) {
    // The first words start with a rare capital, so that looking for them costs next to nothing on other lines.
    for (std::size_t begin = tail.find(form.before); begin != std::string_view::npos;
         begin = tail.find(form.before, begin + 1)) {
      const std::size_t headline = begin + form.before.size();
      const std::size_t between = tail.rfind(form.between);
      if (between == std::string_view::npos || between <= headline) continue;
      const std::size_t outlet = between + form.between.size();
      if (between - headline > longest_headline || tail.size() - outlet > longest_outlet) continue;
      std::string_view name = trim(tail.substr(outlet));
      while (name.ends_with('.')) name.remove_suffix(1);
      return PostCredit{tail.substr(begin), trim(tail.substr(headline, between - headline)), name};
    }
  }
  return std::nullopt;
}

bool is_credit_line(std::string_view line) {
  if (line.empty() || length_of(line) > 240) return false;
  const std::string_view bare = without_marks(line);
  if (is_agency(bare) || is_wire_name(bare)) return true;
  const bool bracketed = line.front() == '(' && line.back() == ')';
  if ((bracketed || bare == line) && is_initials(bare)) return bracketed || all_capitals(bare);
  // "(Avec ACV)", "(mit dpa)"
  const std::string_view last = bare.substr(bare.rfind(' ') + 1);
  if (bracketed && length_of(line) <= 24 && is_initials(last) && (all_capitals(last) || is_agency(last))) return true;
  for (const std::string_view end : credit_ends) {
    if (bare.ends_with(end)) return true;
  }
  const std::string lower =
      text::lower(line.substr(0, text::character_start(line, std::min<std::size_t>(line.size(), 60))));
  return std::any_of(std::begin(credit_starts), std::end(credit_starts),
                     [&](std::string_view start) { return lower.starts_with(start); });
}

std::string_view credited_name(std::string_view line) {
  constexpr std::size_t longest_name = 60;
  if (const auto post = find_post_credit(line)) return post->outlet;
  std::string_view bare = without_marks(line);
  for (const std::string_view end : credit_ends) {
    if (bare.ends_with(end)) bare = trim(bare.substr(0, bare.size() - end.size()));
  }
  if (const std::string_view named = after_by(bare); !named.empty()) bare = named;
  if (has_source_label(bare)) {
    bare = trim(bare.substr(bare.find(':') + 1));
    return length_of(bare) <= longest_name ? bare : std::string_view();
  }
  if (is_initials(bare)) return bare;
  // "Additional reporting by Meridian Wire"
  for (std::string_view tail = bare; !tail.empty();) {
    if (is_wire_name(tail) || (is_initials(tail) && all_capitals(tail))) return tail;
    const std::size_t space = tail.find(' ');
    tail = space == std::string_view::npos ? std::string_view() : tail.substr(space + 1);
  }
  return {};
}

std::string_view dateline_credit(std::string_view first_line) {
  constexpr std::size_t longest_dateline = 80;
  const std::size_t open = first_line.find('(');
  if (open > longest_dateline) return {};  // or there is none
  const std::size_t close = first_line.find(')', open);
  if (close == std::string_view::npos) return {};
  const std::string_view agency = first_line.substr(open + 1, close - open - 1);
  if (!is_agency(agency) && !is_agency(agency.substr(0, agency.find('/'))) &&
      !(is_initials(agency) && open > 0 && is_dateline_place(first_line.substr(0, open))))
    return {};
  const std::string_view rest = trim(first_line.substr(close + 1));
  // A dash, colon or full stop ends a dateline; without one, "(AP)" at the very start is enough.
  for (const std::string_view mark : {"-", "–", "—", ":", ".", "_"}) {
    if (rest.starts_with(mark)) return first_line.substr(open, close - open + 1);
  }
  return open == 0 ? first_line.substr(open, close - open + 1) : std::string_view();
}

bool starts_with_dateline(std::string_view line) {
  if (!dateline_credit(line).empty()) return true;
  constexpr std::size_t longest_dateline = 50, shortest_sentence = 50;
  if (!ends_like_sentence(line) || length_of(line) < shortest_sentence) return false;
  for (const std::string_view mark : {" - ", " -- ", " – ", " — "}) {
    const std::size_t at = line.find(mark);
    if (at == 0 || at > longest_dateline) continue;
    const std::string_view place = line.substr(0, std::min(at, line.find(',')));
    if (place.size() >= 4 && all_capitals(place) && is_ascii_letter(place.front())) return true;
  }
  return false;
}

bool same_words(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || a.size() > b.size() * 2 + 16 || b.size() > a.size() * 2 + 16) return false;
  if (a == b) return true;
  const std::string letters = letters_of(a);
  return !letters.empty() && letters == letters_of(b);
}

}  // namespace wirecopy::corpus
