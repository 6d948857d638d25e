// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/foreign.h"

#include <algorithm>
#include <array>

#include "corpus/lines.h"
#include "corpus/xml.h"

namespace wirecopy::corpus {
namespace {

struct Kind {
  std::string_view mark;
  std::string_view name;
};

// What files of a kind begin with.
constexpr std::array kinds{
    Kind{"%PDF-", "a PDF document"},
    Kind{"{\\rtf", "an RTF document"},
    Kind{"%!PS", "a PostScript document"},
    Kind{"WEBVTT", "subtitles (WebVTT)"},
    Kind{"BEGIN:VCALENDAR", "a calendar"},
    Kind{"BEGIN:VCARD", "an address card"},
    Kind{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a document of an old office program"},
};

// Documents that are zip archives of their parts, by what the first bytes hold.
constexpr std::array packed_kinds{
    Kind{"mimetypeapplication/epub+zip", "an EPUB book"},
    Kind{"mimetypeapplication/vnd.oasis.opendocument.", "an OpenDocument document"},
    Kind{"word/", "a Word document"},
    Kind{"xl/", "an Excel workbook"},
    Kind{"ppt/", "a PowerPoint presentation"},
    Kind{"[Content_Types].xml", "an office document"},
};

constexpr std::array roots{
    Kind{"urlset", "a sitemap"},    Kind{"sitemapindex", "a list of sitemaps"}, Kind{"opml", "a list of feeds (OPML)"},
    Kind{"svg", "a drawing (SVG)"}, Kind{"plist", "a property list"},           Kind{"project", "a project file"},
    Kind{"manifest", "a manifest"},
};

// "00:00:01,000 --> 00:00:02,000" in the second line, under a number.
bool is_subtitles(std::string_view head) {
  const std::size_t end = head.find('\n');
  if (end == std::string_view::npos ||
      trim(head.substr(0, end)).find_first_not_of("0123456789") != std::string_view::npos)
    return false;
  const std::string_view second = head.substr(end + 1, head.find('\n', end + 1) - end - 1);
  return second.size() > 20 && is_ascii_digit(second.front()) && second.find(" --> ") != std::string_view::npos;
}

// Where the name of the first file stands in a zip archive (APPNOTE.TXT, 4.3.7).
constexpr std::size_t first_name = 30;

}  // namespace

std::string foreign_kind(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  for (const Kind& kind : kinds) {
    if (head.starts_with(kind.mark)) return std::string(kind.name);
  }
  if (is_subtitles(head)) return "subtitles (SubRip)";
  if (!head.starts_with("PK\x03\x04") || head.size() < first_name) return {};
  const std::string_view name = head.substr(first_name);
  const bool is_package = name.starts_with("mimetype") || name.starts_with("[Content_Types].xml") ||
                          name.starts_with("_rels/") || name.starts_with("docProps/") || name.starts_with("word/") ||
                          name.starts_with("xl/") || name.starts_with("ppt/");
  if (!is_package) return {};
  for (const Kind& kind : packed_kinds) {
    const bool at_front = kind.mark.starts_with("mimetype");
    if (at_front ? name.starts_with(kind.mark) : head.find(kind.mark) != std::string_view::npos)
      return std::string(kind.name);
  }
  return "an office document";
}

std::string foreign_xml(std::string_view head, std::string_view file) {
  const std::string_view root = xml_root_name(head);
  if (root.empty() || (!trim(head).starts_with("<?xml") && !file.ends_with(".xml"))) return {};
  const auto known = std::ranges::find(roots, root, &Kind::mark);
  if (known != roots.end()) return std::string(known->name);
  constexpr std::size_t longest_name = 60;
  return "XML of an unknown kind (<" + std::string(root.substr(0, longest_name)) + ">)";
}

}  // namespace wirecopy::corpus
