// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/suggestions.h"

#include <algorithm>
#include <optional>
#include <set>

#include "schema/fields.h"
#include "schema/record.h"
#include "schema/terms.h"
#include "searcher/characters.h"
#include "searcher/json_parts.h"
#include "searcher/matches.h"
#include "searcher/ranking.h"
#include "searcher/reading.h"
#include "searcher/shown_names.h"
#include "searcher/vocabulary.h"
#include "text/compose.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::searcher {

namespace {

using Xapian::Query;

// Names are whole or by their words; of so many terms the most frequent are looked at.
constexpr std::size_t most_names_walked = 20'000;
constexpr std::size_t most_words_of_name = 4;
constexpr std::size_t longest_typed = 1024;
// Words that the unfinished word of a headline may become.
constexpr std::size_t most_headline_words = 50;

// A text that is being typed, cut before its last word.
struct Typed {
  std::string before;                    // up to the last word and its field
  const schema::Field* field = nullptr;  // that the last word stands behind
  std::string word;                      // the last one, perhaps unfinished; quotes taken off
  std::string list{};                    // source:reuters, where names stand between the field and the last word
  bool is_whole = false;                 // a = stands in front of it
};

// Where the last name begins of a list that reaches from `begin` to the end of the text, its = and quote with it.
std::size_t last_name(std::string_view text, std::size_t begin) {
  while (true) {
    std::size_t end = begin + (text.substr(begin).starts_with('=') ? 1 : 0);
    if (text.substr(end).starts_with('"')) end = text.find('"', end + 1);
    if (end != std::string_view::npos) end = text.find_first_of(" ()|,", end);
    if (end == std::string_view::npos) return begin;
    if (text[end] != ',') return std::string_view::npos;
    begin = end + 1;
  }
}

// A name behind a field, as in source:reu or source:reuters,="harbour po: what stands in an open quote is one value.
std::optional<Typed> cut_name(std::string_view text) {
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':', colon + 1)) {
    const std::size_t begin = text.substr(0, colon).find_last_of(" ()|+-!\"") + 1;
    const schema::Field* field = schema::find_field(text.substr(begin, colon - begin));
    const bool is_in_quote = std::ranges::count(text.substr(0, begin), '"') % 2 == 1;
    if (field == nullptr || field->kind == schema::FieldKind::Text || is_in_quote) continue;
    const std::size_t last = last_name(text, colon + 1);
    if (last == std::string_view::npos) continue;
    const bool is_whole = text.substr(last).starts_with('=');
    std::string_view word = text.substr(last + (is_whole ? 1 : 0));
    if (word.starts_with('"')) word.remove_prefix(1);
    if (word.empty() || word.ends_with('"')) return {};
    const std::size_t list_end = last == colon + 1 ? begin : last;
    return Typed{.before = std::string(text.substr(0, begin)),
                 .field = field,
                 .word = std::string(word),
                 .list = std::string(text.substr(begin, list_end - begin)),
                 .is_whole = is_whole};
  }
  return {};
}

// Whether what comes next is one of several that may match.
bool ends_in_or(std::string_view text) {
  const std::size_t end = text.find_last_not_of(' ') + 1;
  text = text.substr(0, end);
  return text.ends_with('|') || text == "OR" || text.ends_with(" OR") || text.ends_with(")OR");
}

// The last word reaches from the last blank or sign to the end; nothing when there is none.
std::optional<Typed> cut_last_word(std::string_view text) {
  if (text.empty() || text.size() > longest_typed) return {};
  if (auto name = cut_name(text)) return name;
  std::size_t begin = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t code_point = text::next_code_point(text, position);
    if (is_space(code_point) || code_point == '(' || code_point == ')' || code_point == '|' || code_point == '"' ||
        opens_quote(code_point))
      begin = position;
  }
  Typed typed;
  std::string_view last = text.substr(begin);
  std::string_view head = text.substr(0, begin);
  while (!last.empty() && std::string_view("+-!=~").find(last.front()) != std::string_view::npos) {
    last.remove_prefix(1);
    head = text.substr(0, static_cast<std::size_t>(last.data() - text.data()));
  }
  // A quote that was opened right before the word is not closed yet: it goes with it.
  if (head.ends_with('"') && std::ranges::count(head, '"') % 2 == 1) head.remove_suffix(1);
  if (const std::size_t colon = last.find(':'); colon != std::string_view::npos) {
    typed.field = schema::find_field(last.substr(0, colon));
    if (typed.field == nullptr) return {};
    last.remove_prefix(colon + 1);
  } else if (head.ends_with(':')) {
    const std::size_t name = head.substr(0, head.size() - 1).find_last_of(" (\"") + 1;
    typed.field = schema::find_field(head.substr(name, head.size() - 1 - name));
    if (typed.field == nullptr) return {};
    head = head.substr(0, name);
  }
  typed.before = head;
  typed.word = last;
  if (typed.word.empty()) return {};
  return typed;
}

std::string name_query(const schema::Field& field, const std::string& value) {
  Node node;
  node.kind = NodeKind::Filter;
  node.field = &field;
  node.filter.values = {value};
  return to_query_text(node);
}

class Suggester {
 public:
  Suggester(const View& view, Typed typed, std::size_t most)
      : view_(view), typed_(std::move(typed)), most_(most), in_quote_(std::ranges::count(typed_.before, '"') % 2 == 1) {
    if (ends_in_or(typed_.before)) return;
    Request request;
    request.text = typed_.before;
    const Reading reading = read_query(view, request);
    const bool is_everything = reading.root.kind == NodeKind::Everything;
    if (!is_everything) before_ = reading.compiled.query;
  }

  std::vector<Suggestion> run() {
    const bool is_text = typed_.field == nullptr || typed_.field->kind == schema::FieldKind::Text;
    if (is_text) add_words();
    if (in_quote_) {
      add_headlines();
      return std::move(made_);
    }
    if (typed_.field == nullptr || typed_.field->name == "source") add_names("source", SuggestionKind::Outlet);
    if (typed_.field == nullptr || typed_.field->name == "author") add_names("author", SuggestionKind::Author);
    if (is_text) add_headlines();
    return std::move(made_);
  }

 private:
  // How many articles with what was typed before match this, too.
  uint64_t count_with_before(const Query& query, uint64_t alone) const {
    if (!before_) return alone;
    if (before_->empty()) return 0;
    return count_matches(view_.database, Query(Query::OP_FILTER, *before_, query));
  }

  // How many articles the query finds that a word in its place makes: behind title: or in an open quote.
  uint64_t count_of(const std::string& word) const {
    Request request;
    request.text = ends_in_or(typed_.before) ? word : typed_.before + word;
    return count_matches(view_.database, read_query(view_, request).compiled.query);
  }

  void add_words() {
    Vocabulary vocabulary(view_.database, view_.languages);
    const std::string prefix = text::fold(typed_.word);
    const bool is_placed = in_quote_ || (typed_.field != nullptr && !typed_.field->prefix.empty());
    const std::vector<WordCount> words = vocabulary.starting_with(prefix, before_ || is_placed ? 4 * most_ : most_);
    const std::string field = typed_.field == nullptr ? "" : std::string(typed_.field->name) + ":";
    std::vector<Suggestion> found;
    for (const WordCount& word : words) {
      const uint64_t articles =
          is_placed ? count_of(field + word.word) : count_with_before(Vocabulary::holds(word.word), word.articles);
      if (articles == 0) continue;
      const std::string written = vocabulary.as_written(word.word);
      found.push_back({.kind = SuggestionKind::Word,
                       .text = written,
                       .query = typed_.before + field + written,
                       .id = {},
                       .articles = articles});
    }
    add_most_frequent(std::move(found));
  }

  // Names that start with the last words, or have a word that starts with the last one.
  void add_names(std::string_view field, SuggestionKind kind) {
    std::vector<Suggestion> found;
    std::string before = typed_.before;
    std::string name = typed_.word;
    for (std::size_t words = 1; found.empty() && words <= most_words_of_name; ++words) {
      find_names(field, kind, before, name, found);
      if (!found.empty() || typed_.field != nullptr || !take_one_more_word(before, name)) break;
    }
    // Of the last word alone many names may come; those of more words say more.
    while (typed_.field == nullptr && take_one_more_word(before, name)) {
      std::vector<Suggestion> longer;
      find_names(field, kind, before, name, longer);
      if (longer.empty()) break;
      found = std::move(longer);
    }
    add_most_frequent(std::move(found));
  }

  static bool take_one_more_word(std::string& before, std::string& name) {
    const std::size_t end = before.find_last_not_of(' ');
    if (end == std::string::npos) return false;
    const std::size_t begin = before.find_last_of(" ()\":", end);
    const std::size_t first = begin == std::string::npos ? 0 : begin + 1;
    if (first > end || std::string_view("+-!=~").find(before[first]) != std::string_view::npos) return false;
    name = before.substr(first, end - first + 1) + " " + name;
    before.resize(first);
    return true;
  }

  void find_names(std::string_view field_name, SuggestionKind kind, const std::string& before, const std::string& typed,
                  std::vector<Suggestion>& found) const {
    const schema::Field* field = schema::find_field(field_name);
    const std::string folded = text::fold(typed);
    // Of one word a word of the name, of more the beginning of the whole.
    const bool is_of_words = folded.find(' ') != std::string::npos;
    std::vector<WordCount> terms;
    walk_terms(view_.database, schema::make_term(field->prefix, is_of_words ? "=" + folded : folded), most_names_walked,
               [&](const std::string& term, Xapian::doccount articles) {
                 terms.push_back({term, articles});
               });
    std::ranges::stable_sort(terms, std::ranges::greater(), &WordCount::articles);
    std::set<std::string> known;  // spellings of one name are found alike
    for (std::size_t i = 0; i < std::min(terms.size(), 3 * most_); ++i) {
      for (const std::string& name : names_with(view_.database, *field, terms[i].word)) {
        const std::vector<std::string> whole = schema::query_terms(*field, "=" + name);
        if (whole.empty() || !known.insert(whole.front()).second) continue;
        const uint64_t articles = view_.database.get_termfreq(whole.front());
        const std::vector<std::string> words = schema::query_terms(*field, name);
        const bool is_told_by_words =
            count_matches(view_.database, Query(Query::OP_AND, words.begin(), words.end())) == articles;
        const bool is_plain = is_told_by_words && !typed_.is_whole;
        const std::string query = is_plain ? name_query(*field, name) : name_condition(*field, name);
        found.push_back({.kind = kind,
                         .text = name,
                         .query = before + typed_.list + query.substr(typed_.list.empty() ? 0 : query.find(':') + 1),
                         .id = {},
                         .articles = articles});
      }
    }
  }

  // The words typed so far stand in the headline, the last one perhaps as the beginning of a word.
  void add_headlines() {
    Request request;
    request.text = typed_.before;
    ParsedQuery parsed = parse_query(ends_in_or(typed_.before) ? std::string_view() : typed_.before, {});
    put_into_title(parsed.root);
    Node last;
    last.kind = NodeKind::Word;
    last.field = &schema::field("title");
    last.word = {.text = typed_.word + "*", .form = WordForm::Wildcard};
    Node all;
    all.kind = NodeKind::And;
    if (parsed.root.kind != NodeKind::Everything) all.children.push_back(std::move(parsed.root));
    all.children.push_back(std::move(last));
    CompileOptions options;
    options.expansions = most_headline_words;
    options.languages = view_.languages;
    options.common_stems = view_.common_stems;
    options.doccount = view_.database.get_doccount();
    const CompiledQuery compiled = compile(all, view_.database, options);
    request.limit = static_cast<uint32_t>(3 * most_);
    Tally tally;
    const Selection selection = select({view_.database, view_.columns}, compiled, request, tally);
    std::vector<Suggestion> found;
    for (const Selected& selected : selection.page) {
      const corpus::Article article =
          schema::decode_record_head(schema::read_record(view_.database, selected.document)).article;
      const bool is_known =
          std::ranges::any_of(found, [&](const Suggestion& each) { return each.text == article.title; });
      if (is_known || found.size() == most_) continue;
      found.push_back({.kind = SuggestionKind::Headline,
                       .text = article.title,
                       .query = name_query(schema::field("id"), article.id),
                       .id = article.id,
                       .articles = std::max<uint64_t>(1, selected.group.members.size())});
    }
    std::ranges::move(found, std::back_inserter(made_));
  }

  static void put_into_title(Node& node) {
    if ((node.kind == NodeKind::Word || node.kind == NodeKind::Phrase) && node.field == nullptr)
      node.field = &schema::field("title");
    if (node.kind == NodeKind::Phrase) return;
    for (Node& child : node.children) put_into_title(child);
  }

  void add_most_frequent(std::vector<Suggestion> found) {
    std::ranges::stable_sort(found, [](const Suggestion& a, const Suggestion& b) {
      return a.articles != b.articles ? a.articles > b.articles : a.text < b.text;
    });
    found.resize(std::min(found.size(), most_));
    std::ranges::move(found, std::back_inserter(made_));
  }

  const View& view_;
  const Typed typed_;
  const std::size_t most_;
  const bool in_quote_;          // a phrase is being typed
  std::optional<Query> before_;  // what was typed before the last word and must match with it
  std::vector<Suggestion> made_;
};

}  // namespace

std::vector<Suggestion> suggest(const View& view, std::string_view text, uint32_t most) {
  const std::string repaired = text::composed(text::repair_utf8(text));
  auto typed = cut_last_word(repaired);
  if (!typed || text::fold(typed->word).empty() || most == 0) return {};
  return Suggester(view, std::move(*typed), std::min(most, most_suggestions)).run();
}

std::string to_json(const Suggestions& suggestions) {
  Json list = Json::array();
  for (const Suggestion& each : suggestions.suggestions) {
    const auto kind = std::ranges::find(suggestion_kinds, each.kind, &Named<SuggestionKind>::value);
    Json json = {{"kind", kind->name}, {"text", each.text}, {"query", each.query}, {"articles", each.articles}};
    if (!each.id.empty()) json["id"] = each.id;
    list.push_back(std::move(json));
  }
  return dumped({{"format_version", 1},
                 {"index", json_of(suggestions.index)},
                 {"text", suggestions.text},
                 {"suggestions", std::move(list)},
                 {"warnings", json_of(suggestions.warnings)}});
}

}  // namespace wirecopy::searcher
