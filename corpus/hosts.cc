// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/hosts.h"

#include <algorithm>

#include "corpus/lines.h"

namespace wirecopy::corpus {
namespace {

bool is_alphanumeric(char c) {
  return (is_ascii_letter(c) || is_ascii_digit(c)) || (c & 0x80) != 0;
}

std::string without_www(std::string_view host) {
  std::string lower(host);
  for (char& c : lower) c = ascii_lower(c);
  if (lower.starts_with("www.") && lower.find('.', 4) != std::string::npos) lower.erase(0, 4);
  return lower;
}

}  // namespace

bool is_host(std::string_view text) {
  if (text.size() < 4 || text.size() > 253) return false;
  std::size_t labels = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('.', begin), text.size());
    const std::string_view label = text.substr(begin, end - begin);
    if (label.empty() || label.size() > 63 || !is_alphanumeric(label.front()) || !is_alphanumeric(label.back()))
      return false;
    if (!std::all_of(label.begin(), label.end(), [](char c) { return is_alphanumeric(c) || c == '-'; })) return false;
    ++labels;
    if (end == text.size()) {
      // "U.S" and "p.m" have one-letter ends, "3.5" ends in a digit.
      return labels > 1 && label.size() > 1 &&
             std::none_of(label.begin(), label.end(), [](char c) { return is_ascii_digit(c); });
    }
    begin = end + 1;
  }
  return false;
}

std::string host_of(std::string_view url) {
  url = trim(url);
  const std::size_t scheme = url.find("://");
  const bool has_scheme = scheme != std::string_view::npos || url.starts_with("//");
  if (scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
  } else if (has_scheme) {
    url.remove_prefix(2);
  }
  std::string_view host = url.substr(0, url.find_first_of("/?#"));
  if (const std::size_t user = host.rfind('@'); user != std::string_view::npos) host.remove_prefix(user + 1);
  if (const std::size_t port = host.rfind(':'); port != std::string_view::npos && !host.ends_with(']'))
    host = host.substr(0, port);
  if (host.ends_with('.')) host.remove_suffix(1);
  return is_host(host) ? without_www(host) : std::string();
}

std::string outlet_name(std::string_view text) {
  const std::string host = host_of(text);
  return host.empty() ? one_line(text) : host;
}

}  // namespace wirecopy::corpus
