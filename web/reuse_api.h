// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "web/routes.h"

namespace wirecopy::web {

// The routes under /api/v1 that show who reused what, as docs/api.md describes them; see the table in routes.cc.
Response answer_compare(const Call& call);
Response answer_match(const Call& call);

}  // namespace wirecopy::web
