// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "web/routes.h"

namespace wirecopy::web {

// The routes of pages that show who reused what; see the table in routes.cc.
Response show_compare(const Call& call);
Response show_match_form(const Call& call);
Response show_match(const Call& call);

}  // namespace wirecopy::web
