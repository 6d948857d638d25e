// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/regrouping.h"

#include <algorithm>

#include "dedup/candidates.h"
#include "indexer/groups.h"
#include "schema/record.h"
#include "schema/sketches.h"
#include "schema/slots.h"
#include "schema/terms.h"
#include "schema/time_order.h"

namespace wirecopy::indexer {

bool Regrouping::Order::operator()(Xapian::docid a, Xapian::docid b) const {
  // Both were made known by article() before they came onto the agenda.
  return dedup::leads_before(self->articles_.at(a).candidate, self->articles_.at(b).candidate);
}

// What is known of an article of `before`; an arrival is there from the start.
Regrouping::Article& Regrouping::article(Xapian::docid document) {
  const auto found = articles_.find(document);
  if (found != articles_.end()) return found->second;
  Article& made = articles_[document];
  const Xapian::Document stored = before_.get_document(document);
  made.id = schema::decode_record_head(stored.get_data()).article.id;
  made.candidate = {document, schema::last_second(schema::date_of(stored)),
                    schema::unpack_number(stored.get_value(schema::number_of(schema::Slot::Shingles))), made.id};
  const uint32_t number = schema::unpack_number(stored.get_value(schema::number_of(schema::Slot::Copies)));
  made.old_lead = document;
  if (number != 0) {
    schema::Group group = schema::read_group(before_, number);
    if (!group.members.empty()) {
      made.old_lead = group.lead().document;
      old_groups_.emplace(made.old_lead, std::move(group));
    }
  }
  made.lead = made.old_lead;
  return made;
}

const dedup::ComparedText& Regrouping::text(Xapian::docid document) {
  Article& known = article(document);
  if (!known.has_text) {
    known.text = schema::compared_text_of(before_, document);
    known.sketch = dedup::sketch_of(known.text.body);
    known.has_text = true;
  }
  return known.text;
}

const schema::Group& Regrouping::old_group(Xapian::docid lead) {
  static const schema::Group none;
  const auto found = old_groups_.find(lead);
  return found == old_groups_.end() ? none : found->second;
}

// Every article that may overlap with this one, and the leads of their groups.
std::vector<schema::StoredCandidate> Regrouping::neighbours(Xapian::docid document) {
  text(document);
  const dedup::Sketch& sketch = article(document).sketch;
  std::map<Xapian::docid, schema::StoredCandidate> found;
  for (const schema::StoredCandidate& candidate : schema::stored_candidates(before_, sketch)) {
    if (gone_.contains(candidate.document)) continue;
    found[candidate.document] = candidate;
    const Xapian::docid lead = article(candidate.document).old_lead;
    if (lead != 0 && !gone_.contains(lead)) found.try_emplace(lead, schema::StoredCandidate{lead, 0, 0});
  }
  std::map<Xapian::docid, schema::StoredCandidate> arrived;
  for (const uint64_t shingle : sketch.shingles) {
    const auto arrivals = arrivals_by_shingle_.find(shingle);
    if (arrivals == arrivals_by_shingle_.end()) continue;
    const bool distinctive =
        before_.get_termfreq(schema::sketch_term(shingle)) + arrivals->second.size() <= dedup::formula_texts;
    for (const Xapian::docid arrival : arrivals->second) {
      schema::StoredCandidate& candidate = arrived[arrival];
      candidate.document = arrival;
      ++candidate.shared;
      candidate.distinctive += distinctive;
    }
  }
  for (const auto& [arrival, candidate] : arrived) {
    if (candidate.shared >= dedup::candidate_threshold(sketch.size, article(arrival).sketch.size))
      found[arrival] = candidate;
  }
  found.erase(document);
  std::vector<schema::StoredCandidate> neighbours;
  for (const auto& [neighbour, candidate] : found) {
    article(neighbour);  // known from here on, so that it can be put in order
    neighbours.push_back(candidate);
  }
  return neighbours;
}

dedup::Overlap Regrouping::overlap(Xapian::docid a, Xapian::docid b) {
  text(b);
  return dedup::compare(text(a), article(b).text);
}

dedup::JudgedText Regrouping::judged_text(Xapian::docid document) {
  const auto arrival = arrived_articles_.find(document);
  if (arrival == arrived_articles_.end()) return schema::judged_text_of(before_, document);
  const corpus::Article& came = *arrival->second;
  return dedup::judged_text(came.title, schema::stored_body(came), came.outlet);
}

void Regrouping::decide(Xapian::docid document, Agenda& agenda) {
  const Order earlier{this};
  const std::vector<schema::StoredCandidate> near = neighbours(document);
  Xapian::docid best = document;
  dedup::Overlap best_overlap;
  Xapian::docid first_equal = 0;
  std::vector<Offer> offers;
  for (const schema::StoredCandidate& candidate : near) {
    const Xapian::docid other = candidate.document;
    if (!earlier(other, document)) continue;
    // Only a lead can be joined; an equal text that is a member leads the way to its lead.
    const bool leads = article(other).lead == other;
    if (!leads && article(other).candidate.shingles != article(document).candidate.shingles) continue;
    const dedup::Overlap shared = overlap(other, document);
    if (shared.is_equal() && (first_equal == 0 || earlier(other, first_equal))) first_equal = other;
    const dedup::CandidatePair pair{0, 0, candidate.shared, candidate.distinctive};
    if (!leads || !dedup::is_copy(shared) || !dedup::is_verified(text(other), text(document), shared, pair)) continue;
    offers.push_back({other, shared});
  }
  std::ranges::sort(offers, [&](const Offer& a, const Offer& b) {
    const auto strength = [](const Offer& offer) {
      return std::pair(offer.overlap.resemblance(), offer.overlap.containment());
    };
    return strength(a) != strength(b) ? strength(a) > strength(b) : earlier(a.lead, b.lead);
  });
  for (const Offer& offer : offers) {
    if (first_equal != 0) break;
    if (dedup::is_doubtful(offer.overlap) &&
        dedup::judge(judged_text(offer.lead), judged_text(document)) != dedup::Verdict::Copy) {
      continue;
    }
    best = offer.lead;
    best_overlap = offer.overlap;
    break;
  }
  if (first_equal != 0) {
    best = article(first_equal).lead;
    best_overlap = overlap(best, document);
  }
  Article& decided = article(document);
  const bool led = decided.old_lead == document;
  const bool leads = best == document;
  const bool changed = decided.old_lead != best;
  decided.lead = best;
  decided.to_lead = best_overlap;
  if (!changed) return;
  if (led) {
    for (const schema::GroupMember& member : old_group(document).members) {
      if (member.document != document && !gone_.contains(member.document))
        agenda.insert((article(member.document), member.document));
    }
  }
  for (const schema::StoredCandidate& candidate : near) {
    const Xapian::docid other = candidate.document;
    if (!earlier(document, other)) continue;
    const bool equal = article(other).candidate.shingles == decided.candidate.shingles;
    if (leads || equal) agenda.insert(other);
  }
}

void Regrouping::run(const std::vector<Arrival>& arrivals, const std::vector<Xapian::docid>& gone) {
  Agenda agenda{Order{this}};
  // The members of a lead that is gone lose it, whoever else comes.
  std::vector<Xapian::docid> orphans;
  std::vector<Xapian::docid> left;
  for (const Xapian::docid document : gone) {
    const Xapian::docid lead = article(document).old_lead;
    gone_.insert(document);
    if (lead != document) {
      left.push_back(lead);
      continue;
    }
    for (const schema::GroupMember& member : old_group(document).members) {
      if (member.document != document) orphans.push_back(member.document);
    }
  }
  for (const Xapian::docid document : gone) articles_.erase(document);
  for (const Arrival& arrival : arrivals) {
    Article& made = articles_[arrival.document];
    made.id = arrival.prepared->article.id;
    made.text = arrival.prepared->analysis.compared;
    made.sketch = arrival.prepared->analysis.sketch;
    made.has_text = true;
    made.candidate = {arrival.document, schema::last_second(arrival.prepared->article.published),
                      static_cast<uint32_t>(made.text.body.size()), made.id};
    arrived_articles_[arrival.document] = &arrival.prepared->article;
    for (const uint64_t shingle : made.sketch.shingles) arrivals_by_shingle_[shingle].push_back(arrival.document);
  }
  for (const Arrival& arrival : arrivals) agenda.insert(arrival.document);
  for (const Xapian::docid orphan : orphans) {
    if (gone_.contains(orphan)) continue;
    // As if new: also when it comes back to the same document, that has another text now.
    article(orphan).old_lead = 0;
    agenda.insert(orphan);
  }
  while (!agenda.empty()) {
    check_();
    const Xapian::docid next = *agenda.begin();
    agenda.erase(agenda.begin());
    decide(next, agenda);
  }
  for (const Xapian::docid lead : left) {
    if (!gone_.contains(lead)) article(lead);
  }
  write_changes();
}

// Writes every group that lost, won or changed a member.
void Regrouping::write_changes() {
  std::set<Xapian::docid> touched;  // leads, old and new
  for (const Xapian::docid document : gone_) {
    for (const auto& [lead, group] : old_groups_) {
      if (std::ranges::find(group.members, document, &schema::GroupMember::document) != group.members.end())
        touched.insert(lead);
    }
  }
  for (const auto& [document, known] : articles_) {
    if (known.lead == known.old_lead) continue;
    if (known.old_lead != 0) touched.insert(known.old_lead);
    touched.insert(known.lead);
  }
  // All old records go first: a number may pass from one group to another.
  std::map<Xapian::docid, uint32_t> old_number;
  for (const Xapian::docid lead : touched) {
    const schema::Group& group = old_group(lead);
    if (group.members.empty()) continue;
    after_.set_metadata(schema::group_key(group.number), {});
    for (const schema::GroupMember& member : group.members) old_number[member.document] = group.number;
  }
  std::map<Xapian::docid, schema::Group> made;
  for (const Xapian::docid lead : touched) {
    for (const schema::GroupMember& member : old_group(lead).members) {
      const auto known = articles_.find(member.document);
      const bool unmoved = known == articles_.end() || (known->second.lead == lead && known->second.old_lead == lead);
      const bool stays = unmoved && !gone_.contains(member.document);
      if (stays && member.document != lead) made[lead].members.push_back(member);
    }
  }
  for (const auto& [document, known] : articles_) {
    if (known.lead == known.old_lead || known.lead == document || known.lead == 0) continue;
    made[known.lead].members.push_back({document, dedup::relation_to_lead(known.to_lead), known.to_lead});
  }
  for (auto& [lead, group] : made) {
    std::ranges::sort(group.members, {}, &schema::GroupMember::document);
    group.members.insert(group.members.begin(), {lead, dedup::Relation::Lead, {}});
    group.number = std::ranges::min(group.members, {}, &schema::GroupMember::document).document;
    write_group(after_, group);
    for (const schema::GroupMember& member : group.members) old_number.erase(member.document);
    if (group.members.size() > 1) changed_.push_back(group);
  }
  for (const auto& [document, number] : old_number) {
    if (!gone_.contains(document) || articles_.contains(document)) set_group_number(after_, document, 0);
  }
}

}  // namespace wirecopy::indexer
