// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/answer.h"

namespace wirecopy::searcher {

struct View;

// How far someone has read what came into an index.
struct NewsMark {
  std::string index;            // which one: the uuid of its database; empty = nothing was read yet
  std::vector<uint32_t> found;  // docids of all that was found in it so far, in order
  int64_t moment = 0;           // when it was read, in seconds since 1970
};

// What a list had before, and what therefore is no news.
enum class Known {
  Stories,  // nothing more of a story of which an article was found before
  Texts,    // no further copy of a text that was found before; another text of the same story is news
  Articles  // only what was found before itself
};

// The request that finds what was not found before a mark was made; each story once where `known` says so. An article
// that was read again is no news unless it was changed so that the request finds it now. In an index that was built
// anew since, whose docids are others, it is what was published on the day of the mark or later. Throws Error (Usage)
// for several indexes joined by a stub file.
Request request_behind(const View& view, Request request, const NewsMark& mark, Known known);

// The mark that stands for having read nothing but the hits of an answer, which are not all: `next` is the one that it
// came with, `mark` the one before.
NewsMark mark_behind_part(const NewsMark& mark, const NewsMark& next, const Answer& answer);

}  // namespace wirecopy::searcher
