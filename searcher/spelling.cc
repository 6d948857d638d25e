// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/spelling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "schema/fields.h"
#include "schema/terms.h"
#include "searcher/letters.h"
#include "searcher/matches.h"
#include "searcher/shown_names.h"
#include "searcher/vocabulary.h"
#include "text/ascii.h"
#include "text/stop_words.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::searcher {

namespace {

constexpr std::size_t shortest_for_one_edit = 3;
constexpr std::size_t shortest_for_two_edits = 6;
constexpr std::size_t longest_word = 30;
constexpr std::size_t walked_head = 3;  // letters
constexpr std::size_t most_words = 8;
constexpr std::size_t most_words_with_hits = 3;
constexpr std::size_t most_names_walked = 50'000;
constexpr std::size_t most_candidates = 4;  // of one word
constexpr std::size_t most_tried = 12;      // combinations
constexpr double much_more = 20;            // times as frequent as the word as typed
// In natural logarithms of frequency: how much more frequent a word must be for a further edit.
constexpr double price_of_edit = 4;
constexpr double price_of_first_letter = 2;

// Letters that are tried in the place of another, by the first letter of the alphabet they belong to.
constexpr std::array<std::pair<char32_t, char32_t>, 6> alphabets{{{U'a', U'z'},
                                                                  {U'\u03B1', U'\u03C9'},
                                                                  {U'\u0430', U'\u044F'},
                                                                  {U'\u05D0', U'\u05EA'},
                                                                  {U'\u0621', U'\u064A'},
                                                                  {U'\u0905', U'\u0939'}}};

std::u32string letters_of(std::string_view word) {
  std::u32string letters;
  for (std::size_t position = 0; position < word.size();) letters += text::next_code_point(word, position);
  return letters;
}

std::string word_of(const std::u32string& letters) {
  std::string word;
  for (const char32_t letter : letters) text::append_utf8(word, letter);
  return word;
}

// Calls visit(letters, whether the first letter stays) for everything that is one edit away at one of the first
// `places` letters, or behind them all.
template <class Visit>
void one_edit_away(const std::u32string& word, std::size_t places, Visit visit) {
  std::pair<char32_t, char32_t> alphabet{1, 0};
  for (const auto& each : alphabets) {
    if (word.front() >= each.first && word.front() <= each.second) alphabet = each;
  }
  for (std::size_t i = 0; i < std::min(places, word.size() + 1); ++i) {
    const bool keeps_first = i > 0;
    std::u32string other = word;
    if (i < word.size()) {
      other.erase(i, 1);
      visit(other, keeps_first);
      if (i + 1 < word.size() && word[i] != word[i + 1]) {
        other = word;
        std::swap(other[i], other[i + 1]);
        visit(other, keeps_first);
      }
    }
    for (char32_t letter = alphabet.first; letter <= alphabet.second; ++letter) {
      if (i < word.size() && letter != word[i]) {
        other = word;
        other[i] = letter;
        visit(other, keeps_first);
      }
      other = word;
      other.insert(i, 1, letter);
      visit(other, keeps_first);
    }
  }
}

// "is:leed", "source:": a warning says what was meant there.
bool is_broken_field(std::string_view typed) {
  const std::size_t colon = typed.find(':');
  return colon != std::string_view::npos && schema::find_field(typed.substr(0, colon)) != nullptr;
}

struct Candidate {
  std::string text;
  double score = 0;
};

// A word of the query that stands somewhere in its text.
struct TypedWord {
  std::string text;  // as typed
  Span at{};         // of the word itself
  std::vector<Candidate> candidates{};
  const schema::Field* field = nullptr;  // of a name
  bool is_whole = false;                 // the name, which a = stands in front of
};

class Speller {
 public:
  Speller(const View& view, const Request& request, uint64_t found)
      : view_(view), request_(request), found_(found), vocabulary_(view.database, view.languages) {}

  std::string run(const Node& root) {
    collect(root);
    if (words_.empty() || words_.size() > (found_ > 0 ? most_words_with_hits : most_words)) return {};
    bool is_in_doubt = false;
    for (TypedWord& word : words_) {
      word.candidates = word.field == nullptr ? candidates_of(word)
                        : word.is_whole       ? whole_names_like(word)
                                              : names_like(word);
      is_in_doubt |= !word.candidates.empty();
    }
    add_joined();
    is_in_doubt |= !joined_.empty();
    return is_in_doubt ? best_combination() : std::string();
  }

 private:
  void collect(const Node& node) {
    if (node.kind == NodeKind::Not) return;
    if (node.kind == NodeKind::Filter && node.field->kind == schema::FieldKind::Names) add_names(node);
    const bool is_plain = node.word.form == WordForm::Stem || node.word.form == WordForm::Exact;
    if (node.kind == NodeKind::Word && is_plain) add_word(node);
    for (const Node& child : node.children) collect(child);
  }

  // The word is looked for inside of what its token was typed as.
  void add_word(const Node& node) {
    const std::string& text = request_.text;
    if (node.word.text.empty() || node.at.end > text.size() || is_broken_field(node.at.of(text))) return;
    const std::size_t from = std::max<std::size_t>(node.at.begin, words_.empty() ? 0 : words_.back().at.end);
    const std::size_t begin = text.find(node.word.text, from);
    if (begin == std::string::npos || begin + node.word.text.size() > node.at.end) return;
    const std::size_t end = begin + node.word.text.size();
    // What is left of a pattern that was too short is no word.
    const bool is_of_pattern =
        (begin > 0 && (text[begin - 1] == '*' || text[begin - 1] == '?')) || (end < text.size() && text[end] == '*');
    if (is_of_pattern) return;
    words_.push_back({node.word.text, {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}});
  }

  // Names that no article has: whole ones, and others of one word.
  void add_names(const Node& node) {
    const std::string& text = request_.text;
    if (node.at.end > text.size()) return;
    const std::size_t colon = text.find(':', node.at.begin);
    std::size_t from = colon < node.at.end ? colon + 1 : node.at.begin;
    for (const std::string& value : node.filter.values) {
      const bool is_whole = schema::is_whole_name(*node.field, value);
      const std::string name = value.substr(is_whole ? 1 : 0);
      const std::size_t begin = text.find(name, from);
      const std::size_t end = begin + name.size();
      if (begin == std::string::npos || end > node.at.end || (!is_whole && name.find(' ') != std::string::npos))
        continue;
      words_.push_back({name, {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, {}, node.field, is_whole});
      from = end;
    }
  }

  // What more articles have is a word. Where something is found, only the rarest are doubted.
  double most_of_a_slip() const {
    return found_ > 0 ? few_articles : 2.0 * few_articles + view_.database.get_doccount() / 5000.0;
  }

  std::vector<Candidate> candidates_of(const TypedWord& word) {
    const std::string lower = text::lower(word.text);
    const std::string folded = text::strip_marks(lower);
    const std::u32string letters = letters_of(folded);
    if (letters.size() < shortest_for_one_edit || letters.size() > longest_word) return {};
    const double articles = vocabulary_.articles_with_stem(lower, folded);
    if (articles > most_of_a_slip()) return {};
    if (articles == 0) {
      if (std::optional<Candidate> hyphened = with_hyphen(word.text)) return {*hyphened};
    }
    if (!std::ranges::all_of(letters, text::is_letter)) return {};
    std::map<std::string, Candidate> found;
    const auto add = [&](const std::string& other, double frequency, double price) {
      if (frequency == 0 || frequency < much_more * articles || other == folded) return;
      const double score = std::log(frequency + 1) - price;
      Candidate& candidate = found.try_emplace(other, Candidate{other, score}).first->second;
      candidate.score = std::max(candidate.score, score);
    };
    // What differs further behind is found by a walk over the words that start alike, which are few.
    const bool is_long = letters.size() > walked_head;
    one_edit_away(
        letters, is_long ? walked_head : letters.size() + 1, [&](const std::u32string& other, bool is_first_kept) {
          if (other.empty()) return;
          const std::string text = word_of(other);
          if (!may_be_word(text)) return;
          add(text, vocabulary_.articles_with(text), price_of_edit + (is_first_kept ? 0 : price_of_first_letter));
        });
    if (is_long) {
      const FuzzyPattern pattern(folded, 1);
      std::set<std::string> close;
      vocabulary_.walk(word_of(letters.substr(0, walked_head)), [&](std::string_view other, Xapian::doccount) {
        if (pattern.matches(other)) close.emplace(other);
      });
      for (const std::string& other : close) add(other, vocabulary_.articles_with(other), price_of_edit);
    }
    if (articles == 0) add_splits(letters, found);
    if (found.empty() && articles == 0 && letters.size() >= shortest_for_two_edits) {
      const FuzzyPattern pattern(folded, 2);
      std::vector<WordCount> close;
      vocabulary_.walk(pattern.literal(), [&](std::string_view other, Xapian::doccount frequency) {
        if (pattern.matches(other)) close.push_back({std::string(other), frequency});
      });
      std::ranges::stable_sort(close, std::ranges::greater(), &WordCount::articles);
      close.resize(std::min<std::size_t>(close.size(), 4 * most_candidates));
      for (const WordCount& other : close) add(other.word, vocabulary_.articles_with(other.word), 2 * price_of_edit);
    }
    std::vector<Candidate> best;
    for (auto& [text, candidate] : found) best.push_back(std::move(candidate));
    return best_of(std::move(best));
  }

  // Terms of the field that are one edit away, or two of longer names.
  std::vector<Candidate> names_like(const TypedWord& name) {
    const std::vector<std::string> terms = schema::query_terms(*name.field, name.text);
    const bool is_known =
        std::ranges::all_of(terms, [&](const std::string& term) { return view_.database.term_exists(term); });
    const std::string folded = text::fold(name.text);
    const std::u32string letters = letters_of(folded);
    if (is_known || letters.size() < shortest_for_one_edit || letters.size() > longest_word) return {};
    const FuzzyPattern one(folded, 1);
    const FuzzyPattern two(folded, letters.size() >= shortest_for_two_edits ? 2 : 1);
    const std::string prefix(name.field->prefix);
    std::vector<Candidate> found;
    walk_terms(view_.database, schema::make_term(prefix, word_of(letters.substr(0, 1))), most_names_walked,
               [&](const std::string& term, Xapian::doccount articles) {
                 const std::string_view other = std::string_view(term).substr(prefix.size());
                 if (other.find_first_of(" ,\"()") != std::string_view::npos || !two.matches(other)) return;
                 const double edits = one.matches(other) ? 1 : 2;
                 found.push_back({std::string(other), std::log(articles + 1) - edits * price_of_edit});
               });
    return best_of(std::move(found));
  }

  // Whole names of the field, as shown, that are close, or that the name typed is a part of.
  std::vector<Candidate> whole_names_like(const TypedWord& typed) {
    constexpr std::size_t longest_name = 60;
    const schema::Field& field = *typed.field;
    const std::string folded = text::fold(typed.text);
    const std::size_t letters = letters_of(folded).size();
    if (letters < shortest_for_one_edit || letters > longest_name) return {};
    if (view_.database.term_exists(schema::query_terms(field, "=" + typed.text).front())) return {};
    std::vector<Candidate> found;
    const auto add = [&](const std::string& term, double articles, double price) {
      for (const std::string& name : names_with(view_.database, field, term)) {
        if (name.find_first_of("\"\\") == std::string::npos) found.push_back({name, std::log(articles + 1) - price});
      }
    };
    const FuzzyPattern one(folded, 1);
    const FuzzyPattern two(folded, letters >= shortest_for_two_edits ? 2 : 1);
    const std::string prefix = std::string(field.prefix) + "=";
    walk_terms(view_.database, prefix + word_of(letters_of(folded).substr(0, 1)), most_names_walked,
               [&](const std::string& term, Xapian::doccount articles) {
                 const std::string_view other = std::string_view(term).substr(prefix.size());
                 if (two.matches(other)) add(term, articles, (one.matches(other) ? 1 : 2) * price_of_edit);
               });
    const std::vector<std::string> words = schema::query_terms(field, typed.text);
    if (found.empty() && words.size() == 1) add(words.front(), view_.database.get_termfreq(words.front()), 0);
    return best_of(std::move(found));
  }

  static std::vector<Candidate> best_of(std::vector<Candidate> found) {
    std::ranges::sort(found, [](const Candidate& a, const Candidate& b) {
      return a.score != b.score ? a.score > b.score : a.text < b.text;
    });
    found.resize(std::min(found.size(), most_candidates));
    return found;
  }

  bool may_be_word(const std::string& text) const {
    return view_.database.term_exists(schema::exact_term(text)) ||
           view_.database.term_exists(schema::make_term({}, text));
  }

  // "e-mail" of "email", "COVID-19" of "COVID19": where the index has a word in two, nothing else was meant. A letter
  // that is a word, as in "a ship", is no first part.
  std::optional<Candidate> with_hyphen(const std::string& typed) const {
    const std::size_t letters = std::min(typed.find_first_of("0123456789"), typed.size());
    const bool has_digits = letters < typed.size();
    const auto begin = typed.begin() + static_cast<std::ptrdiff_t>(letters);
    if (letters == 0 || typed.size() <= shortest_for_one_edit) return {};
    if (!std::all_of(typed.begin(), begin, text::is_ascii_letter) ||
        !std::all_of(begin, typed.end(), text::is_ascii_digit))
      return {};
    const std::string first = typed.substr(0, has_digits ? letters : 1);
    const bool is_word = !view_.languages.empty() && text::is_stop_word(text::fold(first), view_.languages.front());
    if (is_word && !has_digits) return {};
    const std::string both = first + "-" + typed.substr(first.size());
    Request request;
    request.text = both;
    const uint64_t articles = count_matches(view_.database, read_query(view_, request).compiled.query);
    if (articles == 0) return {};
    return Candidate{both, std::log(static_cast<double>(articles) + 1)};
  }

  // Two words without the blank between them.
  void add_splits(const std::u32string& letters, std::map<std::string, Candidate>& found) {
    for (std::size_t i = 2; i + 2 <= letters.size(); ++i) {
      const std::string first = word_of(letters.substr(0, i));
      const std::string second = word_of(letters.substr(i));
      if (!may_be_word(first) || !may_be_word(second)) continue;
      const double rarer = std::min(vocabulary_.articles_with(first), vocabulary_.articles_with(second));
      if (rarer == 0) continue;
      const std::string both = first + " " + second;
      found.try_emplace(both, Candidate{both, std::log(rarer + 1) - price_of_edit - price_of_first_letter});
    }
  }

  // Neighbours with one blank between them that are one word of the index.
  void add_joined() {
    for (std::size_t i = 1; found_ == 0 && i < words_.size(); ++i) {
      if (words_[i - 1].field != nullptr || words_[i].field != nullptr) continue;
      const Span between{words_[i - 1].at.end, words_[i].at.begin};
      if (between.of(request_.text) != " ") continue;
      const std::string both = text::fold(words_[i - 1].text) + text::fold(words_[i].text);
      if (!may_be_word(both)) continue;
      const double articles = vocabulary_.articles_with(both);
      if (articles > 0) joined_.push_back({i, both, std::log(articles + 1) - price_of_edit});
    }
  }

  std::string best_combination() {
    struct Combination {
      std::vector<std::size_t> chosen;  // by word: 0 = as typed
      std::optional<std::size_t> joined;
      double score = 0;
    };
    std::vector<Combination> all{{std::vector<std::size_t>(words_.size()), {}, 0}};
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::size_t so_far = all.size();
      for (std::size_t each = 0; each < so_far; ++each) {
        for (std::size_t candidate = 0; candidate < words_[i].candidates.size(); ++candidate) {
          Combination next = all[each];
          next.chosen[i] = candidate + 1;
          // More words set right are better than fewer.
          next.score += 20 + words_[i].candidates[candidate].score;
          all.push_back(std::move(next));
        }
      }
      std::ranges::stable_sort(all, std::ranges::greater(), &Combination::score);
      all.resize(std::min<std::size_t>(all.size(), 4 * most_tried));
    }
    for (std::size_t i = 0; i < joined_.size(); ++i)
      all.push_back({std::vector<std::size_t>(words_.size()), i, 20 + joined_[i].score});
    std::erase_if(all, [](const Combination& each) { return each.score == 0; });
    std::ranges::stable_sort(all, std::ranges::greater(), &Combination::score);
    for (std::size_t i = 0; i < std::min(all.size(), most_tried); ++i) {
      std::string text = request_.text;
      for (std::size_t word = words_.size(); word-- > 0;) {
        if (all[i].joined && joined_[*all[i].joined].second == word) {
          text.replace(words_[word - 1].at.begin, words_[word].at.end - words_[word - 1].at.begin,
                       vocabulary_.as_written(joined_[*all[i].joined].text));
        } else if (words_[word].is_whole && all[i].chosen[word] > 0) {
          const std::string& name = words_[word].candidates[all[i].chosen[word] - 1].text;
          const bool is_quoted = text[words_[word].at.begin - 1] != '=';
          text.replace(words_[word].at.begin, words_[word].at.size(), is_quoted ? name : '"' + name + '"');
        } else if (all[i].chosen[word] > 0) {
          const std::string& folded = words_[word].candidates[all[i].chosen[word] - 1].text;
          const bool is_one_word = words_[word].field == nullptr && folded.find(' ') == std::string::npos;
          const std::string better = is_one_word ? vocabulary_.as_written(folded) : folded;
          text.replace(words_[word].at.begin, words_[word].at.size(), like_typed(better, words_[word].text));
        }
      }
      if (finds_more(text)) return text;
    }
    return {};
  }

  // With a capital where one was typed.
  static std::string like_typed(std::string better, const std::string& typed) {
    const bool has_capital = typed.front() >= 'A' && typed.front() <= 'Z';
    if (has_capital && better.front() >= 'a' && better.front() <= 'z')
      better.front() = static_cast<char>(better.front() - 'a' + 'A');
    return better;
  }

  bool finds_more(const std::string& text) const {
    Request request = request_;
    request.text = text;
    const uint64_t articles = count_matches(view_.database, read_query(view_, request).compiled.query);
    return articles > 0 && articles >= 10 * found_;
  }

  struct Joined {
    std::size_t second;  // word that is joined to the one before it
    std::string text;
    double score;
  };

  const View& view_;
  const Request& request_;
  const uint64_t found_;
  Vocabulary vocabulary_;
  std::vector<TypedWord> words_;
  std::vector<Joined> joined_;
};

}  // namespace

std::string better_spelling(const View& view, const Request& request, const Reading& reading, uint64_t found) {
  if (found > few_articles) return {};
  return Speller(view, request, found).run(reading.parsed.root);
}

}  // namespace wirecopy::searcher
