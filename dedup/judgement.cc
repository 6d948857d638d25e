// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/judgement.h"

#include <algorithm>
#include <utility>

#include "dedup/forms.h"
#include "dedup/passages.h"
#include "dedup/ratio.h"
#include "dedup/shingles.h"
#include "dedup/side.h"

namespace wirecopy::dedup {

namespace {

// From here on two texts are one whatever it is that they differ in, unless they are filled-in forms; an excerpt says
// nothing of its own.
constexpr double beyond_doubt_resemblance = 0.8;
constexpr double beyond_doubt_containment = 0.95;
// Forms are short, and as long as one another.
constexpr uint32_t longest_form = 400;
constexpr double least_form_length = 0.8;

// Own text outside of quotation marks that says something, and the share of it that copies have in common.
constexpr uint32_t least_own_words = 20;
constexpr double least_shared_outside_quotes = 0.2;

// A statement: the share of either text that it may be, that other text must stand before it and behind it, and the
// part of it that may be changed.
constexpr double most_of_statement = 0.65;
constexpr double least_around_statement = 0.08;
constexpr double most_changed_inside = 0.15;

// Furniture: how much of both texts is their own, beside what is made of the words of footers and beside other text,
// and how much of that stands in one run.
constexpr double least_own_beside_furniture = 0.3;
constexpr double least_own_beside_footer = 0.2;
constexpr double least_in_one_run = 0.75;
// The share of such words from which on a text is a footer.
constexpr double least_footer_words = 0.08;
// Names and figures in text that tells nothing, and in text that does.
constexpr double most_names_in_furniture = 0.015;
constexpr double least_names_in_news = 0.04;

// True when most of what a text of `size` shingles has for itself holds figures, and that is a good part of the text.
bool differs_in_figures(uint32_t own, uint32_t own_figures, uint32_t size) {
  return own_figures * 2 >= own && own_figures * 10 >= size;
}

bool is_beyond_doubt(const Overlap& overlap) {
  return overlap.resemblance() >= beyond_doubt_resemblance || overlap.containment() >= beyond_doubt_containment;
}

// Items of one template share hardly a figure; a copy in another paper's style ("4 per cent" for "4%") often shares
// many.
bool may_differ_in_figures(const Overlap& overlap) {
  if (uint64_t{overlap.shared_figures} * 4 >= std::min(overlap.figures_a, overlap.figures_b)) return false;
  const auto differs = [&overlap](uint32_t size, uint32_t figures) {
    return differs_in_figures(size - overlap.shared, figures - overlap.shared_figures, size);
  };
  return differs(overlap.size_a, overlap.figures_a) && differs(overlap.size_b, overlap.figures_b);
}

bool may_be_form(const Overlap& overlap) {
  const auto [shorter, longer] = std::minmax({overlap.size_a, overlap.size_b});
  return longer <= longest_form && shorter >= least_form_length * longer;
}

bool is_quote(const Side& a, const Side& b) {
  const uint32_t outside = std::min(a.outside_quotes(), b.outside_quotes());
  if (outside < least_own_words) return false;
  return ratio(std::max(a.shared_outside_quotes(), b.shared_outside_quotes()), outside) < least_shared_outside_quotes;
}

bool surrounds_statement(const Side& side) {
  const double least = least_around_statement * side.size();
  return side.share_shared() <= most_of_statement && side.before_shared() >= least && side.behind_shared() >= least &&
         side.changed_inside() <= most_changed_inside * side.shared();
}

bool stands_in_furniture(const Side& side, double least_own) {
  return side.own() >= least_own * side.size() && side.longest_run() >= least_in_one_run * side.own();
}

// True when all that is shared is as empty of names and figures as no news is, while the text itself is not.
bool tells_nothing_shared(const Side& side) {
  return side.tells_names() && side.names_in_shared() <= most_names_in_furniture &&
         side.names_in_own() >= least_names_in_news;
}

bool is_furniture(const Side& a, const JudgedText& text_a, const Side& b, const JudgedText& text_b) {
  const auto stand = [&](double least_own) {
    return stands_in_furniture(a, least_own) && stands_in_furniture(b, least_own);
  };
  if (!stand(least_own_beside_footer)) return false;
  if (std::min(a.footer_words_in_shared(), b.footer_words_in_shared()) >= least_footer_words) return true;
  if (!stand(least_own_beside_furniture)) return false;
  if (tells_nothing_shared(a) && tells_nothing_shared(b)) return true;
  // One outlet that prints a story again with another end shares the beginning; a footer is shared at the end.
  const auto ends_alike = [](const Side& side) { return side.shared_before_longest() * 2 <= side.shared(); };
  if (!ends_alike(a) || !ends_alike(b)) return false;
  return (!text_a.outlet.empty() && text_a.outlet == text_b.outlet) || (a.introduces_itself() && b.introduces_itself());
}

}  // namespace

const VerdictRow& row_of(Verdict verdict) {
  return verdict_rows[static_cast<std::size_t>(verdict)];
}

Verdict verdict_of(const Overlap& overlap) {
  if (overlap.is_equal()) return Verdict::Copy;
  return std::min(overlap.size_a, overlap.size_b) < brief_shingles && !is_strong(overlap) ? Verdict::Brief
                                                                                          : Verdict::Copy;
}

bool is_copy(const Overlap& overlap) {
  return is_reported(overlap) && verdict_of(overlap) == Verdict::Copy;
}

bool is_doubtful(const Overlap& overlap) {
  return !overlap.is_equal() && (!is_beyond_doubt(overlap) || may_be_form(overlap) || may_differ_in_figures(overlap));
}

JudgedText judged_text(std::string_view title, std::string_view body, std::string outlet) {
  JudgedText judged{.text = std::string(body), .outlet = std::move(outlet)};
  if (units_of(body).hashes.size() < least_body_units) judged.text = std::string(title) + "\n" + judged.text;
  return judged;
}

Verdict judge(const JudgedText& a, const JudgedText& b) {
  // In one order, so that judge(a, b) is judge(b, a) to the last unit.
  if (b.text < a.text) return judge(b, a);
  Side side_a(a.text);
  Side side_b(b.text);
  for (const Passage& passage : passages(a.text, b.text)) {
    side_a.share(passage.in_a);
    side_b.share(passage.in_b);
  }
  side_a.count();
  side_b.count();
  const Overlap overlap = dedup::overlap(shingle_set(a.text), shingle_set(b.text));
  if (may_differ_in_figures(overlap) && !has_same_figures(side_a, side_b)) return Verdict::Figures;
  if (!is_beyond_doubt(overlap)) {
    if (is_quote(side_a, side_b)) return Verdict::Quote;
    if (surrounds_statement(side_a) && surrounds_statement(side_b)) return Verdict::Statement;
    if (is_furniture(side_a, a, side_b, b)) return Verdict::Furniture;
    if (is_pattern(side_a, side_b)) return Verdict::Pattern;
  }
  return is_filled_form(side_a, side_b) ? Verdict::Pattern : Verdict::Copy;
}

Verdict verdict_of(const Overlap& overlap, const std::function<std::pair<JudgedText, JudgedText>()>& texts) {
  const Verdict verdict = verdict_of(overlap);
  if (verdict != Verdict::Copy || !is_doubtful(overlap)) return verdict;
  const auto [a, b] = texts();
  return judge(a, b);
}

}  // namespace wirecopy::dedup
