// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/judgement.h"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dedup/passages.h"
#include "dedup/shingles.h"
#include "text/utf8.h"

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

// Furniture: how much of both texts is their own, how much of that stands in one run, and how much of what they share
// may be rare.
constexpr double least_own_beside_furniture = 0.3;
constexpr double least_in_one_run = 0.75;
constexpr double most_rare = 0.25;
// By how much a text may be more common than the part of it that is shared.
constexpr double most_common_beside = 0.15;

// A pattern: how many runs each text has for itself, how long the longest may be, how much of the text they are, how
// many words differ, and how much of these is names and figures.
constexpr uint32_t least_islands = 3;
constexpr uint32_t longest_island = 20;
constexpr double least_own_in_pattern = 0.08;
constexpr uint32_t least_different = 3;
constexpr double least_names_in_different = 1.0 / 3;
// Where more than this is written with capitals, they do not tell names.
constexpr double most_capitals = 0.5;

// True when most of what a text of `size` shingles has for itself holds figures, and that is a good part of the text.
bool differs_in_figures(uint32_t own, uint32_t own_figures, uint32_t size) {
  return own_figures * 2 >= own && own_figures * 10 >= size;
}

double ratio(uint32_t part, uint32_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
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

  // Own units that `other` does not have for itself too, and how many of them are names or figures. The first word of a
  // sentence may be either, and is not counted.
  struct Names {
    uint32_t different = 0;
    uint32_t names = 0;  // of these
  };
  Names names_beyond(const Side& other) const {
    std::unordered_map<uint32_t, uint32_t> theirs;
    for (uint32_t unit = 0; unit < other.size(); ++unit)
      if (!other.shared_[unit]) ++theirs[other.units_.hashes[unit]];
    Names names;
    for (uint32_t unit = 0; unit < size(); ++unit) {
      if (shared_[unit]) continue;
      if (const auto found = theirs.find(units_.hashes[unit]); found != theirs.end() && found->second > 0) {
        --found->second;
        continue;
      }
      names.different += !begins_sentence_[unit];
      names.names += names_[unit];
    }
    return names;
  }

  bool tells_names() const { return ratio(capitals_, size()) <= most_capitals; }

 private:
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
      const bool is_figure = first >= '0' && first <= '9';
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

bool has_rare_text(const Side& side, const JudgedText& text) {
  return !text.common_share || text.common_share() <= side.share_shared() + most_common_beside;
}

bool is_furniture(const Side& a, const JudgedText& text_a, const Side& b, const JudgedText& text_b,
                  const CandidatePair& pair) {
  if (!stands_in_furniture(a) || !stands_in_furniture(b)) return false;
  const bool is_common = pair.shared > 0 && pair.distinctive <= most_rare * pair.shared;
  if (is_common && has_rare_text(a, text_a) && has_rare_text(b, text_b)) return true;
  // One outlet that prints a story again with another end shares the beginning; a footer is shared at the end.
  const auto ends_alike = [](const Side& side) { return side.shared_before_longest() * 2 <= side.shared(); };
  return !text_a.outlet.empty() && text_a.outlet == text_b.outlet && ends_alike(a) && ends_alike(b);
}

bool is_pattern(const Side& a, const Side& b) {
  if (!a.tells_names() || !b.tells_names()) return false;
  const auto is_filled_in = [](const Side& side, const Side& other) {
    if (side.islands() < least_islands || side.longest_run() > longest_island) return false;
    if (side.own() < least_own_in_pattern * side.size()) return false;
    const Side::Names names = side.names_beyond(other);
    return names.different >= least_different && names.names >= least_names_in_different * names.different;
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
  JudgedText judged{.text = std::string(body), .outlet = std::move(outlet), .common_share = {}};
  if (units_of(body).hashes.size() < least_body_units) judged.text = std::string(title) + "\n" + judged.text;
  return judged;
}

Verdict judge(const JudgedText& a, const JudgedText& b, const CandidatePair& pair) {
  // In one order, so that judge(a, b) is judge(b, a) to the last unit.
  if (b.text < a.text) return judge(b, a, pair);
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
  if (is_furniture(side_a, a, side_b, b, pair)) return Verdict::Furniture;
  if (is_pattern(side_a, side_b)) return Verdict::Pattern;
  return Verdict::Copy;
}

}  // namespace wirecopy::dedup
