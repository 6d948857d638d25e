// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "searcher/answer.h"
#include "searcher/marker.h"
#include "text/span.h"

namespace wirecopy::searcher {

// The marks of a text as disjoint spans in order: those that overlap become one.
std::vector<Span> merged(const std::vector<Mark>& marks);

// The parts of a body that show best why it was found, in the order of the text, disjoint, at most `most`; each holds a
// mark. `marks` and `words` as Marker gives them; `weights` says by rule what a first mark of it in a part is worth.
//
// A part is some 200 characters wide. The best one shows the most different rules, rare ones before common ones, then
// the closest together, then the most marks, then stands first; what it shows counts less for the next. A part runs
// from the beginning of a sentence to the end of one, where sentences are not too long for that, and otherwise from
// word to word. It cuts no mark.
std::vector<Fragment> best_fragments(std::string_view body, const std::vector<Mark>& marks,
                                     const std::vector<Span>& words, const std::vector<double>& weights, uint32_t most);

// The first sentences of a body, some 200 characters, without marks: for a body in which nothing is to be marked.
// Nothing when the body is empty.
std::vector<Fragment> first_sentences(std::string_view body);

}  // namespace wirecopy::searcher
