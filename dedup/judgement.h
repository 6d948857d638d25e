// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

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

// Copy, Brief or Figures by the figures of an overlap alone. Precondition: is_reported(overlap).
// - Figures: market tables, weather reports, results that say the same in other figures. They are known by what each
//   says beyond the other: where on both sides half of it or more holds figures, and those make a tenth or more of the
//   text, the figures are the news. A death toll corrected in a long report stays far below that.
// - Brief: the shorter has fewer than brief_shingles, and they share a sentence but are not is_strong.
inline constexpr uint32_t brief_shingles = 48;
Verdict verdict_of(const Overlap& overlap);

// is_reported, and the figures say Copy.
bool is_copy(const Overlap& overlap);

// True when the figures leave room for doubt: then the texts must be read.
bool is_doubtful(const Overlap& overlap);

// The verdict on two texts whose figures say Copy and that are_doubtful. Symmetric. Linear in the texts, and quadratic
// in what differs where that stands in many short runs: some 100 us for two of 450 words.
// - Quote: both put what they share into quotation marks, and outside of them share next to nothing.
// - Statement: they share one passage, less than two thirds of either, with text of their own before it and behind it.
// - Furniture: they share the beginnings and ends around one long run of their own, and what they share is of one
//   outlet and stands at the end, or speaks of rights and risks, or names nobody and no figure while their own text
//   does.
// - Pattern: what each has for itself stands in several short runs, and much of what differs is names and figures. A
//   name that is spelled differently is the same name.
Verdict judge(const JudgedText& a, const JudgedText& b);

}  // namespace wirecopy::dedup
