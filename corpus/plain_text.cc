// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/plain_text.h"

#include <algorithm>

#include "corpus/complete.h"
#include "corpus/credits.h"
#include "corpus/date_lines.h"
#include "corpus/dates.h"
#include "corpus/front_matter.h"
#include "corpus/furniture.h"
#include "corpus/hosts.h"
#include "corpus/people.h"
#include "text/charset.h"
#include "text/language.h"
#include "text/mojibake.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::corpus {
namespace {

// Lines that may stand before the article proper.
constexpr std::size_t longest_head = 40;
constexpr std::size_t longest_title = 220;

// Reads the lines before the body: site furniture, headline, standfirst, byline, dates.
class HeadReader {
 public:
  HeadReader(std::vector<TextLine>& lines, Article& article, int64_t now)
      : lines_(lines), article_(article), now_(now) {}

  void read() {
    find_site_name();
    find_dates();
    end_ = end_of_head();
    const std::size_t title = find_title();
    read_site_lines(title == none ? end_ : title);
    if (article_.outlet.empty()) article_.outlet = std::string(site_name_);
    if (title == none) return take_dates_above();
    article_.title = std::string(lines_[title].text);
    for (std::size_t i = 0; i <= title; ++i) lines_[i].dropped = !std::ranges::count(passed_over_, i);
    read_below_title(title + 1);
    take_dates_above();
    for (TextLine& line : lines_) {
      if (!line.dropped && same_words(line.text, article_.title)) line.dropped = true;
    }
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  // The name of the site stands above the text, and once more in its address or in the last lines.
  void find_site_name() {
    constexpr std::size_t lines_looked_at = 4, longest_name = 40;
    for (std::size_t i = 0; i < std::min(lines_.size() / 2, lines_looked_at); ++i) {
      const std::string_view name = lines_[i].text;
      if (lines_[i].furniture != Furniture::None || length_of(name) > longest_name || length_of(name) < 4 ||
          ends_like_sentence(name))
        continue;
      bool named_again =
          i + 1 < lines_.size() && lines_[i + 1].furniture == Furniture::Host && !lines_[i + 1].starts_block;
      for (std::size_t j = lines_.size(); j-- > lines_.size() - std::min(lines_.size() / 2, lines_looked_at);) {
        const auto credit = find_post_credit(lines_[j].text);
        const std::string_view line = credit ? credit->outlet : lines_[j].text;
        if (!holds_words(line, name) || (!credit && lines_[j].is_prose() && host_in(line).empty())) continue;
        named_again = true;
        if (article_.outlet.empty()) article_.outlet = host_in(line);
        if (!credit) lines_[j].dropped = true;
      }
      if (!named_again) continue;
      lines_[i].furniture = Furniture::Host;
      site_name_ = name;
      return;
    }
  }

  static bool holds_words(std::string_view line, std::string_view name) {
    return text::lower(line).find(text::lower(name)) != std::string::npos;
  }

  // The host that is named in a line of other words.
  static std::string host_in(std::string_view line) {
    while (!line.empty()) {
      const std::size_t end = std::min(line.find(' '), line.size());
      const std::string_view word = line.substr(0, end);
      if (word.starts_with("www.") || word.find("://") != std::string_view::npos) {
        if (std::string host = host_of(word); !host.empty()) return host;
      }
      line.remove_prefix(std::min(end + 1, line.size()));
    }
    return {};
  }

  void find_dates() {
    dates_.resize(std::min(lines_.size(), longest_head));
    for (std::size_t i = 0; i < dates_.size(); ++i) dates_[i] = dates_of_line(lines_[i].text, now_);
  }

  bool has_day(std::size_t i) const {
    return has_date(i) && std::max(dates_[i]->published.precision, dates_[i]->modified.precision) >= Precision::Day;
  }

  bool has_date(std::size_t i) const { return i < dates_.size() && dates_[i].has_value(); }

  // "By Ana Ruiz", "City Desk"
  bool is_byline_at(std::size_t i) const {
    const std::string_view line = lines_[i].text;
    return !lines_[i].is_prose() && (is_byline(line) || (is_office(line) && looks_like_name(line)));
  }

  bool is_meta(std::size_t i) const { return has_date(i) || is_byline_at(i); }

  // The first line of the body: running text that no byline or date follows soon.
  std::size_t end_of_head() const {
    const std::size_t most = std::min(lines_.size(), longest_head);
    std::size_t end = 0;
    while (end < most) {
      const bool prose = lines_[end].furniture == Furniture::None && lines_[end].is_prose();
      std::size_t next = end + 1;
      while (next < lines_.size() && lines_[next].furniture != Furniture::None) ++next;
      const bool begins_text =
          prose && (length_of(lines_[end].text) >= 160 || (next < lines_.size() && lines_[next].is_prose()));
      if (begins_text && end > 0) break;
      ++end;
    }
    // A headline and a standfirst, both sentences, look like text until the byline comes.
    constexpr std::size_t reach = 4;
    std::size_t prose_passed = 0;
    for (std::size_t i = end; i < std::min(most, end + reach); ++i) {
      if (is_meta(i)) end = i + 1;
      prose_passed += lines_[i].is_prose() ? 1 : 0;
      if (prose_passed > 2) break;
    }
    return end;
  }

  // "Harbour Courier, Tuesday", "Tuesday 5 March 2024 THE COURIER": the name of the paper and its day.
  bool is_masthead(std::string_view line) const {
    constexpr std::size_t longest = 80, most_words = 4;
    if (length_of(line) > longest || ends_like_sentence(line)) return false;
    const std::string_view first_word = line.substr(0, line.find_first_of(", "));
    if (is_weekday(first_word)) {
      const FoundDate found = find_date(line, Origin::Text, now_);
      const std::string_view name = found.date.known() ? trim(line.substr(found.span.end)) : std::string_view();
      if (found.date.precision >= Precision::Day && !name.empty() && words_in(name) <= most_words && is_name(name))
        return true;
    }
    bool has_day = false;
    std::size_t pieces = 0;
    for (std::string_view rest = line; !rest.empty(); ++pieces) {
      std::size_t end = rest.size(), next = rest.size();
      for (const std::string_view mark : {" | ", " - ", " – ", " — ", " · ", " • ", ", "}) {
        const std::size_t at = rest.find(mark);
        if (at < end) end = at, next = at + mark.size();
      }
      std::string_view piece = trim(rest.substr(0, end));
      rest.remove_prefix(next);
      if (words_in(piece) > most_words || !is_name(piece)) return false;
      if (text::lower(piece).ends_with(" edition")) piece.remove_suffix(std::string_view(" edition").size());
      has_day |= is_weekday(piece);
    }
    return has_day && pieces > 1;
  }

  // Words that begin with capitals or figures, as in names, but for "of" and the like and what an edition is called.
  static bool is_name(std::string_view piece) {
    constexpr std::size_t longest_small_word = 3;
    while (!piece.empty()) {
      const std::size_t end = std::min(piece.find(' '), piece.size());
      const std::string_view word = piece.substr(0, end);
      std::size_t position = 0;
      if (word.size() > longest_small_word && word != "edition" &&
          text::is_lower(text::next_code_point(word, position)))
        return false;
      piece.remove_prefix(std::min(end + 1, piece.size()));
    }
    return true;
  }

  bool may_be_title(std::size_t i) const {
    const TextLine& line = lines_[i];
    if (line.furniture != Furniture::None || line.text.size() > 4 * longest_title ||
        length_of(line.text) > longest_title)
      return false;
    if (is_meta(i) || is_credit_line(line.text) || line.text.starts_with("http") || is_masthead(line.text))
      return false;
    if (starts_with_dateline(line.text)) return false;
    const bool full_stop = (line.text.ends_with('.') && !line.text.ends_with("..")) || line.text.ends_with("。");
    return !full_stop || length_of(line.text) <= 90;
  }

  std::size_t find_title() {
    if (lines_.size() < 2) return none;
    const std::size_t most = std::max<std::size_t>(end_, 1);
    // The feed that copied the text says which headline it had.
    for (std::size_t i = lines_.size(); i-- > 0 && i + 4 > lines_.size();) {
      const auto credit = find_post_credit(lines_[i].text);
      if (!credit) continue;
      for (std::size_t j = 0; j < most; ++j) {
        if (same_words(lines_[j].text, credit->headline)) return j;
      }
    }
    // Pages print the headline in their trail of crumbs or picture text, and once more as such.
    for (std::size_t i = 0; i < most; ++i) {
      if (!may_be_title(i) || length_of(lines_[i].text) < 20) continue;
      for (std::size_t j = i + 1; j < most; ++j) {
        if (same_words(lines_[i].text, lines_[j].text)) return i;
      }
    }
    const std::size_t title = choose_title(behind_site_lines(most), most);
    return title == none ? choose_title(0, most) : title;
  }

  // Behind the last menu, calendar or name of the site above the byline.
  std::size_t behind_site_lines(std::size_t most) const {
    std::size_t first = 0;
    for (std::size_t i = 0; i < most && !is_byline_at(i) && !has_day(i); ++i) {
      const Furniture furniture = lines_[i].furniture;
      const bool of_site = furniture == Furniture::Calendar || furniture == Furniture::Menu ||
                           furniture == Furniture::Host || is_masthead(lines_[i].text);
      if (of_site) first = behind_site_block(i);
      if (is_home_word(lines_[i].text)) first = std::max(first, behind_sections(i + 1, most));
    }
    return first;
  }

  // Behind the names of sections that follow "Home", a line each; 0 where none does.
  std::size_t behind_sections(std::size_t i, std::size_t most) const {
    const std::size_t begin = i;
    while (i < most && (is_section_word(lines_[i].text) || lines_[i].furniture != Furniture::None)) ++i;
    return i > begin ? i : 0;
  }

  // The first line from `first` on that reads like a headline. Names of sites and of sections stand above it, so that
  // of lines which all may be such the last is taken. Where the text begins at once there is none.
  std::size_t choose_title(std::size_t first, std::size_t most) {
    std::vector<std::size_t> candidates;
    for (std::size_t i = first; i < most; ++i) {
      if (begins_text(i, candidates.empty()) || (is_meta(i) && !candidates.empty())) break;
      if (may_be_title(i) && length_of(lines_[i].text) >= 4) candidates.push_back(i);
    }
    if (candidates.empty()) return none;
    std::size_t chosen = none, capitals = none;
    for (const std::size_t i : candidates) {
      if (!reads_like_headline(lines_[i].text)) continue;
      if (!is_in_capitals(lines_[i].text)) {
        chosen = i;
        break;
      }
      if (capitals == none) capitals = i;
    }
    if (chosen == none) chosen = capitals;
    if (chosen == none) chosen = lines_[candidates.back()].starts_block ? candidates.back() : candidates.front();
    for (const std::size_t i : candidates) {
      if (i < chosen && words_in(lines_[i].text) >= 3) passed_over_.push_back(i);
    }
    return chosen;
  }

  // Running text in which no headline can come any more. A sentence above the headline is the text of a picture, so
  // that before the first candidate it takes more than one: a dateline, or that nothing of a head follows.
  bool begins_text(std::size_t i, bool is_first) const {
    const TextLine& line = lines_[i];
    if (line.furniture != Furniture::None) return false;
    if (starts_with_dateline(line.text)) return true;
    if (!line.is_prose() || is_meta(i)) return false;
    if (!is_first) return true;
    if (may_be_title(i)) return false;
    for (std::size_t j = i + 1; j < end_; ++j) {
      if (is_meta(j)) return false;
    }
    return true;
  }

  // Of four words or more, or with words that are written small, as names are not.
  static bool reads_like_headline(std::string_view line) {
    constexpr std::size_t fewest_words = 4, shortest = 25, shortest_unspaced = 8, shortest_word = 3;
    std::size_t first_letter = 0;
    if (text::is_unspaced(text::next_code_point(line, first_letter))) return length_of(line) >= shortest_unspaced;
    if (words_in(line) >= fewest_words || length_of(line) >= shortest) return true;
    for (std::size_t at = line.find(' '); at != std::string_view::npos; at = line.find(' ', at + 1)) {
      const std::string_view word = line.substr(at + 1, line.find(' ', at + 1) - at - 1);
      std::size_t position = 0;
      if (length_of(word) >= shortest_word && text::is_lower(text::next_code_point(word, position)) &&
          line.find_first_of("0123456789") == std::string_view::npos)
        return true;
    }
    return false;
  }

  static std::size_t words_in(std::string_view line) {
    return static_cast<std::size_t>(std::ranges::count(line, ' ')) + 1;
  }

  static bool is_in_capitals(std::string_view line) {
    bool has_letter = false;
    for (std::size_t position = 0; position < line.size();) {
      const char32_t c = text::next_code_point(line, position);
      if (text::is_letter(c) && !text::is_upper(c)) return false;
      has_letter = has_letter || text::is_letter(c);
    }
    return has_letter;
  }

  // Behind the calendar, menu or site name at `i` and the short lines that belong to its block.
  std::size_t behind_site_block(std::size_t i) const {
    const std::size_t next = i + 1;
    if (lines_[i].furniture != Furniture::Host && lines_[i].furniture != Furniture::Calendar) return next;
    std::size_t block_end = next;
    while (block_end < end_ && !lines_[block_end].starts_block) ++block_end;
    // Without empty lines the block says nothing.
    const bool blocks_tell = block_end < lines_.size() && block_end < end_;
    return blocks_tell && block_end - i <= 8 ? block_end : next;
  }

  // The name of the site, and the month that its calendar shows: the best that is known where the article has no date.
  void read_site_lines(std::size_t end) {
    for (std::size_t i = 0; i < std::min(end, lines_.size()); ++i) {
      if (lines_[i].furniture == Furniture::Host && article_.outlet.empty()) article_.outlet = host_of(lines_[i].text);
      take_dates(i, above_);
      if (i + 1 >= end || lines_[i].text.size() > 40 || lines_[i + 1].text.size() > 8) continue;
      const std::string both = std::string(lines_[i].text) + " " + std::string(lines_[i + 1].text);
      const FoundDate month = find_date(both, Origin::Text, now_);
      if (month.date.precision == Precision::Month && !calendar_month_.known()) calendar_month_ = month.date;
    }
  }

  // What stands above the headline may be the day on which the page was looked at; what stands below is the article's.
  void take_dates_above() {
    Date& published = article_.published;
    const Date& above = above_.published;
    if (!published.known()) {
      const bool is_later = article_.modified.known() && above.seconds > article_.modified.seconds;
      published = is_later ? article_.modified : above;
    } else if (published.readings && above.precision >= Precision::Day) {
      // "03/04/2025" below: the day above may tell which it is.
      constexpr int64_t day = 86'400;
      for (const int64_t seconds : {published.readings->day_first, published.readings->month_first}) {
        if (seconds / day != above.seconds / day) continue;
        published = {.seconds = seconds, .precision = published.readings->precision, .origin = published.origin};
        break;
      }
    } else if (published.precision < Precision::Day && above.precision > published.precision) {
      published = above;
    }
    if (!article_.modified.known()) article_.modified = above_.modified;
    if (article_.authors.empty()) article_.authors = above_.authors;
    // As in feeds, what was brought up to date was published then at the latest.
    if (!published.known()) published = article_.modified;
    if (!published.known()) published = calendar_month_;
  }

  void take_dates(std::size_t i, Article& article) {
    if (!has_date(i)) return;
    const auto better = [](Date& known, const Date& found) {
      if (found.precision > known.precision) known = found;
    };
    // A month by itself is the heading of a calendar or an archive.
    if (dates_[i]->published.precision == Precision::Month) {
      better(calendar_month_, dates_[i]->published);
    } else if (!article.published.known()) {
      better(article.published, dates_[i]->published);
    }
    if (!article.modified.known()) better(article.modified, dates_[i]->modified);
    if (article.authors.empty()) article.authors = dates_[i]->authors;
    lines_[i].dropped = true;
  }

  void read_below_title(std::size_t begin) {
    while (begin < end_ && same_words(lines_[begin].text, article_.title)) ++begin;
    std::size_t last_meta = none;
    for (std::size_t i = begin; i < end_; ++i) {
      if (is_meta(i)) last_meta = i;
    }
    for (std::size_t i = begin; i < end_; ++i) {
      TextLine& line = lines_[i];
      const bool before_meta = last_meta != none && i < last_meta;
      if (has_date(i)) {
        take_dates(i, article_);
      } else if (is_byline_at(i)) {
        take_byline(i);
      } else if (line.furniture != Furniture::None) {
        line.dropped = true;
      } else if (is_credit_line(line.text)) {
        if (article_.credit.empty()) article_.credit = std::string(line.text);
        line.dropped = true;
      } else if (before_meta && has_date(i + 1) && looks_like_name(line.text) && article_.authors.empty()) {
        take_byline(i);
      } else if (before_meta && line.is_prose() && article_.standfirst.empty()) {
        article_.standfirst = std::string(line.text);
        line.dropped = true;
      } else if (before_meta && article_.standfirst.empty() && i == begin && reads_like_headline(line.text)) {
        article_.standfirst = std::string(line.text);  // a second headline
        line.dropped = true;
      } else if (before_meta && !line.is_prose()) {
        line.dropped = true;  // the text of the picture, a kicker
      }
    }
  }

  void take_byline(std::size_t i) {
    const std::string_view line = lines_[i].text;
    const std::string_view names = after_by(line);
    if (is_wire_name(names.empty() ? line : names)) {
      if (article_.credit.empty()) article_.credit = std::string(line);
    } else {
      for (std::string& author : split_authors(line)) article_.authors.push_back(std::move(author));
    }
    lines_[i].dropped = true;
  }

  std::vector<TextLine>& lines_;
  Article& article_;
  int64_t now_;
  std::vector<std::optional<LineDates>> dates_;
  std::size_t end_ = 0;
  std::vector<std::size_t> passed_over_;  // lines above the title that may have been it
  Date calendar_month_;
  Article above_;  // the dates and names above the headline
  std::string_view site_name_;
};

// Lines below the text that name the site's own host: where to find more of it.
void drop_last_lines_with(const std::string& outlet, std::vector<TextLine>& lines) {
  constexpr std::size_t lines_looked_at = 4;
  std::size_t looked_at = 0;
  for (auto line = lines.rbegin(); line != lines.rend() && looked_at < lines_looked_at; ++line) {
    if (line->dropped) continue;
    ++looked_at;
    if (is_host(outlet) && length_of(line->text) <= 200 && line->text.find(outlet) != std::string_view::npos)
      line->dropped = true;
  }
}

}  // namespace

Article read_scraped(std::string_view text, int64_t now) {
  Article article;
  TextLines lines(text);
  HeadReader(lines.lines(), article, now).read();
  lines.drop_furniture();
  lines.take_credit(article);
  if (!article.outlet.empty()) drop_last_lines_with(article.outlet, lines.lines());
  article.body = lines.body();
  return article;
}

std::optional<std::string> decode_record(const Record& record, std::string_view declared_charset, Parsed& parsed) {
  std::optional<text::Decoded> decoded = text::decode(record.bytes, declared_charset);
  if (decoded) {
    if (decoded->mended > 0)
      parsed.notes.push_back("UTF-8 with bytes of windows-1252 in it, mended: " + std::to_string(decoded->mended));
    if (decoded->replaced > 0)
      parsed.notes.push_back("broken UTF-8 was replaced, characters: " + std::to_string(decoded->replaced));
    // Before the text is cut to lines: the signs that letters were taken for mean something by themselves.
    if (std::optional<std::string> mended = text::repair_mojibake(decoded->text)) {
      parsed.notes.emplace_back(mended_note);
      return mended;
    }
    return std::move(decoded->text);
  }
  if (trim(record.bytes).empty()) {
    parsed.rejects.push_back(make_reject(record.place, Reason::NoText, "the file is empty"));
  } else {
    parsed.rejects.push_back(make_reject(record.place, Reason::NotText, "the file is not text"));
  }
  return std::nullopt;
}

Parsed parse_plain_text(const Record& record, const ReadOptions& options) {
  Parsed parsed;
  const std::optional<std::string> text = decode_record(record, {}, parsed);
  if (!text) return parsed;
  FieldValues values;
  const std::string_view rest = read_labels(*text, options.map, values);
  if (rest.size() == text->size()) {
    complete(read_scraped(*text, options.now), record, options, parsed);
    return parsed;
  }
  Article article = values.article(Origin::Text, options.now);
  if (article.title.empty()) {
    Article scraped = read_scraped(rest, options.now);
    article.title = std::move(scraped.title);
    article.body = std::move(scraped.body);
    if (article.standfirst.empty()) article.standfirst = std::move(scraped.standfirst);
    if (article.authors.empty()) article.authors = std::move(scraped.authors);
    if (article.credit.empty()) article.credit = std::move(scraped.credit);
    if (!article.published.known()) article.published = scraped.published;
  } else {
    article.body = join_wrapped_lines(normalise_space(rest));
  }
  complete(std::move(article), record, options, parsed);
  return parsed;
}

}  // namespace wirecopy::corpus
