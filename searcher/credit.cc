// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/credit.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "corpus/agencies.h"
#include "corpus/wire.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::searcher {

namespace {

// How much of a text is looked through for the name of its source, at either end.
constexpr std::size_t looked_at = 300;
// A shorter credit of the lead stands inside other words.
constexpr std::size_t shortest_credit = 4;
// A line, or what stands in brackets, of this many words is a credit and no sentence.
constexpr std::size_t longest_signature = 6;
// So many words before the name of a source, a word says that it is one: "according to the board of Norvik".
constexpr std::size_t longest_way_to_name = 4;
// "guardian" of "theguardian.com", but nothing of "them.us".
constexpr std::size_t shortest_behind_article = 3;

// Words that say where a text is from, folded.
constexpr std::array credit_words = std::to_array<std::string_view>(
    {"according",  "agence",  "agencia",     "agentur",     "agenzia",  "appeared",  "bericht",  "berichtet",
     "berichtete", "bron",    "contributed", "copyright",   "courtesy", "credit",    "erschien", "erschienen",
     "fonte",      "forras",  "fuente",      "informacion", "kalla",    "kaynak",    "kilde",    "lahde",
     "meldet",     "meldete", "originally",  "publicado",   "publie",   "published", "quelle",   "reported",
     "reporting",  "reports", "secondo",     "segun",       "selon",    "source",    "sources",  "told",
     "volgens",    "zdroj",   "zuerst",      "πηγη",        "источник", "материалам"});
static_assert(std::ranges::is_sorted(credit_words));

// A word of a text, and what it stands in: a sentence, a line, what stands in brackets, or between dashes.
struct Token {
  std::string_view spelled;
  std::string folded;
  uint32_t segment = 0;
  bool begins_segment = false;

  bool has_capital() const {
    std::size_t position = 0;
    return !text::is_lower(text::next_code_point(spelled, position));  // a script without capitals has none to ask for
  }
};

struct Segment {
  uint32_t words = 0;
  bool in_brackets = false;
  bool speaks_of_credit = false;

  bool is_credit() const { return in_brackets || speaks_of_credit || words <= longest_signature; }
};

// The places of a copy where it may say whose text it is, cut into words. `texts` outlive it.
class Places {
 public:
  explicit Places(const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      begin_segment(false);
      read(text);
    }
  }

  const std::vector<Token>& tokens() const { return tokens_; }
  const Segment& segment_of(const Token& token) const { return segments_[token.segment]; }

 private:
  void begin_segment(bool in_brackets) {
    if (!segments_.empty() && segments_.back().words == 0 && segments_.back().in_brackets == in_brackets) return;
    segments_.push_back({.in_brackets = in_brackets});
  }

  void add(std::string_view spelled) {
    Segment& segment = segments_.back();
    Token token{.spelled = spelled,
                .folded = text::fold(spelled),
                .segment = static_cast<uint32_t>(segments_.size() - 1),
                .begins_segment = segment.words == 0};
    ++segment.words;
    segment.speaks_of_credit |= std::ranges::binary_search(credit_words, token.folded);
    tokens_.push_back(std::move(token));
  }

  void read(std::string_view text) {
    std::size_t word = 0;  // where the word that is being read began
    bool in_word = false;
    for (std::size_t position = 0; position < text.size();) {
      const std::size_t begin = position;
      const char32_t character = text::next_code_point(text, position);
      if (text::is_word_character(character)) {
        if (!in_word) word = begin;
        in_word = true;
        continue;
      }
      if (in_word) add(text.substr(word, begin - word));
      in_word = false;
      const bool before_space = position == text.size() || text[position] == ' ' || text[position] == '\n';
      const bool behind_space = begin > 0 && text[begin - 1] == ' ';
      switch (character) {
        case '(':
        case '[':
        case 0xFF08:  // fullwidth brackets
        case 0x3010:
          begin_segment(true);
          break;
        case ')':
        case ']':
        case 0xFF09:
        case 0x3011:
        case '\n':
          begin_segment(false);
          break;
        case 0xA9:  // copyright sign
          begin_segment(false);
          segments_.back().speaks_of_credit = true;
          break;
        case '.':
        case '!':
        case '?':
          if (before_space) begin_segment(false);
          break;
        case '-':
        case 0x2013:
        case 0x2014:
          if (before_space && behind_space) begin_segment(false);
          break;
        default:
          break;
      }
    }
    if (in_word) add(text.substr(word));
  }

  std::vector<Token> tokens_;
  std::vector<Segment> segments_;
};

// Letters and digits alone, folded: "The Harbour-Courier" and "the harbour courier" are one.
std::string squeezed(std::string_view text) {
  std::string letters;
  const std::string folded = text::fold(text);
  for (std::size_t position = 0; position < folded.size();) {
    const std::size_t begin = position;
    if (text::is_word_character(text::next_code_point(folded, position)))
      letters += folded.substr(begin, position - begin);
  }
  return letters;
}

enum class Kind {
  Name,      // of a newspaper: of one word it may be a common one
  Agency,    // like no other word
  Initials,  // stand in other names too ("AP classes")
  Host,      // needs no capitals
};

struct SourceName {
  std::string letters;  // squeezed
  Kind kind = Kind::Name;
  std::string_view spelled;  // of initials, and of an outlet that does not go by a host
  bool is_subject = false;   // a name that the text of the source is about, too
};

// What a text may call an outlet that goes by a host (without "www.") or by a name.
void add_outlet(std::vector<SourceName>& names, std::string_view outlet) {
  if (outlet.empty()) return;
  const bool is_host = outlet.find('.') != std::string_view::npos && outlet.find(' ') == std::string_view::npos;
  if (is_host) names.push_back({squeezed(outlet), Kind::Host, {}});
  const std::string letters = squeezed(is_host ? outlet.substr(0, outlet.find('.')) : outlet);
  names.push_back({letters, Kind::Name, is_host ? std::string_view{} : outlet});
  if (letters.starts_with("the") && letters.size() >= 3 + shortest_behind_article)
    names.push_back({letters.substr(3), Kind::Name, {}});
}

void add_agency(std::vector<SourceName>& names, const corpus::Agency& agency) {
  for (const std::string_view name : corpus::listed(agency.names)) names.push_back({squeezed(name), Kind::Agency, {}});
  for (const std::string_view initials : corpus::listed(agency.initials))
    names.push_back({squeezed(initials), Kind::Initials, initials});
  for (const std::string_view host : corpus::listed(agency.hosts)) names.push_back({squeezed(host), Kind::Host, {}});
}

// Of how many words from `first` on the letters are those of the name, 0 when they are not.
std::size_t words_of(const std::vector<Token>& tokens, std::size_t first, std::string_view letters) {
  for (std::size_t next = first; next < tokens.size(); ++next) {
    if (!letters.starts_with(tokens[next].folded)) return 0;
    letters.remove_prefix(tokens[next].folded.size());
    if (letters.empty()) return next + 1 - first;
  }
  return 0;
}

// What stands between the first byte of a word and the last of another.
std::string_view spelled_from(const Token& first, const Token& last) {
  return {first.spelled.data(),
          static_cast<std::size_t>(last.spelled.data() + last.spelled.size() - first.spelled.data())};
}

// Whether a word shortly before says that a source is named next.
bool is_led_to(const Places& places, std::size_t first) {
  const std::vector<Token>& tokens = places.tokens();
  for (std::size_t before = first; before-- > 0 && first - before <= longest_way_to_name;) {
    if (tokens[before].segment != tokens[first].segment) return false;
    if (std::ranges::binary_search(credit_words, tokens[before].folded)) return true;
  }
  return false;
}

bool has_no_lower(std::string_view spelled) {
  for (std::size_t position = 0; position < spelled.size();) {
    if (text::is_lower(text::next_code_point(spelled, position))) return false;
  }
  return true;
}

// True when what stands in the text there is the name, and no common word.
bool is_name_at(const Places& places, std::size_t first, std::size_t words, const SourceName& name,
                bool nouns_have_capitals) {
  const Token& token = places.tokens()[first];
  const Segment& segment = places.segment_of(token);
  const Token& last = places.tokens()[first + words - 1];
  switch (name.kind) {
    case Kind::Host:
      return words > 1 || last.has_capital();
    case Kind::Agency:
      return last.has_capital() || words == segment.words;  // "/ritzau/"
    case Kind::Initials:
      return segment.is_credit() && (token.spelled == name.spelled || has_no_lower(token.spelled));
    case Kind::Name:
      break;
  }
  if (words == segment.words) return true;  // it is all that stands there
  if (name.is_subject) return segment.in_brackets || is_led_to(places, first);
  // Many languages write the second word of a name small: "Le Monde diplomatique".
  if (words > 1 && spelled_from(token, last) == name.spelled) return true;
  if (!last.has_capital()) return words > 1 && token.has_capital() && segment.is_credit();
  return words > 1 || segment.is_credit() || (!token.begins_segment && !nouns_have_capitals);
}

bool holds_name(const Places& places, const std::vector<SourceName>& names, bool nouns_have_capitals) {
  const std::vector<Token>& tokens = places.tokens();
  for (const SourceName& name : names) {
    if (name.letters.empty()) continue;
    for (std::size_t first = 0; first < tokens.size(); ++first) {
      const std::size_t words = words_of(tokens, first, name.letters);
      if (words > 0 && is_name_at(places, first, words, name, nouns_have_capitals)) return true;
    }
  }
  return false;
}

// All that the source of `lead` may be called.
std::vector<SourceName> source_names(const corpus::Article& lead) {
  std::vector<SourceName> names;
  std::string_view outlet = lead.outlet;
  if (outlet.starts_with("www.")) outlet.remove_prefix(4);
  const corpus::Agency* const own = corpus::find_agency(outlet);
  own == nullptr ? add_outlet(names, outlet) : add_agency(names, *own);
  const corpus::Agency* const credited = corpus::agency_in(lead.credit);
  if (credited != nullptr && credited != own) add_agency(names, *credited);
  // A company's own statement: its name in a copy says what that is about.
  const std::vector<std::string> headline{lead.title};
  const Places places(headline);
  for (SourceName& name : names) {
    if (name.kind != Kind::Name || name.letters.empty()) continue;
    for (std::size_t first = 0; first < places.tokens().size(); ++first)
      name.is_subject |= words_of(places.tokens(), first, name.letters) > 0;
  }
  return names;
}

}  // namespace

const CreditName& row_of(Credit credit) {
  return *std::ranges::find(credit_names, credit, &CreditName::credit);
}

Credit credit_of(const corpus::Article& copy, const corpus::Article& lead) {
  if (!copy.outlet.empty() && copy.outlet == lead.outlet) return Credit::SameOutlet;
  std::vector<std::string> texts = copy.authors;
  texts.push_back(copy.credit);
  const std::string& body = copy.body;
  if (body.size() <= 2 * looked_at) {
    texts.push_back(body);
  } else {
    texts.push_back(body.substr(0, text::character_start(body, looked_at)));
    texts.push_back(body.substr(text::character_start(body, body.size() - looked_at)));
  }
  const bool nouns_have_capitals = copy.language == "de" || copy.language == "lb";
  if (holds_name(Places(texts), source_names(lead), nouns_have_capitals)) return Credit::Given;
  if (lead.credit.empty()) return Credit::None;
  const std::vector<std::string> agencies = corpus::wire_names(lead);
  const std::vector<std::string> named = corpus::wire_names(copy);
  if (std::ranges::find_first_of(agencies, named) != agencies.end()) return Credit::Given;
  const bool is_repeated =
      copy.credit == lead.credit ||
      (lead.credit.size() >= shortest_credit &&
       std::ranges::any_of(texts, [&](const std::string& text) { return corpus::holds_whole(text, lead.credit); }));
  return is_repeated ? Credit::Given : Credit::None;
}

}  // namespace wirecopy::searcher
