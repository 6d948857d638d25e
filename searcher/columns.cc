// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/columns.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "schema/record.h"
#include "schema/slots.h"
#include "schema/stories.h"
#include "schema/time_order.h"
#include "schema/values.h"
#include "text/words.h"

namespace wirecopy::searcher {

namespace {

using schema::Slot;

std::size_t length_of(const schema::ShardedDatabase& database) {
  return static_cast<std::size_t>(database.get_lastdocid()) + 1;
}

// Numbers names in order of first appearance, those that a filter finds as one under one number.
class NameNumbers {
 public:
  uint32_t of(const std::string& name) {
    auto [known, is_new] = known_.try_emplace(name);
    Spelling& spelling = known->second;
    if (is_new) {
      const auto [number, is_other] = numbers_.try_emplace(text::fold(name), static_cast<uint32_t>(best_.size()));
      if (is_other) best_.push_back(&*known);
      spelling.number = number->second;
    }
    ++spelling.articles;
    const auto*& best = best_[spelling.number];
    if (spelling.articles > best->second.articles) best = &*known;
    return spelling.number;
  }

  // By number, each as most articles spell it.
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto* best : best_) names.push_back(best == nullptr ? "" : best->first);
    return names;
  }

 private:
  struct Spelling {
    uint32_t number = 0;
    uint32_t articles = 0;
  };
  std::unordered_map<std::string, Spelling> known_;
  std::unordered_map<std::string, uint32_t> numbers_;                         // by folded name
  std::vector<const std::pair<const std::string, Spelling>*> best_{nullptr};  // by number
};

NameColumn load_names(const schema::ShardedDatabase& database, Slot slot) {
  NameColumn column{std::vector<uint32_t>(length_of(database)), {}};
  NameNumbers numbers;
  schema::for_each_value(database, slot, [&](Xapian::docid document, const std::string& name) {
    column.numbers[document] = numbers.of(name);
  });
  column.names = numbers.names();
  return column;
}

NameLists load_lists(const schema::ShardedDatabase& database, Slot slot) {
  NameLists lists;
  lists.starts.reserve(length_of(database) + 1);
  NameNumbers numbers;
  schema::for_each_value(database, slot, [&](Xapian::docid document, const std::string& packed) {
    lists.starts.resize(static_cast<std::size_t>(document) + 1, static_cast<uint32_t>(lists.numbers.size()));
    const auto begin = static_cast<std::ptrdiff_t>(lists.numbers.size());
    for (const std::string& name : schema::unpack_names(packed)) {
      if (name.empty()) continue;
      const uint32_t number = numbers.of(name);
      if (std::find(lists.numbers.begin() + begin, lists.numbers.end(), number) == lists.numbers.end())
        lists.numbers.push_back(number);
    }
  });
  lists.names = numbers.names();
  lists.starts.resize(length_of(database) + 1, static_cast<uint32_t>(lists.numbers.size()));
  return lists;
}

}  // namespace

const std::vector<uint32_t>& Columns::groups(const schema::ShardedDatabase& database) const {
  return groups_.get([&] {
    std::vector<uint32_t> groups(length_of(database));
    schema::for_each_value(database, Slot::Copies, [&](Xapian::docid document, const std::string& value) {
      const uint32_t number = schema::group_number(database, document, value);
      // A number is the smallest docid of its group: anything else comes from a damaged index and must not be used as
      // an array index.
      if (number <= document) groups[document] = number;
    });
    return groups;
  });
}

const std::vector<int64_t>& Columns::published(const schema::ShardedDatabase& database) const {
  return published_.get([&] {
    std::vector<int64_t> published(length_of(database), undated);
    schema::for_each_value(database, Slot::Published, [&](Xapian::docid document, const std::string& value) {
      published[document] = schema::unpack_seconds(value);
    });
    return published;
  });
}

const std::vector<uint8_t>& Columns::precisions(const schema::ShardedDatabase& database) const {
  return precisions_.get([&] {
    std::vector<uint8_t> precisions(length_of(database));
    schema::for_each_value(database, Slot::DateKind, [&](Xapian::docid document, const std::string& kind) {
      if (!kind.empty()) precisions[document] = static_cast<uint8_t>(kind.front());
    });
    return precisions;
  });
}

const NameColumn& Columns::outlets(const schema::ShardedDatabase& database) const {
  return outlets_.get([&] { return load_names(database, Slot::Outlet); });
}

const NameColumn& Columns::languages(const schema::ShardedDatabase& database) const {
  return languages_.get([&] { return load_names(database, Slot::Language); });
}

FacetColumn Columns::facet(const schema::ShardedDatabase& database, FacetField field) const {
  switch (field) {
    case FacetField::Source:
      break;
    case FacetField::Author:
      return FacetColumn(authors_.get([&] { return load_lists(database, Slot::Authors); }));
    case FacetField::Language:
      return FacetColumn(languages(database));
    case FacetField::Section:
      return FacetColumn(sections_.get([&] { return load_names(database, Slot::Section); }));
    case FacetField::Tag:
      return FacetColumn(tags_.get([&] { return load_lists(database, Slot::Tags); }));
  }
  return FacetColumn(outlets(database));
}

std::shared_ptr<const BucketColumn> Columns::buckets(const schema::ShardedDatabase& database, Interval interval,
                                                     const std::string& time_zone) const {
  constexpr std::size_t most_kept = 4;
  const std::vector<int64_t>& dates = published(database);
  const std::vector<uint8_t>& known = precisions(database);
  const std::lock_guard lock(buckets_mutex_);
  for (auto entry = buckets_.begin(); entry != buckets_.end(); ++entry) {
    if (entry->interval != interval || entry->time_zone != time_zone) continue;
    buckets_.splice(buckets_.begin(), buckets_, entry);
    return entry->column;
  }
  const text::TimeZone zone = text::TimeZone::find(time_zone).value_or(text::TimeZone());
  auto column = std::make_shared<const BucketColumn>(make_buckets(dates, known, interval, zone));
  buckets_.push_front({interval, time_zone, column});
  if (buckets_.size() > most_kept) buckets_.pop_back();
  return column;
}

const std::vector<uint32_t>& Columns::group_articles(const schema::ShardedDatabase& database) const {
  return group_articles_.get([&] {
    const std::vector<uint32_t>& numbers = groups(database);
    std::vector<uint32_t> articles(numbers.size());
    for (const uint32_t number : numbers) {
      if (number != 0) ++articles[number];
    }
    return articles;
  });
}

const std::vector<uint32_t>& Columns::group_outlets(const schema::ShardedDatabase& database) const {
  return group_outlets_.get([&] {
    const std::vector<uint32_t>& numbers = groups(database);
    const std::vector<uint32_t>& outlet_of = outlets(database).numbers;
    std::vector<uint32_t> counts(numbers.size());
    std::vector<std::pair<uint32_t, uint32_t>> pairs;  // group, outlet
    for (std::size_t document = 1; document < numbers.size(); ++document) {
      if (numbers[document] == 0) continue;
      if (outlet_of[document] == 0) {
        ++counts[numbers[document]];
      } else {
        pairs.emplace_back(numbers[document], outlet_of[document]);
      }
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (const auto& [group, outlet] : pairs) ++counts[group];
    return counts;
  });
}

const std::vector<bool>& Columns::followers(const schema::ShardedDatabase& database) const {
  return followers_.get([&] {
    const std::vector<uint32_t>& numbers = groups(database);
    std::vector<bool> followers(numbers.size());
    for (std::size_t document = 1; document < numbers.size(); ++document) followers[document] = numbers[document] != 0;
    for (std::size_t document = 1; document < numbers.size(); ++document) {
      if (numbers[document] != document) continue;
      const schema::Group members = schema::read_group(database, numbers[document]);
      if (!members.members.empty() && members.lead().document < followers.size())
        followers[members.lead().document] = false;
    }
    return followers;
  });
}

uint64_t Columns::texts(const schema::ShardedDatabase& database) const {
  return texts_.get([&] {
    const std::vector<uint32_t>& numbers = groups(database);
    uint64_t further = 0;
    for (std::size_t document = 1; document < numbers.size(); ++document) {
      further += numbers[document] != 0 && numbers[document] != document ? 1 : 0;
    }
    return static_cast<uint64_t>(database.get_doccount()) - further;
  });
}

const std::vector<uint32_t>& Columns::stories(const schema::ShardedDatabase& database) const {
  return stories_.get([&] {
    std::vector<uint32_t> stories(length_of(database));
    std::iota(stories.begin(), stories.end(), 0);
    schema::for_each_value(database, Slot::Story, [&](Xapian::docid document, const std::string& value) {
      stories[document] = schema::story_number(database, document, value);
    });
    return stories;
  });
}

const std::vector<uint32_t>& Columns::story_articles(const schema::ShardedDatabase& database) const {
  return story_articles_.get([&] {
    const std::vector<uint32_t>& numbers = stories(database);
    std::vector<uint32_t> articles(numbers.size());
    for (std::size_t document = 1; document < numbers.size(); ++document) ++articles[numbers[document]];
    return articles;
  });
}

const std::vector<uint32_t>& Columns::story_outlets(const schema::ShardedDatabase& database) const {
  return story_outlets_.get([&] {
    const std::vector<uint32_t>& numbers = stories(database);
    const std::vector<uint32_t>& outlet_of = outlets(database).numbers;
    std::vector<uint32_t> counts(numbers.size());
    std::vector<std::pair<uint32_t, uint32_t>> pairs;  // story, outlet
    const std::vector<uint32_t>& articles = story_articles(database);
    for (std::size_t document = 1; document < numbers.size(); ++document) {
      const uint32_t story = numbers[document];
      if (outlet_of[document] == 0 || articles[story] == 1) {
        ++counts[story];
      } else {
        pairs.emplace_back(story, outlet_of[document]);
      }
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (const auto& [story, outlet] : pairs) ++counts[story];
    return counts;
  });
}

const std::vector<uint32_t>& Columns::story_leads(const schema::ShardedDatabase& database) const {
  return story_leads_.get([&] {
    const std::vector<uint32_t>& numbers = stories(database);
    const std::vector<int64_t>& times = published(database);
    const std::vector<uint8_t>& known = precisions(database);
    const std::vector<uint32_t>& articles = story_articles(database);
    std::vector<uint32_t> words(numbers.size());
    schema::for_each_value(database, Slot::Words, [&](Xapian::docid document, const std::string& value) {
      words[document] = schema::unpack_number(value);
    });
    const auto id_of = [&](uint32_t document) {
      return schema::decode_record_head(schema::read_record(database, document)).article.id;
    };
    const auto comes_before = [&](uint32_t a, uint32_t b) {
      const int64_t time_of_a = schema::last_second({times[a], static_cast<corpus::Precision>(known[a])});
      const int64_t time_of_b = schema::last_second({times[b], static_cast<corpus::Precision>(known[b])});
      if (time_of_a != time_of_b) return time_of_a < time_of_b;
      return words[a] != words[b] ? words[a] > words[b] : id_of(a) < id_of(b);
    };
    std::vector<uint32_t> leads(numbers.size());
    for (uint32_t document = 1; document < numbers.size(); ++document) {
      uint32_t& lead = leads[numbers[document]];
      if (lead == 0 || articles[numbers[document]] == 1 || comes_before(document, lead)) lead = document;
    }
    return leads;
  });
}

uint64_t Columns::story_count(const schema::ShardedDatabase& database) const {
  return story_count_.get([&] {
    const std::vector<uint32_t>& numbers = stories(database);
    uint64_t further = 0;
    for (std::size_t document = 1; document < numbers.size(); ++document) further += numbers[document] != document;
    return static_cast<uint64_t>(database.get_doccount()) - further;
  });
}

std::shared_ptr<const Columns> columns_of(const std::string& path, uint64_t identity, const Xapian::Database& database,
                                          uint64_t revision) {
  using Key = std::tuple<std::string, uint64_t, std::string, uint64_t>;
  static std::mutex mutex;
  static std::map<Key, std::weak_ptr<const Columns>> known;
  // A directory that took the place of another may get its inode number; the uuid of the database tells them apart.
  const Key key{path, identity, database.get_uuid(), revision};
  const std::lock_guard lock(mutex);
  if (const auto entry = known.find(key); entry != known.end()) {
    if (auto columns = entry->second.lock()) return columns;
  }
  std::erase_if(known, [](const auto& entry) { return entry.second.expired(); });
  auto columns = std::make_shared<const Columns>();
  known[key] = columns;
  return columns;
}

}  // namespace wirecopy::searcher
