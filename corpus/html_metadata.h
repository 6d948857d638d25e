// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/article.h"
#include "corpus/html_tree.h"

namespace wirecopy::corpus {

// What a page says of its article in other places than the text itself: JSON-LD (schema.org NewsArticle and its kin),
// OpenGraph and other <meta> elements, microdata, <time>, <link rel=canonical>, <html lang>, the first heading. Where
// they differ, what two of them say is believed before what one says.
struct PageMetadata {
  Article article;        // all but body, credit and id
  std::string json_body;  // schema.org articleBody, empty when the page has none
  std::size_t words = 0;  // schema.org wordCount, 0 when it is not said
};

PageMetadata read_page_metadata(const HtmlTree& tree, int64_t now);

// A headline without the name of the site that pages add to it: "Quay reopens | Harbour Courier" with "Harbour Courier"
// as the site, or with any short tail behind a bar.
std::string without_site_name(std::string_view title, std::string_view site);

}  // namespace wirecopy::corpus
