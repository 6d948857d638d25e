// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/article.h"

namespace wirecopy::corpus {

// What a block of JSON-LD says of an article (https://schema.org/NewsArticle and its kin).
struct JsonLdArticle {
  Article article;   // title, standfirst, url, authors, section, tags, language, dates; outlet holds the name of the
                     // publisher
  std::string body;  // articleBody
  bool found = false;
};

// Looks through objects, arrays and "@graph" for the article with the longest headline and text. Nothing is found in
// what is not JSON.
JsonLdArticle read_json_ld(std::string_view json, int64_t now);

}  // namespace wirecopy::corpus
