// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/terms.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "corpus/url.h"
#include "text/hash.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::schema {

namespace {

bool is_host(std::string_view value) {
  return value.find('.') != std::string_view::npos && value.find(' ') == std::string_view::npos &&
         !value.ends_with('.');
}

void add_once(std::vector<std::string>& terms, std::string term) {
  if (std::ranges::find(terms, term) == terms.end()) terms.push_back(std::move(term));
}

// The words of a value; labels of a host without "www" and the last one.
std::vector<std::string> words_of_value(std::string_view folded) {
  std::vector<std::string> out;
  if (is_host(folded)) {
    std::string_view rest = folded.substr(0, folded.find_first_of("/:?#"));
    rest = rest.substr(0, rest.rfind('.'));
    while (!rest.empty()) {
      const std::size_t dot = rest.find('.');
      const std::string_view label = rest.substr(0, dot);
      if (!label.empty() && label != "www") out.emplace_back(label);
      rest = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
    }
    // harbour-courier is found by harbour and by courier too
    for (const std::string& label : std::vector<std::string>(out)) {
      if (label.find('-') == std::string::npos) continue;
      text::Words words(label);
      for (text::Word word; words.next(word);) out.emplace_back(word.folded);
    }
    return out;
  }
  text::Words words(folded);
  for (text::Word word; words.next(word);) out.emplace_back(word.folded);
  return out;
}

std::string_view without_www(std::string_view name) {
  return name.substr(name.starts_with("www.") ? 4 : 0);
}

std::string whole_name_term(const Field& field, std::string_view folded) {
  return make_term(field.prefix, std::string("=").append(folded));
}

std::string_view trimmed(std::string_view value) {
  while (!value.empty() && static_cast<unsigned char>(value.front()) <= ' ') value.remove_prefix(1);
  while (!value.empty() && static_cast<unsigned char>(value.back()) <= ' ') value.remove_suffix(1);
  return value;
}

// Ids and addresses are kept as they are, capitals included; everything else is folded.
std::string folded_value(const Field& field, std::string_view value) {
  const std::string_view bare = trimmed(value);
  if (field.prefix == "U") return corpus::without_tracking(bare);
  return field.prefix == "Q" ? std::string(bare) : text::fold(bare);
}

std::chrono::year_month_day day_of(int64_t seconds) {
  return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
}

std::string date_term(char prefix, int64_t seconds, int digits) {
  const auto day = day_of(seconds);
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%c%04d%02u%02u", prefix, static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return std::string(buffer.data()).substr(0, 1 + static_cast<std::size_t>(digits));
}

}  // namespace

std::string make_term(std::string_view prefix, std::string_view folded) {
  std::string term(prefix);
  // A value that starts with a capital or a colon is set apart from the prefix by a colon, as Omega does.
  if (!prefix.empty() && !folded.empty() && ((folded.front() >= 'A' && folded.front() <= 'Z') || folded.front() == ':'))
    term += ':';
  if (folded.size() <= longest_term) return term.append(folded);
  term += folded.substr(0, text::character_start(folded, longest_term - 16));
  return term += text::hex(text::hash_of(folded));
}

std::string exact_term(std::string_view folded) {
  return make_term(exact_prefix, folded);
}

std::string pair_term(std::string_view first, std::string_view second) {
  std::string pair(first);
  pair += ' ';
  return make_term(pair_prefix, pair.append(second));
}

std::vector<std::string> value_terms(const Field& field, std::string_view value) {
  const std::string folded = folded_value(field, value);
  if (folded.empty()) return {};
  if (field.kind != FieldKind::Names) return {make_term(field.prefix, folded)};
  const std::string_view name = without_www(folded);
  std::vector<std::string> terms{whole_name_term(field, name)};
  const std::vector<std::string> words = words_of_value(folded);
  if (is_host(name) || words.empty()) terms.push_back(make_term(field.prefix, name));
  for (const std::string& word : words) add_once(terms, make_term(field.prefix, word));
  return terms;
}

bool is_whole_name(const Field& field, std::string_view typed) {
  return field.kind == FieldKind::Names && typed.size() > 1 && typed.starts_with('=');
}

std::vector<std::string> query_terms(const Field& field, std::string_view typed) {
  const bool is_whole = is_whole_name(field, typed);
  const std::string folded = folded_value(field, typed.substr(is_whole ? 1 : 0));
  if (folded.empty()) return {};
  if (field.kind != FieldKind::Names) return {make_term(field.prefix, folded)};
  if (is_whole) return {whole_name_term(field, without_www(folded))};
  if (is_host(folded)) return {make_term(field.prefix, without_www(folded))};
  std::vector<std::string> terms;
  for (const std::string& word : words_of_value(folded)) add_once(terms, make_term(field.prefix, word));
  if (terms.empty()) terms.push_back(make_term(field.prefix, folded));
  return terms;
}

std::string address_term(uint64_t hash) {
  std::string term(address_prefix);
  for (int shift = 56; shift >= 0; shift -= 8) term += static_cast<char>(hash >> shift);
  return term;
}

std::string sketch_term(uint64_t shingle) {
  std::string term(sketch_prefix);
  for (int shift = 56; shift >= 16; shift -= 8) term += static_cast<char>(shingle >> shift & 0xFF);
  return term;
}

std::string day_term(int64_t seconds) {
  return date_term('D', seconds, 8);
}
std::string month_term(int64_t seconds) {
  return date_term('M', seconds, 6);
}
std::string year_term(int64_t seconds) {
  return date_term('Y', seconds, 4);
}

}  // namespace wirecopy::schema
