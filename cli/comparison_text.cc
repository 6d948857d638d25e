// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/comparison_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/answer_text.h"
#include "cli/layout.h"
#include "text/utf8.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

using dedup::Passage;
using searcher::ArticleComparison;
using searcher::Match;
using web::count_words;
using web::percent_words;

constexpr std::string_view sharing = " = ";
constexpr std::string_view differing = " | ";

bool is_space(char character) {
  return character == ' ' || (character >= '\t' && character <= '\r');
}

// A passage with the punctuation that hangs on its words, not beyond `least` and `most`.
Span with_punctuation(std::string_view text, Span span, uint32_t least, uint32_t most) {
  while (span.begin > least && !is_space(text[span.begin - 1])) --span.begin;
  while (span.end < most && !is_space(text[span.end])) ++span.end;
  return span;
}

// Two pieces of text that are shown beside one another.
struct Row {
  Span a;
  Span b;
  bool shared = false;
};

// The passages in the order of a, and before each what stands before it in either text. What of b stands in no passage
// comes beside the passage that follows it in b.
std::vector<Row> rows_of(const ArticleComparison& comparison) {
  const std::string& a = comparison.a.body;
  const std::string& b = comparison.b.body;
  const auto size_a = static_cast<uint32_t>(a.size());
  const auto size_b = static_cast<uint32_t>(b.size());
  std::vector<Span> in_b;
  for (const Passage& passage : comparison.passages) in_b.push_back(passage.in_b);
  std::ranges::sort(in_b);
  // Where the passage before a place of b ends, and the one after it begins.
  const auto end_before = [&](uint32_t place) {
    uint32_t end = 0;
    for (const Span& span : in_b) {
      if (span.begin < place) end = std::max(end, std::min(span.end, place));
    }
    return end;
  };
  const auto begin_after = [&](uint32_t place) {
    const auto next = std::ranges::find_if(in_b, [&](const Span& span) { return span.begin >= place; });
    return next == in_b.end() ? size_b : next->begin;
  };
  std::vector<Row> rows;
  std::vector<uint32_t> shown;  // places of b where what stands before them was shown
  uint32_t shown_a = 0;
  for (std::size_t i = 0; i < comparison.passages.size(); ++i) {
    const Passage& passage = comparison.passages[i];
    const uint32_t next_a = i + 1 < comparison.passages.size() ? comparison.passages[i + 1].in_a.begin : size_a;
    const uint32_t before_b = end_before(passage.in_b.begin);
    const Row row{with_punctuation(a, passage.in_a, shown_a, next_a),
                  with_punctuation(b, passage.in_b, before_b, begin_after(passage.in_b.end)), true};
    Row own{{shown_a, std::max(shown_a, row.a.begin)}, {}};
    if (std::ranges::find(shown, passage.in_b.begin) == shown.end()) {
      const auto previous = std::ranges::find(in_b, before_b, &Span::end);
      const uint32_t from =
          previous == in_b.end() ? before_b : with_punctuation(b, *previous, previous->begin, row.b.begin).end;
      own.b = {std::min(from, row.b.begin), row.b.begin};
      shown.push_back(passage.in_b.begin);
    }
    rows.push_back(own);
    rows.push_back(row);
    shown_a = row.a.end;
  }
  uint32_t last_b = 0;
  for (const Row& row : rows) last_b = std::max(last_b, row.b.end);
  rows.push_back({{shown_a, size_a}, {last_b, size_b}});
  return rows;
}

std::vector<std::string> lines_of_piece(std::string_view text, Span piece, std::size_t width) {
  const std::string_view part = piece.of(text);
  std::vector<std::string> lines;
  for (const Span& line : break_lines(part, width)) lines.push_back(one_line(line.of(part)));
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  while (!lines.empty() && lines.front().empty()) lines.erase(lines.begin());
  return lines;
}

std::string side_by_side(const Screen& screen, const ArticleComparison& comparison) {
  const std::size_t width = (screen.width - sharing.size()) / 2;
  std::string out;
  for (const Row& row : rows_of(comparison)) {
    const auto left = lines_of_piece(comparison.a.body, row.a, width);
    const auto right = lines_of_piece(comparison.b.body, row.b, width);
    const Ink ink = row.shared ? Ink::Shared : Ink::Plain;
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
      const std::string cell = i < left.size() ? left[i] : "";
      const std::string other = i < right.size() ? right[i] : "";
      out += screen.paint(ink, cell) + std::string(width - std::min(width, text::display_width(cell)), ' ');
      out += screen.paint(Ink::Quiet, other.empty() ? differing.substr(0, 2) : row.shared ? sharing : differing);
      out += screen.paint(ink, other) + '\n';
    }
  }
  return out;
}

std::string origin(const Screen& screen, const corpus::Article& article) {
  const std::string outlet = article.outlet.empty() ? "(unknown outlet)" : one_line(article.outlet);
  return screen.paint(Ink::Outlet, outlet) +
         screen.paint(Ink::Quiet, ", " + web::date_words(article.published) + ", id " + article.id) + '\n';
}

std::string title_of(const corpus::Article& article) {
  return one_line(article.title.empty() ? "(no headline)" : article.title);
}

std::string side_text(const Screen& screen, std::string_view name, const corpus::Article& article) {
  return screen.paint(Ink::Quiet, name) + "  " + screen.paint(Ink::Title, title_of(article)) + "\n   " +
         origin(screen, article);
}

std::string verdict(const ArticleComparison& comparison) {
  if (!comparison.relation) return "too little in common for copies";
  for (const dedup::RelationName& row : dedup::relation_names) {
    if (row.relation != *comparison.relation) continue;
    std::string meaning(row.meaning);
    if (const std::size_t at = meaning.find("the lead's"); at != std::string::npos) meaning.replace(at, 10, "A's");
    return fmt::format("{}: B is {}{}", row.name, meaning, comparison.grouped ? "; one group" : "");
  }
  return {};
}

std::string passages_line(const std::vector<Passage>& passages) {
  const Passage* longest = searcher::longest_passage(passages);
  if (longest == nullptr) return "no shared passage";
  return count_words(passages.size(), "shared passage", "shared passages") + ", " +
         (passages.size() > 1 ? "the longest of " : "of ") + count_words(longest->units, "word", "words");
}

// The passage in quotation marks, cut when it is long.
std::string excerpt_of(std::string_view text, const Span& span) {
  constexpr std::size_t most_bytes = 300;
  std::string excerpt(span.of(text));
  if (excerpt.size() > most_bytes) {
    excerpt.resize(text::character_start(excerpt, most_bytes));
    excerpt += "...";
  }
  std::ranges::replace(excerpt, '\n', ' ');
  return "\"" + excerpt + "\"";
}

}  // namespace

std::string comparison_text(const Screen& screen, const ArticleComparison& comparison) {
  std::string out = side_text(screen, "A", comparison.a) + side_text(screen, "B", comparison.b) + '\n';
  out += paragraph(screen, verdict(comparison), {}, 0);
  out += paragraph(
      screen,
      fmt::format("{} alike; {} of A is in B, {} of B is in A", percent_words(comparison.overlap.resemblance()),
                  percent_words(comparison.overlap.share_of_a()), percent_words(comparison.overlap.share_of_b())),
      {}, 0);
  out += paragraph(screen, passages_line(comparison.passages), {}, 0);
  return out + '\n' + side_by_side(screen, comparison);
}

std::string match_text(const Screen& screen, const searcher::MatchAnswer& answer) {
  constexpr std::size_t indent = 4;
  std::string out;
  for (std::size_t i = 0; i < answer.matches.size(); ++i) {
    const Match& match = answer.matches[i];
    const std::string rank = fmt::format("{:>2}. ", i + 1);
    const std::string title = screen.paint(Ink::Title, title_of(match.article));
    out += screen.paint(Ink::Quiet, rank) + screen.link(match.article.url, title) + '\n';
    out += std::string(indent, ' ') + origin(screen, match.article);
    const std::string figures = fmt::format("{} of the text, {} of the article; {}", percent_words(match.share),
                                            percent_words(match.density), passages_line(match.passages));
    out += paragraph(screen, figures, {}, indent);
    const std::string excerpt = excerpt_of(answer.text, searcher::longest_passage(match.passages)->in_a);
    for (const Span& line : break_lines(excerpt, screen.width - indent)) {
      out += std::string(indent, ' ') + painted_piece(screen, excerpt, line, {}, Ink::Shared) + '\n';
    }
    out += '\n';
  }
  const std::string count = answer.articles == 0 ? "no article reuses this text"
                            : answer.articles == 1
                                ? "1 article reuses this text"
                                : count_words(answer.articles, "article", "articles") + " reuse this text";
  return out + screen.paint(Ink::Quiet, fmt::format("{}, {:.1f} ms", count, answer.took_ms)) + '\n';
}

}  // namespace wirecopy::cli
