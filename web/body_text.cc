// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/body_text.h"

#include <algorithm>
#include <functional>
#include <string>

#include "searcher/answer.h"

namespace wirecopy::web {

namespace {

// Calls write(begin, end) for each paragraph of the body and puts what it gives into one.
Markup each_paragraph(std::string_view body, const std::function<Markup(uint32_t, uint32_t)>& write) {
  Markup content;
  std::size_t begin = 0;
  while (begin < body.size()) {
    const std::size_t gap = std::min(body.find("\n\n", begin), body.size());
    if (gap > begin) content += element("p", {}, {write(static_cast<uint32_t>(begin), static_cast<uint32_t>(gap))});
    begin = std::max(gap + 2, begin + 1);
  }
  return content;
}

// The part of a span that lies in a paragraph; empty when none does.
Span inside(Span span, uint32_t begin, uint32_t end) {
  const Span part{std::max(span.begin, begin), std::min(span.end, end)};
  return part.begin < part.end ? part : Span{begin, begin};
}

std::string anchor(Side side, uint32_t number) {
  return (side == Side::A ? "a" : "b") + std::to_string(number);
}

Markup number_link(const Stretch& stretch, Side side) {
  const uint32_t number = stretch.number;
  const std::string digits = std::to_string(number);
  const std::string other = side == Side::A ? "second" : "first";
  return element("a",
                 {{"class", "number"},
                  {"id", stretch.again ? std::nullopt : std::optional(anchor(side, number))},
                  {"href", "#" + anchor(side == Side::A ? Side::B : Side::A, number)},
                  {"aria-label", "Passage " + digits + ", to its place in the " + other}},
                 {digits});
}

}  // namespace

Markup paragraphs(std::string_view body, std::span<const Span> matches) {
  return each_paragraph(body, [&](uint32_t begin, uint32_t end) {
    while (!matches.empty() && matches.front().end <= begin) matches = matches.subspan(1);
    std::vector<Span> here;
    for (const Span& match : matches) {
      if (match.begin >= end) break;
      if (const Span part = inside(match, begin, end); part.begin < part.end) here.push_back(part);
    }
    return Markup::trusted(searcher::marked_html(body.substr(begin, end - begin), here, begin));
  });
}

std::vector<Stretch> stretches(std::span<const dedup::Passage> passages, Side side) {
  std::vector<Stretch> all;
  for (std::size_t at = 0; at < passages.size(); ++at)
    all.push_back({side == Side::A ? passages[at].in_a : passages[at].in_b, static_cast<uint32_t>(at + 1)});
  std::ranges::stable_sort(all, {}, [](const Stretch& stretch) { return stretch.span.begin; });
  std::vector<Stretch> apart;
  for (Stretch stretch : all) {
    if (!apart.empty()) stretch.span.begin = std::max(stretch.span.begin, apart.back().span.end);
    if (stretch.span.begin < stretch.span.end) apart.push_back(stretch);
  }
  return apart;
}

Markup tinted_paragraphs(std::string_view body, std::span<const Stretch> stretches, Side side) {
  constexpr uint32_t tints = 6;
  return each_paragraph(body, [&](uint32_t begin, uint32_t end) {
    Markup content;
    uint32_t written = begin;
    while (!stretches.empty() && stretches.front().span.end <= begin) stretches = stretches.subspan(1);
    for (const Stretch& stretch : stretches) {
      if (stretch.span.begin >= end) break;
      const Span part = inside(stretch.span, begin, end);
      if (part.begin >= part.end) continue;
      content += Markup(body.substr(written, part.begin - written));
      Markup tinted = part.begin == stretch.span.begin ? number_link(stretch, side) : Markup();
      tinted += Markup(body.substr(part.begin, part.end - part.begin));
      content += element("mark", {{"class", "shared t" + std::to_string((stretch.number - 1) % tints)}}, {tinted});
      written = part.end;
    }
    content += Markup(body.substr(written, end - written));
    return content;
  });
}

}  // namespace wirecopy::web
