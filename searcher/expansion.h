// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <xapian.h>

#include "searcher/compiler.h"
#include "searcher/syntax.h"
#include "searcher/warnings.h"
#include "text/analyzer.h"

namespace wirecopy::searcher {

// What a word of a query stands for in one index. An article satisfies the word when it has one of the stems (as bare
// term, or with the prefix of the headline) and matches the filter, where there is one.
struct Expansion {
  std::vector<std::string> stems;  // sorted; empty when nothing can match
  bool has_filter = false;
  Xapian::Query filter;  // boolean, about the whole article: exact forms have no positions and no field
  Pattern pattern;       // the same for the highlighter
};

// What all forms of a stem start with, as far as that is looked at: all but its last letters.
std::string common_head(std::string_view stem);

// Looks up what words stand for. One per query; not thread-safe.
//
// The index has stems with positions, and exact forms as schema::exact_term describes. So
//   a plain word   is its stem in the most frequent language of the index, in articles of each other language its stem
//                  in that one ("notas" is "not" in Spanish), and the word itself where some article has it unstemmed;
//                  a Chinese or Japanese one also every word of the index that begins with it, initials and figures
//                  also what they are with and without points and commas between;
//   an exact word  is these stems filtered by articles that hold the form: exact_term(w), or the bare term w without
//                  the exact term of any other form whose stem is w;
//   a ~word        is its stems and those of the single words that it may also be;
//   a wildcard     is matched against all exact forms and all bare terms (a bare term may be a surface form that equals
//                  its stem). It is the stems of the forms found, filtered by articles that hold one of the forms; a
//                  stem whose forms must all match needs no filter. The most frequent `expansions` forms are taken;
//   a fuzzy word   likewise, over the words with the same first letter.
// Other forms of a stem are looked for among the words that start alike but for the last three letters (never less than
// the first two letters), which holds for suffixes; where a stem changes an earlier letter ("dying", "die") a form may
// count as held that is not. The stem of a form is made from its folded letters, all that the index has of it.
// Cost: wildcards and fuzzy words walk the terms that start alike, exact words stem the forms that start alike; both
// are bounded for a query (most_walked, most_stemmed).
class Expander {
 public:
  Expander(const Xapian::Database& database, const CompileOptions& options, WarningList& warnings);

  // The synonyms of a Synonym word or phrase, as they stand in the list; warned of when there are none.
  std::vector<std::string> synonyms_of(const QueryWord& word, Span at);

  // Those that are more than one word.
  std::vector<std::string> phrases_of(const QueryWord& word);

  // The terms of other forms of an exact word that the index has: an article with one of them may hold the word at
  // another place than its stem.
  std::vector<std::string> other_forms(const QueryWord& word);

  // What the word stands for; the result of the first call with the same word is kept. Valid as long as the Expander.
  const Expansion& expand(const QueryWord& word, Span at);

  // Expands readings of one pattern, one at least; a warning says when none of them matches a word.
  void expand_readings(const std::vector<QueryWord>& readings, Span at);

 private:
  struct Form {
    std::string text;
    Xapian::doccount frequency = 0;
    bool is_exact = false;  // has an exact term
    bool is_bare = false;   // is a bare term
  };
  using Matcher = std::function<bool(std::string_view)>;
  // Whether every form of a stem is sure to match.
  using Coverage = std::function<bool(std::string_view)>;

  Expansion plain(const QueryWord& word, const std::vector<std::string>& synonyms = {});
  std::vector<std::string> listed_synonyms(const QueryWord& word);
  Expansion exact(const QueryWord& word);
  Expansion wildcard(const QueryWord& word, Span at);
  Expansion fuzzy(const QueryWord& word, Span at);

  Expansion from_forms(std::vector<Form> forms, const Coverage& covers);
  std::vector<Form> find_forms(std::string_view literal, const Matcher& matches);
  void keep_most_frequent(std::vector<Form>& forms, const QueryWord& word, Span at);

  void add_spellings(std::string_view typed, std::vector<std::string>& stems);
  void add_compounds(std::string_view folded, std::vector<std::string>& stems);
  // Stems that hold in articles of one language only.
  using StemsOfLanguages = std::set<std::pair<std::string, std::string>>;  // stem, language
  void add_stems(std::string_view lower, std::string_view folded, std::vector<std::string>& stems,
                 StemsOfLanguages* of_languages = nullptr);
  void restrict_stems(const StemsOfLanguages& of_languages, Expansion& expansion) const;
  const std::vector<std::string>& forms_of_stem(const std::string& stem);
  FormCache::List find_forms_of_stem(const std::string& stem);
  Xapian::Query holds_bare_form(const std::string& form, const std::function<bool(std::string_view)>& is_other);
  template <class Visit>
  void walk(const std::string& prefix, Visit visit);

  const Xapian::Database& database_;
  std::size_t most_forms_;
  const Synonyms* synonyms_;
  const FormCache* forms_;
  WarningList& warnings_;
  const std::vector<std::string> languages_;
  std::vector<text::Stemmer> stemmers_;  // one each
  std::map<std::tuple<WordForm, std::string, int>, Expansion> known_;
  std::map<std::string, FormCache::List> forms_of_stem_;
  std::size_t walked_ = 0;
  std::size_t stemmed_ = 0;
  bool walked_all_ = true;
  bool is_one_of_several_ = false;  // readings of one pattern
};

}  // namespace wirecopy::searcher
