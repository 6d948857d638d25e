// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/wordpress_export.h"

#include <algorithm>
#include <string_view>

#include "corpus/lines.h"
#include "corpus/xml.h"

namespace wirecopy::corpus {
namespace {

// What a site keeps beside posts and pages; other types are its own kinds of articles.
constexpr std::string_view other_types[] = {"attachment",     "nav_menu_item",       "revision",      "custom_css",
                                            "wp_block",       "customize_changeset", "oembed_cache",  "user_request",
                                            "wp_template",    "wp_template_part",    "wp_navigation", "wp_font_face",
                                            "wp_font_family", "wp_global_styles"};
constexpr std::string_view unpublished[] = {"draft", "auto-draft", "pending", "future", "private", "trash"};

// Codes in brackets, and those that end with another one, whose content belongs to a picture or player.
constexpr std::string_view codes[] = {"gallery", "embed", "/embed", "playlist", "audio", "/audio", "video", "/video"};
constexpr std::string_view caption = "caption";

std::string line_of(pugi::xml_node item, std::string_view name) {
  const pugi::xml_node child = child_named(item, name);
  return child ? one_line(xml_text(child)) : std::string();
}

bool holds(const auto& list, std::string_view item) {
  return std::ranges::find(list, item) != std::end(list);
}

std::string without_codes(std::string_view body) {
  std::string out;
  while (!body.empty()) {
    const std::size_t open = std::min(body.find('['), body.size());
    out += body.substr(0, open);
    body.remove_prefix(open);
    const std::size_t close = body.find(']');
    if (close == std::string_view::npos) break;
    const std::string_view name = body.substr(1, std::min(body.find_first_of(" ]"), close) - 1);
    const std::size_t end = name == caption ? body.find("[/caption]") : std::string_view::npos;
    if (end != std::string_view::npos) {
      body.remove_prefix(end + std::string_view("[/caption]").size());
    } else if (holds(codes, name)) {
      body.remove_prefix(close + 1);
    } else {
      out += '[';
      body.remove_prefix(1);
    }
  }
  return out.append(body);
}

}  // namespace

std::string fault_of_export(pugi::xml_node item) {
  const std::string type = line_of(item, "post_type");
  if (type.empty()) return {};
  if (holds(other_types, type)) return "the item is no article of WordPress but of its type " + type;
  const std::string status = line_of(item, "status");
  return holds(unpublished, status) ? "the article is not published, its status is " + status : std::string();
}

void complete_from_export(pugi::xml_node item, pugi::xml_node channel, Article& article) {
  if (!child_named(item, "post_type")) return;
  article.body = without_codes(article.body);
  for (const pugi::xml_node author : channel.children()) {
    if (xml_name(author) == "author" || local_name(author) != "author") continue;
    const std::string login = line_of(author, "author_login"), name = line_of(author, "author_display_name");
    if (!login.empty() && !name.empty()) std::ranges::replace(article.authors, login, name);
  }
  article.tags.clear();
  for (const pugi::xml_node category : item.children()) {
    if (local_name(category) != "category") continue;
    std::string name = one_line(xml_text(category));
    const std::string_view domain = category.attribute("domain").value();
    if (domain == "category" && article.section.empty() && name != "Uncategorized") {
      article.section = std::move(name);
    } else if (domain == "category" || domain == "post_tag") {
      article.tags.push_back(std::move(name));
    }
  }
}

}  // namespace wirecopy::corpus
