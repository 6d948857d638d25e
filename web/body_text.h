// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dedup/passages.h"
#include "text/span.h"
#include "web/markup.h"

namespace wirecopy::web {

// The body of an article as paragraphs. `matches` are in bytes of the body, in order; one that goes over an empty line
// is marked on both sides of it.
Markup paragraphs(std::string_view body, std::span<const Span> matches);

// A run of a text that is tinted, with a number by which its other place is found.
struct Stretch {
  Span span;
  uint32_t number = 0;  // from 1
  bool again = false;   // this side has a stretch of the number already: links do not lead here
};

enum class Side { A, B };

// The stretches of one side of passages, in the order of its text and apart: of those that overlap, the earlier keeps
// what both want. Passages are numbered in the order given.
std::vector<Stretch> stretches(std::span<const dedup::Passage> passages, Side side);

// The body as paragraphs with its stretches tinted. Each begins with its number, which links to the stretch of the same
// number on the other side (ids "a1" and "b1").
Markup tinted_paragraphs(std::string_view body, std::span<const Stretch> stretches, Side side);

}  // namespace wirecopy::web
