// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/verifier.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "schema/record.h"
#include "searcher/condition.h"
#include "searcher/highlighter.h"
#include "searcher/marker.h"
#include "searcher/matches.h"
#include "text/ascii.h"

namespace wirecopy::searcher {

namespace {

bool is_ascii_word(std::string_view form) {
  return !form.empty() &&
         std::ranges::all_of(form, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

// The words of a rule as plain text has them, when that is one way: a phrase of ASCII words.
std::string plain_phrase(const MarkRule& rule) {
  std::string phrase;
  if (!rule.ordered || rule.window != rule.words.size() || !rule.in_title || !rule.in_body) return {};
  for (const Pattern& word : rule.words) {
    if (!word.stems.empty() || word.forms.size() != 1 || !is_ascii_word(word.forms.front())) return {};
    phrase += (phrase.empty() ? "" : " ") + word.forms.front();
  }
  return phrase;
}

// True only when the phrase stands there, capitals or not, between blanks or marks that never belong to a word. What
// is not found may be written in another way.
bool has_plainly(std::string_view text, std::string_view phrase) {
  const auto parts_words = [](char c) { return std::string_view(" \n\t,;()\"!?").find(c) != std::string_view::npos; };
  for (std::size_t begin = 0; begin + phrase.size() <= text.size(); ++begin) {
    if (text::ascii_lower(text[begin]) != phrase.front() || (begin > 0 && !parts_words(text[begin - 1]))) continue;
    const std::size_t end = begin + phrase.size();
    if (end < text.size() && !parts_words(text[end])) continue;
    if (std::ranges::equal(text.substr(begin, phrase.size()), phrase, {}, text::ascii_lower)) return true;
  }
  return false;
}

class Verifier {
 public:
  Verifier(const schema::ShardedDatabase& database, const CompiledQuery& query)
      : database_(database), query_(query), marker_(query.marks) {
    const auto is_exact = [](const MarkRule& rule) { return rule.is_exact; };
    const auto rule = std::ranges::find_if(query.marks, is_exact);
    if (std::ranges::count_if(query.marks, is_exact) == 1 && rule->is_shown) plain_phrase_ = plain_phrase(*rule);
  }

  bool is_satisfied(Xapian::docid document) {
    const corpus::Article article = schema::decode_record(schema::read_record(database_, document)).article;
    // Where nothing else is in doubt, most articles need not be cut into words.
    if (!plain_phrase_.empty() &&
        (has_plainly(article.body, plain_phrase_) || has_plainly(article.title, plain_phrase_)))
      return true;
    text::Analyzer& analyzer = analyzers_.of(article.language);
    found_.assign(query_.marks.size(), false);
    marker_.find(analyzer, article.title, Part::Title);
    marker_.tell_found(found_);
    marker_.find(analyzer, article.body, Part::Body);
    marker_.tell_found(found_);
    return evaluate(query_.condition, [&](const Condition& leaf) { return told(leaf, document); }) != Truth::No;
  }

 private:
  // The text tells what stands in quotes, the index everything else.
  Truth told(const Condition& leaf, Xapian::docid document) {
    if (leaf.kind == Condition::Kind::Rule && found_[leaf.rule]) return Truth::Yes;
    if (leaf.kind == Condition::Kind::Rule && query_.marks[leaf.rule].is_exact) return Truth::No;
    if (leaf.query.empty()) return Truth::Unknown;
    const auto known = matches_.try_emplace(&leaf);
    std::vector<Xapian::docid>& matches = known.first->second;
    if (known.second) for_each_match(database_, leaf.query, [&](Xapian::docid match) { matches.push_back(match); });
    return std::ranges::binary_search(matches, document) ? Truth::Yes : Truth::No;
  }

  const schema::ShardedDatabase& database_;
  const CompiledQuery& query_;
  Analyzers analyzers_;
  Marker marker_;
  std::string plain_phrase_;  // of the one exact rule, where it has one and no NOT is around it
  std::vector<bool> found_;   // by rule, in the article at hand
  std::map<const Condition*, std::vector<Xapian::docid>> matches_;  // of what was asked for
};

// The first `most` of the sorted matches that have one of the terms.
std::vector<Xapian::docid> having_any(const Xapian::Database& database, const std::vector<std::string>& terms,
                                      const std::vector<Xapian::docid>& matches, std::size_t most) {
  std::vector<std::pair<Xapian::PostingIterator, Xapian::PostingIterator>> postings;
  for (const std::string& term : terms)
    postings.emplace_back(database.postlist_begin(term), database.postlist_end(term));
  std::vector<Xapian::docid> found;
  for (const Xapian::docid document : matches) {
    if (found.size() == most) break;
    const bool has_one = std::ranges::any_of(postings, [&](auto& each) {
      auto& [posting, end] = each;
      if (posting != end && *posting < document) posting.skip_to(document);
      return posting != end && *posting == document;
    });
    if (has_one) found.push_back(document);
  }
  return found;
}

}  // namespace

Unsatisfied find_unsatisfied(const schema::ShardedDatabase& database, const UnsatisfiedCache& known,
                             const CompiledQuery& query, const std::vector<Xapian::docid>& matches,
                             const Deadline& deadline) {
  const std::string key = query.query.serialise();
  if (const UnsatisfiedCache::List list = known.find(key)) return {*list, true};
  Unsatisfied unsatisfied;
  std::vector<Xapian::docid> doubtful =
      query.doubts.all ? matches : having_any(database, query.doubts.terms, matches, most_verified + 1);
  if (doubtful.size() > most_verified) {
    unsatisfied.is_complete = false;
    doubtful.resize(most_verified);
  }
  Verifier verifier(database, query);
  for (const Xapian::docid document : doubtful) {
    deadline.check();
    if (!verifier.is_satisfied(document)) unsatisfied.documents.push_back(document);
  }
  if (unsatisfied.is_complete)
    known.keep(key, std::make_shared<const std::vector<Xapian::docid>>(unsatisfied.documents));
  return unsatisfied;
}

}  // namespace wirecopy::searcher
