// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/time_zone.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iterator>

#include "text/ascii.h"

namespace wirecopy::text {

namespace {

constexpr std::size_t largest_file = 1 << 20;
constexpr int64_t day_seconds = 86400;

bool is_zone_name(std::string_view name) {
  if (name.empty() || name.size() > 64 || name.front() == '/' || name.find("..") != std::string_view::npos)
    return false;
  return std::ranges::all_of(name, [](char character) {
    return is_ascii_digit(character) || is_ascii_letter(character) || character == '/' || character == '_' ||
           character == '-' || character == '+';
  });
}

// "America/New_York": each part begins with a capital letter, save the small words within.
std::string written_form(std::string_view name) {
  std::string written;
  bool starts = true;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const std::string_view rest = name.substr(i);
    const bool is_small_word = i > 0 && name[i - 1] != '/' &&
                               std::ranges::any_of(std::array{"of_", "es_", "au-", "de_", "in-"},
                                                   [&](const char* word) { return rest.starts_with(word); });
    const bool is_letter = is_ascii_letter(c);
    written += is_letter && starts && !is_small_word ? ascii_upper(c) : ascii_lower(c);
    starts = !is_letter;
  }
  return written;
}

// Big-endian figures and runs of bytes; after the end everything is zero or empty and `failed`.
class Bytes {
 public:
  explicit Bytes(std::string_view data) : rest_(data) {}

  std::string_view take(std::size_t size) {
    if (size > rest_.size()) {
      failed_ = true;
      rest_ = {};
      return {};
    }
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  int64_t number(std::size_t size) {
    uint64_t value = 0;
    const std::string_view bytes = take(size);
    if (!bytes.empty() && static_cast<signed char>(bytes.front()) < 0) value = ~uint64_t{0};
    for (const char byte : bytes) value = value << 8 | static_cast<uint8_t>(byte);
    return static_cast<int64_t>(value);
  }
  std::string_view rest() const { return rest_; }
  bool failed() const { return failed_; }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

// The header of RFC 8536, section 3.1.
struct Header {
  char version = 0;
  std::size_t utc_marks = 0, standard_marks = 0, leaps = 0, changes = 0, kinds = 0, letters = 0;

  std::size_t body_size(std::size_t time_size) const {
    return changes * (time_size + 1) + kinds * 6 + letters + leaps * (time_size + 4) + standard_marks + utc_marks;
  }
};

bool read_header(Bytes& bytes, Header& header) {
  if (bytes.take(4) != "TZif") return false;
  header.version = static_cast<char>(bytes.number(1));
  bytes.take(15);
  for (std::size_t* count :
       {&header.utc_marks, &header.standard_marks, &header.leaps, &header.changes, &header.kinds, &header.letters}) {
    const int64_t value = bytes.number(4);
    if (value < 0 || value > static_cast<int64_t>(largest_file)) return false;
    *count = static_cast<std::size_t>(value);
  }
  return !bytes.failed() && header.kinds > 0;
}

// Reads the parts of a TZ rule from left to right; every function gives false on text of another form.
class RuleReader {
 public:
  explicit RuleReader(std::string_view text) : text_(text) {}

  bool at_end() const { return position_ == text_.size(); }

  bool accept(char character) {
    if (at_end() || text_[position_] != character) return false;
    ++position_;
    return true;
  }

  bool number(int& value) {
    if (at_end() || !is_ascii_digit(text_[position_])) return false;
    value = 0;
    while (!at_end() && is_ascii_digit(text_[position_]) && value < 100'000)
      value = value * 10 + (text_[position_++] - '0');
    return true;
  }

  // "CET" or "<+03>"
  bool name() {
    const std::size_t begin = position_;
    if (accept('<')) {
      while (!at_end() && text_[position_] != '>') ++position_;
      return accept('>');
    }
    while (!at_end() && ((text_[position_] | 32) >= 'a' && (text_[position_] | 32) <= 'z')) ++position_;
    return position_ > begin;
  }

  // [+-]h[:m[:s]]
  bool time(int64_t& seconds) {
    const bool negative = accept('-');
    if (!negative) accept('+');
    int part = 0;
    if (!number(part)) return false;
    seconds = int64_t{part} * 3600;
    if (accept(':')) {
      if (!number(part)) return false;
      seconds += int64_t{part} * 60;
      if (accept(':')) {
        if (!number(part)) return false;
        seconds += part;
      }
    }
    if (negative) seconds = -seconds;
    return true;
  }

  bool rule(ZoneRule& rule) {
    if (accept('M')) {
      rule.kind = ZoneRule::Kind::MonthWeekDay;
      if (!number(rule.month) || !accept('.') || !number(rule.week) || !accept('.') || !number(rule.day)) return false;
      if (rule.month < 1 || rule.month > 12 || rule.week < 1 || rule.week > 5 || rule.day > 6) return false;
    } else {
      rule.kind = accept('J') ? ZoneRule::Kind::Julian : ZoneRule::Kind::DayOfYear;
      if (!number(rule.day) || rule.day > 365) return false;
    }
    return !accept('/') || time(rule.time);
  }

 private:
  std::string_view text_;
  std::size_t position_ = 0;
};

// Seconds since 1970, by the local clock, at which a rule falls in a year.
int64_t moment_of(const ZoneRule& rule, std::chrono::year year) {
  using namespace std::chrono;
  sys_days day = sys_days(year / January / 1);
  switch (rule.kind) {
    case ZoneRule::Kind::MonthWeekDay: {
      const month in(static_cast<unsigned>(rule.month));
      const weekday on(static_cast<unsigned>(rule.day));
      day =
          rule.week == 5 ? sys_days(year / in / on[last]) : sys_days(year / in / on[static_cast<unsigned>(rule.week)]);
      break;
    }
    case ZoneRule::Kind::Julian:
      day += days(rule.day - 1 + (year.is_leap() && rule.day >= 60 ? 1 : 0));
      break;
    case ZoneRule::Kind::DayOfYear:
      day += days(rule.day);
      break;
  }
  return int64_t{day.time_since_epoch().count()} * day_seconds + rule.time;
}

}  // namespace

std::optional<int64_t> read_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  std::string digits;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (i == 3 && text[i] == ':') continue;
    if (!is_ascii_digit(text[i])) return std::nullopt;
    digits += text[i];
  }
  if (digits.size() != 2 && digits.size() != 4) return std::nullopt;
  const int hours = (digits[0] - '0') * 10 + digits[1] - '0';
  const int minutes = digits.size() == 4 ? (digits[2] - '0') * 10 + digits[3] - '0' : 0;
  if (hours > 15 || minutes > 59) return std::nullopt;
  const int64_t seconds = hours * 3600 + minutes * 60;
  return text[0] == '-' ? -seconds : seconds;
}

std::optional<int> minutes_of_zone(std::string_view name, int64_t local) {
  if (name.find('/') == std::string_view::npos) return std::nullopt;
  const std::optional<TimeZone> zone = TimeZone::find(written_form(name));
  if (!zone) return std::nullopt;
  return static_cast<int>((local - zone->to_utc(local)) / 60);
}

std::optional<TimeZone> TimeZone::find(std::string_view name, const std::string& directory) {
  TimeZone zone;
  if (name.empty() || name == "UTC") return zone;
  if (const auto offset = read_offset(name)) {
    zone.before_ = zone.standard_ = *offset;
    return zone;
  }
  if (!is_zone_name(name)) return std::nullopt;
  std::ifstream file(directory + "/" + std::string(name), std::ios::binary);
  if (!file) return std::nullopt;
  std::string bytes(largest_file, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return read(bytes);
}

std::optional<TimeZone> TimeZone::read(std::string_view tzif) {
  Bytes bytes(tzif);
  Header header;
  if (!read_header(bytes, header)) return std::nullopt;
  std::size_t time_size = 4;
  if (header.version >= '2') {  // the 64-bit body follows the 32-bit one
    bytes.take(header.body_size(4));
    if (!read_header(bytes, header)) return std::nullopt;
    time_size = 8;
  }
  std::vector<int64_t> moments;
  for (std::size_t i = 0; i < header.changes && !bytes.failed(); ++i) moments.push_back(bytes.number(time_size));
  const std::string_view indexes = bytes.take(header.changes);
  std::vector<int64_t> offsets;
  std::size_t first_standard = header.kinds;
  for (std::size_t i = 0; i < header.kinds && !bytes.failed(); ++i) {
    offsets.push_back(bytes.number(4));
    const bool summer = bytes.number(1) != 0;
    bytes.take(1);
    if (!summer && first_standard == header.kinds) first_standard = i;
  }
  bytes.take(header.letters + header.leaps * (time_size + 4) + header.standard_marks + header.utc_marks);
  if (bytes.failed() || !std::ranges::is_sorted(moments)) return std::nullopt;

  TimeZone zone;
  zone.before_ = offsets[0];
  zone.standard_ = zone.before_;
  for (std::size_t i = 0; i < moments.size(); ++i) {
    const auto kind = static_cast<uint8_t>(indexes[i]);
    if (kind >= offsets.size()) return std::nullopt;
    zone.changes_.push_back({moments[i], offsets[kind]});
    zone.standard_ = offsets[kind];
  }
  std::string_view footer = bytes.rest();
  if (time_size == 8 && footer.size() > 2 && footer.front() == '\n') {
    footer.remove_prefix(1);
    if (!zone.read_footer(footer.substr(0, footer.find('\n')))) return std::nullopt;
  }
  return zone;
}

// "CET-1CEST,M3.5.0,M10.5.0/3": offsets count westward here. RFC 8536, section 3.3.
bool TimeZone::read_footer(std::string_view rule) {
  RuleReader reader(rule);
  int64_t west = 0;
  if (!reader.name() || !reader.time(west)) return false;
  standard_ = -west;
  has_rule_ = true;
  if (reader.at_end()) return true;
  Summer summer{standard_ + 3600, {}, {}};
  if (!reader.name()) return false;
  if (!reader.accept(',')) {
    if (!reader.time(west) || !reader.accept(',')) return false;
    summer.offset = -west;
  }
  if (!reader.rule(summer.start) || !reader.accept(',') || !reader.rule(summer.end) || !reader.at_end()) return false;
  summer_ = summer;
  return true;
}

int64_t TimeZone::offset_at(int64_t utc) const {
  const auto later = std::ranges::upper_bound(changes_, utc, {}, &Change::at);
  if (later != changes_.end()) return later == changes_.begin() ? before_ : std::prev(later)->offset;
  if (!has_rule_) return changes_.empty() ? before_ : changes_.back().offset;
  if (!summer_) return standard_;
  using namespace std::chrono;
  const year in = year_month_day(floor<days>(sys_seconds(seconds(utc + standard_)))).year();
  const int64_t start = moment_of(summer_->start, in) - standard_;
  const int64_t end = moment_of(summer_->end, in) - summer_->offset;
  // South of the equator summer runs over the turn of the year.
  const bool is_summer = start < end ? utc >= start && utc < end : utc >= start || utc < end;
  return is_summer ? summer_->offset : standard_;
}

int64_t TimeZone::to_utc(int64_t local) const {
  // The offsets a day before and a day after hold whatever change lies between them.
  const int64_t before = offset_at(local - day_seconds);
  const int64_t after = offset_at(local + day_seconds);
  if (offset_at(local - before) != before && offset_at(local - after) == after) return local - after;
  return local - before;
}

}  // namespace wirecopy::text
