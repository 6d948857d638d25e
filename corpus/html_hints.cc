// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/html_hints.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "corpus/lines.h"

namespace wirecopy::corpus {
namespace {

constexpr std::string_view never_elements[] = {
    "script",     "style", "noscript", "template", "iframe", "object",   "embed", "svg",   "canvas",
    "audio",      "video", "input",    "select",   "button", "textarea", "nav",   "aside", "footer",
    "figcaption", "head",  "menu",     "dialog",   "map",    "math",     "label"};

// Words of classes and ids that name a box. A word matches when it stands between "-", "_", capitals or the ends, or is
// longer than six letters and part of a word.
constexpr std::string_view box_words[] = {"share",         "sharing",      "shares",
                                          "social",        "related",      "recirc",
                                          "recommend",     "recommended",  "recommendations",
                                          "promo",         "promoted",     "promotion",
                                          "newsletter",    "subscribe",    "subscription",
                                          "signup",        "sidebar",      "comment",
                                          "comments",      "disqus",       "respond",
                                          "footer",        "foot",         "nav",
                                          "navbar",        "navigation",   "menu",
                                          "breadcrumb",    "breadcrumbs",  "byline",
                                          "bylines",       "author",       "authors",
                                          "bio",           "tags",         "taglist",
                                          "topics",        "caption",      "captions",
                                          "credit",        "credits",      "ad",
                                          "ads",           "advert",       "adverts",
                                          "advertisement", "advertising",  "sponsor",
                                          "sponsored",     "popup",        "modal",
                                          "overlay",       "cookie",       "cookies",
                                          "consent",       "gdpr",         "widget",
                                          "outbrain",      "taboola",      "toolbar",
                                          "tools",         "print",        "paywall",
                                          "timestamp",     "dateline",     "pubdate",
                                          "popular",       "trending",     "trendmd",
                                          "mostread",      "readmore",     "morestories",
                                          "carousel",      "gallery",      "slideshow",
                                          "masthead",      "banner",       "copyright",
                                          "disclaimer",    "feedback",     "rating",
                                          "ratings",       "poll",         "quiz",
                                          "login",         "register",     "skip",
                                          "hidden",        "visually",     "sr",
                                          "pagination",    "pager",        "meta",
                                          "metadata",      "postmeta",     "kicker",
                                          "eyebrow",       "teaser",       "teasers",
                                          "upsell",        "outlinks",     "crosslink",
                                          "linkbox",       "infobox",      "factbox",
                                          "embed",         "video",        "player",
                                          "audio",         "reactions",    "interstitial",
                                          "donate",        "donation",     "membership",
                                          "livefyre",      "flyout",       "dropdown",
                                          "sitemap",       "jp",           "sharedaddy",
                                          "addtoany",      "addthis",      "follow",
                                          "editors",       "correction",   "noprint",
                                          "screen",        "tooltip",      "contributors",
                                          "contributor",   "prev",         "previous",
                                          "nextprev",      "notification", "popover",
                                          "hovercard"};

constexpr std::string_view body_names[] = {
    "articlebody",      "article-body",    "article_body",   "article__body",   "article-content",  "article_content",
    "article__content", "articlecontent",  "article-text",   "article_text",    "articletext",      "story-body",
    "story_body",       "storybody",       "story__body",    "story-content",   "story_content",    "story-text",
    "storytext",        "entry-content",   "entry_content",  "post-content",    "post_content",     "postcontent",
    "post-body",        "post_body",       "post__content",  "body-content",    "body-text",        "bodytext",
    "body-copy",        "bodycopy",        "content-body",   "content__body",   "content-text",     "main-content-body",
    "page-content",     "td-post-content", "single-content", "news-content",    "news-text",        "news-body",
    "newsbody",         "article-copy",    "text-content",   "field-name-body", "field--name-body", "article-main",
    "article__main",    "article-page",    "rich-text",      "richtext",        "wysiwyg",          "zn-body",
    "caas-body",        "artikeltext"};

constexpr std::string_view post_names[] = {"twitter-tweet", "twitter-video", "instagram-media",
                                           "tiktok-embed",  "bluesky-embed", "mastodon-embed"};

bool holds(auto& set, std::string_view item) {
  return std::find(std::begin(set), std::end(set), item) != std::end(set);
}

bool is_separator(char c) {
  return !is_ascii_letter(c) && (c & 0x80) == 0;
}

// Calls `visit` with each word of a class or id in lower case: "relatedStories-box" has "related", "stories", "box".
template <typename Visit>
bool any_word(std::string_view names, Visit visit) {
  std::string word;
  for (std::size_t i = 0; i <= names.size(); ++i) {
    const bool end = i == names.size() || is_separator(names[i]);
    const bool hump = !end && i > 0 && names[i] >= 'A' && names[i] <= 'Z' && names[i - 1] >= 'a' && names[i - 1] <= 'z';
    if (end || hump) {
      if (!word.empty() && visit(word)) return true;
      word.clear();
    }
    if (!end) word += ascii_lower(names[i]);
  }
  return false;
}

bool names_box(std::string_view names) {
  return any_word(names, [](const std::string& word) {
    if (holds(box_words, word)) return true;
    // Words written together: "relatedcontent", "newslettersignup".
    return word.size() > 9 && std::any_of(std::begin(box_words), std::end(box_words), [&](std::string_view box) {
             return box.size() > 6 && word.find(box) != std::string::npos;
           });
  });
}

// "comments", "commentList", "related-stories", but not "comments-open", which says something of the page.
bool names_other_content(std::string_view names) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    const std::string name = lower_ascii(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
    for (const std::string_view start :
         {"comment", "disqus", "related", "recommend", "outbrain", "taboola", "livefyre", "recirc"}) {
      const bool state =
          name.ends_with("open") || name.ends_with("closed") || name.ends_with("enabled") || name.ends_with("disabled");
      if (name.starts_with(start) && !state) return true;
    }
  }
  return false;
}

bool names_body(std::string_view names) {
  const std::string lower = lower_ascii(names);
  return std::any_of(std::begin(body_names), std::end(body_names), [&](std::string_view name) {
    // The whole of a class, not the start of another: "article-body-footer" is a box.
    const std::size_t at = lower.find(name);
    if (at == std::string::npos) return false;
    const std::size_t end = at + name.size();
    return end == lower.size() || lower[end] == ' ';
  });
}

// The names that an attribute gives; a list of names that is longer than any page needs is cut.
std::string_view names_in(const HtmlNode& node, std::string_view attribute) {
  constexpr std::size_t longest = 2000;
  return node.attribute(attribute).substr(0, longest);
}

bool is_hidden(const HtmlNode& node) {
  if (node.has_attribute("hidden") || node.attribute("aria-hidden") == "true") return true;
  std::string style(names_in(node, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

}  // namespace

bool is_never_content(const HtmlNode& node) {
  if (node.is_text()) return false;
  if (holds(never_elements, node.name) || node.name.starts_with("amp-")) return true;
  const std::string_view role = node.attribute("role");
  if (role == "navigation" || role == "complementary" || role == "contentinfo" || role == "search" || role == "menu" ||
      role == "dialog" || role == "banner") {
    return true;
  }
  return node.name != "html" && node.name != "body" && is_hidden(node);
}

BoxHint box_hint(const HtmlNode& node) {
  if (node.name == "html" || node.name == "body" || node.name == "article" || node.name == "main") return BoxHint::None;
  const std::string_view names[] = {names_in(node, "class"), names_in(node, "id"), names_in(node, "data-component")};
  if (std::any_of(std::begin(names), std::end(names), names_other_content)) return BoxHint::Certain;
  const bool likely = node.name == "form" || std::any_of(std::begin(names), std::end(names), names_box);
  return likely ? BoxHint::Likely : BoxHint::None;
}

bool is_quoted_post(const HtmlNode& node) {
  if (node.name != "blockquote") return false;
  const std::string_view names = node.attribute("class");
  return std::any_of(std::begin(post_names), std::end(post_names),
                     [&](std::string_view name) { return names.find(name) != std::string_view::npos; });
}

ContainerHint container_hint(const HtmlNode& node) {
  if (node.attribute("itemprop") == "articleBody") return ContainerHint::Body;
  if (node.name == "article" || node.name == "main" || node.attribute("role") == "main") return ContainerHint::Article;
  if (node.name != "div" && node.name != "section" && node.name != "td") return ContainerHint::None;
  return names_body(names_in(node, "class")) || names_body(names_in(node, "id")) ? ContainerHint::Body
                                                                                 : ContainerHint::None;
}

}  // namespace wirecopy::corpus
