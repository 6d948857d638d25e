// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "dedup/overlap.h"

namespace wirecopy::dedup {

// An overlap is a fact, a group of copies a judgement: why two articles that overlap are copies of one text, or not.
enum class Verdict : uint8_t { Copy, Brief, Figures, Pattern, Quote, Statement, Furniture, OtherLead, OtherIndex };

struct VerdictRow {
  Verdict verdict;
  std::string_view name;  // in the column `grouped` of `wirecopy copies --pairs`
  std::string_view meaning;
};
// The one table of reasons.
inline constexpr std::array<VerdictRow, 9> verdict_rows{{
    {Verdict::Copy, "yes", "one is a copy of the other, or both are of a third"},
    {Verdict::Brief, "brief", "short items that share a sentence, such as two banks that raise the same rate"},
    {Verdict::Figures, "figures", "items of one form that differ in their figures: market tables, weather, results"},
    {Verdict::Pattern, "pattern", "items of one form that differ in names and figures: obituaries, appointments"},
    {Verdict::Quote, "quote", "they quote the same words and say the rest in their own"},
    {Verdict::Statement, "statement", "both print one passage in the middle of a text of their own"},
    {Verdict::Furniture, "furniture", "they share text of the site or the law, around a text of their own"},
    {Verdict::OtherLead, "other-lead", "each is a copy of another text that it is more like"},
    {Verdict::OtherIndex, "other-index", "copies in two indexes that are joined; only within one are they grouped"},
}};
const VerdictRow& row_of(Verdict verdict);

// What an article is judged by, beside the figures of its overlaps. All of it is the article's own: what else is in an
// index has no say, so that a verdict is the same whenever it is asked for.
struct JudgedText {
  std::string text;    // its body; where that is too short to say anything, with the title before it
  std::string outlet;  // may be empty
};
JudgedText judged_text(std::string_view title, std::string_view body, std::string outlet);

// Copy or Brief by the figures of an overlap alone. Precondition: is_reported(overlap).
// - Brief: the shorter has fewer than brief_shingles, and they share a sentence but are not is_strong.
// Much of the rest is_doubtful: texts that are not nearly the same; short ones as long as one another, which may be
// forms that were filled in; and where half of what each says beyond the other, and a tenth of it all, holds figures,
// as in market tables. A death toll corrected in a long report stays far below that.
inline constexpr uint32_t brief_shingles = 48;
Verdict verdict_of(const Overlap& overlap);

// is_reported, and the figures say Copy.
bool is_copy(const Overlap& overlap);

// True when the figures leave room for doubt: then the texts must be read.
bool is_doubtful(const Overlap& overlap);

// The verdict on two texts whose figures say Copy and that are_doubtful. Symmetric. Linear in the texts, and quadratic
// in what differs where that stands in many short runs, and in short texts: some 100 us for two of 450 words.
// - Figures: they differ in figures, also where both are read in one style.
// - Quote: both put what they share into quotation marks, and outside of them share next to nothing.
// - Statement: they share one passage, less than two thirds of either, with text of their own before it and behind it.
// - Furniture: around one long run of their own they share what footers speak of (law, forecasts, polls), a company's
//   words on itself, the end of one outlet's pages, or text that names nobody and no figure while their own does.
// - Pattern: they are of one form (dedup/forms.h). Texts that are nearly the same can only be that, or copies. A name
//   that is spelled differently is the same name.
Verdict judge(const JudgedText& a, const JudgedText& b);

// What the figures say, and where they leave room for doubt, what the texts say, which are asked for then alone.
Verdict verdict_of(const Overlap& overlap, const std::function<std::pair<JudgedText, JudgedText>()>& texts);

}  // namespace wirecopy::dedup
