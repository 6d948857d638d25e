// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "searcher/answer.h"
#include "searcher/compiler.h"
#include "searcher/deadline.h"
#include "searcher/reader.h"
#include "searcher/syntax.h"

namespace wirecopy::searcher {

// What a request asks for, read and compiled against one state of the index.
struct Reading {
  ParsedQuery parsed;  // of the text alone
  Node root;           // with the filters beside the text
  CompiledQuery compiled;
  std::vector<Warning> warnings;  // of parsing and of compiling
};

// `now` is what "today" is, in seconds since 1970. Throws Error (Usage) when request.from or request.until is no date:
// these are parameters, and no query text.
// What is not compiled when `deadline` is over matches nothing.
Reading read_query(const View& view, const Request& request, int64_t now, const Deadline& deadline = {});

// The same as of this moment.
Reading read_query(const View& view, const Request& request);

int64_t seconds_now();

}  // namespace wirecopy::searcher
