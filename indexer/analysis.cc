// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/analysis.h"

#include <algorithm>
#include <functional>

#include <tsl/robin_map.h>

#include "indexer/series.h"
#include "schema/record.h"

namespace wirecopy::indexer {

namespace {

struct TransparentHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};
using NumberOfString = tsl::robin_map<std::string, uint32_t, TransparentHash, std::equal_to<>>;

enum class Part { Title, Lead, Body };

// Collects the stems of one article and the forms that each stands for.
class StemCollector {
 public:
  explicit StemCollector(Analysis& analysis) : analysis_(analysis) {}

  void add(const text::Token& token, uint32_t position, Part part) {
    const bool has_plain_stem = token.plain_stem != token.stem;
    std::vector<Form>& forms = add_stem(token.stem, position, part);
    auto form = std::ranges::find(forms, token.folded, &Form::text);
    if (form == forms.end()) form = forms.insert(form, {std::string(token.folded), false});
    form->has_plain_stem |= has_plain_stem;
    if (has_plain_stem) add_stem(token.plain_stem, position, part);
  }

  // A form is kept when it differs from a stem of it, or when the stem has other forms here too (schema::exact_term
  // says why).
  void finish() {
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      for (Form& form : forms_[i]) {
        if (form.has_plain_stem || form.text != analysis_.stems[i].stem || forms_[i].size() > 1)
          analysis_.exact_forms.push_back(std::move(form.text));
      }
    }
  }

 private:
  struct Form {
    std::string text;
    bool has_plain_stem;
  };

  // The forms of the stem.
  std::vector<Form>& add_stem(std::string_view stem, uint32_t position, Part part) {
    auto found = numbers_.find(stem);
    if (found == numbers_.end()) {
      found = numbers_.emplace(std::string(stem), static_cast<uint32_t>(analysis_.stems.size())).first;
      analysis_.stems.push_back({std::string(stem), {}, {}});
      forms_.emplace_back();
    }
    StemEntry& entry = analysis_.stems[found->second];
    ++entry.occurrences.all;
    entry.occurrences.in_title += part == Part::Title;
    entry.occurrences.in_lead += part == Part::Lead;
    entry.positions.push_back(position);
    return forms_[found->second];
  }

  Analysis& analysis_;
  NumberOfString numbers_;
  std::vector<std::vector<Form>> forms_;
};

// Where a word stands that follows this text, which no word is in.
stories::ProfileMaker::Place place_after(std::string_view gap, bool first) {
  using Place = stories::ProfileMaker::Place;
  return first || gap.find_first_of(".!?:\n\"") != std::string_view::npos ? Place::SentenceStart : Place::Inside;
}

// Where the last paragraph begins when it is a short one about who wrote the article ("Marta Vik writes on Fridays."),
// else the end of the body. It stands below all of their columns, whatever these are about.
std::size_t sign_off_begin(std::string_view body, const std::vector<std::string>& authors) {
  constexpr std::size_t longest = 300;  // bytes
  constexpr std::size_t shortest_name = 4;
  const std::size_t gap = body.rfind("\n\n");
  if (gap == std::string_view::npos || body.size() - gap > longest) return body.size();
  const std::string_view paragraph = body.substr(gap);
  const bool names_author = std::ranges::any_of(authors, [&](const std::string& author) {
    return author.size() >= shortest_name && paragraph.find(author) != std::string_view::npos;
  });
  return names_author ? gap : body.size();
}

}  // namespace

text::Analyzer& ArticleAnalyzer::analyzer_of(const std::string& language) {
  const auto found = analyzers_.find(language);
  return found != analyzers_.end() ? found->second
                                   : analyzers_.emplace(language, text::Analyzer(language)).first->second;
}

Analysis ArticleAnalyzer::analyze(const corpus::Article& article) {
  Analysis analysis;
  const std::string body = schema::stored_body(article);
  text::Analyzer& analyzer = analyzer_of(article.language);
  StemCollector collector(analysis);
  text::Token token;
  uint32_t position = 0;
  analyzer.reset(article.title);
  while (analyzer.next(token)) {
    collector.add(token, ++position, Part::Title);
    profile_maker_.add(token.stem, token.span.of(article.title), stories::ProfileMaker::Place::Title);
    ++analysis.words;
  }
  position += position_gap;
  analyzer.reset(body);
  std::size_t end = 0;
  const std::size_t story_end = sign_off_begin(body, article.authors);
  const std::size_t first_paragraph = std::min(body.find("\n\n"), body.size());
  for (uint32_t in_body = 0; analyzer.next(token); ++in_body) {
    const bool is_lead = in_body < schema::longest_lead && token.span.begin < first_paragraph;
    collector.add(token, ++position, is_lead ? Part::Lead : Part::Body);
    const std::string_view gap = std::string_view(body).substr(end, token.span.begin - end);
    if (token.span.begin < story_end) profile_maker_.add(token.stem, token.span.of(body), place_after(gap, end == 0));
    end = token.span.end;
    ++analysis.words;
  }
  collector.finish();
  analysis.compared = dedup::compared_text(article.title, body, article.credit);
  analysis.sketch = dedup::sketch_of(analysis.compared.body);
  analysis.profile = profile_maker_.finish(article.language, series_of(article));
  return analysis;
}

}  // namespace wirecopy::indexer
