// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/side.h"

#include <algorithm>

#include "dedup/footers.h"
#include "dedup/ratio.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::dedup {

namespace {

constexpr std::size_t most_letters_in_figure = 2;  // "5th", "10bn"
// Where more than this is written with capitals, they do not tell names.
constexpr double most_capitals = 0.5;
// A dateline ends with a dash within so many units.
constexpr uint32_t longest_dateline = 10;
// Where "About Calder Pumps" may stand behind own text, and how soon the name is said again.
constexpr uint32_t before_introduction = 8;
constexpr uint32_t longest_introduction = 14;

// Whether a place of a text is quoted, from mark to mark. A quotation ends with its paragraph at the latest: in the
// next one it is opened again. A paragraph that begins with a dash is speech, as in French, Spanish and Russian.
class Quotes {
 public:
  bool is_open() const { return in_double_ || in_single_ || in_speech_; }

  // `before` and `behind` are the characters beside the mark, '\n' at the ends.
  void read(char32_t mark, char32_t before, char32_t behind) {
    switch (mark) {
      // These open in one language and close in another.
      case '"':
      case 0x201C:
      case 0x201D:
      case 0xAB:
      case 0xBB:
        in_double_ = !in_double_;
        break;
      case 0x201E:  // low double quotation mark
      case 0x300C:  // corner bracket
        in_double_ = true;
        break;
      case 0x300D:
        in_double_ = false;
        break;
      case 0x2039:  // single guillemets
      case 0x203A:
        in_single_ = !in_single_;
        break;
      case 0x201A:  // low single quotation mark
        in_single_ = true;
        break;
      case '\'':
      case 0x2018:
      case 0x2019:
        // Between letters, and behind the last of a word, it is an apostrophe.
        if (in_single_) {
          in_single_ =
              text::is_word_character(behind) || (mark != 0x2018 && text::is_word_character(before) && behind == ' ');
        } else {
          in_single_ = mark != 0x2019 && !text::is_word_character(before) && text::is_letter(behind);
        }
        break;
      case 0x2013:
      case 0x2014:
        if (before == '\n') {
          in_speech_ = true;
        } else if (in_speech_) {
          in_speech_ = false;
        }
        break;
      case '\n':
        in_double_ = in_single_ = in_speech_ = false;
        break;
      default:
        break;
    }
  }

 private:
  bool in_double_ = false;
  bool in_single_ = false;
  bool in_speech_ = false;
};

bool ends_sentence(char32_t mark) {
  return mark == '.' || mark == '!' || mark == '?' || mark == ':' || mark == '\n';
}

}  // namespace

Side::Side(std::string_view text) : text_(text), units_(units_of(text, WithSpans::Yes)), shared_(size()) {
  read_marks();
}

void Side::share(const Span& passage) {
  for (uint32_t unit = unit_at(passage.begin); unit < size() && units_.spans[unit].begin < passage.end; ++unit)
    shared_[unit] = true;
}

void Side::count() {
  uint32_t run = 0;
  for (uint32_t unit = 0; unit < size(); ++unit) {
    const bool is_own = !shared_[unit];
    own_ += is_own;
    (is_own ? own_names_ : shared_names_) += names_[unit];
    outside_quotes_ += !quoted_[unit];
    shared_outside_quotes_ += !quoted_[unit] && !is_own;
    if (!is_own) {
      first_shared_ = std::min(first_shared_, unit);
      last_shared_ = unit;
      run = 0;
      continue;
    }
    islands_ += run == 0;
    ++run;
    if (run > longest_run_) {
      longest_run_ = run;
      longest_end_ = unit + 1;
    }
  }
}

uint32_t Side::before_shared() const {
  return std::min(first_shared_, size());
}

uint32_t Side::behind_shared() const {
  return shared() == 0 ? 0 : size() - last_shared_ - 1;
}

uint32_t Side::shared_before_longest() const {
  return static_cast<uint32_t>(std::count(shared_.begin(), shared_.begin() + (longest_end_ - longest_run_), true));
}

double Side::share_shared() const {
  return ratio(shared(), size());
}

double Side::names_in_shared() const {
  return ratio(shared_names_, shared());
}

double Side::names_in_own() const {
  return ratio(own_names_, own_);
}

double Side::footer_words_in_shared() const {
  uint32_t found = 0;
  for (uint32_t unit = 0; unit < size(); ++unit) found += shared_[unit] && is_footer_word(word(unit));
  return ratio(found, shared());
}

bool Side::introduces_itself() const {
  for (uint32_t unit = longest_end_; unit < std::min(longest_end_ + before_introduction, size()); ++unit) {
    if (!begins_sentence_[unit] || !introduces_company(word(unit))) continue;
    const uint32_t end = std::min(unit + longest_introduction, size());
    for (uint32_t name = unit + 1; name < end; ++name) {
      if (!names_[name]) continue;
      const auto again = [&](uint32_t other) { return units_.hashes[other] == units_.hashes[name]; };
      for (uint32_t other = name + 1; other < end; ++other)
        if (again(other)) return true;
    }
  }
  return false;
}

bool Side::tells_names() const {
  return capitals_ > 0 && ratio(capitals_, size()) <= most_capitals;
}

std::vector<ReadWord> Side::words() const {
  std::vector<ReadWord> read;
  std::vector<PlainWord> plain = plain_words(text_, units_);
  read.reserve(plain.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const uint32_t unit = plain[i].unit;
    const uint32_t end = unit + plain[i].units;
    bool is_own = false;
    for (uint32_t part = unit; part < end; ++part) is_own |= !shared_[part];
    const bool is_part = end < size() && Span{units_.spans[end - 1].end, units_.spans[end].begin}.of(text_) == " ";
    read.push_back({.word = std::move(plain[i].word),
                    .unit = unit,
                    .sentence = sentences_[unit],
                    .is_figure = plain[i].is_figure,
                    .begins_sentence = begins_sentence_[unit],
                    .in_dateline = unit < behind_dateline_,
                    .is_name = names_[unit] && !plain[i].is_figure && unit >= behind_dateline_,
                    .is_own = is_own,
                    .is_part = is_part});
  }
  return read;
}

std::string Side::word(uint32_t unit) const {
  return text::fold(units_.spans[unit].of(text_));
}

// A digit, and few letters behind it: a misread word may begin with a digit too.
bool Side::is_figure_at(uint32_t unit) const {
  const std::string_view spelled = units_.spans[unit].of(text_);
  const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
  const auto digits = static_cast<std::size_t>(std::ranges::count_if(spelled, is_digit));
  return !spelled.empty() && is_digit(spelled.front()) && spelled.size() - digits <= most_letters_in_figure;
}

uint32_t Side::unit_at(uint32_t byte) const {
  return static_cast<uint32_t>(std::ranges::lower_bound(units_.spans, byte, {}, &Span::begin) - units_.spans.begin());
}

// Which units are quoted, and which are names or figures. A name begins with a capital where no sentence begins.
void Side::read_marks() {
  quoted_.resize(size());
  names_.resize(size());
  begins_sentence_.resize(size());
  sentences_.resize(size());
  Quotes quotes;
  bool begins_sentence = true;
  uint32_t sentence = 0;
  std::size_t position = 0;
  char32_t before = '\n';
  for (uint32_t unit = 0; unit < size(); ++unit) {
    while (position < units_.spans[unit].begin) {
      const char32_t mark = text::next_code_point(text_, position);
      std::size_t next = position;
      const char32_t behind = position < text_.size() ? text::next_code_point(text_, next) : U'\n';
      quotes.read(mark, before, behind);
      const bool is_dash = mark == 0x2013 || mark == 0x2014 || (mark == '-' && behind != '-');
      if (is_dash && unit <= longest_dateline && behind_dateline_ == 0 && before == ' ') behind_dateline_ = unit;
      begins_sentence |= ends_sentence(mark);
      before = mark;
    }
    std::size_t next = position;
    const char32_t first = text::next_code_point(text_, next);
    const bool is_figure = is_figure_at(unit);
    const bool is_capital = text::is_upper(first);
    capitals_ += is_capital;
    quoted_[unit] = quotes.is_open();
    sentence += begins_sentence;
    sentences_[unit] = sentence;
    begins_sentence_[unit] = begins_sentence && !is_figure;
    names_[unit] = is_figure || (is_capital && !begins_sentence);
    begins_sentence = false;
    position = units_.spans[unit].end;
    before = 'a';  // some letter
  }
}

}  // namespace wirecopy::dedup
