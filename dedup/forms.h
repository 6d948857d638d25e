// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "dedup/side.h"

namespace wirecopy::dedup {

// Items of one form: obituaries, weather, roadworks. All are symmetric, and read what papers write each in their own
// way as one (dedup/house_style.h). A name that is spelled differently or shortened, one first name that was corrected
// before the same surname, and "yesterday" for a weekday are the same.

// What each has for itself stands in several short runs, much of it is names and figures, and two names or more differ:
// where figures alone differ, a report was brought up to date.
bool is_pattern(const Side& a, const Side& b);

// Short texts that differ in nothing but words put in the place of others, two or more, among them every name of the
// first sentence that names anything. Such are of one form however alike they are: what a corrected toll or another
// dateline leaves names the same. Where an office names itself in each of its briefs, two names and a figure or the day
// must be others, and be most of what differs. In a script without capitals a name is what is replaced alike twice, or
// the name of a place beside other figures. Quadratic in texts that are short.
bool is_filled_form(const Side& a, const Side& b);

// True when nearly all figures of the one that has fewer are in the other.
bool has_same_figures(const Side& a, const Side& b);

}  // namespace wirecopy::dedup
