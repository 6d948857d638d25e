// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/indexer/invented_news.h"

#include <algorithm>
#include <fstream>
#include <random>

#include "schema/groups.h"
#include "schema/index.h"
#include "schema/record.h"
#include "schema/slots.h"

namespace wirecopy::indexer {

namespace {

std::string word(std::mt19937& random) {
  static constexpr const char* parts[] = {"ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "zu"};
  std::string out;
  for (std::size_t left = 2 + random() % 3; left > 0; --left) out += parts[random() % std::size(parts)];
  return out;
}

std::vector<std::string> words(std::mt19937& random, std::size_t count) {
  std::vector<std::string> out;
  for (; count > 0; --count) out.push_back(word(random));
  return out;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& each : words) out += (out.empty() ? "" : " ") + each;
  return out;
}

}  // namespace

std::vector<Item> invented_news(uint32_t seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<std::vector<std::string>> texts;
  std::vector<Item> items;
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<std::string> text = words(random, 60 + random() % 120);
    if (!texts.empty() && random() % 2 == 0) {
      const std::vector<std::string>& original = texts[random() % texts.size()];
      const std::vector<std::string> own = words(random, 10 + random() % 40);
      switch (random() % 5) {
        case 0:
          text = original;
          break;
        case 1:
          text.assign(original.begin(), original.begin() + static_cast<std::ptrdiff_t>(
                                                               original.size() / 2 + random() % (original.size() / 2)));
          break;
        case 2:
          text = own;
          text.insert(text.end(), original.begin(), original.end());
          break;
        case 3:
          text = original;
          for (int edits = 0; edits < 6; ++edits) text[random() % text.size()] = word(random);
          break;
        default:
          text = original;
          text.insert(text.begin() + static_cast<std::ptrdiff_t>(random() % text.size()), own.begin(), own.end());
          break;
      }
    }
    texts.push_back(text);
    const std::string day = std::to_string(1 + random() % 28);
    items.push_back({"n" + std::to_string(i), joined(text),
                     random() % 20 == 0 ? "" : "2024-03-" + std::string(day.size() == 1 ? "0" : "") + day});
  }
  return items;
}

void write_lines(const std::string& path, const std::vector<Item>& items) {
  std::ofstream out(path);
  for (const Item& item : items) {
    out << R"({"id": ")" << item.id << R"(", "lang": "en", "source": "a.example", "title": "", "body": ")" << item.body
        << '"';
    if (!item.date.empty()) out << R"(, "date": ")" << item.date << '"';
    out << "}\n";
  }
}

IndexReport index_quietly(const std::string& index, const std::vector<std::string>& sources, unsigned threads) {
  Observer quiet;
  IndexOptions options;
  options.path = index;
  options.threads = threads;
  return index_sources(sources, options, quiet);
}

std::map<std::string, std::set<std::string>> groups_in(const std::string& index) {
  const schema::ShardedDatabase database = schema::open_index(index).database;
  const auto id = [&](const schema::GroupMember& member) {
    return schema::decode_record_head(database.get_document(member.document).get_data()).article.id;
  };
  std::map<std::string, std::set<std::string>> groups;
  for (const uint32_t number : schema::group_numbers(database)) {
    const schema::Group group = schema::read_group(database, number);
    std::set<std::string>& others = groups[id(group.lead())];
    for (std::size_t i = 1; i < group.members.size(); ++i) others.insert(id(group.members[i]));
  }
  return groups;
}

std::vector<std::string> dump(const std::string& index) {
  const schema::ShardedDatabase database = schema::open_index(index).database;
  std::vector<std::string> out;
  for (auto posting = database.postlist_begin({}); posting != database.postlist_end({}); ++posting) {
    const Xapian::Document document = database.get_document(*posting);
    std::string text = std::to_string(*posting) + " data " + document.get_data();
    for (auto term = database.termlist_begin(*posting); term != database.termlist_end(*posting); ++term) {
      text += "\n" + *term + " " + std::to_string(term.get_wdf());
      for (auto position = term.positionlist_begin(); position != term.positionlist_end(); ++position)
        text += " " + std::to_string(*position);
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      if (value.get_valueno() != schema::number_of(schema::Slot::Added))
        text += "\nslot " + std::to_string(value.get_valueno()) + " " + *value;
    }
    out.push_back(std::move(text));
  }
  for (const uint32_t number : schema::group_numbers(database))
    out.push_back(database.get_metadata(schema::group_key(number)));
  return out;
}

std::string fault_in_groups(const std::string& index) {
  const schema::ShardedDatabase database = schema::open_index(index).database;
  std::map<Xapian::docid, uint32_t> number_of_member;
  for (const uint32_t number : schema::group_numbers(database)) {
    const schema::Group group = schema::read_group(database, number);
    if (group.members.size() < 2) return "group " + std::to_string(number) + " has fewer than two members";
    if (std::ranges::min(group.members, {}, &schema::GroupMember::document).document != number)
      return "group " + std::to_string(number) + " is not its smallest docid";
    for (const schema::GroupMember& member : group.members) {
      if (!number_of_member.emplace(member.document, number).second)
        return "document " + std::to_string(member.document) + " is in two groups";
    }
  }
  for (auto posting = database.postlist_begin({}); posting != database.postlist_end({}); ++posting) {
    const uint32_t slot =
        schema::unpack_number(database.get_document(*posting).get_value(schema::number_of(schema::Slot::Copies)));
    const auto member = number_of_member.find(*posting);
    if ((member == number_of_member.end() ? 0 : member->second) != slot)
      return "the slot of document " + std::to_string(*posting) + " says " + std::to_string(slot);
    if (member != number_of_member.end()) number_of_member.erase(member);
  }
  return number_of_member.empty()
             ? ""
             : "document " + std::to_string(number_of_member.begin()->first) + " is in a group and not in the index";
}

}  // namespace wirecopy::indexer
