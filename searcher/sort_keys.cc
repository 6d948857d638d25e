// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/sort_keys.h"

#include "schema/slots.h"

namespace wirecopy::searcher {

namespace {

// Reading a slot of one article costs as much as streaming some twenty values.
constexpr std::size_t values_per_look_up = 20;

}  // namespace

SortKeys::SortKeys(const schema::ShardedDatabase& database, const Columns& columns, Sort sort, std::size_t expected)
    : database_(database),
      columns_(columns),
      sort_(sort),
      by_slot_(!database.has_remote() && !columns.has_published() &&
               expected * values_per_look_up < database.get_doccount()) {}

void SortKeys::append(const std::vector<Xapian::docid>& documents, std::vector<SortKey>& keys) const {
  const std::vector<int64_t>* published = by_slot_ ? nullptr : &columns_.published(database_);
  const std::vector<uint32_t>* figures = nullptr;
  if (sort_ == Sort::Copies) figures = &columns_.group_articles(database_);
  if (sort_ == Sort::Outlets) figures = &columns_.group_outlets(database_);
  const std::vector<uint32_t>& groups = columns_.groups(database_);
  const Xapian::valueno slot = schema::number_of(schema::Slot::Published);
  auto value = by_slot_ ? database_.valuestream_begin(slot) : Xapian::ValueIterator();
  const auto end = database_.valuestream_end(slot);
  for (const Xapian::docid document : documents) {
    int64_t date = undated;
    if (published != nullptr) {
      if (document < published->size()) date = (*published)[document];
    } else if (value != end) {
      value.skip_to(document);
      if (value != end && value.get_docid() == document) date = schema::unpack_seconds(*value);
    }
    if (figures == nullptr) {
      // ~date turns the order about without overflow; undated stays last.
      keys.push_back({sort_ == Sort::Oldest && date != undated ? ~date : date, 0, document});
    } else {
      const uint32_t group = group_of(groups, document);
      keys.push_back({group == 0 ? 1 : (*figures)[group], date, document});
    }
  }
}

}  // namespace wirecopy::searcher
