// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/compiler.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>
#include <utility>

#include "schema/fields.h"
#include "schema/slots.h"
#include "schema/terms.h"
#include "searcher/articles.h"
#include "searcher/expansion.h"
#include "searcher/field_filters.h"
#include "searcher/near_groups.h"
#include "searcher/other_readings.h"
#include "searcher/query_parts.h"
#include "searcher/similar.h"
#include "searcher/tree.h"
#include "searcher/warnings.h"
#include "text/stop_words.h"

namespace wirecopy::searcher {

namespace {

using Xapian::Query;

// Whether what is compiled takes articles away: nothing there is marked.
enum class Sign { Plus, Minus };

class Compiler {
 public:
  Compiler(const schema::ShardedDatabase& database, const CompileOptions& options)
      : database_(database),
        options_(options),
        expander_(database, options, warnings_),
        filters_(database, warnings_) {}

  CompiledQuery compile(const Node& root);

 private:
  CompiledQuery compile_whole(const Node& root);
  CompiledPart compile_node(const Node& node, Sign sign);
  CompiledPart boosted(const Node& node, CompiledPart part) const;
  CompiledPart compile_word(const Node& node, Sign sign);
  CompiledPart compile_readings(const Node& node, Sign sign);
  void warn_of_left_out(const Node& node);
  void warn_of_unmatched(const Node& node, const Expansion& expansion);
  bool are_common(const std::vector<std::string>& stems) const;
  std::vector<Query> pair_filters(const std::vector<const Node*>& words);
  Query phrase_query(const std::vector<const Node*>& words, const schema::Field* field);
  Query phrase_filter(const std::vector<const Node*>& words, Query query);
  CompiledPart compile_phrase(const Node& node, Sign sign);
  CompiledPart compile_near(const Node& node, Sign sign);
  CompiledPart near_part(const NearGroup& group, const Node& node, Sign sign);
  CompiledPart compile_and(const Node& node, Sign sign);
  CompiledPart compile_or(const Node& node, Sign sign);
  CompiledPart compile_like(const Node& node, Sign sign);
  CompiledPart compile_filter(const Node& node, Sign sign);
  CompiledPart compile_leaf(const Node& node, Sign sign);
  bool is_stop_word(const Node& node) const;
  bool has_more_than_stop_words(const Node& node) const;

  Doubts doubts_of(const std::vector<const Node*>& words, const schema::Field* field, Sign sign);
  Query settle(const Query& query, const Doubts& doubts, Sign sign);
  Condition mark(MarkRule rule, const schema::Field* field, Sign sign);
  CompiledPart found_by(MarkRule rule, const Query& query, const Doubts& doubts, const schema::Field* field, Sign sign);

  const schema::ShardedDatabase& database_;
  const CompileOptions& options_;
  WarningList warnings_;
  Expander expander_;
  FieldFilters filters_;
  CompiledQuery compiled_;
  bool undated_ = false;  // date:none in place of each range
  int ors_ = 0;           // around what is compiled
  double scale_ = 1;      // weights around what is compiled
  bool drops_stop_words_ = false;
  ScoredParts parts_;
};

CompiledQuery Compiler::compile(const Node& root) {
  try {
    return compile_whole(root);
  } catch (const TimeUp&) {
    CompiledQuery none;
    none.warnings = warnings_.take();
    none.is_cut = true;
    return none;
  }
}

CompiledQuery Compiler::compile_whole(const Node& root) {
  drops_stop_words_ = has_more_than_stop_words(root);
  const CompiledPart part = compile_node(root, Sign::Plus);
  compiled_.parts = parts_.take();
  compiled_.query = part.weighs ? part.query : weightless(part.query);
  compiled_.empty = !part.weighs;
  compiled_.condition = part.condition;
  CompiledQuery done = std::move(compiled_);
  done.warnings = warnings_.take();
  std::ranges::sort(done.doubts.terms);
  done.doubts.terms.erase(std::ranges::unique(done.doubts.terms).begin(), done.doubts.terms.end());
  if (done.by_date) {
    undated_ = true;
    done.undated = compile_node(root, Sign::Plus).query;
  }
  return done;
}

CompiledPart Compiler::compile_node(const Node& node, Sign sign) {
  options_.deadline.check();
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
      const std::size_t list = parts_.enter((sign == Sign::Minus ? "-" : "") + to_query_text(node));
      CompiledPart part = boosted(node, node.kind == NodeKind::And ? compile_and(node, sign) : compile_or(node, sign));
      parts_.leave(list);
      scale_ = scale;
      return part;
    }
    case NodeKind::Not: {
      const Sign other = sign == Sign::Plus ? Sign::Minus : Sign::Plus;
      const CompiledPart taken = compile_node(node.children.front(), other);
      return {taken.query.empty() ? Query::MatchAll : Query(Query::OP_AND_NOT, Query::MatchAll, taken.query), false,
              Condition::negated(taken.condition)};
    }
    case NodeKind::Filter:
      return compile_filter(node, sign);
  }
  return {};
}

// Something that weighs by itself; what weighs is kept for telling the parts of a score.
CompiledPart Compiler::compile_leaf(const Node& node, Sign sign) {
  const std::size_t rule = compiled_.marks.size();
  const CompiledPart part = node.kind == NodeKind::Near ? compile_near(node, sign) : compile_readings(node, sign);
  CompiledPart weighing = boosted(node, part);
  if (sign == Sign::Minus || undated_) return weighing;
  const bool weighs = !drops_stop_words_ || !is_stop_word(node);
  ScoredPart scored{to_query_text(node), part.query, weighs ? scale_ * node.boost : 0};
  if (node.kind == NodeKind::Word && rule < compiled_.marks.size()) scored.rule = static_cast<uint32_t>(rule);
  const std::string same = part.query.empty() ? scored.text : weighing.query.get_description();
  const bool may_be_near = weighs && node.kind == NodeKind::Word && node.word.form == WordForm::Stem && !node.field;
  if (parts_.add(std::move(scored), same) && may_be_near) {
    const std::vector<std::string>& stems = expander_.expand(node.word, node.at).pattern.stems;
    auto& near = compiled_.near_words;
    if (std::ranges::find(near, stems) == near.end()) near.push_back(stems);
  }
  if (!weighs && !part.query.empty()) return {weightless(part.query), true, part.condition};
  return weighing;
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

CompiledPart Compiler::boosted(const Node& node, CompiledPart part) const {
  if (node.boost != 1 && part.weighs && !part.query.empty())
    part.query = Query(Query::OP_SCALE_WEIGHT, part.query, node.boost);
  return part;
}

// Under a NOT nothing is marked; what stands there is a rule where the text must tell whether it is there.
Condition Compiler::mark(MarkRule rule, const schema::Field* field, Sign sign) {
  rule.is_shown = sign == Sign::Plus;
  if (undated_ || (!rule.is_shown && !rule.is_exact && ors_ == 0)) return {};
  rule.in_body = field == nullptr || field->prefix.empty();
  compiled_.marks.push_back(std::move(rule));
  return Condition::of_rule(static_cast<uint32_t>(compiled_.marks.size() - 1));
}

// What may be wrong where these words are sought at places. Under a NOT a pattern takes away what it may match.
Doubts Compiler::doubts_of(const std::vector<const Node*>& words, const schema::Field* field, Sign sign) {
  Doubts doubts;
  if (words.size() == 1 && field == nullptr) return doubts;  // it may stand anywhere
  for (const Node* word : words) {
    const Expansion& expansion = expander_.expand(word->word, word->at);
    const bool is_plain = word->word.form == WordForm::Stem || word->word.form == WordForm::Synonym;
    if (!expansion.has_filter || is_plain) continue;
    if (word->word.form == WordForm::Exact) {
      std::ranges::copy(expander_.other_forms(word->word), std::back_inserter(doubts.terms));
    } else {
      doubts.all = sign == Sign::Plus;
    }
  }
  return doubts;
}

// Notes what is in doubt; under a NOT that is not taken away.
Query Compiler::settle(const Query& query, const Doubts& doubts, Sign sign) {
  if (query.empty() || !doubts.any()) return query;
  Doubts& all = compiled_.doubts;
  all.all = all.all || doubts.all;
  std::ranges::copy(doubts.terms, std::back_inserter(all.terms));
  if (sign == Sign::Plus) return query;
  return {Query::OP_AND_NOT, query, Query(Query::OP_OR, doubts.terms.begin(), doubts.terms.end())};
}

// Something that the rule finds in texts and the query in the index.
CompiledPart Compiler::found_by(MarkRule rule, const Query& query, const Doubts& doubts, const schema::Field* field,
                                Sign sign) {
  rule.is_exact = doubts.any();
  CompiledPart part{settle(query, doubts, sign), true, mark(std::move(rule), field, sign)};
  if (!doubts.any()) part.condition.query = part.query;
  return part;
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

CompiledPart Compiler::compile_word(const Node& node, Sign sign) {
  const Expansion& expansion = expander_.expand(node.word, node.at);
  Query query = terms_of(expansion.stems, node.field, Query::OP_SYNONYM);
  warn_of_unmatched(node, expansion);
  if (expansion.has_filter) query = filtered(query, expansion.filter);
  // The forms are those of the whole article, of which a headline is a part.
  const Doubts doubts = doubts_of({&node}, node.field, sign);
  return found_by({.words = {expansion.pattern}, .window = 1, .ordered = true}, query, doubts, node.field, sign);
}

// A word or phrase, or what else it may stand for.
CompiledPart Compiler::compile_readings(const Node& node, Sign sign) {
  const std::vector<Node> others = other_readings(node, expander_);
  CompiledPart part = node.kind == NodeKind::Word ? compile_word(node, sign) : compile_phrase(node, sign);
  if (others.empty()) return part;
  std::vector<CompiledPart> any{std::move(part)};
  for (const Node& other : others) any.push_back(compile_readings(other, sign));
  return any_of(std::move(any));
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

CompiledPart Compiler::compile_phrase(const Node& node, Sign sign) {
  std::vector<const Node*> words;
  std::vector<Pattern> patterns;
  for (const Node& child : node.children) {
    options_.deadline.check();
    words.push_back(&child);
    patterns.push_back(expander_.expand(child.word, child.at).pattern);
  }
  const Doubts doubts = doubts_of(words, node.field, sign);
  const auto window = static_cast<uint32_t>(words.size());
  return found_by({.words = std::move(patterns), .window = window, .ordered = true},
                  phrase_filter(words, phrase_query(words, node.field)), doubts, node.field, sign);
}

// Synonyms of several words, or of a phrase.
void Compiler::warn_of_left_out(const Node& node) {
  if (node.word.form != WordForm::Synonym || undated_) return;
  for (const Node& other : other_readings(node, expander_))
    warnings_.add("synonym_in_near", node.at, {to_query_text(other), node.word.text});
}

// One way to satisfy a near group: words and ORs of words stand as places; phrases are places word by word.
CompiledPart Compiler::near_part(const NearGroup& group, const Node& node, Sign sign) {
  const schema::Field* field = group.places.front().front()->field;
  std::vector<Query> places;
  std::vector<Query> filters;
  std::vector<Pattern> patterns;
  std::vector<const Node*> words;
  std::set<std::string> all_stems;
  bool shares_stems = false;
  for (const NearPlace& place : group.places) {
    std::vector<std::string> stems;
    std::vector<Query> forms;
    Pattern pattern;
    bool has_filter = false;
    for (const Node* word : place) {
      words.push_back(word);
      warn_of_left_out(*word);
      const Expansion& expansion = expander_.expand(word->word, word->at);
      std::ranges::copy(expansion.stems, std::back_inserter(stems));
      std::ranges::copy(expansion.pattern.stems, std::back_inserter(pattern.stems));
      std::ranges::copy(expansion.pattern.forms, std::back_inserter(pattern.forms));
      std::ranges::copy(expansion.pattern.stems_of_languages, std::back_inserter(pattern.stems_of_languages));
      has_filter |= expansion.has_filter;
      const Query held = expansion.has_filter ? expansion.filter : terms_of(expansion.stems, field, Query::OP_OR);
      if (!held.empty()) forms.push_back(held);
    }
    for (auto* each : {&stems, &pattern.stems, &pattern.forms}) {
      std::ranges::sort(*each);
      each->erase(std::ranges::unique(*each).begin(), each->end());
    }
    places.push_back(terms_of(stems, field, Query::OP_OR));
    for (const std::string& stem : stems) shares_stems |= !all_stems.insert(stem).second;
    if (has_filter) filters.push_back(forms.empty() ? Query() : joined(Query::OP_OR, forms));
    patterns.push_back(std::move(pattern));
  }
  // Phrases take more places than they were counted for.
  const uint32_t window = node.window + 1 + group.added_places;
  Doubts doubts = doubts_of(words, field, sign);
  // OP_NEAR takes no account of a word that may stand at two of its places; whoever reads the text does.
  const bool is_read = shares_stems && !node.ordered && sign == Sign::Plus;
  doubts.all |= is_read;
  MarkRule rule{.words = std::move(patterns), .window = window, .ordered = node.ordered};
  if (has_empty(places) || has_empty(filters)) return found_by(std::move(rule), {}, doubts, field, sign);
  Query query = is_read ? joined(Query::OP_AND, places)
                        : Query(node.ordered ? Query::OP_PHRASE : Query::OP_NEAR, places.begin(), places.end(), window);
  for (const Node* phrase : group.phrases) {
    warn_of_left_out(*phrase);
    std::vector<const Node*> of_phrase;
    for (const Node& child : phrase->children) of_phrase.push_back(&child);
    filters.push_back(phrase_filter(of_phrase, phrase_query(of_phrase, phrase->field)));
  }
  if (!filters.empty()) query = has_empty(filters) ? Query() : filtered(query, joined(Query::OP_AND, filters));
  return found_by(std::move(rule), query, doubts, field, sign);
}

CompiledPart Compiler::compile_near(const Node& node, Sign sign) {
  const NearGroups groups = near_groups(node);
  if (groups.has_phrase) warnings_.add("phrase_in_near", node.at);
  if (groups.any.empty()) {
    warnings_.add("near_operand", node.at);
    return compile_and(node, sign);
  }
  std::vector<CompiledPart> any;
  for (const NearGroup& group : groups.any) any.push_back(near_part(group, node, sign));
  return any_of(std::move(any));
}

CompiledPart Compiler::compile_and(const Node& node, Sign sign) {
  std::vector<Query> weighing;
  std::vector<Query> filters;
  std::vector<Query> taken;
  std::vector<Condition> conditions;
  for (const Node& child : node.children) {
    if (child.kind == NodeKind::Not) {
      CompiledPart part = compile_node(child.children.front(), sign == Sign::Plus ? Sign::Minus : Sign::Plus);
      if (!part.query.empty()) taken.push_back(std::move(part.query));
      conditions.push_back(Condition::negated(std::move(part.condition)));
      continue;
    }
    CompiledPart part = compile_node(child, sign);
    conditions.push_back(std::move(part.condition));
    (part.weighs ? weighing : filters).push_back(std::move(part.query));
  }
  Condition condition = Condition::all(std::move(conditions));
  if (has_empty(weighing) || has_empty(filters)) return {Query(), !weighing.empty(), std::move(condition)};
  merge_repeats(weighing);
  Query query;
  if (weighing.empty()) {
    query = filters.empty() ? Query::MatchAll : joined(Query::OP_AND, filters);
  } else {
    query = joined(Query::OP_AND, weighing);
    if (!filters.empty()) query = filtered(query, joined(Query::OP_AND, filters));
  }
  if (!taken.empty()) query = Query(Query::OP_AND_NOT, query, joined(Query::OP_OR, taken));
  return {query, !weighing.empty(), std::move(condition)};
}

CompiledPart Compiler::compile_or(const Node& node, Sign sign) {
  std::vector<CompiledPart> parts;
  std::vector<Condition> conditions;
  bool weighs = false;
  ++ors_;
  for (const Node& child : node.children) {
    const std::size_t scored = parts_.size();
    parts.push_back(compile_node(child, sign));
    if (child.kind == NodeKind::And) parts_.restrict_to(parts.back().query, scored);
    weighs |= parts.back().weighs;
    conditions.push_back(std::move(parts.back().condition));
  }
  --ors_;
  std::vector<Query> any;
  for (const CompiledPart& part : parts) {
    if (!part.query.empty()) any.push_back(weighs && !part.weighs ? weightless(part.query) : part.query);
  }
  merge_repeats(any);
  return {any.empty() ? Query() : joined(Query::OP_OR, any), weighs, Condition::any(std::move(conditions))};
}

// The article itself and its copies are left out.
CompiledPart Compiler::compile_like(const Node& node, Sign sign) {
  std::vector<Query> any;
  std::vector<Condition> conditions;
  for (const std::string& id : node.filter.values) {
    const Xapian::docid document = find_article(database_, id);
    if (document == 0) continue;  // warned about below
    const std::vector<TellingStem> stems = telling_stems(database_, document);
    if (Query query = similar_query(stems); !query.empty()) any.push_back(std::move(query));
    for (const TellingStem& stem : stems) {
      if (sign == Sign::Plus && !undated_) {
        ScoredPart scored = similar_part(stem, compiled_.marks.size());
        scored.scale = scale_;
        parts_.add(std::move(scored));
      }
      conditions.push_back(mark(similar_mark(stem), nullptr, sign));
    }
  }
  Node copies = node;
  copies.field = schema::find_field("copies-of");
  const Query without = filters_.make(copies);
  if (any.empty()) return {Query(), true};
  const Query query = joined(Query::OP_OR, any);
  return {without.empty() ? query : Query(Query::OP_AND_NOT, query, without), true,
          Condition::any(std::move(conditions))};
}

CompiledPart Compiler::compile_filter(const Node& node, Sign sign) {
  if (node.field->name == "like") return compile_like(node, sign);
  const bool is_range = node.field->name == "date" && (node.filter.from || node.filter.until);
  if (is_range && sign == Sign::Plus) {
    compiled_.by_date = true;
    if (undated_) return {filters_.undated(), false};
  }
  const Query filter = filters_.make(node);
  return {filter, false, {.query = filter}};
}

}  // namespace

CompiledQuery compile(const Node& root, const schema::ShardedDatabase& database, const CompileOptions& options) {
  // A query with many patterns must not become one of very many words.
  const std::size_t share = options.all_expansions / std::max<std::size_t>(count_patterns(root), 1);
  CompileOptions shared = options;
  shared.expansions = std::min(options.expansions, std::max<std::size_t>(share, 1));
  return Compiler(database, shared).compile(root);
}

}  // namespace wirecopy::searcher
