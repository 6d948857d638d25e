// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "searcher/answer.h"

namespace wirecopy::searcher {

struct View;

// How far someone has read what came into an index.
struct NewsMark {
  std::string index;    // which one: the uuid of its database; empty = nothing was read yet
  uint32_t newest = 0;  // the article that came last
  int64_t moment = 0;   // when it was read, in seconds since 1970
};

// What a list had before, and what therefore is no news.
enum class Known {
  Stories,  // nothing more of a story of which an article was found before
  Texts,    // no further copy of a text that was found before; another text of the same story is news
  Articles  // only what was found before itself
};

// The mark that stands for having read all that the view shows.
NewsMark mark_of(const View& view, int64_t now);

// The request that finds what came into the index behind a mark; each story once where `known` says so. An article
// that was read again is no news. In an index that was built anew since, which does not know what came when, it is what
// was published on the day of the mark or later. Throws Error (Usage) for several indexes joined by a stub file.
Request request_behind(const View& view, Request request, const NewsMark& mark, Known known);

}  // namespace wirecopy::searcher
