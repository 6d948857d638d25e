// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "web/routes.h"

namespace wirecopy::web {

// The routes under /api/v1 that list what the whole index holds, as docs/api.md describes them; see the table in
// routes.cc. A list is worked out once for each state of an index, which takes as long as the command of its name.
Response answer_copies_list(const Call& call);
Response answer_stories_list(const Call& call);
Response answer_outlets_list(const Call& call);
Response answer_matrix(const Call& call);

}  // namespace wirecopy::web
