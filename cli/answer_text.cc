// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/answer_text.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/layout.h"
#include "cli/output.h"
#include "searcher/copy_words.h"
#include "text/escape.h"
#include "text/utf8.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

using searcher::Answer;
using searcher::Copy;
using searcher::Hit;
using web::count_words;

constexpr std::size_t indent = 4;
constexpr std::size_t most_outlets_named = 5;

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string line;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!line.empty()) line += between;
    line += part;
  }
  return line;
}

std::string headline(const Screen& screen, const corpus::Article& article, const std::vector<Span>& matches,
                     std::size_t margin) {
  const std::string title = web::headline_words(article);
  std::string out;
  for (const Span& line : break_lines(title, screen.width - margin)) {
    if (!out.empty()) out += std::string(margin, ' ');
    out += screen.link(article.url, painted_piece(screen, title, line, matches, Ink::Title)) + '\n';
  }
  return out;
}

// Outlet, date, language; who wrote it when there is room for that.
std::string origin_line(const Screen& screen, const corpus::Article& article) {
  std::string rest = ", " + web::date_words(article.published);
  if (!article.language.empty()) rest += ", " + web::language_words(article.language);
  return screen.paint(Ink::Outlet, outlet_text(article.outlet)) + screen.paint(Ink::Quiet, rest);
}

std::string also_in(const Screen& screen, const Hit& hit) {
  if (hit.copies_articles < 2) return {};
  std::set<std::string> seen{hit.article.outlet};
  std::vector<std::string> names;
  for (const Copy& copy : hit.others) {
    if (seen.insert(copy.outlet).second && names.size() < most_outlets_named) names.push_back(one_line(copy.outlet));
  }
  const uint32_t others = hit.copies_outlets - 1;
  if (names.empty() || others == 0) {
    const std::string line = "and " + count_words(hit.copies_articles - 1, "more copy", "more copies") + " of it there";
    return paragraph(screen, line, {}, indent);
  }
  std::string line = "also in " + count_words(others, "other outlet", "other outlets") + ": " + joined(names, ", ");
  if (others > names.size()) line += fmt::format(" and {} more", others - names.size());
  return paragraph(screen, line, {}, indent);
}

std::string copy_line(const Screen& screen, const Hit& hit) {
  const auto words = searcher::copy_words(hit);
  if (!words) return {};
  return paragraph(screen, fmt::format("{}: id {}", words->text(), hit.copies_id), {}, indent);
}

// " (1 in the headline, 4 in the text, 2 of them in the lead)"
std::string places_text(const searcher::ScorePart& part) {
  if (!part.places) return {};
  std::vector<std::string> where;
  if (part.places->headline > 0) where.push_back(fmt::format("{} in the headline", part.places->headline));
  if (part.places->text > 0) where.push_back(fmt::format("{} in the text", part.places->text));
  if (part.places->lead > 0) where.push_back(fmt::format("{} of them in the lead", part.places->lead));
  return where.empty() ? "" : fmt::format(" ({})", fmt::join(where, ", "));
}

// What the score is made of, where it was asked for.
std::string why_text(const Screen& screen, const Hit& hit) {
  std::string line;
  for (const searcher::ScorePart& part : hit.why) {
    line += line.empty() ? "" : part.is_factor ? ", all times " : " + ";
    line += fmt::format("{} {:.3f}{}", one_line(part.part), part.value, places_text(part));
  }
  if (line.empty()) return {};
  return paragraph(screen, fmt::format("score {:.3f} = {}", hit.score, line), {}, indent);
}

std::string hit_text(const Screen& screen, const Hit& hit) {
  const std::string rank = fmt::format("{:>2}. ", hit.rank);
  std::string out = screen.paint(Ink::Quiet, rank) + headline(screen, hit.article, hit.title_matches, rank.size());
  const std::string margin(indent, ' ');
  out += margin + origin_line(screen, hit.article) + screen.paint(Ink::Quiet, ", id " + hit.article.id) + '\n';
  if (!screen.painted && !hit.article.url.empty()) out += margin + screen.paint(Ink::Plain, hit.article.url) + '\n';
  for (const searcher::Fragment& fragment : hit.fragments) {
    std::string text = fragment.text;
    std::ranges::replace(text, '\n', ' ');
    std::vector<Span> matches;
    for (const Span& match : fragment.matches) {
      matches.push_back({match.begin - fragment.span.begin, match.end - fragment.span.begin});
    }
    out += paragraph(screen, text, matches, indent);
  }
  return out + why_text(screen, hit) + copy_line(screen, hit) + also_in(screen, hit) + '\n';
}

std::string totals(const Screen& screen, const Answer& answer) {
  const double took = answer.took_ms;
  std::string line = count_words(answer.stories, "story", "stories") + ", " +
                     count_words(answer.texts, "text", "texts") + ", " +
                     count_words(answer.articles, "article", "articles") +
                     (took < 10 ? fmt::format(", {:.1f} ms", took) : fmt::format(", {:.0f} ms", took));
  if (answer.undated_excluded > 0) {
    line += "; " + count_words(answer.undated_excluded, "undated article", "undated articles") + " left out";
  }
  return screen.paint(Ink::Quiet, line) + '\n';
}

std::string nothing_found(const Answer& answer) {
  std::string line = "nothing found";
  if (answer.undated_excluded > 0) {
    line += "; " + count_words(answer.undated_excluded, "undated article", "undated articles") + " left out";
  }
  return line + '\n';
}

// What would find something, each with the words to type.
std::string relaxed_text(const Screen& screen, const Answer& answer) {
  std::string out;
  for (const searcher::Relaxed& each : answer.relaxed) {
    std::string line = web::relaxed_words(each) + ": " + count_words(each.articles, "article", "articles") + " with " +
                       one_line(each.text);
    if (each.any) line = "any word: " + count_words(each.articles, "article", "articles") + " with --match any";
    if (each.drops) line += " and no filters beside it";
    out += paragraph(screen, line, {}, 2);
  }
  return out;
}

std::string shares(const Copy& copy) {
  if (copy.relation == dedup::Relation::Lead) return "";
  return fmt::format("{} alike", web::percent_words(copy.to_lead.resemblance()));
}

}  // namespace

std::string totals_text(const Screen& screen, const Answer& answer) {
  return answer.articles.value == 0 ? nothing_found(answer) : totals(screen, answer);
}

std::string one_line(std::string_view text) {
  return text::escape_terminal(text::escape_tsv(text));
}

std::string outlet_text(std::string_view outlet) {
  return outlet.empty() ? "(unknown outlet)" : one_line(outlet);
}

std::string hits_text(const Screen& screen, const Answer& answer) {
  std::string out;
  for (const Hit& hit : answer.hits) out += hit_text(screen, hit);
  return out;
}

std::string answer_text(const Screen& screen, const Answer& answer) {
  std::string out = hits_text(screen, answer);
  if (answer.interpreted != answer.text && !answer.text.empty()) {
    out += paragraph(screen, "read as: " + answer.interpreted, {}, 0);
  }
  if (!answer.did_you_mean.empty()) out += paragraph(screen, "did you mean: " + one_line(answer.did_you_mean), {}, 0);
  return out + totals_text(screen, answer) + relaxed_text(screen, answer);
}

std::string warnings_text(const Screen& screen, const Answer& answer) {
  constexpr std::size_t most_before = 40;  // bytes of a long query that are shown before the place, and after it
  std::string out;
  for (const searcher::Warning& warning : answer.warnings) {
    out += screen.paint(Ink::Warning, "warning: " + one_line(warning.message)) + '\n';
    const std::string& query = answer.text;
    if (warning.at.end <= warning.at.begin || warning.at.end > query.size()) continue;
    const auto cut_at = [&](std::size_t position) { return text::character_start(query, position); };
    const std::size_t begin = warning.at.begin <= most_before ? 0 : cut_at(warning.at.begin - most_before);
    const std::size_t end = cut_at(std::min(query.size(), warning.at.end + most_before));
    const auto shown = [&](std::size_t from, std::size_t to) {
      return one_line(std::string_view(query).substr(from, to - from));
    };
    const std::size_t marked = text::display_width(shown(warning.at.begin, std::min<std::size_t>(warning.at.end, end)));
    out += "  " + shown(begin, end) + "\n  " + std::string(text::display_width(shown(begin, warning.at.begin)), ' ') +
           screen.paint(Ink::Warning, std::string(std::max<std::size_t>(marked, 1), '^')) + '\n';
  }
  return out;
}

void write_warnings(const Screen& screen, const Answer& answer) {
  const std::string warnings = warnings_text(screen, answer);
  if (!warnings.empty()) write_note(std::string_view(warnings).substr(0, warnings.size() - 1));
}

std::string article_text(const Screen& screen, const Hit& hit) {
  const corpus::Article& article = hit.article;
  std::string out = headline(screen, article, hit.title_matches, 0);
  std::string origin = origin_line(screen, article);
  if (!article.authors.empty()) origin += screen.paint(Ink::Quiet, ", by " + one_line(joined(article.authors, ", ")));
  out += origin + '\n';
  const std::string_view date_origin = web::origin_words(article.published.origin);
  if (!date_origin.empty()) out += screen.paint(Ink::Quiet, date_origin) + '\n';
  if (!article.url.empty()) out += screen.paint(Ink::Plain, article.url) + '\n';
  out += screen.paint(Ink::Quiet, "id " + article.id) + '\n';
  if (!article.section.empty()) out += screen.paint(Ink::Quiet, "section " + one_line(article.section)) + '\n';
  if (!article.tags.empty()) out += screen.paint(Ink::Quiet, "tags " + one_line(joined(article.tags, ", "))) + '\n';
  out += '\n';
  out +=
      paragraph(screen, article.body, hit.fragments.empty() ? std::vector<Span>{} : hit.fragments.front().matches, 0);
  if (!article.credit.empty()) out += '\n' + screen.paint(Ink::Quiet, article.credit) + '\n';
  if (hit.copies_articles < 2) return out;
  out += "\n" + count_words(hit.copies_articles, "article", "articles") + " of " +
         count_words(hit.copies_outlets, "outlet", "outlets") + " carry this text; this one is " +
         (hit.role == dedup::Relation::Lead ? "the lead" : std::string(dedup::name_of(hit.role))) + "\n";
  std::vector<std::vector<std::string>> rows;
  for (const Copy& copy : hit.others) {
    rows.push_back({"  " + std::string(dedup::name_of(copy.relation)), shares(copy), one_line(copy.outlet),
                    web::date_words(copy.published), one_line(copy.id)});
  }
  out += table(rows);
  if (hit.others.size() + 1 < hit.copies_articles) {
    out += fmt::format("  and {} more: wirecopy search copies-of:{} --dups show\n",
                       hit.copies_articles - 1 - hit.others.size(), one_line(hit.copies_id));
  }
  return out;
}

}  // namespace wirecopy::cli
