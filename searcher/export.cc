// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/export.h"

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <vector>

#include "searcher/ranking.h"
#include "searcher/reading.h"
#include "text/error.h"

namespace wirecopy::searcher {

namespace {

// Articles that are read in one go, between two looks at whether the index changed.
constexpr std::size_t batch = 64;

struct Matches {
  std::string index;  // the uuid of its database
  std::vector<Xapian::docid> documents;
};

// Leaves one article of each text, or of each story: the one that it is called by, where it is among them.
void fold(const View& view, Grouping grouping, std::vector<Xapian::docid>& documents) {
  const schema::ShardedDatabase& database = view.database;
  const bool by_story = grouping == Grouping::Story;
  const std::vector<uint32_t>& units = by_story ? view.columns.stories(database) : view.columns.groups(database);
  const auto is_lead = [&](Xapian::docid document) {
    return by_story ? view.columns.story_leads(database)[units[document]] == document
                    : !view.columns.followers(database)[document];
  };
  std::unordered_set<uint32_t> given;
  for (const Xapian::docid document : documents) {
    if (units[document] != 0 && is_lead(document)) given.insert(units[document]);
  }
  std::erase_if(documents, [&](Xapian::docid document) {
    return units[document] != 0 && !is_lead(document) && !given.insert(units[document]).second;
  });
}

Matches find(const View& view, const Request& request, Tally& tally) {
  Request all = request;
  all.limit = 0;
  all.facets = {FacetField::Language};  // so that the matches are kept
  Matches matches{view.database.get_uuid(), {}};
  matches.documents = select({view.database, view.columns}, read_query(view, all).compiled, all, tally).matches;
  std::ranges::sort(matches.documents);
  if (const Grouping grouping = grouping_of(request); grouping != Grouping::None)
    fold(view, grouping, matches.documents);
  return matches;
}

}  // namespace

void export_articles(Reader& reader, const Request& request, Tally& tally,
                     const std::function<bool(const schema::StoredArticle& article)>& visit) {
  const Matches matches = reader.with_newest([&](const View& view) { return find(view, request, tally); });
  for (std::size_t begin = 0; begin < matches.documents.size(); begin += batch) {
    const std::size_t end = std::min(begin + batch, matches.documents.size());
    const auto articles = reader.with_newest([&](const View& view) {
      if (view.database.get_uuid() != matches.index) {
        throw Error("the index '" + reader.path() + "' was replaced by another meanwhile", "export again");
      }
      std::vector<schema::StoredArticle> read;
      for (std::size_t i = begin; i < end; ++i) {
        try {
          read.push_back(schema::decode_record(view.database.get_document(matches.documents[i]).get_data()));
        } catch (const Xapian::DocNotFoundError&) {
          continue;  // removed meanwhile
        }
      }
      return read;
    });
    for (const schema::StoredArticle& article : articles) {
      if (!visit(article)) return;
    }
  }
}

}  // namespace wirecopy::searcher
