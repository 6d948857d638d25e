// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <nlohmann/json.hpp>

namespace wirecopy::web {

// The answers of docs/api.md, member by member, as JSON Schema: what OpenAPI has under components/schemas. Members
// that are always there are required; further ones may come.
nlohmann::ordered_json openapi_schemas();

}  // namespace wirecopy::web
