// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/story_rebuild.h"

#include <algorithm>
#include <map>
#include <vector>

#include "dedup/grouping.h"
#include "indexer/groups.h"
#include "indexer/story_update.h"
#include "indexer/writer_lock.h"
#include "schema/groups.h"
#include "schema/index.h"
#include "schema/record.h"
#include "schema/slots.h"
#include "schema/stories.h"
#include "schema/time_order.h"
#include "stories/story_finder.h"

namespace wirecopy::indexer {

namespace {

using schema::Slot;

// What of an article counts for its story.
struct Member {
  Xapian::docid document = 0;
  Xapian::docid lead = 0;  // of its copies; itself where it has none
  uint32_t story = 0;      // its number as it stands
  int64_t time = 0;        // for the finder
  std::string id;
  dedup::Candidate candidate;
  std::string profile;  // packed
  uint32_t placed = 0;  // its number in the finder
};

std::string value_of(const Xapian::Document& document, Slot slot) {
  return document.get_value(schema::number_of(slot));
}

std::vector<Member> members_of(const Xapian::Database& database) {
  std::map<Xapian::docid, Xapian::docid> lead_of;
  std::vector<Member> members;
  for (auto posting = database.postlist_begin({}); posting != database.postlist_end({}); ++posting) {
    const Xapian::Document document = database.get_document(*posting);
    const corpus::Date date = schema::date_of(document);
    Member& member = members.emplace_back();
    member.document = *posting;
    member.story = schema::story_number(*posting, value_of(document, Slot::Story));
    member.time = story_time(date);
    member.id = schema::decode_record_head(document.get_data()).article.id;
    member.candidate = {
        *posting, schema::last_second(date), schema::unpack_number(value_of(document, Slot::Shingles)), {}};
    member.profile = value_of(document, Slot::Profile);
    const uint32_t group = schema::unpack_number(value_of(document, Slot::Copies));
    if (group == 0) continue;
    if (!lead_of.contains(*posting)) {
      const schema::Group copies = schema::read_group(database, group);
      for (const schema::GroupMember& copy : copies.members) lead_of[copy.document] = copies.lead().document;
    }
  }
  for (Member& member : members) {
    const auto lead = lead_of.find(member.document);
    member.lead = lead == lead_of.end() ? member.document : lead->second;
    member.candidate.id = member.id;
  }
  return members;
}

// The number of the story of each member, by a finder that looks at leads in the order of time.
std::vector<uint32_t> found_anew(std::vector<Member>& members, const stories::Rarity& rarity) {
  std::vector<Member*> order;
  std::map<Xapian::docid, const Member*> by_document;
  for (Member& member : members) {
    by_document[member.document] = &member;
    if (member.lead == member.document) order.push_back(&member);
  }
  std::ranges::sort(order,
                    [](const Member* a, const Member* b) { return dedup::leads_before(a->candidate, b->candidate); });
  stories::StoryFinder finder(rarity);
  for (Member* member : order) member->placed = finder.place(schema::decode_profile(member->profile), member->time);
  std::vector<uint32_t> first(finder.stories(), 0);  // the smallest docid in each
  std::vector<uint32_t> numbers;
  for (const Member& member : members) {  // by docid
    uint32_t& number = first[finder.story_of(by_document.at(member.lead)->placed)];
    if (number == 0) number = member.document;
    numbers.push_back(number);
  }
  return numbers;
}

StoryRebuild write_anew(Xapian::WritableDatabase& database, const std::string& path) {
  std::vector<Member> members = members_of(database);
  stories::Rarity rarity;
  for (const Member& member : members) rarity.count(schema::decode_profile(member.profile));
  const std::vector<uint32_t> numbers = found_anew(members, rarity);
  StoryRebuild report;
  for (std::size_t i = 0; i < members.size(); ++i) {
    report.before += members[i].story == members[i].document ? 1 : 0;
    report.after += numbers[i] == members[i].document ? 1 : 0;
    if (numbers[i] == members[i].story) continue;
    ++report.moved;
    set_story_number(database, members[i].document, numbers[i]);
  }
  schema::write_rarity(database, rarity);
  schema::Metadata metadata = schema::read_metadata(database, path);
  ++metadata.revision;
  schema::write_metadata(database, metadata);
  return report;
}

}  // namespace

StoryRebuild rebuild_stories(const std::string& path) {
  schema::open_index(path);  // a misspelt path must not make an index
  Xapian::WritableDatabase database = open_for_writing(path);
  try {
    database.begin_transaction();
    const StoryRebuild report = write_anew(database, path);
    database.commit_transaction();
    return report;
  } catch (const Xapian::Error& error) {
    schema::rethrow(error, path);
  }
}

}  // namespace wirecopy::indexer
