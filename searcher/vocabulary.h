// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "schema/terms.h"
#include "text/analyzer.h"

namespace wirecopy::searcher {

// A word of an index as it is written there, folded, and about how many articles have it in this form.
struct WordCount {
  std::string word;
  Xapian::doccount articles = 0;
};

// The words of an index as people wrote them. The index holds stems and, where they differ, exact forms; a stem alone
// may be no word ("happi"), so one counts as a word only where some article has it without another form of it.
// One per call; not thread-safe.
class Vocabulary {
 public:
  // `languages` of the index, most frequent first.
  Vocabulary(const Xapian::Database& database, const std::vector<std::string>& languages);

  // Articles with this form, about: never 0 for a word that an article has.
  Xapian::doccount articles_with(std::string_view folded);

  // Articles with any form of the word, in the language of the index that has most of them.
  Xapian::doccount articles_with_stem(std::string_view lower, std::string_view folded);

  // The most frequent words that start with a prefix, at most so many. Looks at the first `most_walked` terms that do.
  std::vector<WordCount> starting_with(std::string_view prefix, std::size_t most);

  // Calls visit(word, articles) for the forms and stems that start with a prefix, in no order; a word may come twice,
  // and a stem that is no word may come. Articles are at least those of the form.
  template <class Visit>
  void walk(std::string_view prefix, Visit visit) const;

  // The form with its accents, in small letters, as one of the articles that have it writes it; as it is where none of
  // the first few does. Cost: a record or two read.
  std::string as_written(std::string_view folded) const;

  // The articles that have the form.
  static Xapian::Query holds(std::string_view folded);

  static constexpr std::size_t most_walked = 200'000;

 private:
  const Xapian::Database& database_;
  std::vector<text::Stemmer> stemmers_;
  std::map<std::string, Xapian::doccount, std::less<>> known_;
};

// The terms that start with a prefix, with their frequencies, at most so many of them.
template <class Visit>
void walk_terms(const Xapian::Database& database, const std::string& prefix, std::size_t most, Visit visit) {
  const auto end = database.allterms_end(prefix);
  std::size_t walked = 0;
  for (auto term = database.allterms_begin(prefix); term != end && walked < most; ++term, ++walked)
    visit(*term, term.get_termfreq());
}

template <class Visit>
void Vocabulary::walk(std::string_view prefix, Visit visit) const {
  walk_terms(database_, schema::exact_term(prefix), most_walked, [&](const std::string& term, Xapian::doccount count) {
    visit(std::string_view(term).substr(schema::exact_prefix.size()), count);
  });
  walk_terms(database_, std::string(prefix), most_walked,
             [&](const std::string& term, Xapian::doccount count) { visit(std::string_view(term), count); });
}

}  // namespace wirecopy::searcher
