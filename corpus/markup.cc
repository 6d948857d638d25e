// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/markup.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "corpus/lines.h"
#include "corpus/named_references.h"
#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

static_assert(std::is_sorted(std::begin(named_references), std::end(named_references),
                             [](const NamedReference& a, const NamedReference& b) { return a.name < b.name; }));

constexpr std::array<char32_t, 32> windows_1252{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

constexpr std::string_view block_elements[] = {
    "address", "article", "aside", "blockquote", "body", "br",     "button",     "caption", "center",  "dd",
    "details", "dialog",  "dir",   "div",        "dl",   "dt",     "figcaption", "figure",  "footer",  "form",
    "h1",      "h2",      "h3",    "h4",         "h5",   "h6",     "head",       "header",  "hr",      "html",
    "li",      "main",    "menu",  "nav",        "ol",   "option", "p",          "pre",     "section", "summary",
    "table",   "td",      "th",    "title",      "tr",   "ul"};
static_assert(std::is_sorted(std::begin(block_elements), std::end(block_elements)));

constexpr std::string_view unshown_elements[] = {"script", "style", "noscript", "template", "svg",   "iframe", "object",
                                                 "select", "head",  "textarea", "canvas",   "audio", "video",  "math"};

constexpr std::string_view inline_elements[] = {"a",    "abbr",   "b",   "cite", "code", "em",  "font",
                                                "i",    "img",    "ins", "mark", "q",    "s",   "small",
                                                "span", "strong", "sub", "sup",  "u",    "time"};

bool is_alphanumeric(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c);
}

// The name of the tag that starts at '<', in lower case; empty when it is none.
std::string tag_name(std::string_view text, std::size_t position) {
  std::size_t begin = position + 1;
  if (begin < text.size() && text[begin] == '/') ++begin;
  std::string name;
  while (begin < text.size() && name.size() < 16 && is_alphanumeric(text[begin])) {
    name += ascii_lower(text[begin++]);
  }
  return !name.empty() && is_ascii_letter(name.front()) ? name : std::string();
}

// The position behind the '>' that closes the tag at `position`; quoted attribute values may hold '>'. A quote that
// stays open for thousands of bytes is taken for a slip, which also keeps the walk linear on pages of nothing but open
// quotes.
std::size_t end_of_tag(std::string_view text, std::size_t position) {
  constexpr std::size_t farthest = 2000;
  char quote = 0;
  for (std::size_t i = position + 1; i < std::min(text.size(), position + farthest); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') && text[i - 1] == '=') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    }
  }
  const std::size_t end = text.find('>', position);
  return end == std::string_view::npos ? text.size() : end + 1;
}

bool same_letters(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() &&
         std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) { return ascii_lower(a) == b; });
}

// The position behind "</name>", or the end of the text.
std::size_t end_of_element(std::string_view text, std::size_t position, std::string_view name) {
  for (std::size_t at = text.find("</", position); at != std::string_view::npos; at = text.find("</", at + 2)) {
    if (same_letters(text.substr(at + 2, name.size()), name)) return end_of_tag(text, at);
  }
  return text.size();
}

const NamedReference* find_named(std::string_view name) {
  const auto found =
      std::lower_bound(std::begin(named_references), std::end(named_references), name,
                       [](const NamedReference& row, std::string_view wanted) { return row.name < wanted; });
  return found == std::end(named_references) || found->name != name ? nullptr : &*found;
}

// Appends what the reference at '&' stands for and gives the position behind it, or `position` when it is none.
std::size_t append_reference(std::string& out, std::string_view text, std::size_t position) {
  const std::string_view rest = text.substr(position + 1, 40);
  if (rest.starts_with('#')) {
    const bool hexadecimal = rest.size() > 1 && (rest[1] == 'x' || rest[1] == 'X');
    const std::size_t digits = hexadecimal ? 2 : 1;
    uint32_t number = 0;
    const auto [end, error] = std::from_chars(rest.data() + std::min(digits, rest.size()), rest.data() + rest.size(),
                                              number, hexadecimal ? 16 : 10);
    if (error == std::errc::invalid_argument) return position;
    if (error != std::errc()) number = 0xFFFD;
    if (number >= 128 && number < 160) number = windows_1252[number - 128];
    text::append_utf8(out, number == 0 ? 0xFFFD : number);
    const auto behind = static_cast<std::size_t>(end - text.data());
    return behind < text.size() && text[behind] == ';' ? behind + 1 : behind;
  }
  const std::size_t length =
      static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_alphanumeric) - rest.begin());
  if (length == rest.size() || rest[length] != ';') return position;
  const std::string_view name = rest.substr(0, length);
  const NamedReference* found = find_named(name);
  if (found == nullptr && std::ranges::all_of(name, [](char c) { return c >= 'A' && c <= 'Z'; })) {
    // Old collections know no case: "&AMP;".
    found = find_named(lower_ascii(name));
  }
  if (found == nullptr) return position;
  text::append_utf8(out, found->code_point);
  return position + 1 + length + 1;
}

}  // namespace

std::string decode_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t ampersand = std::min(text.find('&', position), text.size());
    out.append(text, position, ampersand - position);
    if (ampersand == text.size()) break;
    position = append_reference(out, text, ampersand);
    if (position == ampersand) {
      out += '&';
      ++position;
    }
  }
  return out;
}

bool is_block_element(std::string_view name) {
  return std::binary_search(std::begin(block_elements), std::end(block_elements), name);
}

namespace {

bool is_known_element(std::string_view name) {
  return is_block_element(name) ||
         std::find(std::begin(unshown_elements), std::end(unshown_elements), name) != std::end(unshown_elements) ||
         std::find(std::begin(inline_elements), std::end(inline_elements), name) != std::end(inline_elements);
}

// "<p>", "<br/>", "<img src=...": openings that stand by themselves. Wire copy writes names of companies and their
// ticker symbols between angle brackets ("<S>", "<Video Works Inc>"), so that any other opening proves nothing.
bool is_lone_opening(std::string_view text, std::size_t at, std::string_view name) {
  const std::string_view rest = text.substr(at + 1 + name.size(), 200);
  if (name == "p" || name == "br" || name == "hr")
    return rest.starts_with('>') || rest.starts_with('/') || rest.starts_with(" /");
  return (name == "img" || name == "iframe" || name == "div" || name == "p") && rest.starts_with(' ') &&
         rest.find("=\"") < rest.find('>');
}

bool holds_block_element(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::string name = tag_name(text, at);
    if (is_block_element(name) && (text.substr(at, 2) == "</" || is_lone_opening(text, at, name))) return true;
  }
  return false;
}

}  // namespace

bool looks_like_markup(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::string name = tag_name(text, at);
    if (name.empty() || !is_known_element(name)) continue;
    const bool closing = text.substr(at, 2) == "</" && text.substr(at + 2 + name.size(), 1) == ">";
    if (closing || is_lone_opening(text, at, name)) return true;
  }
  return false;
}

std::string strip_markup(std::string_view html) {
  std::string out;
  out.reserve(html.size());
  std::size_t position = 0;
  // White space means nothing in HTML, but it does in a text with a stray tag or two.
  const bool keeps_lines = !holds_block_element(html);
  // Save where a sentence goes on in an indented line, as programs print markup.
  const auto goes_on = [&](std::string_view behind) {
    const std::size_t written = out.find_last_not_of(' ');
    const bool in_sentence =
        written != std::string::npos && std::string_view(".!?:\"\n").find(out[written]) == std::string_view::npos;
    const std::size_t indent = std::min(behind.find_first_not_of(" \t"), behind.size());
    return in_sentence && (behind.substr(0, indent).find('\t') != std::string_view::npos || indent >= 2) &&
           !behind.substr(indent).starts_with('\n');
  };
  const auto append_text = [&](std::string_view text) {
    const std::string decoded = decode_references(text);
    for (std::size_t i = 0; i < decoded.size(); ++i) {
      const char c = decoded[i];
      const bool breaks = keeps_lines && c == '\n' && !goes_on(std::string_view(decoded).substr(i + 1));
      const bool space = !breaks && (c == ' ' || c == '\n' || c == '\t' || c == '\r');
      if (!space) {
        out += c;
      } else if (!out.empty() && out.back() != ' ' && out.back() != '\n') {
        out += ' ';
      }
    }
  };
  const auto end_block = [&](std::string_view breaks) {
    while (out.ends_with(' ')) out.pop_back();
    if (!out.empty() && !out.ends_with(breaks)) out += breaks;
  };
  while (position < html.size()) {
    const std::size_t open = std::min(html.find('<', position), html.size());
    append_text(html.substr(position, open - position));
    if (open == html.size()) break;
    if (html.substr(open, 4) == "<!--") {
      const std::size_t end = html.find("-->", open + 4);
      position = end == std::string_view::npos ? html.size() : end + 3;
      continue;
    }
    const std::string name = tag_name(html, open);
    if (name.empty() && html.substr(open, 2) != "<!" && html.substr(open, 2) != "<?") {
      out += '<';
      position = open + 1;
      continue;
    }
    position = end_of_tag(html, open);
    const bool closes = html.substr(open, 2) == "</";
    if (!closes &&
        std::find(std::begin(unshown_elements), std::end(unshown_elements), name) != std::end(unshown_elements)) {
      position = end_of_element(html, position, name);
    } else if (name == "br" || name == "td" || name == "th") {
      end_block("\n");
    } else if (is_block_element(name)) {
      end_block("\n\n");
    }
  }
  end_block("");
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

std::string unmarked(const std::string& text) {
  if (text.find_first_of("&<") == std::string::npos) return text;
  return looks_like_markup(text) ? strip_markup(text) : decode_references(text);
}

}  // namespace wirecopy::corpus
