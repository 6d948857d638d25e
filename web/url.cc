// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/url.h"

#include <algorithm>

#include "text/ascii.h"
#include "web/message.h"

namespace wirecopy::web {

namespace {

int hex_value(char character) {
  if (character >= '0' && character <= '9') return character - '0';
  if (character >= 'a' && character <= 'f') return character - 'a' + 10;
  if (character >= 'A' && character <= 'F') return character - 'A' + 10;
  return -1;
}

std::string form_decode(std::string_view text) {
  std::string spaced(text);
  std::ranges::replace(spaced, '+', ' ');
  return percent_decode(spaced);
}

bool is_unreserved(char character) {
  return text::is_ascii_letter(character) || text::is_ascii_digit(character) ||
         std::string_view("-._~").find(character) != std::string_view::npos;
}

bool has_odd_character(std::string_view url) {
  return std::ranges::any_of(
      url, [](char character) { return static_cast<unsigned char>(character) <= ' ' || character == '\x7F'; });
}

}  // namespace

std::string percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t position = 0; position < text.size(); ++position) {
    const int high = text[position] == '%' && position + 2 < text.size() ? hex_value(text[position + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[position + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      position += 2;
    } else {
      out += text[position];
    }
  }
  return out;
}

std::vector<QueryPair> parse_query(std::string_view query) {
  std::vector<QueryPair> pairs;
  while (!query.empty()) {
    const std::string_view part = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), part.size() + 1));
    if (part.empty()) continue;
    const std::size_t equals = part.find('=');
    const std::string_view value = equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1);
    pairs.push_back({form_decode(part.substr(0, equals)), form_decode(value)});
  }
  return pairs;
}

std::string percent_encode(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char character : text) {
    if (is_unreserved(character)) {
      out += character;
    } else {
      const auto byte = static_cast<unsigned char>(character);
      out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return out;
}

bool is_host_name(std::string_view host) {
  const auto fits = [](char letter) {
    return text::is_ascii_letter(letter) || text::is_ascii_digit(letter) ||
           std::string_view(".-_:[]").find(letter) != std::string_view::npos;
  };
  return !host.empty() && host.size() <= 255 && std::ranges::all_of(host, fits);
}

bool is_web_address(std::string_view url) {
  if (has_odd_character(url)) return false;
  for (const std::string_view scheme : {"http://", "https://"})
    if (url.size() > scheme.size() && same_ignoring_case(url.substr(0, scheme.size()), scheme)) return true;
  return false;
}

bool is_safe_link(std::string_view url) {
  if (has_odd_character(url)) return false;
  if (url.starts_with('#')) return true;
  if (url.starts_with('/')) return !url.starts_with("//") && !url.starts_with("/\\");
  return is_web_address(url);
}

}  // namespace wirecopy::web
