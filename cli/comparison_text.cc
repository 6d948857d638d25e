// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/comparison_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/answer_text.h"
#include "cli/layout.h"
#include "searcher/alignment.h"
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
  for (const searcher::AlignedRow& row : searcher::aligned_rows(comparison)) {
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
  const std::string outlet = outlet_text(article.outlet);
  return screen.paint(Ink::Outlet, outlet) +
         screen.paint(Ink::Quiet, ", " + web::date_words(article.published) + ", id " + article.id) + '\n';
}

std::string title_of(const corpus::Article& article) {
  return one_line(web::headline_words(article));
}

std::string side_text(const Screen& screen, std::string_view name, const corpus::Article& article) {
  return screen.paint(Ink::Quiet, name) + "  " + screen.paint(Ink::Title, title_of(article)) + "\n   " +
         origin(screen, article);
}

std::string verdict(const ArticleComparison& comparison) {
  if (!comparison.relation) return "too little in common for copies";
  const dedup::VerdictRow* const reason = searcher::reason_against(comparison);
  std::string against = reason == nullptr ? "" : fmt::format("not grouped: {} ({})", reason->name, reason->meaning);
  if (reason != nullptr && searcher::is_of_texts(*reason)) return against;
  for (const dedup::RelationName& row : dedup::relation_names) {
    if (row.relation != *comparison.relation) continue;
    std::string meaning(row.meaning);
    if (const std::size_t at = meaning.find("the lead's"); at != std::string::npos) meaning.replace(at, 10, "A's");
    return fmt::format("{}: B is {}{}", row.name, meaning,
                       comparison.grouped ? "; one group" : (against.empty() ? "" : "; ") + against);
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
