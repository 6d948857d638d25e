// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/news.h"

#include <algorithm>
#include <iterator>

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

NewsMark mark_behind(const View& view, const NewsMark& mark, const std::vector<uint32_t>& found, int64_t now) {
  NewsMark next{view.database.get_uuid(), found, now};
  if (mark.index == next.index) {
    next.found.clear();
    std::ranges::set_union(mark.found, found, std::back_inserter(next.found));
  }
  return next;
}

}  // namespace wirecopy::searcher
