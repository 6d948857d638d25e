// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

#include "searcher/field_values.h"
#include "searcher/lexer.h"
#include "searcher/operators.h"
#include "searcher/scanner.h"
#include "searcher/syntax.h"
#include "searcher/tree.h"
#include "searcher/warnings.h"
#include "searcher/word_cutter.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::searcher {

namespace {

// What is left of a word beside a wildcard that was taken out, without the punctuation that joined them.
void trim_part(CutWord& part) {
  const auto is_kept = [](char32_t c) { return text::is_word_character(c) || c == '*' || c == '?'; };
  std::size_t begin = part.text.size();
  std::size_t end = 0;
  for (std::size_t position = 0; position < part.text.size();) {
    const std::size_t at = position;
    if (!is_kept(text::next_code_point(part.text, position))) continue;
    begin = std::min(begin, at);
    end = position;
  }
  part.text = begin < end ? part.text.substr(begin, end - begin) : std::string();
}

// A word of a phrase as it is read inside of quotes, which is how phrases are written: a ? counts between letters only,
// and another parts what it stands between. None where nothing else is in it.
std::vector<CutWord> as_in_quotes(const CutWord& word) {
  if (!word.has_wildcard) return {word};
  std::vector<CutWord> parts(1);
  char32_t before = ' ';
  for (std::size_t position = 0; position < word.text.size();) {
    const std::size_t begin = position;
    const char32_t character = text::next_code_point(word.text, position);
    std::size_t ahead = position;
    const char32_t next = position < word.text.size() ? text::next_code_point(word.text, ahead) : ' ';
    const bool parts_words = character == '?' && !(text::is_word_character(before) && text::is_word_character(next));
    before = character;
    if (parts_words) {
      if (!parts.back().text.empty()) parts.emplace_back();
      continue;
    }
    CutWord& part = parts.back();
    const bool is_wildcard = character == '*' || character == '?';
    if (is_wildcard && !part.has_wildcard && !tells_words_apart(part.text)) {
      if (!part.text.empty()) parts.emplace_back();
      continue;
    }
    part.text.append(word.text, begin, position - begin);
    part.has_wildcard |= is_wildcard;
  }
  std::vector<CutWord> whole;
  for (CutWord& part : parts) {
    trim_part(part);
    if (part.has_wildcard) {
      whole.push_back(std::move(part));
      continue;
    }
    text::Words words(part.text);
    for (text::Word cut; words.next(cut);) whole.push_back({std::string(cut.span.of(part.text)), false});
  }
  return whole;
}

// How many words the tree will have, but for copies.
std::size_t words_as_read(const Lexed& lexed) {
  std::size_t count = 0;
  for (const Token& token : lexed.tokens) {
    const bool is_exact = token.kind == TokenKind::Word && token.form == WordForm::Exact && token.words.size() > 1;
    for (uint32_t word = token.words.begin; word < token.words.end; ++word)
      count += is_exact ? as_in_quotes(lexed.words[word]).size() : 1;
  }
  return count;
}

// Each wildcard stands for many words at one place of a phrase, and Xapian looks at no clock while it compares places.
constexpr std::size_t most_phrase_wildcards = 16;

std::size_t count_leaves(const Node& node) {
  if (node.children.empty()) return 1;
  std::size_t count = 0;
  for (const Node& child : node.children) count += count_leaves(child);
  return count;
}

// Recursive descent over tokens whose operators all have what they join. The depth is that of the brackets, which
// settle_tokens has bounded.
class Parser {
 public:
  Parser(const Lexed& lexed, const SyntaxOptions& options, WarningList& warnings);

  Node parse();

 private:
  // The field that holds inside of brackets, field:( ... )
  using Context = const schema::Field*;

  struct Item {
    Node node;
    bool required = false;   // marked with +
    bool after_and = false;  // AND stands before it
  };

  bool at(TokenKind kind) const { return position_ < tokens_.size() && tokens_[position_].kind == kind; }
  bool accept(TokenKind kind);

  std::optional<Node> parse_or(Context context);
  std::optional<Node> parse_and(Context context);
  std::optional<Item> parse_near(Context context);
  std::optional<Item> parse_unary(Context context);
  std::optional<Node> parse_primary(Context context);
  std::optional<Node> parse_boosted(Context context);
  std::string value_of(const Token& token) const;
  std::optional<Node> parse_value(const Token& token, const schema::Field& field,
                                  const std::vector<std::string>& values);

  Node word_node(const Token& token, const CutWord& word, Context context, WordForm form);
  std::optional<Node> words_node(const Token& token, Context context);
  bool ends_question(const Token& token) const;
  std::optional<Node> question_word(const Token& token, Context context);
  void limit_wildcards(Node& phrase);
  Node near_phrase(Node phrase, uint32_t distance);
  Node fitted(Node near);
  Node join_any(std::vector<Item> items);
  bool may_copy(const Node& node);
  Node join_near(std::vector<Node> operands, const std::vector<Token>& joints);

  const Lexed& lexed_;
  const std::vector<Token>& tokens_;
  std::size_t position_ = 0;
  std::size_t words_left_;   // of most_query_words
  bool leaves_out_ = false;  // words that are only wanted
  MatchMode match_;
  DateContext dates_;
  WarningList& warnings_;
};

Parser::Parser(const Lexed& lexed, const SyntaxOptions& options, WarningList& warnings)
    : lexed_(lexed),
      tokens_(lexed.tokens),
      words_left_(most_query_words - std::min(most_query_words, words_as_read(lexed))),
      match_(options.match),
      warnings_(warnings) {
  dates_.now = options.now;
  if (const auto zone = text::TimeZone::find(options.time_zone)) {
    dates_.zone = *zone;
  } else {
    warnings_.add("unknown_time_zone", {}, {options.time_zone});
  }
}

bool Parser::accept(TokenKind kind) {
  if (!at(kind)) return false;
  ++position_;
  return true;
}

Node Parser::parse() {
  Node root = parse_or(nullptr).value_or(Node{});
  if (leaves_out_) warnings_.add("required_brackets", {});
  return root;
}

std::optional<Node> Parser::parse_or(Context context) {
  std::vector<Node> children;
  do {
    if (auto child = parse_and(context)) children.push_back(std::move(*child));
  } while (accept(TokenKind::Or));
  return join_any_number(NodeKind::Or, std::move(children));
}

std::optional<Node> Parser::parse_and(Context context) {
  std::vector<Item> items;
  while (position_ < tokens_.size() && !at(TokenKind::Or) && !at(TokenKind::Close)) {
    const bool after_and = accept(TokenKind::And);
    const std::size_t before = position_;
    auto item = parse_near(context);
    if (!item) {
      if (position_ == before) ++position_;  // an empty bracket or the like; always goes on
      continue;
    }
    item->after_and = after_and;
    items.push_back(std::move(*item));
  }
  if (match_ == MatchMode::Any && items.size() > 1) return join_any(std::move(items));
  std::vector<Node> children;
  for (Item& item : items) children.push_back(std::move(item.node));
  return join_any_number(NodeKind::And, std::move(children));
}

// What is required is copied, brackets within brackets again and again: a query stays as long as any other may be.
bool Parser::may_copy(const Node& node) {
  const std::size_t copied = count_leaves(node);
  if (copied > words_left_) return false;
  words_left_ -= copied;
  return true;
}

// Any-word matching: words that only stand side by side are joined with OR. What is marked with +, taken away, or a
// filter holds for all of them.
Node Parser::join_any(std::vector<Item> items) {
  std::vector<Node> any;
  std::vector<Node> all;
  bool weighs_all = true;
  for (std::size_t i = 0; i < items.size();) {
    std::size_t end = i + 1;
    while (end < items.size() && items[end].after_and) ++end;
    const bool restricts =
        end == i + 1 && (items[i].node.kind == NodeKind::Not || items[i].node.kind == NodeKind::Filter);
    const bool required = items[i].required && !restricts;
    std::vector<Node> group;
    for (; i < end; ++i) group.push_back(std::move(items[i].node));
    Node node = join(NodeKind::And, std::move(group));
    // What is required is one of the words too: the others are then only wanted.
    const bool copied = required && may_copy(node);
    weighs_all = weighs_all && (!required || copied);
    if (restricts || (required && !copied)) {
      all.push_back(std::move(node));
    } else {
      if (required) all.push_back(node);
      any.push_back(std::move(node));
    }
  }
  if (!weighs_all) {
    leaves_out_ = true;
    any.clear();
  }
  if (any.size() == 1 && !all.empty() && to_query_text(any.front()) == to_query_text(all.front())) any.clear();
  if (auto either = join_any_number(NodeKind::Or, std::move(any))) all.insert(all.begin(), std::move(*either));
  return join(NodeKind::And, std::move(all));
}

std::optional<Parser::Item> Parser::parse_near(Context context) {
  auto first = parse_unary(context);
  if (!first) return first;
  std::vector<Node> operands;
  std::vector<Token> joints;
  const bool required = first->required;
  operands.push_back(std::move(first->node));
  while (at(TokenKind::Near) || at(TokenKind::Adjacent)) {
    const Token& joint = tokens_[position_++];
    auto next = parse_unary(context);
    if (!next) continue;
    joints.push_back(joint);
    operands.push_back(std::move(next->node));
  }
  Node node = joints.empty() ? std::move(operands.front()) : join_near(std::move(operands), joints);
  return Item{std::move(node), required, false};
}

Node Parser::join_near(std::vector<Node> operands, const std::vector<Token>& joints) {
  const Span at{operands.front().at.begin, operands.back().at.end};
  if (!std::ranges::all_of(operands, can_be_near) || !have_one_field(operands)) {
    warnings_.add("near_operand", joints.front().at);
    return join(NodeKind::And, std::move(operands));
  }
  for (Node& operand : operands) {
    part_patterns(operand);
    if (clear_boosts(operand)) warnings_.add("boost_ignored", operand.at);
  }
  // Xapian measures one distance over a whole group, so a chain of one kind becomes one group, and a change of kind
  // starts another with the operand that stands between them.
  std::vector<Node> groups;
  for (std::size_t i = 0; i < joints.size();) {
    Node group;
    group.kind = NodeKind::Near;
    group.at = at;
    group.ordered = joints[i].kind == TokenKind::Adjacent;
    group.children.push_back(operands[i]);
    const TokenKind kind = joints[i].kind;
    uint32_t narrowest = joints[i].number;
    uint32_t widest = narrowest;
    for (; i < joints.size() && joints[i].kind == kind; ++i) {
      group.children.push_back(operands[i + 1]);
      widest = std::max(widest, joints[i].number);
      narrowest = std::min(narrowest, joints[i].number);
    }
    group.window = widest;
    group = fitted(std::move(group));
    if (narrowest != widest && group.kind == NodeKind::Near) warnings_.add("near_chain", at, {to_query_text(group)});
    groups.push_back(std::move(group));
  }
  if (groups.size() > 1) {
    Node all = join(NodeKind::And, groups);
    warnings_.add("near_chain", at, {to_query_text(all)});
    return all;
  }
  return std::move(groups.front());
}

// A Near as it can be looked for: with room for its words, or an And of too many.
Node Parser::fitted(Node near) {
  if (near_words(near) > most_near_words) {
    warnings_.add("near_too_long", near.at, {std::to_string(most_near_words)});
    return join(NodeKind::And, std::move(near.children));
  }
  const std::string asked = std::to_string(near.window);
  if (fit_window(near)) warnings_.add("near_widened", near.at, {asked, std::to_string(near.window)});
  return near;
}

std::optional<Parser::Item> Parser::parse_unary(Context context) {
  bool negated = false;
  bool required = false;
  Span at;
  while (this->at(TokenKind::Not) || this->at(TokenKind::Minus) || this->at(TokenKind::Plus)) {
    const Token& sign = tokens_[position_++];
    if (at.end == 0) at = sign.at;
    if (sign.kind == TokenKind::Plus) {
      required = true;
    } else {
      negated = !negated;
    }
  }
  auto node = parse_boosted(context);
  if (!node) return std::nullopt;
  if (negated) node = make_not(std::move(*node));
  return Item{std::move(*node), required, false};
}

std::optional<Node> Parser::parse_boosted(Context context) {
  auto node = parse_primary(context);
  while (at(TokenKind::Boost)) {
    const Token& token = tokens_[position_++];
    if (!node) continue;
    if (node->kind == NodeKind::Not || node->kind == NodeKind::Filter || node->kind == NodeKind::Everything) {
      warnings_.add("boost_ignored", token.at);
      continue;
    }
    node->boost = std::min(std::round(node->boost * token.boost * 1000) / 1000, largest_boost);
  }
  return node;
}

// source:(bbc OR ="the times"): the = of a word is that of a value.
std::string Parser::value_of(const Token& token) const {
  const std::string mark = token.form == WordForm::Exact ? "=" : "";
  return mark + std::string(token.cooked.of(lexed_.text));
}

std::optional<Node> Parser::parse_primary(Context context) {
  const bool is_last = position_ + 1 == tokens_.size();
  // Of several fields in a row the last counts.
  for (; at(TokenKind::Field); ++position_) context = tokens_[position_].field;
  if (position_ >= tokens_.size()) return std::nullopt;
  const Token& token = tokens_[position_];
  switch (token.kind) {
    case TokenKind::Open: {
      ++position_;
      auto node = parse_or(context);
      accept(TokenKind::Close);
      return node;
    }
    case TokenKind::Everything:
      ++position_;
      return Node{.at = token.at};
    case TokenKind::Value:
      ++position_;
      return parse_value(token, *token.field, token.values);
    case TokenKind::Word:
    case TokenKind::Phrase:
      ++position_;
      if (context != nullptr && context->kind != schema::FieldKind::Text)
        return parse_value(token, *context, {value_of(token)});
      return is_last && ends_question(token) ? question_word(token, context) : words_node(token, context);
    default:
      return std::nullopt;
  }
}

// A value that cannot be read is searched for as text.
std::optional<Node> Parser::parse_value(const Token& token, const schema::Field& field,
                                        const std::vector<std::string>& values) {
  if (auto node = make_filter(field, values, token.at, dates_, warnings_)) return node;
  return words_node(token, nullptr);
}

Node Parser::word_node(const Token& token, const CutWord& word, Context context, WordForm form) {
  if (word.has_wildcard && form == WordForm::Synonym) warnings_.add("pattern_synonym", token.at, {word.text});
  Node node;
  node.kind = NodeKind::Word;
  // body: means what no field means.
  if (context != nullptr && !context->prefix.empty()) node.field = context;
  node.word.text = word.text;
  node.word.form = word.has_wildcard ? WordForm::Wildcard : form;
  node.at = token.at;
  return node;
}

void Parser::limit_wildcards(Node& phrase) {
  std::size_t wildcards = 0;
  const auto over = std::ranges::find_if(phrase.children, [&](const Node& child) {
    return child.word.form == WordForm::Wildcard && ++wildcards > most_phrase_wildcards;
  });
  if (over == phrase.children.end()) return;
  warnings_.add("too_long", phrase.at, {std::to_string(most_phrase_wildcards) + " wildcards in a phrase"});
  phrase.children.erase(over, phrase.children.end());
}

// One word as it is marked; several, which were typed without a space or in quotes, as a phrase.
std::optional<Node> Parser::words_node(const Token& token, Context context) {
  if (token.words.size() == 0) return std::nullopt;
  const bool quoted = token.kind == TokenKind::Phrase;
  const WordForm form = quoted && token.form != WordForm::Synonym ? WordForm::Exact : token.form;
  const auto words = std::span(lexed_.words).subspan(token.words.begin, token.words.size());
  if (words.size() == 1) {
    Node node = word_node(token, words.front(), context, form);
    if (node.word.form == WordForm::Fuzzy) node.word.distance = static_cast<int>(token.number);
    return node;
  }
  Node phrase;
  phrase.kind = NodeKind::Phrase;
  phrase.at = token.at;
  phrase.exact = quoted || form == WordForm::Exact;
  for (const CutWord& word : words) {
    for (const CutWord& part : phrase.exact ? as_in_quotes(word) : std::vector{word}) {
      Node child = word_node(token, part, context, phrase.exact ? WordForm::Exact : WordForm::Stem);
      child.field = nullptr;
      phrase.children.push_back(std::move(child));
    }
  }
  if (phrase.children.empty()) return std::nullopt;
  limit_wildcards(phrase);
  QueryWord& last = phrase.children.back().word;
  if (form == WordForm::Fuzzy && last.form == WordForm::Stem) {
    last.form = WordForm::Fuzzy;
    last.distance = static_cast<int>(token.number);
  }
  phrase.field = context != nullptr && !context->prefix.empty() ? context : nullptr;
  if (form == WordForm::Synonym) {
    phrase.word.form = form;
    for (const Node& child : phrase.children)
      phrase.word.text.append(phrase.word.text.empty() ? "" : " ") += child.word.text;
  }
  return quoted && token.number > 0 ? near_phrase(std::move(phrase), token.number) : std::move(phrase);
}

// Whether the ? of a last word may be a question mark: three words and more stand in a row.
bool Parser::ends_question(const Token& token) const {
  constexpr std::size_t fewest_words = 3;
  if (tokens_.size() < fewest_words || token.form != WordForm::Stem || token.words.size() != 1) return false;
  const std::string& typed = lexed_.words[token.words.begin].text;
  return lexed_.words[token.words.begin].has_wildcard && typed.find_first_of("*?") + 1 == typed.size() &&
         typed.ends_with('?') &&
         std::ranges::all_of(tokens_, [](const Token& each) { return each.kind == TokenKind::Word; });
}

// "What did he say about trade?": the word, or one with any letter there.
std::optional<Node> Parser::question_word(const Token& token, Context context) {
  CutWord typed = lexed_.words[token.words.begin];
  std::vector<Node> either{word_node(token, typed, context, WordForm::Stem)};
  typed.text.pop_back();
  typed.has_wildcard = false;
  trim_part(typed);
  either.push_back(word_node(token, typed, context, WordForm::Stem));
  return join(NodeKind::Or, std::move(either));
}

// "a b c"~5
Node Parser::near_phrase(Node phrase, uint32_t distance) {
  phrase.kind = NodeKind::Near;
  phrase.exact = false;
  phrase.window = distance;
  for (Node& child : phrase.children) child.field = phrase.field;
  phrase.field = nullptr;
  return fitted(std::move(phrase));
}

}  // namespace

ParsedQuery parse_query(std::string_view text, const SyntaxOptions& options) {
  WarningList warnings;
  const std::string source = repaired_query(text, warnings);
  Lexed lexed = lex(source, warnings);
  settle_tokens(lexed, source, warnings);
  const bool has_signs = std::ranges::any_of(source, [](char byte) { return static_cast<unsigned char>(byte) > ' '; });
  if (lexed.tokens.empty() && has_signs && warnings.empty())
    warnings.add("no_word", {0, static_cast<uint32_t>(source.size())}, {source});
  ParsedQuery parsed;
  parsed.root = Parser(lexed, options, warnings).parse();
  limit_nesting(parsed.root, warnings);
  const auto zone = text::TimeZone::find(options.time_zone);
  parsed.interpreted = to_query_text(parsed.root, !zone || zone->is_utc() ? DayStyle::Utc : DayStyle::Other);
  parsed.warnings = warnings.take();
  std::ranges::stable_sort(parsed.warnings, {}, [](const Warning& warning) { return warning.at.begin; });
  return parsed;
}

}  // namespace wirecopy::searcher
