// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/url.h"

#include <algorithm>
#include <array>

namespace wirecopy::corpus {

namespace {

// Parameters that tell where a reader came from and not what the page is.
constexpr std::array<std::string_view, 12> tracking_parameters{
    "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "cmpid", "ref", "ref_src", "smid", "amp"};
constexpr std::array<std::string_view, 3> host_prefixes{"www.", "m.", "amp."};

bool is_tracking(std::string_view parameter) {
  const std::string_view name = parameter.substr(0, parameter.find('='));
  return name.starts_with("utm_") || std::ranges::find(tracking_parameters, name) != tracking_parameters.end();
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& character : out) {
    if (character >= 'A' && character <= 'Z') character = static_cast<char>(character + 32);
  }
  return out;
}

struct Parts {
  std::string host;       // lower case, without user and default port
  std::string_view rest;  // path, query and fragment
};

// RFC 3986, appendix B, as far as web addresses need it.
Parts split(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  const std::string_view behind = url.substr(scheme + 3);
  const std::size_t end = std::min(behind.find_first_of("/?#"), behind.size());
  std::string_view authority = behind.substr(0, end);
  if (const std::size_t user = authority.rfind('@'); user != std::string_view::npos) authority.remove_prefix(user + 1);
  for (const std::string_view port : {":80", ":443"}) {
    if (authority.ends_with(port)) authority.remove_suffix(port.size());
  }
  return {lower_ascii(authority), behind.substr(end)};
}

std::string without_tracking(std::string_view query) {
  std::string out;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    if (!parameter.empty() && !is_tracking(parameter)) out.append(out.empty() ? "?" : "&").append(parameter);
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return out;
}

}  // namespace

std::string canonical_url(std::string_view url) {
  Parts parts = split(url);
  if (parts.host.empty()) return std::string(url);
  for (const std::string_view prefix : host_prefixes) {
    // "m.example" is a name, "m.site.example" is a mobile edition
    if (parts.host.starts_with(prefix) && parts.host.find('.', prefix.size()) != std::string::npos)
      parts.host.erase(0, prefix.size());
  }
  const std::string_view rest = parts.rest.substr(0, parts.rest.find('#'));
  const std::size_t question = rest.find('?');
  std::string_view path = rest.substr(0, question);
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::string query =
      question == std::string_view::npos ? std::string() : without_tracking(rest.substr(question + 1));
  return parts.host + std::string(path) + query;
}

std::string resolve_url(std::string_view base, std::string_view reference) {
  const std::size_t colon = reference.find_first_of(":/?#");
  const bool has_scheme = colon != std::string_view::npos && colon > 0 && reference[colon] == ':';
  const std::size_t scheme = base.find("://");
  if (has_scheme || scheme == std::string_view::npos) return std::string(reference);
  if (reference.empty()) return std::string(base);
  const std::size_t path = std::min(base.find_first_of("/?#", scheme + 3), base.size());
  if (reference.starts_with("//")) return std::string(base.substr(0, scheme + 1)).append(reference);
  if (reference.starts_with('/')) return std::string(base.substr(0, path)).append(reference);
  const std::string_view plain = base.substr(0, std::min(base.find_first_of("?#", path), base.size()));
  if (reference.starts_with('?')) return std::string(plain).append(reference);
  if (reference.starts_with('#')) return std::string(base.substr(0, base.find('#'))).append(reference);
  std::string_view directory =
      plain.substr(0, std::max(path, plain.rfind('/') == std::string_view::npos ? 0 : plain.rfind('/')));
  std::string_view rest = reference;
  while (rest.starts_with("./")) rest.remove_prefix(2);
  while (rest.starts_with("../")) {
    rest.remove_prefix(3);
    const std::size_t up = directory.rfind('/');
    if (up != std::string_view::npos && up >= path) directory = directory.substr(0, up);
  }
  return std::string(directory).append("/").append(rest);
}

}  // namespace wirecopy::corpus
