// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/assets.h"

#include <algorithm>
#include <cassert>

namespace wirecopy::web {

std::string asset_path(std::string_view name) {
  const auto found = std::ranges::find(assets(), name, &Asset::name);
  assert(found != assets().end());
  return std::string(found->path);
}

}  // namespace wirecopy::web
