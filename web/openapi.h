// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "web/routes.h"

namespace wirecopy::web {

// The description of the API by OpenAPI 3.1, made from the tables of routes and parameters, so that it cannot tell of
// another API than there is. JSON.
std::string openapi_document();

Response send_openapi(const Call& call);

}  // namespace wirecopy::web
