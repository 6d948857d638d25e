// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/verifier.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "schema/record.h"
#include "searcher/condition.h"
#include "searcher/highlighter.h"
#include "searcher/marker.h"
#include "searcher/matches.h"

namespace wirecopy::searcher {

namespace {

class Verifier {
 public:
  Verifier(const schema::ShardedDatabase& database, const CompiledQuery& query)
      : database_(database), query_(query), marker_(query.marks) {}

  bool is_satisfied(Xapian::docid document) {
    const corpus::Article article = schema::decode_record(database_.get_document(document).get_data()).article;
    text::Analyzer& analyzer = analyzers_.of(article.language);
    found_.assign(query_.marks.size(), false);
    for (const Mark& mark : marker_.find(analyzer, article.title, Part::Title)) found_[mark.rule] = true;
    for (const Mark& mark : marker_.find(analyzer, article.body, Part::Body)) found_[mark.rule] = true;
    return evaluate(query_.condition, [&](const Condition& leaf) { return told(leaf, document); }) != Truth::No;
  }

 private:
  // The text tells what stands in quotes, the index everything else.
  Truth told(const Condition& leaf, Xapian::docid document) {
    if (leaf.kind == Condition::Kind::Rule && found_[leaf.rule]) return Truth::Yes;
    if (leaf.kind == Condition::Kind::Rule && query_.marks[leaf.rule].is_exact) return Truth::No;
    if (leaf.query.empty()) return Truth::Unknown;
    const auto [known, is_new] = matches_.try_emplace(&leaf);
    if (is_new) for_each_match(database_, leaf.query, [&](Xapian::docid match) { known->second.push_back(match); });
    return std::ranges::binary_search(known->second, document) ? Truth::Yes : Truth::No;
  }

  const schema::ShardedDatabase& database_;
  const CompiledQuery& query_;
  Analyzers analyzers_;
  Marker marker_;
  std::vector<bool> found_;                                         // by rule, in the article at hand
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

Unsatisfied find_unsatisfied(const schema::ShardedDatabase& database, const CompiledQuery& query,
                             const std::vector<Xapian::docid>& matches, const Deadline& deadline) {
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
  return unsatisfied;
}

}  // namespace wirecopy::searcher
