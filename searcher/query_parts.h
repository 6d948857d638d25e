// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "schema/fields.h"
#include "searcher/condition.h"

namespace wirecopy::searcher {

// A compiled part of a query. What does not weigh is a filter and goes to the right side of OP_FILTER. An empty query
// matches nothing.
struct CompiledPart {
  Xapian::Query query;
  bool weighs = false;
  Condition condition = {};
};

// What BM25 gives a word that is typed so often (k3 = 1), as a multiple of its weight.
double repeat_factor(double times);

// The query itself where it is one.
Xapian::Query joined(Xapian::Query::op operation, const std::vector<Xapian::Query>& queries);

// Each query once, with the weight of a word that is typed so often.
void merge_repeats(std::vector<Xapian::Query>& queries);

// Whether one matches nothing; Xapian drops it from some operators instead.
bool has_empty(const std::vector<Xapian::Query>& queries);

Xapian::Query weightless(const Xapian::Query& query);
Xapian::Query filtered(const Xapian::Query& query, const Xapian::Query& filter);

// Words, phrases or near groups of which one is enough.
CompiledPart any_of(std::vector<CompiledPart> parts);

// The terms of stems in a text field (null = headline and text), joined; empty when there are none.
Xapian::Query terms_of(const std::vector<std::string>& stems, const schema::Field* field, Xapian::Query::op operation);

}  // namespace wirecopy::searcher
