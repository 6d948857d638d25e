// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "searcher/answer.h"
#include "searcher/reader.h"
#include "searcher/reading.h"

namespace wirecopy::searcher {

// What readings of a query that ask for less would find, for a query that found nothing: without what was negated,
// quotes and nearness, dates, filters (those beside the text included), and with any of the words, of which `any_word`
// is known already. Where no one of these finds anything, without all that no article has, and as little more as helps.
// Those that find nothing either, or are the same question as another, are left out. Cost: a count
// each; none is begun when `deadline` is over.
std::vector<Relaxed> relaxations(const View& view, const Request& request, const Reading& reading,
                                 const std::optional<Count>& any_word, const Deadline& deadline = {});

// So many parts of a query are looked up by themselves, to tell what it is that no article has.
inline constexpr std::size_t most_looked_up = 32;

// Whether an article satisfies a part of a query by itself, without the filters beside the text; true, too, when time
// is up before that is known. Cost: a count.
bool finds_by_itself(const View& view, const Request& request, const Node& part, const Deadline& deadline);

// The request that a relaxed reading of another asks.
Request relaxed_request(Request request, const Relaxed& relaxed);

}  // namespace wirecopy::searcher
