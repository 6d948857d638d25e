// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "corpus/dates.h"
#include "corpus/format.h"
#include "text/utf8.h"

namespace wirecopy::corpus {

// Stops the program where a promise is broken; assert would be gone in release builds.
inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void require_text(std::string_view text) {
  require(text::is_utf8(text));
  require(text.find('\0') == std::string_view::npos);
}

// Parses an input as one record of a format and holds the result to what corpus/article.h promises.
inline void parse_input(std::string_view format, const uint8_t* bytes, std::size_t size) {
  ReadOptions options;
  options.now = seconds_of_day(2026, 6, 15);
  const Record record{{"input", 1, 0}, find_format(format), std::string(reinterpret_cast<const char*>(bytes), size), 0};
  const Parsed parsed = parse(record, options);
  // Of web archives, all that is no page is passed over.
  require(!parsed.articles.empty() || !parsed.rejects.empty() || format == "warc" || format == "arc");
  for (const Article& article : parsed.articles) {
    for (const std::string& text : {article.id, article.url, article.title, article.standfirst, article.body,
                                    article.credit, article.outlet, article.language, article.section}) {
      require_text(text);
    }
    for (const std::string& author : article.authors) require_text(author);
    for (const std::string& tag : article.tags) require_text(tag);
    require(!article.title.empty() || !article.body.empty());
    require(article.title.find('\n') == std::string::npos);
    for (const Date& date : {article.published, article.modified}) {
      require(!date.known() || date.seconds <= options.now + 2 * 86'400);
    }
  }
}

}  // namespace wirecopy::corpus
