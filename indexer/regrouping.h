// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "dedup/comparison.h"
#include "dedup/grouping.h"
#include "dedup/judgement.h"
#include "indexer/document.h"
#include "indexer/interruption.h"
#include "schema/groups.h"
#include "schema/sketches.h"

namespace wirecopy::indexer {

// An article that came, or changed, in an increment.
struct Arrival {
  Xapian::docid document = 0;
  const Prepared* prepared = nullptr;
};

// Brings the groups of copies of an index up to date after an increment, so that they are what dedup::group would make
// of all articles at once.
//
// Every article's place in the groups depends only on earlier leads that it overlaps (dedup/grouping.h). So the
// articles that came or lost their lead are decided anew in the order of leads_before; one that becomes a lead calls
// for the later ones that it overlaps, one that ceases to be a lead for its members. Nothing else is looked at: a copy
// that is the newest of its group costs one comparison with each lead it may belong to.
//
// `before` is the committed state without the increment, `after` the open transaction in which the documents of the
// arrivals already stand.
class Regrouping {
 public:
  Regrouping(
      const Xapian::Database& before, Xapian::WritableDatabase& after, CheckPoint check = [] {})
      : before_(before), after_(after), check_(std::move(check)) {}

  // `gone`: documents of `before` that were removed, or are among the arrivals with another text.
  void run(const std::vector<Arrival>& arrivals, const std::vector<Xapian::docid>& gone);

  // The groups that run() wrote: those that lost, won or changed a member and have two or more.
  const std::vector<schema::Group>& changed() const { return changed_; }

 private:
  struct Article {
    dedup::Candidate candidate;
    std::string id;
    dedup::ComparedText text;
    dedup::Sketch sketch;
    bool has_text = false;
    Xapian::docid old_lead = 0;  // 0 = it is new; itself when it led or was alone
    Xapian::docid lead = 0;      // as decided now
    dedup::Overlap to_lead;
  };
  // A lead that an article may join.
  struct Offer {
    Xapian::docid lead = 0;
    dedup::Overlap overlap;
  };
  struct Order {
    const Regrouping* self;
    bool operator()(Xapian::docid a, Xapian::docid b) const;
  };
  using Agenda = std::set<Xapian::docid, Order>;

  Article& article(Xapian::docid document);
  const dedup::ComparedText& text(Xapian::docid document);
  const schema::Group& old_group(Xapian::docid lead);
  std::vector<schema::StoredCandidate> neighbours(Xapian::docid document);
  dedup::Overlap overlap(Xapian::docid a, Xapian::docid b);
  dedup::JudgedText judged_text(Xapian::docid document);
  void decide(Xapian::docid document, Agenda& agenda);
  void write_changes();

  const Xapian::Database& before_;
  Xapian::WritableDatabase& after_;
  const CheckPoint check_;
  std::map<Xapian::docid, Article> articles_;
  std::map<Xapian::docid, schema::Group> old_groups_;  // by lead
  std::map<Xapian::docid, const corpus::Article*> arrived_articles_;
  std::map<uint64_t, std::vector<Xapian::docid>> arrivals_by_shingle_;
  std::set<Xapian::docid> gone_;
  std::vector<schema::Group> changed_;
};

}  // namespace wirecopy::indexer
