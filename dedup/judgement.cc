// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/judgement.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dedup/passages.h"
#include "dedup/shingles.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::dedup {

namespace {

// From here on two texts are one whatever it is that they differ in; an excerpt says nothing of its own.
constexpr double beyond_doubt_resemblance = 0.8;
constexpr double beyond_doubt_containment = 0.95;

// Own text outside of quotation marks that says something, and the share of it that copies have in common.
constexpr uint32_t least_own_words = 20;
constexpr double least_shared_outside_quotes = 0.2;

// A statement: the share of either text that it may be, that other text must stand before it and behind it, and the
// part of it that may be changed.
constexpr double most_of_statement = 0.65;
constexpr double least_around_statement = 0.08;
constexpr double most_changed_inside = 0.15;

// Furniture: how much of both texts is their own, and how much of that stands in one run.
constexpr double least_own_beside_furniture = 0.3;
constexpr double least_in_one_run = 0.75;
// The share of such words from which on a text speaks of rights and risks; in news it is below a twentieth.
constexpr double least_legal = 0.08;
// Names and figures in text that tells nothing, and in text that does.
constexpr double most_names_in_furniture = 0.015;
constexpr double least_names_in_news = 0.04;

// What footers are made of, folded.
constexpr std::array<std::string_view, 73> legal_words{
    "accuracy",      "advertise",  "advertisement", "advertisements", "advice",       "affiliates",     "agree",
    "broadcast",     "conditions", "consent",       "cookie",         "cookies",      "copied",         "copyright",
    "datenschutz",   "derechos",   "differ",        "disclaimer",     "distributed",  "droits",         "errors",
    "guarantee",     "haftung",    "impressum",     "inaccuracies",   "liability",    "liable",         "licence",
    "license",       "licensed",   "loss",          "losses",         "materially",   "newsletter",     "newsletters",
    "notice",        "nutzung",    "obligation",    "omissions",      "performance",  "permission",     "permitted",
    "policy",        "privacy",    "prohibited",    "published",      "publisher",    "publishers",     "rechte",
    "redistributed", "reproduced", "reproduction",  "reserved",       "reserves",     "responsibility", "responsible",
    "rewritten",     "rights",     "risks",         "solicitation",   "statements",   "subscribe",      "subscription",
    "terms",         "trademark",  "trademarks",    "unauthorised",   "unauthorized", "uncertainties",  "vorbehalten",
    "warranties",    "warranty",   "written"};
static_assert(std::ranges::is_sorted(legal_words));

// Shorter names are not held to be misspelled.
constexpr std::size_t shortest_misspelled = 4;
constexpr std::size_t shortest_twice_misspelled = 8;  // "Bella" is not "Zelda"
constexpr std::size_t most_letters_in_figure = 2;     // "5th", "10bn"

// A pattern: how long the longest run may be that a text has for itself, and how many words differ; and by the number
// of such runs, how much of the text they are, and how much of what differs is names and figures.
constexpr uint32_t longest_island = 20;
constexpr uint32_t least_different = 2;
struct Pattern {
  uint32_t least_islands;
  double least_own;
  double least_names;
};
constexpr std::array<Pattern, 2> patterns{{
    {.least_islands = 3, .least_own = 0.05, .least_names = 1.0 / 3},
    {.least_islands = 2, .least_own = 0.08, .least_names = 1.0 / 2},
}};
// Where more than this is written with capitals, they do not tell names.
constexpr double most_capitals = 0.5;

// True when most of what a text of `size` shingles has for itself holds figures, and that is a good part of the text.
bool differs_in_figures(uint32_t own, uint32_t own_figures, uint32_t size) {
  return own_figures * 2 >= own && own_figures * 10 >= size;
}

double ratio(uint32_t part, uint32_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// True when one word is the other with a letter or two misread.
bool is_misspelled(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  const std::size_t most = a.size() >= shortest_twice_misspelled ? 2 : 1;
  if (a.size() < shortest_misspelled || b.size() - a.size() > most) return false;
  // The edit distance, row by row. Words are short.
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back() <= most;
}

// One of the two texts, unit by unit.
class Side {
 public:
  explicit Side(std::string_view text) : text_(text), units_(units_of(text, WithSpans::Yes)), shared_(size()) {
    read_marks();
  }

  uint32_t size() const { return static_cast<uint32_t>(units_.hashes.size()); }

  void share(const Span& passage) {
    for (uint32_t unit = unit_at(passage.begin); unit < size() && units_.spans[unit].begin < passage.end; ++unit)
      shared_[unit] = true;
  }

  // Call when all is shared.
  void count() {
    for (uint32_t unit = 0; unit < size(); ++unit) {
      const bool own = !shared_[unit];
      own_ += own;
      (own ? own_names_ : shared_names_) += names_[unit];
      if (!quoted_[unit]) ++outside_quotes_;
      if (!quoted_[unit] && !own) ++shared_outside_quotes_;
      if (!own) {
        first_shared_ = std::min(first_shared_, unit);
        last_shared_ = unit;
        run_ = 0;
        continue;
      }
      islands_ += run_ == 0;
      ++run_;
      if (run_ > longest_run_) {
        longest_run_ = run_;
        longest_end_ = unit + 1;
      }
    }
  }

  uint32_t own() const { return own_; }
  uint32_t shared() const { return size() - own_; }
  uint32_t islands() const { return islands_; }
  uint32_t longest_run() const { return longest_run_; }
  uint32_t outside_quotes() const { return outside_quotes_; }
  uint32_t shared_outside_quotes() const { return shared_outside_quotes_; }
  double share_shared() const { return ratio(shared(), size()); }
  uint32_t before_shared() const { return std::min(first_shared_, size()); }
  uint32_t behind_shared() const { return shared() == 0 ? 0 : size() - last_shared_ - 1; }
  uint32_t changed_inside() const { return own_ - before_shared() - behind_shared(); }

  // Shared units that stand before the longest run of own ones.
  uint32_t shared_before_longest() const {
    return static_cast<uint32_t>(std::count(shared_.begin(), shared_.begin() + (longest_end_ - longest_run_), true));
  }

  // Own units that `other` does not have for itself too, and how many of them are figures or names that are not
  // misspelled there. The first word of a sentence may be either, and is not counted.
  struct Names {
    uint32_t different = 0;
    uint32_t names = 0;  // of these
  };
  Names names_beyond(const Side& other) const {
    std::unordered_map<uint32_t, uint32_t> theirs;
    std::vector<std::string> spellings;
    for (uint32_t unit = 0; unit < other.size(); ++unit) {
      if (other.shared_[unit]) continue;
      ++theirs[other.units_.hashes[unit]];
      spellings.push_back(other.word(unit));
    }
    Names names;
    for (uint32_t unit = 0; unit < size(); ++unit) {
      if (shared_[unit]) continue;
      if (const auto found = theirs.find(units_.hashes[unit]); found != theirs.end() && found->second > 0) {
        --found->second;
        continue;
      }
      names.different += !begins_sentence_[unit];
      if (!names_[unit]) continue;
      const std::string own = word(unit);
      const bool is_same = !is_figure_at(unit) && std::ranges::any_of(spellings, [&](const std::string& spelling) {
        return is_misspelled(own, spelling);
      });
      names.names += !is_same;
    }
    return names;
  }

  double names_in_shared() const { return ratio(shared_names_, shared()); }
  double names_in_own() const { return ratio(own_names_, own_); }

  // The share of words of law in what is shared.
  double legal_in_shared() const {
    uint32_t legal = 0;
    for (uint32_t unit = 0; unit < size(); ++unit)
      legal += shared_[unit] && std::ranges::binary_search(legal_words, word(unit));
    return ratio(legal, shared());
  }

  bool tells_names() const { return capitals_ > 0 && ratio(capitals_, size()) <= most_capitals; }

 private:
  std::string word(uint32_t unit) const { return text::fold(units_.spans[unit].of(text_)); }

  // A digit, and few letters behind it: a misread word may begin with a digit too.
  bool is_figure_at(uint32_t unit) const {
    const std::string_view spelled = units_.spans[unit].of(text_);
    const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    const auto digits = static_cast<std::size_t>(std::ranges::count_if(spelled, is_digit));
    return !spelled.empty() && is_digit(spelled.front()) && spelled.size() - digits <= most_letters_in_figure;
  }

  uint32_t unit_at(uint32_t byte) const {
    return static_cast<uint32_t>(std::ranges::lower_bound(units_.spans, byte, {}, &Span::begin) - units_.spans.begin());
  }

  // Which units are quoted, and which are names or figures. A name begins with a capital where no sentence begins. A
  // quotation ends with its paragraph at the latest: in the next one it is opened again.
  void read_marks() {
    quoted_.resize(size());
    names_.resize(size());
    begins_sentence_.resize(size());
    bool in_quote = false;
    bool begins_sentence = true;
    std::size_t position = 0;
    for (uint32_t unit = 0; unit < size(); ++unit) {
      while (position < units_.spans[unit].begin) {
        switch (text::next_code_point(text_, position)) {
          // These open in one language and close in another.
          case '"':
          case 0x201C:
          case 0x201D:
          case 0xAB:
          case 0xBB:
            in_quote = !in_quote;
            break;
          case 0x201E:  // low double quotation mark
          case 0x300C:  // corner bracket
            in_quote = true;
            break;
          case 0x300D:
            in_quote = false;
            break;
          case '\n':
            in_quote = false;
            begins_sentence = true;
            break;
          case '.':
          case '!':
          case '?':
          case ':':
            begins_sentence = true;
            break;
          default:
            break;
        }
      }
      std::size_t next = position;
      const char32_t first = text::next_code_point(text_, next);
      const bool is_figure = is_figure_at(unit);
      const bool is_capital = text::is_upper(first);
      capitals_ += is_capital;
      quoted_[unit] = in_quote;
      begins_sentence_[unit] = begins_sentence && !is_figure;
      names_[unit] = is_figure || (is_capital && !begins_sentence);
      begins_sentence = false;
      position = units_.spans[unit].end;
    }
  }

  std::string_view text_;
  Units units_;
  std::vector<bool> shared_;
  std::vector<bool> quoted_;
  std::vector<bool> names_;
  std::vector<bool> begins_sentence_;
  uint32_t capitals_ = 0;
  uint32_t own_names_ = 0;
  uint32_t shared_names_ = 0;
  uint32_t own_ = 0;
  uint32_t outside_quotes_ = 0;
  uint32_t shared_outside_quotes_ = 0;
  uint32_t islands_ = 0;
  uint32_t run_ = 0;
  uint32_t longest_run_ = 0;
  uint32_t longest_end_ = 0;
  uint32_t first_shared_ = UINT32_MAX;
  uint32_t last_shared_ = 0;
};

bool is_quote(const Side& a, const Side& b) {
  const uint32_t outside = std::min(a.outside_quotes(), b.outside_quotes());
  if (outside < least_own_words) return false;
  return ratio(std::max(a.shared_outside_quotes(), b.shared_outside_quotes()), outside) < least_shared_outside_quotes;
}

bool surrounds_statement(const Side& side) {
  const double least = least_around_statement * side.size();
  return side.share_shared() <= most_of_statement && side.before_shared() >= least && side.behind_shared() >= least &&
         side.changed_inside() <= most_changed_inside * side.shared();
}

bool stands_in_furniture(const Side& side) {
  return side.own() >= least_own_beside_furniture * side.size() && side.longest_run() >= least_in_one_run * side.own();
}

// True when all that is shared is as empty of names and figures as no news is, while the text itself is not.
bool tells_nothing_shared(const Side& side) {
  return side.tells_names() && side.names_in_shared() <= most_names_in_furniture &&
         side.names_in_own() >= least_names_in_news;
}

bool is_furniture(const Side& a, const JudgedText& text_a, const Side& b, const JudgedText& text_b) {
  if (!stands_in_furniture(a) || !stands_in_furniture(b)) return false;
  if (std::min(a.legal_in_shared(), b.legal_in_shared()) >= least_legal) return true;
  if (tells_nothing_shared(a) && tells_nothing_shared(b)) return true;
  // One outlet that prints a story again with another end shares the beginning; a footer is shared at the end.
  const auto ends_alike = [](const Side& side) { return side.shared_before_longest() * 2 <= side.shared(); };
  return !text_a.outlet.empty() && text_a.outlet == text_b.outlet && ends_alike(a) && ends_alike(b);
}

bool is_pattern(const Side& a, const Side& b) {
  if (!a.tells_names() || !b.tells_names()) return false;
  const auto is_filled_in = [](const Side& side, const Side& other) {
    const auto may_be = [&](const Pattern& pattern) {
      return side.islands() >= pattern.least_islands && side.own() >= pattern.least_own * side.size();
    };
    if (side.longest_run() > longest_island || !std::ranges::any_of(patterns, may_be)) return false;
    const Side::Names names = side.names_beyond(other);
    return names.different >= least_different && std::ranges::any_of(patterns, [&](const Pattern& pattern) {
             return may_be(pattern) && names.names >= pattern.least_names * names.different;
           });
  };
  return is_filled_in(a, b) && is_filled_in(b, a);
}

}  // namespace

const VerdictRow& row_of(Verdict verdict) {
  return verdict_rows[static_cast<std::size_t>(verdict)];
}

Verdict verdict_of(const Overlap& overlap) {
  if (overlap.is_equal()) return Verdict::Copy;
  if (std::min(overlap.size_a, overlap.size_b) < brief_shingles && !is_strong(overlap)) return Verdict::Brief;
  // Items of one template share hardly a figure; a copy in another paper's style ("4 per cent" for "4%") shares many.
  if (uint64_t{overlap.shared_figures} * 4 >= std::min(overlap.figures_a, overlap.figures_b)) return Verdict::Copy;
  const auto differs = [&overlap](uint32_t size, uint32_t figures) {
    return differs_in_figures(size - overlap.shared, figures - overlap.shared_figures, size);
  };
  const bool both_differ = differs(overlap.size_a, overlap.figures_a) && differs(overlap.size_b, overlap.figures_b);
  return both_differ ? Verdict::Figures : Verdict::Copy;
}

bool is_copy(const Overlap& overlap) {
  return is_reported(overlap) && verdict_of(overlap) == Verdict::Copy;
}

bool is_doubtful(const Overlap& overlap) {
  return !overlap.is_equal() && overlap.resemblance() < beyond_doubt_resemblance &&
         overlap.containment() < beyond_doubt_containment;
}

JudgedText judged_text(std::string_view title, std::string_view body, std::string outlet) {
  JudgedText judged{.text = std::string(body), .outlet = std::move(outlet)};
  if (units_of(body).hashes.size() < least_body_units) judged.text = std::string(title) + "\n" + judged.text;
  return judged;
}

Verdict judge(const JudgedText& a, const JudgedText& b) {
  // In one order, so that judge(a, b) is judge(b, a) to the last unit.
  if (b.text < a.text) return judge(b, a);
  Side side_a(a.text);
  Side side_b(b.text);
  for (const Passage& passage : passages(a.text, b.text)) {
    side_a.share(passage.in_a);
    side_b.share(passage.in_b);
  }
  side_a.count();
  side_b.count();
  if (is_quote(side_a, side_b)) return Verdict::Quote;
  if (surrounds_statement(side_a) && surrounds_statement(side_b)) return Verdict::Statement;
  if (is_furniture(side_a, a, side_b, b)) return Verdict::Furniture;
  if (is_pattern(side_a, side_b)) return Verdict::Pattern;
  return Verdict::Copy;
}

}  // namespace wirecopy::dedup
