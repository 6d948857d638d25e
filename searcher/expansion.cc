// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/expansion.h"

#include <algorithm>
#include <iterator>

#include "schema/terms.h"
#include "searcher/characters.h"
#include "searcher/letters.h"
#include "searcher/query_parts.h"
#include "text/ascii.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::searcher {

namespace {

// Terms looked at for one query, over all of its words: some half a second's work. Beyond them wildcards are cut.
constexpr std::size_t most_walked = 1'000'000;
// Terms stemmed for one query; beyond them the other forms of a stem are taken for absent.
constexpr std::size_t most_stemmed = 200'000;
// Bytes at the end of a stem that the forms of a stem may differ in, and bytes at its start that they never do.
constexpr std::size_t stem_tail = 3;
constexpr std::size_t stem_head = 2;

void sort_once(std::vector<std::string>& words) {
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
}

std::size_t count_words(std::string_view text) {
  text::Words words(text);
  text::Word word;
  std::size_t count = 0;
  while (words.next(word)) ++count;
  return count;
}

bool is_capital(char character) {
  return character >= 'A' && character <= 'Z';
}

// How else people write what is typed: US as U.S., U.N.E.S.C.O. as UNESCO, 10000 as 10,000, and back. Not U.S. as US,
// which is most often the word "us".
std::vector<std::string> other_spellings(std::string_view typed) {
  constexpr std::size_t longest_initials = 6;
  constexpr std::size_t longest_figure = 15;
  std::string plain;
  std::string parted;
  if (typed.size() >= 2 && typed.size() <= longest_initials && std::ranges::all_of(typed, is_capital)) {
    for (const char letter : typed) parted.append(parted.empty() ? "" : ".") += letter;
    return {text::lower(parted)};
  }
  if (typed.size() >= 4 && typed.size() <= longest_figure && std::ranges::all_of(typed, text::is_ascii_digit)) {
    for (std::size_t i = 0; i < typed.size(); ++i) {
      if (i > 0 && (typed.size() - i) % 3 == 0) parted += ',';
      parted += typed[i];
    }
    return {parted};
  }
  std::ranges::copy_if(typed, std::back_inserter(plain), [](char c) { return c != '.' && c != ','; });
  const bool has_initials = plain.size() >= 3 && typed.size() == 2 * plain.size() - 1 &&
                            typed.find(',') == std::string_view::npos &&
                            std::ranges::none_of(plain, text::is_ascii_digit);
  const bool is_figure = typed.find('.') == std::string_view::npos && plain.size() >= 4 &&
                         plain.size() < typed.size() && std::ranges::all_of(plain, text::is_ascii_digit);
  if (has_initials || is_figure) return {text::lower(plain)};
  return {};
}

}  // namespace

std::string common_head(std::string_view stem) {
  const std::size_t size = std::max(stem_head, stem.size() - std::min(stem.size(), stem_tail));
  return std::string(stem.substr(0, text::character_start(stem, size)));
}

Expander::Expander(const Xapian::Database& database, const CompileOptions& options, WarningList& warnings)
    : database_(database),
      most_forms_(options.expansions),
      synonyms_(options.synonyms),
      forms_(options.forms),
      warnings_(warnings),
      languages_(options.languages) {
  for (const std::string& language : languages_) stemmers_.emplace_back(language);
}

const Expansion& Expander::expand(const QueryWord& word, Span at) {
  const auto key = std::tuple(word.form, word.text, word.distance);
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  Expansion made;
  switch (word.form) {
    case WordForm::Stem:
      made = plain(word);
      break;
    case WordForm::Synonym:
      made = plain(word, synonyms_of(word, at));
      break;
    case WordForm::Exact:
      made = exact(word);
      break;
    case WordForm::Wildcard:
      made = wildcard(word, at);
      break;
    case WordForm::Fuzzy:
      made = fuzzy(word, at);
      break;
  }
  return known_.emplace(key, std::move(made)).first->second;
}

void Expander::expand_readings(const std::vector<QueryWord>& readings, Span at) {
  is_one_of_several_ = true;
  bool finds_any = false;
  for (const QueryWord& reading : readings) finds_any |= !expand(reading, at).stems.empty();
  is_one_of_several_ = false;
  if (!finds_any) warnings_.add("wildcard_unmatched", at, {readings.front().text});
}

// The stem in each language; of several only those that some article has. With `of_languages` those go there that are
// made by another language than the first and by no rule of it.
void Expander::add_stems(std::string_view lower, std::string_view folded, std::vector<std::string>& stems,
                         StemsOfLanguages* of_languages) {
  std::vector<std::string> made;
  StemsOfLanguages others;
  for (std::size_t i = 0; i < stemmers_.size(); ++i) {
    const auto add = [&](std::string_view stem) {
      if (i == 0 || of_languages == nullptr) {
        made.emplace_back(stem);
      } else {
        others.emplace(stem, languages_[i]);
      }
    };
    add(stemmers_[i].stem(lower, folded));
    // as articles have it that leave the marks out
    if (lower != folded) add(stemmers_[i].stem(folded, folded));
  }
  made.emplace_back(folded);  // as articles of an unknown language have it
  for (const auto& [stem, language] : others) {
    if (std::ranges::find(made, stem) == made.end() && database_.term_exists(schema::make_term({}, stem)))
      of_languages->emplace(stem, language);
  }
  const std::string first = made.front();
  sort_once(made);
  if (made.size() > 1)
    std::erase_if(made, [&](const std::string& stem) { return !database_.term_exists(schema::make_term({}, stem)); });
  if (made.empty()) made.push_back(first);
  std::ranges::move(made, std::back_inserter(stems));
}

// To articles that have a stem of the word, or one that is in their language. `expansion.stems` are sorted, and stay
// so.
void Expander::restrict_stems(const StemsOfLanguages& of_languages, Expansion& expansion) const {
  expansion.pattern.stems = expansion.stems;
  if (of_languages.empty()) return;
  std::vector<Xapian::Query> any;
  for (const std::string& stem : expansion.stems) any.emplace_back(schema::make_term({}, stem));
  for (const auto& [stem, language] : of_languages) {
    if (std::ranges::binary_search(expansion.pattern.stems, stem)) continue;
    any.emplace_back(Xapian::Query::OP_AND, Xapian::Query(schema::make_term({}, stem)),
                     Xapian::Query(schema::make_term(schema::field("lang").prefix, language)));
    expansion.stems.push_back(stem);
    expansion.pattern.stems_of_languages.push_back(language_stem(stem, language));
  }
  if (expansion.stems.size() == expansion.pattern.stems.size()) return;
  sort_once(expansion.stems);
  expansion.has_filter = true;
  expansion.filter = joined(Xapian::Query::OP_OR, any);
}

// Chinese and Japanese are cut into words by a dictionary, which takes a name together with what follows it: who types
// the name of a city means the words that begin with it, too.
void Expander::add_compounds(std::string_view folded, std::vector<std::string>& stems) {
  constexpr std::size_t shortest = 2;  // characters
  std::size_t characters = 0;
  for (std::size_t position = 0; position < folded.size(); ++characters) {
    if (!is_ideograph(text::next_code_point(folded, position))) return;
  }
  if (characters < shortest || folded.size() > schema::longest_term) return;
  std::size_t left = most_forms_;
  walk(std::string(folded), [&](const std::string& term, Xapian::doccount) {
    if (left > 0 && term.size() > folded.size()) {
      stems.push_back(term);
      --left;
    }
  });
}

// Those of the same word that the index has.
void Expander::add_spellings(std::string_view typed, std::vector<std::string>& stems) {
  std::vector<std::string> others;
  for (const std::string& spelling : other_spellings(typed)) add_stems(spelling, spelling, others);
  std::ranges::copy_if(others, std::back_inserter(stems),
                       [&](const std::string& stem) { return database_.term_exists(schema::make_term({}, stem)); });
}

// With what else the word may be, where that is one word.
Expansion Expander::plain(const QueryWord& word, const std::vector<std::string>& synonyms) {
  Expansion expansion;
  StemsOfLanguages of_languages;
  const auto add = [&](std::string_view text) {
    const std::string lower = text::lower(text);
    add_stems(lower, text::strip_marks(lower), expansion.stems, &of_languages);
  };
  add(word.text);
  add_spellings(word.text, expansion.stems);
  add_compounds(text::fold(word.text), expansion.stems);
  for (const std::string& synonym : synonyms) {
    if (count_words(synonym) == 1) add(synonym);
  }
  sort_once(expansion.stems);
  restrict_stems(of_languages, expansion);
  return expansion;
}

// The list is asked for the word as it is typed, then for a word of the same stem.
std::vector<std::string> Expander::listed_synonyms(const QueryWord& word) {
  if (synonyms_ == nullptr) return {};
  std::vector<std::string> others = synonyms_->of(word.text);
  for (text::Stemmer& stemmer : stemmers_) {
    if (!others.empty()) break;
    const std::string stem = stemmer.stem(word.text);
    for (const auto& [known, group] : synonyms_->groups()) {
      if (stemmer.stem(known) != stem) continue;
      others = group;
      break;
    }
  }
  return others;
}

std::vector<std::string> Expander::synonyms_of(const QueryWord& word, Span at) {
  std::vector<std::string> others = listed_synonyms(word);
  const bool is_unread = synonyms_ != nullptr && !synonyms_->fault().empty();  // which has its own warning
  if (others.empty() && !is_unread) {
    const bool has_list = synonyms_ != nullptr && !synonyms_->empty();
    warnings_.add(has_list ? WarningCode("unknown_synonym") : WarningCode("no_synonyms"), at, {word.text});
  }
  return others;
}

std::vector<std::string> Expander::phrases_of(const QueryWord& word) {
  std::vector<std::string> others = listed_synonyms(word);
  std::erase_if(others, [](const std::string& other) { return count_words(other) < 2; });
  return others;
}

Expansion Expander::exact(const QueryWord& word) {
  Expansion expansion;
  const std::string lower = text::lower(word.text);
  const std::string form = text::strip_marks(lower);
  add_stems(lower, form, expansion.stems);
  sort_once(expansion.stems);
  expansion.pattern.forms = {form};
  const bool is_own_stem = expansion.stems == std::vector{form};
  const Xapian::Query bare = holds_bare_form(form, [&](std::string_view other) { return other != form; });
  // When nothing has this stem but the word itself, the stem says it all.
  if (is_own_stem && bare.get_type() == Xapian::Query::LEAF_TERM) return expansion;
  expansion.has_filter = true;
  expansion.filter = joined(Xapian::Query::OP_OR, {Xapian::Query(schema::exact_term(form)), bare});
  return expansion;
}

std::vector<std::string> Expander::other_forms(const QueryWord& word) {
  const std::string form = text::strip_marks(text::lower(word.text));
  std::vector<std::string> terms;
  for (const std::string& stem : expand(word, {}).stems) {
    for (const std::string& other : forms_of_stem(stem)) {
      if (other != form) terms.push_back(schema::exact_term(other));
    }
  }
  return terms;
}

// Articles that have a form which equals its stem: the bare term without any other form of that stem.
Xapian::Query Expander::holds_bare_form(const std::string& form,
                                        const std::function<bool(std::string_view)>& is_other) {
  const Xapian::Query bare(schema::make_term({}, form));
  std::vector<Xapian::Query> others;
  for (const std::string& other : forms_of_stem(form)) {
    if (is_other(other)) others.emplace_back(schema::exact_term(other));
  }
  return others.empty() ? bare : Xapian::Query(Xapian::Query::OP_AND_NOT, bare, joined(Xapian::Query::OP_OR, others));
}

// The exact forms in the index that have this stem in one of its languages.
const std::vector<std::string>& Expander::forms_of_stem(const std::string& stem) {
  FormCache::List& known = forms_of_stem_[stem];
  if (known == nullptr && forms_ != nullptr) known = forms_->find(stem);
  if (known == nullptr) known = find_forms_of_stem(stem);
  return *known;
}

FormCache::List Expander::find_forms_of_stem(const std::string& stem) {
  const auto found = std::make_shared<std::vector<std::string>>();
  // A term that does not exist is the stem of nothing.
  if (!database_.term_exists(schema::make_term({}, stem))) return found;
  const std::string prefix = schema::exact_term(common_head(stem));
  const auto end = database_.allterms_end(prefix);
  for (auto exact = database_.allterms_begin(prefix); exact != end && stemmed_ < most_stemmed; ++exact) {
    ++stemmed_;
    const std::string term = *exact;
    const std::string_view form = std::string_view(term).substr(schema::exact_prefix.size());
    for (text::Stemmer& stemmer : stemmers_) {
      if (stemmer.stem(form, form) != stem) continue;
      found->emplace_back(form);
      break;
    }
  }
  if (forms_ != nullptr && stemmed_ < most_stemmed) forms_->keep(stem, found);
  return found;
}

template <class Visit>
void Expander::walk(const std::string& prefix, Visit visit) {
  const auto end = database_.allterms_end(prefix);
  for (auto term = database_.allterms_begin(prefix); term != end; ++term) {
    if (++walked_ > most_walked) {
      walked_all_ = false;
      return;
    }
    visit(*term, term.get_termfreq());
  }
}

std::vector<Expander::Form> Expander::find_forms(std::string_view literal, const Matcher& matches) {
  std::map<std::string, Form> found;
  if (literal.size() > schema::longest_term) return {};  // the index has no such words as they are
  const auto add = [&](std::string_view text, Xapian::doccount frequency) -> Form* {
    if (!matches(text)) return nullptr;
    Form& form = found[std::string(text)];
    form.text = text;
    form.frequency += frequency;
    return &form;
  };
  walk(schema::exact_term(literal), [&](const std::string& term, Xapian::doccount frequency) {
    if (Form* form = add(std::string_view(term).substr(schema::exact_prefix.size()), frequency)) form->is_exact = true;
  });
  walk(std::string(literal), [&](const std::string& term, Xapian::doccount frequency) {
    if (Form* form = add(term, frequency)) form->is_bare = true;
  });
  std::vector<Form> forms;
  for (auto& [text, form] : found) forms.push_back(std::move(form));
  return forms;
}

void Expander::keep_most_frequent(std::vector<Form>& forms, const QueryWord& word, Span at) {
  std::string shown = word.text;
  if (word.form == WordForm::Fuzzy) shown += "~" + std::to_string(word.distance);
  if (forms.empty() && !is_one_of_several_) warnings_.add("wildcard_unmatched", at, {shown});
  if (forms.size() <= most_forms_ && walked_all_) return;
  const std::size_t kept = std::min(forms.size(), most_forms_);
  warnings_.add("wildcard_cut", at,
                {shown, (walked_all_ ? "" : "more than ") + std::to_string(forms.size()), std::to_string(kept)});
  std::ranges::stable_sort(forms, std::ranges::greater(), &Form::frequency);
  forms.resize(kept);
}

// The stems of the forms; those that are not `covered` are filtered by the forms themselves.
Expansion Expander::from_forms(std::vector<Form> forms, const Coverage& covers) {
  Expansion expansion;
  std::vector<Xapian::Query> holds;
  std::ranges::sort(forms, {}, &Form::text);
  const auto is_kept = [&](std::string_view text) {
    const auto found = std::ranges::lower_bound(forms, text, {}, &Form::text);
    return found != forms.end() && found->text == text;
  };
  for (const Form& form : forms) {
    expansion.pattern.forms.push_back(form.text);
    std::vector<std::string> stems;
    if (form.is_bare) stems.push_back(form.text);
    if (form.is_exact) add_stems(form.text, form.text, stems);
    bool is_covered = true;
    for (const std::string& stem : stems) is_covered = is_covered && covers(stem);
    if (!is_covered) {
      expansion.has_filter = true;
      if (form.is_exact) holds.emplace_back(schema::exact_term(form.text));
      if (form.is_bare)
        holds.push_back(holds_bare_form(form.text, [&](std::string_view other) { return !is_kept(other); }));
    } else {
      for (const std::string& stem : stems) holds.emplace_back(schema::make_term({}, stem));
    }
    std::ranges::move(stems, std::back_inserter(expansion.stems));
  }
  sort_once(expansion.stems);
  if (expansion.has_filter) expansion.filter = joined(Xapian::Query::OP_OR, holds);
  return expansion;
}

Expansion Expander::wildcard(const QueryWord& word, Span at) {
  const WildcardPattern pattern(text::fold(word.text));
  std::vector<Form> forms = find_forms(pattern.literal(), [&](std::string_view form) { return pattern.matches(form); });
  const std::size_t found = forms.size();
  keep_most_frequent(forms, word, at);
  const bool is_whole = forms.size() == found && walked_all_;
  const std::size_t literal = pattern.literal().size();
  return from_forms(std::move(forms), [&](std::string_view stem) {
    if (!pattern.is_prefix() || !is_whole) return false;
    return literal <= stem_head || stem.size() >= literal + stem_tail;
  });
}

Expansion Expander::fuzzy(const QueryWord& word, Span at) {
  const FuzzyPattern pattern(text::fold(word.text), word.distance);
  std::vector<Form> forms = find_forms(pattern.literal(), [&](std::string_view form) { return pattern.matches(form); });
  keep_most_frequent(forms, word, at);
  return from_forms(std::move(forms), [](std::string_view) { return false; });
}

}  // namespace wirecopy::searcher
