// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/furniture.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "corpus/agencies.h"
#include "corpus/credits.h"
#include "corpus/date_lines.h"
#include "corpus/people.h"
#include "text/language.h"
#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

// Lines at either end within which menus, counters and hosts are believed to be furniture.
constexpr std::size_t edge_lines = 12;

// A character of a script without spaces says as much as two or three letters.
std::size_t weight_of(std::string_view text) {
  std::size_t position = 0;
  if (text.empty()) return 0;
  const bool unspaced = text::is_unspaced(text::next_code_point(text, position));
  return length_of(text) * (unspaced ? 3 : 1);
}

bool goes_anywhere(Furniture furniture) {
  switch (furniture) {
    case Furniture::Control:
    case Furniture::Related:
    case Furniture::Promotion:
    case Furniture::Consent:
    case Furniture::Caption:
      return true;
    default:
      return false;
  }
}

bool is_headline_like(const TextLine& line) {
  return !line.is_prose() && length_of(line.text) <= 140 && !ends_like_sentence(line.text);
}

// A line of dates above the text. One that differs from the known date is about something else: "March 31, 1986" heads
// a balance sheet.
bool take_date(std::string_view line, Article& article, int64_t now) {
  const std::optional<LineDates> dates = dates_of_line(line, now);
  if (!dates) return false;
  const auto agrees = [](const Date& known, const Date& found) {
    constexpr int64_t days_between_writing_and_printing = 3 * 86'400;
    return !found.known() ||
           (found.precision >= Precision::Day &&
            (!known.known() || std::abs(known.seconds - found.seconds) <= days_between_writing_and_printing));
  };
  if (!agrees(article.published, dates->published) || !agrees(article.published, dates->modified)) return false;
  if (!article.published.known()) article.published = dates->published;
  if (!article.modified.known()) article.modified = dates->modified;
  if (article.authors.empty()) article.authors = dates->authors;
  return true;
}

// The author once more, below the text.
bool is_name_of(std::string_view line, const std::vector<std::string>& authors) {
  return std::any_of(authors.begin(), authors.end(),
                     [&](const std::string& author) { return same_words(line, author); });
}

bool take_byline(const TextLine& line, Article& article) {
  if (line.is_prose() || !is_byline(line.text)) return false;
  const std::string_view names = after_by(line.text);
  if (is_agency(names)) {
    if (article.credit.empty()) article.credit = std::string(line.text);
  } else if (article.authors.empty()) {
    article.authors = split_authors(names);
  }
  return true;
}

}  // namespace

bool TextLine::is_prose() const {
  const std::size_t weight = weight_of(text);
  return weight >= 160 || (weight >= 50 && ends_like_sentence(text));
}

TextLines::TextLines(std::string_view text) : text_(join_wrapped_lines(normalise_space(text))) {
  for (const Line& line : split_lines_of(text_)) {
    lines_.push_back({.text = line.text, .starts_block = line.starts_block, .furniture = furniture_of(line.text)});
  }
}

void TextLines::drop_lists_of_articles() {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].furniture != Furniture::Related || lines_[i].dropped) continue;
    std::size_t end = i + 1;
    // At the end of a page a list runs as long as its headlines do; inside, it ends with the block.
    while (end < lines_.size() && (is_headline_like(lines_[end]) || lines_[end].furniture != Furniture::None)) ++end;
    if (end < lines_.size()) {
      constexpr std::size_t longest_list_inside = 8;
      std::size_t block_end = i + 1;
      while (block_end < end && !lines_[block_end].starts_block && block_end - i <= longest_list_inside) ++block_end;
      end = block_end;
    }
    for (std::size_t j = i; j < end; ++j) lines_[j].dropped = true;
  }
}

void TextLines::drop_furniture() {
  drop_lists_of_articles();
  for (TextLine& line : lines_) {
    if (goes_anywhere(line.furniture)) line.dropped = true;
  }
  const auto drop_edge = [](const auto& begin, const auto& end) {
    std::size_t seen = 0;
    for (auto line = begin; line != end && seen < edge_lines; ++line, ++seen) {
      if (line->furniture != Furniture::None) line->dropped = true;
      if (!line->dropped) break;
    }
  };
  drop_edge(lines_.begin(), lines_.end());
  drop_edge(lines_.rbegin(), lines_.rend());
}

void TextLines::take_credit(Article& article) {
  const auto keep = [&](std::string_view credit) {
    if (article.credit.empty()) article.credit = std::string(credit);
  };
  const auto first = std::find_if(lines_.begin(), lines_.end(), [](const TextLine& line) { return !line.dropped; });
  const std::string_view dateline = first == lines_.end() ? std::string_view() : dateline_credit(first->text);
  std::size_t looked_at = 0;
  for (auto line = lines_.rbegin(); line != lines_.rend() && looked_at < 4; ++line) {
    if (line->dropped) continue;
    ++looked_at;
    if (const auto post = find_post_credit(line->text)) {
      // The whole sentence is the better credit than the bare name of an agency that stood below it.
      article.credit = std::string(post->whole);
      line->text = trim(line->text.substr(0, line->text.size() - post->whole.size()));
      line->dropped = line->text.empty();
    } else if (is_credit_line(line->text) || is_name_of(line->text, article.authors) ||
               same_words(line->text, dateline)) {
      keep(line->text);
      line->dropped = true;
    } else if (line->is_prose()) {
      break;
    }
  }
  keep(dateline);
  // "Copyright 2024 The Associated Press" is furniture, and says whose text it is.
  for (auto line = lines_.rbegin(); line != lines_.rend() && article.credit.empty(); ++line) {
    if (!line->dropped) break;
    if (line->furniture == Furniture::Copyright && agency_in(line->text) != nullptr) keep(line->text);
  }
}

std::string TextLines::body() const {
  std::string out;
  for (const TextLine& line : lines_) {
    if (line.dropped) continue;
    if (!out.empty()) out += "\n\n";
    out += line.text;
  }
  return out;
}

void clean_body(std::string_view body, Article& article, int64_t now) {
  TextLines text(body);
  text.drop_furniture();
  for (TextLine& line : text.lines()) {
    if (line.dropped) continue;
    if (!same_words(line.text, article.title) && !take_date(line.text, article, now) && !take_byline(line, article))
      break;
    line.dropped = true;
  }
  text.take_credit(article);
  article.body = text.body();
  if (article.body.empty()) {
    // A text of nothing but furniture was misjudged, or is all there is to find the article by.
    for (TextLine& line : text.lines()) line.dropped = false;
    article.body = text.body();
  }
}

}  // namespace wirecopy::corpus
