// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/article.h"
#include "corpus/furniture_rules.h"
#include "corpus/lines.h"

namespace wirecopy::corpus {

// A line of a text with what is known of it.
struct TextLine {
  std::string_view text;
  bool starts_block = false;
  Furniture furniture = Furniture::None;
  bool dropped = false;  // not part of the body

  // Running text rather than a headline, a name or a label.
  bool is_prose() const;
};

// The lines of a text with white space normalised, wrapped lines joined and furniture told.
class TextLines {
 public:
  explicit TextLines(std::string_view text);
  TextLines(const TextLines&) = delete;
  TextLines& operator=(const TextLines&) = delete;

  std::vector<TextLine>& lines() { return lines_; }

  // Drops known furniture: at the edges of every kind, inside of the kinds that no article has.
  void drop_furniture();

  // Takes credit lines off the end, and finds the credit in a dateline; does not overwrite article.credit.
  void take_credit(Article& article);

  // The kept lines as paragraphs.
  std::string body() const;

 private:
  void drop_lists_of_articles();

  std::string text_;
  std::vector<TextLine> lines_;
};

// Sets article.body from a text whose title (article.title) is known already: the furniture off, the headline not
// repeated, and a byline, date and credit line at its edges read where the article has none yet.
void clean_body(std::string_view body, Article& article, int64_t now);

}  // namespace wirecopy::corpus
