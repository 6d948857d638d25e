// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "web/routes.h"

namespace wirecopy::web {

// What the routes outside the API answer; see the table in routes.cc.
Response show_search(const Call& call);
Response show_article(const Call& call);
Response send_asset(const Call& call);
Response send_icon(const Call& call);
Response send_robots(const Call& call);
Response send_embed_script(const Call& call);
Response send_health(const Call& call);

}  // namespace wirecopy::web
