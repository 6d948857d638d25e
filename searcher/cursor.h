// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <xapian.h>

#include "searcher/answer.h"
#include "searcher/ranking.h"
#include "text/error.h"

namespace wirecopy::searcher {

// The index that a cursor was given out for is no longer there: it was built anew.
class CursorExpired : public Error {
 public:
  using Error::Error;
};

// Where the next page of a list begins. It stands for itself: nothing is kept on the side of the index, so it outlives
// processes and commits. It holds what the order of the list rests on: the last hit shown, the newest article of the
// revision in which the list was begun, and the statistics its words were weighed by.
struct Cursor {
  uint64_t revision = 0;  // in which the list was begun
  int64_t now = 0;        // what "today" was then
  uint32_t rank = 0;      // of the last hit
  Continuation start;
};

// Letters, figures, - and _, some 60 of them and 10 for every word of the query; past 300 words their statistics are
// left out. Opaque to whoever gets it.
std::string encode_cursor(const Cursor& cursor, const Xapian::Database& database, const Request& request);

// Reads the cursor of a request. Throws Error (Usage) when it is none, or one of another query; CursorExpired.
Cursor decode_cursor(const Xapian::Database& database, const Request& request);

}  // namespace wirecopy::searcher
