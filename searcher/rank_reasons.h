// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searcher/answer.h"
#include "searcher/compiler.h"
#include "searcher/highlighter.h"
#include "searcher/ranking.h"

namespace wirecopy::searcher {

// What the score of a hit is made of: what each word, phrase and near group of the query adds in the article, the
// nearness of its words, what no part explains ("rest"), and the factor of freshness. Parts that add nothing are left
// out. `places` are by rule (Highlighter::places). Asks the index for each part again: for looking into single answers.
// Nothing for a score of 0.
std::vector<ScorePart> rank_reasons(const Source& source, const CompiledQuery& query, const Selected& selected,
                                    const std::string& id, const std::vector<Highlighter::RulePlaces>& places);

}  // namespace wirecopy::searcher
