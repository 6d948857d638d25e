// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/compiler.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "schema/fields.h"
#include "schema/slots.h"
#include "schema/terms.h"
#include "searcher/articles.h"
#include "searcher/expansion.h"
#include "searcher/field_filters.h"
#include "searcher/near_groups.h"
#include "searcher/similar.h"
#include "searcher/warnings.h"
#include "text/stop_words.h"
#include "text/words.h"

namespace wirecopy::searcher {

namespace {

using Xapian::Query;

// Whether what is compiled takes articles away: nothing there is marked.
enum class Sign { Plus, Minus };

// A compiled part. What does not weigh is a filter and goes to the right side of OP_FILTER.
struct Part {
  Query query;
  bool weighs = false;
};

double repeat_factor(double times) {
  return 2 * times / (1 + times);
}

Query joined(Query::op operation, const std::vector<Query>& queries) {
  if (queries.size() == 1) return queries.front();
  return {operation, queries.begin(), queries.end()};
}

// Each query once, with the weight that BM25 gives a word that is typed so often (k3 = 1).
void merge_repeats(std::vector<Query>& queries) {
  std::map<std::string, std::size_t> place;
  std::vector<Query> once;
  std::vector<double> times;
  for (const Query& query : queries) {
    const auto [known, is_new] = place.try_emplace(query.get_description(), once.size());
    if (is_new) {
      once.push_back(query);
      times.push_back(1);
    } else {
      ++times[known->second];
    }
  }
  for (std::size_t i = 0; i < once.size(); ++i) {
    if (times[i] > 1 && !once[i].empty()) once[i] = Query(Query::OP_SCALE_WEIGHT, once[i], repeat_factor(times[i]));
  }
  queries = std::move(once);
}

// An empty query matches nothing; Xapian drops it from some operators instead.
bool has_empty(const std::vector<Query>& queries) {
  return std::ranges::any_of(queries, [](const Query& query) { return query.empty(); });
}

Query weightless(const Query& query) {
  return query.empty() ? query : Query(Query::OP_SCALE_WEIGHT, query, 0.0);
}

Query filtered(const Query& query, const Query& filter) {
  return query.empty() || filter.empty() ? Query() : Query(Query::OP_FILTER, query, filter);
}

// A synonym of several words, by their stems, in the place of a word.
Node synonym_phrase(std::string_view text, const Node& place) {
  Node phrase;
  phrase.kind = NodeKind::Phrase;
  phrase.field = place.field;
  phrase.at = place.at;
  text::Words words(text);
  text::Word word;
  while (words.next(word)) {
    Node child;
    child.kind = NodeKind::Word;
    child.word.text = word.span.of(text);
    child.at = place.at;
    phrase.children.push_back(std::move(child));
  }
  return phrase;
}

class Compiler {
 public:
  Compiler(const schema::ShardedDatabase& database, const CompileOptions& options)
      : database_(database),
        options_(options),
        expander_(database, options, warnings_),
        filters_(database, warnings_) {}

  CompiledQuery compile(const Node& root);

 private:
  Part compile_node(const Node& node, Sign sign);
  Part boosted(const Node& node, Part part) const;
  Part compile_word(const Node& node, Sign sign);
  void warn_of_unmatched(const Node& node, const Expansion& expansion);
  bool are_common(const std::vector<std::string>& stems) const;
  std::vector<Query> pair_filters(const std::vector<const Node*>& words);
  Query phrase_query(const std::vector<const Node*>& words, const schema::Field* field);
  Query phrase_filter(const std::vector<const Node*>& words, Query query);
  Part compile_phrase(const Node& node, Sign sign);
  Part compile_near(const Node& node, Sign sign);
  Query near_query(const NearGroup& group, const Node& node, Sign sign);
  Part compile_and(const Node& node, Sign sign);
  Part compile_or(const Node& node, Sign sign);
  Part compile_like(const Node& node, Sign sign);
  Part compile_filter(const Node& node, Sign sign);
  Part compile_leaf(const Node& node, Sign sign);
  bool is_stop_word(const Node& node) const;
  bool has_more_than_stop_words(const Node& node) const;

  Query terms_of(const std::vector<std::string>& stems, const schema::Field* field, Query::op operation) const;
  void mark(std::vector<Pattern> words, uint32_t window, bool ordered, const schema::Field* field, Sign sign);

  const schema::ShardedDatabase& database_;
  const CompileOptions& options_;
  WarningList warnings_;
  Expander expander_;
  FieldFilters filters_;
  CompiledQuery compiled_;
  bool undated_ = false;  // date:none in place of each range
  double scale_ = 1;      // weights around what is compiled
  bool drops_stop_words_ = false;
  std::map<std::string, int> repeats_;  // how often a part is typed
};

CompiledQuery Compiler::compile(const Node& root) {
  drops_stop_words_ = has_more_than_stop_words(root);
  const Part part = compile_node(root, Sign::Plus);
  for (ScoredPart& each : compiled_.parts) each.scale *= repeat_factor(repeats_[each.text]);
  compiled_.query = part.weighs ? part.query : weightless(part.query);
  compiled_.empty = !part.weighs;
  CompiledQuery done = std::move(compiled_);
  done.warnings = warnings_.take();
  if (done.by_date) {
    undated_ = true;
    done.undated = compile_node(root, Sign::Plus).query;
  }
  return done;
}

Part Compiler::compile_node(const Node& node, Sign sign) {
  switch (node.kind) {
    case NodeKind::Everything:
      return {Query::MatchAll, false};
    case NodeKind::Word:
    case NodeKind::Phrase:
    case NodeKind::Near:
      return compile_leaf(node, sign);
    case NodeKind::And:
    case NodeKind::Or: {
      const double scale = std::exchange(scale_, scale_ * node.boost);
      Part part = boosted(node, node.kind == NodeKind::And ? compile_and(node, sign) : compile_or(node, sign));
      scale_ = scale;
      return part;
    }
    case NodeKind::Not: {
      const Sign other = sign == Sign::Plus ? Sign::Minus : Sign::Plus;
      const Query taken = compile_node(node.children.front(), other).query;
      return {taken.empty() ? Query::MatchAll : Query(Query::OP_AND_NOT, Query::MatchAll, taken), false};
    }
    case NodeKind::Filter:
      return compile_filter(node, sign);
  }
  return {};
}

// Something that weighs by itself; what weighs is kept for telling the parts of a score.
Part Compiler::compile_leaf(const Node& node, Sign sign) {
  Part part = node.kind == NodeKind::Word     ? compile_word(node, sign)
              : node.kind == NodeKind::Phrase ? compile_phrase(node, sign)
                                              : compile_near(node, sign);
  if (sign == Sign::Minus || undated_) return boosted(node, part);
  const bool weighs = !drops_stop_words_ || !is_stop_word(node);
  const std::string text = to_query_text(node);
  const auto same = std::ranges::find(compiled_.parts, text, &ScoredPart::text);
  if (same != compiled_.parts.end()) {
    ++repeats_[text];
  } else {
    compiled_.parts.push_back({text, part.query, weighs ? scale_ * node.boost : 0});
    repeats_[text] = 1;
    if (weighs && node.kind == NodeKind::Word && node.word.form == WordForm::Stem && node.field == nullptr)
      compiled_.near_words.push_back(expander_.expand(node.word, node.at).stems);
  }
  if (!weighs && !part.query.empty()) return {weightless(part.query), true};
  return boosted(node, part);
}

bool Compiler::is_stop_word(const Node& node) const {
  if (node.kind != NodeKind::Word || node.word.form != WordForm::Stem || node.boost != 1) return false;
  const auto language = std::ranges::find_if(options_.languages, text::has_stop_words);
  return language != options_.languages.end() && text::is_stop_word(text::fold(node.word.text), *language);
}

bool Compiler::has_more_than_stop_words(const Node& node) const {
  switch (node.kind) {
    case NodeKind::Word:
      return !is_stop_word(node);
    case NodeKind::And:
    case NodeKind::Or:
      return std::ranges::any_of(node.children, [&](const Node& child) { return has_more_than_stop_words(child); });
    default:
      return node.kind == NodeKind::Phrase || node.kind == NodeKind::Near;
  }
}

Part Compiler::boosted(const Node& node, Part part) const {
  if (node.boost != 1 && part.weighs && !part.query.empty())
    part.query = Query(Query::OP_SCALE_WEIGHT, part.query, node.boost);
  return part;
}

void Compiler::mark(std::vector<Pattern> words, uint32_t window, bool ordered, const schema::Field* field, Sign sign) {
  if (sign == Sign::Minus || undated_) return;
  const bool in_body = field == nullptr || field->prefix.empty();
  compiled_.marks.push_back(
      {.words = std::move(words), .window = window, .ordered = ordered, .in_title = true, .in_body = in_body});
}

Query Compiler::terms_of(const std::vector<std::string>& stems, const schema::Field* field, Query::op operation) const {
  const std::string_view prefix = field == nullptr ? std::string_view() : field->prefix;
  std::vector<Query> terms;
  for (const std::string& stem : stems) terms.emplace_back(schema::make_term(prefix, stem));
  return terms.empty() ? Query() : joined(operation, terms);
}

// A pattern is matched with the words of bodies and headlines; those it finds may stand in no headline.
void Compiler::warn_of_unmatched(const Node& node, const Expansion& expansion) {
  const bool is_pattern = node.word.form == WordForm::Wildcard || node.word.form == WordForm::Fuzzy;
  if (!is_pattern || node.field == nullptr || expansion.stems.empty()) return;
  const bool is_matched = std::ranges::any_of(expansion.stems, [&](const std::string& stem) {
    return database_.term_exists(schema::make_term(node.field->prefix, stem));
  });
  if (!is_matched) warnings_.add("wildcard_unmatched", node.at, {std::string(node.field->name) + ":" + node.word.text});
}

Part Compiler::compile_word(const Node& node, Sign sign) {
  const Expansion& expansion = expander_.expand(node.word, node.at);
  Query query = terms_of(expansion.stems, node.field, Query::OP_SYNONYM);
  warn_of_unmatched(node, expansion);
  if (expansion.has_filter) query = filtered(query, expansion.filter);
  mark({expansion.pattern}, 1, true, node.field, sign);
  if (node.word.form != WordForm::Synonym) return {query, true};
  std::vector<Query> any;
  if (!query.empty()) any.push_back(query);
  for (const std::string& phrase : expander_.phrases_of(node.word)) {
    if (const Query found = compile_phrase(synonym_phrase(phrase, node), sign).query; !found.empty())
      any.push_back(found);
  }
  return {any.empty() ? Query() : joined(Query::OP_OR, any), true};
}

bool Compiler::are_common(const std::vector<std::string>& stems) const {
  return std::ranges::all_of(
      stems, [&](const std::string& stem) { return std::ranges::binary_search(options_.common_stems, stem); });
}

// For each two neighbours whose stems are all common: articles that have them next to each other.
std::vector<Query> Compiler::pair_filters(const std::vector<const Node*>& words) {
  std::vector<Query> filters;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::vector<std::string>& first = expander_.expand(words[i - 1]->word, words[i - 1]->at).stems;
    const std::vector<std::string>& second = expander_.expand(words[i]->word, words[i]->at).stems;
    if (!are_common(first) || !are_common(second)) continue;
    std::vector<Query> pairs;
    for (const std::string& left : first) {
      for (const std::string& right : second) pairs.emplace_back(schema::pair_term(left, right));
    }
    if (!pairs.empty()) filters.push_back(joined(Query::OP_OR, pairs));
  }
  return filters;
}

// The words next to each other, by their stems.
Query Compiler::phrase_query(const std::vector<const Node*>& words, const schema::Field* field) {
  std::vector<Query> places;
  for (const Node* word : words)
    places.push_back(terms_of(expander_.expand(word->word, word->at).stems, field, Query::OP_OR));
  if (has_empty(places)) return {};
  if (places.size() == 1) return places.front();
  const std::vector<Query> pairs = pair_filters(words);
  // A pair says nothing of where it stands.
  const bool in_title = field != nullptr && !field->prefix.empty();
  const bool says_all = places.size() == 2 && !pairs.empty() && !in_title;
  const Query phrase =
      says_all ? joined(Query::OP_AND, places)
               : Query(Query::OP_PHRASE, places.begin(), places.end(), static_cast<Xapian::termcount>(places.size()));
  return pairs.empty() ? phrase : filtered(phrase, joined(Query::OP_AND, pairs));
}

// Only articles that hold the forms of the words that are more than their stems.
Query Compiler::phrase_filter(const std::vector<const Node*>& words, Query query) {
  std::vector<Query> filters;
  for (const Node* word : words) {
    const Expansion& expansion = expander_.expand(word->word, word->at);
    if (expansion.has_filter) filters.push_back(expansion.filter);
  }
  if (filters.empty()) return query;
  return has_empty(filters) ? Query() : filtered(query, joined(Query::OP_AND, filters));
}

Part Compiler::compile_phrase(const Node& node, Sign sign) {
  std::vector<const Node*> words;
  std::vector<Pattern> patterns;
  for (const Node& child : node.children) {
    words.push_back(&child);
    patterns.push_back(expander_.expand(child.word, child.at).pattern);
  }
  mark(std::move(patterns), static_cast<uint32_t>(words.size()), true, node.field, sign);
  return {phrase_filter(words, phrase_query(words, node.field)), true};
}

// One way to satisfy a near group: words and ORs of words stand as places; phrases are places word by word.
Query Compiler::near_query(const NearGroup& group, const Node& node, Sign sign) {
  const schema::Field* field = group.places.front().front()->field;
  std::vector<Query> places;
  std::vector<Query> filters;
  std::vector<Pattern> patterns;
  for (const NearPlace& place : group.places) {
    std::vector<std::string> stems;
    std::vector<Query> forms;
    Pattern pattern;
    bool has_filter = false;
    for (const Node* word : place) {
      const Expansion& expansion = expander_.expand(word->word, word->at);
      std::ranges::copy(expansion.stems, std::back_inserter(stems));
      std::ranges::copy(expansion.pattern.stems, std::back_inserter(pattern.stems));
      std::ranges::copy(expansion.pattern.forms, std::back_inserter(pattern.forms));
      has_filter |= expansion.has_filter;
      const Query held = expansion.has_filter ? expansion.filter : terms_of(expansion.stems, field, Query::OP_OR);
      if (!held.empty()) forms.push_back(held);
    }
    for (auto* words : {&stems, &pattern.stems, &pattern.forms}) {
      std::ranges::sort(*words);
      words->erase(std::ranges::unique(*words).begin(), words->end());
    }
    places.push_back(terms_of(stems, field, Query::OP_OR));
    if (has_filter) filters.push_back(forms.empty() ? Query() : joined(Query::OP_OR, forms));
    patterns.push_back(std::move(pattern));
  }
  // Phrases take more places than they were counted for.
  const uint32_t window = node.window + 1 + group.added_places;
  mark(std::move(patterns), window, node.ordered, field, sign);
  if (has_empty(places) || has_empty(filters)) return {};
  Query query(node.ordered ? Query::OP_PHRASE : Query::OP_NEAR, places.begin(), places.end(), window);
  for (const Node* phrase : group.phrases) {
    std::vector<const Node*> words;
    for (const Node& child : phrase->children) words.push_back(&child);
    filters.push_back(phrase_filter(words, phrase_query(words, phrase->field)));
  }
  if (filters.empty()) return query;
  return has_empty(filters) ? Query() : filtered(query, joined(Query::OP_AND, filters));
}

Part Compiler::compile_near(const Node& node, Sign sign) {
  const NearGroups groups = near_groups(node);
  if (groups.has_phrase) warnings_.add("phrase_in_near", node.at);
  if (groups.any.empty()) {
    warnings_.add("near_operand", node.at);
    return compile_and(node, sign);
  }
  std::vector<Query> any;
  for (const NearGroup& group : groups.any) {
    if (Query query = near_query(group, node, sign); !query.empty()) any.push_back(std::move(query));
  }
  return {any.empty() ? Query() : joined(Query::OP_OR, any), true};
}

Part Compiler::compile_and(const Node& node, Sign sign) {
  std::vector<Query> weighing;
  std::vector<Query> filters;
  std::vector<Query> taken;
  for (const Node& child : node.children) {
    if (child.kind == NodeKind::Not) {
      const Sign other = sign == Sign::Plus ? Sign::Minus : Sign::Plus;
      if (const Query query = compile_node(child.children.front(), other).query; !query.empty()) taken.push_back(query);
      continue;
    }
    Part part = compile_node(child, sign);
    (part.weighs ? weighing : filters).push_back(std::move(part.query));
  }
  if (has_empty(weighing) || has_empty(filters)) return {Query(), !weighing.empty()};
  merge_repeats(weighing);
  Query query;
  if (weighing.empty()) {
    query = filters.empty() ? Query::MatchAll : joined(Query::OP_AND, filters);
  } else {
    query = joined(Query::OP_AND, weighing);
    if (!filters.empty()) query = filtered(query, joined(Query::OP_AND, filters));
  }
  if (!taken.empty()) query = Query(Query::OP_AND_NOT, query, joined(Query::OP_OR, taken));
  return {query, !weighing.empty()};
}

Part Compiler::compile_or(const Node& node, Sign sign) {
  std::vector<Part> parts;
  bool weighs = false;
  for (const Node& child : node.children) {
    parts.push_back(compile_node(child, sign));
    weighs |= parts.back().weighs;
  }
  std::vector<Query> any;
  for (const Part& part : parts) {
    if (!part.query.empty()) any.push_back(weighs && !part.weighs ? weightless(part.query) : part.query);
  }
  merge_repeats(any);
  return {any.empty() ? Query() : joined(Query::OP_OR, any), weighs};
}

// The article itself and its copies are left out.
Part Compiler::compile_like(const Node& node, Sign sign) {
  std::vector<Query> any;
  for (const std::string& id : node.filter.values) {
    const Xapian::docid document = find_article(database_, id);
    if (document == 0) continue;  // warned about below
    const std::vector<TellingStem> stems = telling_stems(database_, document);
    if (Query query = similar_query(stems); !query.empty()) any.push_back(std::move(query));
    if (sign == Sign::Minus || undated_) continue;
    for (MarkRule& rule : similar_marks(stems)) compiled_.marks.push_back(std::move(rule));
  }
  Node copies = node;
  copies.field = schema::find_field("copies-of");
  const Query without = filters_.make(copies);
  if (any.empty()) return {Query(), true};
  const Query query = joined(Query::OP_OR, any);
  return {without.empty() ? query : Query(Query::OP_AND_NOT, query, without), true};
}

Part Compiler::compile_filter(const Node& node, Sign sign) {
  if (node.field->name == "like") return compile_like(node, sign);
  const bool is_range = node.field->name == "date" && (node.filter.from || node.filter.until);
  if (is_range && sign == Sign::Plus) {
    compiled_.by_date = true;
    if (undated_) return {filters_.undated(), false};
  }
  return {filters_.make(node), false};
}

}  // namespace

CompiledQuery compile(const Node& root, const schema::ShardedDatabase& database, const CompileOptions& options) {
  return Compiler(database, options).compile(root);
}

}  // namespace wirecopy::searcher
