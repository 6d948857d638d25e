// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace wirecopy::web {

// A file of web/assets, compiled in. Its path holds a hash of its content, so it can be cached for ever.
struct Asset {
  std::string_view name;  // "style.css"
  std::string_view path;  // "/assets/style-0123456789ab.css"
  std::string_view content_type;
  std::string_view content;
};

// Generated from the folder by cmake/embed.cmake.
std::span<const Asset> assets();

// The path of an asset by its name. Precondition: there is one.
std::string asset_path(std::string_view name);

}  // namespace wirecopy::web
