// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/highlighter.h"

#include <algorithm>
#include <cmath>

#include "schema/metadata.h"
#include "searcher/fragments.h"

namespace wirecopy::searcher {

namespace {

// What a first mark of each rule is worth: more for a phrase than for a word, less for what is found all over the text.
std::vector<double> weights_of(const std::vector<MarkRule>& rules, const std::vector<Mark>& marks) {
  std::vector<double> counts(rules.size());
  for (const Mark& mark : marks) ++counts[mark.rule];
  std::vector<double> weights(rules.size());
  for (std::size_t rule = 0; rule < rules.size(); ++rule) {
    const auto words = static_cast<double>(rules[rule].words.size());
    weights[rule] = std::sqrt(words) / std::log2(2 + counts[rule]);
  }
  return weights;
}

// Where the lead of a body ends, as it was weighed when it was indexed.
uint32_t lead_end(std::string_view body, const std::vector<Span>& words) {
  if (words.empty()) return 0;
  const std::size_t paragraph = std::min(body.find("\n\n"), body.size());
  const Span& last = words[std::min<std::size_t>(words.size(), schema::longest_lead) - 1];
  return std::min(last.end, static_cast<uint32_t>(paragraph));
}

}  // namespace

text::Analyzer& Analyzers::of(const std::string& language) {
  return known_.try_emplace(language, language).first->second;
}

Highlighter::Highlighter(const std::vector<MarkRule>& rules, Analyzers& analyzers, const Condition& condition)
    : marker_(rules), analyzers_(analyzers), condition_(condition) {}

// What has a part in the match, of what satisfies a rule.
Highlighter::Marks Highlighter::marks_of(const corpus::Article& article) {
  text::Analyzer& analyzer = analyzers_.of(article.language);
  std::vector<bool> found(marker_.rules().size());
  Marks marks;
  marks.title = marker_.find(analyzer, article.title, Part::Title);
  marker_.tell_found(found);
  marks.body = marker_.find(analyzer, article.body, Part::Body);
  marker_.tell_found(found);
  const std::vector<bool> kept = rules_with_part(condition_, found);
  for (auto* part : {&marks.title, &marks.body})
    std::erase_if(*part, [&](const Mark& mark) { return !kept[mark.rule] || !marker_.rules()[mark.rule].is_shown; });
  return marks;
}

Highlights Highlighter::highlight(const corpus::Article& article, uint32_t fragments) {
  if (fragments == 0) return {};
  const Marks marks = marks_of(article);
  Highlights highlights;
  highlights.title = merged(marks.title);
  if (marks.body.empty()) {
    highlights.body = first_sentences(article.body);
  } else {
    highlights.body =
        best_fragments(article.body, marks.body, marker_.words(), weights_of(marker_.rules(), marks.body), fragments);
  }
  return highlights;
}

std::vector<Highlighter::RulePlaces> Highlighter::places(const corpus::Article& article) {
  std::vector<RulePlaces> of_rules(marker_.rules().size());
  text::Analyzer& analyzer = analyzers_.of(article.language);
  const auto note = [&](const Mark& mark, std::string_view text) -> WordPlaces& {
    RulePlaces& rule = of_rules[mark.rule];
    if (rule.first.empty()) rule.first = mark.span.of(text);
    return rule.places;
  };
  for (const Mark& mark : marker_.find(analyzer, article.title, Part::Title)) ++note(mark, article.title).headline;
  const std::vector<Mark>& marks = marker_.find(analyzer, article.body, Part::Body);
  const uint32_t end = lead_end(article.body, marker_.words());
  for (const Mark& mark : marks) {
    WordPlaces& places = note(mark, article.body);
    ++places.text;
    if (mark.span.begin < end) ++places.lead;
  }
  return of_rules;
}

Highlights Highlighter::highlight_whole(const corpus::Article& article) {
  const Marks marks = marks_of(article);
  Highlights highlights;
  highlights.title = merged(marks.title);
  if (article.body.empty()) return highlights;
  highlights.body.push_back({{0, static_cast<uint32_t>(article.body.size())}, article.body, merged(marks.body)});
  return highlights;
}

}  // namespace wirecopy::searcher
