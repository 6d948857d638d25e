// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/syntax.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "schema/terms.h"
#include "searcher/characters.h"
#include "searcher/dates.h"
#include "text/utf8.h"

namespace wirecopy::searcher {

namespace {

constexpr std::array operator_words{"AND",    "OR",   "NOT",    "NEAR",     "ADJ",
                                    "ＡＮＤ", "ＯＲ", "ＮＯＴ", "ＮＥＡＲ", "ＡＤＪ"};

std::string number_text(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed).ptr;
  return {buffer.data(), end};
}

std::string_view comparison_sign(Comparison comparison) {
  switch (comparison) {
    case Comparison::Equal:
      return "";
    case Comparison::Less:
      return "<";
    case Comparison::LessOrEqual:
      return "<=";
    case Comparison::Greater:
      return ">";
    case Comparison::GreaterOrEqual:
      return ">=";
  }
  return "";
}

bool is_special(char character) {
  return std::string_view("\"()|\\:^~=*?+-!").find(character) != std::string_view::npos;
}

bool is_ascii_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

enum class Place { Alone, InPhrase };

// A word so that it is read back as itself. Wildcards of a pattern stay; a lone operator word gets a backslash.
std::string word_text(const QueryWord& word, Place place = Place::Alone) {
  std::string out;
  if (word.form == WordForm::Exact) out += '=';
  if (word.form == WordForm::Synonym) out += '~';
  if (place == Place::Alone && out.empty() && std::ranges::find(operator_words, word.text) != operator_words.end())
    out += '\\';
  for (std::size_t i = 0; i < word.text.size(); ++i) {
    const char character = word.text[i];
    const bool stands_for_others = word.form == WordForm::Wildcard && (character == '*' || character == '?');
    const bool ends_a_list_item =
        character == ',' && !(is_ascii_digit_at(word.text, i - 1) && is_ascii_digit_at(word.text, i + 1));
    std::size_t end = i;
    const char32_t typed = text::next_code_point(word.text, end);
    const bool is_wide_sign = sign_meant(typed) != typed;
    if ((is_special(character) && !stands_for_others) || ends_a_list_item || is_wide_sign) out += '\\';
    out += character;
  }
  if (word.form == WordForm::Fuzzy) out += "~" + std::to_string(word.distance);
  return out;
}

bool is_plain_value(std::string_view value) {
  std::size_t position = 0;
  while (position < value.size()) {
    const char32_t code_point = text::next_code_point(value, position);
    if (code_point < 0x80 &&
        std::string_view("._/:@%&#+-").find(static_cast<char>(code_point)) != std::string_view::npos)
      continue;
    if (!text::is_word_character(code_point)) return false;
  }
  return !value.empty();
}

std::string value_text(const schema::Field& field, std::string_view value) {
  std::string out;
  if (schema::is_whole_name(field, value)) {
    out += value.front();
    value.remove_prefix(1);
  } else if (is_plain_value(value) && (field.kind != schema::FieldKind::Names || !value.starts_with('-'))) {
    return std::string(value);
  }
  out += '"';
  std::size_t position = 0;
  while (position < value.size()) {
    const std::size_t begin = position;
    const char32_t code_point = text::next_code_point(value, position);
    // Every quote mark, since which of them closes depends on the others.
    if (code_point == '"' || code_point == '\\' || (code_point >= 0x201C && code_point <= 0x201F)) out += '\\';
    out.append(value, begin, position - begin);
  }
  return out += '"';
}

std::string filter_text(const Node& node, DayStyle days) {
  const Filter& filter = node.filter;
  switch (node.field->kind) {
    case schema::FieldKind::Date:
    case schema::FieldKind::Bound:
      return filter.absent ? "none" : date_range_text(filter.from, filter.until, days);
    case schema::FieldKind::Number:
      return std::string(comparison_sign(filter.comparison)) + std::to_string(filter.number);
    default: {
      std::string out;
      for (const std::string& value : filter.values) out += (out.empty() ? "" : ",") + value_text(*node.field, value);
      return out;
    }
  }
}

// What joins other nodes and so needs brackets inside of another.
bool is_compound(const Node& node) {
  return node.kind == NodeKind::And || node.kind == NodeKind::Or || node.kind == NodeKind::Near;
}

class TextWriter {
 public:
  explicit TextWriter(DayStyle days) : days_(days) {}

  std::string take() { return std::move(out_); }

  void write(const Node& node) {
    switch (node.kind) {
      case NodeKind::Everything:
        out_ += '*';
        break;
      case NodeKind::Word:
        write_field(node);
        out_ += word_text(node.word);
        break;
      case NodeKind::Phrase:
        write_field(node);
        write_phrase(node);
        break;
      case NodeKind::Near:
        write_joined(node, (node.ordered ? " ADJ/" : " NEAR/") + std::to_string(node.window) + " ");
        break;
      case NodeKind::And:
        write_joined(node, " AND ");
        break;
      case NodeKind::Or:
        write_joined(node, " OR ");
        break;
      case NodeKind::Not:
        out_ += "NOT ";
        write_operand(node.children.front());
        break;
      case NodeKind::Filter:
        write_field(node);
        out_ += filter_text(node, days_);
        break;
    }
  }

  void write_operand(const Node& node) {
    const bool brackets = is_compound(node);
    if (brackets) out_ += '(';
    write(node);
    if (brackets) out_ += ')';
    if (node.boost != 1) out_ += "^" + number_text(node.boost);
  }

 private:
  void write_field(const Node& node) {
    if (node.field != nullptr) out_.append(node.field->name).append(":");
  }

  void write_phrase(const Node& node) {
    const std::string_view between = node.exact ? " " : "-";
    if (node.word.form == WordForm::Synonym) out_ += '~';
    if (node.exact) out_ += '"';
    bool first = true;
    for (const Node& word : node.children) {
      if (!first) out_ += between;
      first = false;
      QueryWord bare = word.word;
      if (bare.form == WordForm::Exact) bare.form = WordForm::Stem;
      out_ += word_text(bare, Place::InPhrase);
    }
    if (node.exact) out_ += '"';
  }

  void write_joined(const Node& node, const std::string& between) {
    bool first = true;
    for (const Node& child : node.children) {
      if (!first) out_ += between;
      first = false;
      write_operand(child);
    }
  }

  DayStyle days_;
  std::string out_;
};

std::string line_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::Everything:
      return "everything";
    case NodeKind::Word: {
      constexpr std::array forms{"word", "exact word", "wildcard", "fuzzy word", "word and synonyms"};
      std::string line = std::string(forms[static_cast<std::size_t>(node.word.form)]) + " " + node.word.text;
      if (node.word.form == WordForm::Fuzzy) line += ", " + std::to_string(node.word.distance) + " edits";
      return line;
    }
    case NodeKind::Phrase:
      return std::string(node.exact ? "phrase, as typed" : "phrase, by stems") +
             (node.word.form == WordForm::Synonym ? ", and synonyms" : "");
    case NodeKind::Near:
      return (node.ordered ? "in this order within " : "near, within ") + std::to_string(node.window) + " words";
    case NodeKind::And:
      return "and";
    case NodeKind::Or:
      return "or";
    case NodeKind::Not:
      return "not";
    case NodeKind::Filter:
      return "filter " + filter_text(node, DayStyle::Other);
  }
  return {};
}

void draw(const Node& node, std::size_t depth, std::string& out) {
  out.append(2 * depth, ' ').append(line_of(node));
  if (node.field != nullptr) out.append(" in ").append(node.field->name);
  if (node.boost != 1) out += ", weight " + number_text(node.boost);
  out += '\n';
  for (const Node& child : node.children) draw(child, depth + 1, out);
}

}  // namespace

std::string to_query_text(const Node& node, DayStyle days) {
  TextWriter writer(days);
  if (is_compound(node) && node.boost == 1) {
    writer.write(node);  // the outermost brackets say nothing
  } else {
    writer.write_operand(node);
  }
  return writer.take();
}

std::string name_condition(const schema::Field& field, std::string_view name) {
  return std::string(field.name) + ":" + value_text(field, "=" + std::string(name));
}

std::string to_drawing(const Node& node) {
  std::string out;
  draw(node, 0, out);
  return out;
}

}  // namespace wirecopy::searcher
