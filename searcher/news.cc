// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/news.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "searcher/reader.h"
#include "text/error.h"

namespace wirecopy::searcher {

namespace {

Grouping grouping_by(Known known) {
  switch (known) {
    case Known::Stories:
      return Grouping::Story;
    case Known::Texts:
      return Grouping::Copies;
    case Known::Articles:
      break;
  }
  return Grouping::None;
}

}  // namespace

Request request_behind(const View& view, Request request, const NewsMark& mark, Known known) {
  const std::string index = view.database.get_uuid();
  // The uuids of several databases are joined by colons.
  if (index.find(':') != std::string::npos)
    throw Error("several indexes are joined here, and what came last into all of them is not known",
                "ask each of them by itself", Failure::Usage);
  request.group = grouping_by(known);
  request.duplicates = known == Known::Articles ? Duplicates::Show : Duplicates::Collapse;
  request.behind = Behind{{}, request.group};
  if (mark.index == index) {
    request.behind->found = mark.found;
  } else if (!mark.index.empty()) {
    // An ISO date, compared as text.
    const std::string day = date_text({mark.moment, corpus::Precision::Day});
    request.from = std::max(request.from, day);
  }
  return request;
}

NewsMark mark_behind_part(const NewsMark& mark, const NewsMark& next, const Answer& answer) {
  // What is found without the answer, be it older than the day that a look into a new index begins with.
  std::set<uint32_t> found;
  std::ranges::set_difference(next.found, answer.found, std::inserter(found, found.end()));
  if (mark.index == next.index) found.insert(mark.found.begin(), mark.found.end());
  for (const Hit& hit : answer.hits) found.insert(hit.document);
  return {next.index, {found.begin(), found.end()}, mark.moment};
}

}  // namespace wirecopy::searcher
