// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/highlighter.h"

#include <cmath>

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

}  // namespace

text::Analyzer& Analyzers::of(const std::string& language) {
  return known_.try_emplace(language, language).first->second;
}

Highlighter::Highlighter(const std::vector<MarkRule>& rules, Analyzers& analyzers)
    : marker_(rules), analyzers_(analyzers) {}

Highlights Highlighter::highlight(const corpus::Article& article, uint32_t fragments) {
  if (fragments == 0) return {};
  text::Analyzer& analyzer = analyzers_.of(article.language);
  Highlights highlights;
  highlights.title = merged(marker_.find(analyzer, article.title, Part::Title));
  const std::vector<Mark>& marks = marker_.find(analyzer, article.body, Part::Body);
  if (marks.empty()) {
    highlights.body = first_sentences(article.body);
  } else {
    highlights.body =
        best_fragments(article.body, marks, marker_.words(), weights_of(marker_.rules(), marks), fragments);
  }
  return highlights;
}

Highlights Highlighter::highlight_whole(const corpus::Article& article) {
  text::Analyzer& analyzer = analyzers_.of(article.language);
  Highlights highlights;
  highlights.title = merged(marker_.find(analyzer, article.title, Part::Title));
  if (article.body.empty()) return highlights;
  highlights.body.push_back({{0, static_cast<uint32_t>(article.body.size())},
                             article.body,
                             merged(marker_.find(analyzer, article.body, Part::Body))});
  return highlights;
}

}  // namespace wirecopy::searcher
