// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/url.h"

#include <algorithm>
#include <array>
#include <vector>

#include "corpus/hosts.h"
#include "corpus/lines.h"
#include "text/idna.h"

namespace wirecopy::corpus {

namespace {

// Parameters that tell where a reader came from, or how the page is to look, and not what it is. In lower case.
constexpr std::array<std::string_view, 51> tracking_parameters{"fbclid",
                                                               "gclid",
                                                               "gclsrc",
                                                               "dclid",
                                                               "gbraid",
                                                               "wbraid",
                                                               "msclkid",
                                                               "yclid",
                                                               "twclid",
                                                               "ttclid",
                                                               "li_fat_id",
                                                               "igshid",
                                                               "igsh",
                                                               "mc_cid",
                                                               "mc_eid",
                                                               "mkt_tok",
                                                               "cmpid",
                                                               "cmp",
                                                               "cid",
                                                               "ocid",
                                                               "ncid",
                                                               "s_cid",
                                                               "smid",
                                                               "smtyp",
                                                               "ito",
                                                               "xtor",
                                                               "spm",
                                                               "wt_mc",
                                                               "wt.mc_id",
                                                               "trk",
                                                               "ref",
                                                               "ref_src",
                                                               "ref_url",
                                                               "referrer",
                                                               "referer",
                                                               "fb_ref",
                                                               "fb_source",
                                                               "sr_share",
                                                               "amp",
                                                               "amphtml",
                                                               "outputtype",
                                                               "output_type",
                                                               "__twitter_impression",
                                                               "guccounter",
                                                               "guce_referrer",
                                                               "guce_referrer_sig",
                                                               "_ga",
                                                               "_gl",
                                                               "share",
                                                               "sharetype",
                                                               "shareid"};
constexpr std::array<std::string_view, 11> tracking_prefixes{"utm_",    "at_",  "ns_", "pk_",     "mtm_", "piwik_",
                                                             "matomo_", "hsa_", "_hs", "oly_enc", "vero_"};

// Parameters that are so with one value only.
constexpr std::array<std::string_view, 8> tracking_values{"src=rss",    "source=rss", "from=rss",   "print=1",
                                                          "print=true", "print=yes",  "view=print", "output=amp"};

bool is_tracking(std::string_view parameter) {
  if (std::ranges::find(tracking_values, parameter) != tracking_values.end()) return true;
  const std::string name = lower_ascii(parameter.substr(0, parameter.find('=')));
  return std::ranges::find(tracking_parameters, name) != tracking_parameters.end() ||
         std::ranges::any_of(tracking_prefixes, [&](std::string_view prefix) { return name.starts_with(prefix); });
}

struct Parts {
  std::string host;  // lower case, without user and default port
  std::string rest;  // path, query and fragment
};

// RFC 3986, appendix B, as far as web addresses need it.
Parts split(std::string_view url) {
  url = trim(url);
  const std::size_t scheme = url.find("://");
  std::string_view behind;
  if (scheme != std::string_view::npos) {
    behind = url.substr(scheme + 3);
  } else if (url.starts_with("//")) {
    behind = url.substr(2);
  } else {
    return {};
  }
  const std::size_t end = std::min(behind.find_first_of("/?#"), behind.size());
  std::string_view authority = behind.substr(0, end);
  if (const std::size_t user = authority.rfind('@'); user != std::string_view::npos) authority.remove_prefix(user + 1);
  for (const std::string_view port : {":80", ":443", ":"}) {
    if (authority.ends_with(port)) authority.remove_suffix(port.size());
  }
  if (authority.ends_with('.')) authority.remove_suffix(1);
  return {text::unicode_host(lower_ascii(authority)), std::string(behind.substr(end))};
}

// The page that a cache of AMP pages shows: "google.com/amp/s/host/path", "host.cdn.ampproject.org/c/s/host/path".
void look_through_cache(Parts& parts) {
  std::size_t begin = std::string::npos;
  if (parts.host.ends_with("google.com") && parts.rest.starts_with("/amp/")) {
    begin = 5;
  } else if ((parts.host.ends_with(".ampproject.org") || parts.host.ends_with(".bing-amp.com")) &&
             parts.rest.size() > 3 && parts.rest[2] == '/') {
    begin = 3;
  }
  if (begin == std::string::npos) return;
  std::string_view shown = std::string_view(parts.rest).substr(begin);
  if (shown.starts_with("s/")) shown.remove_prefix(2);
  if (is_host(shown.substr(0, shown.find_first_of("/?#")))) parts = split("https://" + std::string(shown));
}

// Without what marks the AMP edition of a page, and without what servers put in by themselves.
std::string_view plain_path(std::string_view path) {
  const auto drop_end = [&](std::string_view end) {
    if (path.size() > end.size() && path.ends_with(end)) path.remove_suffix(end.size());
  };
  while (path.ends_with('/')) path.remove_suffix(1);
  drop_end("/amp");
  if (path.starts_with("/amp/")) path.remove_prefix(4);
  for (const std::string_view index : {"/index.html", "/index.htm", "/index.php"}) {
    if (path.ends_with(index)) path.remove_suffix(index.size());
  }
  while (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

// "story.amp.html" is "story.html", "story.amp" is "story".
std::string without_amp_ending(std::string path) {
  if (path.ends_with(".amp")) path.resize(path.size() - 4);
  if (path.ends_with(".amp.html")) path.replace(path.size() - 9, 9, ".html");
  return path;
}

int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// RFC 3986, section 6.2.2: what need not be escaped is not, other escapes are in capitals.
std::string normal_escapes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high < 0 ? -1 : hex_value(text[i + 2]);
    if (low < 0) {
      out += text[i];
      continue;
    }
    const auto byte = static_cast<char>(high * 16 + low);
    const bool unreserved =
        is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '-' || byte == '.' || byte == '_' || byte == '~';
    constexpr std::string_view digits = "0123456789ABCDEF";
    if (unreserved) {
      out += byte;
    } else {
      out += '%';
      out += digits[static_cast<std::size_t>(high)];
      out += digits[static_cast<std::size_t>(low)];
    }
    i += 2;
  }
  return out;
}

std::string plain_query(std::string_view query) {
  std::vector<std::string_view> kept;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    if (!parameter.empty() && !is_tracking(parameter)) kept.push_back(parameter);
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  std::ranges::stable_sort(kept, {},
                           [](std::string_view parameter) { return parameter.substr(0, parameter.find('=')); });
  std::string out;
  for (const std::string_view parameter : kept) out.append(out.empty() ? "?" : "&").append(parameter);
  return out;
}

}  // namespace

std::string canonical_url(std::string_view url) {
  Parts parts = split(url);
  if (parts.host.empty()) return std::string(url);
  look_through_cache(parts);
  const std::string_view all = parts.rest;
  const std::size_t sharp = std::min(all.find('#'), all.size());
  const std::string_view fragment = all.substr(sharp);
  const std::string_view rest = all.substr(0, sharp);
  const std::size_t question = rest.find('?');
  const std::string path = without_amp_ending(normal_escapes(plain_path(rest.substr(0, question))));
  const std::string query =
      question == std::string_view::npos ? std::string() : normal_escapes(plain_query(rest.substr(question + 1)));
  return main_host(parts.host) + path + query + std::string(fragment.starts_with("#!") ? fragment : "");
}

std::string without_tracking(std::string_view url) {
  const std::size_t question = url.find('?');
  if (question == std::string_view::npos || url.find("://") == std::string_view::npos) return std::string(url);
  const std::size_t sharp = std::min(url.find('#', question), url.size());
  std::string out(url.substr(0, question));
  std::string_view query = url.substr(question + 1, sharp - question - 1);
  bool is_first = true;
  bool has_dropped = false;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    if (is_tracking(parameter)) {
      has_dropped = true;
    } else {
      out.append(is_first ? "?" : "&").append(parameter);
      is_first = false;
    }
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return has_dropped ? out.append(url.substr(sharp)) : std::string(url);
}

std::string publisher_host(std::string_view url) {
  const std::string host = host_of(url);
  return host.empty() ? host : host_of(canonical_url(url));
}

bool names_page(std::string_view canonical) {
  const std::size_t behind_host = canonical.find_first_of("/?#");
  return behind_host != std::string_view::npos && behind_host + 1 < canonical.size();
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
