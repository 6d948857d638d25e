// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"

namespace wirecopy::corpus {

// What a block of JSON-LD says of an article (https://schema.org/NewsArticle and its kin).
struct JsonLdArticle {
  Article article;        // title, standfirst, url, authors, section, tags, language, dates, access; outlet holds the
                          // name of the publisher
  std::string body;       // articleBody; of a live blog its updates
  std::size_t words = 0;  // wordCount, 0 when it is not said
};

// The articles in objects, arrays and "@graph", in their order; what they only name ("@id") is looked up in the same
// block. Nothing is found in what is not JSON, or is longer than 4 MiB.
std::vector<JsonLdArticle> read_json_ld(std::string_view json, int64_t now);

}  // namespace wirecopy::corpus
