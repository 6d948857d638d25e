// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "corpus/article.h"
#include "corpus/format.h"

namespace wirecopy::indexer {

// What a file holds, now that a record of it gave so many articles: a list is no single one.
corpus::Holds holds_of(corpus::Holds file_holds, std::size_t articles);

// The id an article has in the index: the one given in the input; else the name of its file without endings, where
// files of that kind are one article; else a hash of its canonical address (16 hex digits), unless that is a whole
// site's; else the name of the file where it holds nothing more; else a hash of outlet, headline and time of
// publication where it has these, the time to the minute; else a hash of the whole article. So where a record stands in
// its file means nothing. Ids of more than 200 bytes become a hash of themselves.
std::string id_of(const corpus::Article& article, const corpus::Place& place,
                  corpus::Holds file_holds = corpus::Holds::Many);

// True when the id comes from the file name, which another file may have too: then `id_with_path` tells them apart.
bool is_id_of_file(const corpus::Article& article, const corpus::Place& place,
                   corpus::Holds file_holds = corpus::Holds::Many);

// Where the id that `id_of` gives is from. An article that has one keeps what it says of it.
corpus::IdOrigin id_origin_of(const corpus::Article& article, const corpus::Place& place,
                              corpus::Holds file_holds = corpus::Holds::Many);

// The id of an article whose file name is taken by a file at another path: the name, "~" and a hash of the path.
std::string id_with_path(const std::string& id, const corpus::Place& place);

// A hash of everything an article says (not of where it was read): the same digest means nothing to do.
uint64_t digest_of(const corpus::Article& article);

}  // namespace wirecopy::indexer
