// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/vocabulary.h"

#include <algorithm>
#include <unordered_map>

#include "schema/record.h"
#include "searcher/expansion.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::searcher {

namespace {

// Languages of an index that words are stemmed in here; the rest have next to no articles.
constexpr std::size_t most_languages = 6;

// Folding makes the sigma at the end of a Greek word the one inside of it.
std::string with_final_sigma(std::string word) {
  constexpr std::string_view sigma = "\u03C3", final_sigma = "\u03C2";
  if (word.size() > sigma.size() && word.ends_with(sigma))
    word.replace(word.size() - sigma.size(), sigma.size(), final_sigma);
  return word;
}

}  // namespace

Vocabulary::Vocabulary(const Xapian::Database& database, const std::vector<std::string>& languages)
    : database_(database) {
  for (std::size_t i = 0; i < std::min(languages.size(), most_languages); ++i) stemmers_.emplace_back(languages[i]);
}

// The form has an exact term where the article has other forms of its stem too, and where it differs from its stem.
// What remains of the bare term without the other forms of the stem is the form itself.
Xapian::doccount Vocabulary::articles_with(std::string_view folded) {
  if (const auto found = known_.find(folded); found != known_.end()) return found->second;
  const std::string form(folded);
  Xapian::doccount articles = database_.get_termfreq(schema::exact_term(form));
  const Xapian::doccount with_stem = database_.get_termfreq(schema::make_term({}, form));
  if (with_stem > 0) {
    Xapian::doccount others = 0;
    walk_terms(database_, schema::exact_term(common_head(form)), most_walked,
               [&](const std::string& term, Xapian::doccount count) {
                 if (others >= with_stem) return;
                 const std::string_view other = std::string_view(term).substr(schema::exact_prefix.size());
                 if (other == form) return;
                 const bool has_stem = std::ranges::any_of(
                     stemmers_, [&](text::Stemmer& stemmer) { return stemmer.stem(other, other) == form; });
                 if (has_stem) others += count;
               });
    if (others < with_stem) articles += with_stem - others;
  }
  return known_.emplace(form, articles).first->second;
}

Xapian::doccount Vocabulary::articles_with_stem(std::string_view lower, std::string_view folded) {
  Xapian::doccount most = database_.get_termfreq(schema::make_term({}, folded));
  for (text::Stemmer& stemmer : stemmers_)
    most = std::max(most, database_.get_termfreq(schema::make_term({}, stemmer.stem(lower, folded))));
  return most;
}

std::vector<WordCount> Vocabulary::starting_with(std::string_view prefix, std::size_t most) {
  if (prefix.empty() || prefix.size() > schema::longest_term) return {};
  std::unordered_map<std::string, Xapian::doccount> found;
  walk(prefix, [&](std::string_view word, Xapian::doccount articles) { found[std::string(word)] += articles; });
  std::vector<WordCount> words;
  for (const auto& [word, articles] : found) words.push_back({word, articles});
  const auto more_frequent = [](const WordCount& a, const WordCount& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.word < b.word;
  };
  // Three times as many as wanted: some are stems that are no words.
  const std::size_t looked_at = std::min(words.size(), 3 * most + 3);
  std::partial_sort(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(looked_at), words.end(), more_frequent);
  words.resize(looked_at);
  for (WordCount& word : words) word.articles = articles_with(word.word);
  std::erase_if(words, [](const WordCount& word) { return word.articles == 0; });
  std::ranges::sort(words, more_frequent);
  words.resize(std::min(words.size(), most));
  return words;
}

std::string Vocabulary::as_written(std::string_view folded) const {
  constexpr int most_articles = 3;
  int articles = 0;
  for (const std::string& term : {schema::exact_term(folded), schema::make_term({}, folded)}) {
    const auto end = database_.postlist_end(term);
    for (auto posting = database_.postlist_begin(term); posting != end && articles < most_articles; ++posting) {
      ++articles;
      const corpus::Article article = schema::decode_record(schema::read_record(database_, *posting)).article;
      for (const std::string_view text : {std::string_view(article.title), std::string_view(article.body)}) {
        text::Words words(text);
        for (text::Word word; words.next(word);) {
          if (word.folded == folded) return with_final_sigma(text::lower(word.span.of(text)));
        }
      }
    }
  }
  return with_final_sigma(std::string(folded));
}

Xapian::Query Vocabulary::holds(std::string_view folded) {
  return {Xapian::Query::OP_OR, Xapian::Query(schema::exact_term(folded)),
          Xapian::Query(schema::make_term({}, folded))};
}

}  // namespace wirecopy::searcher
