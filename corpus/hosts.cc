// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/hosts.h"

#include <algorithm>

#include "corpus/lines.h"
#include "text/idna.h"

namespace wirecopy::corpus {
namespace {

bool is_alphanumeric(char c) {
  return (is_ascii_letter(c) || is_ascii_digit(c)) || (c & 0x80) != 0;
}

// Under these everybody has a label of their own.
constexpr std::string_view shared_hosts[] = {
    "wordpress.com", "substack.com",   "github.io",    "gitlab.io",       "tumblr.com",    "typepad.com",
    "weebly.com",    "wixsite.com",    "medium.com",   "livejournal.com", "over-blog.com", "altervista.org",
    "netlify.app",   "herokuapp.com",  "pages.dev",    "vercel.app",      "web.app",       "ghost.io",
    "beehiiv.com",   "hatenablog.com", "fc2.com",      "uk.com",          "us.com",        "eu.com",
    "co.com",        "blog.jp",        "canalblog.com"};

// Second labels under which the countries keep their names: "co.uk", "com.au", "or.jp".
constexpr std::string_view second_labels[] = {"co",  "com", "org", "net", "gov",  "gob", "gouv", "ac",
                                              "edu", "or",  "ne",  "go",  "gr",   "ltd", "plc",  "nom",
                                              "sch", "mil", "web", "id",  "info", "nic", "firm"};

constexpr std::string_view edition_labels[] = {"www",   "www2", "www3",    "ww2",     "m",   "mobile",
                                               "amp",   "wap",  "touch",   "edition", "rss", "feed",
                                               "feeds", "beta", "preview", "mobi",    "amp2"};

// "blog.blogspot.co.uk" has the ending from "blogspot" on.
std::size_t blogspot_at(std::string_view host) {
  const std::size_t at = host.rfind(".blogspot.");
  return at == std::string_view::npos || at == 0 ? std::string_view::npos : at + 1;
}

std::string without_www(std::string_view host) {
  std::string lower(host);
  for (char& c : lower) c = ascii_lower(c);
  lower = text::unicode_host(lower);
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
  // A last label in punycode has figures, which no last label has otherwise.
  const std::string spelt = without_www(host);
  return is_host(spelt) ? spelt : std::string();
}

std::size_t public_suffix_size(std::string_view host) {
  if (const std::size_t at = blogspot_at(host); at != std::string_view::npos) return host.size() - at;
  for (const std::string_view shared : shared_hosts) {
    if (host == shared || (host.ends_with(shared) && host[host.size() - shared.size() - 1] == '.'))
      return shared.size();
  }
  const std::size_t last = host.rfind('.');
  if (last == std::string_view::npos) return host.size();
  const std::size_t country = host.size() - last - 1;
  const std::size_t second = last == 0 ? std::string_view::npos : host.rfind('.', last - 1);
  const std::size_t begin = second == std::string_view::npos ? 0 : second + 1;
  const bool is_second =
      country == 2 && std::ranges::find(second_labels, host.substr(begin, last - begin)) != std::end(second_labels);
  return is_second ? host.size() - begin : country;
}

std::string main_host(std::string_view host) {
  const std::size_t suffix = public_suffix_size(host);
  while (true) {
    const std::size_t point = host.find('.');
    // A name must be left, and more than one label before the suffix to begin with.
    if (point == std::string_view::npos || host.size() - point - 1 <= suffix) break;
    if (std::ranges::find(edition_labels, host.substr(0, point)) == std::end(edition_labels)) break;
    host.remove_prefix(point + 1);
  }
  std::string name(host);
  if (const std::size_t at = blogspot_at(host); at != std::string_view::npos)
    name = std::string(host.substr(0, at)) + "blogspot.com";
  return name;
}

std::string outlet_name(std::string_view text) {
  const std::string host = host_of(text);
  return host.empty() ? one_line(text) : main_host(host);
}

}  // namespace wirecopy::corpus
