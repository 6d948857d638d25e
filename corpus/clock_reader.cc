// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/clock_reader.h"

#include "corpus/zone_names.h"
#include "text/time_zone.h"
#include "text/utf8.h"

namespace wirecopy::corpus {

using Kind = DateToken::Kind;

std::optional<ClockTime> ClockReader::read(std::size_t i) const {
  if (tokens_.is_word(i, {"t"})) ++i;
  ClockTime time;
  if (const DateToken* compact = tokens_.number(i, 6, 6); compact && i > 0 && tokens_.is_word(i - 1, {"t"})) {
    time = {.hour = static_cast<unsigned>(compact->value / 10'000),
            .minute = static_cast<unsigned>(compact->value / 100 % 100),
            .second = static_cast<unsigned>(compact->value % 100),
            .has_seconds = true};
    time.end = i + 1;
  } else if (!read_clock(i, time)) {
    return std::nullopt;
  }
  // ISO 8601 lets a day end at 24:00, which is the next one's first second.
  const bool ends_day = time.hour == 24 && time.minute == 0 && time.second == 0;
  if ((time.hour > 23 && !ends_day) || time.minute > 59 || time.second > 60) return std::nullopt;
  read_zone(time);
  return time;
}

bool ClockReader::read_clock(std::size_t i, ClockTime& time) const {
  bool before_noon = false, after_noon = false;
  if (tokens_.is_word(i, {"오전", "오후"})) {
    (tokens_.is_word(i, {"오후"}) ? after_noon : before_noon) = true;
    ++i;
  } else if (tokens_.is_word(i, {"os", "oo"}) && tokens_.number(i + 1, 1, 2)) {  // ÖS and ÖÖ of Turkey
    (tokens_.is_word(i, {"os"}) ? after_noon : before_noon) = true;
    ++i;
  } else if (tokens_.is_word(i, {"上", "下", "午"}) && tokens_.is_word(i + 1, {"午", "前", "后", "後"})) {
    (tokens_.is_word(i, {"下"}) || tokens_.is_word(i + 1, {"后", "後"}) ? after_noon : before_noon) = true;
    i += 2;
  }
  const DateToken* hour = tokens_.number(i, 1, 2);
  if (!hour) return false;
  time.hour = static_cast<unsigned>(hour->value);
  std::size_t at = i + 1;
  const bool separated = tokens_.is_character(at, U":.") || tokens_.is_word(at, {"h", "u", "時", "时", "点", "시"});
  const bool point = tokens_.is_character(at, U".");
  const DateToken* minute = separated ? tokens_.number(at + 1, 2, 2) : nullptr;
  // "17.14" is a time, "30.01.2025" and "3.5" are none.
  if (minute && point && (tokens_.is_character(at + 2, U".") || hour->digits != 2)) minute = nullptr;
  if (minute) {
    time.minute = static_cast<unsigned>(minute->value);
    at += 2;
    if (tokens_.is_character(at, U":.") && tokens_.number(at + 1, 2, 2) && !point) {
      time.second = static_cast<unsigned>(tokens_[at + 1].value);
      time.has_seconds = true;
      at += 2;
      if (tokens_.is_character(at, U".,") && tokens_.number(at + 1, 1, 9) && !tokens_[at + 1].after_space) at += 2;
    }
  }
  // "14:30 Sa" is said of Saturdays, "9:30 SA" of mornings in Vietnam.
  const bool may_be_half = time.hour <= 12 || !tokens_.is_word(at, {"sa", "ch", "os", "oo"});
  const std::size_t half = may_be_half ? read_half_of_day(at) : at;
  if (half > at) {
    const bool afternoon = tokens_.is_word(at, {"p", "pm", "م", "مساء", "μ", "μμ", "ch", "os"}) ||
                           (tokens_.is_word(at, {"ب"}) && tokens_.is_word(at + 2, {"ظ"})) ||
                           tokens_.is_word(at, {"بعدازظهر"});
    if (time.hour < 1 || time.hour > 12) return false;
    time.hour = time.hour % 12 + (afternoon ? 12 : 0);
    at = half;
  } else if (!minute) {
    if (!tokens_.is_word(at, {"uhr"})) return false;
  } else if (before_noon || after_noon) {
    if (time.hour > 12) return false;
    time.hour = time.hour % 12 + (after_noon ? 12 : 0);
  }
  if (tokens_.is_word(at, {"uhr", "hrs", "분"}) || tokens_.is_word(at, {"分"})) ++at;
  time.end = at;
  return true;
}

// Behind "am", "p.m.", "μ.μ.", "مساء" and the like, or `i` itself.
std::size_t ClockReader::read_half_of_day(std::size_t i) const {
  if (tokens_.is_word(i, {"am", "pm", "ص", "صباحا", "م", "مساء", "πμ", "μμ"})) return i + 1;
  if (tokens_.is_word(i, {"sa", "ch", "os", "oo"})) return i + 1;
  if (tokens_.is_word(i, {"ب", "ق"}) && tokens_.is_character(i + 1, U".") && tokens_.is_word(i + 2, {"ظ"}))
    return i + (tokens_.is_character(i + 3, U".") ? 4 : 3);
  if (tokens_.is_word(i, {"π", "μ"}) && tokens_.is_character(i + 1, U".") && tokens_.is_word(i + 2, {"μ"}))
    return i + (tokens_.is_character(i + 3, U".") ? 4 : 3);
  if (tokens_.is_word(i, {"a", "p"}) && tokens_.is_character(i + 1, U".") && tokens_.is_word(i + 2, {"m"}))
    return i + (tokens_.is_character(i + 3, U".") ? 4 : 3);
  return i;
}

void ClockReader::read_zone(ClockTime& time) const {
  std::size_t at = time.end;
  const bool bracketed = tokens_.is_character(at, U"(");
  if (bracketed) ++at;
  if (const DateToken* name = tokens_.token(at); name && name->kind == Kind::Word && zone_offset(name->word, 0)) {
    time.zone = name->word;
    ++at;
    if (bracketed && tokens_.is_character(at, U")")) ++at;
    time.end = at;
    if (!(name->word == "gmt" || name->word == "utc")) return;
  }
  if (read_named_zone(at, time)) return;
  const bool sign = tokens_.is_character(at, U"+-−") && tokens_.token(at + 1) && !tokens_[at + 1].after_space;
  const bool has_minutes = tokens_.is_character(at + 2, U":") && tokens_.number(at + 3, 2, 2);
  const DateToken* number_of_hours =
      sign ? tokens_.number(at + 1, time.zone.empty() && !has_minutes ? 2 : 1, 4) : nullptr;
  if (!number_of_hours || number_of_hours->digits == 3) return;
  auto minutes = static_cast<int>(number_of_hours->value);
  minutes = number_of_hours->digits == 4 ? minutes / 100 * 60 + minutes % 100 : minutes * 60;
  const int direction = tokens_.is_character(at, U"+") ? 1 : -1;
  at += 2;
  if (number_of_hours->digits <= 2 && tokens_.is_character(at, U":") && tokens_.number(at + 1, 2, 2)) {
    minutes += static_cast<int>(tokens_[at + 1].value);
    at += 2;
  }
  if (minutes > 14 * 60) return;
  time.offset = direction * minutes;
  time.end = at;
}

// "Europe/Berlin", "[America/New_York]" as programs of the web write it behind a time.
bool ClockReader::read_named_zone(std::size_t at, ClockTime& time) const {
  if (tokens_.is_character(at, U"[(")) ++at;
  const DateToken* area = tokens_.token(at);
  if (!area || area->kind != Kind::Word || !tokens_.is_character(at + 1, U"/") || !tokens_.token(at + 2)) return false;
  std::string name = area->word + "/" + tokens_.token(at + 2)->word;
  std::size_t end = at + 3;
  while (tokens_.is_character(end, U"_-/") && tokens_.token(end + 1) && tokens_.token(end + 1)->kind == Kind::Word &&
         end < at + 9) {
    text::append_utf8(name, tokens_.token(end)->character);
    name += tokens_.token(end + 1)->word;
    end += 2;
  }
  if (!text::minutes_of_zone(name, 0)) return false;
  time.zone = name;
  time.end = end + (tokens_.is_character(end, U"])") ? 1 : 0);
  return true;
}

int minutes_east(const std::string& zone, int64_t local_seconds) {
  const std::optional<int> abbreviated = zone_offset(zone, local_seconds);
  return abbreviated ? *abbreviated : text::minutes_of_zone(zone, local_seconds).value_or(0);
}

}  // namespace wirecopy::corpus
